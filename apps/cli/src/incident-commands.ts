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
import { asJson, officeChoice, withOfficeOptions } from './office-options.ts'
import type { Given, MakeOutput } from './options.ts'
import { example, list } from './options.ts'

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
  example(
    withOfficeOptions(incident.command('open').description('begins the clock of the authority'))
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
      .option('--drill', 'a rehearsal: everything but telling anybody', false),
    "discreet incident open --drill --nature 'a lost laptop' --categories 'purchases of customers' --consequences 'unwanted mail' --measures 'keys rotated' --fields account.purchases",
  ).action((given: Given) => {
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
    const drill = given['drill'] === true
    const detected = given['detected'] as string | undefined
    return openIncidentCommand(drill, detected, facts, officeChoice(given), output(asJson(given)))
  })
}

function addCourse(incident: Command, output: MakeOutput): void {
  example(
    withOfficeOptions(incident.command('list').description('all of them, with their clocks')),
    'discreet incident list',
  ).action((given: Given) => listIncidents(officeChoice(given), output(asJson(given))))
  example(
    withOfficeOptions(incident.command('phase').argument('<id>').description('how far it is'))
      .addOption(new Option('--to <phase>').choices(incidentPhases.slice(1)).makeOptionMandatory())
      .requiredOption('--note <text>', 'what was done, or why it was not')
      .option('--delay <text>', 'why the authority is told after its deadline'),
    "discreet incident phase 1c9e… --to contained --note 'access was cut off'",
  ).action((id: string, given: Given) => {
    const { to, note, delay } = given as { to: string; note: string; delay?: string }
    const filing = { phase: to, note, ...(delay === undefined ? {} : { delay }) }
    return moveIncident(id, filing, officeChoice(given), output(asJson(given)))
  })
  example(
    withOfficeOptions(
      incident.command('affected').argument('<id>').description('how many people it is about'),
    ),
    'discreet incident affected 1c9e…',
  ).action((id: string, given: Given) =>
    countAffected(id, officeChoice(given), output(asJson(given))),
  )
  example(
    withOfficeOptions(
      incident
        .command('letters')
        .argument('<id>')
        .description('to the authority and to the people, filled in'),
    ).option('--locale <tag>', '', 'en'),
    'discreet incident letters 1c9e… --locale de',
  ).action((id: string, given: Given) =>
    incidentLetters(id, String(given['locale']), officeChoice(given), output(asJson(given))),
  )
  example(
    withOfficeOptions(
      incident
        .command('tell')
        .argument('<id>')
        .description('a mail to everybody affected whose address is kept'),
    ),
    'discreet incident tell 1c9e…',
  ).action((id: string, given: Given) =>
    tellAffectedCommand(id, officeChoice(given), output(asJson(given))),
  )
}

export function addIncident(program: Command, output: MakeOutput): void {
  const incident = program.command('incident').description('breaches of personal data, and drills')
  addOpening(incident, output)
  addCourse(incident, output)
}
