/**
 * The identity provider of a company that does not exist: a real one (oidc-provider, certified by the
 * OpenID Foundation) on a loopback port, whose accounts, groups and health the test changes while it runs.
 */
import type { KeyObject } from 'node:crypto'
import { generateKeyPairSync, sign as signBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context, Provider } from 'oidc-provider'

export interface ExampleAccount {
  readonly name: string
  readonly groups: readonly string[]
}

export interface ExampleProviderOptions {
  /** Loopback addresses; on any port (RFC 8252 § 7.3). */
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris?: readonly string[]
  /** Where a logout token goes; answers an HTTP status. Default: nowhere. */
  readonly deliver?: (logoutToken: string) => Promise<number>
}

/** What it would do otherwise, until a test says something else. */
export interface ExampleProviderMood {
  /** Who sits before its sign-in page; null: somebody who goes away again. */
  person: string | null
  /** `broken`: 500 for everything; `silent`: the connection is cut. */
  health: 'well' | 'broken' | 'silent'
  groupsIn: 'userinfo' | 'id_token' | 'nowhere'
  /** What userinfo says who it is, if not the truth. */
  liesAbout: string | null
  rotates: boolean
  /** Its id tokens carry the signature of nobody. */
  forges: boolean
}

export interface ExampleProvider extends ExampleProviderMood {
  readonly issuer: string
  /** With a secret, by `client_secret_basic`. */
  readonly clientId: string
  readonly clientSecret: string
  readonly publicClientId: string
  /** By subject. Whoever is taken away is disabled there. */
  readonly accounts: Map<string, ExampleAccount>
  /** Requests it got, by path. */
  readonly asked: Map<string, number>
  /** A browser without a screen: follows redirects, with cookies, until they lead away from here. */
  visit(url: string): Promise<string>
  /** Ends their sessions here, and tells whoever they signed in to (Back-Channel Logout 1.0). */
  signOut(subject: string): Promise<void>
  /** As if they had run out before their time. */
  endAccessTokens(subject: string): Promise<void>
  /** A JWT under its own key, whatever it says. */
  sign(claims: object, header?: object): string
  close(): Promise<void>
}

interface SignedIn {
  readonly subject: string
  readonly client: string
  readonly session: string
  readonly sid: string
  readonly grant: string
}

const clientId = 'discreet'
const clientSecret = 'a-secret-of-the-example-that-is-no-secret'
const publicClientId = 'discreet-public'
const scopes = 'openid profile groups'

function clientsOf({
  redirectUris,
  postLogoutRedirectUris = [],
}: ExampleProviderOptions): object[] {
  const shared = {
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    id_token_signed_response_alg: 'ES256',
    redirect_uris: redirectUris,
    post_logout_redirect_uris: postLogoutRedirectUris,
    backchannel_logout_uri: 'http://127.0.0.1/back-channel-logout',
    backchannel_logout_session_required: true,
  }
  return [
    { ...shared, client_id: clientId, client_secret: clientSecret },
    { ...shared, client_id: publicClientId, token_endpoint_auth_method: 'none' },
  ]
}

function configurationOf(
  key: KeyObject,
  options: ExampleProviderOptions,
  accounts: ReadonlyMap<string, ExampleAccount>,
  mood: ExampleProviderMood,
): object {
  const claims = (subject: string, use: string): object | undefined => {
    const account = accounts.get(subject)
    if (account === undefined) return undefined
    const groups = mood.groupsIn === use ? { groups: account.groups } : {}
    return { sub: subject, name: account.name, ...groups }
  }
  return {
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'example', alg: 'ES256' }] },
    clients: clientsOf(options),
    cookies: { keys: ['not-a-secret-either'] },
    claims: { openid: ['sub'], profile: ['name'], groups: ['groups'] },
    conformIdTokenClaims: false,
    findAccount: (_: Context, accountId: string) =>
      accounts.has(accountId)
        ? { accountId, claims: (use: string) => claims(accountId, use) }
        : undefined,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(context: Context, form: string) {
          context.type = 'html'
          context.body = `<!doctype html><title>Sign out</title>${form}
            <button form="op.logoutForm" name="logout" value="yes">Sign out</button>`
        },
      },
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
    issueRefreshToken: () => true,
    rotateRefreshToken: () => mood.rotates,
    async loadExistingGrant({ oidc: { provider, client, session } }: Context) {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope(scopes)
      await grant.save()
      return grant
    },
    async fetch(_: string, { body }: { readonly body: URLSearchParams }) {
      const token = body.get('logout_token') ?? ''
      return new Response(null, { status: (await options.deliver?.(token)) ?? 204 })
    },
  }
}

