/** What the badge proves with: the verifiers of core, with the hashes and signatures of the browser. */
import type { Checkpoint, Sha256 } from '@discreet/transparency'
import {
  fromBase64,
  leafHash,
  readCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@discreet/transparency'

/** offline: no answer. wrong: the proof does not hold. browser: it cannot check this. */
export type Doubt = 'offline' | 'wrong' | 'browser'

/** What could not be verified rejects with this; with anything else only what is of a wrong form. */
export const doubt = (why: Doubt): Error => new Error(why)

export function whyOf(error: unknown): Doubt {
  const { message } = error as Error
  return message === 'offline' || message === 'browser' ? message : 'wrong'
}

export function mustHold(fact: unknown): asserts fact {
  if (fact !== true) throw doubt('wrong')
}

type Bytes = Uint8Array<ArrayBuffer>

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Pages without https have none. */
function subtle(): SubtleCrypto {
  if (crypto.subtle === undefined) throw doubt('browser')
  return crypto.subtle
}

const sha256 = async (data: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await subtle().digest('SHA-256', data as Bytes))

/** Lower-case hex. */
export const hashOf = async (text: string): Promise<string> => hex(await sha256(utf8(text)))

/**
 * A verifier wants each hash at once, a browser gives it later: it is run until none is missing. Its
 * answer counts only then. A proof has some dozens.
 */
async function hashed<T>(verify: (sha256: Sha256) => T): Promise<T> {
  const known = new Map<string, Uint8Array>()
  for (;;) {
    let missing: Uint8Array | undefined
    const answer = verify((data) => {
      const hash = known.get(String(data))
      if (hash === undefined) missing ??= data
      // What is made of it is thrown away, but it has to have the length of a hash.
      return hash ?? new Uint8Array(32)
    })
    if (missing === undefined) return answer
    known.set(String(missing), await sha256(missing))
  }
}

async function isSigned(
  raw: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const key = await subtle()
    .importKey('raw', raw as Bytes, 'Ed25519', false, ['verify'])
    .catch(() => {
      throw doubt('browser')
    })
  return subtle().verify('Ed25519', key, signature as Bytes, data as Bytes)
}

/** `key`: a verifier key, name+id+base64(0x01 ‖ key); the log must be of that name. */
export async function openSigned(note: string, key: string): Promise<Checkpoint> {
  const [, name, encoded = ''] = /^(.+?)\+.{8}\+(.+)$/.exec(key) ?? []
  const raw = fromBase64(encoded)?.subarray(1)
  mustHold(raw?.length === 32)
  const read = await hashed((hash) => readCheckpoint(hash, note, raw))
  mustHold(read !== undefined && read.checkpoint.origin === name)
  const found = await Promise.all(read.signatures.map((one) => isSigned(raw, read.signed, one)))
  mustHold(found.includes(true))
  return read.checkpoint
}

export function bytesOf(hash: string): Uint8Array {
  const bytes = fromBase64(hash)
  mustHold(bytes?.length === 32)
  return bytes
}

/** Rejects with `wrong` unless the log of `now` begins with that of `before`. */
export async function mustBegin(
  before: Pick<Checkpoint, 'size' | 'root'>,
  now: Checkpoint,
  proof: readonly string[],
): Promise<void> {
  mustHold(await hashed((hash) => verifyConsistency(hash, before, now, proof.map(bytesOf))))
}

/** Rejects with `wrong` unless entry `index` of the log is this text. */
export async function mustContain(
  { size, root }: Checkpoint,
  entry: string,
  index: number,
  proof: readonly string[],
): Promise<void> {
  const leaf = await hashed((hash) => leafHash(hash, utf8(entry)))
  const path = proof.map(bytesOf)
  mustHold(await hashed((hash) => verifyInclusion(hash, leaf, index, size, path, root)))
}
