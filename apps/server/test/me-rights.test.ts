/** Somebody who is signed in corrects, stops, ends and asks: at once, with something to show for it. */
import { sha256Bytes, verifySignature } from '@discreet/crypto-node'
import { readReceipt } from '@discreet/identity-jwt'
import type { Permit } from '@discreet/policy'
import { mintRightsPermit } from '@discreet/policy'
import type { RequestType } from '@discreet/rights'
import { requestTypes } from '@discreet/rights'
import { leafHash, openCheckpoint, verifyInclusion } from '@discreet/transparency'
import { base64url, compactVerify, importJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop } from './example-shop.ts'

let shop: ExampleShop
let popular: readonly string[]
beforeAll(async () => {
  shop = await openShop({}, 400)
  const { body } = await shop.call('POST', '/v1/recommend', { body: { placement: 'home' } })
  popular = body.items.map(({ item }: { item: string }) => item)
})
afterAll(() => shop.close())

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

const as = async (person: string, method: Method, path: string, body?: object): Promise<Answer> =>
  shop.call(method, path, {
    token: await shop.tokenOf(person),
    ...(body === undefined ? {} : { body }),
  })

const everyPurpose = ['purchases', 'browsing', 'preferences', 'demographics', 'offers'] as const

async function choose(person: string, choice: object = {}): Promise<void> {
  const free = { restricted: false, objections: [] }
  const body = { level: 3, purposes: everyPurpose, ...free, ...choice }
  expect((await as(person, 'PUT', '/v1/me/choices', body)).status).toBe(200)
}

async function buy(person: string, ages: readonly number[]): Promise<void> {
  const events = ages.map((age, k) => ({
    type: k % 2 === 0 ? 'purchase' : 'view',
    items: [popular[k % popular.length] ?? ''],
    id: `e${k}`,
    at: new Date(shop.clock.now - age * day).toISOString(),
  }))
  expect((await as(person, 'POST', '/v1/me/events', { events })).body.rejected).toEqual([])
}

const ask = (person: string, type: RequestType, more: object = {}): Promise<Answer> =>
  as(person, 'POST', '/v1/me/requests', { type, ...more })

const permitOf = (person: string): Permit => {
  const { vault, now } = shop.setup
  const who = { site: 'shop', subject: vault.subject('shop', person) }
  return mintRightsPermit(who, 'system', now(), vault.sealPermit)
}

interface Entry {
  readonly field: string
  readonly at: string
}
const profile = async (person: string): Promise<readonly Entry[]> =>
  (await as(person, 'GET', '/v1/me/profile')).body.entries

interface Shown {
  readonly items: unknown
  readonly terms: readonly string[]
}

async function shown(person: string): Promise<Shown> {
  const { body } = await as(person, 'POST', '/v1/recommend', { placement: 'home' })
  const items = body.items as { terms: Record<string, number> }[]
  return { items, terms: [...new Set(items.flatMap(({ terms }) => Object.keys(terms)))] }
}

async function anonymous(): Promise<unknown> {
  return (await shop.call('POST', '/v1/recommend', { body: { placement: 'home' } })).body.items
}

interface Log {
  readonly index: number
  readonly checkpoint: string
  readonly proof: readonly string[]
}

/** Whoever holds the answer can check it without asking here again. */
async function requireLogged({ index, checkpoint, proof }: Log, kind: string): Promise<void> {
  const { publicKey } = shop.setup.cryptography
  const head = openCheckpoint(sha256Bytes, checkpoint, publicKey, verifySignature)
  if (head === undefined) throw new Error('no checkpoint')
  const [entry] = await shop.site.log.entries(index, 1)
  expect(entry?.kind).toBe(kind)
  const text = `${entry?.kind} ${entry?.ref} ${entry?.digest}`
  const leaf = leafHash(sha256Bytes, new Uint8Array(Buffer.from(text)))
  const hashes = proof.map((one) => new Uint8Array(Buffer.from(one, 'base64')))
  expect(verifyInclusion(sha256Bytes, leaf, index, head.size, hashes, head.root)).toBe(true)
}

async function requireStatement(body: Answer['body'], changes: readonly object[]): Promise<void> {
  expect(body.changes).toEqual(changes)
  const { publicKey } = shop.setup.cryptography
  expect(await readReceipt(publicKey, body.receipt)).toEqual({ ok: true, value: body.statement })
  expect(body.statement).toMatchObject({ site: 'shop', request: body.request, changes })
  await requireLogged(body.log, 'request')
}

