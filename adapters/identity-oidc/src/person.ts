/** What the claims of a provider say of somebody (OpenID Connect Core 1.0 § 5.1). */
import type { ProviderPerson, ProviderTokens } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { decodeJwt } from 'jose'
import { fetchUserInfo } from 'openid-client'
import type { Discovered } from './discovery.ts'
import type { Held, Refresh } from './refreshing.ts'

export interface Looked {
  readonly person: ProviderPerson
  readonly tokens: ProviderTokens
}

export interface Looking {
  /** Name of the claim that lists the groups. */
  readonly claim: string
  readonly refresh: Refresh
}

type Claims = Readonly<Record<string, unknown>>

const longestName = 200

/** undefined: it does not say. */
function groupsIn(claims: Claims, claim: string): readonly string[] | undefined {
  const said = claims[claim]
  if (typeof said === 'string') return [said]
  return Array.isArray(said) ? said.filter((one) => typeof one === 'string') : undefined
}

function nameIn(claims: Claims, subject: string): string {
  const names = [claims['name'], claims['preferred_username'], claims['email'], subject]
  const name = names.find((one): one is string => typeof one === 'string' && one.trim() !== '')
  return (name ?? subject).slice(0, longestName)
}

/** Signed by the provider: it was checked when it came. */
function idTokenOf({ idToken }: ProviderTokens, subject: string): Claims {
  const claims = decodeJwt(idToken)
  if (claims.sub === subject) return claims
  throw new DiscreetError('token_invalid', 'the id token is of somebody else')
}

/**
 * Userinfo of this very subject (Core § 5.3.2). Providers that name groups in the id token alone are asked
 * for a new one; an old one is never believed.
 */
export async function look(
  found: Discovered,
  subject: string,
  held: Held,
  { claim, refresh }: Looking,
): Promise<Looked> {
  const info = await fetchUserInfo(found.config, held.tokens.accessToken, subject)
  const named = groupsIn(info, claim)
  const { refreshToken } = held.tokens
  const { tokens, fresh } =
    named !== undefined || held.fresh || refreshToken === null
      ? held
      : await refresh(found, held.tokens, refreshToken)
  const id = idTokenOf(tokens, subject)
  const session = id['sid']
  return {
    person: {
      subject,
      name: nameIn(info, subject),
      groups: named ?? (fresh ? groupsIn(id, claim) : undefined) ?? [],
      session: typeof session === 'string' ? session : null,
    },
    tokens,
  }
}
