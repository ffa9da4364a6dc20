import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededWords, simulateCrowd } from '@discreet/crowd'
import { localVault, nodeCryptography, verifySignature } from '@discreet/crypto-node'
import type { SiteStore, Store } from '@discreet/engine'
import {
  createSite,
  importTarget,
  recordInteractions,
  releasePeriod,
  trainModel,
  withSampleAssessment,
} from '@discreet/engine'
import { readReceipt } from '@discreet/identity-jwt'
import { readPacks } from '@discreet/packs-file'
import { plainInverse } from '@discreet/recommend'
import { openStore } from '@discreet/store-sql'
import { leafHash, openCheckpoint, verifyInclusion } from '@discreet/transparency'
import type { FastifyInstance } from 'fastify'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import jsonld from 'jsonld'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer } from '../src/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-people-'))
const cryptography = nodeCryptography()
const vault = localVault(join(folder, 'keys.json'))
const packs = readPacks().map(({ pack }) => pack)
const day = 86_400_000
const clock = { now: Date.UTC(2026, 10, 24, 12) }
const now = (): number => clock.now
let store: Store
let site: SiteStore
let server: FastifyInstance
let writeKey: string
let jwtFor: (claims: object) => Promise<string>

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }
  jwtFor = (claims) =>
    new SignJWT({ iss: 'https://shop.example', aud: 'discreet', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuedAt(Math.floor(clock.now / 1000))
      .setExpirationTime(Math.floor(clock.now / 1000) + 300)
      .sign(privateKey)
  store = await openStore({
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    now,
    folder: join(folder, 'database'),
  })
  const shop = {
    id: 'shop',
    name: 'Shop',
    settings: {
      place: 'DE',
      placeHeader: 'x-place',
      identity: { issuer: 'https://shop.example', jwks: { keys: [jwk] } },
      controller: {
        controller: 'Shop Ltd',
        contact: 'privacy@shop.example',
        officer: 'A. Officer',
        recipients: [],
        transfers: [],
      },
    },
  }
  const created = await createSite(
    store,
    cryptography,
    withSampleAssessment(shop, cryptography, now()),
  )
  writeKey = created.writeKey
  site = await store.open('shop')
  const crowd = simulateCrowd(3000, seededWords(1))
  await site.upsertItems(crowd.items)
  const target = await importTarget(site, 'crowd', 'person', 0)
  await recordInteractions(
    site,
    cryptography,
    target,
    crowd.baskets.flatMap(({ person, basket, items }) =>
      items.map((item) => ({ person, basket, item, at: 0 })),
    ),
  )
  await releasePeriod(site, { periodId: target.periodId, at: 1, random: seededWords(2) })
  await trainModel(site, { cryptography, linearAlgebra: plainInverse, at: 1 })
  server = await createServer({ store, cryptography, vault, packs, now, refreshMilliseconds: 0 })
  await server.ready()
}, 120_000)

afterAll(async () => {
  await server.close()
  await store.close()
})

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers of many routes
  readonly body: any
}

