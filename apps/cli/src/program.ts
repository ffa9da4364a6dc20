/** The command line, put together; each command does its work in a file of its own. */
import { Command } from 'commander'
import { addCampaignCommands } from './campaign-commands.ts'
import { addLookCommands } from './look-commands.ts'
import { addOfficeCommands } from './office-commands.ts'
import type { MakeOutput } from './options.ts'
import { addPeopleCommands } from './people-commands.ts'
import { addShopCommands } from './shop-commands.ts'
import { addStaffCommands } from './staff-commands.ts'
import { addTacticsCommands } from './tactics-commands.ts'
import { addToolCommands } from './tool-commands.ts'

/** `output` decides where text goes; tests collect it. */
export function createProgram(output: MakeOutput): Command {
  const program = new Command('discreet')
    .description('Personalization that does not cost people their privacy.')
    .version('0.1.0')
    .showHelpAfterError('(add --help for what there is)')
  addShopCommands(program, output)
  addLookCommands(program, output)
  addPeopleCommands(program, output)
  addOfficeCommands(program, output)
  addStaffCommands(program, output)
  addCampaignCommands(program, output)
  addTacticsCommands(program, output)
  addToolCommands(program, output)
  const everyCommand = (command: Command): void => {
    if (command.commands.length === 0) command.option('--json', 'for machines')
    command.commands.forEach(everyCommand)
  }
  everyCommand(program)
  return program
}
