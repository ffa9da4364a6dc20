/**
 * Who asks: a browser that somebody signed in with, by its cookie and its proof; or a machine, by its
 * key. Whatever does not hold in every part opens nothing.
 */
import type { RightsSetup, SiteStore, Store } from '@discreet/engine'
import { endStaffSessions, holdingSession } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Member, StaffSession } from '@discreet/staff'
import { roles } from '@discreet/staff'
import type { FastifyRequest } from 'fastify'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'
import type { Sites } from './sites.ts'
import { Attempts, noteEvent } from './staff-attempts.ts'
import { cookieOf } from './staff-cookies.ts'
import { fromOwnPage, isAsked } from './staff-origin.ts'
import type { Proof } from './staff-proof.ts'
import { readProof, SeenProofs } from './staff-proof.ts'
import { notSignedIn } from './staff-refusal.ts'

export const staffKeyPrefix = 'discreet-staff-'
const keyForm = /^Bearer (discreet-staff-[A-Za-z0-9_-]{20,200})$/

export interface Came {
  readonly store: SiteStore
  readonly setup: RightsSetup
  readonly member: Member
  /** null: by a key. */
  readonly signedIn: { readonly session: StaffSession; readonly secret: string } | null
}

export const changes = ({ method }: Pick<FastifyRequest, 'method'>): boolean =>
  method !== 'GET' && method !== 'HEAD'

export class Credentials {
  readonly #sites: Sites
  readonly #options: RightsOptions & { readonly store: Store }
  readonly #seen = new SeenProofs()

  constructor(sites: Sites, options: RightsOptions & { readonly store: Store }) {
    this.#sites = sites
    this.#options = options
  }

  /** Throws `key_invalid`, `session_invalid` or `rate_limited`. */
  async of(request: FastifyRequest): Promise<Came> {
    return request.headers.authorization === undefined
      ? this.#bySession(request)
      : this.#byKey(request, request.headers.authorization)
  }

  async setup(request: FastifyRequest, otherwise?: string): Promise<RightsSetup> {
    const { site } = request.query as { site?: unknown }
    const named = typeof site === 'string' ? site : otherwise
    return rightsSetup(this.#options, await this.#sites.named(named))
  }

  /**
   * A proof of whichever key, for this very request and for the first time. Throws `session_invalid`.
   */
  async proof(request: FastifyRequest, setup: RightsSetup): Promise<Proof> {
    const proof = await this.#readProof(request)
    if (proof === undefined) throw notSignedIn('the request has no proof of its key', 'dpop')
    await this.#spend(proof, request, setup)
    return proof
  }

  #readProof(request: FastifyRequest): Promise<Proof | undefined> {
    const { cryptography, publicUrl, now } = this.#options
    const isOwn = (url: URL): boolean => isAsked(url, request, publicUrl)
    const { method, headers } = request
    return readProof(headers['dpop'], { method, isOwn, now: now() }, cryptography)
  }

  /** What changes something counts once at all processes together, what reads at this one. */
  async #spend(proof: Proof, request: FastifyRequest, { store, now }: RightsSetup): Promise<void> {
    if (proof.fault === 'time') throw notSignedIn('the proof is not of now', 'dpop')
    if (proof.fault === 'address') throw notSignedIn('the proof is for another request', 'dpop')
    const fresh =
      this.#seen.take(proof, now()) &&
      (!changes(request) || (await store.rights.requests.spend(proof.id, proof.until)))
    if (!fresh) throw notSignedIn('the proof was used before', 'dpop')
  }

  async #bySession(request: FastifyRequest): Promise<Came> {
    const cookie = cookieOf('session', request)
    const { site } = request.query as { site?: unknown }
    if (cookie === undefined || (site !== undefined && site !== cookie.site)) {
      throw notSignedIn('nobody is signed in here')
    }
    // The browser is the right one, the page is not: it ends nothing that another page could ask.
    if (!fromOwnPage(request, this.#options.publicUrl)) {
      throw notSignedIn('the request does not come from the console')
    }
    const setup = await this.setup(request, cookie.site)
    const sha256 = setup.cryptography.sha256(cookie.secret)
    const held = await holdingSession(setup, sha256)
    if (held === undefined) throw notSignedIn('the session is over')
    const { session, member } = held
    const proof = await this.#readProof(request)
    if (proof?.keyThumbprint !== session.keyThumbprint) {
      await endStaffSessions(setup, { sha256 })
      await noteEvent(setup, member, 'session_stolen', 401)
      throw notSignedIn('the session came without the key of its browser, and was ended')
    }
    await this.#spend(proof, request, setup)
    return { store: setup.store, setup, member, signedIn: { session, secret: cookie.secret } }
  }

  async #byKey(request: FastifyRequest, authorization: string): Promise<Came> {
    const key = keyForm.exec(authorization)?.[1]
    if (key === undefined) throw noKey('this is no staff key')
    const setup = await this.setup(request)
    const { store } = setup
    const sha256 = setup.cryptography.sha256(key)
    const operator = this.#options.staff?.get(sha256)
    if (operator !== undefined) {
      const member = { id: `operator:${operator}`, name: operator, roles, endedAt: null }
      return { store, setup, member: { ...member, source: 'operator' }, signedIn: null }
    }
    const attempts = new Attempts(setup, request)
    await attempts.allowed()
    const found = await store.staff.key(sha256)
    const member = found && (await store.staff.member(found.member))
    if (member !== undefined && member.endedAt === null) {
      return { store, setup, member, signedIn: null }
    }
    await attempts.failed('key_refused')
    throw noKey('the staff key is not known here')
  }
}

function noKey(message: string): DiscreetError {
  return new DiscreetError('key_invalid', message, {
    expected: `Authorization: Bearer ${staffKeyPrefix}…; discreet keys staff --name … makes one`,
  })
}
