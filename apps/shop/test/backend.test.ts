/** The shop's backend beside the real server: who is signed in, what it tells, and what it serves. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { groceryCatalogue } from '@discreet/crowd'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import type { Store } from '@discreet/engine'
import { createSite, withSampleAssessment } from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import { createServer } from '@discreet/server'
import { openStore } from '@discreet/store-sql'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createShopIdentity, shopRoutes } from '../src/index.ts'
import { pastOrders, people } from '../src/people.ts'
import { Sessions, sessionCookie, wordIn } from '../src/sessions.ts'

const hour = 3_600_000
const folder = mkdtempSync(join(tmpdir(), 'discreet-shop-backend-'))
const bundle = join(folder, 'bundle')
const shell = `<!doctype html><title>Shop</title><!--home--><h1>Home</h1><!--/home--><p>${'x'.repeat(2000)}</p>`
const otherShell = shell.replace('<!--home--><h1>Home</h1><!--/home-->', '')
const script = 'export const shop = 1\n'
const clock = { now: Date.UTC(2026, 10, 24, 12) }
let store: Store
let server: FastifyInstance

function writeBundle(): void {
  mkdirSync(join(bundle, 'assets'), { recursive: true })
  writeFileSync(join(bundle, 'index.html'), shell)
  writeFileSync(join(bundle, 'index.html.gz'), 'another shell')
  writeFileSync(join(bundle, 'pictures.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(bundle, 'assets/index-0a1b2c3d.js'), script)
  writeFileSync(join(bundle, 'assets/index-0a1b2c3d.js.gz'), gzipSync(script))
  writeFileSync(join(folder, 'secret.txt'), 'a secret')
}

beforeAll(async () => {
  writeBundle()
  const now = (): number => clock.now
  const cryptography = nodeCryptography()
  const vault = localVault(join(folder, 'keys.json'))
  store = await openStore({
    folder: join(folder, 'database'),
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    now,
  })
  const { issuer, jwks, vouch } = await createShopIdentity('discreet-demo-shop')
  const settings = { place: 'DE', identity: { issuer, jwks } }
  const demo = withSampleAssessment({ id: 'demo', name: 'Demo', settings }, cryptography, now())
  await createSite(store, cryptography, demo)
  await (await store.open('demo')).upsertItems(groceryCatalogue())
  server = await createServer({
    store,
    cryptography,
    vault,
    packs: readPacks().map(({ pack }) => pack),
    now,
    logLevel: 'silent',
    refreshMilliseconds: 0,
    extend: (scope) => shopRoutes(scope, { site: 'demo', vouch, bundle, now }),
  })
})
afterAll(async () => {
  await server.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

type Headers = Readonly<Record<string, string>>
type Answer = LightMyRequestResponse

const get = (url: string, headers: Headers = {}): Promise<Answer> => server.inject({ url, headers })
const post = (path: string, payload: object, headers: Headers = {}): Promise<Answer> =>
  server.inject({ method: 'POST', url: `/shop/api/${path}`, payload, headers })

function cookieOf({ headers }: Answer): string {
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

async function signIn(person: string): Promise<{ cookie: string; token: string }> {
  const answer = await post('sign-in', { person })
  expect(answer.statusCode).toBe(200)
  return { cookie: cookieOf(answer), token: answer.json().token }
}

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` })

async function choose(token: string, choice: object): Promise<void> {
  const answer = await server.inject({
    method: 'PUT',
    url: '/v1/me/choices',
    headers: bearer(token),
    payload: { confirmed: true, ...choice },
  })
  expect(answer.statusCode).toBe(200)
}

async function profile(token: string): Promise<{ item: string; at: string }[]> {
  return (await get('/v1/me/profile', bearer(token))).json().entries
}

describe('who is signed in', () => {
  test('a visitor who does not sign in gets no cookie, whatever they ask', async () => {
    const answers = [
      await get('/shop'),
      await get('/shop/product/butter-250-g'),
      await get('/shop/pictures.svg'),
      await get('/shop/api/session'),
      await get('/shop/api/people'),
      await post('orders', { items: [{ item: 'butter-250-g', quantity: 2 }] }),
      await post('share-orders', {}),
      await post('sign-out', {}),
      await post('sign-in', { person: 'somebody' }),
      await get('/shop/api/session', { cookie: 'shop-session=made-up; theme=dark' }),
    ]
    for (const { headers } of answers) expect(headers['set-cookie']).toBeUndefined()
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200, 200, 200, 200, 401, 200, 422, 200,
    ])
    expect(answers[3]?.json()).toEqual({ person: null })
    expect(answers.at(-1)?.json()).toEqual({ person: null })
    expect(answers[4]?.json()).toEqual(people)
  })

  test('signing in sets one cookie, out of reach of scripts and of other sites', async () => {
    const answer = await post('sign-in', { person: 'demo-anna' })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^shop-session=[\w-]{43}; Path=\/shop\/api; HttpOnly; SameSite=Strict; Max-Age=28800$/,
    )
    const again = await post('sign-in', { person: 'demo-anna' })
    expect(cookieOf(again)).not.toBe(cookieOf(answer))
    const secure = await post('sign-in', { person: 'demo-anna' }, { 'x-forwarded-proto': 'https' })
    expect(String(secure.headers['set-cookie'])).toMatch(/; Secure$/)
  })

  test('a session says who, with a token and orders, until it is ended or eight hours have passed', async () => {
    const answer = await post('sign-in', { person: 'demo-jonas' })
    const cookie = cookieOf(answer)
    const session = async () => (await get('/shop/api/session', { cookie })).json()
    expect(await session()).toEqual(answer.json())
    expect(answer.json()).toEqual({
      person: people.find(({ id }) => id === 'demo-jonas'),
      token: expect.any(String),
      orders: pastOrders(clock.now).get('demo-jonas'),
    })
    const out = await post('sign-out', {}, { cookie })
    expect(out.json()).toEqual({ person: null })
    expect(out.headers['set-cookie']).toMatch(/^shop-session=; Path=\/shop\/api; .*Max-Age=0$/)
    expect(await session()).toEqual({ person: null })
    const other = await signIn('demo-jonas')
    const began = clock.now
    const later = async (hours: number) => {
      clock.now = began + hours * hour
      const { person } = (await get('/shop/api/session', { cookie: other.cookie })).json()
      return person?.id ?? null
    }
    expect([await later(7.99), await later(8)]).toEqual(['demo-jonas', null])
    clock.now = began
  })

  test('signing in as somebody else ends the session before', async () => {
    const first = await signIn('demo-anna')
    await post('sign-in', { person: 'demo-sam' }, { cookie: first.cookie })
    const { person } = (await get('/shop/api/session', { cookie: first.cookie })).json()
    expect(person).toBeNull()
  })

  test('Discreet takes the token, which is a new one each time', async () => {
    const { cookie, token } = await signIn('demo-anna')
    const choices = await get('/v1/me/choices', bearer(token))
    expect(choices.json()).toMatchObject({ level: { chosen: null, inForce: 0 } })
    const began = clock.now
    const tokenNow = async () => (await get('/shop/api/session', { cookie })).json().token
    clock.now = began + 1
    const renewed = await tokenNow()
    expect(renewed).not.toBe(token)
    clock.now = began + hour + 1
    expect((await get('/v1/me/choices', bearer(token))).statusCode).toBe(401)
    clock.now = began + hour
    expect((await get('/v1/me/choices', bearer(renewed))).statusCode).toBe(200)
    clock.now = began
  })

  test('only pages of the shop may change something, and only with JSON', async () => {
    const payload = JSON.stringify({ person: 'demo-anna' })
    const send = (headers: Headers) =>
      server.inject({ method: 'POST', url: '/shop/api/sign-in', payload, headers })
    const form = await send({ 'content-type': 'application/x-www-form-urlencoded' })
    const text = await send({ 'content-type': 'text/plain' })
    const none = await server.inject({ method: 'POST', url: '/shop/api/sign-out' })
    expect([form, text, none].map(({ statusCode }) => statusCode)).toEqual([415, 415, 415])
    const json = { 'content-type': 'application/json' }
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await send({ ...json, 'sec-fetch-site': site })).statusCode).toBe(403)
    }
    const own = await send({ ...json, 'sec-fetch-site': 'same-origin' })
    expect(own.statusCode).toBe(200)
    const broken = await server.inject({
      method: 'POST',
      url: '/shop/api/sign-in',
      headers: json,
      payload: '{',
    })
    expect([broken.statusCode, broken.json()]).toEqual([400, { error: expect.any(String) }])
    const foreign = await get('/shop/api/session', { origin: 'https://elsewhere.example' })
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
    expect(foreign.headers['cache-control']).toBe('no-store')
  })
})

describe('orders', () => {
  test('what somebody buys is among their orders, and of others nothing is kept', async () => {
    const items = [{ item: 'butter-250-g', quantity: 2 }]
    const { cookie } = await signIn('demo-sam')
    const { order } = (await post('orders', { items }, { cookie })).json()
    expect(order).toEqual({ id: expect.any(String), at: new Date(clock.now).toISOString(), items })
    await post('orders', { items })
    const { orders } = (await get('/shop/api/session', { cookie })).json()
    expect(orders).toEqual([order, ...(pastOrders(clock.now).get('demo-sam') ?? [])])
  })

  test.each([
    [[]],
    ['butter-250-g'],
    [[null]],
    [[{ item: '', quantity: 1 }]],
    [[{ item: 'butter-250-g', quantity: 0 }]],
    [[{ item: 'butter-250-g', quantity: 1.5 }]],
    [Array.from({ length: 201 }, () => ({ item: 'butter-250-g', quantity: 1 }))],
  ])('an order without sensible lines is refused: %#', async (items) => {
    expect((await post('orders', { items })).statusCode).toBe(422)
  })

  test('go to Discreet only once purchases are switched on at level 3, and count once', async () => {
    const { cookie, token } = await signIn('demo-mara')
    const share = async () => (await post('share-orders', {}, { cookie })).json()
    expect(await share()).toEqual({ sent: 0 })
    await choose(token, { level: 3, purposes: ['browsing'] })
    expect(await share()).toEqual({ sent: 0 })
    expect(await profile(token)).toEqual([])
    await choose(token, { level: 3, purposes: ['purchases'] })
    expect(await profile(token)).toEqual([])
    const orders = pastOrders(clock.now).get('demo-mara') ?? []
    const told = orders.flatMap(({ at, items }) => items.map(({ item }) => `${at} ${item}`)).sort()
    for (let k = 0; k < 2; k += 1) {
      expect(await share()).toEqual({ sent: orders.length })
      const entries = await profile(token)
      expect(entries.map(({ at, item }) => `${at} ${item}`).sort()).toEqual(told)
    }
    await choose(token, { level: 0 })
    expect(await share()).toEqual({ sent: 0 })
  })

  test("somebody's Global Privacy Control reaches Discreet with what the shop asks for them", async () => {
    const { cookie, token } = await signIn('demo-anna')
    await choose(token, { level: 3, purposes: ['purchases'] })
    const honoured = async () => (await get('/v1/me/choices', bearer(token))).json().gpcHonoured
    expect(await honoured()).toBe(false)
    await post('share-orders', {}, { cookie, 'sec-gpc': '1' })
    expect(await honoured()).toBe(true)
  })
})

describe('the demo people', () => {
  const now = Date.UTC(2026, 10, 24, 0, 30)
  const orders = [...pastOrders(now)]
  const byId = new Map(groceryCatalogue().map((item) => [item.id, item]))

  test('are four, with six to ten orders of the last three months, newest first', () => {
    expect(orders.map(([id]) => id)).toEqual(people.map(({ id }) => id))
    expect(orders).toHaveLength(4)
    for (const [id, own] of orders) {
      expect(id).toMatch(/^demo-[a-z]+$/)
      expect(own.length).toBeGreaterThanOrEqual(6)
      expect(own.length).toBeLessThanOrEqual(10)
      const times = own.map(({ at }) => Date.parse(at))
      expect(times).toEqual([...times].sort((a, b) => b - a))
      expect(Math.max(...times)).toBeLessThan(now)
      expect(Math.min(...times)).toBeGreaterThan(now - 92 * 24 * hour)
      expect(new Set(own.map((order) => order.id)).size).toBe(own.length)
    }
    expect(orders).toEqual([...pastOrders(now)])
  })

  test('buy what the catalogue has, nothing sensitive, and what fits them', () => {
    for (const [, own] of orders) {
      for (const { items } of own) {
        expect(items.length).toBeGreaterThan(0)
        for (const { item, quantity } of items) {
          expect(byId.get(item)?.sensitive ?? false).toBe(false)
          expect(byId.has(item)).toBe(true)
          expect(quantity).toBeGreaterThanOrEqual(1)
        }
      }
    }
    const bought = (person: string): string[] =>
      (orders.find(([id]) => id === person)?.[1] ?? []).flatMap(({ items }) =>
        items.map(({ item }) => item),
      )
    const shelvesOf = (person: string) =>
      bought(person).map((item) => byId.get(item)?.categories?.join(' > ') ?? '')
    expect(bought('demo-anna')).toContain('smoked-tofu-200-g')
    expect(
      shelvesOf('demo-anna').filter((shelf) => /Cheese|Meat >|Fish$|Eggs/.test(shelf)),
    ).toEqual([])
    expect(bought('demo-jonas')).toEqual(
      expect.arrayContaining(['wheat-flour-1-kg', 'nappies-size-4-36-pcs']),
    )
    expect(bought('demo-mara')).toEqual(
      expect.arrayContaining(['sushi-rice-500-g', 'coconut-milk-400-ml']),
    )
    expect(shelvesOf('demo-sam')).toContain('Pets > Cat')
    expect(shelvesOf('demo-sam')).not.toContain('Pets > Dog')
  })
})

describe('the pages', () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html default"

  test.each([
    '/shop',
    '/shop/',
    '/shop/basket',
    '/shop/product/dishwasher-salt-1.2-kg',
    '/shop/pictures.svg',
    '/shop/assets/index-0a1b2c3d.js',
    '/shop/assets/nothing.js',
    '/shop/api/session',
    '/shop/api/nothing',
  ])('every answer has the security headers: %s', async (url) => {
    expect((await get(url)).headers).toMatchObject({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test.each([
    ['/shop', shell],
    ['/shop/', shell],
    ['/shop?lang=de', shell],
    ['/shop/basket', otherShell],
    ['/shop/product/dishwasher-salt-1.2-kg', otherShell],
    ['/shop/aisle/Fruit%20and%20vegetables/Fruit', otherShell],
    ['/shop/nothing/of/the/kind', otherShell],
  ])('an address of the shop gives the shell: %s', async (url, body) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.body]).toEqual([200, body])
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    })
    const etag = String(answer.headers['etag'])
    expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304)
  })

  test('the shell is compressed for whoever takes it so', async () => {
    const asked = async (accept: string) => {
      const answer = await get('/shop', { 'accept-encoding': accept })
      return { coding: answer.headers['content-encoding'], bytes: answer.rawPayload }
    }
    const br = await asked('gzip, deflate, br;q=1.0')
    expect([br.coding, brotliDecompressSync(br.bytes).toString()]).toEqual(['br', shell])
    const gzip = await asked('br;q=0, gzip')
    expect([gzip.coding, gunzipSync(gzip.bytes).toString()]).toEqual(['gzip', shell])
    expect((await asked('identity')).coding).toBeUndefined()
  })

  test('files are sent as they were built, and kept for ever when their name says so', async () => {
    const plain = await get('/shop/assets/index-0a1b2c3d.js')
    expect(plain.body).toBe(script)
    const zipped = await get('/shop/assets/index-0a1b2c3d.js', { 'accept-encoding': 'gzip, br' })
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(script)
    for (const { headers } of [plain, zipped]) {
      expect(headers['content-type']).toMatch(/javascript/)
      expect(headers['cache-control']).toMatch(/immutable/)
    }
    expect(String(zipped.headers['vary'])).toMatch(/accept-encoding/i)
    const pictures = await get('/shop/pictures.svg')
    expect(pictures.headers['content-type']).toMatch(/^image\/svg\+xml/)
    expect(pictures.headers['cache-control']).not.toMatch(/immutable/)
  })

  test.each([
    '/shop/nothing.js',
    '/shop/index.html',
    '/shop/index.html.gz',
    '/shop/assets/index-0a1b2c3d.js.gz',
    '/shop/../secret.txt',
    '/shop/..%2Fsecret.txt',
    '/shop/%2e%2e/secret.txt',
    '/shop/%2e%2e%2fsecret.txt',
    '/shop/assets/..%5c..%5csecret.txt',
    '/shop/assets/../../secret.txt',
    '/shop//etc/passwd.txt',
    '/shop/%00.js',
  ])('nothing else of the disk is served: %s', async (url) => {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(statusCode).toBeLessThan(500)
    expect(body).not.toContain('a secret')
    expect(body).not.toContain('another shell')
  })

  test('Discreet describes its own API only', async () => {
    const { paths } = (await get('/openapi.json')).json()
    expect(Object.keys(paths).filter((path) => path.startsWith('/shop'))).toEqual([])
    // Of an answer that is no page nothing may be loaded; the shop's own policy is not its.
    expect((await get('/v1/site')).headers['content-security-policy']).not.toContain("'self'")
  })
})

describe('sessions', () => {
  let sessions: Sessions
  beforeEach(() => {
    sessions = new Sessions()
  })

  test('a cookie is found among others, and nothing that only looks like it', () => {
    expect(wordIn(undefined)).toBe('')
    expect(wordIn('theme=dark; shop-session=abc; x=1')).toBe('abc')
    expect(wordIn('shop-session=abc')).toBe('abc')
    expect(wordIn('my-shop-session=abc; shop-session2=d')).toBe('')
    expect(sessionCookie('abc', true)).toMatch(/; Secure$/)
    expect(sessionCookie('', false)).toBe(
      'shop-session=; Path=/shop/api; HttpOnly; SameSite=Strict; Max-Age=0',
    )
  })

  test('are no more than a thousand: the oldest goes first, and what ran out before it', () => {
    const words = Array.from({ length: 1001 }, (_, k) => sessions.start(`p${k}`, 0).word)
    const has = (k: number) => sessions.find(`shop-session=${words[k]}`, 0) !== undefined
    expect([has(0), has(1), has(1000)]).toEqual([false, true, true])
    sessions.start('new', 9 * hour)
    expect(has(1000)).toBe(false)
    expect(sessions.find('', 0)).toBeUndefined()
  })
})
