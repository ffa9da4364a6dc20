/**
 * The state is sealed with a key that the browser keeps and does not hand out (WebCrypto, not
 * extractable): a copy of the files, or a script that reads the database elsewhere, has nothing. It
 * does not protect against code that runs in the page itself.
 */
import { checkState } from './device-check.ts'
import type { DeviceState } from './device-types.ts'

const algorithm = 'AES-GCM'
const ivBytes = 12

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** A state of another site or version does not open, even under the same key. */
function boundTo(site: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`discreet device state 1 ${site}`)
}

export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Rejects what could not be read again: better to keep what there is than to lose it. */
export async function seal(key: CryptoKey, state: DeviceState): Promise<Sealed> {
  const json = JSON.stringify(state)
  if (checkState(JSON.parse(json), state.site) === undefined) {
    throw new TypeError('this is not a device state')
  }
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const data = await crypto.subtle.encrypt(
    { name: algorithm, iv, additionalData: boundTo(state.site) },
    key,
    new TextEncoder().encode(json),
  )
  return { iv, data }
}

/** undefined: damaged, or not what was sealed here. */
export async function unseal(
  key: CryptoKey,
  site: string,
  { iv, data }: Sealed,
): Promise<DeviceState | undefined> {
  try {
    const bytes = await crypto.subtle.decrypt(
      { name: algorithm, iv, additionalData: boundTo(site) },
      key,
      data,
    )
    return checkState(JSON.parse(new TextDecoder().decode(bytes)), site)
  } catch {
    return undefined
  }
}
