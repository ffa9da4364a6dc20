import { createSite, openRequest, remember, rightsPermit, standingOf } from '@discreet/engine'
import type { Role } from '@discreet/staff'
import { sqlRunnerOf } from '@discreet/store-sql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { openShop, staffKey, train } from './example-shop.ts'
import { StaffBrowser } from './staff-browser.ts'

const minute = 60_000
const email = 'dora@people.example'
const reason = 'a letter of Dora Example asks what is kept of her'

let shop: ExampleShop
let anna: string
let dora: string
let doraToken: string
let requestId: string
let recordId: string
const call = (token: string, path: string, body: object): Promise<Answer> =>
  shop.call('POST', `/v1/office/people/${path}`, { token, body })
const find = (by: string, value: string, token = anna, more = {}): Promise<Answer> =>
  call(token, 'access', { by, value, reason, ...more })
const opened = async (token = anna): Promise<string> =>
  (await find('id', 'dora', token)).body.access
const view = (access: string, token = anna): Promise<Answer> => call(token, 'view', { access })

async function raise(person: string, claims = {}): Promise<{ token: string; record: string }> {
  const token = await shop.tokenOf(person, claims)
  const body = { level: 3, purposes: ['purchases', 'browsing'], confirmed: true }
  const { body: chosen } = await shop.call('PUT', '/v1/me/choices', { token, body })
  return { token, record: chosen.record.id }
}

/** Somebody who signed in with a browser of their own. */
async function signIn(
  member: string,
  roles: readonly Role[],
  secret: string,
): Promise<StaffBrowser> {
  const { site, setup, server, clock } = shop
  await site.staff.saveMember({ id: member, name: member, source: 'demo', roles, endedAt: null })
  await train(site, { id: member, roles }, clock.now)
  const browser = await StaffBrowser.open(server, clock)
  const at = clock.now
  await site.staff.openSession({
    sha256: setup.cryptography.sha256(secret),
    member,
    source: 'demo',
    keyThumbprint: await browser.thumbprint(),
    openedAt: at,
    seenAt: at,
    checkedAt: at,
    providerSession: null,
    providerSubject: null,
    sealedTokens: null,
  })
  browser.cookies.set('__Host-discreet-staff', `shop.${secret}`)
  return browser
}

