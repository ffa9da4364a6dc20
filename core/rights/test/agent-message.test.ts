import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgentReading } from '../src/index.ts'
import { addressOf, readExercise, readMessage, readSigned } from '../src/index.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519').privateKey

const platform: AgentReading = {
  decodeBase64: (text) =>
    /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0
      ? Buffer.from(text, 'base64')
      : undefined,
  decodeUtf8(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return undefined
    }
  },
  verify: (message, signature) => verify(null, message, publicKey, signature),
}

const now = Date.UTC(2026, 10, 24, 12)
const expected = { agent: 'AGENT', business: 'SHOP', now }
const at = (milliseconds: number): string => new Date(milliseconds).toISOString()

const claims = (change: object = {}): object => ({
  'agent-id': 'AGENT',
  'business-id': 'SHOP',
  'issued-at': at(now - 1000),
  'expires-at': at(now + 300_000),
  'drp.version': '1.0',
  exercise: 'access',
  email: 'Ann@Mail.example',
  ...change,
})

function sealed(body: string | Uint8Array, key = privateKey): string {
  const bytes = Buffer.from(body)
  return Buffer.concat([sign(null, bytes, key), bytes]).toString('base64')
}

const message = (change: object = {}): string => sealed(JSON.stringify(claims(change)))

function refusalOf(text: string, when = now): string | undefined {
  const read = readMessage(text, platform, { ...expected, now: when })
  return read.ok ? undefined : `${read.code} ${read.details?.field ?? '-'}`
}

/** Each breaks one thing, in the order in which § 3.07 looks at them. */
const faults = [
  { name: 'base64', refusal: 'payload_unreadable -' },
  { name: 'signature', refusal: 'not_permitted ' },
  { name: 'agent-id', refusal: 'not_permitted agent-id', change: { 'agent-id': 'OTHER' } },
  { name: 'business-id', refusal: 'not_permitted business-id', change: { 'business-id': 'OTHER' } },
  {
    name: 'issued-at',
    refusal: 'not_permitted issued-at',
    change: { 'issued-at': at(now + 1) },
  },
  {
    name: 'expires-at',
    refusal: 'not_permitted expires-at',
    change: { 'expires-at': at(now) },
  },
  { name: 'drp.version', refusal: 'field_invalid drp.version', change: { 'drp.version': '0.9' } },
] as const

describe('a message of an agent', () => {
  test('that is as it must be is read', () => {
    const read = readMessage(message(), platform, expected)
    expect(read).toMatchObject({ ok: true, value: { until: now + 300_000 } })
    if (!read.ok) throw new Error(read.reason)
    expect(readExercise(read.value)).toEqual({
      ok: true,
      value: {
        type: 'access',
        action: 'access',
        regime: undefined,
        agentRequestId: undefined,
        email: 'ann@mail.example',
        emailVerified: false,
        statusCallback: undefined,
      },
    })
  })

  test('is refused for the first thing that is wrong in the order of the protocol', () => {
    fc.assert(
      fc.property(fc.subarray([...faults]), (chosen) => {
        const names = new Set<string>(chosen.map(({ name }) => name))
        const change = Object.assign(
          {},
          ...chosen.map((one) => ('change' in one ? one.change : {})),
        )
        const text = sealed(
          JSON.stringify(claims(change)),
          names.has('signature') ? stranger : privateKey,
        )
        const [first] = faults.filter(({ name }) => names.has(name))
        expect(refusalOf(names.has('base64') ? `${text}*` : text)).toBe(first?.refusal)
      }),
      { numRuns: 300 },
    )
  })

  test('with any one byte changed is refused for its signature', () => {
    const bytes = Buffer.from(message(), 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = Buffer.from(bytes)
        changed[place] = (changed[place] ?? 0) ^ change
        expect(refusalOf(changed.toString('base64'))).toBe('not_permitted ')
      }),
      { numRuns: 300 },
    )
  })

  test('lives ten minutes at most, whatever it says', () => {
    const long = { 'issued-at': at(now), 'expires-at': at(now + 900_000) }
    expect(refusalOf(message(long), now + 599_999)).toBeUndefined()
    expect(refusalOf(message(long), now + 600_000)).toBe('not_permitted expires-at')
    expect(refusalOf(message({ 'issued-at': at(now) }), now)).toBeUndefined()
    expect(refusalOf(message({ 'expires-at': at(now - 2000) }))).toBe('not_permitted expires-at')
  })

  test('dates itself with its distance to UTC, as agents in the wild do', () => {
    for (const good of ['2026-11-24T11:59:59.123+00:00', '2026-11-24T12:59+01:00']) {
      expect(refusalOf(message({ 'issued-at': good }))).toBeUndefined()
    }
    for (const bad of ['2026-11-24T11:59:59', '2026-11-24', '2026-13-24T11:59:59Z', 1, null, '']) {
      expect(refusalOf(message({ 'issued-at': bad }))).toBe('not_permitted issued-at')
      expect(refusalOf(message({ 'expires-at': bad }))).toBe('not_permitted expires-at')
    }
  })

  test('is never a fault, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(readMessage(text, platform, expected).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readMessage(sealed(JSON.stringify(value)), platform, expected).ok).toBe(false)
      }),
    )
    const notText = Uint8Array.of(0x7b, 0xff, 0x7d)
    expect(readSigned(sealed(notText), platform)).toMatchObject({ code: 'payload_unreadable' })
    expect(readSigned(sealed(''), platform)).toMatchObject({ code: 'payload_unreadable' })
  })
})

