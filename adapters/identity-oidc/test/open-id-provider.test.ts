/** Against a real provider on a loopback port. */

import type { ExampleProvider } from '@discreet/contracts/identity-provider'
import { exampleProvider } from '@discreet/contracts/identity-provider'
import type { IdentityProvider, ProviderTokens } from '@discreet/engine'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenIdOptions } from '../src/index.ts'
import { openIdProvider } from '../src/index.ts'

const back = 'http://127.0.0.1:8080/v1/staff/back'
const home = 'http://127.0.0.1:8080/console/'
const ines = { name: 'Ines (invented)', groups: ['privacy', 'everybody'] }
const invalid = { code: 'token_invalid' }
const unavailable = { code: 'identity_unavailable' }

let company: ExampleProvider
let delivered: string[]
let later: number

/** Its clock is the machine's, `later` milliseconds on. */
function client(
  options: Partial<OpenIdOptions['provider']> & Pick<OpenIdOptions, 'clientSecret'> = {},
): IdentityProvider {
  const { clientSecret = company.clientSecret, ...provider } = options
  const { issuer, clientId } = company
  return openIdProvider({
    provider: { issuer, clientId, groups: {}, ...provider },
    ...(provider.clientId === undefined ? { clientSecret } : {}),
    allowInsecure: true,
    now: () => Date.now() + later,
  })
}

async function signIn(by: IdentityProvider) {
  const { url, facts } = await by.begin(back)
  return by.finish(await company.visit(url), facts)
}

beforeAll(async () => {
  company = await exampleProvider({
    redirectUris: ['http://127.0.0.1/v1/staff/back'],
    postLogoutRedirectUris: ['http://127.0.0.1/console/'],
    async deliver(token) {
      delivered.push(token)
      return 200
    },
  })
})
afterAll(() => company.close())
beforeEach(() => {
  delivered = []
  later = 0
  company.accounts.clear()
  company.accounts.set('ines', ines).set('olaf', { name: 'Olaf (invented)', groups: [] })
  company.asked.clear()
  Object.assign(company, {
    person: 'ines',
    health: 'well',
    groupsIn: 'userinfo',
    liesAbout: null,
    rotates: true,
    forges: false,
  })
})

describe('signing in', () => {
  test('says who somebody is and which groups they are in', async () => {
    const { person, tokens } = await signIn(client())
    expect(person).toEqual({
      subject: 'ines',
      name: ines.name,
      groups: ines.groups,
      session: expect.stringMatching(/^.{16,}$/),
    })
    expect(tokens).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      idToken: expect.stringMatching(/^ey.+\..+\..+$/),
      expiresAt: expect.any(Number),
    })
    expect(tokens.expiresAt! - Date.now()).toBeGreaterThan(590_000)
  })

  test('goes by code, PKCE, state and nonce, new ones each time', async () => {
    const by = client()
    const [first, second] = [await by.begin(back), await by.begin(back)]
    const asked = new URL(first.url).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      redirect_uri: back,
      scope: 'openid profile groups',
      code_challenge_method: 'S256',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
      expect(new URL(second.url).searchParams.get(name)).not.toBe(asked.get(name))
    }
    expect(first.url).not.toContain((JSON.parse(first.facts) as { verifier: string }).verifier)
    expect(company.asked.get('/.well-known/openid-configuration')).toBe(1)
  })

  test('works without a client secret, by PKCE alone', async () => {
    const { person } = await signIn(client({ clientId: company.publicClientId }))
    expect(person.subject).toBe('ines')
  })

  test('takes groups from the id token where userinfo has none, and from another claim', async () => {
    company.groupsIn = 'id_token'
    expect((await signIn(client())).person.groups).toEqual(ines.groups)
    company.groupsIn = 'userinfo'
    expect((await signIn(client({ groupsClaim: 'name' }))).person.groups).toEqual([ines.name])
    company.groupsIn = 'nowhere'
    expect((await signIn(client())).person.groups).toEqual([])
  })

  test('asks only for the scopes that it is told to', async () => {
    const { url } = await client({ scopes: [] }).begin(back)
    expect(new URL(url).searchParams.get('scope')).toBe('openid profile')
  })

  test('a proxy that changes the address on the way does no harm', async () => {
    const by = client()
    const { url, facts } = await by.begin(back)
    const { search } = new URL(await company.visit(url))
    expect((await by.finish(`http://inside:3000/v1/staff/back${search}`, facts)).person.name).toBe(
      ines.name,
    )
  })
})

