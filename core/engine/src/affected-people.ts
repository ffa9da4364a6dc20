/**
 * Whom an incident is about (GDPR 33(3)(a) and 34): counted in the database, and one by one, in order
 * to tell them. It is looked up under the rights of each person, whatever they chose.
 */
import type { FieldId, Permit } from '@discreet/policy'
import { fieldOf } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { IncidentFacts } from '@discreet/rights'
import { pseudonymIn, recordsOf, rightsPermit } from './choices.ts'
import { campaignsOf } from './export-crowd.ts'
import { offersAddressOf } from './offers-address.ts'
import type { StoredEntry, StoredPerson } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { AccessEntry } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

type Scope = IncidentFacts['scope']

const isField = (text: string): text is FieldId => {
  // The catalogue has no field that is not an id.
  const field = fieldOf(text as FieldId) as ReturnType<typeof fieldOf> | undefined
  return field?.stored.in === 'table'
}

/** Refuses with `field_invalid` what nobody could be found by. */
export function scopeRefusal(scope: Scope): Refusal | undefined {
  if (scope.of === 'accesses') {
    if (scope.actor.trim() !== '' && scope.from < scope.to) return undefined
    return refuse('field_invalid', 'the accesses have no actor, or end before they begin', {
      field: '/facts/scope',
      expected: 'an actor, and a from before its to',
    })
  }
  if (scope.fields.length > 0 && scope.fields.every(isField)) return undefined
  return refuse('field_invalid', 'a field is not in the data catalogue, or is not kept here', {
    field: '/facts/scope/fields',
    expected: 'ids of fields that are in tables, for example account.purchases',
  })
}

/** How many people; contributions count each person once per period, rather too many than too few. */
export function countAffected({ store }: RightsSetup, scope: Scope): Promise<number> {
  const { erasure } = store.rights
  return scope.of === 'accesses'
    ? erasure.accessedBy(scope.actor, scope.from, scope.to)
    : erasure.holding(scope.fields.filter(isField))
}

interface Held {
  readonly person: StoredPerson | undefined
  readonly entries: readonly StoredEntry[]
  readonly accesses: readonly AccessEntry[]
}

type Looking = readonly [setup: RightsSetup, subject: Pseudonym, permit: Permit, held: Held]

async function inOpenPeriods([setup, subject, permit]: Looking): Promise<boolean> {
  const { erasure } = setup.store.rights
  return (await erasure.contributionsOf(permit, pseudonymIn(setup, subject))).length > 0
}

const already = (has: boolean): Promise<boolean> => Promise.resolve(has)

/** Fields that are not entries of a profile. */
const elsewhere: Readonly<Partial<Record<FieldId, (looking: Looking) => Promise<boolean>>>> = {
  'account.key': ([, , , { person }]) => already(person?.key != null),
  'account.contact': ([, , , { person }]) => already(person?.contact != null),
  'account.accessLog': ([, , , { accesses }]) => already(accesses.length > 0),
  'account.choices': ([, , , { person }]) => already(person !== undefined),
  'account.consentRecords': ([, , , { person }]) => already(person !== undefined),
  'account.requests': async ([{ store }, , permit]) =>
    (await store.rights.requests.ofPerson(permit)).length > 0,
  'crowd.contribution': inOpenPeriods,
  'crowd.campaigns': async ([setup, subject]) => (await campaignsOf(setup, subject)).length > 0,
}

function hasField(looking: Looking, field: FieldId): Promise<boolean> {
  const [, , , { entries }] = looking
  return elsewhere[field]?.(looking) ?? already(entries.some((entry) => entry.field === field))
}

async function isAffected(
  setup: RightsSetup,
  subject: Pseudonym,
  permit: Permit,
  held: Held,
  scope: Scope,
): Promise<boolean> {
  if (scope.of === 'accesses') {
    const { actor, from, to } = scope
    return held.accesses.some((one) => one.actor === actor && from <= one.at && one.at < to)
  }
  for (const field of scope.fields.filter(isField)) {
    if (await hasField([setup, subject, permit, held], field)) return true
  }
  return false
}

export interface Affected {
  readonly subject: Pseudonym
  /** undefined: cannot be reached from here. */
  readonly address: string | undefined
  /** Of the notice that they last chose by. */
  readonly locale: string
}

/** `looked`: called for each account, before it is looked at. */
export async function* affectedPeople(
  setup: RightsSetup,
  scope: Scope,
  looked: () => void,
): AsyncIterable<Affected> {
  const { store } = setup
  for await (const subjects of store.rights.erasure.subjects()) {
    for (const subject of subjects) {
      looked()
      const permit = rightsPermit(setup, subject, 'system')
      const held = await store.rights.erasure.everything(permit)
      if (!(await isAffected(setup, subject, permit, held, scope))) continue
      const address = await offersAddressOf(setup, subject, held)
      const records = address === undefined ? [] : await recordsOf(setup, subject)
      yield { subject, address, locale: records.at(-1)?.notice.locale ?? 'en' }
    }
  }
}
