/**
 * What a processor says to a request of ours, in its answer or by a callback (OpenDSR 2.0 § 7.3 and
 * § 8.6). It counts when it is signed with the processor's key over its exact bytes and names the very
 * request: an acknowledgement of another one proves nothing.
 */
import type { Fields, Refusal } from '@discreet/protocol'
import { fieldsOf, refuse } from '@discreet/protocol'
import type { Processor } from './ports.ts'
import type { Outgoing } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

/** Ed25519 (RFC 8032) under a raw key in base64url; the signature in base64. Never throws. */
export type VerifySignature = (publicKey: string, signature: string, message: Uint8Array) => boolean

/** A body as it came, and what came with it in `x-opendsr-signature`. */
export interface SignedBody {
  readonly body: Uint8Array
  readonly signature: string | undefined
}

/** § 8; in an answer to a request there is none, which means that it waits its turn. */
const statuses = ['pending', 'in_progress', 'completed', 'cancelled'] as const
type Status = (typeof statuses)[number]

export const cancelled = 'cancelled by the processor'

/** What is read of it is ASCII, so that bytes may stand for letters. */
function objectIn(body: Uint8Array): Fields {
  let text = ''
  for (const byte of body) text += String.fromCharCode(byte)
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return {}
  }
}

type Read = { readonly ok: true; readonly status: Status; readonly callback: unknown } | Refusal

/** Refuses with `signature_invalid`, or with `field_invalid` when it is about something else. */
export function readAcknowledgement(
  { publicKey }: Processor,
  id: string,
  { body, signature }: SignedBody,
  verify: VerifySignature,
): Read {
  if (signature === undefined || !verify(publicKey, signature.trim(), body)) {
    return refuse('signature_invalid', 'the signature is missing or does not hold', {
      field: 'x-opendsr-signature',
      expected: "base64 of an Ed25519 signature over the body, under the processor's key",
    })
  }
  const { subject_request_id, request_status = 'pending', status_callback_url } = objectIn(body)
  if (subject_request_id !== id) {
    return refuse('field_invalid', 'what was signed is about another request', {
      field: '/subject_request_id',
      expected: id,
    })
  }
  const status = statuses.find((one) => one === request_status)
  if (status === undefined) {
    return refuse('field_invalid', 'the status is none of OpenDSR', {
      field: '/request_status',
      expected: statuses.join(', '),
    })
  }
  return { ok: true, status, callback: status_callback_url }
}

/** Where a processor's callback for one delivery goes. */
export function callbackUrl(publicUrl: string, site: string, id: string): string {
  return `${publicUrl}/v1/deliveries/${id}/acknowledgement?site=${encodeURIComponent(site)}`
}

/** How the delivery stands after this; undefined: as before. */
function afterStatus(
  { state, trouble, tries, nextAt }: Outgoing,
  status: Status,
): Pick<Outgoing, 'state' | 'tries' | 'nextAt' | 'trouble'> | undefined {
  if (status === 'cancelled') {
    return trouble === cancelled
      ? undefined
      : { state: 'failed', tries, nextAt, trouble: cancelled }
  }
  if (state === 'acknowledged') return undefined
  // A message from before that somebody sends again does not undo it.
  if (trouble === cancelled && status !== 'completed') return undefined
  return { state: 'acknowledged', tries, nextAt, trouble: null }
}

/**
 * A callback: safe to repeat. Refuses with `request_unknown` when there is no such delivery or its
 * processor is none of this site any more, otherwise as `readAcknowledgement`.
 */
export async function acknowledge(
  setup: RightsSetup,
  id: string,
  said: SignedBody,
  { verify, publicUrl }: { readonly verify: VerifySignature; readonly publicUrl?: string },
): Promise<{ readonly ok: true; readonly state: Outgoing['state'] } | Refusal> {
  const { site, rights } = setup.store
  const one = await rights.outbox.find(id)
  const processor =
    one?.kind === 'webhook'
      ? site.settings.processors?.find(({ name }) => name === one.recipient)
      : undefined
  if (one === undefined || processor === undefined) {
    return refuse('request_unknown', 'there is no such delivery to a processor of this site')
  }
  const read = readAcknowledgement(processor, id, said, verify)
  if (!read.ok) return read
  const { status, callback } = read
  // OpenDSR § 8.8, step 6.
  if (publicUrl !== undefined && callback !== undefined) {
    const expected = callbackUrl(publicUrl, site.id, id)
    if (callback !== expected) {
      const field = '/status_callback_url'
      return refuse('field_invalid', 'the callback was for another address', { field, expected })
    }
  }
  const after = afterStatus(one, status)
  if (after !== undefined) await rights.outbox.settle(id, after)
  return { ok: true, state: after?.state ?? one.state }
}
