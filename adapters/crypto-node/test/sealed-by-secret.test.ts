import { expect, test } from 'vitest'
import { openBySecret, sealBySecret } from '../src/sealed-by-secret.ts'

const secret = 'x'.repeat(43)

test('only whoever has the secret, and means the same by it, reads what is sealed', () => {
  const sealed = sealBySecret(secret, 'tokens', 'a token')
  expect(openBySecret(secret, 'tokens', sealed)).toBe('a token')
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('a token')
  // A fresh nonce each time.
  expect(sealBySecret(secret, 'tokens', 'a token')).not.toEqual(sealed)
  const changed = Uint8Array.from(sealed, (byte, k) => (k === 20 ? byte ^ 1 : byte))
  for (const open of [
    () => openBySecret(`${secret}y`, 'tokens', sealed),
    () => openBySecret(secret, 'other', sealed),
    () => openBySecret(secret, 'tokens', changed),
    () => openBySecret(secret, 'tokens', sealed.subarray(0, 10)),
  ]) {
    expect(open).toThrow(expect.objectContaining({ code: 'profile_unreadable' }))
  }
})
