/** Options that the commands of the office share. */
import type { Command } from 'commander'
import { Option } from 'commander'
import type { OfficeChoice } from './office-client.ts'
import type { Given, MakeOutput } from './options.ts'
import { choice, example, withStore } from './options.ts'
import type { Output } from './output.ts'

function withOfficeOptions(command: Command): Command {
  return withStore(command)
    .addOption(
      new Option('--server <url>', 'a server that runs; its key is in DISCREET_STAFF_KEY').env(
        'DISCREET_SERVER',
      ),
    )
    .option('--packs <folder>', 'further law packs, as for start')
}

function officeChoice(given: Given): OfficeChoice {
  const { server, packs } = given as { server?: string; packs?: string }
  return {
    ...choice(given),
    ...(server === undefined ? {} : { server }),
    ...(packs === undefined ? {} : { packs }),
  }
}

export interface OfficeCommand {
  /** With `<id>` when it is about one thing. */
  readonly name: string
  readonly says: string
  readonly example: string
}

/** `id` is empty when it is not about one thing; `given` has the options that are added after. */
export type Work = (id: string, choice: OfficeChoice, output: Output, given: Given) => Promise<void>

export function addOfficeCommand(
  parent: Command,
  { name, says, example: line }: OfficeCommand,
  output: MakeOutput,
  work: Work,
): Command {
  const command = withOfficeOptions(parent.command(name).description(says))
  return example(command, line).action(() => {
    const given: Given = command.opts()
    return work(command.args[0] ?? '', officeChoice(given), output(given['json'] === true), given)
  })
}
