/**
 * Sign-on of staff at the company's provider (OpenID Connect Core 1.0). Writes no log: tokens and names go
 * to the caller alone.
 */
import type { IdentityProvider, ProviderTokens, StaffProvider } from '@discreet/engine'
import { buildEndSessionUrl } from 'openid-client'
import type { Discovered } from './discovery.ts'
import { discovering } from './discovery.ts'
import { asFault, failureOf, unavailable } from './failures.ts'
import { readLogoutToken } from './logout-token.ts'
import type { Looked, Looking } from './person.ts'
import { look } from './person.ts'
import { refreshing } from './refreshing.ts'
import { beginSignIn, finishSignIn } from './sign-in.ts'

export interface OpenIdOptions {
  readonly provider: StaffProvider
  /** Without one: a public client, by PKCE alone. */
  readonly clientSecret?: string
  /** Plain http, for a provider on this machine; refused for any other. Default false. */
  readonly allowInsecure?: boolean
  /** Epoch milliseconds; default: the clock. The id token is held against the clock in any case. */
  readonly now?: () => number
}

/** A token that runs out on its way has run out. */
const wayMilliseconds = 5000

async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}

/** By default `groups` is asked for where it is known, since others refuse what they do not know. */
function scopeOf({ scopes }: StaffProvider, { scopes: known }: Discovered): string {
  const asked = scopes ?? (known?.includes('groups') === false ? [] : ['groups'])
  return ['openid', 'profile', ...asked].join(' ')
}

/** With new tokens where the old ones have run out, or the provider ended them early. */
async function lookAgain(
  found: Discovered,
  subject: string,
  tokens: ProviderTokens,
  { now, ...looking }: Looking & { readonly now: number },
): Promise<Looked> {
  const { refreshToken, expiresAt } = tokens
  const ranOut = expiresAt !== null && now >= expiresAt - wayMilliseconds
  if (ranOut && refreshToken !== null) {
    return look(found, subject, await looking.refresh(found, tokens, refreshToken), looking)
  }
  try {
    return await look(found, subject, { tokens, fresh: false }, looking)
  } catch (error) {
    if (refreshToken === null || failureOf(error) !== 'refused') throw error
    return look(found, subject, await looking.refresh(found, tokens, refreshToken), looking)
  }
}

/** Throws `configuration_invalid` when the issuer cannot be used. */
export function openIdProvider(options: OpenIdOptions): IdentityProvider {
  const { provider, now = Date.now } = options
  const discover = discovering({ ...options, ...provider, now })
  const looking = { claim: provider.groupsClaim ?? 'groups', refresh: refreshing(now) }
  return {
    async begin(redirectUri) {
      const found = await discover()
      return beginSignIn(found, redirectUri, scopeOf(provider, found))
    },
    finish: (url, facts) =>
      orFault(async () => {
        const found = await discover()
        const { subject, tokens } = await finishSignIn(found, url, facts, now())
        return look(found, subject, { tokens, fresh: true }, looking)
      }),
    async ask(subject, tokens) {
      try {
        return await lookAgain(await discover(), subject, tokens, { ...looking, now: now() })
      } catch (error) {
        if (failureOf(error) === 'silent') throw unavailable()
        return undefined
      }
    },
    loggedOut: (token) =>
      orFault(async () => {
        const { config, keys } = await discover()
        const { issuer } = config.serverMetadata()
        return readLogoutToken(token, keys, { issuer, clientId: provider.clientId, now: now() })
      }),
    async endSession(idToken, back) {
      const { config } = await discover()
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined
      const parameters = { id_token_hint: idToken, post_logout_redirect_uri: back }
      return buildEndSessionUrl(config, parameters).href
    },
  }
}
