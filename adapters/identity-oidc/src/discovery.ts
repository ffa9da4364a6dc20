/**
 * What the provider says of itself (OpenID Connect Discovery 1.0), kept for an hour. Failures are not
 * kept: the next question asks again.
 */
import { DiscreetError } from '@discreet/protocol'
import type { JWTVerifyGetKey } from 'jose'
import { createRemoteJWKSet } from 'jose'
import type { ClientAuth, Configuration } from 'openid-client'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import { unavailable } from './failures.ts'

const keptMilliseconds = 3_600_000
/** For every single request to the provider. */
const timeoutSeconds = 5

export interface DiscoveryOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string
  /** Plain http, for a provider on this machine; refused for any other. */
  readonly allowInsecure?: boolean
  /** Epoch milliseconds. */
  readonly now: () => number
}

export interface Discovered {
  readonly config: Configuration
  /** The keys that the provider signs with. */
  readonly keys: JWTVerifyGetKey
  readonly scopes: readonly string[] | undefined
}

/** Throws `configuration_invalid`; answers reject with `identity_unavailable`. */
export function discovering(options: DiscoveryOptions): () => Promise<Discovered> {
  const server = issuerUrl(options)
  let kept: { readonly found: Promise<Discovered>; readonly until: number } | undefined
  return () => {
    if (kept !== undefined && options.now() < kept.until) return kept.found
    const asked = {
      found: discover(server, options).catch(() => {
        if (kept === asked) kept = undefined
        throw unavailable()
      }),
      until: options.now() + keptMilliseconds,
    }
    kept = asked
    return asked.found
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

function issuerUrl({ issuer, allowInsecure = false }: DiscoveryOptions): URL {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const secure =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && allowInsecure && loopback.has(url.hostname))
  // An address of the document itself would not be held against what it says of its issuer.
  if (url !== undefined && secure && !url.pathname.includes('/.well-known/')) return url
  throw new DiscreetError('configuration_invalid', 'the issuer cannot be used', {
    field: '/staffProvider/issuer',
    expected: 'an https URL as the provider names itself, without /.well-known/…',
  })
}

/** `client_secret_basic` is what a provider takes that does not say (Discovery 1.0 § 3). */
function authentication(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None()
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, client, body, headers) => {
    const { token_endpoint_auth_methods_supported: taken = ['client_secret_basic'] } = server
    const method = taken.includes('client_secret_basic') ? basic : post
    return method(server, client, body, headers)
  }
}

async function discover(server: URL, options: DiscoveryOptions): Promise<Discovered> {
  const { clientId, clientSecret } = options
  const insecure = server.protocol === 'http:'
  const config = await discovery(server, clientId, undefined, authentication(clientSecret), {
    timeout: timeoutSeconds,
    execute: [enableNonRepudiationChecks, ...(insecure ? [allowInsecureRequests] : [])],
  })
  const { jwks_uri: keys = '', userinfo_endpoint: userinfo, ...told } = config.serverMetadata()
  const address = new URL(keys)
  if (userinfo === undefined || (address.protocol !== 'https:' && !insecure)) throw unavailable()
  return {
    config,
    keys: createRemoteJWKSet(address, { timeoutDuration: timeoutSeconds * 1000 }),
    scopes: told.scopes_supported,
  }
}
