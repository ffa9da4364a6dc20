import { sqlRunnerOf } from '@discreet/store-sql'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, ExampleShop } from './example-shop.ts'
import { openShop, staffKey } from './example-shop.ts'

let shop: ExampleShop
let key: string
const ask = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) =>
  shop.call(method, `/v1/office/${path}`, { token: key, ...(body === undefined ? {} : { body }) })
const get = (path: string): Promise<Answer> => ask('GET', path)
const post = (path: string, body: object = {}): Promise<Answer> => ask('POST', path, body)

const consent = { categoryPreferences: { contribute: true } }
const order = {
  type: 'track',
  event: 'Order Completed',
  messageId: 'secret-message',
  userId: 'secret-person',
  context: { consent, ip: '192.0.2.7' },
  properties: { order_id: 'secret-order', products: [{ product_id: 'penne-500-g', price: 2 }] },
}
const send = (writeKey: string, event: object = order): Promise<Answer> =>
  shop.call('POST', '/v1/batch', { body: { writeKey, batch: [event] } })

/** Every row of every table, but what says that staff did something. */
async function everything(): Promise<readonly string[]> {
  const runner = sqlRunnerOf(shop.store)
  const run = (sql: string) => runner.executeSql(sql)
  const { rows: tables } = await run(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename !~ '^(filed|log_|staff_)'",
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await run(`SELECT md5(t::text) AS row FROM ${String(name)} AS t ORDER BY 1`)
    texts.push(`${String(name)} ${rows.map(({ row }) => String(row)).join(' ')}`)
  }
  return texts
}

beforeAll(async () => {
  shop = await openShop({}, 0)
  key = await staffKey(shop, 'dev', ['developer'])
})
afterAll(() => shop.close())

describe('the site', () => {
  test('says what it is, and what is changed holds at once, with a reason in the log', async () => {
    expect((await get('site')).body).toMatchObject({
      id: 'shop',
      place: 'DE',
      audience: 'general',
      identity: { issuer: 'https://shop.example', jwksUrl: null, keys: 1 },
      contributeCategories: ['contribute'],
      assessment: 'approved',
    })
    expect((await ask('PUT', 'site', { place: 'FR' })).status).toBe(422)
    const reason = 'we moved'
    const wrong = await ask('PUT', 'site', { reason, place: 'France' })
    expect(wrong).toMatchObject({ status: 422, body: { field: '/place', code: 'field_invalid' } })
    const change = { place: 'FR', contributeCategories: ['improve'], reason }
    expect((await ask('PUT', 'site', change)).body).toMatchObject({ place: 'FR' })
    expect((await send(shop.writeKey)).body).toMatchObject({ accepted: 0, dropped: 1 })
    const [ended] = await shop.site.staff.actions({ action: 'PUT /v1/office/site', limit: 1 })
    expect(ended).toMatchObject({ step: 'ended', reason, status: 200 })
    expect(ended?.before).not.toBe(ended?.after)
    await ask('PUT', 'site', { place: 'DE', contributeCategories: ['contribute'], reason })
    expect((await get('site')).body.identity.issuer).toBe('https://shop.example')
  })
})

describe('write keys', () => {
  test('a new one is shown once and takes the place of the old one, which goes on until it is revoked', async () => {
    const [first] = (await get('keys')).body.keys
    expect(first).toMatchObject({ addedAt: null, revokedAt: null, replaces: null })
    const made = await post('keys', { replaces: first.id })
    const { writeKey } = made.body
    expect(made).toMatchObject({ status: 201, body: { key: { replaces: first.id } } })
    const { body } = await get('keys')
    expect(JSON.stringify(body)).not.toContain(writeKey)
    expect(body.keys[1]).toMatchObject({
      ending: writeKey.slice(-4),
      addedBy: 'dev (key:dev)',
      addedAt: '2026-11-24T12:00:00.000Z',
    })
    expect((await send(shop.writeKey)).body.accepted).toBe(1)
    expect((await send(writeKey)).status).toBe(200)

    expect((await post(`keys/${first.id}/revoke`)).status).toBe(422)
    const other = await shop.serve({ refreshMilliseconds: 5 })
    const there = (): Promise<number> =>
      other
        .inject({
          method: 'POST',
          url: '/v1/batch',
          payload: { writeKey: shop.writeKey, batch: [] },
        })
        .then(({ statusCode }) => statusCode)
    expect(await there()).toBe(200)
    const reason = 'it was in a mail'
    expect((await post(`keys/${first.id}/revoke`, { reason })).status).toBe(200)
    expect((await send(shop.writeKey)).body.code).toBe('key_invalid')
    expect((await send(writeKey)).status).toBe(200)
    await expect.poll(there).toBe(401)
    await other.close()
    const again = await post(`keys/${first.id}/revoke`, { reason })
    expect(again).toMatchObject({ status: 422, body: { field: '/id' } })
    expect((await post('keys', { replaces: first.id })).body.field).toBe('/replaces')
  })
})