describe('correcting', () => {
  test('sets facts, shows them, and takes them out, each with a signed statement that does not say them', async () => {
    await choose('facts')
    const set = await as('facts', 'PUT', '/v1/me/facts', {
      ageBand: '35-44',
      offersAddress: 'canary@example.org',
    })
    expect(set.status).toBe(200)
    await requireStatement(set.body, [
      { field: 'account.ageBand', act: 'set', count: 1 },
      { field: 'account.offersAddress', act: 'set', count: 1 },
    ])
    expect(JSON.stringify(set.body)).not.toMatch(/canary|35-44/)
    expect(await profile('facts')).toMatchObject([
      { field: 'account.ageBand', ageBand: '35-44' },
      { field: 'account.offersAddress', address: 'canary@example.org' },
    ])
    await as('facts', 'PUT', '/v1/me/facts', { ageBand: '45-54' })
    const gone = await as('facts', 'PUT', '/v1/me/facts', { offersAddress: null })
    await requireStatement(gone.body, [
      { field: 'account.offersAddress', act: 'removed', count: 1 },
    ])
    expect(await profile('facts')).toMatchObject([{ ageBand: '45-54' }])
  })

  test('refuses what is none, and what is not switched on, and then changes nothing', async () => {
    await choose('picky', { purposes: ['offers'] })
    const address = 'picky@example.org'
    const bad: readonly (readonly [object, string | undefined, string])[] = [
      [{ ageBand: '25-34', offersAddress: address }, undefined, 'not_permitted'],
      [{ offersAddress: 'no address' }, '/offersAddress', 'field_invalid'],
      [{ offersAddress: 'two@example.org,three@example.org' }, '/offersAddress', 'field_invalid'],
      [{ offersAddress: 'a@b.example\nBcc: c@d.example' }, '/offersAddress', 'field_invalid'],
      [{ ageBand: '12' }, '/ageBand', 'field_invalid'],
      [{}, '/', 'field_invalid'],
      [{ shoeSize: 44 }, '/', 'field_invalid'],
    ]
    for (const [body, field, code] of bad) {
      const answer = await as('picky', 'PUT', '/v1/me/facts', body)
      expect(answer.body, JSON.stringify(body)).toMatchObject({
        code,
        ...(field === undefined ? {} : { field }),
      })
    }
    expect(await profile('picky')).toEqual([])
    expect((await as('picky', 'GET', '/v1/me/requests')).body.requests).toEqual([])
  })

  test('takes effect on the next request', async () => {
    await choose('fixer')
    const [first = ''] = popular
    const before = await shown('fixer')
    expect(JSON.stringify(before.items)).toContain(`"item":"${first}"`)
    const said = { liked: [], avoided: [first] }
    const { body } = await as('fixer', 'PUT', '/v1/me/preferences', said)
    await requireStatement(body, [{ field: 'account.preferences', act: 'set', count: 1 }])
    expect(JSON.stringify((await shown('fixer')).items)).not.toContain(`"item":"${first}"`)
  })

  test('forgets a stretch of time, also out of pages, and leaves the rest', async () => {
    await choose('ranger')
    const ages = Array.from({ length: 100 }, (_, k) => 2 + k / 4)
    await buy('ranger', ages)
    expect(await profile('ranger')).toHaveLength(100)
    const [from, to] = [shop.clock.now - 20 * day, shop.clock.now - 10 * day]
    const within = (await profile('ranger')).filter(
      ({ at }) => Date.parse(at) >= from && Date.parse(at) < to,
    )
    expect(within.length).toBeGreaterThan(30)
    const { body } = await as('ranger', 'POST', '/v1/me/forget', { from, to })
    expect(body.forgotten).toBe(within.length)
    await requireStatement(body, body.changes)
    const left = await profile('ranger')
    expect(left).toHaveLength(100 - within.length)
    for (const { at } of left) {
      expect(Date.parse(at) < from || Date.parse(at) >= to).toBe(true)
    }
    const again = await as('ranger', 'POST', '/v1/me/forget', { from, to })
    expect(again.body).toEqual({ forgotten: 0, ok: true, changes: [] })
    const half = await as('ranger', 'POST', '/v1/me/forget', { from })
    expect(half).toMatchObject({ status: 422, body: { field: '/to' } })
  })

  test('is possible also for what an objection or a restriction locks', async () => {
    for (const no of [{ objections: ['profiling'] }, { restricted: true }]) {
      await choose('locked')
      await buy('locked', [1, 2, 3, 4])
      await choose('locked', no)
      const some = { from: shop.clock.now - 2.5 * day, to: shop.clock.now }
      expect((await as('locked', 'POST', '/v1/me/forget', some)).body.forgotten).toBe(2)
      expect((await as('locked', 'DELETE', '/v1/me/profile')).body.erased).toEqual({
        'account.purchases': 1,
        'account.views': 1,
      })
      await choose('locked')
      expect(await profile('locked')).toEqual([])
    }
  })

  test('asked for as a request does the same; in words it waits for somebody', async () => {
    await choose('writer')
    await buy('writer', [1, 2])
    const done = await ask('writer', 'rectification', {
      facts: { ageBand: '18-24' },
      preferences: { liked: ['Bread'], avoided: [] },
      forget: [{ item: popular[0] }],
    })
    expect(done).toMatchObject({ status: 200, body: { request: { state: 'fulfilled' } } })
    expect((await profile('writer')).map(({ field }) => field).sort()).toEqual([
      'account.ageBand',
      'account.preferences',
      'account.views',
    ])
    const words = await ask('writer', 'rectification', {
      text: 'My age is wrong in the newsletter',
    })
    expect(words).toMatchObject({ status: 200, body: { request: { state: 'verified' } } })
    expect(await ask('writer', 'rectification')).toMatchObject({
      status: 422,
      body: { field: '/text' },
    })
  })
})

