/**
 * The gate for events in the Segment wire format (Segment and RudderStack clients, e-commerce v2).
 * From an event it takes what a contribution needs, if the event's own context says that the person
 * agreed to contribute, and nothing else: an allow-list, so that what is not named here cannot be
 * stored.
 */
import type { DroppedFields } from './dropped-fields.ts'
import { countDropped } from './dropped-fields.ts'
import type { Refusal } from './errors.ts'
import { refuse } from './errors.ts'
import { isSaid } from './event-fields.ts'
import type { Fields } from './fields.ts'
import { fieldsOf } from './fields.ts'
import { isText } from './text.ts'

export interface GateRules {
  /** Every one of these categories must be true in context.consent.categoryPreferences. */
  readonly contributeCategories: readonly string[]
  /** Names of track events that contribute. */
  readonly contributionEvents: readonly string[]
  /** What policy makes of the event's own consent. */
  readonly mayContribute: (consents: boolean) => boolean
}

export interface AdmittedItem {
  readonly person: string
  readonly basket: string
  readonly item: string
  /** Epoch milliseconds on our clock. */
  readonly at: number
}

export type Admission =
  | { readonly ok: true; readonly items: readonly AdmittedItem[]; readonly dropped: DroppedFields }
  /** Understood, and nothing to store: no consent, or not an event that contributes. */
  | {
      readonly ok: 'dropped'
      readonly why: 'no_consent' | 'not_a_contribution'
      readonly dropped: DroppedFields
    }
  | Refusal

const longestId = 512
const mostProducts = 20_000
const eventTypes = new Set(['track', 'identify', 'page', 'screen', 'group', 'alias'])

function invalid(field: string, expected: string): Refusal {
  return refuse('event_invalid', `${field} is missing or wrong`, { field, expected })
}

/** The first of `names` that is said, or a refusal when it is wrong. */
function idOf(from: Fields, names: readonly string[], at: string): string | undefined | Refusal {
  for (const name of names) {
    const value = from[name]
    if (!isSaid(value)) continue
    const text = typeof value === 'number' ? String(value) : value
    if (isText(text, longestId)) return text
    return invalid(`${at}/${name}`, `text of 1 to ${longestId} characters without NUL`)
  }
  return undefined
}

/** What the event itself says of each category that has to be true. */
export function consentIn(
  event: Fields,
  categories: readonly string[],
): readonly { readonly category: string; readonly given: boolean }[] {
  const consent = fieldsOf(fieldsOf(event['context'])['consent'])
  const preferences = fieldsOf(consent['categoryPreferences'])
  return categories.map((category) => ({ category, given: preferences[category] === true }))
}

function consents(event: Fields, categories: readonly string[]): boolean {
  return categories.length > 0 && consentIn(event, categories).every(({ given }) => given)
}

function timeOf(event: Fields, sentAt: unknown, now: number): number | Refusal {
  const name = event['timestamp'] === undefined ? 'originalTimestamp' : 'timestamp'
  const text = event[name]
  if (text === undefined) return now
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) return invalid(`/${name}`, 'an ISO 8601 date and time')
  // The sender's clock may be wrong; what it says it is at sending tells by how much.
  const sent = Date.parse(String(event['sentAt'] ?? sentAt ?? ''))
  return Number.isNaN(sent) ? at : at + (now - sent)
}

function isQuantity(value: unknown): boolean {
  // Some shops send numbers as text.
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0
}

function productItems(properties: Fields): readonly string[] | Refusal {
  const { products: listed } = properties
  if (listed !== undefined && listed !== null && !Array.isArray(listed)) {
    return invalid('/properties/products', 'a list of products')
  }
  const products: readonly unknown[] = Array.isArray(listed) ? listed : [properties]
  if (products.length > mostProducts) {
    return invalid('/properties/products', `at most ${mostProducts} products`)
  }
  const items: string[] = []
  for (const [index, value] of products.entries()) {
    const product = fieldsOf(value)
    const at = Array.isArray(listed) ? `/properties/products/${index}` : '/properties'
    const id = idOf(product, ['product_id', 'sku'], at)
    if (typeof id === 'object') return id
    if (id === undefined) return invalid(`${at}/product_id`, 'product_id or sku')
    if (!isQuantity(product['quantity'] ?? 1)) return invalid(`${at}/quantity`, 'a number above 0')
    items.push(id)
  }
  return items
}

/** The items of an event that contributes, from a person who agreed. */
function itemsOf(event: Fields, sentAt: unknown, now: number): readonly AdmittedItem[] | Refusal {
  const properties = fieldsOf(event['properties'])
  const person = idOf(event, ['userId', 'anonymousId'], '')
  if (typeof person === 'object') return person
  if (person === undefined) return invalid('/userId', 'userId or anonymousId')
  const order = idOf(properties, ['order_id'], '/properties')
  if (typeof order === 'object') return order
  const basket = order ?? idOf(event, ['messageId'], '')
  if (typeof basket === 'object') return basket
  if (basket === undefined) return invalid('/properties/order_id', 'order_id or messageId')
  const at = timeOf(event, sentAt, now)
  if (typeof at === 'object') return at
  const items = productItems(properties)
  if ('ok' in items) return items
  return items.map((item) => ({ person, basket, item, at }))
}

/** The items of an event by name, whatever was agreed: for a profile that its owner switched on. */
export function itemsOfEvent(
  value: unknown,
  names: readonly string[],
  now: number,
  sentAt?: unknown,
): readonly AdmittedItem[] {
  const event = fieldsOf(value)
  const { type, event: name } = event
  if (type !== 'track' || typeof name !== 'string' || !names.includes(name)) return []
  const items = itemsOf(event, sentAt, now)
  return 'ok' in items ? [] : items
}

/** `now`: epoch milliseconds; `sentAt`: of the batch. Never throws. */
export function admitEvent(
  value: unknown,
  rules: GateRules,
  now: number,
  sentAt?: unknown,
): Admission {
  const event = fieldsOf(value)
  const { type, event: name } = event
  if (typeof type !== 'string' || !eventTypes.has(type)) {
    return invalid('/type', [...eventTypes].join(', '))
  }
  const contributes =
    type === 'track' && typeof name === 'string' && rules.contributionEvents.includes(name)
  if (!contributes) {
    return { ok: 'dropped', why: 'not_a_contribution', dropped: countDropped(event, false) }
  }
  if (!rules.mayContribute(consents(event, rules.contributeCategories))) {
    return { ok: 'dropped', why: 'no_consent', dropped: countDropped(event, false) }
  }
  const items = itemsOf(event, sentAt, now)
  if ('ok' in items) return items
  return { ok: true, items, dropped: countDropped(event, true) }
}
