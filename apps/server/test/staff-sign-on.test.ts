/** Staff sign in, against a real provider, and are out at once when they should be. */
import type { ExampleProvider } from '@discreet/contracts/identity-provider'
import { exampleProvider } from '@discreet/contracts/identity-provider'
import type { IdentityProvider, PasskeyCeremony, Site } from '@discreet/engine'
import { inviteMember } from '@discreet/engine'
import { openIdProvider } from '@discreet/identity-oidc'
import { DiscreetError } from '@discreet/protocol'
import type { Role } from '@discreet/staff'
import { gradeQuiz, moduleIds, moduleVersions, passMilliseconds, trainingOf } from '@discreet/staff'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { openShop, staffKey, train } from './example-shop.ts'
import { demoMember, StaffBrowser, signedInAs } from './staff-browser.ts'

const minute = 60_000
const groups: Record<string, readonly Role[]> = {
  privacy: ['privacy_officer'],
  shop: ['marketer'],
  it: ['administrator'],
}

let provider: ExampleProvider
let shop: ExampleShop
let server: FastifyInstance
/** Answers of the server to what the provider tells it, newest last. */
const told: number[] = []
let lastLogoutToken = ''

/** A device whose passkeys are words: `response.id` is the credential, `response.right` says it is there. */
const wordKeys: PasskeyCeremony = {
  async beginRegistration(member) {
    await Promise.resolve()
    return { options: { user: member.name }, facts: 'a challenge' }
  },
  async finishRegistration(_, response, at) {
    await Promise.resolve()
    const { id } = response as { id: string }
    return { credential: id, publicKey: Uint8Array.of(1), counter: 0, transports: [], addedAt: at }
  },
  async beginSignIn() {
    await Promise.resolve()
    return { options: {}, facts: 'a challenge' }
  },
  async finishSignIn(_, response, find) {
    const { id, right, counter } = response as { id: string; right: boolean; counter: number }
    const passkey = await find(id)
    if (passkey !== undefined && right) return { passkey, counter }
    throw new DiscreetError('signature_invalid', `no passkey ${id}`)
  },
}

function providerFor(): (site: Site) => IdentityProvider | undefined {
  const known = new Map<string, IdentityProvider>()
  return ({ settings: { staffProvider } }) => {
    if (staffProvider === undefined) return undefined
    const { issuer } = staffProvider
    const { clientSecret } = provider
    const options = { provider: staffProvider, clientSecret, allowInsecure: true }
    const made = known.get(issuer) ?? openIdProvider(options)
    known.set(issuer, made)
    return made
  }
}

beforeAll(async () => {
  provider = await exampleProvider({
    redirectUris: ['http://127.0.0.1/v1/staff/callback'],
    postLogoutRedirectUris: ['http://127.0.0.1/console/'],
    async deliver(logoutToken) {
      lastLogoutToken = logoutToken
      const { statusCode } = await backChannel(logoutToken)
      told.push(statusCode)
      return statusCode
    },
  })
  const staffProvider = { issuer: provider.issuer, clientId: provider.clientId, groups }
  shop = await openShop({ staffProvider }, 0)
  server = await shop.serve({
    identityProvider: providerFor(),
    passkeys: wordKeys,
    demoStaff: new Map([['shop', [{ id: 'demo:mia', name: 'Mia', roles: ['viewer'] }]]]),
    limits: { signIns: 1000 },
  })
})
afterAll(async () => {
  await server.close()
  await shop.close()
  await provider.close()
})
beforeEach(() => {
  provider.health = 'well'
  for (const [subject, group] of Object.entries({ ada: 'it', pia: 'privacy', max: 'shop' })) {
    provider.accounts.set(subject, { name: `${subject} of the shop`, groups: [group] })
  }
})

function backChannel(logoutToken: string): Promise<{ statusCode: number }> {
  return server.inject({
    method: 'POST',
    url: '/v1/staff/back-channel-logout',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ logout_token: logoutToken }).toString(),
  })
}

/** The whole way: to the provider, through its pages, and back. */
async function signIn(subject: string, on: FastifyInstance = server): Promise<StaffBrowser> {
  const browser = await StaffBrowser.open(on, shop.clock)
  provider.person = subject
  const begun = await browser.call('POST', 'staff/sign-in/provider')
  expect(begun.status).toBe(200)
  expect(await browser.follow(await provider.visit(begun.body.url))).toBe('/console/')
  return browser
}

