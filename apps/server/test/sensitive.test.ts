/** Canary products: whatever tells of them, nothing is kept of anybody, and nothing reaches the crowd. */
import { randomUUID } from 'node:crypto'
import { isSensitive } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, ExampleShop } from './example-shop.ts'
import { openShop } from './example-shop.ts'

let shop: ExampleShop

/** As shops name them, in four languages; none says of itself that it is sensitive. */
const canaries: readonly Item[] = [
  { id: 'c-en', title: 'Canary one', categories: ['Drinks', 'Whisky'] },
  { id: 'c-de', title: 'Canary two', categories: ['Drogerie', 'Schwangerschaft'] },
  { id: 'c-fr', title: 'Canary three', categories: ['Livres', 'Religion'] },
  { id: 'c-es', title: 'Canary four', tags: ['deudas'] },
  { id: 'c-title', title: 'Pregnancy test', categories: ['Offers'] },
]
const plain: readonly Item[] = [
  { id: 'rice', title: 'Rice', categories: ['Pantry'] },
  { id: 'salt', title: 'Salt', categories: ['Pantry'] },
]
const ids = canaries.map(({ id }) => id)
const person = 'nora'

beforeAll(async () => {
  shop = await openShop({}, 0)
  await shop.site.upsertItems([...canaries, ...plain])
  const token = await shop.tokenOf(person)
  const purposes = ['purchases', 'browsing', 'preferences']
  const body = { level: 3, purposes, contribute: true, restricted: false, objections: [] }
  expect((await shop.call('PUT', '/v1/me/choices', { token, body })).status).toBe(200)
})

afterAll(async () => {
  await shop.close()
})

async function contributed(): Promise<readonly string[]> {
  const { period } = await shop.site.openPeriod(shop.clock.now)
  const catalogue = await shop.site.itemIds()
  const found: string[] = []
  for await (const { items } of shop.site.contributions(period.id)) {
    for (const item of items) found.push(catalogue[item] ?? '?')
  }
  return found.sort()
}

const told = async (events: readonly object[]): Promise<Answer> =>
  shop.call('POST', '/v1/me/events', { token: await shop.tokenOf(person), body: { events } })

async function profiled(): Promise<readonly string[]> {
  const answer = await shop.call('GET', '/v1/me/profile', { token: await shop.tokenOf(person) })
  const entries = answer.body.entries as readonly { readonly item?: string }[]
  return entries.flatMap(({ item }) => item ?? []).sort()
}

test('from a device nothing of it is stored, and the answer says how much was left out', async () => {
  const contribution = {
    person: randomUUID(),
    baskets: [
      [...ids, 'rice'],
      [...ids, 'new'],
    ],
  }
  const { body } = await shop.call('POST', '/v1/contributions', { body: contribution })
  expect(body).toEqual({
    stored: 1,
    duplicates: 0,
    unknownItems: 1,
    sensitiveItems: 2 * ids.length,
  })
  expect(await contributed()).toEqual(['rice'])
})

test('told by a page it is neither in the profile nor given to the crowd', async () => {
  const { body } = await told([
    { type: 'view', items: ids, id: 'v1' },
    { type: 'purchase', items: [...ids, 'salt'], id: 'o1' },
  ])
  expect(body).toMatchObject({ accepted: 2, remembered: 1, sensitiveItems: 2 * ids.length })
  expect(await profiled()).toEqual(['salt'])
  expect((await contributed()).filter((item) => item.startsWith('c-'))).toEqual([])
})

test('told by the shop it is not either', async () => {
  const track = (event: string, properties: object): object => ({
    type: 'track',
    event,
    userId: person,
    messageId: randomUUID(),
    timestamp: new Date(shop.clock.now).toISOString(),
    properties,
  })
  const products = [...ids, 'rice'].map((id) => ({ product_id: id }))
  const batch = [
    track('Order Completed', { order_id: 'o2', products }),
    ...ids.map((id) => track('Product Viewed', { product_id: id })),
  ]
  const payload = { writeKey: shop.writeKey, batch }
  const { body } = await shop.call('POST', '/v1/batch', { body: payload })
  expect(body).toMatchObject({ remembered: 1, stored: 1, sensitiveItems: ids.length })
  expect(await profiled()).toEqual(['rice', 'salt'])
  expect((await contributed()).filter((item) => item.startsWith('c-'))).toEqual([])
})

test('brought along from another shop it is left there, and the report says why', async () => {
  const at = new Date(shop.clock.now - 86_400_000).toISOString()
  const entries = ['c-en', 'salt'].map((item) => ({ item, at }))
  const body = {
    schema: 'https://discreet.example/export/1',
    fields: [{ field: 'account.purchases', entries }],
  }
  const token = await shop.tokenOf(person)
  const answer = await shop.call('POST', '/v1/me/import', { token, body })
  expect(answer.body.report).toEqual([
    { field: 'account.purchases', index: 0, outcome: 'left_out', why: 'sensitive' },
    { field: 'account.purchases', index: 1, outcome: 'taken' },
  ])
  expect(await profiled()).not.toContain('c-en')
})

test('the public catalogue says of each that it is sensitive, and of nothing else', async () => {
  const { body: facts } = await shop.call('GET', '/v1/site')
  const { body } = await shop.call('GET', facts.catalogue.path)
  const items = body.items as readonly Item[]
  const byId = new Map(items.map((item) => [item.id, item]))
  for (const id of ids) expect(byId.get(id)?.sensitive).toBe(true)
  for (const { id } of plain) expect(byId.get(id)?.sensitive).toBeUndefined()
  expect(items.filter(isSensitive)).toEqual(items.filter(({ sensitive }) => sensitive === true))
})

test('what was sensitive still is when it is not sold any more', async () => {
  await shop.site.upsertItems([{ id: 'c-old', categories: ['Pregnancy tests'] }])
  await shop.site.deleteItem('c-old')
  const events = [
    { type: 'view', items: ['c-old'], id: 'v7' },
    { type: 'purchase', items: ['c-old', 'rice'], id: 'o7' },
  ]
  expect((await told(events)).body).toMatchObject({ remembered: 1, sensitiveItems: 2 })
  expect(await profiled()).not.toContain('c-old')
  expect(await contributed()).not.toContain('c-old')
})

test('what becomes sensitive is not recorded from that moment on', async () => {
  await shop.site.upsertItems([{ id: 'pasta', categories: ['Pantry'] }])
  const first = await told([{ type: 'view', items: ['pasta'], id: 'v8' }])
  expect(first.body).toMatchObject({ remembered: 1, sensitiveItems: 0 })
  await shop.site.upsertItems([{ id: 'pasta', categories: ['Pantry'], sensitive: true }])
  const second = await told([{ type: 'view', items: ['pasta'], id: 'v9' }])
  expect(second.body).toMatchObject({ remembered: 0, sensitiveItems: 1 })
})
