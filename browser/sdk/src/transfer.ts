/**
 * A device profile on its way to another device: history and preferences, not the choice, the
 * receipts, what was given to the crowd, or the number under which campaigns see the device: on two
 * devices it would be one person who is counted as two, or two who look like one. Encrypted with a passphrase (PBKDF2-SHA-256 and AES-GCM);
 * everything else in the envelope is bound to it. The content is compressed and then filled up to
 * whole blocks, so that its length says little about how much there is.
 */
import { checkPreferences } from '@discreet/recommend'
import { fromBase64url, toBase64url } from './base64url.ts'
import { checksum } from './checksum.ts'
import { checkHistory } from './device-check.ts'
import { mergeHistory, mergePreferences, withPreferences } from './device-profile.ts'
import type { DeviceState } from './device-types.ts'
import { fieldsOf } from './stored-fields.ts'

/**
 * `site`: of another site; `version`: written by another version; `damaged`: not a profile, or
 * changed on its way; `passphrase`: does not open it; `short`: fewer than 8 characters.
 */
type TransferRefusal = 'site' | 'version' | 'damaged' | 'passphrase' | 'short'

export interface FileRefused {
  readonly ok: false
  readonly code: 'file_refused'
  readonly why: TransferRefusal
}

export type Moved = Pick<DeviceState, 'history' | 'preferences'>

interface Header {
  readonly discreet: 'profile'
  readonly version: 1
  readonly site: string
  readonly salt: string
  readonly iv: string
  readonly iterations: number
}

const iterations = 600_000
const leastCharacters = 8
const blockBytes = 4096
const lengthBytes = 4
const longestText = 2_000_000
const longestContent = 4_000_000

function refused(why: TransferRefusal): FileRefused {
  return { ok: false, code: 'file_refused', why }
}

/** Rejects when there is more than `longestContent` on the other side. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer())
    length += value.length
    if (length > longestContent) throw new RangeError('too long')
    parts.push(value)
  }
}

async function packed(moved: Moved): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify(moved))
  const content = await through(json, new CompressionStream('deflate-raw'))
  const blocks = Math.ceil((lengthBytes + content.length) / blockBytes)
  const bytes = new Uint8Array(blocks * blockBytes)
  new DataView(bytes.buffer).setUint32(0, content.length)
  bytes.set(content, lengthBytes)
  return bytes
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Moved | undefined> {
  try {
    const length = new DataView(bytes.buffer).getUint32(0)
    const content = bytes.slice(lengthBytes, lengthBytes + length)
    const json = await through(content, new DecompressionStream('deflate-raw'))
    const fields = fieldsOf(JSON.parse(new TextDecoder().decode(json)))
    const history = checkHistory(fields['history'])
    const preferences = checkPreferences(fields['preferences'])
    return history === undefined || preferences === undefined ? undefined : { history, preferences }
  } catch {
    return undefined
  }
}

async function keyFrom(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  // Keyboards differ in how they write the same letter.
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  const kind = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(derivation, material, kind, false, [use])
}

function sealing(header: Header, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  const additionalData = new TextEncoder().encode(JSON.stringify(header))
  return { name: 'AES-GCM', iv, additionalData }
}

function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= leastCharacters
}

export async function exportState(
  { site, history, preferences }: DeviceState,
  passphrase: string,
): Promise<{ readonly ok: true; readonly text: string } | FileRefused> {
  if (!isLongEnough(passphrase)) return refused('short')
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const header: Header = {
    discreet: 'profile',
    version: 1,
    site,
    salt: toBase64url(salt),
    iv: toBase64url(iv),
    iterations,
  }
  const key = await keyFrom(passphrase, salt, 'encrypt')
  const content = await packed({ history, preferences })
  const sealed = await crypto.subtle.encrypt(sealing(header, iv), key, content)
  const body = { ...header, data: toBase64url(new Uint8Array(sealed)) }
  return { ok: true, text: JSON.stringify({ ...body, check: checksum(JSON.stringify(body)) }) }
}

interface Envelope {
  readonly header: Header
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: Uint8Array<ArrayBuffer>
}

function bytesIn(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  return typeof value === 'string' ? fromBase64url(value) : undefined
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return text.length > longestText ? {} : fieldsOf(JSON.parse(text))
  } catch {
    return {}
  }
}

function envelopeIn(text: string): Envelope | TransferRefusal {
  const { discreet, version, site, check, ...rest } = parsed(text)
  if (discreet !== 'profile') return 'damaged'
  if (version !== 1) return Number.isInteger(version) ? 'version' : 'damaged'
  const [salt, iv, data] = [bytesIn(rest['salt']), bytesIn(rest['iv']), bytesIn(rest['data'])]
  if (salt === undefined || iv === undefined || data === undefined) return 'damaged'
  if (typeof site !== 'string' || rest['iterations'] !== iterations) return 'damaged'
  const header: Header = {
    discreet,
    version,
    site,
    salt: String(rest['salt']),
    iv: String(rest['iv']),
    iterations,
  }
  const body = JSON.stringify({ ...header, data: rest['data'] })
  return checksum(body) === check ? { header, salt, iv, data } : 'damaged'
}

export async function importState(
  text: string,
  passphrase: string,
  site: string,
): Promise<({ readonly ok: true } & Moved) | FileRefused> {
  const envelope = envelopeIn(text)
  if (typeof envelope === 'string') return refused(envelope)
  const { header, salt, iv, data } = envelope
  if (header.site !== site) return refused('site')
  if (!isLongEnough(passphrase)) return refused('short')
  const key = await keyFrom(passphrase, salt, 'decrypt')
  let content: ArrayBuffer
  try {
    content = await crypto.subtle.decrypt(sealing(header, iv), key, data)
  } catch {
    return refused('passphrase')
  }
  const moved = await unpacked(new Uint8Array(content))
  return moved === undefined ? refused('damaged') : { ok: true, ...moved }
}

/** What both know, once. The choice, the receipts and the crowd stay those of this device. */
export function merge(own: DeviceState, other: Moved): DeviceState {
  const history = mergeHistory(own.history, other.history)
  const preferences = mergePreferences(own.preferences, other.preferences)
  return withPreferences({ ...own, history }, preferences)
}
