import { admitEvent, itemsOfEvent } from '@discreet/protocol'
import { expect, test } from 'vitest'
import { dataCatalogue } from '../src/data-catalogue.ts'

/** Answers like `value` and notes the path of every field whose value is asked for. */
function watched(value: unknown, read: Set<string>, path = ''): unknown {
  if (typeof value !== 'object' || value === null) return value
  return new Proxy(value, {
    get(target, name) {
      const inner = Reflect.get(target, name) as unknown
      if (typeof name === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(name))) return inner
      const at = Array.isArray(target) ? path : `${path}${path === '' ? '' : '.'}${name}`
      read.add(at)
      return watched(inner, read, at)
    },
  })
}

const consent = { categoryPreferences: { contribute: true, marketing: true } }
const product = { product_id: 'p', sku: 's', quantity: 1, price: 3, coupon: 'c' }
const full = {
  type: 'track',
  event: 'Order Completed',
  messageId: 'm',
  userId: 'u',
  anonymousId: 'a',
  timestamp: '2026-01-01T00:00:00Z',
  originalTimestamp: '2026-01-01T00:00:00Z',
  sentAt: '2026-01-01T00:00:00Z',
  traits: { email: 'e' },
  integrations: {},
  context: { consent, ip: '::1', userAgent: 'ua', traits: { name: 'n' }, device: { id: 'd' } },
  properties: { order_id: 'o', products: [product], ...product, revenue: 7 },
}
/** Read to find out what the event is and whether it may be used; nothing of it is kept. */
const structure = [
  'type',
  'event',
  'context',
  'context.consent',
  'context.consent.categoryPreferences',
  'context.consent.categoryPreferences.contribute',
  // Only their fields are counted.
  'context.traits',
  'properties',
  'traits',
]

test('the gate reads the fields of an event that the catalogue declares, and no others', () => {
  const read = new Set<string>()
  const rules = {
    contributeCategories: ['contribute'],
    contributionEvents: ['Order Completed'],
    mayContribute: (consents: boolean) => consents,
  }
  const { userId: _, ...anonymous } = full
  const { products: __, ...single } = full.properties
  const { timestamp: ___, ...untimed } = full
  const { product_id: ____, ...bySku } = product
  for (const event of [
    full,
    anonymous,
    untimed,
    { ...full, properties: single },
    { ...full, properties: { products: [bySku] } },
  ]) {
    admitEvent(watched(event, read), rules, 0)
    itemsOfEvent(watched(event, read), ['Order Completed'], 0)
  }
  const fields = [...read]
    .map((path) => path.replace(/^properties\.products\./, 'properties.'))
    .filter((path) => !structure.includes(path))
  const declared = dataCatalogue.flatMap(({ events }) => events)
  expect([...new Set(fields)].sort()).toEqual([...new Set(declared)].sort())
})