describe('the event debugger', () => {
  const explain = async (event: unknown): Promise<Answer['body']> => {
    const { body } = await post('debug?locale=en', { event: event as object })
    return body.events?.[0] ?? body
  }

  test('names the rule that decided, and what each field is for', async () => {
    const taken = await explain(order)
    expect(taken).toMatchObject({
      kind: 'event',
      rule: 'admitted',
      contributes: true,
      consent: [{ category: 'contribute', given: true }],
      items: [{ id: 'penne-500-g', state: 'known' }],
      wrong: null,
    })
    const uses = Object.fromEntries(
      taken.fields.map(({ at, use }: { at: string; use: string }) => [at, use]),
    )
    expect(uses).toMatchObject({
      '/userId': 'person',
      '/context/ip': null,
      '/properties/products/0/product_id': 'item',
      '/properties/products/0/price': null,
    })
    const refused = { ...order, properties: { order_id: 'o', products: [{}] } }
    expect(await explain(refused)).toMatchObject({
      rule: 'form',
      contributes: false,
      wrong: { field: '/properties/products/0/product_id' },
    })
    const unknown = { ...order, properties: { products: [{ sku: 'no-such-thing' }] } }
    expect(await explain(unknown)).toMatchObject({
      rule: 'admitted',
      contributes: false,
      items: [{ state: 'unknown' }],
    })
    const batch = { batch: [order, { ...order, context: {} }], sentAt: '2026-11-24T12:00:00Z' }
    const { body } = await post('debug', { event: batch })
    expect(body.events.map(({ rule }: { rule: string }) => rule)).toEqual(['admitted', 'consent'])
    expect(body.rules).toMatchObject({
      contributionEvents: ['Order Completed'],
      pack: { id: 'eu' },
    })
  })

  test('knows what a device contributes, by the schema of its own route', async () => {
    const person = 'a1b2c3d4-0000-4000-8000-0123456789ab'
    expect(await explain({ person, baskets: [['penne-500-g']] })).toMatchObject({
      kind: 'contribution',
      rule: 'admitted',
      contributes: true,
    })
    expect(await explain({ person: 'me', baskets: [['penne-500-g']] })).toMatchObject({
      rule: 'form',
      wrong: { field: '/person' },
    })
    expect(await explain('text')).toMatchObject({ code: 'field_invalid', field: '/event' })
  })

  test('stores nothing, counts nothing and logs nothing of it', async () => {
    const metrics = async (): Promise<string> => {
      const { body } = await shop.server.inject('/metrics')
      return body
        .split('\n')
        .filter((line) => /^discreet_(events|dropped|contrib)/.test(line))
        .join()
    }
    const before = [await everything(), await metrics()]
    const read = await explain({ ...order, reason: 'secret-reason', userId: 'secret-other' })
    expect(read.rule).toBe('admitted')
    expect([await everything(), await metrics()]).toEqual(before)
    const noted = await shop.site.staff.actions({ action: 'POST /v1/office/debug', limit: 100 })
    expect(noted.length).toBeGreaterThan(0)
    expect(JSON.stringify(noted)).not.toMatch(/secret/)
  })
})

