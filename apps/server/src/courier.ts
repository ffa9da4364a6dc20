/** How what is in the outbox leaves this server. */
import { verifySignature } from '@discreet/crypto-node'
import type { Courier, VerifySignature, WebhookAnswer } from '@discreet/engine'
import type { RightsOptions } from './rights-options.ts'

const answerMilliseconds = 10_000
/** Of an answer; an acknowledgement has a few hundred bytes, and the whole request in base64. */
const longestAnswer = 65_536

export const signatureHeader = 'x-opendsr-signature'

const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** What goes there does not travel in clear. */
export function isSafe(url: string): boolean {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  return protocol === 'https:' || (protocol === 'http:' && here.test(hostname))
}

async function readShort(answer: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > longestAnswer) throw new RangeError('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<WebhookAnswer> {
  if (!isSafe(url)) throw new TypeError('the address would carry data in clear')
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: Uint8Array.from(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(answerMilliseconds),
  })
  return {
    status: answer.status,
    signature: answer.headers.get(signatureHeader) ?? undefined,
    body: await readShort(answer),
  }
}

const signatureBytes = 64
const keyBytes = 32

export const verify: VerifySignature = (publicKey, signature, message) => {
  const key = Buffer.from(publicKey, 'base64url')
  const signed = Buffer.from(signature, 'base64')
  if (key.length !== keyBytes || signed.length !== signatureBytes) return false
  try {
    return verifySignature(key, message, signed)
  } catch {
    // 32 bytes that are no point of the curve.
    return false
  }
}

export function courierOf({ mailer, publicUrl }: RightsOptions): Courier {
  return {
    mailer,
    post,
    verify,
    encodeBase64: (bytes) => Buffer.from(bytes).toString('base64'),
    publicUrl,
  }
}
