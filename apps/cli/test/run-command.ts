/** Commands in process: what they said to people, and what to machines. */
import type { Output } from '../src/output.ts'
import { tableText } from '../src/output.ts'
import { createProgram } from '../src/program.ts'

export interface Ran<T> {
  readonly text: string
  readonly result: T
}

export async function runCommand<T = unknown>(...args: readonly string[]): Promise<Ran<T>> {
  let text = ''
  let result: unknown
  const output: Output = {
    json: false,
    say: (line) => {
      text += `${line}\n`
    },
    table: (rows) => {
      text += rows.length > 0 ? `${tableText(rows)}\n` : ''
    },
    result: (value) => {
      result = value
    },
    progress: () => ({ update: () => undefined, done: () => undefined }),
  }
  const program = createProgram(() => output)
  const everyCommand = (command: typeof program): void => {
    command.exitOverride().configureOutput({ writeErr: () => undefined })
    command.commands.forEach(everyCommand)
  }
  everyCommand(program)
  await program.parseAsync(['node', 'discreet', ...args])
  return { text, result: result as T }
}
