import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../src/base64.ts'
import type { Signer, Verify } from '../src/checkpoint.ts'
import { openCheckpoint, signCheckpoint, verifierKey } from '../src/checkpoint.ts'

const sha256 = (data: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(data).digest())

function signer(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    publicKey: new Uint8Array(raw),
    sign: (data) => new Uint8Array(sign(null, data, privateKey)),
  }
}

const verified: Verify = (publicKey, data, signature) => {
  const x = Buffer.from(publicKey).toString('base64url')
  return verify(
    null,
    data,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    signature,
  )
}

const one = signer()
const checkpoint = { origin: 'discreet/shop', size: 1234, root: sha256(Uint8Array.of(7)) }
const note = signCheckpoint(sha256, checkpoint, one)
const open = (text: string, key = one.publicKey) => openCheckpoint(sha256, text, key, verified)

test('base64 is that of the platform, both ways, and nothing else is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect(toBase64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(bytes)
    }),
  )
  for (const text of ['A', 'AA', 'AB==', 'A===', 'AA=A', 'é===', ' AAA', 'AAA=\n']) {
    expect(fromBase64(text)).toBeUndefined()
  }
})

test('a checkpoint has the lines of the specification, and opens', () => {
  const lines = note.split('\n')
  expect(lines.slice(0, 4)).toEqual(['discreet/shop', '1234', toBase64(checkpoint.root), ''])
  expect(lines[4]).toMatch(/^— discreet\/shop [A-Za-z0-9+/]{91}=$/)
  expect(open(note)).toEqual(checkpoint)
})

// From the C2SP signed-note specification: a verifier key and what its parts are.
test('the verifier key has the name, the key id and the key', () => {
  const [name, id, key] = verifierKey(sha256, 'example.com/foo', new Uint8Array(32)).split('+', 3)
  expect(name).toBe('example.com/foo')
  const material = Buffer.concat([
    Buffer.from('example.com/foo\n'),
    Buffer.from([1]),
    Buffer.alloc(32),
  ])
  expect(id).toBe(Buffer.from(sha256(material)).subarray(0, 4).toString('hex'))
  expect(key).toBe(Buffer.concat([Buffer.from([1]), Buffer.alloc(32)]).toString('base64'))
})

test('signatures of others are passed over, and do not count', () => {
  const other = signer()
  const foreign = signCheckpoint(sha256, checkpoint, other).split('\n')[4] ?? ''
  const witness = foreign.replace('discreet/shop', 'witness.example')
  expect(open(`${note}${witness}\n`)).toEqual(checkpoint)
  expect(open(`${note}${foreign}\n`)).toEqual(checkpoint)
  expect(open(note, other.publicKey)).toBeUndefined()
  const [text] = note.split('\n— ')
  expect(open(`${text}\n${foreign}\n`)).toBeUndefined()
})

test('any character changed or cut makes it none', () => {
  for (let k = 0; k < note.length; k += 1) {
    const changed = note[k] === 'A' ? 'B' : 'A'
    expect(open(`${note.slice(0, k)}${changed}${note.slice(k + 1)}`)).toBeUndefined()
    expect(open(note.slice(0, k))).toBeUndefined()
  }
})

test('an origin that could be mistaken is refused', () => {
  for (const origin of ['', 'a b', 'a+b', 'a\nb', 'ü']) {
    expect(() => signCheckpoint(sha256, { ...checkpoint, origin }, one)).toThrowError(RangeError)
  }
})
