/**
 * The profile of an account at level 3: what the person switched on, sealed with their own key. What
 * is written and read is what the decision of this very request allows.
 */
import type { FieldId, Permit } from '@discreet/policy'
import { profileFields } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import { expiryOf, permitFor, rightsPermit } from './choices.ts'
import type { Recalled, Thing } from './opened-profile.ts'
import {
  allowed,
  expiresAt,
  fillPages,
  heldFields,
  keyOf,
  openEverything,
  openProfile,
  pageOf,
} from './opened-profile.ts'
import type { ProfileEntry } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import { sensitiveItems } from './sensitive-items.ts'

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

/** Things of an item to forget: those of one moment (epoch milliseconds), or all of them. */
export interface Forgotten {
  readonly item: string
  readonly at?: number
}

type Owner = Visitor & { readonly subject: Pseudonym }

/** What somebody looked at or bought. What they said is theirs to say, whatever it is about. */
function isDone({ field }: Remembered): boolean {
  return field === 'account.purchases' || field === 'account.views'
}

/**
 * Stores what the decision allows; the rest is left out, and so is whatever was done with a sensitive
 * item. Returns how many entries are new.
 */
export async function remember(
  setup: PeopleSetup,
  subject: Pseudonym,
  standing: Standing,
  things: readonly Remembered[],
): Promise<number> {
  const purposes = allowed(standing.decision)
  const now = setup.now()
  const fitting = things.filter(
    ({ field, at }) =>
      standing.decision.fields.includes(field) && (expiresAt(field, at) ?? now + 1) > now,
  )
  const done = fitting.filter(isDone).map(({ content }) => String(content['item']))
  const left = await sensitiveItems(setup.store, done)
  const wanted = fitting.filter((one) => !isDone(one) || !left.has(String(one.content['item'])))
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
  owner: Owner,
): Promise<{ readonly standing: Standing; readonly recalled: readonly Recalled[] }> {
  const { standing, permit, rows } = await openProfile(setup, owner)
  if (permit !== undefined) await noteSign(setup, permit, standing)
  if (rows === undefined) return { standing, recalled: [] }
  await fillPages(setup, owner.subject, rows)
  const recalled = rows.entries.flatMap(({ field, things }) =>
    things.map((thing) => ({ field, ...thing })),
  )
  return { standing, recalled: recalled.sort((a, b) => b.at - a.at) }
}

/** Somebody else's change of the same rows is somebody else's success; so this ends. */
const mostTries = 20

/** How many things went, by field. */
export type Gone = Readonly<Partial<Record<FieldId, number>>>

/**
 * Takes single things out of the profile, also out of the pages that they are in: all of them, or
 * after a crash none. What is held stays; what may not be used can be forgotten all the same.
 */
async function take(
  setup: PeopleSetup,
  subject: Pseudonym,
  goes: (thing: Thing) => boolean,
): Promise<Gone> {
  for (let k = 0; k < mostTries; k += 1) {
    const everything = await openEverything(setup, subject)
    if (everything === undefined) return {}
    const { permit, key, entries, held } = everything
    const touched = entries.filter(
      ({ field, things }) => !held.includes(field) && things.some(goes),
    )
    if (touched.length === 0) return {}
    const pages = touched.flatMap((entry) => {
      const kept = entry.things.filter((thing) => !goes(thing))
      return kept.length === 0 ? [] : [pageOf(setup, subject, key, entry, kept)]
    })
    const places = touched.map(({ place }) => place)
    if (await setup.store.people.repage(permit, pages, places)) {
      const gone: Partial<Record<FieldId, number>> = {}
      for (const { field, things } of touched) {
        gone[field] = (gone[field] ?? 0) + things.filter(goes).length
      }
      return gone
    }
  }
  throw new DiscreetError('store_unavailable', 'the profile is being changed elsewhere; try again')
}

/** Items: those of one moment, or all of them. */
export function forget(
  setup: PeopleSetup,
  subject: Pseudonym,
  wanted: readonly Forgotten[],
): Promise<Gone> {
  const always = new Set(wanted.flatMap(({ item, at }) => (at === undefined ? [item] : [])))
  const once = new Set(wanted.map(({ item, at }) => `${at}\0${item}`))
  return take(setup, subject, ({ content, at }) => {
    const { item } = content
    return typeof item === 'string' && (always.has(item) || once.has(`${at}\0${item}`))
  })
}

/** Whatever was looked at or bought in [from, to), epoch milliseconds; what was said stays. */
export function forgetRange(
  setup: PeopleSetup,
  subject: Pseudonym,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Gone> {
  return take(
    setup,
    subject,
    ({ content, at }) => typeof content['item'] === 'string' && at >= from && at < to,
  )
}

/**
 * Everything goes, also what an objection or a restriction keeps from being used, but not what is
 * held; the level and the purposes stay. Returns how many rows, by field.
 */
export async function forgetEverything(setup: PeopleSetup, subject: Pseudonym): Promise<Gone> {
  const permit = rightsPermit(setup, subject, 'signed_in')
  const { holds } = await setup.store.rights.erasure.everything(permit)
  const held = heldFields(holds, setup.now())
  const fields = profileFields.map(({ id }) => id).filter((field) => !held.includes(field))
  return setup.store.people.erase(permit, fields)
}
