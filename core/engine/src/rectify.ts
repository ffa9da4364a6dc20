/**
 * Putting right what is held (GDPR 16): what somebody likes, their age group, their address for
 * offers; and taking single things out. What was changed is said without saying what it was or is.
 */
import type { FieldId, Permit } from '@discreet/policy'
import { fieldOf } from '@discreet/policy'
import type { Preferences, Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { checkPreferences } from '@discreet/recommend'
import type { PeopleSetup, Standing, Visitor } from './choices.ts'
import { rightsPermit, standingOf } from './choices.ts'
import { heldFields } from './opened-profile.ts'
import type { Gone, Remembered } from './profile.ts'
import { remember } from './profile.ts'
import type { Pseudonym } from './pseudonym.ts'

export const ageBands = ['16-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const

/** null: it is to go. */
export interface Facts {
  readonly ageBand?: (typeof ageBands)[number] | null
  readonly offersAddress?: string | null
}

/** One line of a statement of what was changed. */
export interface Change {
  readonly field: FieldId
  readonly act: 'set' | 'removed'
  readonly count: number
}

export type Changed = { readonly ok: true; readonly changes: readonly Change[] } | Refusal

type Owner = Visitor & { readonly subject: Pseudonym }

const longestAddress = 254
const address = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]{2,}$/

export function isAgeBand(value: unknown): value is (typeof ageBands)[number] {
  return (ageBands as readonly unknown[]).includes(value)
}

/** Looks like an address; whether mail arrives nobody can say from its form. */
export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestAddress && address.test(value)
}

export function removed(gone: Gone): readonly Change[] {
  return (Object.entries(gone) as [FieldId, number][])
    .filter(([, count]) => count > 0)
    .map(([field, count]) => ({ field, act: 'removed', count }))
}

function notOn({ decision }: Standing, fields: readonly FieldId[]): Refusal | undefined {
  const off = fields.find((field) => !decision.fields.includes(field))
  if (off === undefined) return undefined
  const [purpose = ''] = fieldOf(off).purposes
  return refuse('not_permitted', `${purpose} is not switched on`, {
    expected: `the purpose in PUT /v1/me/choices at level 3; the decision rests on ${decision.reasons.join(', ')}`,
  })
}

/** What a person said there is one of: the newer takes the place of the older. */
function said(field: FieldId, at: number, content: Remembered['content']): Remembered {
  return { field, thing: 'all', at, content, replaces: true }
}

/** Refuses with `field_invalid` or `not_permitted`; then nothing was changed. */
export async function setPreferences(
  setup: PeopleSetup,
  owner: Owner,
  value: unknown,
): Promise<Changed> {
  const preferences: Preferences | undefined = checkPreferences(value)
  if (preferences === undefined) {
    return refuse('field_invalid', 'the preferences do not have the expected form', {
      field: '/',
      expected: 'short lists of names; in without, terms of a score',
    })
  }
  const standing = await standingOf(setup, owner)
  const field = 'account.preferences'
  const refused = notOn(standing, [field])
  if (refused !== undefined) return refused
  await remember(setup, owner.subject, standing, [said(field, setup.now(), { ...preferences })])
  const lists: readonly (readonly string[])[] = Object.values({ ...preferences })
  const count = lists.reduce((sum, list) => sum + list.length, 0)
  return { ok: true, changes: [{ field, act: 'set', count }] }
}

function checkFacts({
  ageBand,
  offersAddress,
}: Readonly<Record<keyof Facts, unknown>>): Refusal | undefined {
  if (ageBand != null && !isAgeBand(ageBand)) {
    return refuse('field_invalid', 'there is no such age group', {
      field: '/ageBand',
      expected: ageBands.join(', '),
    })
  }
  if (offersAddress != null && !isAddress(offersAddress)) {
    return refuse('field_invalid', 'this is not an e-mail address', {
      field: '/offersAddress',
      expected: 'an address such as name@example.org',
    })
  }
  return undefined
}

async function heldAmong(
  setup: PeopleSetup,
  permit: Permit,
  fields: readonly FieldId[],
): Promise<Refusal | undefined> {
  const { holds } = await setup.store.rights.erasure.everything(permit)
  const hold = holds.find((one) => heldFields([one], setup.now()).some((id) => fields.includes(id)))
  if (hold === undefined) return undefined
  return refuse('not_permitted', `it has to be kept: ${hold.reason}`, {
    expected: `after ${new Date(hold.until).toISOString().slice(0, 10)}`,
  })
}

/**
 * Setting a fact needs its purpose; taking it away needs nothing. Refuses with `field_invalid` or
 * `not_permitted`; then nothing was changed.
 */
export async function setFacts(setup: PeopleSetup, owner: Owner, facts: Facts): Promise<Changed> {
  const { ageBand, offersAddress } = facts
  const refused = checkFacts({ ageBand, offersAddress })
  if (refused !== undefined) return refused
  const now = setup.now()
  const goes: FieldId[] = []
  if (ageBand === null) goes.push('account.ageBand')
  if (offersAddress === null) goes.push('account.offersAddress')
  const permit = rightsPermit(setup, owner.subject, 'signed_in')
  const held = goes.length === 0 ? undefined : await heldAmong(setup, permit, goes)
  if (held !== undefined) return held
  const things: Remembered[] = []
  if (ageBand != null) things.push(said('account.ageBand', now, { ageBand }))
  if (offersAddress != null) {
    things.push(said('account.offersAddress', now, { address: offersAddress }))
  }
  const fields = things.map(({ field }) => field)
  if (fields.length > 0) {
    const standing = await standingOf(setup, owner)
    const off = notOn(standing, fields)
    if (off !== undefined) return off
    await remember(setup, owner.subject, standing, things)
  }
  const gone = goes.length === 0 ? {} : await setup.store.people.erase(permit, goes)
  const set = fields.map((field): Change => ({ field, act: 'set', count: 1 }))
  return { ok: true, changes: [...set, ...removed(gone)] }
}
