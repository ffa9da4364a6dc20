/** AES-256-GCM (NIST SP 800-38D), with the place that the text is for as its associated data. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { DiscreetError } from '@discreet/protocol'

const nonceBytes = 12
const tagBytes = 16

/** nonce ‖ ciphertext ‖ tag; a fresh random nonce each time (2^32 of them under one key are safe). */
export function seal(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws `profile_unreadable`. */
export function open(key: Uint8Array, sealed: Uint8Array, context: string): Buffer {
  const at = sealed.length - tagBytes
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(at))
    const plain = decipher.update(sealed.subarray(nonceBytes, at))
    // Throws when a byte was changed; in this mode it adds nothing to the text.
    decipher.final()
    return plain
  } catch (error) {
    throw new DiscreetError('profile_unreadable', 'what is sealed does not open', {}, error)
  }
}
