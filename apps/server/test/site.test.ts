/** What a page fetches to decide and to score by itself. */
import { gunzipSync } from 'node:zlib'
import { decodePack } from '@discreet/recommend'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExampleShop } from './example-shop.ts'
import { day, openShop } from './example-shop.ts'

let shop: ExampleShop
beforeAll(async () => {
  shop = await openShop({ contributePeriodsPerYear: 26 })
})
afterAll(() => shop.close())

const facts = async (headers: Record<string, string> = {}) =>
  (await shop.call('GET', '/v1/site', { headers })).body
const get = (url: string, headers: Record<string, string> = {}) =>
  shop.server.inject({ url, headers })

describe('the facts of a site', () => {
  test('are what decide() and the scorer need, and nothing more', async () => {
    const { status, body, headers } = await shop.call('GET', '/v1/site')
    expect(status).toBe(200)
    const [release] = await shop.site.releases()
    expect(body).toEqual({
      site: 'shop',
      name: 'Shop',
      key: Buffer.from(shop.setup.cryptography.publicKey).toString('base64url'),
      audience: 'general',
      pack: {
        id: 'eu',
        version: expect.any(String),
        defaultLevel: 0,
        ages: expect.any(Array),
        consentDays: null,
        inactiveDays: null,
        twoStepRaise: false,
        reaskDays: expect.any(Number),
      },
      accounts: true,
      model: {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        path: `/v1/model/${body.model.id}?site=shop`,
        epsilon: release?.epsilon,
        delta: 1e-6,
        releases: 1,
      },
      catalogue: { path: expect.stringMatching(/^\/v1\/catalogue\/[0-9a-f]{32}\?site=shop$/) },
      crowd: {
        startsAt: expect.any(Number),
        endsAt: body.crowd.startsAt + 7 * day,
        periodsPerYear: 26,
        baskets: 50,
        itemsPerBasket: 200,
      },
    })
    expect(headers['cache-control']).toBe('public, max-age=60')
    expect(String(headers['vary']).toLowerCase().split(/, */)).toEqual(
      expect.arrayContaining(['origin', 'x-place']),
    )
  })

  test('have the pack of the place that a trusted header names, with national differences', async () => {
    expect((await facts()).pack.ages[0].below).toBe(16)
    expect((await facts({ 'x-place': 'ES' })).pack).toMatchObject({ id: 'eu' })
    expect((await facts({ 'x-place': 'ES' })).pack.ages[0].below).toBe(14)
    expect((await facts({ 'x-place': 'US-CA' })).pack).toMatchObject({ twoStepRaise: true })
  })

  test('name the period that a contribution of now goes into', async () => {
    const { crowd } = await facts()
    expect(crowd.startsAt <= shop.clock.now && shop.clock.now < crowd.endsAt).toBe(true)
    const { period } = await shop.site.openPeriod(shop.clock.now)
    expect([crowd.startsAt, crowd.endsAt]).toEqual([period.startsAt, period.endsAt])
  })

  test('write nothing, whoever asks, and need no token that works', async () => {
    const other = await openShop({}, 0)
    const steps: string[] = []
    other.step.on = (name) => steps.push(name)
    const { status, body } = await other.call('GET', '/v1/site', {
      token: 'not.a.token',
      headers: { 'sec-gpc': '1' },
    })
    expect(status).toBe(200)
    expect(body.model).toBeNull()
    expect(body.crowd.periodsPerYear).toBe(52)
    expect((await other.call('GET', body.catalogue.path)).body.items.length).toBeGreaterThan(100)
    expect(steps).toEqual([])
    expect(await other.site.periods()).toEqual([])
    await other.close()
  })
})