/** With every module that their roles ask for. */
async function trained(subject: string): Promise<StaffBrowser> {
  const browser = await signIn(subject)
  const member = await shop.site.staff.member(`provider:${subject}`)
  if (member === undefined) throw new Error('they did not come in')
  await train(shop.site, member, shop.clock.now)
  return browser
}

const out = { status: 401, body: { code: 'session_invalid' } }
const session = (browser: StaffBrowser): Promise<Answer> => browser.call('GET', 'staff/session')
const noted = async (action: string): Promise<string[]> =>
  (await shop.site.staff.actions({ action, limit: 5 })).map(
    ({ member, status }) => `${member} ${status}`,
  )

describe('signing in with the provider', () => {
  test('ends in a session that is bound to the browser, and keeps no secret here', async () => {
    const browser = await signIn('pia')
    expect(await session(browser)).toMatchObject({
      status: 200,
      body: {
        member: 'provider:pia',
        name: 'pia of the shop',
        source: 'provider',
        roles: [],
        asleep: [{ role: 'privacy_officer', missing: trainingOf.privacy_officer }],
        capabilities: ['self'],
        site: { id: 'shop', name: 'Shop' },
      },
    })
    const cookie = browser.setCookies.find((line) => line.startsWith('__Host-discreet-staff='))
    expect(cookie).toMatch(/; Path=\/; .*HttpOnly; .*Secure; SameSite=Strict/)
    const secret = browser.cookies.get('__Host-discreet-staff')?.split('.')[1] ?? ''
    const kept = await shop.site.staff.session(shop.setup.cryptography.sha256(secret))
    expect(kept).toMatchObject({
      member: 'provider:pia',
      keyThumbprint: await browser.thumbprint(),
      providerSubject: 'pia',
    })
    expect(kept?.providerSession).toMatch(/./)
    // Sealed: not even the form of a token can be seen.
    const sealed = Buffer.from(kept?.sealedTokens ?? []).toString('latin1')
    expect(sealed.length).toBeGreaterThan(100)
    expect(sealed).not.toMatch(/accessToken|eyJ/)
    expect(await noted('sign_in')).toContain('provider:pia 200')
  })

  test('training wakes a role, and answers are graded here', async () => {
    const browser = await signIn('max')
    const denied = await browser.call('PUT', 'office/segments/late', { body: {} })
    expect(denied).toMatchObject({ status: 403, body: { code: 'training_missing' } })
    expect(denied.body.expected).toContain('tactics')
    expect(await noted('PUT /v1/office/segments')).toContain('provider:max 403')
    for (const module of trainingOf.marketer) {
      const path = `staff/training/${module}`
      const { body: said } = await browser.call('GET', `${path}?locale=de`)
      expect(said).toMatchObject({ locale: 'de' })
      expect(JSON.stringify(said)).not.toMatch(/right|answer/)
      const answers: number[] = said.questions.map(() => 0)
      const wrong = await browser.call('POST', path, { body: { answers: answers.map(() => 20) } })
      expect(wrong.body).toMatchObject({ right: 0, passed: false, logIndex: null })
      for (const [question, { options }] of said.questions.entries()) {
        const tries = [...options.keys()].map((option: number) =>
          answers.map((answer, at) => (at === question ? option : answer)),
        )
        const right = (one: number[]): number => gradeQuiz(module, one).right
        answers[question] =
          tries.sort((a: number[], b: number[]) => right(b) - right(a))[0]?.[question] ?? 0
      }
      const passed = await browser.call('POST', path, { body: { answers } })
      expect(passed.body).toMatchObject({ passed: true, logIndex: expect.any(Number) })
    }
    const { body } = await browser.call('GET', 'staff/training')
    expect(body.roles).toEqual([{ role: 'marketer', needs: trainingOf.marketer, awake: true }])
    expect((await session(browser)).body.roles).toEqual(['marketer'])
    // Through the gate now; the definition is wrong.
    expect((await browser.call('PUT', 'office/segments/late', { body: {} })).status).toBe(422)
  })

  test('is ended only by the browser that began it, once, and not by a made-up answer', async () => {
    const browser = await StaffBrowser.open(server, shop.clock)
    const begin = async (): Promise<string> => {
      provider.person = 'max'
      return provider.visit((await browser.call('POST', 'staff/sign-in/provider')).body.url)
    }
    const back = await begin()
    const other = await StaffBrowser.open(server, shop.clock)
    expect(await other.follow(back)).toBe('/console/?problem=session_invalid')
    expect(await browser.follow('/v1/staff/callback?code=x&state=y')).toBe(
      '/console/?problem=token_invalid',
    )
    expect(await browser.follow(back)).toBe('/console/?problem=session_invalid')
    expect(await session(browser)).toMatchObject(out)
    provider.person = null
    const away = await provider.visit(
      (await browser.call('POST', 'staff/sign-in/provider')).body.url,
    )
    expect(await browser.follow(away)).toBe('/console/?problem=token_invalid')
    const late = await begin()
    shop.clock.now += 10 * minute
    expect(await browser.follow(late)).toBe('/console/?problem=session_invalid')
    expect((await browser.call('POST', 'staff/sign-in/provider', { proof: null })).status).toBe(401)
  })

  test('signing out ends it here and says where it ends as well', async () => {
    const browser = await signIn('max')
    const { body } = await browser.call('POST', 'staff/sign-out')
    expect(body.url).toMatch(new RegExp(`^${provider.issuer}/session/end\\?.*id_token_hint=`))
    expect(browser.cookies.has('__Host-discreet-staff')).toBe(false)
    expect(await session(browser)).toMatchObject(out)
    expect((await noted('POST /v1/staff/sign-out')).sort()).toEqual([
      'provider:max 200',
      'provider:max null',
    ])
  })
})

