/**
 * What every request of the staff passes, before its body is read: who is it, does their session hold,
 * does their company still stand by them, may they do this. Then what they change is written down.
 */
import type { RightsSetup, Store } from '@discreet/engine'
import { staffAccessOf } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Capability, Member, StaffSession } from '@discreet/staff'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { AtDesk } from './at-desk.ts'
import type { RightsOptions } from './rights-options.ts'
import { capabilityOf, isStaffRoute } from './route-access.ts'
import type { Sites } from './sites.ts'
import { noteEvent } from './staff-attempts.ts'
import { Audit, actionOf } from './staff-audit.ts'
import type { Came } from './staff-credentials.ts'
import { Credentials, changes } from './staff-credentials.ts'
import { fromOwnPage } from './staff-origin.ts'
import { askedAgain } from './staff-provider-check.ts'
import { denialOf, notSignedIn } from './staff-refusal.ts'

/** How old the provider's word may be for reading what is no person's. */
const wordMilliseconds = 5000
/** Being seen is written down this often; a session ends that much too early at most. */
const seenMilliseconds = 30_000
const deniedPerMinute = 5

function added<T>(hooks: T | T[] | undefined, hook: T): T[] {
  return [...(hooks === undefined ? [] : Array.isArray(hooks) ? hooks : [hooks]), hook]
}

export class StaffGate {
  readonly #options: RightsOptions & { readonly store: Store }
  readonly #seats = new WeakMap<FastifyRequest, AtDesk>()
  readonly #audit = new Audit()
  /** Noted in this minute, by site and member. */
  readonly #denied = new Map<string, number>()
  #minute = 0
  readonly credentials: Credentials

  constructor(sites: Sites, options: RightsOptions & { readonly store: Store }) {
    this.#options = options
    this.credentials = new Credentials(sites, options)
  }

  /** Before any route is there: each one of the staff gets the gate, each one at all is asked for whom it is. */
  guard(server: FastifyInstance): void {
    server.addHook('onRoute', (route) => {
      const capability = capabilityOf(route)
      if (capability !== undefined) this.#close(route, capability)
      else if (isStaffRoute(route)) this.#open(route)
    })
  }

  /** Whoever passed. A handler that asks before the gate did gets nothing. */
  at(request: FastifyRequest): AtDesk {
    const at = this.#seats.get(request)
    if (at !== undefined) return at
    throw new DiscreetError('unexpected', 'a route of the staff has no gate')
  }

  /** To whoever is about to sign in: but only from our own page. */
  #open(route: RouteOptions): void {
    route.preParsing = added(route.preParsing, async (request) => {
      await Promise.resolve()
      const told = route.schema?.['x-discreet-access'] === 'identity_provider'
      if (told || !changes(request) || fromOwnPage(request, this.#options.publicUrl)) return
      throw notSignedIn('the request does not come from the console')
    })
  }

  #close(route: RouteOptions, capability: Capability): void {
    route.preParsing = added(route.preParsing, async (request) => {
      this.#seats.set(request, await this.#seat(request, capability))
    })
    route.preHandler = added(route.preHandler, async (request) => {
      if (changes(request)) await this.#audit.begin(this.at(request), request, capability)
    })
    route.onSend = added(route.onSend, async (request, reply, payload) => {
      await this.#audit.answering(request, reply, payload)
      return payload
    })
    route.onResponse = added(route.onResponse, (request, reply) => this.#audit.end(request, reply))
  }

  async #seat(request: FastifyRequest, capability: Capability): Promise<AtDesk> {
    const came = await this.credentials.of(request)
    const { store, setup } = came
    const member = await this.#now(came, request, capability)
    const acting = { member, access: await staffAccessOf(setup, member) }
    const session = await this.#seen(came)
    const denial = denialOf(capability, acting)
    if (denial !== undefined) {
      await this.#noteDenied(setup, member, request)
      throw denial
    }
    const { id, name } = member
    return { ...acting, store, setup, session, staff: `${name} (${id})`, actor: `staff ${name}` }
  }

  async #now(
    { setup, member, signedIn }: Came,
    request: FastifyRequest,
    capability: Capability,
  ): Promise<Member> {
    if (signedIn?.session.source !== 'provider') return member
    const old = setup.now() - signedIn.session.checkedAt > wordMilliseconds
    if (!old && !changes(request) && !capability.startsWith('people.')) return member
    return askedAgain(this.#options, setup, { ...signedIn, member })
  }

  async #seen({ store, setup, signedIn }: Came): Promise<StaffSession | null> {
    if (signedIn === null) return null
    const { session } = signedIn
    const seenAt = setup.now()
    if (seenAt - session.seenAt < seenMilliseconds) return session
    const there = await store.staff.touchSession(session.sha256, { seenAt })
    if (!there) throw notSignedIn('the session is over')
    return { ...session, seenAt }
  }

  /** A few of them: somebody who tries everything does not fill the log. */
  async #noteDenied(setup: RightsSetup, member: Member, request: FastifyRequest): Promise<void> {
    const minute = Math.floor(setup.now() / 60_000)
    if (minute !== this.#minute) this.#denied.clear()
    this.#minute = minute
    const who = `${setup.store.site.id} ${member.id}`
    const before = this.#denied.get(who) ?? 0
    if (before >= deniedPerMinute) return
    this.#denied.set(who, before + 1)
    // What was asked for was not looked at: its ids may be anything.
    await noteEvent(setup, member, actionOf(request), 403)
  }
}
