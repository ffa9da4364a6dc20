/** Commands about tactics of marketing: tactics. */
import { verdicts } from '@discreet/policy'
import type { Command } from 'commander'
import { Option } from 'commander'
import {
  explainTacticCommand,
  listTactics,
  relaxTacticCommand,
  signTacticCommand,
  tacticFeedback,
} from './command-tactics.ts'
import { addOfficeCommand } from './office-options.ts'
import type { MakeOutput } from './options.ts'

function addLooking(tactics: Command, output: MakeOutput): void {
  const all = {
    name: 'list',
    says: 'every tactic, its verdict here, and when its evidence is to be looked at again',
    example: 'discreet tactics list',
  }
  addOfficeCommand(tactics, all, output, (_, choice, out) => listTactics(choice, out))
  const explain = {
    name: 'explain <id>',
    says: 'why it is allowed, asked first or never done; works without a shop',
    example: 'discreet tactics explain push',
  }
  addOfficeCommand(tactics, explain, output, (id, choice, out, given) =>
    explainTacticCommand(id, String(given['locale']), Date.now(), choice, out),
  ).option('--locale <tag>', 'of what people are told', 'en')
  const feedback = {
    name: 'feedback',
    says: 'how often people found each tactic too personal, with its noise',
    example: 'discreet tactics feedback',
  }
  addOfficeCommand(tactics, feedback, output, (_, choice, out) => tacticFeedback(choice, out))
}

export function addTacticsCommands(program: Command, output: MakeOutput): void {
  const tactics = program
    .command('tactics')
    .description('what people find creepy, and what follows from it')
  addLooking(tactics, output)
  const relax = {
    name: 'relax <id>',
    says: 'changes a verdict under your name; a hard one waits for a second name',
    example:
      "discreet tactics relax cart_remind --to allow --reason 'asked at sign-up, in one line'",
  }
  addOfficeCommand(tactics, relax, output, (id, choice, out, given) => {
    const { to, reason } = given as { to: string; reason: string }
    return relaxTacticCommand(id, { to, reason }, choice, out)
  })
    .addOption(new Option('--to <verdict>').choices(verdicts).makeOptionMandatory())
    .requiredOption('--reason <text>', 'for whoever reads the log later')
  const sign = {
    name: 'sign <change>',
    says: 'the second signature under a change that waits for it',
    example: "discreet tactics sign 'tactic:3:retarget_off'",
  }
  addOfficeCommand(tactics, sign, output, signTacticCommand)
}
