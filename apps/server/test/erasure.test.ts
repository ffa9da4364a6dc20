/** Erasing people: what goes, what stays, and what happens when the server dies on the way. */
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CampaignsFixture } from '@discreet/contracts'
import { pooledRandomWords } from '@discreet/crypto-node'
import type { ErasureList, Found, RequestPerson, RightsSetup } from '@discreet/engine'
import {
  applyTombstones,
  choose,
  erasedAt,
  eraseFor,
  eventsTarget,
  fulfil,
  holdFields,
  liftHold,
  mailPerson,
  moveRequest,
  openRequest,
  personOfRequest,
  readCertificate,
  recordNamed,
  recordsOf,
  remember,
  resumeErasures,
  runRetention,
  setFacts,
  setPreferences,
  standingOf,
} from '@discreet/engine'
import { erasureList } from '@discreet/erasure-list'
import { readReceipt } from '@discreet/identity-jwt'
import { accountPurposes, mintRightsPermit } from '@discreet/policy'
import type { RightsRequest } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import type { ExampleShop } from './example-shop.ts'
import { day, everyChoice, openShop } from './example-shop.ts'

const minute = 60_000

let shop: ExampleShop
let setup: RightsSetup
let list: ErasureList
const items = ['apple', 'pear', 'plum', 'quince']

beforeAll(async () => {
  const processors = [
    {
      name: 'Mailing House',
      url: 'https://mail.example/dsr',
      identity: 'email',
      publicKey: 'x'.repeat(43),
    },
  ] as const
  shop = await openShop({ processors }, 0)
  await shop.site.upsertItems(items.map((id) => ({ id, title: id })))
  list = erasureList(join(mkdtempSync(join(tmpdir(), 'discreet-erased-')), 'erased.jsonl'))
  setup = rightsSetup({ ...shop.setup, erasureList: list }, shop.site)
})
afterAll(() => shop.close())
beforeEach(() => {
  shop.step.on = undefined
  shop.clock.now += minute
})

const subjectOf = (person: string): string => setup.vault.subject('shop', person)
const visitorOf = (person: string) => ({
  subject: subjectOf(person),
  contact: setup.vault.contact('shop', `${person}@example.org`),
  gpc: false,
})

async function choice(person: string, change: object = {}): Promise<void> {
  const chosen = await choose(setup, visitorOf(person), { ...everyChoice, ...change })
  expect(chosen).toMatchObject({ ok: true })
}

/** Something in every store. */
async function fill(person: string): Promise<void> {
  const { now } = shop.clock
  const subject = subjectOf(person)
  const visitor = visitorOf(person)
  await choice(person, { contribute: false })
  await choice(person)
  const standing = await standingOf(setup, visitor)
  const bought = items.map((item) => ({
    field: 'account.purchases' as const,
    thing: `order ${item}`,
    at: now - day,
    content: { item },
  }))
  expect(await remember(setup, subject, standing, bought)).toBe(items.length)
  const preferences = { liked: ['fruit'], avoided: [], less: [], owned: [], without: [] }
  expect(await setPreferences(setup, visitor, preferences)).toMatchObject({ ok: true })
  expect(
    await setFacts(setup, visitor, { ageBand: '25-34', offersAddress: `${person}@example.org` }),
  ).toMatchObject({ ok: true })
  const target = await eventsTarget(shop.site, now)
  const rows = items.map((item) => ({ person, basket: `${person} 1`, item, at: now }))
  await recordNamed(setup, target, rows, new Map())
  const { request } = await openRequest(setup, {
    type: 'access',
    channel: 'account',
    subject,
    proof: 'signed_in',
    person: { text: `I am ${person}` },
  })
  expect(await fulfil(setup, request.id, 'signed_in')).toMatchObject({ ok: true })
  await mailPerson(setup, request, { to: `${person}@example.org`, subject: 'Hi', text: 'Hello' })
  await shop.site.rights.requests.noteContact(visitor.contact, now)
}

async function found(person: string, request = 'none'): Promise<Found> {
  const subject = subjectOf(person)
  const who = { site: 'shop', subject }
  const permit = mintRightsPermit(who, 'system', shop.clock.now, setup.vault.sealPermit)
  return shop.site.rights.erasure.scan(permit, {
    request,
    person: (key) => setup.cryptography.pseudonym(key, 'person', subject),
  })
}

const nothing = Object.fromEntries(erasureStores.map((store) => [store, 0]))

async function asked(person: string, sealed: RequestPerson = {}): Promise<RightsRequest> {
  const opened = await openRequest(setup, {
    type: 'erasure',
    channel: 'account',
    subject: subjectOf(person),
    proof: 'signed_in',
    person: sealed,
  })
  return opened.request
}

