import type { Cryptography } from '@discreet/engine'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { readProof, SeenProofs } from '../src/staff-proof.ts'

const now = Date.UTC(2026, 10, 24, 12)
const seconds = now / 1000
const cryptography = { sha256: (text: string) => `sha256 of ${text}` } as unknown as Cryptography
const claims = { jti: 'one', htm: 'POST', htu: 'https://shop.example/v1/x', iat: seconds }
const isOwn = ({ href }: URL): boolean => href === claims.htu
const asked = { method: 'POST', isOwn, now }

let keys: Awaited<ReturnType<typeof generateKeyPair>>
let other: Awaited<ReturnType<typeof generateKeyPair>>
let jwk: Awaited<ReturnType<typeof exportJWK>>
beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true })
  other = await generateKeyPair('ES256', { extractable: true })
  jwk = await exportJWK(keys.publicKey)
})

const signed = (change: object = {}, header: object = {}, key = keys.privateKey): Promise<string> =>
  new SignJWT({ ...claims, ...change })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...header })
    .sign(key)

test('a proof names its key, and is for one request and one moment', async () => {
  const proof = await readProof(await signed(), asked, cryptography)
  expect(proof).toMatchObject({ fault: undefined, until: now + 60_000 })
  expect(proof?.keyThumbprint).toMatch(/^[\w-]{43}$/)
  expect(proof?.id).toContain(`${proof?.keyThumbprint} one`)
  const faults: [object, string | undefined][] = [
    [{ htm: 'GET' }, 'address'],
    [{ htu: 'https://shop.example/v1/y' }, 'address'],
    [{ htu: 'no address' }, 'address'],
    [{ iat: seconds - 60 }, undefined],
    [{ iat: seconds - 61 }, 'time'],
    [{ iat: seconds + 60 }, undefined],
    [{ iat: seconds + 61 }, 'time'],
  ]
  for (const [change, fault] of faults) {
    const read = await readProof(await signed(change), asked, cryptography)
    expect(read, JSON.stringify(change)).toMatchObject({ fault })
  }
})

test('what is not signed by the key that it names is no proof, and neither is another token', async () => {
  const good = await signed()
  const [head = '', body = '', signature = ''] = good.split('.')
  const unsigned = Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg: 'none', jwk })).toString(
    'base64url',
  )
  const bad: (string | string[] | undefined)[] = [
    undefined,
    '',
    'x',
    `${good}, ${good}`,
    [good, good],
    `${head}.${body}.`,
    `${unsigned}.${body}.`,
    `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}x.${signature}`,
    await signed({}, {}, other.privateKey),
    await signed({}, { typ: 'JWT' }),
    await signed({}, { jwk: await exportJWK(keys.privateKey) }),
    await signed({ jti: 'x'.repeat(129) }),
    await signed({ pad: 'x'.repeat(3000) }),
    ...(await Promise.all(
      Object.keys(claims).map((name) => signed({ [name]: name === 'iat' ? 'now' : '' })),
    )),
    await new SignJWT(claims)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk })
      .sign(new TextEncoder().encode('x'.repeat(32))),
  ]
  for (const header of bad) {
    expect(await readProof(header, asked, cryptography), String(header)).toBeUndefined()
  }
})

test('a proof that was seen is remembered as long as it would count', () => {
  const seen = new SeenProofs()
  const proof = { id: 'one', until: now + 60_000 }
  expect(seen.take(proof, now)).toBe(true)
  expect(seen.take(proof, now + 60_000)).toBe(false)
  expect(seen.take({ id: 'two', until: now + 130_000 }, now + 70_000)).toBe(true)
  // Forgotten: by now it is refused for its time.
  expect(seen.take(proof, now + 70_000)).toBe(true)
})