describe('a sign-in is refused', () => {
  const other = 'http://127.0.0.1:1'
  const others = 'x'.repeat(43)
  /** What is changed in the address, and in what was kept; undefined: taken away. */
  test.each<[string, Record<string, string | undefined>, object?]>([
    ['with the state of another', {}, { state: others }],
    ['without a state', { state: undefined }],
    ['with the nonce of another', {}, { nonce: others }],
    ['with the verifier of another', {}, { verifier: others }],
    ['from another issuer (RFC 9207)', { iss: other }],
    ['from an issuer that is not named', { iss: undefined }],
    ['with a code that is none', { code: 'none' }],
    ['without a code', { code: undefined }],
    ['when nothing was kept', {}, { verifier: undefined }],
  ])('%s', async (_, address, kept = {}) => {
    const by = client()
    const { url, facts } = await by.begin(back)
    const cameBack = new URL(await company.visit(url))
    for (const [name, value] of Object.entries(address)) {
      if (value === undefined) cameBack.searchParams.delete(name)
      else cameBack.searchParams.set(name, value)
    }
    const changed = JSON.stringify({ ...(JSON.parse(facts) as object), ...kept })
    await expect(by.finish(cameBack.href, changed)).rejects.toMatchObject(invalid)
    await expect(by.finish(await company.visit(url), facts)).resolves.toBeDefined()
  })

  test('when its code comes twice, and the first one ends as well', async () => {
    const by = client()
    const { url, facts } = await by.begin(back)
    const cameBack = await company.visit(url)
    const { tokens } = await by.finish(cameBack, facts)
    await expect(by.finish(cameBack, facts)).rejects.toMatchObject(invalid)
    expect(await by.ask('ines', tokens)).toBeUndefined()
  })

  test('when nobody signs in there', async () => {
    company.person = null
    await expect(signIn(client())).rejects.toMatchObject(invalid)
  })

  test('when userinfo is of somebody else', async () => {
    company.liesAbout = 'olaf'
    await expect(signIn(client())).rejects.toMatchObject(invalid)
  })

  test('when the id token is not signed by the provider', async () => {
    company.forges = true
    await expect(signIn(client())).rejects.toMatchObject(invalid)
  })

  test('as a fault of the setting when the client secret is wrong', async () => {
    await expect(signIn(client({ clientSecret: 'wrong' }))).rejects.toMatchObject(unavailable)
  })
})

