/**
 * That a request comes from the browser that signed in: its `dpop` header is signed with a key that
 * cannot leave that browser. The form is that of RFC 9449 § 4.2 and 4.3; what the key is bound to is the
 * session of a cookie, not an access token, so there is no `ath`.
 */
import type { Cryptography } from '@discreet/engine'
import type { JWK } from 'jose'
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK } from 'jose'

/** How far a clock may be from ours, and how long a proof counts: milliseconds, each way. */
const proofMilliseconds = 60_000

export interface Proof {
  /** RFC 7638, of the key that signed it. */
  readonly keyThumbprint: string
  /** undefined: it is of now, and for this method and this address. */
  readonly fault: 'address' | 'time' | undefined
  /** SHA-256 (hex) of its `jti` and key; counts once. */
  readonly id: string
  /** When it would be refused anyway, epoch milliseconds. */
  readonly until: number
}

const longestProof = 2048

interface Claims {
  readonly jti: string
  readonly htm: string
  readonly htu: string
  readonly iat: number
}

function claimsIn(payload: Uint8Array): Claims | undefined {
  const { jti, htm, htu, iat } = JSON.parse(new TextDecoder().decode(payload)) as Claims
  const texts = [jti, htm, htu].every((one) => typeof one === 'string' && one.length > 0)
  return texts && jti.length <= 128 && Number.isFinite(iat) ? { jti, htm, htu, iat } : undefined
}

async function verified(
  proof: string,
): Promise<{ readonly claims: Claims; readonly jwk: JWK } | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(proof, EmbeddedJWK, {
      algorithms: ['ES256'],
    })
    const claims = claimsIn(payload)
    const { typ, jwk } = protectedHeader
    return claims === undefined || typ !== 'dpop+jwt' || jwk === undefined
      ? undefined
      : { claims, jwk }
  } catch {
    return undefined
  }
}

/** RFC 9449 § 4.3, 9: without query and fragment. */
function isAddress(htu: string, isOwn: (url: URL) => boolean): boolean {
  return URL.canParse(htu) && isOwn(new URL(htu))
}

/** undefined: there is none, or it is none. `isOwn`: whether an address is the one that was asked. */
export async function readProof(
  header: string | readonly string[] | undefined,
  asked: { readonly method: string; readonly isOwn: (url: URL) => boolean; readonly now: number },
  { sha256 }: Cryptography,
): Promise<Proof | undefined> {
  if (typeof header !== 'string' || header.length > longestProof) return undefined
  const read = await verified(header)
  if (read === undefined) return undefined
  const { claims, jwk } = read
  const at = claims.iat * 1000
  const keyThumbprint = await calculateJwkThumbprint(jwk)
  const there = claims.htm === asked.method && isAddress(claims.htu, asked.isOwn)
  const timely = Math.abs(asked.now - at) <= proofMilliseconds
  return {
    keyThumbprint,
    fault: !there ? 'address' : timely ? undefined : 'time',
    id: sha256(`dpop ${keyThumbprint} ${claims.jti}`),
    until: at + proofMilliseconds,
  }
}

/** Proofs that this process has seen. Other processes have not: what changes something asks the store. */
export class SeenProofs {
  readonly #until = new Map<string, number>()

  /** false: it was here before. */
  take({ id, until }: Pick<Proof, 'id' | 'until'>, now: number): boolean {
    for (const [seen, over] of this.#until) {
      if (over >= now) break
      this.#until.delete(seen)
    }
    if (this.#until.has(id)) return false
    this.#until.set(id, until)
    return true
  }
}
