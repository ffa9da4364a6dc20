/**
 * Signed tokens (RFC 7515, RFC 7519). A site's backend says who is signed in with a JWT under its
 * own keys; we answer with a short-lived token of ours, which names a pseudonym and not the person.
 * Receipts are signed the same way, so that anybody can check them offline.
 */
import type { Cryptography, SiteIdentity } from '@discreet/engine'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose'
import {
  base64url,
  compactVerify,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  importJWK,
  jwtVerify,
} from 'jose'

/** What a site vouches for. */
export interface SignedIn {
  /** The site's own id of the person; goes no further than this request. */
  readonly person: string
  /** Only an address that the site has verified. */
  readonly email?: string
  /** Epoch milliseconds. */
  readonly issuedAt: number
  readonly age?: number
  readonly guardianAgreed?: boolean
  readonly place?: string
}

/** What our own token says. */
export interface MeToken {
  readonly site: string
  readonly subject: string
  /** The person's address, keyed. */
  readonly contact?: string
  readonly age?: number
  readonly guardianAgreed?: boolean
  readonly place?: string
}

/** As it was read. */
export interface ReadToken extends MeToken {
  /** Epoch milliseconds. */
  readonly issuedAt: number
}

export const meTokenSeconds = 3600

/** Asymmetric only: 'none' and shared secrets are not in the list, so they are refused. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256']
const clockSkewSeconds = 60
const longestLife = '10m'

type Read<T> = { readonly ok: true; readonly value: T } | Refusal

function invalid(error: unknown): Refusal {
  // The library's codes say what is wrong and nothing about the person.
  const code = error instanceof errors.JOSEError ? error.code : 'unreadable'
  return refuse('token_invalid', `the token is not accepted: ${code}`, {
    expected: 'a JWT as docs/sign-in.md describes it',
  })
}

function claims(payload: JWTPayload): Pick<SignedIn, 'age' | 'guardianAgreed' | 'place'> {
  const { age, guardian_agreed: guardian, place } = payload
  return {
    ...(typeof age === 'number' && age >= 0 && age < 150 ? { age } : {}),
    ...(typeof guardian === 'boolean' ? { guardianAgreed: guardian } : {}),
    ...(typeof place === 'string' && /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(place) ? { place } : {}),
  }
}

/** Reads the JWTs of one site. Keys behind a URL are fetched when needed and kept for a while. */
export class SiteTokens {
  readonly #issuer: string
  readonly #keys: JWTVerifyGetKey

  constructor({ issuer, jwks, jwksUrl }: SiteIdentity) {
    this.#issuer = issuer
    this.#keys =
      jwksUrl === undefined
        ? createLocalJWKSet((jwks ?? { keys: [] }) as unknown as JSONWebKeySet)
        : createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: 5000 })
  }

  /** `now`: epoch milliseconds. Refuses with `token_invalid`. */
  async read(jwt: string, now: number): Promise<Read<SignedIn>> {
    try {
      const { payload } = await jwtVerify(jwt, this.#keys, {
        algorithms,
        audience: 'discreet',
        issuer: this.#issuer,
        clockTolerance: clockSkewSeconds,
        maxTokenAge: longestLife,
        requiredClaims: ['sub', 'exp', 'iat'],
        currentDate: new Date(now),
      })
      const { sub = '' } = payload
      if (sub.length === 0 || sub.length > 512) return invalid(undefined)
      const { email, email_verified: verified } = payload
      const known = typeof email === 'string' && email.length <= 254 && verified === true
      return {
        ok: true,
        value: {
          person: sub,
          issuedAt: Math.round((payload.iat ?? 0) * 1000),
          ...(known ? { email } : {}),
          ...claims(payload),
        },
      }
    } catch (error) {
      return invalid(error)
    }
  }
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')
}

/** A compact JWS (RFC 7515 § 7.1) under the instance's Ed25519 key. */
function signed(cryptography: Cryptography, type: string, payload: unknown): string {
  const text = `${encoded({ alg: 'EdDSA', typ: type })}.${encoded(payload)}`
  const signature = cryptography.sign(Buffer.from(text, 'ascii'))
  return `${text}.${Buffer.from(signature).toString('base64url')}`
}