describe('asking again', () => {
  let by: IdentityProvider
  let tokens: ProviderTokens
  beforeEach(async () => {
    by = client()
    tokens = (await signIn(by)).tokens
    company.asked.clear()
  })
  const groups = async (): Promise<unknown> => (await by.ask('ines', tokens))?.person.groups

  test('says the groups of this moment', async () => {
    expect(await by.ask('ines', tokens)).toMatchObject({ person: { groups: ines.groups }, tokens })
    company.accounts.set('ines', { ...ines, groups: ['everybody'] })
    expect(await groups()).toEqual(['everybody'])
    company.accounts.set('ines', { ...ines, groups: [] })
    expect(await groups()).toEqual([])
    expect(company.asked.get('/token')).toBeUndefined()
  })

  test('says that an account is gone', async () => {
    company.accounts.delete('ines')
    expect(await by.ask('ines', tokens)).toBeUndefined()
  })

  test('says nothing about somebody else', async () => {
    expect(await by.ask('olaf', tokens)).toBeUndefined()
    company.liesAbout = 'olaf'
    expect(await by.ask('ines', tokens)).toBeUndefined()
  })

  test('renews what has run out, and goes on with what came', async () => {
    later = 600_000
    const next = await by.ask('ines', tokens)
    expect(next?.person.groups).toEqual(ines.groups)
    expect(next?.tokens.accessToken).not.toBe(tokens.accessToken)
    expect(next?.tokens.refreshToken).not.toBe(tokens.refreshToken)
    expect(next!.tokens.expiresAt! - Date.now()).toBeGreaterThan(later + 590_000)
    later += 600_000
    expect((await by.ask('ines', next!.tokens))?.tokens.refreshToken).not.toBe(
      next?.tokens.refreshToken,
    )
  })

  test('renews what the provider ended early', async () => {
    await company.endAccessTokens('ines')
    expect((await by.ask('ines', tokens))?.tokens.accessToken).not.toBe(tokens.accessToken)
    expect(company.asked.get('/token')).toBe(1)
    const { refreshToken: _, ...rest } = tokens
    expect(await by.ask('ines', { ...rest, refreshToken: null })).toBeUndefined()
  })

  test('shows a refresh token once, however many ask at a time', async () => {
    later = 600_000
    const answers = await Promise.all([1, 2, 3, 4].map(() => by.ask('ines', tokens)))
    const late = await by.ask('ines', tokens)
    for (const answer of [...answers, late]) expect(answer).toEqual(answers[0])
    expect(answers[0]?.person.groups).toEqual(ines.groups)
    expect(company.asked.get('/token')).toBe(1)
  })

  test('a refresh token that was used elsewhere ends the sign-in', async () => {
    later = 600_000
    const next = await by.ask('ines', tokens)
    expect(await client().ask('ines', tokens)).toBeUndefined()
    expect(await by.ask('ines', next!.tokens)).toBeUndefined()
  })

  test.each([true, false])(
    'groups of an id token are those of a new one (rotated: %s)',
    async (rotates) => {
      company.groupsIn = 'id_token'
      company.rotates = rotates
      expect(await groups()).toEqual(ines.groups)
      company.accounts.set('ines', { ...ines, groups: ['everybody'] })
      const held = await by.ask('ines', tokens)
      const next = rotates ? await by.ask('ines', held!.tokens) : held
      expect(next?.person.groups).toEqual(['everybody'])
      expect(
        (await by.ask('ines', { ...next!.tokens, refreshToken: null }))?.person.groups,
      ).toEqual([])
    },
  )

  test('says that somebody signed out there', async () => {
    await company.signOut('ines')
    expect(await by.ask('ines', tokens)).toBeUndefined()
  })

  test.each(['broken', 'silent'] as const)(
    'is refused while the provider is %s, and goes on afterwards',
    async (health) => {
      const begun = await by.begin(back)
      const cameBack = await company.visit(begun.url)
      company.health = health
      await expect(by.ask('ines', tokens)).rejects.toMatchObject(unavailable)
      await expect(by.finish(cameBack, begun.facts)).rejects.toMatchObject(unavailable)
      await expect(client().begin(back)).rejects.toMatchObject(unavailable)
      await expect(client().loggedOut('a.b.c')).rejects.toMatchObject(unavailable)
      later = 600_000
      await expect(by.ask('ines', tokens)).rejects.toMatchObject(unavailable)
      company.health = 'well'
      expect(await groups()).toEqual(ines.groups)
    },
  )

  test('what the provider says of itself is asked again after an hour', async () => {
    later = 3_600_000
    await by.begin(back)
    await by.begin(back)
    expect(company.asked.get('/.well-known/openid-configuration')).toBe(1)
  })
})

