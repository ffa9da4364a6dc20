import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { seededWords, simulateCrowd } from '@discreet/crowd'
import {
  localVault,
  nodeCryptography,
  pooledRandomWords,
  verifySignature,
} from '@discreet/crypto-node'
import type { SiteStore, Store } from '@discreet/engine'
import {
  createSite,
  eventsTarget,
  importTarget,
  recordInteractions,
  releasePeriod,
  trainModel,
} from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import { decodePack, expectedRetained, plainInverse } from '@discreet/recommend'
import { openStore } from '@discreet/store-sql'
import {
  leafHash,
  openCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@discreet/transparency'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer } from '../src/app.ts'

const cryptography = nodeCryptography()
const vault = localVault(join(mkdtempSync(join(tmpdir(), 'discreet-server-')), 'keys.json'))
const packs = readPacks().map(({ pack }) => pack)
const sha256 = (data: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(data).digest())
const now = Date.parse('2026-03-04T12:00:00Z')
let store: Store
let site: SiteStore
let server: FastifyInstance
let writeKey: string

beforeAll(async () => {
  store = await openStore({
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    now: () => now,
  })
  const created = await createSite(store, cryptography, { id: 'shop', name: 'Shop' })
  writeKey = created.writeKey
  site = await store.open('shop')
  const crowd = simulateCrowd(3000, seededWords(1))
  await site.upsertItems(crowd.items)
  const target = await importTarget(site, 'crowd', 'person', 0)
  const rows = crowd.baskets.flatMap(({ person, basket, items }) =>
    items.map((item) => ({ person, basket, item, at: 0 })),
  )
  await recordInteractions(site, cryptography, target, rows)
  const released = await releasePeriod(site, {
    periodId: target.periodId,
    at: 1,
    random: pooledRandomWords(),
  })
  if (!released.ok) throw new Error(released.reason)
  await trainModel(site, { cryptography, linearAlgebra: plainInverse, at: 1 })
  server = await createServer({
    vault,
    packs,
    store,
    cryptography,
    now: () => now,
    logLevel: 'silent',
    refreshMilliseconds: 0,
  })
}, 120_000)

afterAll(async () => {
  await server.close()
  await store.close()
})

test('a model that was trained has with it what it is expected to keep', async () => {
  const [model] = await site.models(5)
  expect(model?.id).toBe((await site.latestModel())?.id)
  if (model?.facts?.epsilon == null) throw new Error('there are no facts')
  const { kind, retained, items, evidence, epsilon } = model.facts
  // ρ is charged exactly, and ε is what it comes to at δ.
  expect(epsilon).toBeCloseTo(1, 9)
  const { people, meanSize: itemsPerBasket, noise } = evidence
  expect(people).toBeGreaterThan(2500)
  expect(noise).toBeGreaterThan(0)
  const expected = expectedRetained({ people, items, itemsPerBasket, epsilon, delta: 1e-6 })
  expect(retained).toBeCloseTo(kind === 'popularity' ? 0 : expected, 10)
})

const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`
const agreed: Record<string, Record<string, Record<string, boolean>>> = {
  consent: { categoryPreferences: { contribute: true } },
}

function order(id: string, products: readonly unknown[], extra: object = {}): object {
  return {
    type: 'track',
    event: 'Order Completed',
    userId: 'someone',
    messageId: `m-${id}`,
    timestamp: new Date(now).toISOString(),
    context: agreed,
    properties: { order_id: id, products },
    ...extra,
  }
}

function post(
  url: string,
  payload: string | Buffer | object,
  headers: Record<string, string> = {},
) {
  return server.inject({
    method: 'POST',
    url,
    payload,
    headers: { authorization: basic(writeKey), ...headers },
  })
}

async function stored(): Promise<number> {
  const { periodId } = await eventsTarget(site, now)
  let rows = 0
  for await (const { items } of site.contributions(periodId)) rows += items.length
  return rows
}

describe('the gate', () => {
  test('stores what people agreed to contribute, once, and nothing else', async () => {
    const before = await stored()
    const batch = [
      order('o1', [
        { product_id: 'bananas-1-kg', quantity: 2, email: 'x@example.org' },
        { sku: 'honey-500-g' },
      ]),
      order('o1', [{ product_id: 'bananas-1-kg' }]),
      order('o2', [{ product_id: 'bananas-1-kg' }], { context: {} }),
      order('o3', [{ product_id: 'bananas-1-kg' }], {
        context: { consent: { categoryPreferences: { contribute: false } } },
      }),
      { type: 'page', userId: 'someone', name: 'Home' },
      order('o4', [{ product_id: 'never-heard-of' }]),
    ]
    const answer = await post('/v1/batch', { batch })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      success: true,
      accepted: 2,
      repeated: 1,
      dropped: 3,
      stored: 2,
      unknownItems: 1,
      rejected: [],
    })
    expect(await stored()).toBe(before + 2)
    const again = await post('/v1/batch', {
      batch: [order('o1', [{ product_id: 'bananas-1-kg' }], { messageId: 'another' })],
    })
    expect(again.json()).toMatchObject({ stored: 0, duplicates: 1 })
  })

  test.each([
    [
      'a quantity below 0',
      order('x', [{ product_id: 'a', quantity: -1 }]),
      '/properties/products/0/quantity',
    ],
    ['no product', order('x', [{}]), '/properties/products/0/product_id'],
    [
      'an id of 10 kB',
      order('x', [{ product_id: 'a'.repeat(10_000) }]),
      '/properties/products/0/product_id',
    ],
    ['a NUL byte', order('x', [{ product_id: 'a\0b' }]), '/properties/products/0/product_id'],
    ['a bad date', order('x', [{ product_id: 'a' }], { timestamp: 'yesterday' }), '/timestamp'],
    ['nobody', order('x', [{ product_id: 'a' }], { userId: undefined }), '/userId'],
    ['no type', { event: 'Order Completed' }, '/type'],
    [
      'a basket of 20,001 products',
      order('x', new Array(20_001).fill({ product_id: 'a' })),
      '/properties/products',
    ],
    ['text', 'hello', '/type'],
  ])(
    'rejects an event with %s, naming the field, and keeps the others',
    async (name, event, field) => {
      const good = order(`good-${name}`, [{ product_id: 'bananas-1-kg' }])
      const answer = await post('/v1/batch', { batch: [event, good] })
      expect(answer.statusCode).toBe(200)
      expect(answer.json()).toMatchObject({
        accepted: 1,
        rejected: [{ index: 0, code: 'event_invalid', field }],
      })
      expect(answer.json().rejected[0].expected).toBeTruthy()
    },
  )

  test('takes emoji, an empty batch, the key in the body, text/plain and single events', async () => {
    const emoji = order('🧀', [{ product_id: 'feta-200-g' }], { userId: '🙂' })
    expect((await post('/v1/batch', { batch: [emoji] })).json()).toMatchObject({
      accepted: 1,
      stored: 1,
    })
    expect((await post('/v1/batch', { batch: [] })).json()).toMatchObject({ accepted: 0 })
    const body = JSON.stringify({ ...order('t1', [{ product_id: 'feta-200-g' }]), writeKey })
    const single = await server.inject({
      method: 'POST',
      url: '/v1/t',
      payload: body,
      headers: { 'content-type': 'text/plain' },
    })
    expect(single.json()).toMatchObject({ accepted: 1 })
    expect(
      (await post('/v1/identify', { userId: 'x', traits: { email: 'x@example.org' } })).json(),
    ).toMatchObject({ dropped: 1, accepted: 0 })
  })

  test.each([
    [
      'a wrong key',
      () => post('/v1/batch', { batch: [] }, { authorization: basic('wrong') }),
      401,
      'key_invalid',
    ],
    [
      'no key',
      () => server.inject({ method: 'POST', url: '/v1/batch', payload: { batch: [] } }),
      401,
      'key_invalid',
    ],
    [
      'no JSON',
      () => post('/v1/batch', '{"batch":', { 'content-type': 'application/json' }),
      400,
      'payload_unreadable',
    ],
    [
      'a list',
      () => post('/v1/batch', '3', { 'content-type': 'application/json' }),
      400,
      'payload_unreadable',
    ],
    ['no batch', () => post('/v1/batch', {}), 400, 'payload_unreadable'],
    [
      'cut gzip',
      () =>
        post('/v1/batch', gzipSync('{"batch":[]}').subarray(0, 15), { 'content-encoding': 'gzip' }),
      400,
      'payload_unreadable',
    ],
    [
      'a zip bomb',
      () =>
        post('/v1/batch', gzipSync(Buffer.alloc(30_000_000, 32)), { 'content-encoding': 'gzip' }),
      413,
      'payload_too_large',
    ],
    ['6 MB', () => post('/v1/batch', Buffer.alloc(6_000_000, 32)), 413, 'payload_too_large'],
    [
      '5,001 events',
      () => post('/v1/batch', { batch: new Array(5001).fill({}) }),
      413,
      'payload_too_large',
    ],
  ])('answers %s with a problem that has a code', async (_, attempt, status, code) => {
    const answer = await attempt()
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toMatch(/application\/problem\+json/)
    expect(answer.json()).toMatchObject({ status, code })
  })

  test('slows down whoever sends too much', async () => {
    const narrow = await createServer({
      vault,
      packs,
      store,
      cryptography,
      now: () => now,
      logLevel: 'silent',
      refreshMilliseconds: 0,
      limits: { events: 2 },
    })
    const send = () =>
      narrow.inject({ method: 'POST', url: '/v1/batch', payload: { batch: [], writeKey } })
    await send()
    await send()
    const third = await send()
    expect(third.statusCode).toBe(429)
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
    expect(third.json()).toMatchObject({ code: 'rate_limited' })
    await narrow.close()
  })
})

describe('the stock clients, unchanged', () => {
  let url: string
  beforeAll(async () => {
    url = await server.listen({ port: 0, host: '127.0.0.1' })
    expect((server.server as Server).listening).toBe(true)
  })

  test('Segment delivers an order', async () => {
    const before = await stored()
    const analytics = new Analytics({ writeKey, host: url })
    analytics.track({
      userId: 'segment-user',
      event: 'Order Completed',
      context: agreed,
      properties: {
        order_id: 's1',
        products: [
          { product_id: 'spaghetti-500-g', quantity: 1 },
          { product_id: 'passata-700-g', quantity: 2 },
        ],
      },
    })
    analytics.page({ userId: 'segment-user', name: 'Thanks' })
    await analytics.closeAndFlush()
    expect(await stored()).toBe(before + 2)
  })

  test('RudderStack delivers an order, zipped under a form content type', async () => {
    const before = await stored()
    const analytics = new RudderAnalytics(writeKey, { dataPlaneUrl: url, flushAt: 1 })
    analytics.track({
      userId: 'rudder-user',
      event: 'Order Completed',
      context: agreed,
      properties: { order_id: 'r1', products: [{ product_id: 'honey-500-g' }] },
    })
    await analytics.flush()
    for (let k = 0; k < 50 && (await stored()) === before; k += 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await stored()).toBe(before + 1)
  })
})

describe('the catalogue', () => {
  test('takes items, lists and JSON Lines, and reports the bad ones', async () => {
    expect((await post('/v1/items', { id: 'one', title: 'One' })).json()).toEqual({
      accepted: 1,
      rejected: [],
    })
    const list = await post('/v1/items', [
      { id: 'two' },
      { title: 'no id' },
      { id: 'three', price: -1 },
    ])
    expect(list.json()).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 1, field: '/id' },
        { index: 2, field: '/price' },
      ],
    })
    const lines = `{"id":"four"}\nnot json\n{"id":"five","categories":["A","B"]}`
    const streamed = await post('/v1/items', lines, { 'content-type': 'application/x-ndjson' })
    expect(streamed.json()).toMatchObject({
      accepted: 2,
      rejected: [{ index: 1, code: 'field_invalid' }],
    })
    expect((await site.items()).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['one', 'two', 'four', 'five']),
    )
  })

  test('deletes once, and needs the key', async () => {
    const remove = (authorization: string) =>
      server.inject({ method: 'DELETE', url: '/v1/items/four', headers: { authorization } })
    expect((await remove(basic('no'))).statusCode).toBe(401)
    expect((await remove(basic(writeKey))).statusCode).toBe(204)
    expect((await remove(basic(writeKey))).json()).toMatchObject({ code: 'item_unknown' })
  })
})

const recommend = (payload: object, query = '') =>
  server.inject({ method: 'POST', url: `/v1/recommend${query}`, payload })

describe('what anyone may ask', () => {
  test('recommendations come with score, reason, model, release and epsilon', async () => {
    const answer = (
      await recommend({ placement: 'basket', basket: ['cat-litter-10-l', 'unheard-of'], limit: 3 })
    ).json()
    expect(answer.items).toHaveLength(3)
    expect(answer.items[0].reason.text).toMatch(/\w/)
    expect(answer.model.epsilon).toBeLessThanOrEqual(1)
    expect(answer.model.releases).toHaveLength(1)
    expect(answer.unknown).toEqual(['unheard-of'])
  })

  test.each([
    [{}, '', 422, 'field_invalid'],
    [{ placement: 'elsewhere' }, '', 422, 'field_invalid'],
    [{ placement: 'home', limit: 1000 }, '', 422, 'field_invalid'],
    [{ placement: 'home', surprise: 1 }, '', 422, 'field_invalid'],
    [{ placement: 'home' }, '?site=nowhere', 404, 'site_unknown'],
  ])('%o%s is refused with a problem', async (payload, query, status, code) => {
    const answer = await recommend(payload, query)
    expect(answer.json()).toMatchObject({ status, code })
  })

  test('the model pack is signed, cacheable and whole', async () => {
    const latest = await server.inject({ url: '/v1/model' })
    const key = Buffer.from(String(latest.headers['discreet-public-key']), 'base64')
    const model = decodePack(new Uint8Array(latest.rawPayload), (data, signature) =>
      verifySignature(new Uint8Array(key), data, signature),
    )
    const own = await server.inject({ url: String(latest.headers['content-location']) })
    expect(own.headers['cache-control']).toMatch(/immutable/)
    expect(own.rawPayload.equals(latest.rawPayload)).toBe(true)
    const unchanged = await server.inject({
      url: '/v1/model',
      headers: { 'if-none-match': `"${model.id}"` },
    })
    expect(unchanged.statusCode).toBe(304)
    expect((await server.inject({ url: '/v1/model/unknown' })).json()).toMatchObject({
      code: 'model_missing',
    })
  })

  test('the log is published with a checkpoint, and its proofs verify', async () => {
    const get = async (path: string) => (await server.inject(path)).json()
    const note = (await server.inject('/.well-known/discreet/checkpoint')).body
    const { jwk, verifier } = await get('/.well-known/discreet/key')
    const key = new Uint8Array(Buffer.from(jwk.x, 'base64url'))
    const head = openCheckpoint(sha256, note, key, verifySignature)
    expect(head).toMatchObject({ size: 2 + packs.length })
    expect(verifier).toContain(head?.origin)
    const bytes = (list: string[]) => list.map((one) => new Uint8Array(Buffer.from(one, 'base64')))
    const { entries, next } = await get('/v1/log/entries')
    expect(next).toBeNull()
    for (const { index, kind, ref, digest } of entries) {
      const { proof, size } = await get(`/v1/log/inclusion?index=${index}`)
      const leaf = leafHash(sha256, new Uint8Array(Buffer.from(`${kind} ${ref} ${digest}`)))
      const root = head?.root ?? new Uint8Array(0)
      expect(verifyInclusion(sha256, leaf, index, size, bytes(proof), root)).toBe(true)
    }
    const { proof } = await get('/v1/log/consistency?first=1')
    const first = {
      size: 1,
      root: leafHash(
        sha256,
        new Uint8Array(Buffer.from(`${entries[0].kind} ${entries[0].ref} ${entries[0].digest}`)),
      ),
    }
    if (head === undefined) throw new Error('no checkpoint')
    expect(verifyConsistency(sha256, first, head, bytes(proof))).toBe(true)
    expect(await get('/v1/log/consistency?first=0')).toMatchObject({ proof: [] })
    for (const path of [
      'inclusion?index=10',
      'inclusion?index=0&size=11',
      'consistency?first=11',
    ]) {
      expect(await get(`/v1/log/${path}`)).toMatchObject({ code: 'field_invalid' })
    }
  })

  test('releases, ledger, health, metrics, description and pages are there', async () => {
    const releases = (await server.inject({ url: '/v1/releases' })).json()
    expect(releases.releases[0].card.privacy_parameters).toMatchObject({ delta: 1e-6 })
    const ledger = (await server.inject({ url: '/v1/ledger' })).json()
    expect(ledger.verification.ok).toBe(true)
    expect(ledger.charges).toHaveLength(1)
    for (const url of ['/healthz', '/readyz'])
      expect((await server.inject({ url })).json()).toEqual({ ok: true })
    expect((await server.inject({ url: '/metrics' })).payload).toMatch(
      /discreet_events_total\{outcome="no_consent"\}/,
    )
    const api = (await server.inject({ url: '/openapi.json' })).json()
    expect(api.openapi).toMatch(/^3\.1/)
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining([
        '/v1/batch',
        '/v1/recommend',
        '/v1/items',
        '/v1/ledger',
        '/v1/model',
      ]),
    )
    const home = await server.inject({ url: '/' })
    expect(home.payload).toMatch(/the chain holds/)
    expect(home.headers['content-security-policy']).toMatch(/default-src 'none'/)
    expect((await server.inject({ url: '/docs' })).payload).toMatch(/POST \/v1\/recommend/)
    expect((await server.inject({ url: '/nowhere' })).json()).toMatchObject({
      code: 'route_unknown',
    })
  })
})
