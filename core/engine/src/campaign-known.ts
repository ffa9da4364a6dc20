/** What rules of campaigns may know of an account: of its profile, what the person switched on. */
import type { Known, RuleField } from '@discreet/campaigns'
import { ruleFields } from '@discreet/campaigns'
import type { AccountPurpose } from '@discreet/policy'
import { accountPurposes, isSensitive } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import type { PeopleSetup, Standing } from './choices.ts'
import { permitFor } from './choices.ts'
import type { Recalled } from './opened-profile.ts'
import { keyOf, thingsIn } from './opened-profile.ts'
import { preferencesIn } from './personal-context.ts'
import type { Pseudonym } from './pseudonym.ts'

type ItemOf = (id: string) => Item | undefined

function itemsIn(
  recalled: readonly Recalled[],
  field: Recalled['field'],
  itemOf: ItemOf,
): readonly string[] {
  const ids = new Set<string>()
  for (const { field: of, content } of recalled) {
    const { item: id } = content
    if (of !== field || typeof id !== 'string') continue
    const item = itemOf(id)
    // Also of what was recorded before its category was known to be sensitive.
    if (item !== undefined && !isSensitive(item)) ids.add(id)
  }
  return [...ids]
}

/** `recalled`: what may be used. What there is nothing of is not known. */
export function accountKnown(recalled: readonly Recalled[], itemOf: ItemOf): Known {
  const known: Partial<Record<RuleField, string | readonly string[]>> = {}
  const add = (field: RuleField, texts: readonly string[]): void => {
    if (texts.length > 0) known[field] = texts
  }
  const bought = itemsIn(recalled, 'account.purchases', itemOf)
  add('account.bought', bought)
  add('account.boughtCategories', [
    ...new Set(bought.flatMap((id) => itemOf(id)?.categories ?? [])),
  ])
  add('account.viewed', itemsIn(recalled, 'account.views', itemOf))
  add('account.liked', preferencesIn(recalled).liked)
  const age = recalled.find(({ field }) => field === 'account.ageBand')?.content['ageBand']
  if (typeof age === 'string') known['account.ageBand'] = age
  return known
}

/** Account purposes of these fields. */
export function purposesRead(fields: readonly RuleField[]): readonly AccountPurpose[] {
  const wanted = new Set<string>(fields.map((field) => ruleFields[field].purpose))
  return accountPurposes.filter((purpose) => wanted.has(purpose))
}

/** Opens nothing but what serves these purposes, and of them what the decision allows. */
export async function recallFor(
  setup: PeopleSetup,
  subject: Pseudonym,
  standing: Standing,
  purposes: readonly AccountPurpose[],
): Promise<readonly Recalled[]> {
  const wanted = purposes.filter((one) => standing.decision.purposes.includes(one))
  if (wanted.length === 0) return []
  const key = await keyOf(setup, subject, standing)
  if (key === undefined) return []
  const permit = permitFor(setup, subject, ['choices', ...wanted], standing.decision)
  const entries = await setup.store.people.entries(permit)
  return entries.flatMap((entry) =>
    thingsIn(key, entry).map((thing) => ({ field: entry.field, ...thing })),
  )
}