async function requestNow(id: string): Promise<RightsRequest> {
  const request = await shop.site.rights.requests.find(id)
  if (request === undefined) throw new Error('there is no such request')
  return request
}

async function certificateIn({ id }: RightsRequest): Promise<ReturnType<typeof readCertificate>> {
  const { certificate } = await requestNow(id)
  return readCertificate(certificate ?? '')
}

describe('erasing somebody of whom something is in every store', () => {
  test('leaves nothing that a second look finds, and says what was where', async () => {
    await fill('ann')
    await fill('bob')
    const others = await found('bob')
    const before = await found('ann')
    expect(Math.min(...Object.values(before))).toBeGreaterThan(0)
    const request = await asked('ann', { email: 'ann@example.org' })
    const erased = await fulfil(setup, request.id, 'signed_in')
    if (!erased.ok || erased.fulfilment.kind !== 'certificate') throw new Error('not erased')
    const { certificate, jws } = erased.fulfilment
    expect(erased.request).toMatchObject({ state: 'fulfilled', certificate: jws })
    const counts = Object.fromEntries(certificate.stores.map(({ store, count }) => [store, count]))
    expect(counts).toEqual(before)
    expect(certificate.stores.every(({ state }) => state === 'done')).toBe(true)
    expect(certificate.rescan.every(({ rows }) => rows === 0)).toBe(true)
    expect(certificate.recipients).toEqual([
      { name: 'Mailing House', state: expect.stringContaining('not confirmed') },
    ])
    expect(await found('ann', request.id)).toEqual(nothing)
    expect(await found('ann')).toEqual(nothing)
    expect(await shop.site.rights.requests.identity(request.id)).toBeUndefined()
    // Nobody else lost anything.
    expect(await found('bob')).toEqual(others)
  })

  test('the certificate is signed, names nobody, and shows its place in the log', async () => {
    await fill('cleo')
    const request = await asked('cleo')
    const erased = await eraseFor(setup, request.id)
    if (!erased.ok || erased.fulfilment.kind !== 'certificate') throw new Error('not erased')
    const { jws, certificate } = erased.fulfilment
    const [header = '', payload = ''] = jws.split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
      typ: 'discreet-erasure+jws',
    })
    const text = Buffer.from(payload, 'base64url').toString()
    expect(JSON.parse(text)).toEqual(certificate)
    expect(text).not.toMatch(/cleo/)
    expect(text).not.toContain(subjectOf('cleo'))
    // Another type of token of ours does not pass for it, and its signature is ours.
    expect(await readReceipt(setup.cryptography.publicKey, jws)).toMatchObject({ ok: false })
    const [first] = await shop.site.rights.requests.events(request.id)
    const logged = (await shop.site.log.entries(certificate.logIndex, 1))[0]
    expect(logged).toMatchObject({ kind: 'request', ref: first?.id })
    expect((await shop.site.log.verify()).ok).toBe(true)
  })

  test('doing it again gives the same certificate and changes nothing', async () => {
    await fill('dora')
    const request = await asked('dora')
    const first = await eraseFor(setup, request.id)
    const events = await shop.site.rights.requests.events(request.id)
    shop.clock.now += day
    expect(await eraseFor(setup, request.id)).toEqual(first)
    expect(await fulfil(setup, request.id, 'signed_in')).toEqual(first)
    expect(await resumeErasures(setup)).toMatchObject({ waiting: 0 })
    expect(await shop.site.rights.requests.events(request.id)).toEqual(events)
  })

  test('two at once end in one certificate', async () => {
    await fill('emil')
    const request = await asked('emil')
    const both = await Promise.all([eraseFor(setup, request.id), eraseFor(setup, request.id)])
    expect(both).toMatchObject([{ ok: true }, { ok: true }])
    expect(both[0]).toEqual(both[1])
    expect(await found('emil')).toEqual(nothing)
  })

  test('two requests at once both end, and one of them has the certificate', async () => {
    for (const person of ['emil1', 'emil2', 'emil3']) {
      await fill(person)
      const both = [await asked(person), await asked(person)] as const
      await Promise.all(both.map(({ id }) => eraseFor(setup, id)))
      expect(await resumeErasures(setup)).toMatchObject({ waiting: 0 })
      const ended = await Promise.all(both.map(({ id }) => requestNow(id)))
      expect(ended.map(({ closedAt }) => closedAt)).not.toContain(null)
      expect(ended.filter(({ state }) => state === 'fulfilled').length).toBeGreaterThan(0)
      expect(ended.some(({ certificate }) => certificate !== null)).toBe(true)
      expect(await found(person)).toEqual(nothing)
    }
  })

  test('what was shown before it makes no choice after it, nor while it goes on', async () => {
    for (const person of ['fin1', 'fin2', 'fin3']) {
      await fill(person)
      const { id } = await asked(person)
      const { now: shownAt } = shop.clock
      const before = { ...visitorOf(person), shownAt }
      const chooses = () => choose(setup, before, { ...everyChoice, level: 1, purposes: [] })
      await Promise.all([eraseFor(setup, id), ...Array.from({ length: 8 }, chooses)])
      expect(await found(person)).toEqual(nothing)
      expect(await chooses()).toMatchObject({ ok: false, code: 'token_invalid' })
      expect(await found(person)).toEqual(nothing)
    }
  })

  test('a token from before opens nothing; with a new one the person begins again', async () => {
    await fill('fay')
    const token = await shop.tokenOf('fay')
    expect((await shop.call('GET', '/v1/me/choices', { token })).status).toBe(200)
    const request = await asked('fay')
    expect(await eraseFor(setup, request.id)).toMatchObject({ ok: true })
    expect((await shop.call('GET', '/v1/me/choices', { token })).body).toMatchObject({
      code: 'token_invalid',
    })
    shop.clock.now += 2000
    const fresh = await shop.tokenOf('fay')
    const { body } = await shop.call('GET', '/v1/me/choices', { token: fresh })
    expect(body.level.chosen).toBeNull()
    await fill('fay')
    expect(Math.min(...Object.values(await found('fay')))).toBeGreaterThan(0)
    // The list does not hold the person who came back against themselves.
    expect(await applyTombstones(setup)).toMatchObject({ erased: 0 })
    const again = await asked('fay')
    const second = await eraseFor(setup, again.id)
    expect(second).toMatchObject({ ok: true })
    expect(await found('fay')).toEqual(nothing)
    expect((await shop.call('GET', '/v1/me/choices', { token: fresh })).body).toMatchObject({
      code: 'token_invalid',
    })
  })

  test('somebody of whom nothing is held is told so, and leaves nothing behind', async () => {
    const request = await asked('nobody')
    const erased = await fulfil(setup, request.id, 'signed_in')
    expect(erased).toMatchObject({
      ok: true,
      fulfilment: { kind: 'nothing_held' },
      request: { state: 'fulfilled', certificate: null },
    })
    expect(await found('nobody')).toEqual(nothing)
    const hash = setup.vault.tombstone(subjectOf('nobody'))
    expect(await shop.site.rights.erasure.buriedAt(hash)).toBeUndefined()
  })
})

