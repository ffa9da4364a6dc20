import { expect, test } from 'vitest'
import { explainEvent } from '../src/explain-event.ts'

const now = Date.parse('2026-03-01T12:00:00Z')
const categories = ['contribute', 'statistics']
const agreed = { categoryPreferences: { contribute: true, statistics: true, sale: true } }
const order = {
  type: 'track',
  event: 'Order Completed',
  messageId: 'm-1',
  userId: '',
  anonymousId: 'a-1',
  'app/version~': '7',
  traits: { email: 'ada@people.example' },
  context: { consent: agreed, ip: '192.0.2.1', traits: { age: 41 } },
  properties: { order_id: 'o-1', coupon: 'C', products: [{ sku: 'pear', price: 3 }] },
}
const explain = (change: object = {}, mayContribute = (consents: boolean) => consents) =>
  explainEvent(
    { ...order, ...change },
    { contributeCategories: categories, contributionEvents: ['Order Completed'], mayContribute },
    now,
  )
const uses = ({ fields }: ReturnType<typeof explain>): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ at, use }) => [at, use]))

test('says of every field of an order that is taken what it is for, and what is left outside', () => {
  const explained = explain()
  expect(explained.rule).toBe('admitted')
  expect(uses(explained)).toEqual({
    '/type': 'event',
    '/event': 'event',
    '/messageId': 'once',
    '/userId': null,
    '/anonymousId': 'person',
    '/app~1version~0': null,
    '/traits/email': null,
    '/context/traits/age': null,
    '/context/consent': 'consent',
    '/context/ip': null,
    '/properties/order_id': 'basket',
    '/properties/coupon': null,
    '/properties/products': 'item',
    '/properties/products/0/sku': 'item',
    '/properties/products/0/price': null,
  })
})

test('leaves outside as many fields of each kind as the gate counts, taken or not', () => {
  for (const explained of [explain(), explain({ context: {} }), explain({ event: 'Other' })]) {
    const { admission, fields } = explained
    if (admission.ok === false) throw new Error('it is not refused')
    const outside = { identity: 0, context: 0, properties: 0, other: 0 }
    for (const { kind, use } of fields) if (use === null) outside[kind] += 1
    expect(outside).toEqual(admission.dropped)
  }
})

test.each([
  ['type', explain({ type: 'purchase' })],
  ['name', explain({ event: 'Order Refunded' })],
  ['consent', explain({ context: { consent: { categoryPreferences: { contribute: true } } } })],
  ['policy', explain({}, () => false)],
  ['form', explain({ anonymousId: null })],
])('names the rule that decided: %s', (rule, explained) => {
  expect(explained.rule).toBe(rule)
  expect(Object.values(uses(explained))).not.toContain('item')
})

test('says which consent is missing', () => {
  const context = { consent: { categoryPreferences: { contribute: true, statistics: 'yes' } } }
  expect(explain({ context }).consent).toEqual([
    { category: 'contribute', given: true },
    { category: 'statistics', given: false },
  ])
})

test('holds no value of any field', () => {
  expect(JSON.stringify({ ...explain({ context: {} }), admission: null })).not.toMatch(
    /ada@|192\.0|a-1|o-1|pear|41/,
  )
})