describe('what an agent asks for', () => {
  const fieldOf = (change: object): string | undefined => {
    const read = readExercise({ claims: claims(change) as never, signed: new Uint8Array() })
    return read.ok ? undefined : read.details?.field
  }
  const typeOf = (exercise: string): string => {
    const read = readExercise({ claims: claims({ exercise }) as never, signed: new Uint8Array() })
    return read.ok ? `${read.value.action} ${read.value.type}` : read.code
  }

  test('is one of the rights of the protocol, but not to be sold again', () => {
    expect(typeOf('deletion')).toBe('deletion erasure')
    expect(typeOf('access:specific')).toBe('access:specific access')
    expect(typeOf('sale:opt-out')).toBe('sale:opt-out opt_out')
    expect(typeOf('sale:opt_out')).toBe('sale:opt-out opt_out')
    for (const none of ['sale:opt-in', 'constructor', '', 'ACCESS']) {
      expect(typeOf(none)).toBe('field_invalid')
    }
  })

  test('names a field that is not as it must be', () => {
    expect(fieldOf({ regime: 'ccpa' })).toBeUndefined()
    expect(fieldOf({ regime: 'gdpr' })).toBe('regime')
    expect(fieldOf({ exercise: ['access'] })).toBe('exercise')
    expect(fieldOf({ 'agent-request-id': 7 })).toBe('agent-request-id')
    expect(fieldOf({ 'agent-request-id': 'x'.repeat(257) })).toBe('agent-request-id')
    expect(fieldOf({ status_callback: 'http://agent.example/' })).toBe('status_callback')
    expect(fieldOf({ status_callback: 'https://agent.example/status' })).toBeUndefined()
    expect(fieldOf({ email: 'ann' })).toBe('email')
    expect(fieldOf({ email: undefined })).toBeUndefined()
  })

  test('vouches for an address only by the very word true', () => {
    for (const email_verified of ['true', 1, {}, null, undefined, false]) {
      const read = readExercise({
        claims: claims({ email_verified }) as never,
        signed: new Uint8Array(),
      })
      expect(read).toMatchObject({ ok: true, value: { emailVerified: false } })
    }
  })
})

test('an address cannot carry a second one, a header or a line', () => {
  expect(addressOf(' Ann.O+x@Mail.example ')).toBe('ann.o+x@mail.example')
  for (const bad of [
    'a@b\nBcc: c@d',
    'a@b, c@d',
    '<a@b>',
    'a b@c',
    'a@b@c',
    '@b',
    'a@',
    7,
    'a@b;c@d',
  ]) {
    expect(addressOf(bad)).toBeUndefined()
  }
})