/** Dead after so many steps: nothing that comes after is written either. */
function dieAfter(steps: number): void {
  let left = steps
  shop.step.on = () => {
    left -= 1
    if (left < 0) throw new Error('the process died')
  }
}

/** Every other fault is one. */
function requireDeath(error: unknown): void {
  expect(error).toMatchObject({ message: 'the process died' })
}

/** Every place where a crash can come between two writes. */
async function stepsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const names: string[] = []
  shop.step.on = (name) => names.push(name)
  await work()
  shop.step.on = undefined
  return names
}

describe('a server that dies', () => {
  test('between any two writes of an erasure is followed by one that completes it', async () => {
    await fill('reference')
    const reference = await asked('reference')
    const names = await stepsOf(() => eraseFor(setup, reference.id))
    const whole = await certificateIn(reference)
    expect(new Set(names).size).toBeGreaterThan(15)
    // Of each name the first time and the last: the whole of it takes a minute and finds nothing more.
    const places = [...new Set(names)].flatMap((name) => [
      names.indexOf(name),
      names.lastIndexOf(name),
    ])
    for (const k of new Set(places)) {
      const person = `crash${k}`
      await fill(person)
      const request = await asked(person)
      dieAfter(k)
      await expect(eraseFor(setup, request.id)).rejects.toThrow('the process died')
      shop.step.on = undefined
      shop.clock.now += 2 * minute
      await resumeErasures(setup)
      const { state } = await requestNow(request.id)
      expect([names[k], state]).toEqual([names[k], 'fulfilled'])
      const { stores, rescan, exceptions } = await certificateIn(request)
      const summary = (all: typeof stores): readonly unknown[] =>
        all.map(({ store, state: how, count }) => [store, how, count])
      expect([names[k], summary(stores)]).toEqual([names[k], summary(whole.stores)])
      expect([rescan, exceptions]).toEqual([whole.rescan, whole.exceptions])
      expect(await found(person, request.id)).toEqual(nothing)
      expect(await shop.site.rights.requests.identity(request.id)).toBeUndefined()
    }
    expect((await shop.site.log.verify()).ok).toBe(true)
  })

  test('again and again, anywhere, changes nothing of what is certified in the end', async () => {
    let person = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }), async (crashes) => {
        person += 1
        const who = `again${person}`
        await fill(who)
        const before = await found(who)
        const { id } = await asked(who)
        for (const crash of crashes) {
          dieAfter(crash)
          await eraseFor(setup, id).catch(requireDeath)
          shop.step.on = undefined
        }
        const first = await eraseFor(setup, id)
        if (!first.ok || first.fulfilment.kind !== 'certificate') throw new Error('not erased')
        const { stores } = first.fulfilment.certificate
        expect(Object.fromEntries(stores.map(({ store, count }) => [store, count]))).toEqual(before)
        expect(await eraseFor(setup, id)).toEqual(first)
        expect(await found(who, id)).toEqual(nothing)
      }),
      { numRuns: 8 },
    )
  })

  test('in one store is seen there, keeps no other from being erased, and is mended', async () => {
    await fill('gil')
    const request = await asked('gil')
    shop.step.on = (name) => {
      if (name === 'erase:contributions') throw new Error('the disk is full')
    }
    expect(await eraseFor(setup, request.id)).toMatchObject({
      ok: false,
      code: 'store_unavailable',
      reason: expect.stringContaining('contributions'),
    })
    const { state, stores, certificate } = await requestNow(request.id)
    expect([state, certificate]).toEqual(['executing', null])
    for (const { store, state: how, reason } of stores) {
      const failed = store === 'contributions'
      expect([store, how, reason]).toEqual([
        store,
        failed ? 'failed' : 'done',
        failed ? 'unexpected' : null,
      ])
    }
    expect(await found('gil')).toMatchObject({ contributions: items.length, profile: 0 })
    expect(await resumeErasures(setup)).toEqual({ done: 0, waiting: 1 })
    shop.step.on = undefined
    expect(await resumeErasures(setup)).toEqual({ done: 1, waiting: 0 })
    expect(await requestNow(request.id)).toMatchObject({ state: 'fulfilled' })
    expect(await found('gil', request.id)).toEqual(nothing)
  })

  test('before it acknowledged a request is followed by one that does what was asked', async () => {
    await fill('hilda')
    await fill('ines')
    await resumeErasures(setup)
    const crash = async (type: 'erasure' | 'restriction', person: string): Promise<void> => {
      let left = 1
      shop.step.on = (name) => {
        if (name !== 'request:updated') return
        left -= 1
        if (left === 0) throw new Error('the process died')
      }
      const opening = openRequest(setup, {
        type,
        channel: 'account',
        subject: subjectOf(person),
        proof: 'signed_in',
        person: {},
      })
      await expect(opening).rejects.toThrow('died')
      shop.step.on = undefined
    }
    await crash('erasure', 'hilda')
    await crash('restriction', 'ines')
    // Somebody else could just be at it.
    expect(await resumeErasures(setup)).toEqual({ done: 0, waiting: 0 })
    shop.clock.now += 2 * minute
    expect(await resumeErasures(setup)).toEqual({ done: 2, waiting: 0 })
    expect(await found('hilda')).toEqual(nothing)
    expect((await standingOf(setup, visitorOf('ines'))).state.restricted).toBe(true)
  })

  test('what comes in while somebody is erased is found by looking again', async () => {
    await fill('jo')
    const request = await asked('jo')
    const target = await eventsTarget(shop.site, shop.clock.now)
    const rows = [{ person: 'jo', basket: 'late', item: 'plum', at: shop.clock.now + 1 }]
    const { erasure } = shop.site.rights
    let looks = 0
    const scan: typeof erasure.scan = async (...given) => {
      looks += 1
      // The first look is the plan; the next one is too early to be the last.
      if (looks === 3) await recordNamed(setup, target, rows, new Map())
      return erasure.scan(...given)
    }
    const slow = new Proxy(erasure, {
      get: (all, name: keyof typeof erasure) =>
        name === 'scan' ? scan : (all[name] as () => unknown).bind(all),
    })
    const rights = { ...shop.site.rights, erasure: slow }
    const looking: RightsSetup = { ...setup, store: { ...shop.site, rights } }
    expect(await eraseFor(looking, request.id)).toMatchObject({ ok: true })
    expect(looks).toBe(4)
    expect(await found('jo', request.id)).toEqual(nothing)
    const moves = (await shop.site.rights.requests.events(request.id)).map(({ to }) => to)
    expect(moves.filter((to, k) => to === 'executing' && moves[k - 1] === 'verifying').length).toBe(
      1,
    )
  })
})

