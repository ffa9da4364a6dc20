/**
 * Agents that ask for people (Data Rights Protocol 1.0). An agent's word is enough to stop a use; to
 * see or erase data the person confirms by a link to their own address, which the agent does not get.
 */
import { timingSafeEqual } from 'node:crypto'
import { verifySignature } from '@discreet/crypto-node'
import type { OpenedRequest, RightsAgent, SiteStore } from '@discreet/engine'
import { moveRequest, openRequest, personOfRequest, proveRequest } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { AgentReading, Exercise, RightsRequest } from '@discreet/rights'
import {
  agentActions,
  drpStatus,
  proofSuffices,
  readExercise,
  readMessage,
  readSigned,
} from '@discreet/rights'
import { fromBase64 } from '@discreet/transparency'
import type { GuestDesk } from './guest-desk.ts'
import { queryOf } from './guest-pages.ts'
import { guestTexts } from './guest-texts.ts'
import { orThrow } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import { time } from './times.ts'

const dayMilliseconds = 86_400_000
/** Of a bearer token; an agent asks for another one whenever it likes. */
const tokenMilliseconds = 365 * dayMilliseconds
/** For how long an agent may look at a request. */
const lookMilliseconds = 400 * dayMilliseconds
/** Base64url of 32 bytes. */
const macLength = 43

/** How an agent calls this business. */
function businessId({ site }: SiteStore): string {
  return site.settings.businessId ?? site.id
}

function readingFor({ publicKey }: RightsAgent): AgentReading {
  return {
    decodeBase64: fromBase64,
    decodeUtf8(bytes) {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      } catch {
        return undefined
      }
    },
    verify(message, signature) {
      const key = fromBase64(publicKey)
      return key?.length === 32 && verifySignature(key, message, signature)
    },
  }
}

const refused = (reason: string): DiscreetError => new DiscreetError('not_permitted', reason)

export class AgentDesk {
  readonly #options: RightsOptions
  readonly #guests: GuestDesk

  constructor(options: RightsOptions, guests: GuestDesk) {
    this.#options = options
    this.#guests = guests
  }

