/**
 * New tokens for old ones (RFC 6749 § 6). A provider that rotates takes a refresh token once and ends the
 * whole sign-in when it comes again (RFC 9700 § 4.14.2), and a console asks several things at a time: so
 * one old token is shown once by this process, and everybody who came with it gets the same answer.
 */
import type { ProviderTokens } from '@discreet/engine'
import { refreshTokenGrant } from 'openid-client'
import type { Discovered } from './discovery.ts'

/** Long enough for the requests that read the old tokens before the new ones were stored. */
const keptMilliseconds = 60_000
const mostKept = 10_000

export interface Held {
  readonly tokens: ProviderTokens
  /** The id token in it is as new as the access token. */
  readonly fresh: boolean
}

export type Refresh = (
  { config }: Discovered,
  tokens: ProviderTokens,
  refreshToken: string,
) => Promise<Held>

export function expiryOf(expiresIn: number | undefined, now: number): number | null {
  return expiresIn === undefined ? null : now + expiresIn * 1000
}

export function refreshing(now: () => number): Refresh {
  const known = new Map<string, { readonly held: Promise<Held>; readonly at: number }>()

  function forgetOld(): void {
    for (const [token, { at }] of known) {
      if (known.size <= mostKept && now() < at + keptMilliseconds) return
      known.delete(token)
    }
  }

  return (found, tokens, refreshToken) => {
    forgetOld()
    const before = known.get(refreshToken)
    if (before !== undefined) return before.held
    const held = refresh(found, tokens, refreshToken, now)
    known.set(refreshToken, { held, at: now() })
    const forget = (): boolean => known.delete(refreshToken)
    // What was not rotated may be shown again, and has to be: the answer would grow old.
    held.then((next) => next.tokens.refreshToken === refreshToken && forget(), forget)
    return held
  }
}

async function refresh(
  { config }: Discovered,
  tokens: ProviderTokens,
  refreshToken: string,
  now: () => number,
): Promise<Held> {
  const answer = await refreshTokenGrant(config, refreshToken)
  return {
    tokens: {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token ?? refreshToken,
      idToken: answer.id_token ?? tokens.idToken,
      expiresAt: expiryOf(answer.expires_in, now()),
    },
    fresh: answer.id_token !== undefined,
  }
}
