/**
 * The profile of an account at level 3: what the person switched on, sealed with their own key. What
 * is written and read is what the decision of this very request allows.
 */
import type { Decision, FieldId, Permit, Purpose } from '@discreet/policy'
import { accountPurposes, fieldOf } from '@discreet/policy'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import { choicesPermit, expiryOf, permitFor, standingWith } from './choices.ts'
import type { PersonKey, ProfileEntry, StoredEntry } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'

const dayMilliseconds = 86_400_000

/** One thing to remember. `thing`: what makes it the same thing when it is told twice. */
export interface Remembered {
  readonly field: FieldId
  readonly thing: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly content: Readonly<Record<string, unknown>>
  /** There is only one of this field: what was there goes. */
  readonly replaces?: boolean
}

export interface Recalled {
  readonly field: FieldId
  readonly at: number
  readonly content: Readonly<Record<string, unknown>>
}

function expiresAt(field: FieldId, at: number): number | null {
  const { retention } = fieldOf(field)
  return typeof retention === 'number' ? at + retention * dayMilliseconds : null
}

function allowed(decision: Decision): readonly Purpose[] {
  return accountPurposes.filter((purpose) => decision.purposes.includes(purpose))
}

async function keyOf(
  { vault }: PeopleSetup,
  subject: Pseudonym,
  { person }: Standing,
): Promise<PersonKey | undefined> {
  return person?.key == null ? undefined : vault.unwrap(person.key, subject)
}

/** Stores what the decision allows; the rest is left out. Returns how many entries are new. */
export async function remember(
  setup: PeopleSetup,
  subject: Pseudonym,
  standing: Standing,
  things: readonly Remembered[],
): Promise<number> {
  const purposes = allowed(standing.decision)
  const now = setup.now()
  const wanted = things.filter(
    ({ field, at }) =>
      standing.decision.fields.includes(field) && (expiresAt(field, at) ?? now + 1) > now,
  )
  const key = wanted.length === 0 ? undefined : await keyOf(setup, subject, standing)
  if (key === undefined) return 0
  const entries: ProfileEntry[] = wanted.map(({ field, thing, at, content }) => ({
    id: setup.vault.entryId(subject, `${field}\0${thing}`),
    field,
    sealed: key.seal({ at, content }, field),
    expiresAt: expiresAt(field, at),
  }))
  const permit = permitFor(setup, subject, ['choices', ...purposes], standing.decision)
  const replaced = wanted.filter(({ replaces }) => replaces === true).map(({ field }) => field)
  return setup.store.people.addEntries(permit, entries, replaced)
}

/** Once a day is enough to know that somebody is still there. */
async function noteSign(
  setup: PeopleSetup,
  permit: Permit,
  { state, pack }: Standing,
): Promise<void> {
  const now = setup.now()
  if (state.seenAt !== null && now - state.seenAt < dayMilliseconds) return
  await setup.store.people.seen(permit, expiryOf({ ...state, seenAt: now }, pack))
}

type Thing = Omit<Recalled, 'field'>

interface Opened extends StoredEntry {
  readonly things: readonly Thing[]
}

/** One thing, or a page of them. */
function thingsIn(key: PersonKey, { sealed, field }: StoredEntry): readonly Thing[] {
  const value = key.open(sealed, field) as Thing | readonly Thing[]
  return Array.isArray(value) ? (value as readonly Thing[]) : [value as Thing]
}

/** Young things stay by themselves: a client that tells one again is answered by its own row. */
const youngest = dayMilliseconds
const mostSingles = 40
/** Things of a page go together, on the day of the first of them; so a page spans little time. */
const pageMilliseconds = 30 * dayMilliseconds

/** Opening many sealed things one by one costs more than anything else in a request. */
async function fillPages(
  { store, vault, now }: PeopleSetup,
  subject: Pseudonym,
  permit: Permit,
  key: PersonKey,
  opened: readonly Opened[],
): Promise<void> {
  const groups = new Map<string, Opened[]>()
  for (const entry of opened) {
    const [only, second] = entry.things
    if (only === undefined || second !== undefined || now() - only.at < youngest) continue
    const group = `${entry.field} ${Math.floor(only.at / pageMilliseconds)}`
    groups.set(group, [...(groups.get(group) ?? []), entry])
  }
  const full = [...groups.values()].filter((group) => group.length >= mostSingles)
  if (full.length === 0) return
  const pages = full.map((group) => {
    const { field, place } = group[0] as Opened
    const things = group.flatMap((entry) => entry.things)
    return {
      id: vault.entryId(subject, `page\0${field}\0${place}`),
      field,
      sealed: key.seal(things, field),
      expiresAt: expiresAt(field, Math.min(...things.map(({ at }) => at))),
    }
  })
  const places = full.flatMap((group) => group.map(({ place }) => place))
  await store.people.repage(permit, pages, places)
}

/** What the person's decision allows to be used now, newest first, and how they stand. */
export async function recall(
  setup: PeopleSetup,
  visitor: Visitor & { readonly subject: Pseudonym },
): Promise<{ readonly standing: Standing; readonly recalled: readonly Recalled[] }> {
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
  if (permit !== undefined) await noteSign(setup, permit, standing)
  const key = entries.length === 0 ? undefined : await keyOf(setup, subject, standing)
  if (key === undefined) return { standing, recalled: [] }
  const opened = entries.map((entry) => ({ ...entry, things: thingsIn(key, entry) }))
  if (permit !== undefined) await fillPages(setup, subject, permit, key, opened)
  const recalled = opened.flatMap(({ field, things }) =>
    things.map((thing) => ({ field, ...thing })),
  )
  return { standing, recalled: recalled.sort((a, b) => b.at - a.at) }
}