  #known({ site }: SiteStore, id: unknown): RightsAgent | undefined {
    return site.settings.agents?.find((agent) => agent.id === id)
  }

  /** Names the agent's key as well, so that it ends with it. */
  #mac(body: string, { publicKey }: RightsAgent): string {
    return this.#options.vault.sealPermit(`agent ${body} ${publicKey}`)
  }

  /** What § 2.05 gives: it may be shown on every server of the site, and nobody keeps it. */
  #issue({ site }: SiteStore, agent: RightsAgent): string {
    const { cryptography, now } = this.#options
    const nonce = cryptography.sha256(cryptography.newKey()).slice(0, 32)
    const text = JSON.stringify({ site: site.id, agent: agent.id, at: now(), nonce })
    const body = Buffer.from(text, 'utf8').toString('base64url')
    return body + this.#mac(body, agent)
  }

  /** Throws `token_invalid`. */
  agentOf(store: SiteStore, authorization: string | undefined): RightsAgent {
    const token = /^Bearer ([A-Za-z0-9_-]{44,1024})$/i.exec(authorization ?? '')?.[1] ?? ''
    const [body, mac] = [token.slice(0, -macLength), token.slice(-macLength)]
    const claims = claimsOf(body)
    const agent = this.#known(store, claims['agent'])
    const age = this.#options.now() - Number(claims['at'])
    const sealed = agent === undefined ? '' : this.#mac(body, agent)
    const same =
      sealed.length === mac.length && timingSafeEqual(Buffer.from(sealed), Buffer.from(mac))
    if (
      agent !== undefined &&
      same &&
      claims['site'] === store.site.id &&
      age < tokenMilliseconds
    ) {
      return agent
    }
    throw new DiscreetError('token_invalid', 'the bearer token is missing or wrong', {
      expected: 'the token of POST /v1/agent/{agent-id}',
    })
  }

  /** Throws `not_permitted`, `payload_unreadable`, `field_invalid`. A message counts once. */
  async setUp(store: SiteStore, id: string, text: string): Promise<string> {
    const agent = this.#known(store, id)
    if (agent === undefined) throw refused('this agent is not known here')
    const expected = { agent: id, business: businessId(store), now: this.#options.now() }
    const { value } = orThrow(readMessage(text, readingFor(agent), expected))
    await this.#once(store, value.signed, value.until)
    return this.#issue(store, agent)
  }

  async #once(store: SiteStore, signed: Uint8Array, until: number): Promise<void> {
    const { cryptography } = this.#options
    if (await store.rights.requests.spend(cryptography.sha256(signed), until)) return
    throw refused('this message came before')
  }

  /** Throws as `setUp`, and `configuration_invalid` where a link is needed and cannot be sent. */
  async exercise(
    store: SiteStore,
    agent: RightsAgent,
    text: string,
    language: string | undefined,
  ): Promise<object> {
    const expected = { agent: agent.id, business: businessId(store), now: this.#options.now() }
    const { value } = orThrow(readMessage(text, readingFor(agent), expected))
    const { value: exercise } = orThrow(readExercise(value))
    const trusted = exercise.emailVerified && proofSuffices(exercise.type, 'agent')
    if (exercise.email !== undefined && !trusted && !this.#guests.mails) {
      throw new DiscreetError('configuration_invalid', 'this server cannot send mail yet')
    }
    await this.#once(store, value.signed, value.until)
    const opened = await this.#open(store, agent, exercise, language)
    const { id } = opened.request
    const { email } = exercise
    if (email === undefined) return this.#shown(store, await this.#deny(store, id), exercise)
    if (!trusted) {
      await this.#guests.mailLink({ store, texts: guestTexts(language) }, opened.request, email)
      return this.#shown(store, opened.request, exercise)
    }
    const { request } = orThrow(await proveRequest(this.#guests.setup(store), id, 'agent'))
    return this.#shown(store, request, exercise)
  }

  async #open(
    store: SiteStore,
    agent: RightsAgent,
    { type, action, regime, email, agentRequestId }: Exercise,
    language: string | undefined,
  ): Promise<OpenedRequest> {
    const setup = this.#guests.setup(store)
    const place = regime === 'ccpa' ? 'US-CA' : store.site.settings.place
    const opened = await openRequest(setup, {
      type,
      channel: 'agent',
      ...(place === undefined ? {} : { place }),
      person: {
        agent: agent.id,
        locale: guestTexts(language).locale,
        ...(email === undefined ? {} : { email }),
        wish: {
          action,
          ...(agentRequestId === undefined ? {} : { agentRequestId }),
        },
      },
    })
    // Stays when whose it was is forgotten, so that the agent still learns how it ended.
    await store.rights.requests.addSecret({
      sha256: this.#lookHash(agent, opened.request.id),
      request: opened.request.id,
      use: 'status',
      expiresAt: this.#options.now() + lookMilliseconds,
    })
    return opened
  }

  /** Keyed: the names of agents and the numbers of requests are no secret. */
  #lookHash({ id }: RightsAgent, request: string): string {
    const { cryptography, vault } = this.#options
    return cryptography.sha256(vault.sealPermit(`agent look ${id} ${request}`))
  }

  /** Without an address there is nobody to ask whether they want this. */
  async #deny(store: SiteStore, id: string): Promise<RightsRequest> {
    const setup = this.#guests.setup(store)
    const explanation = 'an e-mail address is needed to find the person and to ask them'
    const act = { act: 'deny', reason: 'insuf_verification', explanation } as const
    return orThrow(await moveRequest(setup, id, 'system', act)).request
  }

  /** Throws `not_permitted`, whether there is no such request or it is of another agent. */
  async #held(store: SiteStore, agent: RightsAgent, id: string): Promise<RightsRequest> {
    const { requests } = store.rights
    const sha256 = this.#lookHash(agent, id)
    const of = await requests.useSecret(sha256, 'status', this.#options.now())
    const request = of === id ? await requests.find(id) : undefined
    if (request !== undefined) return request
    throw refused('this agent has no such request')
  }

  async status(store: SiteStore, agent: RightsAgent, id: string): Promise<object> {
    const request = await this.#held(store, agent, id)
    return this.#shown(store, request, await this.#wishOf(store, id))
  }

  async #wishOf(store: SiteStore, id: string): Promise<Partial<Exercise>> {
    const person = await personOfRequest(this.#guests.setup(store), id)
    return (person?.wish ?? {}) as Partial<Exercise>
  }

  /** § 2.04: what is signed need not say more than a reason. Throws `request_state`. */
  async revoke(store: SiteStore, agent: RightsAgent, id: string, text: string): Promise<object> {
    const { claims } = orThrow(readSigned(text, readingFor(agent))).value
    const named = claims['agent-id'] ?? agent.id
    const business = claims['business-id'] ?? businessId(store)
    if (named !== agent.id || business !== businessId(store)) throw refused('for somebody else')
    const current = await this.#held(store, agent, id)
    const wish = await this.#wishOf(store, id)
    if (current.state === 'revoked') return this.#shown(store, current, wish)
    const act = { act: 'move', to: 'revoked' } as const
    const moved = orThrow(await moveRequest(this.#guests.setup(store), id, 'agent', act))
    return this.#shown(store, moved.request, wish)
  }

  /** Exercise Status, § 3.03. */
  #shown(store: SiteStore, request: RightsRequest, wish: Partial<Exercise>): object {
    const { id, clocks, denial } = request
    const { status, reason } = drpStatus(request)
    const { agentRequestId } = wish
    const waiting = reason === 'need_user_verification'
    const details = denial?.explanation ?? clocks.extended?.reason ?? clocks.paused?.reason
    const query = queryOf(store.site.id, 'en')
    return {
      request_id: id,
      ...(agentRequestId === undefined ? {} : { agent_request_id: agentRequestId }),
      received_at: time(request.receivedAt),
      expected_by: time(clocks.answerBy),
      status,
      ...(reason === undefined ? {} : { reason }),
      ...(details === undefined ? {} : { processing_details: details }),
      ...(waiting
        ? { user_verification_url: `${this.#options.publicUrl ?? ''}/rights/verify/${id}?${query}` }
        : {}),
    }
  }

  /** The Business Discovery Document of § 3.05.2. Throws `configuration_invalid`. */
  discovery(store: SiteStore): object {
    const { publicUrl } = this.#options
    const { site } = store
    if (publicUrl === undefined) {
      throw new DiscreetError('configuration_invalid', 'nobody has said where this server is', {
        field: 'publicUrl',
        expected: 'DISCREET_PUBLIC_URL',
      })
    }
    const { contact, officer } = site.settings.controller ?? { contact: '', officer: '' }
    return {
      id: businessId(store),
      name: site.name,
      logo: null,
      api_base: `${publicUrl}/drp/${site.id}`,
      supported_actions: Object.keys(agentActions),
      supported_verifications: ['email'],
      privacy_policy_url: `${publicUrl}/privacy?site=${site.id}`,
      web_url: publicUrl,
      technical_contact: contact,
      business_contact: officer === '' || officer === 'none' ? contact : officer,
    }
  }
}

function claimsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown
    return { ...(value as Record<string, unknown> | null) }
  } catch {
    return {}
  }
}