describe('access is gone at once', () => {
  test('when training has run out', async () => {
    const { now } = shop.clock
    const at = now - passMilliseconds + minute
    const pass = { at, right: 5, of: 5 }
    for (const module of moduleIds) {
      await shop.site.staff.addPass('demo:old', {
        ...pass,
        module,
        version: moduleVersions[module],
      })
    }
    const own = await signedInAs(shop, server, demoMember('old', 'privacy_officer'))
    expect((await own.call('GET', 'office/requests')).status).toBe(200)
    shop.clock.now += minute
    expect(await own.call('GET', 'office/requests')).toMatchObject({
      status: 403,
      body: { code: 'training_missing' },
    })
    expect((await session(own)).status).toBe(200)
  })

  test('when a role is taken away at the provider', async () => {
    const browser = await trained('pia')
    const read = (): Promise<Answer> => browser.call('GET', 'office/requests')
    const write = (): Promise<Answer> =>
      browser.call('POST', 'office/retention', { body: { dryRun: true } })
    expect([(await read()).status, (await write()).status]).toEqual([200, 200])
    provider.accounts.set('pia', { name: 'Pia', groups: ['shop'] })
    // What changes something asks each time.
    expect(await write()).toMatchObject({ status: 403, body: { code: 'role_missing' } })
    expect(await read()).toMatchObject({ status: 403, body: { code: 'role_missing' } })
    provider.accounts.set('pia', { name: 'Pia', groups: ['privacy'] })
    expect((await write()).status).toBe(200)
    provider.accounts.set('pia', { name: 'Pia', groups: [] })
    // Reading what is no person's asks after five seconds.
    shop.clock.now += 5001
    expect(await read()).toMatchObject({ status: 403, body: { code: 'role_missing' } })
    expect(await noted('roles')).toContain('provider:pia 200')
    provider.accounts.delete('pia')
    expect(await write()).toMatchObject(out)
    expect(await session(browser)).toMatchObject(out)
    expect(await noted('session_ended')).toEqual(['provider:pia 401', 'provider:pia null'])
  })

  test.each(['silent', 'broken'] as const)('while the provider is %s', async (health) => {
    const browser = await signIn('ada')
    const read = (): Promise<Answer> => browser.call('GET', 'office/audit')
    expect((await read()).status).toBe(200)
    provider.health = health
    shop.clock.now += 5001
    expect(await read()).toMatchObject({ status: 503, body: { code: 'identity_unavailable' } })
    provider.health = 'well'
    expect((await read()).status).toBe(200)
  })

  test.each(['with another key', 'without a key'])(
    'when a session is stolen and replayed from another client %s',
    async (how) => {
      const browser = await signIn('ada')
      expect((await session(browser)).status).toBe(200)
      const thief = await StaffBrowser.open(server, shop.clock, browser.cookies)
      const ask = how === 'without a key' ? { proof: null } : {}
      expect(await thief.call('GET', 'office/audit', ask)).toMatchObject(out)
      // The session is over for both: whose it was signs in again, and the log says why.
      expect(await session(browser)).toMatchObject(out)
      expect(await noted('session_stolen')).toContain('provider:ada 401')
    },
  )

  test('when the provider says that they signed out there', async () => {
    const [max, ada] = [await signIn('max'), await signIn('ada')]
    expect(await backChannel('x')).toMatchObject({ statusCode: 400 })
    const claims = { iss: provider.issuer, aud: provider.clientId, sub: 'max', jti: 'made up' }
    const forged = provider.sign({ ...claims, iat: Math.floor(Date.now() / 1000) })
    expect(await backChannel(forged)).toMatchObject({ statusCode: 400 })
    expect((await session(max)).status).toBe(200)
    told.length = 0
    await provider.signOut('max')
    expect(new Set(told)).toEqual(new Set([200]))
    expect(await session(max)).toMatchObject(out)
    expect((await session(ada)).status).toBe(200)
    const again = await signIn('max')
    expect(await backChannel(lastLogoutToken)).toMatchObject({ statusCode: 400 })
    expect((await session(again)).status).toBe(200)
    expect(await noted('back_channel_logout')).toContain('provider:max 200')
  })

  test('when somebody is ended here, whatever the provider says', async () => {
    const [max, ada] = [await signIn('max'), await signIn('ada')]
    const ended = await ada.call('DELETE', 'office/staff/provider:max')
    expect(ended).toMatchObject({ status: 200, body: { awake: [] } })
    expect(await session(max)).toMatchObject(out)
    const browser = await StaffBrowser.open(server, shop.clock)
    provider.person = 'max'
    const { url } = (await browser.call('POST', 'staff/sign-in/provider')).body
    expect(await browser.follow(await provider.visit(url))).toBe(
      '/console/?problem=session_invalid',
    )
    const member = await shop.site.staff.member('provider:max')
    if (member !== undefined) await shop.site.staff.saveMember({ ...member, endedAt: null })
  })

  test('after half an hour without a request, and after eight hours in any case', async () => {
    const idle = await signIn('max')
    shop.clock.now += 30 * minute - 1
    expect((await session(idle)).status).toBe(200)
    shop.clock.now += 30 * minute
    expect(await session(idle)).toMatchObject(out)
    const busy = await signIn('max')
    for (let passed = 0; passed < 8 * 60; passed += 29) {
      expect((await session(busy)).status).toBe(200)
      shop.clock.now += 29 * minute
    }
    expect(await session(busy)).toMatchObject(out)
  })
})

