import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { admitEvent } from '../src/segment.ts'

const rules = {
  contributeCategories: ['contribute'],
  contributionEvents: ['Order Completed'],
  mayContribute: (consents: boolean) => consents,
}
const now = Date.parse('2026-03-01T12:00:00Z')
const consent = { categoryPreferences: { contribute: true } }
const order = {
  type: 'track',
  event: 'Order Completed',
  messageId: 'm-1',
  userId: 'u-1',
  timestamp: '2026-03-01T11:00:00Z',
  context: { consent },
  properties: { order_id: 'o-1', products: [{ product_id: 'pear' }, { product_id: 'plum' }] },
}
const admit = (change: object): ReturnType<typeof admitEvent> =>
  admitEvent({ ...order, ...change }, rules, now)
const withProperties = (properties: object): ReturnType<typeof admitEvent> =>
  admit({ properties: { ...order.properties, ...properties } })

describe('an order of a person who agreed', () => {
  test('becomes items and nothing else', () => {
    const at = Date.parse(order.timestamp)
    expect(admit({})).toEqual({
      ok: true,
      items: [
        { person: 'u-1', basket: 'o-1', item: 'pear', at },
        { person: 'u-1', basket: 'o-1', item: 'plum', at },
      ],
      dropped: { identity: 0, context: 0, properties: 0, other: 0 },
    })
  })

  test.each([
    ['sku where there is no product_id', { products: [{ product_id: '', sku: 'pear' }] }],
    ['a product in the properties themselves', { products: undefined, product_id: 'pear' }],
    ['a number as id', { products: [{ product_id: 7 }] }],
    ['a quantity as text', { products: [{ product_id: 'pear', quantity: '2' }] }],
    ['no quantity', { products: [{ product_id: 'pear', quantity: null }] }],
  ])('may have %s', (_, properties) => {
    expect(withProperties(properties)).toMatchObject({ ok: true, items: [expect.any(Object)] })
  })

  test('takes the anonymous id where nobody is known, and its message for its basket', () => {
    expect(
      admit({
        userId: null,
        anonymousId: 'a-1',
        properties: { products: [{ product_id: 'pear' }] },
      }),
    ).toMatchObject({ items: [{ person: 'a-1', basket: 'm-1' }] })
  })

  test('is put on our clock: what the sender says it is at sending tells how wrong it is', () => {
    const sentAt = '2026-02-28T12:00:00Z'
    const timestamp = '2026-02-28T11:00:00Z'
    expect(admitEvent({ ...order, timestamp }, rules, now, sentAt)).toMatchObject({
      items: [{ at: now - 3_600_000 }, { at: now - 3_600_000 }],
    })
    expect(admit({ timestamp: undefined })).toMatchObject({ items: [{ at: now }, { at: now }] })
  })
})

describe('what is left outside', () => {
  test('is counted by kind, for an order that is taken', () => {
    expect(
      admit({
        anonymousId: 'a-1',
        traits: { name: 'N', email: 'E' },
        integrations: {},
        context: { consent, ip: '::1', device: {}, traits: { age: 3 } },
        properties: {
          ...order.properties,
          coupon: 'C',
          products: [{ product_id: 'pear', price: 3, quantity: 1 }],
        },
      }),
    ).toMatchObject({ ok: true, dropped: { identity: 4, context: 2, properties: 2, other: 1 } })
  })

  test('a product in the properties themselves is not left outside', () => {
    expect(
      admit({ properties: { order_id: 'o', product_id: 'pear', quantity: 1, name: 'Pear' } }),
    ).toMatchObject({ dropped: { properties: 1 } })
  })

  test('is everything, for an event that is not taken', () => {
    expect(admit({ context: {} })).toMatchObject({
      ok: 'dropped',
      why: 'no_consent',
      dropped: { identity: 1, context: 0, properties: 2, other: 0 },
    })
    expect(admit({ type: 'identify', traits: { email: 'E' } })).toMatchObject({
      ok: 'dropped',
      why: 'not_a_contribution',
      dropped: { identity: 2 },
    })
  })
})

test.each([
  ['nothing', {}],
  ['text', { contribute: 'true' }],
  ['a number', { contribute: 1 }],
  ['false', { contribute: false }],
  ['another category', { marketing: true }],
])('consent given as %s is none', (_, categoryPreferences) => {
  expect(admit({ context: { consent: { categoryPreferences } } })).toMatchObject({
    ok: 'dropped',
    why: 'no_consent',
  })
})

test('without configured categories nobody has agreed', () => {
  expect(admitEvent(order, { ...rules, contributeCategories: [] }, now)).toMatchObject({
    why: 'no_consent',
  })
})

test.each([
  ['/type', { type: 'purchase' }],
  ['/userId', { userId: undefined }],
  ['/userId', { userId: 'x'.repeat(10_000) }],
  ['/userId', { userId: 'a\0b' }],
  ['/userId', { userId: '\ud800' }],
  ['/userId', { userId: { id: 'u' } }],
  ['/timestamp', { timestamp: 'yesterday' }],
  ['/timestamp', { timestamp: 17 }],
  ['/properties/order_id', { messageId: undefined, properties: { products: [] } }],
  ['/properties/order_id', { properties: { order_id: ['o'] } }],
  ['/properties/products', { properties: { order_id: 'o', products: 'pear' } }],
  [
    '/properties/products',
    { properties: { order_id: 'o', products: Array(20_001).fill({ sku: 'p' }) } },
  ],
  ['/properties/product_id', { properties: { order_id: 'o' } }],
  [
    '/properties/products/1/product_id',
    { properties: { order_id: 'o', products: [{ sku: 'p' }, {}] } },
  ],
  ['/properties/products/0/quantity', { properties: { products: [{ sku: 'p', quantity: -1 }] } }],
  [
    '/properties/products/0/quantity',
    { properties: { products: [{ sku: 'p', quantity: 'two' }] } },
  ],
])('names %s when it is wrong, and says what was expected', (field, change) => {
  expect(admit(change)).toMatchObject({
    ok: false,
    code: 'event_invalid',
    details: { field, expected: expect.any(String) },
  })
})

test('never throws, and repeats nothing of what it refuses', () => {
  const secret = 'secret-a7'
  const anything = fc.anything({ values: [fc.constant(secret), fc.anything()], maxDepth: 4 })
  fc.assert(
    fc.property(anything, anything, (context, properties) => {
      const event = { type: 'track', event: 'Order Completed', userId: secret }
      const admission = admitEvent({ ...event, context, properties }, rules, now)
      if (admission.ok !== true) expect(JSON.stringify(admission)).not.toContain(secret)
    }),
  )
})
