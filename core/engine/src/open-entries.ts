/** Everything in a profile, opened for its person's rights: what may not be used is in it too. */
import { DiscreetError } from '@discreet/protocol'
import type { PeopleSetup, Standing } from './choices.ts'
import type { Recalled } from './opened-profile.ts'
import { keyOf, thingsIn } from './opened-profile.ts'
import type { StoredEntry } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'

export interface OpenedEntries {
  /** Newest first. */
  readonly recalled: readonly Recalled[]
  /** Rows that did not open. */
  readonly unreadable: number
}

/** A row that does not open is counted and takes none of the others with it. */
export async function openEntries(
  setup: PeopleSetup,
  subject: Pseudonym,
  standing: Standing,
  entries: readonly StoredEntry[],
): Promise<OpenedEntries> {
  const recalled: Recalled[] = []
  let unreadable = 0
  const unread = (error: unknown): undefined => {
    if (error instanceof DiscreetError && error.code === 'profile_unreadable') return undefined
    throw error
  }
  const key = await keyOf(setup, subject, standing).catch(unread)
  for (const entry of entries) {
    try {
      if (key === undefined) unreadable += 1
      else recalled.push(...thingsIn(key, entry).map((one) => ({ ...one, field: entry.field })))
    } catch (error) {
      unread(error)
      unreadable += 1
    }
  }
  return { recalled: recalled.sort((a, b) => b.at - a.at), unreadable }
}