describe('a request that is not the console’s', () => {
  let browser: StaffBrowser
  let elsewhere: FastifyInstance
  beforeAll(async () => {
    browser = await signedInAs(shop, server, demoMember('admin', 'administrator'))
    elsewhere = await shop.serve()
  })
  afterAll(() => elsewhere.close())

  test('a proof counts once, for its own request, and a change once at all processes together', async () => {
    const replayed = { status: 401, body: { code: 'session_invalid', field: 'dpop' } }
    const read = { proof: await browser.proof('GET', '/v1/office/audit') }
    expect((await browser.call('GET', 'office/audit', read)).status).toBe(200)
    expect(await browser.call('GET', 'office/audit', read)).toMatchObject(replayed)
    const body = { roles: ['viewer'] }
    for (const change of [{ htm: 'GET' }, { htu: 'http://other.example/v1/x' }, { iat: 1 }]) {
      const proof = await browser.proof('POST', '/v1/office/staff/invites', change)
      expect(await browser.call('POST', 'office/staff/invites', { body, proof })).toMatchObject(
        replayed,
      )
    }
    const write = {
      body: { name: 'once', ...body },
      proof: await browser.proof('POST', '/v1/office/staff/keys'),
    }
    expect((await browser.call('POST', 'office/staff/keys', write)).status).toBe(201)
    browser.server = elsewhere
    expect(await browser.call('POST', 'office/staff/keys', write)).toMatchObject(replayed)
    browser.server = server
    expect((await session(browser)).status).toBe(200)
  })

  test('another page gets nothing, and ends nothing', async () => {
    const body = { roles: ['viewer'] }
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]
    for (const headers of foreign) {
      const answer = await browser.call('POST', 'office/staff/invites', {
        body,
        headers,
        proof: null,
      })
      expect(answer, JSON.stringify(headers)).toMatchObject(out)
      const begun = await browser.call('POST', 'staff/sign-in/provider', { headers })
      expect(begun, JSON.stringify(headers)).toMatchObject(out)
    }
    expect((await session(browser)).status).toBe(200)
    const preflight = await server.inject({
      method: 'OPTIONS',
      url: '/v1/office/staff',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    const asked = await server.inject({
      url: '/v1/staff/ways',
      headers: { origin: 'https://evil.example' },
    })
    for (const { headers } of [preflight, asked]) {
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  test('a session of one site opens no other', async () => {
    expect(await browser.call('GET', 'staff/session?site=other')).toMatchObject(out)
    expect((await browser.call('GET', 'staff/session?site=shop')).status).toBe(200)
  })

  test('a change that cannot be written down is not made', async () => {
    shop.step.on = (name) => {
      if (name === 'action:indexed') throw new Error('the disk is full')
    }
    const body = { name: 'unwritten', roles: ['viewer'] }
    const answer = await browser.call('POST', 'office/staff/keys', { body })
    shop.step.on = undefined
    expect(answer).toMatchObject({ status: 503, body: { code: 'store_unavailable' } })
    expect(await shop.site.staff.member('key:unwritten')).toBeUndefined()
  })
})

describe('whoever fails to come in is locked out', () => {
  const invite = async (roles: readonly Role[]): Promise<string> => {
    const secret = Buffer.from(shop.setup.cryptography.newKey()).toString('base64url')
    const sha256 = shop.setup.cryptography.sha256(secret)
    const setup = rightsSetup(shop.setup, await shop.store.open('shop'))
    await inviteMember(setup, { roles, invitedBy: 'operator' }, sha256)
    return secret
  }

  test('by address, also from what is right; and who holds a session stays in', async () => {
    const other = await shop.serve({ passkeys: wordKeys, limits: { signIns: 1000 } })
    // Before an administrator came in by the provider.
    const local = await withoutProvider()
    const browser = await StaffBrowser.open(other, shop.clock)
    const admin = await signedInAs(shop, other, demoMember('admin', 'administrator'))
    const begin = (secret: string): Promise<Answer> =>
      browser.call('POST', 'staff/join/begin', { body: { secret, name: 'Joan' } })
    for (let k = 0; k < 5; k += 1) {
      expect(await begin('w'.repeat(43))).toMatchObject({
        status: 401,
        body: { code: 'token_invalid' },
      })
    }
    const secret = await invite(['administrator'])
    expect(await begin(secret)).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    const key = await staffKey(shop, 'waits')
    const byKey = { headers: { authorization: `Bearer ${key}` }, proof: null }
    expect((await browser.call('GET', 'office/overview', byKey)).status).toBe(429)
    expect(await noted('locked_out')).toContain('nobody 429')
    expect((await session(admin)).status).toBe(200)
    shop.clock.now += 15 * minute
    expect((await browser.call('GET', 'office/overview', byKey)).status).toBe(200)
    expect((await begin(secret)).status).toBe(200)
    const response = { id: 'word', right: true, counter: 1 }
    const joined = await browser.call('POST', 'staff/join/finish', { body: { secret, response } })
    expect(joined).toMatchObject({ status: 200, body: { name: 'Joan' } })
    expect((await session(browser)).body).toMatchObject({
      source: 'passkey',
      roles: ['administrator'],
    })
    expect(await begin(secret)).toMatchObject({ status: 401, body: { code: 'token_invalid' } })
    await local.restore()
    await other.close()
  })

  test('by who they try to be: what they are told is the same whether there is such a passkey', async () => {
    const local = await withoutProvider()
    const browser = await StaffBrowser.open(server, shop.clock)
    const attempt = async (response: object): Promise<Answer> => {
      await browser.call('POST', 'staff/sign-in/passkey/begin')
      return browser.call('POST', 'staff/sign-in/passkey/finish', { body: { response } })
    }
    const unknown = await attempt({ id: 'nobody’s', right: true, counter: 2 })
    const wrong = await attempt({ id: 'word', right: false, counter: 2 })
    expect(wrong.body).toEqual(unknown.body)
    expect(wrong).toMatchObject({ status: 403, body: { code: 'signature_invalid' } })
    expect(await attempt({ id: 'word', right: true, counter: 2 })).toMatchObject({ status: 200 })
    // A copy of a passkey counts from where it was taken.
    expect(await attempt({ id: 'word', right: true, counter: 2 })).toMatchObject({ status: 403 })
    const stranger = await StaffBrowser.open(server, shop.clock, browser.cookies)
    const { headers } = await browser.call('POST', 'staff/sign-in/passkey/begin')
    const begun = String(headers['set-cookie']).split(';')[0]?.split('=') ?? []
    stranger.cookies.set(begun[0] ?? '', begun[1] ?? '')
    const body = { response: { id: 'word', right: true, counter: 9 } }
    expect(await stranger.call('POST', 'staff/sign-in/passkey/finish', { body })).toMatchObject(out)
    await local.restore()
  })
})

/** As it is before an administrator came in by the provider. */
async function withoutProvider(): Promise<{ restore(): Promise<void> }> {
  const [site] = await shop.store.sites()
  if (site === undefined) throw new Error('there is no site')
  const { staffProvider: before, ...settings } = site.settings
  if (before === undefined) throw new Error('there is no provider')
  const { shownAt: _, ...staffProvider } = before
  await shop.store.updateSite({ ...site, settings: { ...settings, staffProvider } })
  return { restore: () => shop.store.updateSite(site) }
}

test('passkeys and links are off for good once an administrator came in by the provider', async () => {
  await withoutProvider()
  shop.clock.now += 15 * minute
  const browser = await StaffBrowser.open(server, shop.clock)
  const anonymous = await StaffBrowser.open(server, shop.clock)
  const ways = async (): Promise<object> => (await anonymous.call('GET', 'staff/ways')).body
  await browser.call('POST', 'staff/sign-in/passkey/begin')
  const response = { id: 'word', right: true, counter: 7 }
  const finish = { body: { response } }
  expect((await browser.call('POST', 'staff/sign-in/passkey/finish', finish)).status).toBe(200)
  expect((await session(browser)).body.source).toBe('passkey')
  expect(await ways()).toMatchObject({ passkey: true, nobody: false })

  await signIn('max')
  expect((await session(browser)).status).toBe(200)
  await signIn('ada')
  expect(await session(browser)).toMatchObject(out)
  expect(await noted('provider_shown')).toContain('provider:ada 200')
  expect(await ways()).toMatchObject({
    passkey: false,
    provider: { issuer: provider.issuer },
    nobody: false,
  })
  const off = { status: 404, body: { code: 'route_unknown' } }
  expect(await browser.call('POST', 'staff/sign-in/passkey/begin')).toMatchObject(off)
  const join = { body: { secret: 'x'.repeat(43), name: 'Joan' } }
  expect(await browser.call('POST', 'staff/join/begin', join)).toMatchObject(off)
})

test('whoever tries too often is slowed down, whatever they try', async () => {
  const narrow = await shop.serve({ limits: { signIns: 2 } })
  const browser = await StaffBrowser.open(narrow, shop.clock)
  const statuses = []
  for (const way of ['provider', 'passkey/begin', 'provider']) {
    statuses.push((await browser.call('POST', `staff/sign-in/${way}`)).status)
  }
  expect(statuses).toEqual([503, 404, 429])
  await narrow.close()
})

test('invented staff are there for this machine alone', async () => {
  const here = await StaffBrowser.open(server, shop.clock)
  expect((await here.call('GET', 'staff/ways')).body.demo).toMatchObject([{ id: 'demo:mia' }])
  const body = { member: 'demo:mia' }
  const proxied = { 'x-forwarded-for': '203.0.113.9' }
  const away = await here.call('POST', 'staff/sign-in/demo', { body, headers: proxied })
  expect(away).toMatchObject({ status: 404, body: { code: 'route_unknown' } })
  expect((await here.call('GET', 'staff/ways', { headers: proxied })).body.demo).toEqual([])
  expect((await here.call('POST', 'staff/sign-in/demo', { body })).status).toBe(200)
  expect((await session(here)).body).toMatchObject({ source: 'demo', roles: ['viewer'] })
  const nobody = { body: { member: 'demo:nobody' } }
  expect((await here.call('POST', 'staff/sign-in/demo', nobody)).status).toBe(404)
})

test.each([
  ['/v1/office/open', undefined],
  ['/v1/staff/open', { hide: true }],
  ['/v1/office/deep/er', { 'x-discreet-access': 'everybody' }],
  ['/v1/office/open', { 'x-discreet-access': 'public' }],
])('a route %s of the staff that is for %j keeps the server from starting', async (url, schema) => {
  const extend = async (scope: FastifyInstance): Promise<void> => {
    await Promise.resolve()
    scope.get(url, schema === undefined ? {} : { schema: schema as FastifySchema }, () => 'open')
  }
  await expect(shop.serve({ extend }).then((one) => one.ready())).rejects.toMatchObject({
    code: 'configuration_invalid',
  })
})