describe('the catalogue', () => {
  const bring = async (
    text: string,
    type: string,
    query = '',
    accept = 'application/json',
  ): Promise<LightMyRequestResponse> =>
    shop.server.inject({
      method: 'POST',
      url: `/v1/office/items/import${query}`,
      headers: { authorization: `Bearer ${key}`, 'content-type': type, accept },
      payload: text,
    })

  test('takes the good lines of a CSV and says of each bad one what is wrong', async () => {
    const csv =
      'SKU;Name;Preis;Kategorie\nnew-1;Käse "alt";3,50;Food > Cheese\nnew-2;Brot;viel;Food\n;Nichts;1;\n'
    const dry = (await bring(csv, 'text/csv', '?dryRun=true')).json()
    expect(dry).toMatchObject({
      columns: ['SKU', 'Name', 'Preis', 'Kategorie'],
      used: { id: 'SKU', title: 'Name', price: 'Preis', categories: 'Kategorie' },
      accepted: 1,
      stored: false,
    })
    expect(await shop.site.itemsOf(['new-1'])).toEqual([])
    const columns = encodeURIComponent(JSON.stringify({ id: 'SKU', title: 'Name', price: 'Preis' }))
    const done = (await bring(csv, 'text/csv; charset=utf-8', `?columns=${columns}`)).json()
    expect(done).toMatchObject({ lines: 3, accepted: 1, rejected: 2, stored: true })
    expect(done.problems).toEqual([
      { line: 3, field: '/price', column: 'Preis', expected: 'a number, 0 or more' },
      { line: 4, field: '/id', column: 'SKU', expected: expect.stringContaining('512') },
    ])
    expect(await shop.site.itemsOf(['new-1'])).toEqual([
      { id: 'new-1', title: 'Käse "alt"', price: 3.5 },
    ])
  })

  test.each([
    ['no column for the id', 'a;b\n1;2\n', 'text/csv', '', '/columns/id'],
    ['a column that is not there', 'id\n1\n', 'text/csv', '{"id":"no"}', '/columns/id'],
    ['a field that is none', 'id\n1\n', 'text/csv', '{"cost":"id"}', '/columns'],
    ['no rows', 'id\n', 'text/csv', '', undefined],
    ['another type', '{}', 'application/json', '', undefined],
  ])('refuses %s', async (_, text, type, columns, field) => {
    const query = columns === '' ? '' : `?columns=${encodeURIComponent(columns)}`
    const answer = await bring(text, type, query)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.json()).toMatchObject(field === undefined ? {} : { field })
  })

  test('says how far it is, is looked through, and loses what is taken out', async () => {
    const lines = Array.from({ length: 1200 }, (_, n) => JSON.stringify({ id: `line-${n}` }))
    const jsonl = 'application/x-ndjson'
    const { body, headers } = await bring(lines.join('\n'), jsonl, '', 'text/event-stream')
    expect(headers['content-type']).toContain('text/event-stream')
    const events = body
      .trim()
      .split('\n\n')
      .map((one) => one.split('\n')[0])
    expect(events[0]).toBe('event: progress')
    expect(events.at(-1)).toBe('event: done')
    expect(JSON.parse(body.split('data: ').at(-1) ?? '')).toMatchObject({ accepted: 1200 })
    expect(await shop.site.itemsOf(['line-0', 'line-1199'])).toHaveLength(2)

    const { total } = (await get('items')).body
    const found = (await get('items?text=LINE-119')).body
    expect(found).toMatchObject({ found: 11, next: null })
    const page = (await get('items?text=line-&from=1150')).body
    expect(page).toMatchObject({ found: 1200, next: null })
    expect(page.items).toHaveLength(50)
    expect((await ask('DELETE', 'items/line-0')).status).toBe(200)
    expect((await ask('DELETE', 'items/line-0')).body.code).toBe('item_unknown')
    expect((await get('items')).body.total).toBe(total - 1)
  })
})

test('models say what they were made of and are expected to keep, the newest first', async () => {
  const evidence = {
    meanSize: 3,
    headSize: 90,
    pairsFound: 40,
    pairsByNoise: 2,
    signal: 3,
    noise: 2,
  }
  const facts = { kind: 'pairs', why: 'w', items: 400, epsilon: 1, delta: 1e-6 } as const
  const models = [0.2, 0.4].map((retained, n) => ({
    id: `m${n}`,
    at: shop.clock.now + n,
    releases: ['r'],
    facts: { ...facts, retained, evidence: { ...evidence, people: 3000 * (n + 1) } },
  }))
  for (const model of models) await shop.site.saveModel({ ...model, pack: Uint8Array.of(1, 2) })
  const { body } = await get('models')
  expect(body.models.map(({ id }: { id: string }) => id)).toEqual(['m1', 'm0'])
  expect(body.models[0]).toMatchObject({
    at: '2026-11-24T12:00:00.001Z',
    bytes: 2,
    facts: { retained: 0.4, evidence: { people: 6000 } },
  })
})

test('health says what is late and what is not there, and counts requests by route', async () => {
  const states = async (): Promise<Record<string, string>> => {
    const { checks } = (await get('health')).body
    return Object.fromEntries(
      checks.map(({ check, state }: { check: string; state: string }) => [check, state]),
    )
  }
  const before = await states()
  expect(before).toMatchObject({
    node: 'ok',
    database: 'ok',
    ledger: 'ok',
    packs: 'ok',
    mail: 'off',
    queue: 'off',
    release: 'off',
    model: 'ok',
    retention: 'off',
    periods: 'ok',
  })
  shop.clock.now += 9 * 86_400_000
  expect(await states()).toMatchObject({ ...before, periods: 'late' })
  const { routes } = (await get('health')).body
  const batch = routes.find(({ route }: { route: string }) => route === '/v1/batch')
  expect(batch).toMatchObject({ requests: expect.any(Number), refused: expect.any(Number) })
  expect(batch.refused).toBeGreaterThan(0)
  expect(batch.requests).toBeGreaterThan(batch.refused)
})
