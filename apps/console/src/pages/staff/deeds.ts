/** What the log has in two entries is one deed: it began, and it ended with something. */
import type { Role } from '@discreet/staff'

export interface Found {
  /** The same in both entries. */
  readonly id: string
  readonly step: 'begun' | 'ended'
  /** ISO 8601. */
  readonly at: string
  readonly member: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly action: string
  readonly on: Readonly<Record<string, string>>
  readonly reason: string | null
  readonly before: string | null
  readonly after: string | null
  readonly status: number | null
  readonly logIndex: number
}

export interface Deed extends Omit<Found, 'step' | 'logIndex'> {
  /** undefined: on a page that is not loaded. */
  readonly begunIndex?: number
  readonly endedIndex?: number
}

/** `found`: newest first. A deed stands where its last entry does; what has not ended has no status. */
export function deedsOf(found: readonly Found[]): readonly Deed[] {
  const deeds = new Map<string, Deed>()
  for (const { step, logIndex, ...entry } of found) {
    const later = deeds.get(entry.id)
    const index = step === 'begun' ? { begunIndex: logIndex } : { endedIndex: logIndex }
    // The entry of the end says all that the one of the beginning does.
    deeds.set(entry.id, { ...(later ?? entry), ...index })
  }
  return [...deeds.values()]
}
