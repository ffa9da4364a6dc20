/** Level 3 in a page: tell the profile, see it, correct it, empty it. */
import { remember, standingOf } from '@discreet/engine'
import { mintPermit } from '@discreet/policy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop } from './example-shop.ts'

interface Entry {
  readonly field: string
  readonly item?: string
  readonly at: string
  readonly title?: string
}

let shop: ExampleShop
let items: readonly string[]
beforeAll(async () => {
  shop = await openShop()
  items = await shop.site.itemIds()
})
afterAll(() => shop.close())

const all = ['purchases', 'browsing', 'preferences'] as const
async function member(
  person: string,
  purposes: readonly string[] = all,
  more: object = {},
): Promise<void> {
  const body = { level: 3, purposes, restricted: false, objections: [], ...more }
  const token = await shop.tokenOf(person)
  expect((await shop.call('PUT', '/v1/me/choices', { token, body })).status).toBe(200)
}
const as = async (
  person: string,
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Answer> =>
  shop.call(method, `/v1/me/${path}`, {
    token: await shop.tokenOf(person),
    ...(body === undefined ? {} : { body }),
  })
const tell = (person: string, events: readonly unknown[]): Promise<Answer> =>
  as(person, 'POST', 'events', { events })
const forget = (person: string, entries: readonly object[]): Promise<Answer> =>
  as(person, 'POST', 'forget', { entries })
const profile = async (person: string): Promise<readonly Entry[]> =>
  (await as(person, 'GET', 'profile')).body.entries
const itemsOf = async (person: string): Promise<string[]> =>
  (await profile(person)).flatMap(({ item }) => item ?? []).sort()

async function contributed(): Promise<number> {
  const { period } = await shop.site.openPeriod(shop.clock.now)
  let found = 0
  for await (const batch of shop.site.contributions(period.id)) found += batch.items.length
  return found
}

describe('events of a page', () => {
  test('are kept as far as the person switched it on, once however often they are told', async () => {
    const [a = '', b = '', c = ''] = items
    await member('buyer', ['purchases'])
    const events = [
      { type: 'view', items: [a], id: 'v1' },
      { type: 'purchase', items: [a, b], id: 'order-1' },
      { type: 'purchase', items: [c], id: 'order-2', at: '2026-11-20T10:00:00.250Z' },
    ]
    const first = await tell('buyer', events)
    expect(first).toMatchObject({
      status: 200,
      body: { accepted: 3, rejected: [], remembered: 3, stored: 0 },
    })
    expect((await tell('buyer', events)).body).toMatchObject({ accepted: 3, remembered: 0 })
    const entries = await profile('buyer')
    expect(entries.map(({ field }) => field)).toEqual(Array(3).fill('account.purchases'))
    expect(entries[2]).toEqual({
      field: 'account.purchases',
      item: c,
      at: '2026-11-20T10:00:00.250Z',
      title: (await shop.site.items()).find(({ id }) => id === c)?.title,
    })
  })

  test('are the same thing as when the shop itself tells them', async () => {
    const [a = ''] = items
    await member('twice', all, { contribute: true })
    const before = await contributed()
    await tell('twice', [{ type: 'purchase', items: [a], id: 'order-9' }])
    const event = {
      type: 'track',
      event: 'Order Completed',
      userId: 'twice',
      messageId: 'm',
      timestamp: new Date(shop.clock.now).toISOString(),
      properties: { order_id: 'order-9', products: [{ product_id: a }] },
    }
    const { body } = await shop.call('POST', '/v1/batch', {
      body: { writeKey: shop.writeKey, batch: [event] },
    })
    expect(body).toMatchObject({ remembered: 0, stored: 0, duplicates: 1 })
    expect(await contributed()).toBe(before + 1)
  })

  test('that are put back after they were forgotten are not given to the crowd again', async () => {
    const [a = ''] = items
    await member('undoing', all, { contribute: true })
    await tell('undoing', [{ type: 'purchase', items: [a], id: 'order-u' }])
    const before = await contributed()
    const put = { type: 'purchase', items: [a], id: 'again 1', restored: true }
    expect((await tell('undoing', [put])).body).toMatchObject({ remembered: 1, stored: 0 })
    expect(await contributed()).toBe(before)
    const bad = await tell('undoing', [{ ...put, restored: 'yes' }])
    expect(bad.body).toMatchObject({ rejected: [{ index: 0, field: '/restored' }] })
  })

  test('help the crowd where the person does, also without a profile, and can be taken back', async () => {
    const [a = '', b = ''] = items
    const before = await contributed()
    const token = await shop.tokenOf('helper')
    const choose = (contribute: boolean) =>
      shop.call('PUT', '/v1/me/choices', { token, body: { level: 0, contribute } })
    await choose(true)
    const events = [
      { type: 'purchase', items: [a, b], id: 'o' },
      { type: 'view', items: [a], id: 'v' },
      { type: 'purchase', items: [a], id: 'older', at: '2026-11-01T00:00:00Z' },
    ]
    const told = await tell('helper', events)
    expect(told.body).toMatchObject({ remembered: 0, stored: 2, duplicates: 0 })
    expect((await tell('helper', events)).body).toMatchObject({ stored: 0, duplicates: 2 })
    expect(await contributed()).toBe(before + 2)
    expect((await choose(false)).body.erased).toEqual({ 'crowd.contribution': 2 })
    expect((await tell('helper', events)).body).toMatchObject({ accepted: 3, stored: 0 })
    expect(await contributed()).toBe(before)
  })

  test('a bad one is named and takes none of the others with it', async () => {
    const [a = ''] = items
    await member('clumsy')
    const good = { type: 'view', items: [a], id: 'good' }
    const bad: readonly (readonly [unknown, string])[] = [
      ['hello', '/'],
      [{ ...good, type: 'click' }, '/type'],
      [{ ...good, id: '' }, '/id'],
      [{ ...good, id: 7 }, '/id'],
      [{ ...good, items: [] }, '/items'],
      [{ ...good, items: Array(501).fill(a) }, '/items'],
      [{ ...good, items: [a, 'a\0b'] }, '/items/1'],
      [{ ...good, items: ['\ud800'] }, '/items/0'],
      [{ ...good, at: 'yesterday' }, '/at'],
      [{ ...good, at: 1_764_000_000_000 }, '/at'],
      [{ ...good, email: 'x@example.org' }, '/'],
    ]
    const { body } = await tell('clumsy', [...bad.map(([event]) => event), good])
    expect(body).toMatchObject({ accepted: 1, remembered: 1 })
    expect(body.rejected).toEqual(
      bad.map(([, field], index) => ({
        index,
        code: 'event_invalid',
        field,
        expected: expect.stringMatching(/\w/),
      })),
    )
    expect(JSON.stringify(body)).not.toContain('example.org')
    expect(await tell('clumsy', Array(101).fill(good))).toMatchObject({ status: 422 })
  })

  test('a clock that runs ahead is now, and what is too old to keep is not kept', async () => {
    const [a = '', b = ''] = items
    await member('clocks')
    await tell('clocks', [
      { type: 'view', items: [a], id: '1', at: '2031-01-01T00:00:00Z' },
      { type: 'view', items: [b], id: '2', at: '2020-01-01T00:00:00+02:00' },
    ])
    expect(await profile('clocks')).toMatchObject([
      { item: a, at: new Date(shop.clock.now).toISOString() },
    ])
  })

  test('nothing is taken from nobody, or used without their yes', async () => {
    const [a = ''] = items
    const event = { type: 'view', items: [a], id: 'x' }
    for (const [method, path, body] of [
      ['POST', 'events', { events: [event] }],
      ['POST', 'forget', { entries: [] }],
      ['DELETE', 'profile', undefined],
    ] as const) {
      const answer = await shop.call(method, `/v1/me/${path}`, body === undefined ? {} : { body })
      expect(answer).toMatchObject({ status: 401, body: { code: 'token_invalid' } })
    }
    expect((await tell('stranger', [event])).body).toMatchObject({ remembered: 0, stored: 0 })
    expect(await shop.site.people.known([shop.setup.vault.subject('shop', 'stranger')])).toEqual([])
  })
})

describe('forgetting', () => {
  const seen = (id: string, item: string, at: number) => ({
    type: 'view',
    items: [item],
    id,
    at: new Date(at).toISOString(),
  })

  test('takes one entry, or every one of an item, out of the profile', async () => {
    const [a = '', b = ''] = items
    await member('forgetter')
    const first = shop.clock.now - 5000
    await tell('forgetter', [
      seen('1', a, first),
      seen('2', a, first + 1),
      seen('3', b, first),
      { type: 'purchase', items: [a], id: 'o' },
    ])
    expect((await forget('forgetter', [{ item: a, at: first }])).body).toMatchObject({
      forgotten: 1,
    })
    expect((await forget('forgetter', [{ item: a, at: first }])).body).toMatchObject({
      forgotten: 0,
    })
    expect((await forget('forgetter', [{ item: 'unheard-of' }])).body).toMatchObject({
      forgotten: 0,
    })
    expect(await itemsOf('forgetter')).toEqual([a, a, b].sort())
    expect((await forget('forgetter', [{ item: a }])).body).toMatchObject({ forgotten: 2 })
    expect(await itemsOf('forgetter')).toEqual([b])
    await tell('forgetter', [seen('4', a, first)])
    expect(await itemsOf('forgetter')).toEqual([a, b].sort())
  })

  /** Sixty views that are old enough to be sealed in pages, and one of today. */
  async function reader(person: string): Promise<readonly string[]> {
    await member(person)
    const looked = items.slice(0, 60)
    await tell(
      person,
      looked.map((item, k) => seen(`${k}`, item, shop.clock.now - 2 * day - k)),
    )
    await profile(person)
    expect(await rows(person)).toBe(1)
    await tell(person, [seen('today', items[60] ?? '', shop.clock.now)])
    return looked
  }
  async function rows(person: string): Promise<number> {
    const subject = shop.setup.vault.subject('shop', person)
    const { decision } = await standingOf(shop.setup, { subject, gpc: false })
    const who = { site: 'shop', subject }
    const { sealPermit } = shop.setup.vault
    const minted = mintPermit(who, ['choices', ...all], decision, shop.clock.now, sealPermit)
    if (!minted.ok) throw new Error(minted.reason)
    return (await shop.site.people.entries(minted.permit)).length
  }

  test('reaches into pages, and leaves the rest of them as it was', async () => {
    const looked = await reader('reader')
    const [gone = '', other = '', ...kept] = looked
    const entry = (await profile('reader')).find(({ item }) => item === other)
    expect(
      (await forget('reader', [{ item: gone }, { item: other, at: Date.parse(entry?.at ?? '') }]))
        .body,
    ).toMatchObject({ forgotten: 2 })
    expect(await itemsOf('reader')).toEqual([...kept, items[60] ?? ''].sort())
    expect(await rows('reader')).toBe(2)
    const everything = [...kept, items[60] ?? ''].map((item) => ({ item }))
    expect((await forget('reader', everything)).body).toMatchObject({ forgotten: 59 })
    expect(await rows('reader')).toBe(0)
  })

  test('a crash in the middle forgets nothing, and the next try completes', async () => {
    const looked = await reader('unlucky')
    const before = await profile('unlucky')
    shop.step.on = (name) => {
      if (name === 'repage:deleted') throw new Error('crash')
    }
    const wanted = looked.slice(0, 3).map((item) => ({ item }))
    expect((await forget('unlucky', wanted)).status).toBe(500)
    shop.step.on = undefined
    expect(await profile('unlucky')).toEqual(before)
    expect((await forget('unlucky', wanted)).body).toMatchObject({ forgotten: 3 })
    expect(await itemsOf('unlucky')).toHaveLength(58)
  })

  test('of many at once in one page each forgets its own', async () => {
    const looked = await reader('hasty')
    const answers = await Promise.all(looked.slice(0, 5).map((item) => forget('hasty', [{ item }])))
    expect(answers.map(({ body }) => body.forgotten)).toEqual([1, 1, 1, 1, 1])
    expect(await itemsOf('hasty')).toEqual([...looked.slice(5), items[60] ?? ''].sort())
  })

  test('everything goes at once, also while an objection stands, and the level stays', async () => {
    const [a = '', b = ''] = items
    await member('leaver')
    await tell('leaver', [seen('1', a, shop.clock.now), { type: 'purchase', items: [b], id: 'o' }])
    await as('leaver', 'PUT', 'preferences', { liked: ['Cheese'], avoided: [] })
    await member('leaver', all, { objections: ['profiling'] })
    expect(await profile('leaver')).toEqual([])
    expect(await as('leaver', 'DELETE', 'profile')).toMatchObject({
      status: 200,
      body: {
        erased: { 'account.purchases': 1, 'account.views': 1, 'account.preferences': 1 },
      },
    })
    await member('leaver')
    expect(await profile('leaver')).toEqual([])
    expect((await as('leaver', 'GET', 'choices')).body.level.inForce).toBe(3)
    await tell('leaver', [seen('1', a, shop.clock.now)])
    expect(await itemsOf('leaver')).toEqual([a])
  })
})

describe('preferences', () => {
  const recommended = async (person: string, body: object = {}): Promise<Answer> =>
    shop.call('POST', '/v1/recommend', {
      token: await shop.tokenOf(person),
      body: { placement: 'home', limit: 5, ...body },
    })

  test('of every kind are kept and used for the next answer', async () => {
    await member('chooser')
    const first = (await recommended('chooser')).body.items.map(({ item }: Entry) => item)
    const [owned, avoided] = first
    const said = {
      liked: ['Cheese'],
      avoided: [avoided],
      less: ['Pasta'],
      owned: [owned],
      without: ['history'],
    }
    expect((await as('chooser', 'PUT', 'preferences', said)).status).toBe(200)
    expect(await profile('chooser')).toEqual([
      { field: 'account.preferences', at: new Date(shop.clock.now).toISOString(), ...said },
    ])
    const { items: after } = (await recommended('chooser')).body
    for (const { item } of after) expect([owned, avoided]).not.toContain(item)
  })

  test('that were stored when there was less to say are still heeded, and shown in full', async () => {
    await member('early')
    const [first] = (await recommended('early')).body.items
    const subject = shop.setup.vault.subject('shop', 'early')
    const standing = await standingOf(shop.setup, { subject, gpc: false })
    await remember(shop.setup, subject, standing, [
      {
        field: 'account.preferences',
        thing: 'all',
        at: shop.clock.now,
        content: { liked: ['Cheese'], avoided: [first.item] },
        replaces: true,
      },
    ])
    expect(await profile('early')).toMatchObject([
      { liked: ['Cheese'], avoided: [first.item], less: [], owned: [], without: [] },
    ])
    for (const { item } of (await recommended('early')).body.items) {
      expect(item).not.toBe(first.item)
    }
  })

  test.each([
    ['no list', { liked: 'Cheese', avoided: [] }],
    ['a term that does not exist', { liked: [], avoided: [], without: ['astrology'] }],
    ['a field that does not exist', { liked: [], avoided: [], age: 40 }],
    ['nothing', {}],
    ['a NUL byte', { liked: ['a\0b'], avoided: [] }],
  ])('%s is refused', async (_, body) => {
    await member('wrong')
    expect(await as('wrong', 'PUT', 'preferences', body)).toMatchObject({
      status: 422,
      body: { code: 'field_invalid' },
    })
  })

  test('a reason names what of the history it rests on, and buying again is a shelf of its own', async () => {
    const [a = '', b = ''] = items
    await member('regular')
    await tell('regular', [
      { type: 'purchase', items: [a], id: '1' },
      { type: 'purchase', items: [a, b], id: '2' },
    ])
    const again = (await recommended('regular', { placement: 'again', products: true })).body
    expect(again.items.map(({ item }: Entry) => item)).toEqual([a, b])
    expect(again.items[0].product.id).toBe(a)
    expect(again.items[0].signals).toMatchObject([{ item: a }])
  })
})

describe('a choice without an account', () => {
  const choose = (body: object, headers: Record<string, string> = {}) =>
    shop.call('PUT', '/v1/me/choices', { body, headers })
  const held = (level: number | null, contribute = false) => ({ previous: { level, contribute } })

  test.each([
    ['given', { level: 2, ...held(null) }],
    ['given', { level: 2, ...held(1) }],
    ['renewed', { level: 2, ...held(2) }],
    ['withdrawn', { level: 1, ...held(2) }],
    ['withdrawn', { level: 0, ...held(0, true) }],
    ['refused', { level: 0, ...held(null) }],
    ['refused', { level: 0, ...held(0) }],
    ['given', { level: 2 }],
  ])('is recorded as %s: %o', async (event, body) => {
    const { status, body: answer } = await choose(body)
    expect(status).toBe(200)
    expect(answer.record).toMatchObject({
      event,
      levelFrom: 'previous' in body ? body.previous.level : null,
      erased: [],
    })
    const { erased } = answer
    expect(erased).toEqual({})
  })

  test('raising it again after a no takes a second act where the law says so', async () => {
    const headers = { 'x-place': 'US-CA' }
    const body = { level: 2, ...held(0) }
    expect(await choose(body, headers)).toMatchObject({
      status: 403,
      body: { field: '/confirmed' },
    })
    expect((await choose({ ...body, confirmed: true }, headers)).status).toBe(200)
  })

  test('what a page says is not believed of an account', async () => {
    const token = await shop.tokenOf('account')
    const { body } = await shop.call('PUT', '/v1/me/choices', {
      token,
      body: { level: 1, ...held(2, true) },
    })
    expect(body.record).toMatchObject({ event: 'given', levelFrom: null })
  })

  test.each([[{ previous: { level: 3, contribute: false } }], [{ previous: { level: 1 } }]])(
    'nobody without an account was at level 3, or half said something: %o',
    async (previous) => {
      expect(await choose({ level: 0, ...previous })).toMatchObject({ status: 422 })
    },
  )
})

test('every new address is described', async () => {
  const { paths } = (await shop.server.inject('/openapi.json')).json()
  for (const [path, method] of [
    ['/v1/site', 'get'],
    ['/v1/catalogue/{digest}', 'get'],
    ['/v1/contributions', 'post'],
    ['/v1/contributions/withdraw', 'post'],
    ['/v1/me/events', 'post'],
    ['/v1/me/forget', 'post'],
    ['/v1/me/profile', 'delete'],
  ]) {
    expect(paths[path ?? ''][method ?? ''].summary).toMatch(/\w/)
  }
  const preflight = await shop.server.inject({
    method: 'OPTIONS',
    url: '/v1/me/profile',
    headers: { origin: 'https://shop.example', 'access-control-request-method': 'DELETE' },
  })
  expect(preflight.headers['access-control-allow-methods']).toContain('DELETE')
})
