/**
 * Messages of authorised agents (Data Rights Protocol 1.0): base64 of an Ed25519 signature (64 bytes)
 * followed by JSON (§ 2.01, § 3.07.1). They are held against what is known in the order that § 3.07
 * asks for, so that nothing of a message is believed before its signature is. Whether a message came
 * before is for whoever keeps what came.
 */
import type { Fields, Refusal } from '@discreet/protocol'
import { isFields, refuse } from '@discreet/protocol'
import type { RequestType } from './request.ts'

const signatureBytes = 64
/** A message lives no longer than this, whatever it says of itself (§ 2.01 recommends it). */
const longestLifeMilliseconds = 600_000
const protocolVersion = '1.0'

/** What an agent can ask for (§ 3.01). The right to sell again is not among them: nothing is sold. */
export const agentActions: Readonly<Record<string, RequestType>> = {
  access: 'access',
  'access:categories': 'access',
  'access:specific': 'access',
  deletion: 'erasure',
  'sale:opt-out': 'opt_out',
}

/** As the protocol wrote them until August 2025. */
const formerNames: Readonly<Record<string, string>> = { 'sale:opt_out': 'sale:opt-out' }

/** What reading takes from the platform. */
export interface AgentReading {
  /** undefined: not base64 (RFC 4648 § 4). */
  readonly decodeBase64: (text: string) => Uint8Array | undefined
  /** undefined: not UTF-8. */
  readonly decodeUtf8: (bytes: Uint8Array) => string | undefined
  /** Ed25519 (RFC 8032) under the key of the agent that the message is said to be from. */
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean
}

export interface AgentExpectation {
  /** Whom the bearer token, or the address, says that it is from. */
  readonly agent: string
  readonly business: string
  /** Epoch milliseconds. */
  readonly now: number
}

/** Signed by the agent; nothing else is checked. */
export interface SignedMessage {
  readonly claims: Fields
  /** What was signed: the same message told again has the same bytes. */
  readonly signed: Uint8Array
}

export interface TimedMessage extends SignedMessage {
  /** Epoch milliseconds after which it would be refused anyway. */
  readonly until: number
}

export interface Exercise {
  readonly type: RequestType
  /** As the protocol calls it. */
  readonly action: string
  readonly regime: 'ccpa' | undefined
  readonly agentRequestId: string | undefined
  /** In lower case. */
  readonly email: string | undefined
  readonly emailVerified: boolean
  readonly statusCallback: string | undefined
}

type Read<T> = { readonly ok: true; readonly value: T } | Refusal

const unreadable = (reason: string, expected: string): Refusal =>
  refuse('payload_unreadable', reason, { expected })
const untrusted = (field: string, reason: string, expected: string): Refusal =>
  refuse('not_permitted', reason, { field, expected })
const malformed = (field: string, reason: string, expected: string): Refusal =>
  refuse('field_invalid', reason, { field, expected })

/** Refuses with `payload_unreadable` or `not_permitted`. */
export function readSigned(text: string, platform: AgentReading): Read<SignedMessage> {
  const bytes = platform.decodeBase64(text.trim())
  if (bytes === undefined || bytes.length <= signatureBytes) {
    return unreadable('the message is not base64', 'base64 of a signature and JSON')
  }
  const signed = bytes.subarray(signatureBytes)
  if (!platform.verify(signed, bytes.subarray(0, signatureBytes))) {
    return untrusted('', 'the signature does not hold', "Ed25519 under the agent's key")
  }
  const claims = objectOf(platform.decodeUtf8(signed))
  if (claims === undefined) return unreadable('what is signed is not JSON', 'an object in UTF-8')
  return { ok: true, value: { claims, signed } }
}

function objectOf(text: string | undefined): Fields | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

const timestamp =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** Epoch milliseconds of ISO 8601 with its distance to UTC, or undefined: a local time is no moment. */
function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !timestamp.test(value)) return undefined
  const at = Date.parse(value)
  return Number.isFinite(at) ? at : undefined
}

/** The whole of § 3.07; refuses with `payload_unreadable`, `not_permitted` or `field_invalid`. */
export function readMessage(
  text: string,
  platform: AgentReading,
  { agent, business, now }: AgentExpectation,
): Read<TimedMessage> {
  const read = readSigned(text, platform)
  if (!read.ok) return read
  const { claims } = read.value
  if (claims['agent-id'] !== agent) {
    return untrusted('agent-id', 'the message is of another agent', agent)
  }
  if (claims['business-id'] !== business) {
    return untrusted('business-id', 'the message is for another business', business)
  }
  const issuedAt = momentOf(claims['issued-at'])
  if (issuedAt === undefined || now < issuedAt) {
    return untrusted('issued-at', 'the message is from the future or not dated', 'ISO 8601, past')
  }
  const expiresAt = momentOf(claims['expires-at'])
  const until = Math.min(expiresAt ?? Number.NEGATIVE_INFINITY, issuedAt + longestLifeMilliseconds)
  if (now >= until) {
    return untrusted('expires-at', 'the message has expired', 'at most 10 minutes old')
  }
  if (claims['drp.version'] !== protocolVersion) {
    return malformed('drp.version', 'another version of the protocol', protocolVersion)
  }
  return { ok: true, value: { ...read.value, until } }
}

const longestText = 256
const address = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,189}$/

/** An address that a mail can be sent to; undefined: it is not one. */
export function addressOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim().toLowerCase()
  return address.test(text) ? text : undefined
}

/** What the agent asks for, and for whom (§ 2.01, § 3.04). Refuses with `field_invalid`. */
export function readExercise({ claims }: SignedMessage): Read<Exercise> {
  const { exercise, regime } = claims
  const name = typeof exercise === 'string' ? (formerNames[exercise] ?? exercise) : ''
  const type = Object.hasOwn(agentActions, name) ? agentActions[name] : undefined
  if (type === undefined) {
    const known = Object.keys(agentActions).join(', ')
    return malformed('exercise', 'this right cannot be exercised here', known)
  }
  if (regime !== undefined && regime !== 'ccpa') {
    return malformed('regime', 'no such legal regime', 'ccpa, or none')
  }
  const { 'agent-request-id': own, status_callback: callback, email } = claims
  if (own !== undefined && (typeof own !== 'string' || own.length > longestText)) {
    return malformed('agent-request-id', 'not a text', `at most ${longestText} characters`)
  }
  if (callback !== undefined && !isCallback(callback)) {
    return malformed('status_callback', 'not an address for the web', 'https')
  }
  if (email !== undefined && addressOf(email) === undefined) {
    return malformed('email', 'not an e-mail address', 'one address')
  }
  return {
    ok: true,
    value: {
      type,
      action: name,
      regime,
      agentRequestId: own,
      email: addressOf(email),
      emailVerified: claims['email_verified'] === true,
      statusCallback: callback,
    },
  }
}

function isCallback(value: unknown): value is string {
  return (
    typeof value === 'string' && /^https:\/\/[^\s/]+(\/\S*)?$/.test(value) && value.length <= 2048
  )
}
