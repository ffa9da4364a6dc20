/** Commands of whoever answers for people's rights: requests, retention, hold. */

import { channels, denialReasons, requestTypes } from '@discreet/rights'
import type { Command } from 'commander'
import { Option } from 'commander'
import { proposeLifting } from './command-approvals.ts'
import type { RequestMove } from './command-requests.ts'
import { listRequests, moveRequestCommand, readRequest, showRequest } from './command-requests.ts'
import type { NewHold } from './command-retention.ts'
import { addHold, retention } from './command-retention.ts'
import { addDocuments } from './document-commands.ts'
import { addIncident } from './incident-commands.ts'
import type { Query } from './office-client.ts'
import { addOfficeCommand } from './office-options.ts'
import type { MakeOutput } from './options.ts'
import { list } from './options.ts'

function addLooking(requests: Command, output: MakeOutput): void {
  const waiting = {
    name: 'list',
    says: 'what waits, the most urgent first',
    example: 'discreet requests list --overdue',
  }
  addOfficeCommand(requests, waiting, output, (_, choice, out, given) => {
    const { state, type, channel, limit } = given as Query
    const overdue = given['overdue'] === true ? 'true' : undefined
    return listRequests({ state, type, channel, limit, overdue }, choice, out)
  })
    .addOption(new Option('--state <state>', 'open, closed, or one state').default('open'))
    .addOption(new Option('--type <type>').choices(requestTypes))
    .addOption(new Option('--channel <channel>').choices(channels))
    .option('--limit <count>', 'how many', '100')
    .option('--overdue', 'only what is late', false)
  const show = {
    name: 'show <id>',
    says: 'one request, with its history',
    example: 'discreet requests show 5f0c…',
  }
  addOfficeCommand(requests, show, output, showRequest)
  const read = {
    name: 'read <id>',
    says: 'what somebody wrote, and where to answer; the person can see who read it',
    example: "discreet requests read 5f0c… --reason 'to answer the complaint'",
  }
  addOfficeCommand(requests, read, output, (id, choice, out, given) =>
    readRequest(id, String(given['reason']), choice, out),
  ).requiredOption('--reason <text>', 'why it has to be read')
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
  for (const { name, options, ...shown } of moves) {
    const about = { ...shown, name: `${name} <id>` }
    const command = addOfficeCommand(requests, about, output, (id, choice, out, given) => {
      const { reason, explanation, text, elsewhere } = given
      // What is not given is not in the JSON either.
      return moveRequestCommand(id, name, { reason, explanation, text, elsewhere }, choice, out)
    })
    for (const option of options) command.addOption(option)
  }
}

function addRetention(program: Command, output: MakeOutput): void {
  const erase = {
    name: 'retention',
    says: 'erase what is beyond its date',
    example: 'discreet retention --dry-run',
  }
  addOfficeCommand(program, erase, output, (_, choice, out, given) =>
    retention(given['dryRun'] === true, choice, out),
  ).option('--dry-run', 'only count', false)
}

function addHolds(program: Command, output: MakeOutput): void {
  const hold = program
    .command('hold')
    .description('fields that a law or a dispute wants kept; nothing uses them meanwhile')
  const add = {
    name: 'add',
    says: 'keep fields of one person',
    example:
      "discreet hold add --person c42 --fields account.purchases --reason 'tax law, § 147 AO' --until 2027-12-31",
  }
  addOfficeCommand(hold, add, output, (_, choice, out, given) => {
    const { person, fields, reason, until } = given as unknown as NewHold
    return addHold({ person, fields, reason, until }, choice, out)
  })
    .requiredOption('--person <id>', "the site's own id of the person")
    .requiredOption('--fields <list>', 'of the data catalogue', list)
    .requiredOption('--reason <text>', 'for the person: which law, which dispute')
    .requiredOption('--until <time>', 'ISO 8601')
  const lift = {
    name: 'lift <id>',
    says: 'proposed; when a second person has signed, an erasure that waited goes on',
    example: "discreet hold lift 7b1d… --reason 'the dispute is settled'",
  }
  addOfficeCommand(hold, lift, output, (id, choice, out, given) =>
    proposeLifting(id, String(given['reason']), choice, out),
  ).requiredOption('--reason <text>', 'for whoever signs; names nobody')
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
