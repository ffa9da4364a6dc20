/**
 * What is to reach somebody outside, sealed under a key of its own that is wrapped for its id and lies
 * in front of it: it can still be delivered when the request does not say any more whose it is, and is
 * gone for good when its row is.
 */
import { DiscreetError } from '@discreet/protocol'
import type { Vault } from './people-ports.ts'

export type Delivery =
  | {
      readonly kind: 'mail'
      /** When it was written, epoch milliseconds. */
      readonly since: number
      readonly to: string
      readonly subject: string
      readonly text: string
      readonly locale?: string
    }
  | {
      readonly kind: 'webhook'
      readonly since: number
      /** A request of OpenDSR but for where to answer to, which is known when it is sent. */
      readonly body: Readonly<Record<string, unknown>>
    }

const version = 1
const lengthBytes = 2
const longest = 0xffff

/** Two bytes of length, big endian, then the bytes. */
function framed(bytes: ArrayLike<number>): readonly number[] {
  if (bytes.length > longest) {
    throw new DiscreetError('configuration_invalid', 'a wrapped key is too long', {
      field: 'master keys',
      expected: `at most ${longest} bytes`,
    })
  }
  return [bytes.length >> 8, bytes.length & 255, ...Array.from(bytes)]
}

/** Ids of keys are not ASCII everywhere. */
function asciiOf(text: string): readonly number[] {
  return [...encodeURIComponent(text)].map((letter) => letter.charCodeAt(0))
}

function unreadable(): DiscreetError {
  return new DiscreetError('profile_unreadable', 'what is to be delivered does not open')
}

function read(
  bytes: Uint8Array,
  at: number,
): { readonly value: Uint8Array; readonly next: number } {
  const [high, low] = bytes.subarray(at, at + lengthBytes)
  if (high === undefined || low === undefined) throw unreadable()
  const from = at + lengthBytes
  const next = from + ((high << 8) | low)
  if (next > bytes.length) throw unreadable()
  return { value: bytes.subarray(from, next), next }
}

/** `id`: of the thing in the outbox; the same is needed to open it. */
export async function sealDelivery(
  { vault }: { readonly vault: Vault },
  id: string,
  delivery: Delivery,
): Promise<Uint8Array> {
  const key = await vault.newKey(id)
  const opened = await vault.unwrap(key, id)
  const front = [version, ...framed(asciiOf(key.keyId)), ...framed(key.bytes)]
  const sealed = opened.seal(delivery, id)
  const bytes = new Uint8Array(front.length + sealed.length)
  bytes.set(front)
  bytes.set(sealed, front.length)
  return bytes
}

/** Throws `profile_unreadable`. */
export async function openDelivery(
  { vault }: { readonly vault: Vault },
  id: string,
  bytes: Uint8Array,
): Promise<Delivery> {
  if (bytes[0] !== version) throw unreadable()
  const name = read(bytes, 1)
  const wrapped = read(bytes, name.next)
  const keyId = decodeURIComponent(String.fromCharCode(...name.value))
  const key = await vault.unwrap({ keyId, bytes: wrapped.value }, id)
  return key.open(bytes.subarray(wrapped.next), id) as Delivery
}
