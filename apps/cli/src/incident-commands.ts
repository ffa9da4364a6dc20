/** Commands about breaches of personal data: incident. */

import { DiscreetError } from '@discreet/protocol'
import { incidentPhases } from '@discreet/rights'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { NewIncidentFacts } from './command-incident.ts'
import {
  countAffected,
  incidentLetters,
  listIncidents,
  moveIncident,
  openIncidentCommand,
  tellAffectedCommand,
} from './command-incident.ts'
import { addOfficeCommand } from './office-options.ts'
import type { Given, MakeOutput } from './options.ts'
import { list } from './options.ts'

function scopeOf(given: Given): object {
  const { fields, actor, from, to } = given as {
    fields?: string[]
    actor?: string
    from?: string
    to?: string
  }
  if (fields !== undefined && actor === undefined) return { of: 'site', fields }
  if (fields === undefined && actor !== undefined && from !== undefined && to !== undefined) {
    return { of: 'accesses', actor, from, to }
  }
  throw new DiscreetError('parameter_invalid', 'what was taken is not said', {
    field: '--fields or --actor',
    expected: '--fields LIST, or --actor NAME with --from TIME and --to TIME',
  })
}

function addOpening(incident: Command, output: MakeOutput): void {
  const open = {
    name: 'open',
    says: 'begins the clock of the authority',
    example:
      "discreet incident open --drill --nature 'a lost laptop' --categories 'purchases of customers' --consequences 'unwanted mail' --measures 'keys rotated' --fields account.purchases",
  }
  addOfficeCommand(incident, open, output, (_, choice, out, given) => {
    const { nature, categories, consequences, measures } = given as unknown as NewIncidentFacts
    const facts = {
      nature,
      categories,
      consequences,
      measures,
      scope: scopeOf(given),
      highRisk: given['highRisk'] === true,
      unreadable: given['unreadable'] === true,
    }
    const detected = given['detected'] as string | undefined
    return openIncidentCommand(given['drill'] === true, detected, facts, choice, out)
  })
    .requiredOption('--nature <text>', 'what happened (GDPR 33(3)(a))')
    .requiredOption('--categories <list>', 'of data and of people', list)
    .requiredOption('--consequences <text>', 'what may come of it (33(3)(c))')
    .requiredOption('--measures <text>', 'what is done about it (33(3)(d))')
    .option('--fields <list>', 'everything of these fields of the catalogue was taken', list)
    .option('--actor <name>', "or: what this actor had opened, for example 'staff anna'")
    .option('--from <time>', 'ISO 8601')
    .option('--to <time>', 'ISO 8601')
    .option('--detected <time>', 'when somebody became aware; default: now')
    .option('--high-risk', 'likely a high risk to people: they are told as well', false)
    .option('--unreadable', 'what was taken is sealed, and the keys were not', false)
    .option('--drill', 'a rehearsal: everything but telling anybody', false)
}

function addPhase(incident: Command, output: MakeOutput): void {
  const phase = {
    name: 'phase <id>',
    says: 'how far it is',
    example: "discreet incident phase 1c9e… --to contained --note 'access was cut off'",
  }
  addOfficeCommand(incident, phase, output, (id, choice, out, given) => {
    const { to, note, delay } = given as { to: string; note: string; delay?: string }
    const filing = { phase: to, note, ...(delay === undefined ? {} : { delay }) }
    return moveIncident(id, filing, choice, out)
  })
    .addOption(new Option('--to <phase>').choices(incidentPhases.slice(1)).makeOptionMandatory())
    .requiredOption('--note <text>', 'what was done, or why it was not')
    .option('--delay <text>', 'why the authority is told after its deadline')
}

function addTelling(incident: Command, output: MakeOutput): void {
  const letters = {
    name: 'letters <id>',
    says: 'to the authority and to the people, filled in',
    example: 'discreet incident letters 1c9e… --locale de',
  }
  addOfficeCommand(incident, letters, output, (id, choice, out, given) =>
    incidentLetters(id, String(given['locale']), choice, out),
  ).option('--locale <tag>', '', 'en')
  const tell = {
    name: 'tell <id>',
    says: 'a mail to everybody affected whose address is kept',
    example: 'discreet incident tell 1c9e…',
  }
  addOfficeCommand(incident, tell, output, tellAffectedCommand)
}

export function addIncident(program: Command, output: MakeOutput): void {
  const incident = program.command('incident').description('breaches of personal data, and drills')
  addOpening(incident, output)
  const all = {
    name: 'list',
    says: 'all of them, with their clocks',
    example: 'discreet incident list',
  }
  addOfficeCommand(incident, all, output, (_, choice, out) => listIncidents(choice, out))
  addPhase(incident, output)
  const affected = {
    name: 'affected <id>',
    says: 'how many people it is about',
    example: 'discreet incident affected 1c9e…',
  }
  addOfficeCommand(incident, affected, output, countAffected)
  addTelling(incident, output)
}
