/**
 * Signing in, begun and ended in the same browser: what begins leaves a cookie and the thumbprint of the
 * browser's key; what ends finds both again, once, and opens a session that is bound to that key.
 */
import type { PendingSignIn, ProviderTokens, RightsSetup, Store } from '@discreet/engine'
import { openStaffSession } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Member } from '@discreet/staff'
import { sessionMilliseconds } from '@discreet/staff'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { orThrow } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import type { Sites } from './sites.ts'
import { Attempts, noteEvent } from './staff-attempts.ts'
import { cookieOf, giveCookie, takeCookie } from './staff-cookies.ts'
import type { Credentials } from './staff-credentials.ts'
import { sealTokens } from './staff-provider-check.ts'
import { notSignedIn } from './staff-refusal.ts'

/** From the beginning to the end of a sign-in. */
const wayMilliseconds = 600_000

export interface Ended {
  readonly setup: RightsSetup
  readonly pending: PendingSignIn
}

export interface FromProvider {
  readonly providerSession: string | null
  readonly providerSubject: string | null
  readonly tokens: ProviderTokens | null
}

export const fromHere: FromProvider = { providerSession: null, providerSubject: null, tokens: null }

export type SignInOptions = RightsOptions & { readonly store: Store }

export class SignInCourse {
  readonly options: SignInOptions
  readonly sites: Sites
  readonly #credentials: Credentials

  constructor(sites: Sites, options: SignInOptions, credentials: Credentials) {
    this.sites = sites
    this.options = options
    this.#credentials = credentials
  }

  /** With the settings as they are now, whichever process changed them last. */
  async setup(request: FastifyRequest, site?: string): Promise<RightsSetup> {
    const { store } = await this.#credentials.setup(request, site)
    this.sites.reopen(store.site.id)
    return this.#credentials.setup(request, site ?? store.site.id)
  }

  /** Whose key the session will be bound to is shown by the proof. */
  async begin(
    request: FastifyRequest,
  ): Promise<{ readonly setup: RightsSetup; readonly keyThumbprint: string }> {
    const setup = await this.setup(request)
    await new Attempts(setup, request).allowed()
    const { keyThumbprint } = await this.#credentials.proof(request, setup)
    return { setup, keyThumbprint }
  }

  async keep(
    setup: RightsSetup,
    reply: FastifyReply,
    pending: Pick<PendingSignIn, 'kind' | 'facts' | 'keyThumbprint'>,
  ): Promise<void> {
    const { store, cryptography, now } = setup
    const secret = newSecret(setup)
    const expiresAt = now() + wayMilliseconds
    await store.staff.putSignIn({ ...pending, sha256: cryptography.sha256(secret), expiresAt })
    giveCookie('signIn', reply, { site: store.site.id, secret }, wayMilliseconds / 1000)
  }

  /** Throws `session_invalid`, also when another browser ends what this one began. */
  async end(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: PendingSignIn['kind'],
  ): Promise<Ended> {
    const cookie = cookieOf('signIn', request)
    if (cookie === undefined) throw notBegun()
    const setup = await this.setup(request, cookie.site)
    const { store, cryptography, now } = setup
    takeCookie('signIn', reply)
    const pending = await store.staff.takeSignIn(cryptography.sha256(cookie.secret), now())
    if (pending?.kind !== kind) throw notBegun()
    // The provider sends a browser here, not a script: there the cookie and the state have to be enough.
    if (kind === 'provider') return { setup, pending }
    const { keyThumbprint } = await this.#credentials.proof(request, setup)
    if (keyThumbprint !== pending.keyThumbprint) throw notBegun()
    return { setup, pending }
  }

  /** What fails counts against the address and against whoever it was about. */
  async attempt<T>(
    request: FastifyRequest,
    setup: RightsSetup,
    work: () => Promise<T>,
    member?: Member,
  ): Promise<T> {
    const attempts = new Attempts(setup, request)
    await attempts.allowed(member?.id)
    try {
      return await work()
    } catch (error) {
      const wrong = ['signature_invalid', 'token_invalid', 'session_invalid']
      if (!(error instanceof DiscreetError) || !wrong.includes(error.code)) throw error
      await attempts.failed('sign_in', member)
      throw error
    }
  }

  async open(
    reply: FastifyReply,
    setup: RightsSetup,
    member: Member,
    keyThumbprint: string,
    { tokens, ...provider }: FromProvider,
  ): Promise<object> {
    const secret = newSecret(setup)
    orThrow(
      await openStaffSession(setup, member, {
        ...provider,
        sha256: setup.cryptography.sha256(secret),
        keyThumbprint,
        sealedTokens: tokens === null ? null : sealTokens(secret, tokens),
      }),
    )
    await noteEvent(setup, member, 'sign_in', 200)
    giveCookie('session', reply, { site: setup.store.site.id, secret }, sessionMilliseconds / 1000)
    return { member: member.id, name: member.name }
  }
}

/** 256 random bits, base64url. */
function newSecret({ cryptography }: RightsSetup): string {
  return Buffer.from(cryptography.newKey()).toString('base64url')
}

function notBegun(): DiscreetError {
  return notSignedIn('this sign-in was not begun in this browser, or it took too long')
}

export function notOffered(): DiscreetError {
  return new DiscreetError('route_unknown', 'this way to sign in is not offered here', {
    expected: 'one of GET /v1/staff/ways',
  })
}
