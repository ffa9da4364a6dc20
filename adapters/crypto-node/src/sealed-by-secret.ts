/**
 * Text that only whoever brings a secret can read: AES-256-GCM under a key that HKDF (RFC 5869, SHA-256)
 * derives from it. Whoever keeps the sealed bytes keeps no secret, and so cannot open them.
 */
import { hkdfSync } from 'node:crypto'
import { open, seal } from './aead.ts'

/** The secret is random and long, so there is no salt (RFC 5869 § 3.1). */
function keyFrom(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32))
}

/** `secret`: at least 256 random bits. `purpose`: what it is sealed for; no other opens it. */
export function sealBySecret(secret: string, purpose: string, text: string): Uint8Array {
  return new Uint8Array(seal(keyFrom(secret, purpose), Buffer.from(text, 'utf8'), purpose))
}

/** Throws `profile_unreadable`. */
export function openBySecret(secret: string, purpose: string, sealed: Uint8Array): string {
  return open(keyFrom(secret, purpose), sealed, purpose).toString('utf8')
}
