/** The engine's `Cryptography` on node:crypto. */
import type { KeyObject } from 'node:crypto'
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Cryptography } from '@discreet/engine'

/** HMAC-SHA-256 (RFC 2104) of label ‖ 0 ‖ id, first 128 bits, written as a UUID. */
export function pseudonym(key: Uint8Array, label: string, id: string): string {
  const hex = createHmac('sha256', key).update(`${label}\0${id}`, 'utf8').digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** SHA-256 (FIPS 180-4) of bytes: 32 bytes. */
export function sha256Bytes(data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return new Uint8Array(spki.subarray(spki.length - 32))
}

/**
 * `signingKeyFile` keeps the Ed25519 key over restarts (PKCS #8 PEM, readable by its owner only);
 * without it the key lives as long as the process.
 */
export function nodeCryptography(signingKeyFile?: string): Cryptography {
  const key = signingKeyFile === undefined ? newSigningKey() : keptSigningKey(signingKeyFile)
  return {
    newKey: () => new Uint8Array(randomBytes(32)),
    pseudonym,
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    sign: (data) => new Uint8Array(sign(null, data, key)),
    publicKey: rawPublicKey(key),
  }
}

function newSigningKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey
}

function keptSigningKey(file: string): KeyObject {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const pem = newSigningKey().export({ format: 'pem', type: 'pkcs8' })
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' })
  }
  return createPrivateKey(readFileSync(file))
}

/** Verifies an Ed25519 signature (RFC 8032) with a raw 32-byte public key. */
export function verifySignature(
  publicKey: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, data, key, signature)
}
