/**
 * An incident, step by step (GDPR 33 and 34): its phases come in their order, each with a note of what
 * was done. A rehearsal takes the same course. The authority may be told in parts (33(4)), and late only
 * with the reasons for it (33(1)); an incident that is no risk to anybody is written down all the same
 * (33(5)).
 */
import type { LawPack } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import { breachDeadline } from './clocks.ts'
import type { Incident, IncidentFacts, IncidentPhase } from './incident.ts'
import { incidentPhases } from './incident.ts'

export type AdvancedIncident = { readonly ok: true; readonly incident: Incident } | Refusal

export interface NewIncident {
  /** UUID. */
  readonly id: string
  readonly site: string
  readonly drill: boolean
  /** Epoch milliseconds: when somebody here became aware. */
  readonly detectedAt: number
  readonly now: number
  readonly facts: IncidentFacts
  /** Of the place whose authority is told. */
  readonly pack: LawPack
}

/**
 * What has to be there before. The authority and the people can be told as soon as it is known what it
 * is about, whether or not it is contained.
 */
const after: Readonly<Record<Exclude<IncidentPhase, 'detected'>, readonly IncidentPhase[]>> = {
  assessed: ['detected'],
  contained: ['assessed'],
  authority_notified: ['assessed'],
  people_notified: ['assessed'],
  closed: ['assessed', 'contained'],
}

/** What is found out later goes the same way as what was told first (GDPR 33(4)). */
const inParts: readonly IncidentPhase[] = ['assessed', 'authority_notified', 'people_notified']

/** Refuses with `field_invalid` what begins later than now. */
export function openIncident(opening: NewIncident): AdvancedIncident {
  const { id, site, drill, detectedAt, now, facts, pack } = opening
  requireTime(now)
  requireTime(detectedAt)
  if (detectedAt > now) {
    return refuse('field_invalid', 'nobody can have seen it before it was', {
      field: 'detectedAt',
      expected: 'a moment that is over',
    })
  }
  const incident: Incident = {
    id,
    site,
    drill,
    phase: 'detected',
    detectedAt,
    authorityBy: breachDeadline(pack, detectedAt),
    facts,
    phases: [{ phase: 'detected', at: now, note: facts.nature }],
    affected: null,
  }
  return { ok: true, incident }
}

function requireTime(at: number): void {
  if (!Number.isSafeInteger(at)) throw new DiscreetError('unexpected', 'this is no moment in time')
}

/** GDPR 33(1): the authority need not know of what is no risk to anybody. */
function authorityIsTold({ highRisk, unreadable }: IncidentFacts): boolean {
  return highRisk || !unreadable
}

/** GDPR 34(1) and (3)(a). */
export function peopleAreTold({ highRisk, unreadable }: IncidentFacts): boolean {
  return highRisk && !unreadable
}

function has({ phases }: Incident, phase: IncidentPhase): boolean {
  return phases.some((one) => one.phase === phase)
}

/** Without which it cannot be closed. */
function owed(incident: Incident): readonly IncidentPhase[] {
  const { facts } = incident
  const told: IncidentPhase[] = []
  if (authorityIsTold(facts)) told.push('authority_notified')
  if (peopleAreTold(facts)) told.push('people_notified')
  return [...after.closed, ...told].filter((phase) => !has(incident, phase))
}

/** Which phases may come now, the one that is due first of all; none of one that is closed. */
export function nextPhases(incident: Incident): IncidentPhase[] {
  if (incident.phase === 'closed') return []
  const possible = incidentPhases.filter((phase) => {
    if (phase === 'detected') return false
    if (phase === 'closed') return owed(incident).length === 0
    return after[phase].every((one) => has(incident, one))
  })
  const first = possible.filter((phase) => !has(incident, phase))
  return [...first, ...possible.filter((phase) => has(incident, phase) && inParts.includes(phase))]
}

interface Filing {
  /** Epoch milliseconds. A clock that was set back counts as standing still. */
  readonly now: number
  /** What was done; of a phase that is left out by closing, why. */
  readonly note: string
  /** GDPR 33(1): the reasons why the authority is told after its deadline. */
  readonly delay?: string
  /** What is known by now, where that is more than before. */
  readonly facts?: IncidentFacts
}

const missing = (field: string, reason: string, expected: string): Refusal =>
  refuse('field_invalid', reason, { field, expected })

function lacking(
  incident: Incident,
  phase: IncidentPhase,
  { now, note, delay }: Filing,
): Refusal | undefined {
  const next = nextPhases(incident)
  if (!next.includes(phase)) {
    const needed = phase === 'closed' ? owed(incident) : next
    return refuse('request_state', `an incident that is ${incident.phase} is not ${phase} next`, {
      field: 'phase',
      expected: needed.join(', ') || 'nothing: it is closed',
    })
  }
  if (note.trim() === '') return missing('note', 'the note is missing', 'what was done, and why')
  const late = phase === 'authority_notified' && now > incident.authorityBy
  if (late && !has(incident, phase) && (delay ?? '').trim() === '') {
    return missing('delay', 'the deadline is over', 'the reasons for the delay (GDPR 33(1))')
  }
  return undefined
}

/** Refuses with `request_state` what cannot come now, with `field_invalid` what is not said. */
export function advanceIncident(
  incident: Incident,
  phase: IncidentPhase,
  filing: Filing,
): AdvancedIncident {
  requireTime(filing.now)
  const { note, delay, facts = incident.facts } = filing
  const last = Math.max(...incident.phases.map(({ at }) => at))
  const now = Math.max(filing.now, last)
  const refused = lacking({ ...incident, facts }, phase, { ...filing, now })
  if (refused !== undefined) return refused
  const filed = { phase, at: now, note, ...(delay === undefined ? {} : { delay }) }
  return {
    ok: true,
    incident: { ...incident, phase, facts, phases: [...incident.phases, filed] },
  }
}
