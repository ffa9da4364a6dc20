/** The command line: 0 done, 1 refused or failed, 2 used wrongly. */
import process from 'node:process'
import { CommanderError } from 'commander'
import { errorText, standardOutput } from './output.ts'
import { createProgram } from './program.ts'

const program = createProgram(standardOutput)
const everyCommand = (command: typeof program): void => {
  command.exitOverride()
  command.commands.forEach(everyCommand)
}
everyCommand(program)

// Whoever reads may stop reading (`| head`); what was begun is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    process.stderr.write(`${errorText(error)}\n`)
    process.exitCode = 1
  }
}