describe('stopping', () => {
  const stops = [
    ['restriction', {}, { restricted: true }],
    ['objection', { to: 'profiling' }, { objections: ['profiling'] }],
    ['objection', {}, { objections: ['profiling', 'offers'] }],
    ['withdraw', { purpose: 'purchases' }, {}],
    ['withdraw', {}, { level: { chosen: 0, inForce: 0, name: 'Off' } }],
  ] as const

  test.each(stops)(
    '%s %j holds on the very next request, with a receipt',
    async (type, wish, holds) => {
      const person = `stop ${type} ${JSON.stringify(wish)}`
      await choose(person, { contribute: true })
      await buy(person, [1, 3, 5, 7, 9])
      await as(person, 'PUT', '/v1/me/preferences', { liked: [], avoided: [popular[5] ?? ''] })
      expect((await shown(person)).items).not.toEqual(await anonymous())
      const { status, body } = await ask(person, type, wish)
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { request: { type, state: 'fulfilled' } },
      })
      const { publicKey } = shop.setup.cryptography
      expect(await readReceipt(publicKey, body.receipt)).toEqual({ ok: true, value: body.record })
      await requireLogged(body.log, 'consent')
      expect((await as(person, 'GET', '/v1/me/choices')).body).toMatchObject(holds)
      const after = await shown(person)
      if (type === 'withdraw' && 'purpose' in wish) {
        expect(after.terms).not.toContain('again')
        expect(await profile(person)).not.toContainEqual(
          expect.objectContaining({ field: 'account.purchases' }),
        )
      } else {
        expect(after.items).toEqual(await anonymous())
      }
    },
  )

  test('an objection to offers keeps the address from being read, at once, and nothing else', async () => {
    await choose('no-offers')
    await buy('no-offers', [1, 3])
    await as('no-offers', 'PUT', '/v1/me/facts', { offersAddress: 'no@example.org' })
    const before = await shown('no-offers')
    expect((await ask('no-offers', 'objection', { to: 'offers' })).status).toBe(200)
    expect((await profile('no-offers')).map(({ field }) => field)).not.toContain(
      'account.offersAddress',
    )
    expect((await shown('no-offers')).items).toEqual(before.items)
    const address = { offersAddress: 'new@example.org' }
    expect(await as('no-offers', 'PUT', '/v1/me/facts', address)).toMatchObject({
      status: 403,
      body: { code: 'not_permitted' },
    })
    const { fields } = (await as('no-offers', 'GET', '/v1/me/export')).body
    const held = fields.find(({ field }: Entry) => field === 'account.offersAddress')
    expect(held.entries).toMatchObject([{ address: 'no@example.org' }])
  })

  test('through the choices themselves holds as well', async () => {
    for (const no of [{ restricted: true }, { objections: ['profiling'] }]) {
      await choose('chooser')
      await buy('chooser', [1, 3, 5])
      await as('chooser', 'PUT', '/v1/me/preferences', { liked: [], avoided: [popular[5] ?? ''] })
      expect((await shown('chooser')).items).not.toEqual(await anonymous())
      await choose('chooser', no)
      expect((await shown('chooser')).items).toEqual(await anonymous())
    }
  })

  test('what it cannot be understood to mean is refused and changes nothing', async () => {
    await choose('vague')
    expect(await ask('vague', 'withdraw', { purpose: 'everything' })).toMatchObject({
      status: 422,
      body: { code: 'field_invalid' },
    })
    expect((await as('vague', 'GET', '/v1/me/choices')).body.level.chosen).toBe(3)
  })
})

