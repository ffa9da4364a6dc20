/** Commands of whoever answers for people's rights: requests, retention, hold. */

import { denialReasons, requestTypes } from '@discreet/rights'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { RequestMove } from './command-requests.ts'
import { listRequests, moveRequestCommand, readRequest, showRequest } from './command-requests.ts'
import type { NewHold } from './command-retention.ts'
import { addHold, liftHoldCommand, retention } from './command-retention.ts'
import { addDocuments } from './document-commands.ts'
import { addIncident } from './incident-commands.ts'
import { asJson, officeChoice, withOfficeOptions } from './office-options.ts'
import type { Given, MakeOutput } from './options.ts'
import { example, list } from './options.ts'

function addLooking(requests: Command, output: MakeOutput): void {
  example(
    withOfficeOptions(requests.command('list').description('what waits, the most urgent first'))
      .addOption(new Option('--state <state>', 'open, closed, or one state').default('open'))
      .addOption(new Option('--type <type>').choices(requestTypes))
      .addOption(
        new Option('--channel <channel>').choices([
          'account',
          'email',
          'receipt',
          'agent',
          'staff',
        ]),
      )
      .option('--limit <count>', 'how many', '100')
      .option('--overdue', 'only what is late', false),
    'discreet requests list --overdue',
  ).action((given: Given) => {
    const { state, type, channel, limit, overdue } = given as Record<string, string> & {
      overdue: boolean
    }
    const asked = { state, type, channel, limit, overdue }
    return listRequests({ ...officeChoice(given), ...asked } as never, output(asJson(given)))
  })
  example(
    withOfficeOptions(
      requests.command('show').argument('<id>').description('one request, with its history'),
    ),
    'discreet requests show 5f0c…',
  ).action((id: string, given: Given) =>
    showRequest(id, officeChoice(given), output(asJson(given))),
  )
  example(
    withOfficeOptions(
      requests
        .command('read')
        .argument('<id>')
        .description('what somebody wrote, and where to answer; the person can see who read it'),
    ).requiredOption('--reason <text>', 'why it has to be read'),
    "discreet requests read 5f0c… --reason 'to answer the complaint'",
  ).action((id: string, given: Given) =>
    readRequest(id, String(given['reason']), officeChoice(given), output(asJson(given))),
  )
}

interface Move {
  readonly name: RequestMove
  readonly says: string
  readonly options: readonly Option[]
  readonly example: string
}

const moves: readonly Move[] = [
  {
    name: 'acknowledge',
    says: 'say that it has come in',
    options: [],
    example: 'discreet requests acknowledge 5f0c…',
  },
  {
    name: 'extend',
    says: 'more time, where the law allows it; the person is told why',
    options: [new Option('--reason <text>', 'for the person').makeOptionMandatory()],
    example: "discreet requests extend 5f0c… --reason 'three shops have to be asked'",
  },
  {
    name: 'pause',
    says: 'stop the clock, where the law allows it',
    options: [new Option('--reason <text>', 'what is awaited').makeOptionMandatory()],
    example: "discreet requests pause 5f0c… --reason 'waiting for proof of identity'",
  },
  {
    name: 'resume',
    says: 'let the clock go on',
    options: [],
    example: 'discreet requests resume 5f0c…',
  },
  {
    name: 'deny',
    says: 'a no, with its reason; the person is told how to complain',
    options: [
      new Option('--reason <reason>', 'of the Data Rights Protocol')
        .choices(denialReasons)
        .makeOptionMandatory(),
      new Option('--explanation <text>', 'for the person').makeOptionMandatory(),
    ],
    example: "discreet requests deny 5f0c… --reason no_match --explanation 'no such account'",
  },
  {
    name: 'answer',
    says: 'answer a complaint, an appeal or a question in words',
    options: [
      new Option('--text <text>', 'for the person').makeOptionMandatory(),
      new Option('--elsewhere', 'they have it already, in another way'),
    ],
    example: "discreet requests answer 5f0c… --text 'you are right: it is switched off'",
  },
  {
    name: 'retry',
    says: 'do again what failed half-way',
    options: [],
    example: 'discreet requests retry 5f0c…',
  },
]

function addMoves(requests: Command, output: MakeOutput): void {
  for (const { name, says, options, example: line } of moves) {
    const command = withOfficeOptions(requests.command(name).argument('<id>').description(says))
    for (const option of options) command.addOption(option)
    example(command, line).action((id: string, given: Given) => {
      const { reason, explanation, text, elsewhere } = given
      const body = Object.fromEntries(
        Object.entries({ reason, explanation, text, elsewhere }).filter(
          ([, value]) => value !== undefined,
        ),
      )
      return moveRequestCommand(id, name, body, officeChoice(given), output(asJson(given)))
    })
  }
}

function addRetention(program: Command, output: MakeOutput): void {
  example(
    withOfficeOptions(
      program.command('retention').description('erase what is beyond its date'),
    ).option('--dry-run', 'only count', false),
    'discreet retention --dry-run',
  ).action((given: Given) =>
    retention(given['dryRun'] === true, officeChoice(given), output(asJson(given))),
  )
}

function addHolds(program: Command, output: MakeOutput): void {
  const hold = program
    .command('hold')
    .description('fields that a law or a dispute wants kept; nothing uses them meanwhile')
  example(
    withOfficeOptions(hold.command('add').description('keep fields of one person'))
      .requiredOption('--person <id>', "the site's own id of the person")
      .requiredOption('--fields <list>', 'of the data catalogue', list)
      .requiredOption('--reason <text>', 'for the person: which law, which dispute')
      .requiredOption('--until <time>', 'ISO 8601'),
    "discreet hold add --person c42 --fields account.purchases --reason 'tax law, § 147 AO' --until 2027-12-31",
  ).action((given: Given) => {
    const { person, fields, reason, until } = given as unknown as NewHold
    const held = { person, fields, reason, until }
    return addHold(held, officeChoice(given), output(asJson(given)))
  })
  example(
    withOfficeOptions(
      hold.command('lift').argument('<id>').description('an erasure that waited goes on'),
    ),
    'discreet hold lift 7b1d…',
  ).action((id: string, given: Given) =>
    liftHoldCommand(id, officeChoice(given), output(asJson(given))),
  )
}

export function addOfficeCommands(program: Command, output: MakeOutput): void {
  const requests = program.command('requests').description('what people have asked for')
  addLooking(requests, output)
  addMoves(requests, output)
  addIncident(program, output)
  addDocuments(program, output)
  addRetention(program, output)
  addHolds(program, output)
}
