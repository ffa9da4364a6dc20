/**
 * The gate for events in the Segment wire format (Segment and RudderStack clients, e-commerce v2).
 * From an event it takes what a contribution needs, if the event's own context says that the person
 * agreed to contribute, and nothing else: an allow-list, so that what is not named here cannot be
 * stored.
 */
import type { Refusal } from './errors.ts'
import { refuse } from './errors.ts'

export interface GateRules {
  /** Every one of these categories must be true in context.consent.categoryPreferences. */
  readonly contributeCategories: readonly string[]
  /** Names of track events that contribute. */
  readonly contributionEvents: readonly string[]
}

export interface AdmittedItem {
  readonly person: string
  readonly basket: string
  readonly item: string
  /** Epoch milliseconds on our clock. */
  readonly at: number
}

export type Admission =
  | { readonly ok: true; readonly items: readonly AdmittedItem[]; readonly dropped: number }
  /** Understood, and nothing to store: no consent, or not an event that contributes. */
  | {
      readonly ok: 'dropped'
      readonly why: 'no_consent' | 'not_a_contribution'
      readonly dropped: number
    }
  | Refusal

const longestId = 512
const mostProducts = 20_000
const eventTypes = new Set(['track', 'identify', 'page', 'screen', 'group', 'alias'])

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

function invalid(field: string, expected: string): Refusal {
  return refuse('event_invalid', `${field} is missing or wrong`, { field, expected })
}

/** An id, or undefined when it is absent, or a refusal when it is there and wrong. */
function idAt(value: unknown, field: string): string | undefined | Refusal {
  if (value === undefined || value === null || value === '') return undefined
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text.length > longestId || text.includes('\0')) {
    return invalid(field, `text of 1 to ${longestId} characters without NUL`)
  }
  return text
}

function consents(event: Fields, categories: readonly string[]): boolean {
  const consent = fieldsOf(fieldsOf(event['context'])['consent'])
  const preferences = fieldsOf(consent['categoryPreferences'])
  return categories.length > 0 && categories.every((category) => preferences[category] === true)
}

function timeOf(event: Fields, sentAt: unknown, now: number): number | Refusal {
  const text = event['timestamp'] ?? event['originalTimestamp']
  if (text === undefined) return now
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) return invalid('/timestamp', 'an ISO 8601 date and time')
  // The sender's clock may be wrong; what it says it is at sending tells by how much.
  const sent = Date.parse(String(event['sentAt'] ?? sentAt ?? ''))
  return Number.isNaN(sent) ? at : at + (now - sent)
}

function productItems(properties: Fields): readonly string[] | Refusal {
  const listed = properties['products']
  const products = Array.isArray(listed) ? listed : [properties]
  if (products.length > mostProducts) {
    return invalid('/properties/products', `at most ${mostProducts} products`)
  }
  const items: string[] = []
  for (const [index, value] of products.entries()) {
    const product = fieldsOf(value)
    const field = `/properties/products/${index}`
    const id = idAt(product['product_id'] ?? product['sku'], `${field}/product_id`)
    if (typeof id === 'object') return id
    if (id === undefined) return invalid(`${field}/product_id`, 'product_id or sku')
    const quantity = product['quantity'] ?? 1
    if (typeof quantity !== 'number' || !(quantity > 0)) {
      return invalid(`${field}/quantity`, 'a number above 0')
    }
    items.push(id)
  }
  return items
}

/** `now`: epoch milliseconds; `sentAt`: of the batch. Never throws. */
export function admitEvent(
  value: unknown,
  rules: GateRules,
  now: number,
  sentAt?: unknown,
): Admission {
  const event = fieldsOf(value)
  const dropped = Object.keys(event).length
  if (typeof event['type'] !== 'string' || !eventTypes.has(event['type'])) {
    return invalid('/type', [...eventTypes].join(', '))
  }
  const contributes =
    event['type'] === 'track' && rules.contributionEvents.includes(String(event['event']))
  if (!contributes) return { ok: 'dropped', why: 'not_a_contribution', dropped }
  if (!consents(event, rules.contributeCategories)) {
    return { ok: 'dropped', why: 'no_consent', dropped }
  }
  const properties = fieldsOf(event['properties'])
  const person = idAt(event['userId'] ?? event['anonymousId'], '/userId')
  if (typeof person === 'object') return person
  if (person === undefined) return invalid('/userId', 'userId or anonymousId')
  const basket = idAt(properties['order_id'] ?? event['messageId'], '/properties/order_id')
  if (typeof basket === 'object') return basket
  if (basket === undefined) return invalid('/properties/order_id', 'order_id or messageId')
  const at = timeOf(event, sentAt, now)
  if (typeof at === 'object') return at
  const items = productItems(properties)
  if ('ok' in items) return items
  const used = 6
  return {
    ok: true,
    items: items.map((item) => ({ person, basket, item, at })),
    dropped: Math.max(0, dropped - used) + Math.max(0, Object.keys(properties).length - 2),
  }
}