describe('a hold', () => {
  const until = (): number => shop.clock.now + 200 * day
  const reason = 'Invoices, § 147 of the tax code'

  async function heldErasure(person: string): Promise<{ request: RightsRequest; hold: string }> {
    await fill(person)
    const held = await holdFields(setup, subjectOf(person), {
      fields: ['account.purchases'],
      reason,
      until: until(),
    })
    if (!held.ok) throw new Error(held.reason)
    const { id } = await asked(person)
    await fulfil(setup, id, 'signed_in')
    return { request: await requestNow(id), hold: held.hold.id }
  }

  test('keeps what it names, unused, and says so; the rest is erased', async () => {
    const { request } = await heldErasure('kim')
    expect(request.state).toBe('partially_fulfilled')
    const { stores, exceptions } = await certificateIn(request)
    expect(exceptions[0]).toContain(reason)
    const skipped = stores.filter(({ state }) => state === 'skipped')
    expect(skipped.map(({ store }) => store).sort()).toEqual(['account', 'key', 'profile'])
    expect(skipped.every((one) => one.reason?.includes(reason))).toBe(true)
    const left = { ...nothing, key: 1, profile: items.length, account: 2 }
    expect(await found('kim', request.id)).toEqual(left)
    const standing = await standingOf(setup, visitorOf('kim'))
    expect(standing.state.restricted).toBe(true)
    expect(standing.decision.purposes).not.toContain('purchases')
    const token = await shop.tokenOf('kim')
    expect((await shop.call('GET', '/v1/me/choices', { token })).status).not.toBe(200)
  })

  test('of campaigns keeps these alone: what the person gave goes, also what came in meanwhile', async () => {
    await fill('pia')
    const subject = subjectOf('pia')
    const campaigns = new CampaignsFixture(shop.site, pooledRandomWords())
    const unit = setup.cryptography.pseudonym(await campaigns.running('trial'), 'person', subject)
    await campaigns.enrol('trial', { unit, week: 0, cell: 0 })
    const held = await holdFields(setup, subject, {
      fields: ['crowd.campaigns'],
      reason,
      until: until(),
    })
    expect(held).toMatchObject({ ok: true })
    const { id } = await asked('pia')
    let late = true
    const { erasure } = shop.site.rights
    const erase: typeof erasure.erase = async (permit, store, options) => {
      const count = await erasure.erase(permit, store, options)
      if (store === 'account' && late) {
        late = false
        // Of no account, as far as the store can see, and yet under the person's own name.
        const { period, key } = await shop.site.openPeriod(shop.clock.now)
        const person = setup.cryptography.pseudonym(key, 'person', subject)
        const row = { person, basket: person, item: 'apple' }
        expect(await shop.site.addContributions(period.id, [row])).toMatchObject({ stored: 1 })
      }
      return count
    }
    const watched = new Proxy(erasure, {
      get: (target, name) => {
        if (name === 'erase') return erase
        const value = Reflect.get(target, name) as unknown
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
    const store = { ...shop.site, rights: { ...shop.site.rights, erasure: watched } }
    await fulfil({ ...setup, store }, id, 'signed_in')
    expect(late).toBe(false)
    expect(await requestNow(id)).toMatchObject({ state: 'partially_fulfilled' })
    expect(await found('pia', id)).toMatchObject({ contributions: 1, profile: 0 })
    expect(await shop.site.campaigns.cellOf('trial', unit)).toBe(0)
  })

  test('that is lifted lets the erasure end, with another certificate', async () => {
    const { request, hold } = await heldErasure('lea')
    shop.clock.now += day
    await resumeErasures(setup)
    expect(await requestNow(request.id)).toEqual(request)
    expect(await liftHold(setup, hold)).toMatchObject({ ok: true, resumed: { done: 1 } })
    expect(await requestNow(request.id)).toMatchObject({ state: 'fulfilled' })
    const { stores, exceptions } = await certificateIn(request)
    expect(stores.every(({ state }) => state === 'done')).toBe(true)
    expect(exceptions.join()).not.toContain(reason)
    const profile = stores.find(({ store }) => store === 'profile')
    expect(profile?.count).toBe(items.length + 3)
    expect(await found('lea', request.id)).toEqual(nothing)
    expect(await liftHold(setup, hold)).toMatchObject({ ok: false, code: 'request_unknown' })
  })

  test('that ends by itself does as well, long after the request was answered', async () => {
    const { request } = await heldErasure('mo')
    shop.clock.now += 199 * day
    await shop.site.rights.requests.forgetIdentities(shop.clock.now)
    await resumeErasures(setup)
    expect(await requestNow(request.id)).toEqual(request)
    shop.clock.now += 2 * day
    await resumeErasures(setup)
    expect(await requestNow(request.id)).toMatchObject({ state: 'fulfilled' })
    expect(await found('mo', request.id)).toEqual(nothing)
  })

  test('needs fields that are kept in tables, a reason and an end', async () => {
    const good = { fields: ['account.views'], reason, until: until() } as const
    for (const bad of [
      { ...good, fields: [] },
      { ...good, fields: ['device.history' as const] },
      { ...good, reason: ' ' },
      { ...good, until: shop.clock.now },
      { ...good, until: Number.NaN },
    ]) {
      expect(await holdFields(setup, subjectOf('nia'), bad)).toMatchObject({
        ok: false,
        code: 'field_invalid',
      })
    }
  })
})

describe('acts of protection', () => {
  type Type = Parameters<typeof openRequest>[1]['type']

  async function act(person: string, type: Type, wish?: object): Promise<RightsRequest> {
    const { request } = await openRequest(setup, {
      type,
      channel: 'account',
      subject: subjectOf(person),
      proof: 'signed_in',
      person: wish === undefined ? {} : { wish: { ...wish } },
    })
    return request
  }

  async function done(person: string, type: Type, wish?: object): Promise<void> {
    const { id } = await act(person, type, wish)
    expect(await fulfil(setup, id, 'signed_in')).toMatchObject({
      ok: true,
      fulfilment: { kind: 'receipt', record: { expressedBy: 'subject' } },
      request: { state: 'fulfilled' },
    })
  }

  const purposesOf = async (person: string): Promise<readonly string[]> =>
    (await standingOf(setup, visitorOf(person))).decision.purposes

  test('take effect with the next request and keep what is not to go', async () => {
    await fill('olga')
    expect(await purposesOf('olga')).toEqual(expect.arrayContaining(['purchases', 'contribute']))
    const profile = (await found('olga')).profile
    await done('olga', 'restriction')
    const state = (await standingOf(setup, visitorOf('olga'))).state
    expect(state).toMatchObject({ restricted: true, level: 3, purposes: accountPurposes })
    expect(await purposesOf('olga')).not.toContain('purchases')
    expect(await found('olga')).toMatchObject({ profile })

    await fill('pia')
    await done('pia', 'objection', { to: 'offers' })
    expect(await purposesOf('pia')).not.toContain('offers')
    expect(await purposesOf('pia')).toContain('purchases')
    await done('pia', 'objection')
    expect(await purposesOf('pia')).not.toContain('purchases')
    expect(await purposesOf('pia')).not.toContain('contribute')

    await fill('rosa')
    await done('rosa', 'limit_sensitive')
    expect(await purposesOf('rosa')).not.toContain('demographics')
    await done('rosa', 'opt_out')
    expect(await purposesOf('rosa')).not.toContain('contribute')
    expect(await found('rosa')).toMatchObject({ contributions: 0 })
    await done('rosa', 'withdraw', { purpose: 'purchases' })
    expect(await purposesOf('rosa')).not.toContain('purchases')
    expect(await purposesOf('rosa')).toContain('browsing')
    await done('rosa', 'withdraw')
    expect(await found('rosa')).toMatchObject({ profile: 0, key: 0 })
    expect((await standingOf(setup, visitorOf('rosa'))).state.level).toBe(0)
  })

  test('that cannot be read are denied with the reason, and change nothing', async () => {
    await fill('sam')
    const before = await found('sam')
    const { id } = await act('sam', 'withdraw', { purpose: 'cookies' })
    expect(await fulfil(setup, id, 'signed_in')).toMatchObject({ ok: false, code: 'field_invalid' })
    expect(await requestNow(id)).toMatchObject({
      state: 'denied',
      denial: { reason: 'claim_not_covered' },
    })
    expect({ ...(await found('sam')), requests: 0 }).toEqual({ ...before, requests: 0 })
  })

  test('never give more than there was, whatever held before', async () => {
    const types = ['restriction', 'objection', 'opt_out', 'limit_sensitive', 'withdraw'] as const
    let person = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...types),
        fc.constantFrom(0, 1, 2, 3),
        fc.subarray([...accountPurposes]),
        fc.boolean(),
        fc.subarray(['profiling', 'offers'] as const),
        fc.constantFrom(0, 400, 5000),
        async (type, level, purposes, contribute, objections, daysLater) => {
          person += 1
          const who = `some${person}`
          const on = level === 3 ? purposes : []
          await choice(who, { level, purposes: on, contribute, objections })
          shop.clock.now += daysLater * day
          const before = await standingOf(setup, visitorOf(who))
          await done(who, type)
          const after = await standingOf(setup, visitorOf(who))
          expect(after.state.level).toBeLessThanOrEqual(before.state.level ?? 0)
          expect(after.decision.level).toBeLessThanOrEqual(before.decision.level)
          expect(before.decision.purposes).toEqual(
            expect.arrayContaining([...after.decision.purposes]),
          )
          expect(before.state.purposes).toEqual(expect.arrayContaining([...after.state.purposes]))
          expect(before.state.contribute || !after.state.contribute).toBe(true)
          expect(after.state.objections).toEqual(
            expect.arrayContaining([...before.state.objections]),
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  test('cut short between doing and recording are recorded once', async () => {
    await fill('tim')
    const { id } = await act('tim', 'restriction')
    const records = async (): Promise<number> => (await recordsOf(setup, subjectOf('tim'))).length
    const before = await records()
    shop.step.on = (name) => {
      if (name === 'request:updated') throw new Error('the process died')
    }
    await expect(fulfil(setup, id, 'signed_in')).rejects.toThrow('died')
    shop.step.on = undefined
    expect((await standingOf(setup, visitorOf('tim'))).state.restricted).toBe(true)
    const [last] = (await recordsOf(setup, subjectOf('tim'))).slice(-1)
    shop.clock.now += minute
    expect(await fulfil(setup, id, 'signed_in')).toMatchObject({
      fulfilment: { kind: 'receipt', record: last },
    })
    expect(await records()).toBe(before + 1)
    expect(await fulfil(setup, id, 'signed_in')).toMatchObject({ code: 'request_state' })
  })
})

describe('requests', () => {
  test('without proof wait for it, and are not done before', async () => {
    await fill('uma')
    const { request, statusToken } = await openRequest(setup, {
      type: 'erasure',
      channel: 'email',
      person: { email: 'uma@example.org' },
    })
    expect(request).toMatchObject({ state: 'need_verification', verifiedAt: null })
    expect(request.acknowledgedAt).toBe(shop.clock.now)
    expect(await fulfil(setup, request.id, 'email')).toMatchObject({ code: 'request_state' })
    const sha256 = createHash('sha256').update(statusToken).digest('hex')
    const { requests } = shop.site.rights
    expect(await requests.useSecret(sha256, 'status', shop.clock.now)).toBe(request.id)
    expect(await personOfRequest(setup, request.id)).toEqual({ email: 'uma@example.org' })
    // The link was followed and the server died before it said whose account that is.
    await moveRequest(setup, request.id, 'person', { act: 'move', to: 'verified' })
    shop.clock.now += 2 * minute
    await resumeErasures(setup)
    expect(await found('uma')).toEqual(nothing)
    expect(await personOfRequest(setup, request.id)).toBeUndefined()
  })

  test('of somebody who is not known end like any other', async () => {
    for (const type of ['access', 'erasure', 'restriction', 'rectification'] as const) {
      const { request } = await openRequest(setup, {
        type,
        channel: 'email',
        proof: 'email',
        person: { email: 'stranger@example.org' },
      })
      expect(await fulfil(setup, request.id, 'email')).toMatchObject({
        ok: true,
        fulfilment: { kind: 'nothing_held' },
        request: { state: 'fulfilled', denial: null },
      })
    }
  })

  test('for access are answered with hashes that show what was handed over', async () => {
    await fill('vera')
    const { request } = await openRequest(setup, {
      type: 'access',
      channel: 'account',
      subject: subjectOf('vera'),
      proof: 'signed_in',
      person: {},
    })
    const done = await fulfil(setup, request.id, 'signed_in')
    if (!done.ok || done.fulfilment.kind !== 'export') throw new Error('no export')
    const text = JSON.stringify(done.fulfilment.export)
    expect(done.request.answer?.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    expect(done.request.answer?.items).toBeGreaterThan(items.length)
    expect(text).toContain('quince')
  })

  test('to put something right are done, in part where only a part can be', async () => {
    await fill('will')
    const right = async (wish: object): Promise<unknown> => {
      const { request } = await openRequest(setup, {
        type: 'rectification',
        channel: 'account',
        subject: subjectOf('will'),
        proof: 'signed_in',
        person: { wish: { ...wish } },
      })
      return fulfil(setup, request.id, 'signed_in')
    }
    expect(await right({ forget: [{ item: 'plum' }] })).toMatchObject({
      fulfilment: { kind: 'done' },
      request: { state: 'fulfilled', answer: { items: 1 } },
    })
    expect((await found('will')).profile).toBe(items.length + 2)
    expect(await right({ facts: { ageBand: null }, preferences: 'nonsense' })).toMatchObject({
      request: { state: 'partially_fulfilled' },
    })
    expect(await right({ forget: 'everything' })).toMatchObject({ code: 'field_invalid' })
    expect(await right({})).toMatchObject({ ok: true, request: { state: 'verified' } })
  })

  test('that complain wait for the site, and an appeal names a request that there is', async () => {
    const about = await asked('xena')
    const { request } = await openRequest(setup, {
      type: 'appeal',
      channel: 'email',
      about: about.id,
      person: { text: 'I do not agree' },
    })
    expect(request).toMatchObject({ state: 'acknowledged', about: about.id })
    expect(await fulfil(setup, request.id, 'email')).toMatchObject({ fulfilment: { kind: 'done' } })
    shop.clock.now += day
    await resumeErasures(setup)
    expect(await requestNow(request.id)).toEqual(request)
    const wrong = { type: 'appeal', channel: 'email', about: 'none', person: {} } as const
    await expect(openRequest(setup, wrong)).rejects.toMatchObject({ code: 'request_unknown' })
  })
})

test('rows of somebody who was erased stay out unless they are younger; undated ones are not', async () => {
  const { now } = shop.clock
  const hash = setup.vault.tombstone(subjectOf('yan'))
  await shop.site.rights.erasure.bury({ hash, at: now })
  const target = await eventsTarget(shop.site, now)
  const rows = [0, now - 1, now, now + 1].map((at) => ({
    person: 'yan',
    basket: `at ${at}`,
    item: 'pear',
    at,
  }))
  const outcome = await recordNamed(setup, target, rows, await erasedAt(shop.site, list))
  expect(outcome).toMatchObject({ stored: 1, erased: 3 })
})

describe('retention', () => {
  /** India asks for 48 hours of warning; the Czech Republic for none. */
  async function sleepers(prefix: string): Promise<void> {
    for (const [person, place] of [
      [`${prefix}-in`, 'IN'],
      [`${prefix}-cz`, 'CZ'],
    ] as const) {
      const owner = { ...visitorOf(person), place }
      await choose(setup, owner, { ...everyChoice, contribute: false, locale: 'de' })
      const facts = { ageBand: '18-24', offersAddress: `${person}@example.org` } as const
      expect(await setFacts(setup, owner, facts)).toMatchObject({ ok: true })
    }
  }

  const expiryOf = async (person: string): Promise<number> => {
    const { person: kept } = await standingOf(setup, visitorOf(person))
    return kept?.expiresAt ?? Number.NaN
  }

  async function bothKinds(): Promise<Awaited<ReturnType<typeof runRetention>>> {
    const before = await shop.site.log.head()
    const counted = await runRetention(setup, { dryRun: true })
    expect(await shop.site.log.head()).toEqual(before)
    const { dryRun, ...real } = await runRetention(setup, { dryRun: false })
    expect(dryRun).toBe(false)
    expect(counted).toEqual({ dryRun: true, ...real })
    return { dryRun, ...real }
  }

  test('takes what is beyond its date, counts it the same beforehand, and is filed', async () => {
    await bothKinds()
    await sleepers('wake')
    const request = await asked('wake-cz')
    shop.clock.now = (await expiryOf('wake-cz')) + day
    const report = await bothKinds()
    expect(report.people).toBeGreaterThanOrEqual(1)
    expect(report.identities).toBeGreaterThanOrEqual(1)
    expect(await found('wake-cz')).toEqual(nothing)
    expect(await personOfRequest(setup, request.id)).toBeUndefined()
    const [filed] = await shop.site.rights.registers.filed('retention', 1)
    expect(filed?.body).toMatchObject({ people: report.people, identities: report.identities })
    expect((await shop.site.log.verify()).ok).toBe(true)
    expect(await bothKinds()).toMatchObject({ people: 0, entries: 0, identities: 0 })
  })

  test('tells people before, where the law asks for it, and gives them that time', async () => {
    await sleepers('warn')
    const end = await expiryOf('warn-in')
    shop.clock.now = end - day
    await bothKinds()
    const permit = mintRightsPermit(
      { site: 'shop', subject: subjectOf('warn-in') },
      'system',
      shop.clock.now,
      setup.vault.sealPermit,
    )
    const told = await shop.site.rights.requests.ofPerson(permit)
    expect(told).toMatchObject([{ type: 'explain', channel: 'staff', state: 'fulfilled' }])
    const mails = await shop.site.rights.outbox.ofRequest(told[0]?.id ?? '')
    expect(mails).toMatchObject([{ kind: 'mail', recipient: 'person', state: 'waiting' }])
    // Told a day before the end: the other day is still theirs.
    shop.clock.now = end + minute
    expect((await bothKinds()).waiting).toBeGreaterThanOrEqual(1)
    // The age group is older than its own two years.
    expect((await found('warn-in')).profile).toBe(1)
    shop.clock.now = end + day + minute
    const last = await bothKinds()
    expect(last).toMatchObject({ waiting: 0 })
    expect(last.warned).toBeGreaterThanOrEqual(1)
    // With the account goes the mail that nobody has sent yet.
    expect(await found('warn-in')).toEqual(nothing)
    expect(await shop.site.rights.outbox.ofRequest(told[0]?.id ?? '')).toEqual([])
  })
})
