/** How long somebody stays signed in, and what that is bound to. */
import type { MemberSource } from './member.ts'

const hourMilliseconds = 3_600_000

/** Without a request. */
export const idleMilliseconds: number = hourMilliseconds / 2
/** Altogether. */
export const sessionMilliseconds: number = 8 * hourMilliseconds

export interface StaffSession {
  /** Of the secret in the cookie (SHA-256, hex); the secret itself is the browser's alone. */
  readonly sha256: string
  readonly member: string
  readonly source: MemberSource
  /** JWK thumbprint (RFC 7638, base64url) of the key that each request is signed with (RFC 9449). */
  readonly keyThumbprint: string
  /** Epoch milliseconds. */
  readonly openedAt: number
  readonly seenAt: number
  /** When the provider was last asked for the groups. */
  readonly checkedAt: number
  /** `sid` of the provider (OpenID Connect Back-Channel Logout 1.0). */
  readonly providerSession: string | null
  readonly providerSubject: string | null
  /** Access and refresh token, sealed with a key that only the cookie gives; null: none. */
  readonly sealedTokens: Uint8Array | null
}

export function sessionHolds(
  { openedAt, seenAt }: Pick<StaffSession, 'openedAt' | 'seenAt'>,
  now: number,
): boolean {
  return now < openedAt + sessionMilliseconds && now < seenAt + idleMilliseconds
}