function signer(key: KeyObject): ExampleProvider['sign'] {
  const encoded = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url')
  return (claims, header = {}) => {
    const text = `${encoded({ alg: 'ES256', kid: 'example', ...header })}.${encoded(claims)}`
    const signature = signBytes('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
    return `${text}.${signature.toString('base64url')}`
  }
}

async function visit(issuer: string, from: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = new URL(from)
  for (let step = 0; url.origin === issuer; step += 1) {
    if (step > 20) throw new Error('redirected in a circle')
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const [pair = ''] of answer.headers.getSetCookie().map((line) => line.split(';'))) {
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`${answer.status}: ${await answer.text()}`)
    url = new URL(next, url)
  }
  return url.href
}

function listenFor(
  mood: ExampleProviderMood,
  asked: Map<string, number>,
  provider: () => Provider,
): ReturnType<typeof createServer> {
  return createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    asked.set(path, (asked.get(path) ?? 0) + 1)
    if (mood.health === 'silent') return void request.socket.destroy()
    if (mood.health === 'broken') return void response.writeHead(500).end('broken')
    if (path === '/me' && mood.liesAbout !== null) {
      response.setHeader('content-type', 'application/json')
      return void response.end(JSON.stringify({ sub: mood.liesAbout, groups: ['everybody'] }))
    }
    if (!path.startsWith('/interaction/')) return provider().callback()(request, response)
    const result =
      mood.person === null
        ? { error: 'access_denied' }
        : { login: { accountId: mood.person }, consent: {} }
    void provider().interactionFinished(request, response, result, {
      mergeWithLastSubmission: false,
    })
  })
}

export async function exampleProvider(options: ExampleProviderOptions): Promise<ExampleProvider> {
  // Loaded late: whoever does not sign anybody in should not wait for it.
  const oidc = await import('oidc-provider')
  const accounts = new Map<string, ExampleAccount>()
  const asked = new Map<string, number>()
  const signedIn: SignedIn[] = []
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const mood: ExampleProviderMood = {
    person: null,
    health: 'well',
    groupsIn: 'userinfo',
    liesAbout: null,
    rotates: true,
    forges: false,
  }
  let provider: Provider | undefined
  const server = listenFor(mood, asked, () => provider!)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = new oidc.Provider(issuer, configurationOf(privateKey, options, accounts, mood))
  provider.on('authorization.success', ({ oidc: { client, session } }: Context) => {
    signedIn.push({
      subject: session.accountId,
      client: client.clientId,
      session: session.uid,
      sid: session.sidFor(client.clientId),
      grant: session.grantIdFor(client.clientId),
    })
  })
  provider.use(async (context, next) => {
    await next()
    if (!mood.forges || context.path !== '/token' || typeof context.body === 'string') return
    const { id_token: token = '' } = context.body
    context.body.id_token = token.replace(/[^.]*$/, 'A'.repeat(86))
  })
  const of = (subject: string): SignedIn[] => signedIn.filter((one) => one.subject === subject)

  return Object.assign(mood, {
    issuer,
    clientId,
    clientSecret,
    publicClientId,
    accounts,
    asked,
    sign: signer(privateKey),
    visit: (url: string) => visit(issuer, url),
    async signOut(subject: string) {
      for (const { client, session, sid } of of(subject)) {
        const there = await provider.Session.findByUid(session)
        await there?.destroy()
        await (await provider.Client.find(client))?.backchannelLogout(subject, sid)
      }
    },
    async endAccessTokens(subject: string) {
      for (const { grant } of of(subject)) await provider.AccessToken.revokeByGrantId(grant)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
