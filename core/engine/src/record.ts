/**
 * The first arrow of the path: an interaction that passed the gate becomes a contribution under
 * the pseudonym of its period. The plain identifier goes no further than this function.
 */
import type { Vault } from './people-ports.ts'
import type { Contribution, Cryptography, PrivacyUnit, SiteStore } from './ports.ts'
import { sensitiveItems } from './sensitive-items.ts'

/** One item that one person took in one basket; already admitted by the gate. */
export interface Interaction {
  readonly person: string
  readonly basket: string
  readonly item: string
  /** Epoch milliseconds. */
  readonly at: number
  /** Of an account: nothing that is not younger than its erasure is stored. */
  readonly tombstone?: string
}

export interface RecordOutcome {
  readonly stored: number
  /** Rows that were there already: the same person, basket and item in the same period. */
  readonly duplicates: number
  /** Rows whose item the catalogue does not have; nothing of them is stored. */
  readonly unknownItems: number
  /** Rows whose item is sensitive; nothing of them is stored. */
  readonly sensitiveItems: number
}

/** Where contributions go: the open period of live events, or a period of its own for a file. */
export interface RecordTarget {
  readonly periodId: string
  readonly key: Uint8Array
}

/** The open events period at `now` (epoch milliseconds). */
export async function eventsTarget(store: SiteStore, now: number): Promise<RecordTarget> {
  const { period, key } = await store.openPeriod(now)
  return { periodId: period.id, key }
}

/** The period that belongs to the historical file `name`; the same name resumes the same period. */
export async function importTarget(
  store: SiteStore,
  name: string,
  unit: PrivacyUnit,
  now: number,
): Promise<RecordTarget> {
  const { period, key } = await store.importPeriod(name, unit, now)
  return { periodId: period.id, key }
}

/**
 * Idempotent: recording the same interaction twice in one period stores it once. What is sensitive is
 * left out before anything of it is stored, so that no sum of the crowd has it in it either.
 */
export async function recordInteractions(
  store: SiteStore,
  cryptography: Cryptography,
  target: RecordTarget,
  interactions: readonly Interaction[],
): Promise<RecordOutcome> {
  const pseudonyms = new Map<string, string>()
  const pseudonym = (label: 'person' | 'basket', id: string): string => {
    const name = `${label}\0${id}`
    const known = pseudonyms.get(name) ?? cryptography.pseudonym(target.key, label, id)
    pseudonyms.set(name, known)
    return known
  }
  const left = await sensitiveItems(
    store,
    interactions.map(({ item }) => item),
  )
  const kept = interactions.filter(({ item }) => !left.has(item))
  const rows: Contribution[] = kept.map(({ person, basket, item, at, tombstone }) => ({
    person: pseudonym('person', person),
    basket: pseudonym('basket', basket),
    item,
    ...(tombstone === undefined ? {} : { unlessErased: { tombstone, since: at } }),
  }))
  const outcome = await store.addContributions(target.periodId, rows)
  return { ...outcome, sensitiveItems: interactions.length - kept.length }
}

interface RecordSetup {
  readonly store: SiteStore
  readonly cryptography: Cryptography
  readonly vault: Vault
}

export interface NamedOutcome extends RecordOutcome {
  /** Rows of somebody who was erased since; nothing of them is stored. */
  readonly erased: number
}

/**
 * Interactions of people under the site's own ids for them. Each becomes the pseudonym of their account,
 * whether they have one or not, as in live events: whoever has one can see and erase what is theirs.
 * `erasedAt`: tombstones, hash and epoch milliseconds; what is not younger than a person's own is left out.
 */
export async function recordNamed(
  { store, cryptography, vault }: RecordSetup,
  target: RecordTarget,
  interactions: readonly Interaction[],
  erasedAt: ReadonlyMap<string, number>,
): Promise<NamedOutcome> {
  interface Known {
    readonly subject: string
    readonly tombstone: string
    readonly after: number
  }
  const people = new Map<string, Known>()
  const personOf = (id: string): Known => {
    const known = people.get(id)
    if (known !== undefined) return known
    const subject = vault.subject(store.site.id, id)
    const tombstone = vault.tombstone(subject)
    const after = erasedAt.get(tombstone) ?? Number.NEGATIVE_INFINITY
    const person = { subject, tombstone, after }
    people.set(id, person)
    return person
  }
  const kept: Interaction[] = []
  for (const interaction of interactions) {
    const { subject, tombstone, after } = personOf(interaction.person)
    if (interaction.at > after) kept.push({ ...interaction, person: subject, tombstone })
  }
  const outcome = await recordInteractions(store, cryptography, target, kept)
  return { ...outcome, erased: interactions.length - kept.length }
}