async function call(
  method: 'GET' | 'PUT' | 'POST',
  url: string,
  {
    token,
    body,
    headers = {},
  }: { token?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const answer = await server.inject({
    method,
    url,
    headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

async function tokenOf(person: string, claims: object = {}): Promise<string> {
  const { body } = await call('POST', '/v1/me/token', {
    body: { jwt: await jwtFor({ sub: person, ...claims }) },
  })
  return body.token
}

const choose = (token: string | undefined, body: object, headers: Record<string, string> = {}) =>
  call('PUT', '/v1/me/choices', { ...(token === undefined ? {} : { token }), body, headers })

const send = async (events: readonly object[]): Promise<Answer> =>
  call('POST', '/v1/batch', {
    body: { writeKey, batch: events },
  })
const viewed = (userId: string, item: string, messageId: string) => ({
  type: 'track',
  event: 'Product Viewed',
  userId,
  messageId,
  timestamp: new Date(clock.now).toISOString(),
  properties: { product_id: item },
})
const bought = (userId: string, items: readonly string[], order: string) => ({
  type: 'track',
  event: 'Order Completed',
  userId,
  messageId: order,
  timestamp: new Date(clock.now).toISOString(),
  properties: { order_id: order, products: items.map((product_id) => ({ product_id })) },
})
interface Shown {
  readonly item: string
  readonly reason: { readonly term: string; readonly text: string }
  readonly terms: { readonly again?: number }
  readonly signals: readonly { readonly item: string }[]
}
const home = (token?: string): Promise<Answer> =>
  call('POST', '/v1/recommend', {
    ...(token === undefined ? {} : { token }),
    body: { placement: 'home', limit: 20 },
  })
const termsOf = ({ body }: Answer): string[] => [
  ...new Set(body.items.flatMap(({ terms }: { terms: object }) => Object.keys(terms)) as string[]),
]

const sha256 = (data: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(data).digest())

/** Every byte under the data folder, and in the write-ahead log. */
function onDisk(text: string): boolean {
  const needle = Buffer.from(text)
  const walk = (path: string): boolean =>
    statSync(path).isDirectory()
      ? readdirSync(path).some((name) => walk(join(path, name)))
      : readFileSync(path).includes(needle)
  return walk(folder)
}

describe('one person, from Off to an account and back', () => {
  const person = 'canary-7f3a'

  test('at level 0 a thousand requests leave no row and no trace', async () => {
    const counts = async (): Promise<number> => (await site.log.head()).size
    const before = await counts()
    for (let k = 0; k < 1000; k += 1) {
      await call('POST', '/v1/recommend', {
        body: { placement: 'basket', basket: ['penne-500-g'] },
        headers: { 'user-agent': `canary-agent-${k}`, 'x-forwarded-for': '203.0.113.77' },
      })
    }
    await send([
      viewed(person, 'penne-500-g', 'canary-m0'),
      bought(person, ['penne-500-g'], 'canary-o0'),
    ])
    expect(await counts()).toBe(before)
    expect(await site.people.known([vault.subject('shop', person)])).toEqual([])
    for (const trace of [person, 'canary-agent', '203.0.113.77', 'canary-o0']) {
      expect(onDisk(trace)).toBe(false)
    }
  })

  test('signs in through the shop and sees what stands, and why', async () => {
    const { status, body } = await call('GET', '/v1/me/choices?locale=de', {
      token: await tokenOf(person),
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      level: { chosen: null, inForce: 0, name: 'Aus' },
      contribute: { on: false },
      pack: { id: 'eu' },
      askAgain: false,
    })
    expect(body.reasons[0].text).toMatch(/noch nicht gewählt/)
    expect(body.purposes).toHaveLength(5)
  })

  test('raises to 3, gets a receipt that verifies offline and is in the log', async () => {
    const token = await tokenOf(person)
    const { status, body } = await choose(token, {
      level: 3,
      purposes: ['purchases', 'preferences'],
      contribute: true,
      method: 'button',
    })
    expect(status).toBe(200)
    expect(body.record).toMatchObject({
      event: 'given',
      levelFrom: null,
      levelTo: 3,
      jurisdiction: 'DE',
      signal: 'none',
    })
    expect(JSON.stringify(body.record)).not.toContain(person)
    const read = await readReceipt(cryptography.publicKey, body.receipt)
    expect(read).toEqual({ ok: true, value: body.record })
    const head = openCheckpoint(
      sha256,
      body.log.checkpoint,
      cryptography.publicKey,
      verifySignature,
    )
    const entry = await site.log.find('consent', body.record.id)
    const leaf = leafHash(
      sha256,
      new Uint8Array(Buffer.from(`consent ${entry?.ref} ${entry?.digest}`)),
    )
    const proof = body.log.proof.map((one: string) => new Uint8Array(Buffer.from(one, 'base64')))
    if (head === undefined) throw new Error('no checkpoint')
    expect(verifyInclusion(sha256, leaf, body.log.index, head.size, proof, head.root)).toBe(true)
    const notice = await call('GET', `/v1/notices/${body.record.notice.sha256}`)
    expect(notice.body).toMatchObject({ locale: 'en', missing: [] })
  })

  test('gets a profile of what they switched on and nothing else, unreadable on disk', async () => {
    const token = await tokenOf(person)
    const sent = await send([
      bought(person, ['smoked-tofu-200-g', 'hummus-200-g'], 'canary-o1'),
      viewed(person, 'butter-250-g', 'canary-m1'),
    ])
    expect(sent.body).toMatchObject({ remembered: 2, accepted: 1 })
    await send([bought(person, ['smoked-tofu-200-g', 'hummus-200-g'], 'canary-o1')])
    const liked = { liked: ['canary-liked'], avoided: ['Meat'] }
    expect((await call('PUT', '/v1/me/preferences', { token, body: liked })).status).toBe(200)
    expect((await call('PUT', '/v1/me/preferences', { token, body: liked })).status).toBe(200)
    const { body } = await call('GET', '/v1/me/profile', { token })
    expect(
      body.entries.map(({ field, item }: { field: string; item?: string }) => [field, item]),
    ).toEqual([
      ['account.preferences', undefined],
      ['account.purchases', 'hummus-200-g'],
      ['account.purchases', 'smoked-tofu-200-g'],
    ])
    for (const trace of [person, 'canary-liked', 'canary-o1']) expect(onDisk(trace)).toBe(false)
  })

  test('is recommended to with it, and each reason says so', async () => {
    const with3 = await home(await tokenOf(person))
    const without = await home()
    expect(termsOf(with3)).toEqual(expect.arrayContaining(['popular', 'again', 'history']))
    expect(termsOf(without)).toEqual(['popular'])
    const shown = with3.body.items as readonly Shown[]
    const hummus = shown.find(({ item }) => item === 'hummus-200-g')
    expect(hummus?.reason.text).toMatch(/^(You buy this again|Goes with what you chose before)/)
    expect(hummus?.signals.map(({ item }) => item)).toContain('hummus-200-g')
    const { body } = await call('POST', '/v1/recommend', {
      token: await tokenOf(person),
      body: { placement: 'again' },
    })
    expect(body.items.map(({ item }: Shown) => item).sort()).toEqual([
      'hummus-200-g',
      'smoked-tofu-200-g',
    ])
    for (const { reason, terms } of body.items as Shown[]) {
      expect(reason.term).toMatch(/^(again|history)$/)
      expect(terms.again).toBeGreaterThan(0)
    }
  })

  test('objects, and the next request uses nothing; the profile waits for their word', async () => {
    const token = await tokenOf(person)
    const purposes = ['purchases', 'preferences']
    await choose(token, { level: 3, purposes, objections: ['profiling'] })
    expect(termsOf(await home(token))).toEqual(['popular'])
    await choose(token, { level: 3, purposes, restricted: true })
    expect(termsOf(await home(token))).toEqual(['popular'])
    // Nothing that protects is lifted because somebody did not mention it.
    await choose(token, { level: 3, purposes })
    expect(termsOf(await home(token))).toEqual(['popular'])
    await choose(token, { level: 3, purposes, restricted: false })
    expect(termsOf(await home(token))).toEqual(['popular'])
    const { body } = await choose(token, { level: 3, purposes, objections: [] })
    expect(body.erased).toEqual({})
    expect(termsOf(await home(token))).toContain('again')
  })

  test('switches one purpose off, and only that is erased', async () => {
    const token = await tokenOf(person)
    const { body } = await choose(token, { level: 3, purposes: ['purchases'] })
    expect(body).toMatchObject({
      erased: { 'account.preferences': 1 },
      record: { event: 'withdrawn' },
    })
    const put = await call('PUT', '/v1/me/preferences', { token, body: { liked: [], avoided: [] } })
    expect(put).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  })

  test('lowers to 0: at once nothing is used, nothing is kept, and the receipt says what went', async () => {
    const token = await tokenOf(person)
    const { body } = await choose(token, { level: 0 })
    expect(body).toMatchObject({ level: 0, erased: { 'account.purchases': 2 } })
    expect(body.record).toMatchObject({ event: 'withdrawn', levelFrom: 3, levelTo: 0 })
    expect(body.record.erased).toContain('account.purchases')
    expect(termsOf(await home(token))).toEqual(['popular'])
    expect((await call('GET', '/v1/me/profile', { token })).body.entries).toEqual([])
    const later = await send([bought(person, ['hummus-200-g'], 'canary-o2')])
    expect(later.body).toMatchObject({ remembered: 0 })
    const { receipts } = (await call('GET', '/v1/me/receipts', { token })).body
    expect(receipts.map(({ record }: { record: { levelTo: number } }) => record.levelTo)).toEqual([
      3, 3, 3, 3, 3, 3, 3, 0,
    ])
    expect(await site.log.verify()).toMatchObject({ ok: true })
  })
})

describe('consent records', () => {
  const prefixes = [
    'https://w3id.org/dpv#',
    'https://w3id.org/dpv/pd#',
    'https://w3id.org/dpv/schema/dpv-27560#',
    'https://w3id.org/dpv/legal/eu/gdpr#',
    'http://purl.org/dc/terms/',
  ]
  /** What the DPV guide for ISO/IEC TS 27560 calls mandatory. */
  const ofRecord = [
    'dct:identifier',
    'dpv:hasDataSubject',
    'dpv:hasNotice',
    'dct:language',
    'dpv:hasProcess',
    'dpv:hasJurisdiction',
    'dpv:hasConsentStatus',
  ]
  const ofProcess = [
    'dpv:hasPurpose',
    'dpv:hasLegalBasis',
    'dpv:hasPersonalData',
    'dpv:hasDataController',
    'dpv:hasStorageCondition',
    'dpv:hasRecipient',
    'dpv:hasConsentControl',
    'dpv:hasRight',
    'dpv:hasAuthority',
    'dpv:hasJurisdiction',
  ]
  const ofController = ['dct:identifier', 'dpv:hasName', 'dpv:hasAddress', 'dpv:hasContact']
  const ofEvent = ['dct:date', 'dpv:isIndicatedBy', 'dpv:hasIndicationMethod', 'dpv:hasLegalBasis']

  test('are ISO/IEC TS 27560 in DPV: everything mandatory is there, and it is JSON-LD', async () => {
    const token = await tokenOf('recorded')
    await choose(token, { level: 3, purposes: ['purchases', 'offers'], contribute: true })
    await choose(token, { level: 0 })
    const answer = await server.inject({
      url: '/v1/me/records',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.headers['content-type']).toMatch(/^application\/ld\+json/)
    const [given, withdrawn] = answer.json()
    for (const field of ofRecord) expect(given).toHaveProperty([field])
    expect(given['dpv:hasProcess']).toHaveLength(5)
    for (const one of given['dpv:hasProcess']) {
      for (const field of ofProcess) expect(one).toHaveProperty([field])
      for (const field of ofController) expect(one['dpv:hasDataController']).toHaveProperty([field])
      for (const kept of one['dpv:hasStorageCondition']) {
        expect(kept).toHaveProperty(['dpv:hasLocation'])
        expect(kept).toHaveProperty(['dpv:hasDuration'])
      }
    }
    for (const field of ofEvent) expect(given['dpv:hasConsentStatus']).toHaveProperty([field])
    expect(given['dpv:hasConsentStatus']['@type']).toBe('dpv:ConsentGiven')
    expect(withdrawn['dpv:hasConsentStatus']['@type']).toBe('dpv:ConsentWithdrawn')
    expect(answer.body).not.toContain('recorded')
    const keys = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, part]) => [
            ...(Array.isArray(value) ? [] : [key]),
            ...keys(part),
          ])
        : []
    const expanded = await jsonld.expand(given)
    for (const key of keys(expanded)) {
      expect(key.startsWith('@') || prefixes.some((prefix) => key.startsWith(prefix))).toBe(true)
    }
    // Expansion drops what has no meaning: nothing may be lost on the way.
    expect(keys(expanded).filter((key) => key.endsWith('hasProcess'))).toHaveLength(1)
    expect(keys(expanded).filter((key) => key.endsWith('hasPurpose'))).toHaveLength(5)
  })
})

describe('signals and places', () => {
  test.each([
    ['DE', 'eu', 183],
    ['US-CA', 'us-ca', 365],
    ['CA-QC', 'ca-qc', 365],
    ['nowhere', 'eu', 183],
  ])('in %s the pack %s holds, with GPC shown as honoured', async (place, pack, days) => {
    const headers = { 'x-place': place, 'sec-gpc': '1' }
    const token = await tokenOf(`gpc-${place}`)
    const before = (await call('GET', '/v1/me/choices', { token, headers })).body
    expect(before).toMatchObject({ gpcHonoured: true, pack: { id: pack }, level: { inForce: 0 } })
    expect(before.obligations).toContainEqual({
      do: 'not_ask_before',
      at: Number.MAX_SAFE_INTEGER,
    })
    const raised = await choose(token, { level: 3, purposes: ['browsing'] }, headers)
    expect(raised.body.record).toMatchObject({ signal: 'gpc', pack: { id: pack } })
    const { body } = await call('GET', '/v1/me/choices', { token, headers: { 'x-place': place } })
    expect(body).toMatchObject({ gpcHonoured: true, level: { inForce: 3 } })
    expect(body.reasons.map(({ code }: { code: string }) => code)).toContain('gpc_choice_counts')
    await choose(token, { level: 0 }, { 'x-place': place })
    const refused = (await call('GET', '/v1/me/choices', { token, headers: { 'x-place': place } }))
      .body
    expect(refused.chosenAt).toBe(new Date(clock.now).toISOString())
    expect(days).toBeGreaterThan(0)
  })

  test('a signal seen once stands for the account on every device, and is recorded once', async () => {
    const token = await tokenOf('signalled')
    await choose(token, { level: 3, purposes: ['browsing'] })
    const gpc = { 'sec-gpc': '1' }
    for (let k = 0; k < 3; k += 1) await call('GET', '/v1/me/choices', { token, headers: gpc })
    const { body } = await call('GET', '/v1/me/choices', { token })
    expect(body).toMatchObject({ gpcHonoured: true, level: { inForce: 3 } })
    const { receipts } = (await call('GET', '/v1/me/receipts', { token })).body
    expect(
      receipts.map(({ record }: { record: { expressedBy: string } }) => record.expressedBy),
    ).toEqual(['subject', 'signal'])
  })

  test('after an opt-out in California raising takes two acts', async () => {
    const headers = { 'x-place': 'US-CA' }
    const token = await tokenOf('californian')
    await choose(token, { level: 0 }, headers)
    const once = await choose(token, { level: 3, purposes: ['browsing'] }, headers)
    expect(once).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
    const twice = await choose(
      token,
      { level: 3, purposes: ['browsing'], confirmed: true },
      headers,
    )
    expect(twice.body.level).toBe(3)
  })

  test('somebody under age is told so, and nothing is stored', async () => {
    const token = await tokenOf('child', { age: 12 })
    const refused = await choose(token, { level: 3, purposes: ['browsing'] })
    expect(refused).toMatchObject({ status: 403, body: { field: '/level', expected: 'at most 0' } })
    const crowd = await choose(token, { level: 0, contribute: true })
    expect(crowd).toMatchObject({ status: 403, body: { field: '/contribute' } })
    expect(await site.people.known([vault.subject('shop', 'child')])).toEqual([])
    const guarded = await tokenOf('child', { age: 12, guardian_agreed: true })
    const agreed = await choose(guarded, { level: 3, purposes: ['browsing'] })
    expect(agreed.body.record).toMatchObject({ expressedBy: 'guardian', levelTo: 3 })
  })

  test.each([
    ['en', 'What each level means'],
    ['de', 'Was jede Stufe bedeutet'],
    ['fr', 'Ce que veut dire chaque niveau'],
    ['es', 'Qué significa cada nivel'],
  ])('the page about privacy says everything in %s, without a script', async (locale, heading) => {
    const { body, headers } = await server.inject(`/privacy?locale=${locale}`)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(body).toContain(`<html lang="${locale}">`)
    for (const part of [heading, 'discreet/shop', 'ε 1.00', 'Shop Ltd'])
      expect(body).toContain(part)
    expect(body).not.toContain('<script')
    expect(body).not.toContain('undefined')
  })

  test('gpc.json, and the notice in four languages', async () => {
    expect((await call('GET', '/.well-known/gpc.json')).body).toMatchObject({ gpc: true })
    for (const locale of ['en', 'de', 'fr', 'es']) {
      const { body } = await call('GET', `/v1/notice?locale=${locale}`)
      expect(body).toMatchObject({ locale, missing: [] })
      expect(body.label).toHaveLength(4)
      expect((await call('GET', `/v1/notices/${body.sha256}`)).status).toBe(200)
    }
    expect((await call('GET', '/v1/processing')).body.activities.length).toBeGreaterThan(5)
  })
})

describe('what could go wrong', () => {
  test('without an account the record is anonymous, and level 3 is refused', async () => {
    const { body } = await choose(undefined, { level: 2, contribute: true })
    expect(body.record).toMatchObject({ levelTo: 2, contribute: true })
    expect(await site.log.find('consent', body.record.id)).toBeDefined()
    expect(await choose(undefined, { level: 3 })).toMatchObject({ status: 403 })
    expect(await choose(undefined, { level: 1, purposes: ['offers'] })).toMatchObject({
      status: 403,
    })
  })

  test('two devices at once: both are recorded, the last one holds', async () => {
    const token = await tokenOf('two-devices')
    const both = await Promise.all([1, 2].map((level) => choose(token, { level })))
    const last = both.reduce((a, b) => (a.body.log.index > b.body.log.index ? a : b))
    const { body } = await call('GET', '/v1/me/choices', { token })
    expect(body.level.chosen).toBe(last.body.record.levelTo)
    expect((await call('GET', '/v1/me/receipts', { token })).body.receipts).toHaveLength(2)
  })

  test.each([
    ['an unknown purpose', { level: 3, purposes: ['advertising'] }],
    ['a level that does not exist', { level: 4 }],
    ['an unknown field', { level: 1, track: true }],
    ['no level', {}],
  ])('%s is refused', async (_, body) => {
    expect(await choose(await tokenOf('anybody'), body)).toMatchObject({
      status: 422,
      body: { code: 'field_invalid' },
    })
  })

  test('a token that is forged, of another site, or run out is refused, everywhere', async () => {
    const token = await tokenOf('late')
    for (const bad of [`${token}x`, 'x.y.z', await jwtFor({ sub: 'late' })]) {
      expect(await call('GET', '/v1/me/choices', { token: bad })).toMatchObject({
        status: 401,
        body: { code: 'token_invalid' },
      })
      expect((await home(bad)).status).toBe(401)
    }
    clock.now += 3_600_000
    expect((await home(token)).status).toBe(401)
    expect(await call('GET', '/v1/me/receipts')).toMatchObject({ status: 401 })
    expect(await call('POST', '/v1/me/token', { body: { jwt: 'not.a.jwt' } })).toMatchObject({
      status: 401,
      body: { code: 'token_invalid' },
    })
  })

  test('who stops helping the crowd takes back what is not released yet, and nobody else does', async () => {
    const consent = { consent: { categoryPreferences: { contribute: true } } }
    const count = async (): Promise<number> => {
      let found = 0
      for (const { id, state } of await site.periods()) {
        if (state === 'released') continue
        for await (const batch of site.contributions(id)) found += batch.items.length
      }
      return found
    }
    const start = await count()
    await choose(await tokenOf('helper'), { level: 0, contribute: true })
    const items = ['hummus-200-g', 'butter-250-g']
    await send([bought('helper', items, 'help-1')])
    await send([{ ...bought('somebody-else', items, 'help-2'), context: consent }])
    expect(await count()).toBe(start + 4)
    const { body } = await choose(await tokenOf('helper'), { level: 0, contribute: false })
    expect(body.erased).toEqual({ 'crowd.contribution': 2 })
    expect(await count()).toBe(start + 2)
    expect(body.record).toMatchObject({
      event: 'withdrawn',
      erased: expect.arrayContaining(['crowd.contribution']),
    })
  })

  test('a choice is asked again only when the notice widens', async () => {
    await choose(await tokenOf('asked'), { level: 3, purposes: ['browsing'] })
    const asks = async (change: object): Promise<boolean> => {
      const { controller } = site.site.settings
      const settings = {
        ...site.site.settings,
        controller: { ...controller, ...change },
      } as typeof site.site.settings
      await store.updateSite({ ...site.site, settings })
      const other = await createServer({
        store,
        cryptography,
        vault,
        packs,
        now,
        refreshMilliseconds: 0,
      })
      const headers = { authorization: `Bearer ${await tokenOf('asked')}` }
      const { askAgain } = (await other.inject({ url: '/v1/me/choices', headers })).json()
      await other.close()
      return askAgain
    }
    expect(await asks({})).toBe(false)
    expect(await asks({ contact: 'new@shop.example', officer: 'B. Officer' })).toBe(false)
    expect(await asks({ recipients: ['Parcel Ltd'] })).toBe(true)
    expect(await asks({})).toBe(false)
  })

  test('a long history is kept in pages, loses nothing, and goes as a whole', async () => {
    await choose(await tokenOf('reader'), { level: 3, purposes: ['browsing'] })
    const items = (await site.itemIds()).slice(0, 60)
    await send(items.map((item, k) => viewed('reader', item, `page-${k}`)))
    clock.now += 2 * day
    const profile = async (): Promise<string[]> => {
      const { body } = await call('GET', '/v1/me/profile', { token: await tokenOf('reader') })
      return body.entries.map(({ item }: { item: string }) => item).sort()
    }
    const before = await profile()
    expect(before).toEqual([...items].sort())
    expect(await profile()).toEqual(before)
    await send([viewed('reader', 'butter-250-g', 'page-new')])
    expect(await profile()).toHaveLength(61)
    const { body } = await choose(await tokenOf('reader'), { level: 0 })
    // One page and one row that is too young for it.
    expect(body.erased).toEqual({ 'account.views': 2 })
    expect(await profile()).toEqual([])
  })

  test('a page of the shop may choose from another address', async () => {
    const { headers, statusCode } = await server.inject({
      method: 'OPTIONS',
      url: '/v1/me/choices',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(statusCode).toBe(204)
    expect(headers['access-control-allow-methods']).toContain('PUT')
    expect(headers['access-control-allow-headers']).toContain('authorization')
  })

  test('whoever asks too often is slowed down', async () => {
    const options = { store, cryptography, vault, packs, now, refreshMilliseconds: 0 }
    const narrow = await createServer({ ...options, limits: { choices: 2 } })
    const statuses = []
    for (let k = 0; k < 3; k += 1) statuses.push((await narrow.inject('/v1/me/choices')).statusCode)
    expect(statuses).toEqual([200, 200, 429])
    await narrow.close()
  })

  test('what is beyond its date is deleted to the day', async () => {
    const token = await tokenOf('forgetful')
    await choose(token, { level: 3, purposes: ['browsing'] })
    await send([viewed('forgetful', 'butter-250-g', 'm-f')])
    clock.now += 180 * day - 1
    expect(
      (await call('GET', '/v1/me/profile', { token: await tokenOf('forgetful') })).body.entries,
    ).toHaveLength(1)
    clock.now += 1
    expect(
      (await call('GET', '/v1/me/profile', { token: await tokenOf('forgetful') })).body.entries,
    ).toEqual([])
    const options = { now: clock.now, dryRun: false, warningOf: () => 0 }
    expect((await site.rights.retention.expire(options)).entries).toBe(1)
  })
})