describe('asking', () => {
  test('for everything hands it over, and says by its hash what was handed over', async () => {
    for (const type of ['access', 'portability', 'explain'] as const) {
      await choose('asker')
      const { body } = await ask('asker', type)
      expect(body.request).toMatchObject({ type, state: 'fulfilled' })
      expect(body.export.schema).toBe('https://discreet.example/export/1')
      const sha256 = shop.setup.cryptography.sha256(JSON.stringify(body.export))
      expect(body.request.answer).toMatchObject({ sha256 })
    }
  })

  test('to be erased answers with a certificate that proves itself, and it is done', async () => {
    const jwt = { email: 'gone@example.org', email_verified: true }
    const token = await shop.tokenOf('gone', jwt)
    const call = (method: Method, path: string, body?: object): Promise<Answer> =>
      shop.call(method, path, { token, ...(body === undefined ? {} : { body }) })
    await call('PUT', '/v1/me/choices', { level: 3, purposes: everyPurpose, contribute: true })
    await buy('gone', [0, 1, 2, 3])
    shop.clock.now += 2000
    const { status, body } = await call('POST', '/v1/me/requests', { type: 'erasure' })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { request: { state: 'fulfilled' } },
    })
    const { publicKey } = shop.setup.cryptography
    const key = await importJWK(
      { kty: 'OKP', crv: 'Ed25519', x: base64url.encode(publicKey) },
      'EdDSA',
    )
    const { payload, protectedHeader } = await compactVerify(body.certificate, key)
    expect(protectedHeader.typ).toBe('discreet-erasure+jws')
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(body.content)
    expect(body.content).toMatchObject({ site: 'shop', request: body.request.id })
    for (const { rows } of body.content.rescan) expect(rows).toBe(0)
    const profileStore = body.content.stores.find(
      ({ store }: { store: string }) => store === 'profile',
    )
    expect(profileStore).toMatchObject({ state: 'done', count: 4 })
    await requireLogged(body.log, 'request')
    const { person, entries } = await shop.site.rights.erasure.everything(permitOf('gone'))
    expect({ person, entries }).toEqual({ person: undefined, entries: [] })
    expect(await call('GET', '/v1/me/export')).toMatchObject({
      status: 401,
      body: { code: 'token_invalid' },
    })
    // What a shop tells late, or again, of the time before does not bring them back.
    const order = (at: number): object => ({
      type: 'track',
      event: 'Order Completed',
      messageId: `late ${at}`,
      userId: 'gone',
      timestamp: new Date(at).toISOString(),
      context: { consent: { categoryPreferences: { contribute: true } } },
      properties: { order_id: `late ${at}`, products: [{ product_id: popular[0] }] },
    })
    const tell = (at: number): Promise<Answer> =>
      shop.call('POST', '/v1/import', {
        body: { writeKey: shop.writeKey, batch: [order(at)] },
      })
    expect((await tell(shop.clock.now - 1)).body).toMatchObject({ accepted: 1, stored: 0 })
    shop.clock.now += 2000
    expect((await tell(shop.clock.now - 1)).body).toMatchObject({ accepted: 1, stored: 1 })
  })

  test('when nothing is held says so', async () => {
    const { body } = await ask('empty', 'erasure')
    expect(body).toMatchObject({ request: { state: 'fulfilled' }, nothingHeld: true })
    expect(body.export.fields.flatMap(({ entries }: { entries: unknown[] }) => entries)).toEqual([])
  })

  test('with the token of the site of somebody else, or none of the site, is refused', async () => {
    await choose('honest')
    const foreign = await shop.jwtOf('thief')
    expect(await ask('honest', 'erasure', { jwt: foreign })).toMatchObject({
      status: 401,
      body: { code: 'token_invalid', field: '/jwt' },
    })
    expect((await ask('honest', 'erasure', { jwt: 'x.y.z' })).status).toBe(401)
    expect((await as('honest', 'GET', '/v1/me/requests')).body.requests).toEqual([])
    const own = await ask('honest', 'access', { jwt: await shop.jwtOf('honest') })
    expect(own.status).toBe(200)
    const [request] = own.body.export.requests
    expect(request.said).toMatchObject({ person: 'honest' })
  })

  test('is kept with its steps, each in the log, and seen by nobody else', async () => {
    await choose('keeper')
    await ask('keeper', 'restriction')
    await ask('keeper', 'complaint', { text: 'It took too long' })
    const { requests } = (await as('keeper', 'GET', '/v1/me/requests')).body
    expect(requests.map(({ type }: { type: string }) => type)).toEqual(['complaint', 'restriction'])
    const [complaint, restriction] = requests
    expect(restriction).toMatchObject({ state: 'fulfilled', channel: 'account' })
    expect(restriction.events.at(-1)).toMatchObject({ to: 'fulfilled' })
    for (const { logIndex } of [...complaint.events, ...restriction.events]) {
      const [entry] = await shop.site.log.entries(logIndex, 1)
      expect(entry?.kind).toBe('request')
    }
    expect(Date.parse(complaint.clocks.aimBy)).toBeGreaterThan(shop.clock.now)
    expect(Date.parse(complaint.clocks.aimBy)).toBeLessThanOrEqual(
      Date.parse(complaint.clocks.answerBy),
    )
    expect((await as('other', 'GET', '/v1/me/requests')).body.requests).toEqual([])
    expect(await ask('keeper', 'complaint', { text: '  ' })).toMatchObject({
      status: 422,
      body: { field: '/text' },
    })
  })

  test('needs a person, whatever it is', async () => {
    for (const type of requestTypes) {
      const answer = await shop.call('POST', '/v1/me/requests', { body: { type, text: 'x' } })
      expect(answer, type).toMatchObject({ status: 401, body: { code: 'token_invalid' } })
    }
    expect((await ask('somebody', 'everything' as RequestType)).status).toBe(422)
  })
})

