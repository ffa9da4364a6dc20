/** Options that the commands of the office share. */
import type { Command } from 'commander'
import { Option } from 'commander'
import type { OfficeChoice } from './office-client.ts'
import type { Given } from './options.ts'
import { choice, withStore } from './options.ts'

export function withOfficeOptions(command: Command): Command {
  return withStore(command)
    .addOption(
      new Option('--server <url>', 'a server that runs; its key is in DISCREET_STAFF_KEY').env(
        'DISCREET_SERVER',
      ),
    )
    .option('--packs <folder>', 'further law packs, as for start')
}

export function officeChoice(given: Given): OfficeChoice {
  const { server, packs } = given as { server?: string; packs?: string }
  return {
    ...choice(given),
    ...(server === undefined ? {} : { server }),
    ...(packs === undefined ? {} : { packs }),
  }
}

export const asJson = (given: Given): boolean => given['json'] === true
