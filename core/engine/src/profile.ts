/**
 * The profile of an account at level 3: what the person switched on, sealed with their own key. What
 * is written and read is what the decision of this very request allows.
 */
import type { FieldId, Purpose } from '@discreet/policy'
import { accountPurposes, fieldOf } from '@discreet/policy'
import type { PeopleSetup, Standing } from './choices.ts'
import { expiryOf, permitFor } from './choices.ts'
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

function encode(value: unknown): Uint8Array {
  // UTF-8 of JSON with everything beyond ASCII escaped: the same bytes on every platform.
  const text = JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

function decode(bytes: Uint8Array): unknown {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return JSON.parse(text)
}

function expiresAt(field: FieldId, at: number): number | null {
  const { retention } = fieldOf(field)
  return typeof retention === 'number' ? at + retention * dayMilliseconds : null
}

function allowed({ decision }: Standing): readonly Purpose[] {
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
  const purposes = allowed(standing)
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
    sealed: key.seal(encode({ at, content }), field),
    expiresAt: expiresAt(field, at),
  }))
  const permit = permitFor(setup, subject, ['choices', ...purposes], standing.decision)
  const replaced = wanted.filter(({ replaces }) => replaces === true).map(({ field }) => field)
  return setup.store.people.addEntries(permit, entries, replaced)
}

/** What the decision allows to be used now, newest first. */
export async function recall(
  setup: PeopleSetup,
  subject: Pseudonym,
  standing: Standing,
): Promise<readonly Recalled[]> {
  const purposes = allowed(standing)
  const key = purposes.length === 0 ? undefined : await keyOf(setup, subject, standing)
  if (key === undefined) return []
  const permit = permitFor(setup, subject, ['choices', ...purposes], standing.decision)
  await setup.store.people.seen(
    permit,
    expiryOf({ ...standing.state, seenAt: setup.now() }, standing.pack),
  )
  const entries = await setup.store.people.entries(permit)
  return entries.map(({ field, sealed }) => ({
    field,
    ...(decode(key.open(sealed, field)) as Omit<Recalled, 'field'>),
  }))
}
