/** What a request itself carries, as rules of campaigns read it: nothing about a person comes in here. */
import type { Known } from '@discreet/campaigns'
import { carriedBy } from '@discreet/campaigns'
import type { Item } from '@discreet/protocol'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'

export type ItemOf = (id: string) => Item | undefined

const mostFields = 60

/** Looser than what is read: what is no field of a request is not looked at. */
export const contextSchema: TSchema = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), {
  maxProperties: mostFields,
  description:
    'What the page has in hand: page.kind, page.items, page.categories, basket.items, time.hour, time.day, device.class, language, given.place, given.weather',
})

function categoriesOf(ids: unknown, itemOf: ItemOf): readonly string[] {
  const items = Array.isArray(ids) ? ids.flatMap((id) => itemOf(String(id)) ?? []) : []
  return [...new Set(items.flatMap(({ categories = [] }) => categories))]
}

/** Categories that the page did not say are those of its items. */
export function contextOf(
  context: Readonly<Record<string, unknown>>,
  itemOf: ItemOf,
  language: string | undefined,
): Known {
  const carried = carriedBy(context)
  const page = categoriesOf(carried['page.items'], itemOf)
  const basket = categoriesOf(carried['basket.items'], itemOf)
  return {
    ...(page.length === 0 ? {} : { 'page.categories': page }),
    ...(basket.length === 0 ? {} : { 'basket.categories': basket }),
    ...(language === undefined ? {} : { language }),
    ...carried,
  }
}
