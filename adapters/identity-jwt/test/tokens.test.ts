import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeCryptography } from '@discreet/crypto-node'
import type { JWTPayload } from 'jose'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { MeTokens, meTokenSeconds, readReceipt, SiteTokens, signReceipt } from '../src/tokens.ts'

const now = Date.UTC(2026, 10, 24, 12)
const seconds = now / 1000
const issuer = 'https://shop.example'
const good: JWTPayload = {
  iss: issuer,
  aud: 'discreet',
  sub: 'user-1',
  iat: seconds,
  exp: seconds + 300,
}

async function keys(alg = 'ES256', kid = 'one') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg }, privateKey, alg, kid }
}
type Keys = Awaited<ReturnType<typeof keys>>
const sign = ({ privateKey, alg, kid }: Keys, payload: JWTPayload): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(privateKey)
const refused = { ok: false, code: 'token_invalid' }

describe('the token of a site', () => {
  test.each(['EdDSA', 'ES256', 'RS256', 'PS256'])('says who is signed in (%s)', async (alg) => {
    const own = await keys(alg)
    const tokens = new SiteTokens({ issuer, jwks: { keys: [own.jwk] } })
    const token = await sign(own, { ...good, age: 30, guardian_agreed: true, place: 'DE' })
    expect(await tokens.read(token, now)).toEqual({
      ok: true,
      value: { person: 'user-1', issuedAt: now, age: 30, guardianAgreed: true, place: 'DE' },
    })
  })

  test('leaves out what makes no sense', async () => {
    const own = await keys()
    const tokens = new SiteTokens({ issuer, jwks: { keys: [own.jwk] } })
    const token = await sign(own, { ...good, age: -1, guardian_agreed: 'yes', place: 'nowhere' })
    expect(await tokens.read(token, now)).toEqual({
      ok: true,
      value: { person: 'user-1', issuedAt: now },
    })
  })

  test.each<[string, JWTPayload]>([
    ['run out', { ...good, exp: seconds - 61 }],
    ['made too long ago', { ...good, iat: seconds - 700 }],
    ['made in the future', { ...good, iat: seconds + 120 }],
    ['for somebody else', { ...good, aud: 'other' }],
    ['from somebody else', { ...good, iss: 'https://other.example' }],
    ['without a person', { ...good, sub: undefined as unknown as string }],
    ['with an id of 10 kB', { ...good, sub: 'x'.repeat(10_000) }],
    ['without an end', { iss: issuer, aud: 'discreet', sub: 'u', iat: seconds }],
  ])('is refused when it is %s', async (_, payload) => {
    const own = await keys()
    const tokens = new SiteTokens({ issuer, jwks: { keys: [own.jwk] } })
    expect(await tokens.read(await sign(own, payload), now)).toMatchObject(refused)
  })

  test('says an address only when the site has verified it', async () => {
    const own = await keys()
    const tokens = new SiteTokens({ issuer, jwks: { keys: [own.jwk] } })
    const read = async (claims: object): Promise<unknown> => {
      const answer = await tokens.read(await sign(own, { ...good, ...claims }), now)
      return answer.ok ? answer.value.email : answer
    }
    const email = 'anna@shop.example'
    expect(await read({ email, email_verified: true })).toBe(email)
    for (const claims of [
      { email },
      { email, email_verified: 'true' },
      { email: 7, email_verified: true },
      { email: 'a'.repeat(255), email_verified: true },
    ]) {
      expect(await read(claims)).toBeUndefined()
    }
  })

  test('bears a minute of clock skew', async () => {
    const own = await keys()
    const tokens = new SiteTokens({ issuer, jwks: { keys: [own.jwk] } })
    const skewed = await sign(own, { ...good, iat: seconds + 50, exp: seconds + 300 })
    expect((await tokens.read(skewed, now)).ok).toBe(true)
    const late = await sign(own, { ...good, exp: seconds - 50 })
    expect((await tokens.read(late, now)).ok).toBe(true)
  })

  test('unsigned, signed with a shared secret, forged, cut or rubbish is refused', async () => {
    const [own, other] = [await keys(), await keys()]
    const tokens = new SiteTokens({ issuer, jwks: { keys: [own.jwk] } })
    const none = new UnsecuredJWT(good).encode()
    const secret = await new SignJWT(good)
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(JSON.stringify(own.jwk)))
    const whole = await sign(own, good)
    const [head = '', body = '', signature = ''] = whole.split('.')
    const swapped = Buffer.from(JSON.stringify({ ...good, sub: 'admin' })).toString('base64url')
    for (const token of [
      none,
      secret,
      await sign(other, good),
      `${head}.${swapped}.${signature}`,
      `${head}.${body}.`,
      whole.slice(0, -2),
      '',
      'a.b.c',
      '\0',
    ]) {
      expect(await tokens.read(token, now)).toMatchObject(refused)
    }
  })

  test('keys that rotate while the server runs are fetched again', async () => {
    const [old, fresh] = [await keys('ES256', 'old'), await keys('ES256', 'fresh')]
    let published = [old.jwk]
    const server = createServer((_, response) => response.end(JSON.stringify({ keys: published })))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const jwksUrl = `http://127.0.0.1:${port}/jwks.json`
    const tokens = new SiteTokens({ issuer, jwksUrl })
    expect((await tokens.read(await sign(old, good), now)).ok).toBe(true)
    published = [fresh.jwk]
    const later = await sign(fresh, good)
    // A key that nobody knows is looked for at most every five seconds.
    await expect
      .poll(async () => (await tokens.read(later, now)).ok, { timeout: 15_000, interval: 500 })
      .toBe(true)
    expect(await tokens.read(await sign(old, good), now)).toMatchObject(refused)
    server.close()
  })

  test('without keys nobody is signed in', async () => {
    const tokens = new SiteTokens({ issuer })
    expect(await tokens.read(await sign(await keys(), good), now)).toMatchObject(refused)
  })
})