const meType = 'discreet-me+jwt'
const receiptType = 'discreet-receipt+jws'

function issueMeToken(cryptography: Cryptography, me: MeToken, now: number): string {
  // To the millisecond (RFC 7519 § 2 allows it): it is held against the moment of an erasure.
  const iat = now / 1000
  const { subject, guardianAgreed, ...rest } = me
  return signed(cryptography, meType, {
    ...rest,
    ...(guardianAgreed === undefined ? {} : { guardian_agreed: guardianAgreed }),
    sub: subject,
    aud: 'discreet-me',
    iat,
    exp: iat + meTokenSeconds,
  })
}

function ownKey(publicKey: Uint8Array): ReturnType<typeof importJWK> {
  return importJWK({ kty: 'OKP', crv: 'Ed25519', x: base64url.encode(publicKey) }, 'EdDSA')
}

/** How many tokens that were checked are remembered until they run out. */
const mostRemembered = 10_000

interface Checked {
  readonly me: ReadToken
  /** Epoch milliseconds. */
  readonly until: number
}

/** Our own tokens. A signature is checked once; after that its text is known. */
export class MeTokens {
  readonly #cryptography: Cryptography
  readonly #checked = new Map<string, Checked>()

  constructor(cryptography: Cryptography) {
    this.#cryptography = cryptography
  }

  issue(me: MeToken, now: number): string {
    return issueMeToken(this.#cryptography, me, now)
  }

  /** Refuses with `token_invalid`. `site`: the token must be for it. */
  async read(token: string, site: string, now: number): Promise<Read<ReadToken>> {
    const known = this.#checked.get(token)
    if (known !== undefined && known.until > now && known.me.site === site) {
      return { ok: true, value: known.me }
    }
    this.#checked.delete(token)
    const read = await verifyMeToken(this.#cryptography.publicKey, token, site, now)
    if (!read.ok) return read
    const { me } = read.value
    if (this.#checked.size >= mostRemembered) {
      const [oldest = ''] = this.#checked.keys()
      this.#checked.delete(oldest)
    }
    this.#checked.set(token, read.value)
    return { ok: true, value: me }
  }
}

async function verifyMeToken(
  publicKey: Uint8Array,
  token: string,
  site: string,
  now: number,
): Promise<Read<Checked>> {
  try {
    const { payload } = await jwtVerify(token, await ownKey(publicKey), {
      algorithms: ['EdDSA'],
      typ: meType,
      audience: 'discreet-me',
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: new Date(now),
    })
    if (payload['site'] !== site || payload.sub === undefined) return invalid(undefined)
    const { contact } = payload
    const me = {
      site,
      subject: payload.sub,
      issuedAt: Math.round((payload.iat ?? 0) * 1000),
      ...(typeof contact === 'string' ? { contact } : {}),
      ...claims(payload),
    }
    return { ok: true, value: { me, until: (payload.exp ?? 0) * 1000 } }
  } catch (error) {
    return invalid(error)
  }
}

const certificateType = 'discreet-erasure+jws'

/** A certificate of erasure as a compact JWS, checked like a receipt. */
export function signCertificate(cryptography: Cryptography, certificate: unknown): string {
  return signed(cryptography, certificateType, certificate)
}

export function signReceipt(cryptography: Cryptography, receipt: unknown): string {
  return signed(cryptography, receiptType, receipt)
}

/** Refuses with `token_invalid` when a byte was changed, or the key is another. Runs in a page, too. */
export async function readReceipt(publicKey: Uint8Array, receipt: string): Promise<Read<unknown>> {
  try {
    const { payload, protectedHeader } = await compactVerify(receipt, await ownKey(publicKey), {
      algorithms: ['EdDSA'],
    })
    if (protectedHeader.typ !== receiptType) return invalid(undefined)
    return { ok: true, value: JSON.parse(new TextDecoder().decode(payload)) as unknown }
  } catch (error) {
    return invalid(error)
  }
}
