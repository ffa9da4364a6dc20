/**
 * Checkpoints in the C2SP tlog-checkpoint format, signed as C2SP signed notes with Ed25519:
 *
 *   <origin>\n<size>\n<root, base64>\n\n— <key name> <base64(key id ‖ signature)>\n
 *
 * The key id is the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
 */
import { fromBase64, toBase64 } from './base64.ts'
import type { Sha256 } from './merkle.ts'

export interface Checkpoint {
  /** Names the log, and its key: printable ASCII without spaces and '+'. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

const ed25519 = 1

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

function body({ origin, size, root }: Checkpoint): string {
  if (!/^[!-*,-~]+$/.test(origin)) throw new RangeError('the origin must be printable ASCII')
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

function keyId(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(Uint8Array.of(...ascii(name), 10, ed25519, ...publicKey)).subarray(0, 4)
}

/** How others are told the key (a "verifier key"): name+id+base64(0x01 ‖ key). */
export function verifierKey(sha256: Sha256, name: string, publicKey: Uint8Array): string {
  const id = Array.from(keyId(sha256, name, publicKey), (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return `${name}+${id.join('')}+${toBase64(Uint8Array.of(ed25519, ...publicKey))}`
}

export interface Signer {
  readonly publicKey: Uint8Array
  /** Ed25519 (RFC 8032). */
  sign(data: Uint8Array): Uint8Array
}

export function signCheckpoint(sha256: Sha256, checkpoint: Checkpoint, signer: Signer): string {
  const text = body(checkpoint)
  const id = keyId(sha256, checkpoint.origin, signer.publicKey)
  const signature = toBase64(Uint8Array.of(...id, ...signer.sign(ascii(text))))
  return `${text}\n— ${checkpoint.origin} ${signature}\n`
}

export interface ReadCheckpoint {
  readonly checkpoint: Checkpoint
  /** What is signed. */
  readonly signed: Uint8Array
  /** Those that name the key; nothing is said yet about whether one of them holds. */
  readonly signatures: readonly Uint8Array[]
}

/** undefined when the form is wrong. For whoever checks signatures in a way that takes time. */
export function readCheckpoint(
  sha256: Sha256,
  note: string,
  publicKey: Uint8Array,
): ReadCheckpoint | undefined {
  const parts = /^(([!-*,-~]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n)\n((?:— [^\n]+\n)+)$/.exec(note)
  if (parts === null) return undefined
  const [, text = '', origin = '', size = '', encoded = '', lines = ''] = parts
  const root = fromBase64(encoded)
  if (root?.length !== 32) return undefined
  const id = keyId(sha256, origin, publicKey)
  const signatures = lines.split('\n').flatMap((line) => {
    const [, name, value = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
    const bytes = name === origin ? fromBase64(value) : undefined
    const ours = bytes?.length === 68 && id.every((byte, k) => byte === bytes[k])
    return ours ? [bytes.subarray(4)] : []
  })
  return { checkpoint: { origin, size: Number(size), root }, signed: ascii(text), signatures }
}

export type Verify = (publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean

/** undefined when the form, the key or the signature is wrong. Signatures of others are passed over. */
export function openCheckpoint(
  sha256: Sha256,
  note: string,
  publicKey: Uint8Array,
  verify: Verify,
): Checkpoint | undefined {
  const read = readCheckpoint(sha256, note, publicKey)
  const holds = read?.signatures.some((one) => verify(publicKey, read.signed, one))
  return holds === true ? read?.checkpoint : undefined
}