describe('our own token', () => {
  const cryptography = nodeCryptography()
  const me = { site: 'shop', subject: 's-1', age: 14, guardianAgreed: true, place: 'DE' }
  const tokens = new MeTokens(cryptography)
  const token = tokens.issue(me, now)
  const read = (text: string, site = 'shop', at = now) => tokens.read(text, site, at)

  test('is read back for an hour, for its site', async () => {
    expect(await read(token)).toEqual({ ok: true, value: { ...me, issuedAt: now } })
    expect(await read(token, 'other')).toMatchObject(refused)
    expect((await read(token, 'shop', now + meTokenSeconds * 1000 - 1)).ok).toBe(true)
    expect(await read(token, 'shop', now + meTokenSeconds * 1000)).toMatchObject(refused)
  })

  test('says to the millisecond when it was given, so that an erasure at the same moment ends it', async () => {
    for (let at = now; at < now + 1000; at += 1) {
      const read = await tokens.read(tokens.issue(me, at), 'shop', at)
      expect(read).toMatchObject({ ok: true, value: { issuedAt: at } })
    }
  })

  test('is not accepted from another instance, nor a receipt in its place', async () => {
    expect(await read(new MeTokens(nodeCryptography()).issue(me, now))).toMatchObject(refused)
    expect(await read(signReceipt(cryptography, { sub: 's-1', site: 'shop' }))).toMatchObject(
      refused,
    )
  })
})

describe('a receipt', () => {
  const cryptography = nodeCryptography()
  const receipt = signReceipt(cryptography, { id: 'r-1', levelTo: 3 })

  test('is verified offline with the public key, and with no other', async () => {
    expect(await readReceipt(cryptography.publicKey, receipt)).toEqual({
      ok: true,
      value: { id: 'r-1', levelTo: 3 },
    })
    expect(await readReceipt(nodeCryptography().publicKey, receipt)).toMatchObject(refused)
  })

  test('with any character changed is none; a token is none', async () => {
    for (let k = 0; k < receipt.length - 1; k += 7) {
      const changed = `${receipt.slice(0, k)}${receipt[k] === 'A' ? 'B' : 'A'}${receipt.slice(k + 1)}`
      expect(await readReceipt(cryptography.publicKey, changed)).toMatchObject(refused)
    }
    const token = new MeTokens(cryptography).issue({ site: 's', subject: 'x' }, now)
    expect(await readReceipt(cryptography.publicKey, token)).toMatchObject(refused)
  })
})
