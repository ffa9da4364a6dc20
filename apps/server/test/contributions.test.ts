/** Helping the crowd from a device, without an account. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop } from './example-shop.ts'

let shop: ExampleShop
let items: readonly string[]
beforeAll(async () => {
  shop = await openShop({}, 0)
  items = await shop.site.itemIds()
})
afterAll(() => shop.close())

const send = (body: object, headers: Record<string, string> = {}): Promise<Answer> =>
  shop.call('POST', '/v1/contributions?site=shop', { body, headers })
const withdraw = (person: string): Promise<Answer> =>
  shop.call('POST', '/v1/contributions/withdraw', { body: { person } })

async function rows(): Promise<number> {
  let found = 0
  for (const { id } of await shop.site.periods()) {
    for await (const batch of shop.site.contributions(id)) found += batch.items.length
  }
  return found
}

test('goes into the open period once, however often it is sent, and can be taken back', async () => {
  const [a = '', b = '', c = ''] = items
  const person = randomUUID()
  const contribution = { person, baskets: [[a, b], [c, 'unheard-of'], [a]] }
  const before = await rows()
  const first = await send(contribution)
  expect(first).toMatchObject({
    status: 200,
    body: { stored: 4, duplicates: 0, unknownItems: 1, sensitiveItems: 0 },
  })
  expect(first.headers['cache-control']).toBe('no-store')
  expect(first.headers['set-cookie']).toBeUndefined()
  expect((await send(contribution)).body).toEqual({
    stored: 0,
    duplicates: 4,
    unknownItems: 1,
    sensitiveItems: 0,
  })
  expect((await shop.site.periods()).map(({ source, state }) => [source, state])).toEqual([
    ['events', 'open'],
  ])
  await send({ person: randomUUID(), baskets: [[a]] })
  expect((await withdraw(person)).body).toEqual({ withdrawn: 4 })
  expect((await withdraw(person)).body).toEqual({ withdrawn: 0 })
  expect(await rows()).toBe(before + 1)
})

test('what two devices send is two people, and one device is one person in one period', async () => {
  const [a = '', b = ''] = items
  const person = randomUUID()
  await send({ person, baskets: [[a], [b]] })
  const { period } = await shop.site.openPeriod(shop.clock.now)
  let people = 0
  for await (const { personOf } of shop.site.contributions(period.id)) {
    people = Math.max(people, ...personOf) + 1
  }
  expect(people).toBe(2)
  shop.clock.now += 7 * day
  await send({ person, baskets: [[a]] })
  expect((await withdraw(person)).body).toEqual({ withdrawn: 3 })
})

const basket = ['x']
test.each([
  ['no person', { baskets: [basket] }, '/'],
  ['a person that is not random', { person: 'ann@example.org', baskets: [basket] }, '/person'],
  [
    'another version of UUID',
    { person: '00000000-0000-1000-8000-000000000000', baskets: [basket] },
    '/person',
  ],
  ['no basket', { person: randomUUID(), baskets: [] }, '/baskets'],
  ['an empty basket', { person: randomUUID(), baskets: [[]] }, '/baskets/0'],
  ['51 baskets', { person: randomUUID(), baskets: Array(51).fill(basket) }, '/baskets'],
  ['201 items', { person: randomUUID(), baskets: [Array(201).fill('x')] }, '/baskets/0'],
  ['an id of 1 kB', { person: randomUUID(), baskets: [['x'.repeat(1024)]] }, '/baskets/0/0'],
  ['a NUL byte', { person: randomUUID(), baskets: [['a\0b']] }, 'item'],
  ['more than it needs', { person: randomUUID(), baskets: [basket], name: 'Ann' }, '/'],
])('refuses %s, and stores nothing', async (_, body, field) => {
  const before = await rows()
  expect(await send(body)).toMatchObject({
    status: 422,
    body: { code: 'field_invalid', field },
  })
  expect(await rows()).toBe(before)
})

test('as much as the caps allow is taken', async () => {
  const ids = items.slice(0, 200).map((item) => item.padEnd(512, '.'))
  const baskets = Array.from({ length: 50 }, () => ids)
  expect((await send({ person: randomUUID(), baskets })).body).toEqual({
    stored: 0,
    duplicates: 0,
    unknownItems: 50 * ids.length,
    sensitiveItems: 0,
  })
})

test('an explicit yes counts under a signal; a token is not looked at', async () => {
  const [a = ''] = items
  const signalled = await send({ person: randomUUID(), baskets: [[a]] }, { 'sec-gpc': '1' })
  expect(signalled.body.stored).toBe(1)
  const body = { person: randomUUID(), baskets: [[a]] }
  const { status } = await shop.call('POST', '/v1/contributions', { body, token: 'not.a.token' })
  expect(status).toBe(200)
})

test('where the people are children nobody helps the crowd without a guardian', async () => {
  const school = await openShop({ audience: 'children' }, 0)
  const [a = ''] = await school.site.itemIds()
  const answer = await school.call('POST', '/v1/contributions', {
    body: { person: randomUUID(), baskets: [[a]] },
  })
  expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  expect(answer.body.expected).toContain('age')
  expect(await school.site.periods()).toEqual([])
  await school.close()
})

test('a site may take nothing from devices, and says so beforehand', async () => {
  const closed = await openShop({ contributePeriodsPerYear: 0 }, 0)
  expect((await closed.call('GET', '/v1/site')).body.crowd.periodsPerYear).toBe(0)
  const [a = ''] = await closed.site.itemIds()
  const person = randomUUID()
  const answer = await closed.call('POST', '/v1/contributions', {
    body: { person, baskets: [[a]] },
  })
  expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  const taken = await closed.call('POST', '/v1/contributions/withdraw', { body: { person } })
  expect(taken.body).toEqual({ withdrawn: 0 })
  await closed.close()
})

test('whoever sends too much is slowed down', async () => {
  const narrow = await shop.serve({ limits: { choices: 1 } })
  const statuses = []
  for (let k = 0; k < 2; k += 1) {
    const { statusCode } = await narrow.inject({
      method: 'POST',
      url: '/v1/contributions/withdraw',
      payload: { person: randomUUID() },
    })
    statuses.push(statusCode)
  }
  expect(statuses).toEqual([200, 429])
  await narrow.close()
})