test('who looked is told to the person, and whoever serves them is not among them', async () => {
  await choose('seen')
  await buy('seen', [1])
  await shown('seen')
  await as('seen', 'GET', '/v1/me/export')
  const look = { at: shop.clock.now, actor: 'staff Kim', reason: 'a complaint', fields: [] }
  await shop.site.rights.erasure.noteAccess(permitOf('seen'), look)
  const { accesses } = (await as('seen', 'GET', '/v1/me/access-log')).body
  expect(accesses.map(({ actor }: { actor: string }) => actor)).toEqual(['person', 'staff Kim'])
  expect(accesses[0].fields).toContain('account.purchases')
})

test('when everything goes without a sign of the person stands among their choices', async () => {
  const there = {
    token: await shop.tokenOf('expiring'),
    headers: { 'x-place': 'IN' },
    body: { level: 3, purposes: ['purchases'] },
  }
  expect((await shop.call('PUT', '/v1/me/choices', there)).status).toBe(200)
  const { body } = await as('expiring', 'GET', '/v1/me/choices')
  expect(Date.parse(body.erasesAt)).toBeGreaterThan(shop.clock.now)
  expect(body.warnedAt).toBeNull()
  const nobody = (await shop.call('GET', '/v1/me/choices')).body
  expect(nobody).toMatchObject({ erasesAt: null, warnedAt: null })
  const ends = Date.parse(body.erasesAt)
  await shop.site.rights.retention.warn(ends - day, () => 2 * day)
  const warned = (await as('expiring', 'GET', '/v1/me/choices')).body
  expect(Date.parse(warned.warnedAt)).toBe(ends - day)
})