/** Looks with the same member's key at another site, at another server. */
async function withOtherSite(): Promise<(access: string) => Promise<Answer>> {
  const { store, setup, serve } = shop
  await createSite(store, setup.cryptography, { id: 'other', name: 'Other' })
  const key = await staffKey({ setup, site: await store.open('other') }, 'anna', [
    'privacy_officer',
  ])
  const server = await serve()
  return async (access) => {
    const url = '/v1/office/people/view?site=other'
    const headers = { authorization: `Bearer ${key}` }
    const answer = await server.inject({ method: 'POST', url, headers, payload: { access } })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
}

beforeAll(async () => {
  shop = await openShop({}, 0)
  const { site, setup } = shop
  await site.upsertItems([{ id: 'pear', title: 'A pear' }, { id: 'plum' }])
  anna = await staffKey(shop, 'anna', ['privacy_officer'])
  ;({ token: doraToken, record: recordId } = await raise('dora', { email, email_verified: true }))
  dora = setup.vault.subject('shop', 'dora')
  const bought = ['pear', 'plum'].map((item, n) => ({
    field: 'account.purchases' as const,
    thing: item,
    at: setup.now() - n * minute,
    content: { item },
  }))
  await remember(setup, dora, await standingOf(setup, { subject: dora, gpc: false }), bought)
  const rights = rightsSetup(setup, site)
  const person = { email, text: 'hello' }
  const about = {
    type: 'complaint',
    channel: 'account',
    subject: dora,
    proof: 'signed_in',
  } as const
  requestId = (await openRequest(rights, { ...about, person })).request.id
})
afterAll(() => shop.close())

test('somebody is found by each of four identifiers, and nobody is not found in one way', async () => {
  const found = [
    ['id', 'dora'],
    ['email', ' Dora@people.example'],
    ['request', requestId],
    ['record', recordId],
  ] as const
  const nobody = await find('id', 'nobody')
  expect(nobody).toMatchObject({ status: 200, body: { found: false, access: null, until: null } })
  for (const [by, value] of found) {
    const { body } = await find(by, value)
    expect(body).toMatchObject({ found: true, until: '2026-11-24T12:15:00.000Z' })
    expect((await view(body.access)).body.choices.level).toBe(3)
    expect(await find(by, `${value}x`)).toMatchObject({ body: nobody.body })
  }
  const short = await call(anna, 'access', { by: 'id', value: 'dora', reason: 'curious' })
  expect(short).toMatchObject({ status: 422, body: { field: '/reason' } })
  const about = await find('id', 'dora', anna, { request: 'no-such-request' })
  expect(about).toMatchObject({ status: 404, body: { field: '/request' } })
})

test('two people with one address are nobody', async () => {
  await raise('twin', { email: 'twins@people.example', email_verified: true })
  expect((await find('email', 'twins@people.example')).body.found).toBe(true)
  await raise('other twin', { email: 'twins@people.example', email_verified: true })
  expect((await find('email', 'twins@people.example')).body.found).toBe(false)
})

test('it is in the own access log of the person before anything is opened, with who and why', async () => {
  const logOf = async (): Promise<{ actor: string; reason: string; fields: string[] }[]> =>
    (await shop.call('GET', '/v1/me/access-log', { token: doraToken })).body.accesses
  const before = (await logOf()).length
  const { body } = await find('id', 'dora', anna, { request: requestId })
  const after = await logOf()
  expect(after).toHaveLength(before + 1)
  expect(after.at(-1)).toMatchObject({ actor: 'staff anna', reason })
  expect(after.at(-1)?.fields).toContain('account.purchases')
  const [noted] = await shop.site.rights.registers.filed('access', 1)
  expect(noted?.body).toMatchObject({ actor: 'staff anna', request: requestId })
  await find('id', 'nobody')
  expect(await shop.site.rights.registers.filed('access', 1)).toEqual([noted])
  expect((await view(body.access)).body.accesses[0]).toMatchObject({ actor: 'staff anna', reason })
})

test('what is seen is what the person sees, and says no more of who they are', async () => {
  const access = await opened()
  const { body, headers } = await call(anna, 'view?locale=de', { access })
  expect(headers['cache-control']).toBe('no-store')
  expect(body).toMatchObject({
    choices: { level: 3, levelName: 'Mein Konto', chosenAt: expect.any(String) },
    hasAddress: true,
    contributed: 0,
    holds: [],
    requests: [{ id: requestId, type: 'complaint', clocks: { state: 'in_time' } }],
    records: [{ event: 'given', levelTo: 3 }],
  })
  const purchases = body.fields.find(
    ({ field }: { field: string }) => field === 'account.purchases',
  )
  expect(purchases).toMatchObject({
    count: 2,
    entries: [{ item: 'pear', title: 'A pear' }, { item: 'plum' }],
  })
  expect(JSON.stringify({ ...body, accesses: [] })).not.toMatch(
    new RegExp(`${dora}|dora|people.example`),
  )
  expect(Buffer.from(access, 'base64url').toString('latin1')).not.toContain(dora)
})

test('an access is for one member, one session, one site and a quarter of an hour', async () => {
  const officer = ['privacy_officer'] as const
  const ben = await staffKey(shop, 'ben', officer)
  const other = await signIn('demo:olga', officer, 'o'.repeat(43))
  const session = await signIn('demo:paul', officer, 'p'.repeat(43))
  const again = await signIn('demo:paul', officer, 'q'.repeat(43))
  const body = { by: 'id', value: 'dora', reason }
  const { access } = (await session.call('POST', 'office/people/access', { body })).body
  const seen = (browser: StaffBrowser): Promise<Answer> =>
    browser.call('POST', 'office/people/view', { body: { access } })
  expect((await seen(session)).status).toBe(200)
  const own = await opened()
  const elsewhere = await withOtherSite()

  const refused: readonly [string, () => Promise<Answer>][] = [
    ['another session of the member', () => seen(again)],
    ['another member', () => seen(other)],
    ['a key of the officer', () => view(access)],
    ['the key of another member', () => view(own, ben)],
    ['another site', () => elsewhere(own)],
    ['a byte that was changed', () => view(`${own.slice(0, -3)}AAA`)],
    ['nothing of ours', () => view('a.b.c.d'.padEnd(40, 'x'))],
  ]
  const answers = await Promise.all(refused.map(([, ask]) => ask()))
  const texts = answers.map(({ status, body: { code, detail } }) => `${status} ${code} ${detail}`)
  expect(new Set(texts)).toEqual(
    new Set(['403 permit_invalid this access to a person is over, or somebody else has it']),
  )

  expect((await view(own)).status).toBe(200)
  await call(anna, 'end', { access: own })
  expect((await view(own)).body.code).toBe('permit_invalid')
  const late = await opened()
  shop.clock.now += 15 * minute - 1
  expect((await view(late)).status).toBe(200)
  shop.clock.now += 1
  expect((await view(late)).body.code).toBe('permit_invalid')
})

test('with the role the access is gone', async () => {
  const browser = await signIn('demo:rita', ['privacy_officer'], 'r'.repeat(43))
  const body = { by: 'id', value: 'dora', reason }
  const { access } = (await browser.call('POST', 'office/people/access', { body })).body
  const member = await shop.site.staff.member('demo:rita')
  if (member === undefined) throw new Error('there is no rita')
  await shop.site.staff.saveMember({ ...member, roles: ['viewer'] })
  const seen = await browser.call('POST', 'office/people/view', { body: { access } })
  expect(seen).toMatchObject({ status: 403, body: { code: 'role_missing' } })
})

test('whoever looks for many is stopped, and every attempt is in the log', async () => {
  const eve = await staffKey(shop, 'eve', ['privacy_officer'])
  const statuses: number[] = []
  for (let k = 0; k < 32; k += 1) statuses.push((await find('id', `guess ${k}`, eve)).status)
  expect(statuses).toEqual([...Array(30).fill(200), 429, 429])
  const noted = await shop.site.staff.actions({ member: 'key:eve', limit: 100 })
  expect(noted.filter(({ step }) => step === 'begun')).toHaveLength(32)
  expect((await find('id', 'dora')).body.found).toBe(true)
  shop.clock.now += 60 * minute + 1
  expect((await find('id', 'dora', eve)).status).toBe(200)
})

test('acts are requests of the person, holds, and proposals that somebody else signs', async () => {
  const access = await opened()
  const act = (type: string, more = {}): Promise<Answer> =>
    call(anna, 'requests', { access, type, reason: 'she asked for it on the phone', ...more })
  expect((await act('rectification')).body.field).toBe('/text')
  expect((await act('portability')).status).toBe(422)
  const forgotten = await act('rectification', { forget: [{ item: 'plum' }] })
  expect(forgotten).toMatchObject({ status: 201, body: { request: { state: 'fulfilled' } } })
  expect((await act('objection', { to: 'offers' })).body.request.state).toBe('fulfilled')
  const until = '2030-01-01'
  const kept = { fields: ['account.purchases'], reason: 'a dispute about an order', until }
  const held = await call(anna, 'holds', { access, ...kept })
  expect(held.status).toBe(201)

  const { body } = await view(access)
  expect(body.choices.objections).toEqual(['offers'])
  expect(body.holds).toMatchObject([{ id: held.body.id, reason: kept.reason }])
  expect(body.requests.map(({ type }: { type: string }) => type)).toContain('rectification')
  expect(body.accesses[0]).toMatchObject({ reason: 'she asked for it on the phone' })
  const purchases = body.fields.find(
    ({ field }: { field: string }) => field === 'account.purchases',
  )
  expect(purchases.entries).toMatchObject([{ item: 'pear' }])

  const why = 'the person asked for it in writing'
  const lift = { access, action: 'lift_hold', hold: held.body.id, reason: why }
  const proposed = await call(anna, 'proposals', lift)
  expect(proposed).toMatchObject({ status: 201, body: { state: 'waiting' } })
  const exported = await call(anna, 'proposals', { access, action: 'export_person', reason: why })
  expect(await shop.site.staff.approvalSubject(exported.body.id)).toBe(dora)
  expect((await view(access)).body.holds).toHaveLength(1)
})

test('nothing that is kept says whose it was, and the reason is with the person alone', async () => {
  const runner = sqlRunnerOf(shop.store)
  const { rows: tables } = await runner.executeSql(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'access_log'",
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await runner.executeSql(`SELECT t::text AS row FROM ${String(name)} AS t`)
    texts.push(...rows.map(({ row }) => String(row)))
  }
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter((row) => /\bdora\b|people\.example|on the phone/i.test(row))).toEqual([])
})

test('an erasure ends the access, and afterwards there is nobody', async () => {
  const access = await opened()
  const { erasure } = shop.site.rights
  const { holds } = await erasure.everything(rightsPermit(shop.setup, dora, 'staff'))
  for (const { id } of holds) await erasure.liftHold(id)
  const erased = await call(anna, 'requests', { access, type: 'erasure', reason })
  expect(erased.body.request.state).toBe('fulfilled')
  expect((await view(access)).body.code).toBe('permit_invalid')
  for (const [by, value] of [
    ['id', 'dora'],
    ['email', email],
    ['record', recordId],
  ] as const) {
    expect((await find(by, value)).body.found).toBe(false)
  }
})
