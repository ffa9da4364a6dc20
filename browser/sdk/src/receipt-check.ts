/** Is a receipt what it says, under the site's key? A compact JWS (RFC 7515 § 7.1) with Ed25519. */
import { fromBase64url } from './base64url.ts'
import type { Receipt } from './types.ts'

/** Where a browser cannot check Ed25519 the receipt is kept for whoever can. */
export async function isGenuine(
  receipt: string,
  record: Receipt['record'],
  key: string | undefined,
): Promise<boolean> {
  const [head = '', payload = '', signature = ''] = receipt.split('.')
  const [raw, said, signed] = [key ?? '', payload, signature].map(fromBase64url)
  if (raw === undefined || said === undefined || signed === undefined) return false
  try {
    const { id } = JSON.parse(new TextDecoder().decode(said)) as { id?: unknown }
    if (id !== record.id) return false
  } catch {
    return false
  }
  let verifying: CryptoKey
  try {
    verifying = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
  } catch (error) {
    // The key itself is none.
    return !(error instanceof DOMException && error.name === 'DataError')
  }
  const text = new TextEncoder().encode(`${head}.${payload}`)
  return crypto.subtle.verify('Ed25519', verifying, signed, text)
}