describe('the model and the catalogue as files', () => {
  test('are the same for everybody, for ever, and half the size for whoever takes gzip', async () => {
    const { model, catalogue } = await facts()
    for (const path of [model.path, catalogue.path]) {
      const plain = await get(path)
      const zipped = await get(path, { 'accept-encoding': 'br;q=1.0, gzip;q=0.8, *;q=0.1' })
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(zipped.headers['content-encoding']).toBe('gzip')
      expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true)
      expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length)
      for (const { headers } of [plain, zipped]) {
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
        expect(String(headers['vary'])).toMatch(/accept-encoding/)
      }
      expect(zipped.headers['etag']).not.toBe(plain.headers['etag'])
      for (const { headers } of [plain, zipped]) {
        const again = await get(path, { 'if-none-match': `"x", W/${String(headers['etag'])}` })
        expect([again.statusCode, again.body]).toEqual([304, ''])
      }
      const refused = await get(path, { 'accept-encoding': 'gzip;q=0, identity' })
      expect(refused.headers['content-encoding']).toBeUndefined()
    }
    const pack = (await get(model.path)).rawPayload
    expect(decodePack(new Uint8Array(pack)).id).toBe(model.id)
    const { items } = (await get(catalogue.path)).json()
    expect(items).toEqual(await shop.site.items())
    expect((await get(catalogue.path)).headers['content-type']).toMatch(/^application\/json/)
  })

  test('have another address after a change, and the one before is served for a while', async () => {
    const items = await shop.site.items()
    const change = (title: string) =>
      shop.server.inject({
        method: 'POST',
        url: '/v1/items',
        payload: { ...items[0], title },
        headers: { authorization: `Basic ${Buffer.from(`${shop.writeKey}:`).toString('base64')}` },
      })
    const paths: string[] = [(await facts()).catalogue.path]
    for (const title of ['First', 'Second']) {
      await change(title)
      paths.push((await facts()).catalogue.path)
    }
    expect(new Set(paths).size).toBe(3)
    const statuses = []
    for (const path of paths) statuses.push((await get(path)).statusCode)
    expect(statuses).toEqual([404, 200, 200])
    expect((await get(paths[2] ?? '')).json().items[0].title).toBe('Second')
    expect((await get('/v1/catalogue/0000?site=shop')).json()).toMatchObject({
      status: 404,
      code: 'route_unknown',
    })
    await change(items[0]?.title ?? '')
    expect((await facts()).catalogue.path).toBe(paths[0])
  })

  test('are noticed when another process changed them', async () => {
    const before = await facts()
    await shop.site.upsertItems([{ id: 'from-elsewhere' }])
    expect(await facts()).toEqual(before)
    shop.clock.now += 1
    const id = await shop.train()
    // Asked for by an address that the other process told.
    expect((await get(`/v1/model/${id}?site=shop`)).statusCode).toBe(200)
    const after = await facts()
    expect(after.model.id).toBe(id)
    expect(after.catalogue.path).not.toBe(before.catalogue.path)
    for (const path of [before.model.path, before.catalogue.path, after.catalogue.path]) {
      expect((await get(path)).statusCode).toBe(200)
    }
    expect((await get('/v1/model/unknown?site=shop')).json()).toMatchObject({
      code: 'model_missing',
    })
    await shop.site.deleteItem('from-elsewhere')
  })
})

describe('recommendations for a page', () => {
  const ask = (body: object, headers: Record<string, string> = {}) =>
    shop.call('POST', '/v1/recommend', { body: { placement: 'home', limit: 3, ...body }, headers })

  test('come with their products when asked, as the catalogue has them', async () => {
    const { body } = await ask({ products: true })
    const byId = new Map((await shop.site.items()).map((item) => [item.id, item]))
    expect(body.items).toHaveLength(3)
    for (const { item, product, signals } of body.items) {
      expect(product).toEqual(byId.get(item))
      expect(signals).toEqual([])
    }
    for (const one of (await ask({})).body.items) expect(one).not.toHaveProperty('product')
  })

  test('say why in the language that the body or the browser asks for', async () => {
    const why = async (body: object, headers: Record<string, string> = {}): Promise<string> =>
      (await ask(body, headers)).body.items[0].reason.text
    const english = await why({})
    const german = await why({ locale: 'de-AT' })
    expect(german).not.toBe(english)
    expect(await why({}, { 'accept-language': 'de-DE,en;q=0.5' })).toBe(german)
    expect(await why({ locale: 'en' }, { 'accept-language': 'de' })).toBe(english)
  })

  test('what somebody bought before is nothing without an account', async () => {
    expect((await ask({ placement: 'again' })).body).toMatchObject({
      items: [],
      placement: 'again',
    })
  })
})
