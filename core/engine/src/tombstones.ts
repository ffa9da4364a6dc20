/**
 * Somebody who was erased stays erased when an old copy of the database is put back, and when an old
 * file is imported. What is kept for that is a keyed hash in the database and in a list outside of it.
 */
import { DiscreetError } from '@discreet/protocol'
import { rightsPermit } from './choices.ts'
import { eraseFor } from './erase.ts'
import { openRequest } from './open-request.ts'
import type { SiteStore } from './ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import { resumeErasures } from './resume-erasures.ts'
import type { ErasureList, Tombstone } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

export interface AppliedTombstones {
  /** Those that the database did not have. */
  readonly missing: number
  /** People whom the database had back, and has no more. */
  readonly erased: number
}

function youngest(tombstones: readonly Tombstone[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { hash, at } of tombstones) found.set(hash, Math.max(at, found.get(hash) ?? at))
  return found
}

/** Everybody who was ever erased, as the list and the database know it: hash, epoch milliseconds. */
export async function erasedAt(
  { site, rights }: SiteStore,
  list: ErasureList,
): Promise<ReadonlyMap<string, number>> {
  return youngest([...(await list.read(site.id)), ...(await rights.erasure.tombstones())])
}

/** Those of `tombstones` that are unknown to `known`, or older there. */
function missingIn(
  known: ReadonlyMap<string, number>,
  tombstones: ReadonlyMap<string, number>,
): Map<string, number> {
  return new Map([...tombstones].filter(([hash, at]) => (known.get(hash) ?? -1) < at))
}

/** When they last chose; undefined: there is no account. */
async function choseAt(setup: RightsSetup, subject: Pseudonym): Promise<number | undefined> {
  const permit = rightsPermit(setup, subject, 'system')
  const { person } = await setup.store.rights.erasure.everything(permit)
  return person === undefined ? undefined : (person.state.chosenAt ?? 0)
}

/** Rejects when it cannot be done: whoever starts a site must not go on then. */
async function eraseAgain(setup: RightsSetup, subject: Pseudonym, at: number): Promise<void> {
  const { request } = await openRequest(setup, {
    type: 'erasure',
    channel: 'staff',
    subject,
    proof: 'system',
    person: {},
  })
  const erased = await eraseFor(setup, request.id, { buriedAt: at })
  if (!erased.ok) throw new DiscreetError(erased.code, erased.reason, erased.details)
}

/**
 * Holds the database against the list: whoever is in it again though they were erased, and has not
 * come back by themselves since, is erased again. Quick when the database lacks nothing. Rejects with
 * `configuration_invalid` when the list is damaged.
 */
export async function applyTombstones(setup: RightsSetup): Promise<AppliedTombstones> {
  const { store, vault, list } = setup
  const { erasure } = store.rights
  const listed = youngest(await list.read(store.site.id))
  const known = youngest(await erasure.tombstones())
  // The other way round: the list was lost, or put back from an older copy.
  for (const [hash, at] of missingIn(listed, known)) await list.append(store.site.id, { hash, at })
  // An erasure that was cut short goes on as itself, also one that was begun here.
  await resumeErasures(setup)
  const missing = missingIn(known, listed)
  if (missing.size === 0) return { missing: 0, erased: 0 }
  let erased = 0
  for await (const subjects of erasure.subjects()) {
    for (const subject of subjects) {
      const at = missing.get(vault.tombstone(subject))
      if (at === undefined) continue
      const chosen = await choseAt(setup, subject)
      if (chosen === undefined || chosen > at) continue
      await eraseAgain(setup, subject, at)
      erased += 1
    }
  }
  // Last: until everybody is gone, the next start finds them missing again.
  for (const [hash, at] of missing) await erasure.bury({ hash, at })
  return { missing: missing.size, erased }
}