describe('signing out', () => {
  test('a logout token of the provider says whose session ended', async () => {
    const by = client()
    const { person } = await signIn(by)
    await company.signOut('ines')
    const [token = ''] = delivered.slice(-1)
    const out = await by.loggedOut(token)
    expect(out).toEqual({
      subject: 'ines',
      session: person.session,
      id: expect.stringMatching(/^.{16,}$/),
      until: expect.any(Number),
    })
    expect(Math.abs(out.until - Date.now())).toBeLessThan(200_000)
    later = out.until - Date.now() + 1000
    await expect(by.loggedOut(token)).rejects.toMatchObject(invalid)
  })

  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const claims = (changed: object): object => {
    const iat = Math.floor(Date.now() / 1000)
    const { issuer: iss, clientId: aud } = company
    return { iss, aud, iat, exp: iat + 120, jti: 'one', sub: 'ines', events: event, ...changed }
  }
  const without = (name: string): object => ({ [name]: undefined })

  test.each<[string, object, object?]>([
    ['as it should be', {}],
    ['of a session alone', { sub: undefined, sid: 's-1' }],
    ['typed', {}, { typ: 'logout+jwt' }],
    ['for several', { aud: ['discreet', 'other'] }],
  ])('a logout token %s is taken', async (_, changed, header) => {
    const { id, subject, session } = await client().loggedOut(company.sign(claims(changed), header))
    expect(id).toBe('one')
    expect([subject, session]).not.toEqual([null, null])
  })

  const seconds = Math.floor(Date.now() / 1000)
  test.each<[string, object, object?]>([
    ['of another issuer', { iss: 'https://other.example' }],
    ['for another client', { aud: 'other' }],
    ['that ran out', { iat: seconds - 400, exp: seconds - 100 }],
    ['from long ago', { iat: seconds - 3600, exp: seconds + 3600 }],
    ['from the future', { iat: seconds + 600, exp: seconds + 720 }],
    ['without an end', without('exp')],
    ['without a beginning', without('iat')],
    ['without an id', without('jti')],
    ['with an id that is no text', { jti: 7 }],
    ['with a nonce, as an id token has', { nonce: 'n' }],
    ['without events', without('events')],
    ['with another event', { events: { 'https://other.example/event': {} } }],
    ['with an event that is no object', { events: { ...event, [Object.keys(event)[0]!]: 'x' } }],
    ['with events that are a list', { events: Object.keys(event) }],
    ['of nobody', without('sub')],
    ['of a number', { sub: 7 }],
    ['of another type', {}, { typ: 'at+jwt' }],
    ['unsigned', {}, { alg: 'none' }],
    ['under a shared secret', {}, { alg: 'HS256' }],
    ['under a key that is not known', {}, { kid: 'other' }],
  ])('a logout token %s is refused', async (_, changed, header) => {
    const token = company.sign(claims(changed), header)
    await expect(client().loggedOut(token)).rejects.toMatchObject(invalid)
  })

  test('a logout token that was changed, cut, or is an id token is refused', async () => {
    const by = client()
    const { idToken } = (await signIn(by)).tokens
    const [head, , signature] = company.sign(claims({})).split('.')
    const body = Buffer.from(JSON.stringify(claims({ sub: 'olaf' }))).toString('base64url')
    for (const token of [`${head}.${body}.${signature}`, `${head}.${body}.`, idToken, '', '\0']) {
      await expect(by.loggedOut(token)).rejects.toMatchObject(invalid)
    }
  })

  test('says where to sign out there as well', async () => {
    const by = client()
    const { tokens } = await signIn(by)
    const url = new URL((await by.endSession(tokens.idToken, home)) ?? '')
    expect(url.origin).toBe(company.issuer)
    expect((await fetch(url)).status).toBe(200)
    url.searchParams.set('post_logout_redirect_uri', 'https://other.example')
    expect((await fetch(url)).status).toBe(400)
  })
})

test.each([
  ['http://identity.example', true],
  ['http://127.0.0.1.example', true],
  ['http://127.0.0.1:9', false],
  ['https://identity.example/.well-known/openid-configuration', false],
  ['ftp://identity.example', true],
  ['identity', false],
])('the issuer %s is refused (insecure allowed: %s)', (issuer, allowInsecure) => {
  const provider = { issuer, clientId: 'c', groups: {} }
  expect(() => openIdProvider({ provider, allowInsecure })).toThrow(
    expect.objectContaining({ code: 'configuration_invalid' }),
  )
})
