/** discreet incident open, phase, affected, letters, tell, list */
import type { IncidentClock, IncidentTold } from '@discreet/engine'
import type {
  AuthorityLetter,
  Incident,
  IncidentFacts,
  IncidentPhase,
  Letter,
} from '@discreet/rights'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'

/** Times come as text. */
interface ShownIncident extends Pick<Incident, 'id' | 'drill' | 'phase' | 'affected'> {
  readonly detectedAt: string
  readonly authorityBy: string
  readonly clock: IncidentClock
  readonly facts: Pick<IncidentFacts, 'nature'>
  readonly next: readonly IncidentPhase[]
}

interface ShownLetters {
  readonly authority: AuthorityLetter
  readonly people: Letter
}

export interface NewIncidentFacts extends Omit<IncidentFacts, 'scope'> {
  readonly scope: object
}

function row(incident: ShownIncident): Record<string, string | number> {
  return {
    id: incident.id,
    drill: incident.drill ? 'drill' : '',
    phase: incident.phase,
    detected: incident.detectedAt.slice(0, 16).replace('T', ' '),
    'authority by': incident.authorityBy.slice(0, 16).replace('T', ' '),
    clock: incident.clock.state,
    'hours left': incident.clock.hoursLeft,
    affected: incident.affected ?? 'not counted',
    nature: incident.facts.nature,
  }
}

function sayIncident(incident: ShownIncident, output: Output): void {
  output.table([row(incident)])
  if (incident.next.length > 0) output.say(`\nNext: ${incident.next.join(' or ')}`)
  output.result(incident)
}

export async function listIncidents(options: OfficeChoice, output: Output): Promise<void> {
  const { incidents } = await withOffice(options, (office) =>
    office.call<{ incidents: ShownIncident[] }>('GET', 'incidents'),
  )
  output.table(incidents.map(row))
  if (incidents.length === 0) output.say('There was no incident.')
  output.result(incidents)
}

export async function openIncidentCommand(
  drill: boolean,
  detectedAt: string | undefined,
  facts: NewIncidentFacts,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const body = { drill, facts, ...(detectedAt === undefined ? {} : { detectedAt }) }
  const incident = await withOffice(options, (office) =>
    office.call<ShownIncident>('POST', 'incidents', {}, body),
  )
  sayIncident(incident, output)
}

export async function moveIncident(
  id: string,
  filing: { readonly phase: string; readonly note: string; readonly delay?: string },
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const incident = await withOffice(options, (office) =>
    office.call<ShownIncident>('POST', `incidents/${encodeURIComponent(id)}/phases`, {}, filing),
  )
  sayIncident(incident, output)
}

export async function countAffected(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const incident = await withOffice(options, (office) =>
    office.call<ShownIncident>('POST', `incidents/${encodeURIComponent(id)}/affected`),
  )
  output.say(`${incident.affected ?? 0} people are affected.`)
  output.result(incident)
}

export async function incidentLetters(
  id: string,
  locale: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const letters = await withOffice(options, (office) =>
    office.call<ShownLetters>('GET', `incidents/${encodeURIComponent(id)}/letters`, { locale }),
  )
  const { authority, people } = letters
  for (const { subject, text } of [authority, people]) output.say(`${subject}\n\n${text}`)
  if (authority.missing.length > 0) {
    output.say(`Missing in the letter to the authority: ${authority.missing.join(', ')}`)
  }
  output.result(letters)
}

export async function tellAffectedCommand(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const told = await withOffice(options, (office) =>
    office.call<IncidentTold>('POST', `incidents/${encodeURIComponent(id)}/tell`),
  )
  const { drill, affected, unreachable } = told
  output.say(
    drill
      ? `A drill: nobody was told. ${told.told} of ${affected} people could have been.`
      : `${told.told} of ${affected} people are told by mail; ${told.before} were before.`,
  )
  if (unreachable > 0) {
    output.say(`${unreachable} cannot be reached from here: tell them in public (GDPR 34(3)(c)).`)
  }
  output.result(told)
}
