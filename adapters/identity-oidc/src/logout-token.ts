/** OpenID Connect Back-Channel Logout 1.0 § 2.6; that a token comes once is the caller's to see to. */
import type { IdentityProvider } from '@discreet/engine'
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import { errors, jwtVerify } from 'jose'

type LoggedOut = Awaited<ReturnType<IdentityProvider['loggedOut']>>

/** Asymmetric only: 'none' and shared secrets are not in the list, so they are refused. */
const algorithms = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'RS256',
  'RS384',
]
/** § 2.4 recommends the first; the others are what is seen. */
const types = [undefined, 'logout+jwt', 'application/logout+jwt', 'JWT']
const event = 'http://schemas.openid.net/event/backchannel-logout'
const clockSkewSeconds = 60
const longestLifeSeconds = 600

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new errors.JWTInvalid(`not a logout token: ${what}`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function text(payload: JWTPayload, claim: 'sub' | 'sid'): string | null {
  const value = payload[claim]
  check(value === undefined || (typeof value === 'string' && value !== ''), claim)
  return value ?? null
}

/** Rejects with an error of jose, or with that of the way to the keys. */
export async function readLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly clientId: string; readonly now: number },
): Promise<LoggedOut> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    algorithms,
    issuer: expected.issuer,
    audience: expected.clientId,
    clockTolerance: clockSkewSeconds,
    maxTokenAge: longestLifeSeconds,
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    currentDate: new Date(expected.now),
  })
  check(types.includes(protectedHeader.typ), 'typ')
  check(!('nonce' in payload), 'nonce')
  const { events, jti, exp = 0, iat = 0 } = payload
  check(isObject(events) && isObject(events[event]), 'events')
  check(typeof jti === 'string' && jti !== '', 'jti')
  const [subject, session] = [text(payload, 'sub'), text(payload, 'sid')]
  check(subject !== null || session !== null, 'neither sub nor sid')
  const until = Math.min(exp, iat + longestLifeSeconds) + clockSkewSeconds
  return { subject, session, id: jti, until: until * 1000 }
}
