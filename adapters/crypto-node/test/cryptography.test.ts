import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeCryptography, verifySignature } from '../src/cryptography.ts'
import { pooledRandomWords } from '../src/random-words.ts'

test('pseudonyms are UUIDs that depend on key, label and id, and on nothing else', () => {
  const { pseudonym, newKey } = nodeCryptography()
  const [one, other] = [newKey(), newKey()]
  expect(pseudonym(one, 'person', 'p')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(pseudonym(one, 'person', 'p')).toBe(pseudonym(one, 'person', 'p'))
  const all = [
    pseudonym(one, 'person', 'p'),
    pseudonym(one, 'basket', 'p'),
    pseudonym(other, 'person', 'p'),
    pseudonym(one, 'person', 'q'),
  ]
  expect(new Set(all).size).toBe(4)
})

test('hashes as FIPS 180-4 says', () => {
  expect(nodeCryptography().sha256('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('signatures verify with the public key and with nothing changed', () => {
  const { sign, publicKey } = nodeCryptography()
  const data = Uint8Array.of(1, 2, 3)
  const signature = sign(data)
  expect(verifySignature(publicKey, data, signature)).toBe(true)
  expect(verifySignature(publicKey, Uint8Array.of(1, 2, 4), signature)).toBe(false)
  expect(verifySignature(nodeCryptography().publicKey, data, signature)).toBe(false)
})

test('a signing key in a file stays the same and is readable by its owner only', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'discreet-key-')), 'sub', 'key.pem')
  const first = nodeCryptography(file).publicKey
  expect(nodeCryptography(file).publicKey).toEqual(first)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('random words differ, in small and in large portions', () => {
  const random = pooledRandomWords()
  const words = new Uint32Array(40_000)
  random.fill(words.subarray(0, 20_000))
  for (let at = 20_000; at < 40_000; at += 7)
    random.fill(words.subarray(at, Math.min(at + 7, 40_000)))
  // 40,000 words of 32 bits: .19 expected collisions; ten or more has a probability below 10⁻¹².
  expect(new Set(words).size).toBeGreaterThan(39_990)
})
