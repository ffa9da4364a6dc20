/** Authorization code flow with PKCE (RFC 7636, S256), state and nonce (Core 1.0 § 3.1). */
import type { ProviderTokens } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Discovered } from './discovery.ts'
import { expiryOf } from './refreshing.ts'

/** What has to be there again at the end. */
interface Facts {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly redirectUri: string
}

function readFacts(text: string): Facts {
  const { state, nonce, verifier, redirectUri } = JSON.parse(text) as Record<string, unknown>
  if (
    typeof state === 'string' &&
    typeof nonce === 'string' &&
    typeof verifier === 'string' &&
    typeof redirectUri === 'string'
  ) {
    return { state, nonce, verifier, redirectUri }
  }
  throw new DiscreetError('token_invalid', 'the sign-in was not begun here')
}

export async function beginSignIn(
  { config }: Discovered,
  redirectUri: string,
  scope: string,
): Promise<{ readonly url: string; readonly facts: string }> {
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const facts: Facts = { state, nonce, verifier, redirectUri }
  return { url: url.href, facts: JSON.stringify(facts) }
}

/** `now`: epoch milliseconds. Rejects with an error of openid-client, or `token_invalid`. */
export async function finishSignIn(
  { config }: Discovered,
  url: string,
  text: string,
  now: number,
): Promise<{ readonly subject: string; readonly tokens: ProviderTokens }> {
  const { state, nonce, verifier, redirectUri } = readFacts(text)
  // The address that was asked for: a proxy may have changed the rest.
  const back = new URL(redirectUri)
  back.search = new URL(url, redirectUri).search
  const answer = await authorizationCodeGrant(config, back, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const {
    access_token: accessToken,
    refresh_token: refreshToken = null,
    id_token: idToken,
  } = answer
  const subject = answer.claims()?.sub
  if (idToken === undefined || subject === undefined) {
    throw new DiscreetError('token_invalid', 'the provider sent no id token')
  }
  return {
    subject,
    tokens: { accessToken, refreshToken, idToken, expiresAt: expiryOf(answer.expires_in, now) },
  }
}
