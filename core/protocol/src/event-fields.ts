/**
 * What each field of an event is used for. One walk for everybody: the gate counts what is left outside
 * by it (dropped-fields.ts), and whoever tries an event out sees it field by field (explain-event.ts).
 */
import type { Fields } from './fields.ts'
import { fieldsOf } from './fields.ts'

/**
 * identity: who (ids, traits); context: where and with what (address, device, page, …); properties:
 * what about the event and its products; other: the rest of the envelope.
 */
export type FieldKind = 'identity' | 'context' | 'properties' | 'other'

/** `once`: the same message told twice counts once; it is the basket where the order has no id. */
export type FieldUse = 'event' | 'time' | 'once' | 'consent' | 'person' | 'basket' | 'item'

type Section = '' | '/traits' | '/context' | '/context/traits' | '/properties'

/** `use` undefined: it was left outside. `product`: place in `/properties/products`. */
type Visit = (
  kind: FieldKind,
  use: FieldUse | undefined,
  section: Section,
  name: string,
  product?: number,
) => void

type Uses = Readonly<Partial<Record<string, FieldUse>>>

const ids = ['userId', 'anonymousId'] as const
const identity = new Set<string>([...ids, 'previousId', 'groupId'])
const inside = new Set(['traits', 'context', 'properties'])
const ofEvent: Uses = {
  type: 'event',
  event: 'event',
  timestamp: 'time',
  originalTimestamp: 'time',
  sentAt: 'time',
  messageId: 'once',
}
const ofProduct: Uses = { product_id: 'item', sku: 'item', quantity: 'item' }
const ofOrder: Uses = { order_id: 'basket', products: 'item' }
/** An event about one product has it in the properties themselves. */
const ofSingle: Uses = { ...ofOrder, ...ofProduct }

/** Clients send null and '' for what they do not know. */
export function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function useIn(uses: Uses, name: string): FieldUse | undefined {
  return Object.hasOwn(uses, name) ? uses[name] : undefined
}

function eachProperty(properties: Fields, visit: Visit): void {
  const { products } = properties
  const listed = Array.isArray(products)
  const uses = listed ? ofOrder : ofSingle
  for (const name in properties) visit('properties', useIn(uses, name), '/properties', name)
  if (!listed) return
  products.forEach((product, index) => {
    for (const name in fieldsOf(product)) {
      visit('properties', useIn(ofProduct, name), '/properties', name, index)
    }
  })
}

/** `admitted`: it became a contribution; otherwise it was read in order to decide, and no more. */
export function eachField(event: Fields, admitted: boolean, visit: Visit): void {
  const person = admitted ? ids.find((name) => isSaid(event[name])) : undefined
  for (const name in event) {
    if (identity.has(name)) visit('identity', name === person ? 'person' : undefined, '', name)
    else if (!inside.has(name)) visit('other', useIn(ofEvent, name), '', name)
  }
  const context = fieldsOf(event['context'])
  const properties = fieldsOf(event['properties'])
  for (const name in fieldsOf(event['traits'])) visit('identity', undefined, '/traits', name)
  for (const name in fieldsOf(context['traits'])) {
    visit('identity', undefined, '/context/traits', name)
  }
  for (const name in context) {
    if (name === 'traits') continue
    visit('context', name === 'consent' ? 'consent' : undefined, '/context', name)
  }
  if (admitted) eachProperty(properties, visit)
  else for (const name in properties) visit('properties', undefined, '/properties', name)
}
