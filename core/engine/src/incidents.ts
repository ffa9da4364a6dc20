/**
 * Breaches of personal data (GDPR 33 and 34): begun, filed phase by phase in the register and the log,
 * counted, and told to whoever they are about. A drill takes the same way, and nobody is told.
 */
import { packFor } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { Incident, IncidentFacts, IncidentPhase } from '@discreet/rights'
import { advanceIncident, openIncident } from '@discreet/rights'
import { countAffected, scopeRefusal } from './affected-people.ts'
import { freshId } from './move-request.ts'
import type { SiteStore } from './ports.ts'
import type { RightsSetup } from './rights-setup.ts'

const hourMilliseconds = 3_600_000
/** Somebody should be at it by then. */
const soonMilliseconds = 24 * hourMilliseconds

export type FiledIncident =
  | { readonly ok: true; readonly incident: Incident; readonly logIndex: number }
  | Refusal

async function saved(setup: RightsSetup, incident: Incident): Promise<FiledIncident> {
  const logIndex = await setup.store.rights.registers.saveIncident(incident)
  return { ok: true, incident, logIndex }
}

export async function findIncident(
  { store }: RightsSetup,
  id: string,
): Promise<{ readonly ok: true; readonly incident: Incident } | Refusal> {
  const incident = await store.rights.registers.incident(id)
  if (incident !== undefined) return { ok: true, incident }
  return refuse('request_unknown', 'there is no such incident')
}

/** Log indexes of every state that it was in, oldest first: each filing, and each count. */
export async function incidentLog(
  { log }: Pick<SiteStore, 'log'>,
  { id }: Pick<Incident, 'id'>,
): Promise<readonly number[]> {
  const indexes: number[] = []
  for (let version = 1; ; version += 1) {
    const entry = await log.find('incident', `${id}@${version}`)
    if (entry === undefined) return indexes
    indexes.push(entry.index)
  }
}

/** `detectedAt`: default now. Refuses with `field_invalid`. */
export async function beginIncident(
  setup: RightsSetup,
  { drill, facts }: Pick<Incident, 'drill' | 'facts'>,
  detectedAt?: number,
): Promise<FiledIncident> {
  const { store, packs, now } = setup
  const refused = scopeRefusal(facts.scope)
  if (refused !== undefined) return refused
  const opened = openIncident({
    id: freshId(setup),
    site: store.site.id,
    drill,
    facts,
    now: now(),
    detectedAt: detectedAt ?? now(),
    // The authority is that of where the site is.
    pack: packFor(packs, store.site.settings.place),
  })
  return opened.ok ? saved(setup, opened.incident) : opened
}

export interface IncidentFiling {
  readonly note: string
  readonly delay?: string
  readonly facts?: IncidentFacts
}

/** Refuses with `request_unknown`, `request_state` or `field_invalid`. */
export async function fileIncidentPhase(
  setup: RightsSetup,
  id: string,
  phase: IncidentPhase,
  filing: IncidentFiling,
): Promise<FiledIncident> {
  const found = await findIncident(setup, id)
  if (!found.ok) return found
  const refused = filing.facts === undefined ? undefined : scopeRefusal(filing.facts.scope)
  if (refused !== undefined) return refused
  const advanced = advanceIncident(found.incident, phase, { ...filing, now: setup.now() })
  return advanced.ok ? saved(setup, advanced.incident) : advanced
}

/** Kept with the incident: GDPR 33(3)(a) asks for the number. */
export async function countIncident(setup: RightsSetup, id: string): Promise<FiledIncident> {
  const found = await findIncident(setup, id)
  if (!found.ok) return found
  const { incident } = found
  const affected = await countAffected(setup, incident.facts.scope)
  return saved(setup, { ...incident, affected })
}

export interface IncidentClock {
  /** told: the authority was, in time or not; closed: without, because no risk was seen. */
  readonly state: 'in_time' | 'due_soon' | 'overdue' | 'told' | 'told_late' | 'closed'
  /** Until the authority must know; below 0: since. */
  readonly hoursLeft: number
}

export function incidentClock(incident: Incident, now: number): IncidentClock {
  const { phase, phases, authorityBy } = incident
  const told = phases.find((one) => one.phase === 'authority_notified')?.at
  const end = phases.at(-1)?.at ?? now
  const left = authorityBy - (told ?? (phase === 'closed' ? end : now))
  const hoursLeft = Math.floor(left / hourMilliseconds)
  if (told !== undefined) return { state: left < 0 ? 'told_late' : 'told', hoursLeft }
  if (phase === 'closed') return { state: 'closed', hoursLeft }
  if (left < 0) return { state: 'overdue', hoursLeft }
  return { state: left <= soonMilliseconds ? 'due_soon' : 'in_time', hoursLeft }
}
