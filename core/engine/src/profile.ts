/**
 * The profile of an account at level 3: what the person switched on, sealed with their own key. What
 * is written and read is what the decision of this very request allows.
 */
import type { Decision, FieldId, Permit, Purpose } from '@discreet/policy'
import { accountPurposes, fieldOf } from '@discreet/policy'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import { choicesPermit, expiryOf, permitFor, standingWith } from './choices.ts'
import type { PersonKey, ProfileEntry } from './people-ports.ts'
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
  const recalled = entries.map(({ field, sealed }) => ({
    field,
    ...(key.open(sealed, field) as Omit<Recalled, 'field'>),
  }))
  return { standing, recalled: recalled.sort((a, b) => b.at - a.at) }
}
