/** The log as this server gives it to anybody, and what this browser keeps of it. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { Api } from '../../api.ts'
import { Problem, problemIn } from '../../problem.ts'
import type { LogEntry, LogSource, Remembered } from './log-check.ts'

export { toBase64 } from '@discreet/transparency'
export { sha256 }

async function wellKnown(name: string, site: string): Promise<Response> {
  const url = `/.well-known/discreet/${name}?site=${encodeURIComponent(site)}`
  const answer = await fetch(url, { cache: 'no-store' }).catch(() => {
    throw new Problem(0, {})
  })
  if (!answer.ok) throw await problemIn(answer)
  return answer
}

function bytesOf(base64url: string): Uint8Array {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

export interface PublishedKey {
  /** As others are told it: name, id and key. */
  readonly verifier: string
  readonly jwk: { readonly x: string }
}

export async function publishedKey(site: string): Promise<PublishedKey> {
  return (await (await wellKnown('key', site)).json()) as PublishedKey
}

export function logSource(api: Api, site: string): LogSource {
  return {
    checkpoint: async () => (await wellKnown('checkpoint', site)).text(),
    key: async () => bytesOf((await publishedKey(site)).jwk.x),
    entries: async (from) =>
      (await api.get<{ entries: readonly LogEntry[] }>('log/entries', { site, from })).entries,
    consistency: async (first, second) =>
      (await api.get<{ proof: readonly string[] }>('log/consistency', { site, first, second }))
        .proof,
  }
}

/** undefined: this browser does not know Ed25519 (Web Cryptography, Secure Curves). */
export async function verifyEd25519(
  key: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | undefined> {
  try {
    const known = await crypto.subtle.importKey('raw', Uint8Array.from(key), 'Ed25519', false, [
      'verify',
    ])
    return await crypto.subtle.verify(
      'Ed25519',
      known,
      Uint8Array.from(signature),
      Uint8Array.from(data),
    )
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return undefined
    return false
  }
}

const placeOf = (origin: string): string => `discreet-log ${origin}`

export function remembered(origin: string): Remembered | undefined {
  const text = localStorage.getItem(placeOf(origin))
  return text === null ? undefined : (JSON.parse(text) as Remembered)
}

export function remember(origin: string, kept: Remembered | undefined): void {
  if (kept === undefined) localStorage.removeItem(placeOf(origin))
  else localStorage.setItem(placeOf(origin), JSON.stringify(kept))
}
