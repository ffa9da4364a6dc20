/**
 * What an answer of the provider that is no answer means. `refused`: it says no, to this person. `wrong`:
 * what came back does not hold together. `silent`: nothing is known; whoever asked has to be refused, and
 * may ask again. Descriptions of the provider go no further: they may name people.
 */
import { DiscreetError } from '@discreet/protocol'
import { errors } from 'jose'
import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'

export type Failure = 'refused' | 'wrong' | 'silent'

/** RFC 6749 § 5.2, RFC 6750 § 3.1: these are about the person's token; the others are about us. */
const aboutTheToken = new Set(['invalid_grant', 'invalid_token', 'access_denied'])
/** RFC 6749 § 4.1.2.1. */
const aboutTheServer = new Set(['server_error', 'temporarily_unavailable'])
const doesNotHold = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
])

export function failureOf(error: unknown): Failure {
  if (error instanceof DiscreetError) return error.code === 'token_invalid' ? 'wrong' : 'silent'
  if (error instanceof AuthorizationResponseError) {
    return aboutTheServer.has(error.error) ? 'silent' : 'refused'
  }
  if (error instanceof ResponseBodyError) {
    return aboutTheToken.has(error.error) ? 'refused' : 'silent'
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    // Others challenge the client: its secret is wrong.
    return error.cause.some(({ scheme }) => scheme === 'bearer') ? 'refused' : 'silent'
  }
  if (error instanceof ClientError) return failureOfClient(error)
  return isWrongJwt(error) ? 'wrong' : 'silent'
}

function failureOfClient({ code, cause }: ClientError): Failure {
  // A 401 without a challenge, which RFC 6750 § 3 does not allow, and some send.
  if (cause instanceof Response) {
    return cause.status === 401 || cause.status === 403 ? 'refused' : 'silent'
  }
  return doesNotHold.has(code ?? '') ? 'wrong' : 'silent'
}

/** Not what jose throws when the keys could not be fetched. */
function isWrongJwt(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    error.code !== 'ERR_JWKS_TIMEOUT' &&
    error.code !== 'ERR_JOSE_GENERIC'
  )
}

/** `token_invalid`, or `identity_unavailable` where nothing is known. */
export function asFault(error: unknown): DiscreetError {
  if (error instanceof DiscreetError) return error
  if (failureOf(error) === 'silent') return unavailable()
  return new DiscreetError('token_invalid', 'the provider does not confirm who this is', {
    expected: 'a new sign-in, begun and ended in the same browser',
  })
}

export function unavailable(): DiscreetError {
  return new DiscreetError('identity_unavailable', 'the identity provider gives no usable answer', {
    expected: 'its address, the client id and the client secret (docs/staff.md); or a moment later',
  })
}
