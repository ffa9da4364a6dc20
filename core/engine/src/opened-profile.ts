/**
 * A profile as it lies in the store: rows that hold one thing each, and pages of many, because opening
 * many sealed things one by one costs more than anything else in a request. Everything here changes
 * rows for pages in one transaction of the store, or nothing.
 */
import type { Decision, FieldId, Permit, Purpose } from '@discreet/policy'
import { accountPurposes, fieldOf } from '@discreet/policy'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import { choicesPermit, permitFor, rightsPermit, standingWith } from './choices.ts'
import type { PersonKey, ProfileEntry, StoredEntry } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Hold } from './rights-ports.ts'

const dayMilliseconds = 86_400_000

export interface Recalled {
  readonly field: FieldId
  /** Epoch milliseconds. */
  readonly at: number
  readonly content: Readonly<Record<string, unknown>>
}

export type Thing = Omit<Recalled, 'field'>

interface Opened extends StoredEntry {
  readonly things: readonly Thing[]
}

/** Rows with what it takes to put others in their place. */
export interface Rows {
  readonly permit: Permit
  readonly key: PersonKey
  readonly entries: readonly Opened[]
}

export interface OpenedProfile {
  readonly standing: Standing
  /** Only where the decision lets something be used. */
  readonly permit?: Permit
  /** Only where there is something. */
  readonly rows?: Rows
}

export function expiresAt(field: FieldId, at: number): number | null {
  const { retention } = fieldOf(field)
  return typeof retention === 'number' ? at + retention * dayMilliseconds : null
}

export function allowed(decision: Decision): readonly Purpose[] {
  return accountPurposes.filter((purpose) => decision.purposes.includes(purpose))
}

export async function keyOf(
  { vault }: PeopleSetup,
  subject: Pseudonym,
  { person }: Standing,
): Promise<PersonKey | undefined> {
  return person?.key == null ? undefined : vault.unwrap(person.key, subject)
}

/** One thing, or a page of them. */
export function thingsIn(key: PersonKey, { sealed, field }: StoredEntry): readonly Thing[] {
  const value = key.open(sealed, field) as Thing | readonly Thing[]
  return Array.isArray(value) ? (value as readonly Thing[]) : [value as Thing]
}

/** Reads and opens what the decision of this very request allows. */
export async function openProfile(
  setup: PeopleSetup,
  visitor: Visitor & { readonly subject: Pseudonym },
): Promise<OpenedProfile> {
  const { subject } = visitor
  let permit: Permit | undefined
  const { person, entries } = await setup.store.people.readWith(
    choicesPermit(setup, subject),
    (read) => {
      const { decision } = standingWith(setup, visitor, read)
      const purposes = allowed(decision)
      if (read.key === null || purposes.length === 0) return undefined
      permit = permitFor(setup, subject, ['choices', ...purposes], decision)
      return permit
    },
  )
  const standing = standingWith(setup, visitor, person)
  if (permit === undefined) return { standing }
  const key = entries.length === 0 ? undefined : await keyOf(setup, subject, standing)
  if (key === undefined) return { standing, permit }
  const opened = entries.map((entry) => ({ ...entry, things: thingsIn(key, entry) }))
  return { standing, permit, rows: { permit, key, entries: opened } }
}

/**
 * Everything that is kept, whatever may be used: for the person's own hand, which forgets also what an
 * objection or a restriction locks. `held`: fields that a hold keeps as they are.
 */
export async function openEverything(
  setup: PeopleSetup,
  subject: Pseudonym,
): Promise<(Rows & { readonly held: readonly FieldId[] }) | undefined> {
  const { store, vault, now } = setup
  const permit = rightsPermit(setup, subject, 'signed_in')
  const { person, entries, holds } = await store.rights.erasure.everything(permit)
  if (person?.key == null || entries.length === 0) return undefined
  const key = await vault.unwrap(person.key, subject)
  return {
    permit,
    key,
    entries: entries.map((entry) => ({ ...entry, things: thingsIn(key, entry) })),
    held: heldFields(holds, now()),
  }
}

/** Fields that stay as they are while a hold stands. */
export function heldFields(holds: readonly Hold[], now: number): readonly FieldId[] {
  return holds.filter(({ until }) => until > now).flatMap(({ fields }) => fields)
}

/** `place`: of a row that the page replaces, so that no other page ever has the same id. */
export function pageOf(
  { vault }: PeopleSetup,
  subject: Pseudonym,
  key: PersonKey,
  { field, place }: StoredEntry,
  things: readonly Thing[],
): ProfileEntry {
  return {
    id: vault.entryId(subject, `page\0${field}\0${place}`),
    field,
    sealed: key.seal(things, field),
    expiresAt: expiresAt(field, Math.min(...things.map(({ at }) => at))),
  }
}

/** Young things stay by themselves: a client that tells one again is answered by its own row. */
const youngest = dayMilliseconds
const mostSingles = 40
/** Things of a page go together, on the day of the first of them; so a page spans little time. */
const pageMilliseconds = 30 * dayMilliseconds

export async function fillPages(
  setup: PeopleSetup,
  subject: Pseudonym,
  { permit, key, entries }: Rows,
): Promise<void> {
  const groups = new Map<string, Opened[]>()
  for (const entry of entries) {
    const [only, second] = entry.things
    if (only === undefined || second !== undefined || setup.now() - only.at < youngest) continue
    const group = `${entry.field} ${Math.floor(only.at / pageMilliseconds)}`
    groups.set(group, [...(groups.get(group) ?? []), entry])
  }
  const full = [...groups.values()].filter((group) => group.length >= mostSingles)
  if (full.length === 0) return
  const pages = full.map((group) => {
    const things = group.flatMap((entry) => entry.things)
    return pageOf(setup, subject, key, group[0] as Opened, things)
  })
  const places = full.flatMap((group) => group.map(({ place }) => place))
  await setup.store.people.repage(permit, pages, places)
}
