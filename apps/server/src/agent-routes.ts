/**
 * The endpoints of the Data Rights Protocol 1.0 (§ 2): signed messages come in as text, and answers and
 * faults have the protocol's own form (§ 3.06). They are there twice: for the only site of a server,
 * and with a site's name in front, for a server of several.
 */
import type { SiteStore } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { AgentDesk } from './agent-desk.ts'
import { GuestDesk } from './guest-desk.ts'
import type { Limits } from './limits.ts'
import { aMinute } from './limits.ts'
import { problemFor } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import type { Sites } from './sites.ts'

const tags = ['agents']
const longestMessage = 32_000
const querystring = Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) })

/** What is form, and not trust, is the agent's to mend: 400, as in the protocol's own example. */
const malformed: readonly string[] = ['payload_unreadable', 'field_invalid']

/** What is no use to send again as it is. */
const final: readonly string[] = ['not_permitted', ...malformed]

function sendFault(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, status, detail, field, expected } = problemFor(error, request)
  const sent = malformed.includes(code) ? 400 : status
  const fatal = final.includes(code) && field !== 'issued-at'
  const where = field === undefined || field === '' ? '' : `${field}: `
  return reply.code(sent).send({
    code: String(sent),
    message: `${where}${detail}${expected === undefined ? '' : `; expected ${expected}`}`,
    ...(fatal ? { fatal } : {}),
  })
}

const params = (name: string) => Type.Object({ [name]: Type.String({ maxLength: 256 }) })

class AgentRoutes {
  readonly #sites: Sites
  readonly #desk: AgentDesk

  constructor(sites: Sites, desk: AgentDesk) {
    this.#sites = sites
    this.#desk = desk
  }

  #store({ params: of, query }: FastifyRequest): Promise<SiteStore> {
    const { site } = of as { site?: string }
    return this.#sites.named(site ?? (query as { site?: string }).site)
  }

  async discovery(request: FastifyRequest): Promise<object> {
    return this.#desk.discovery(await this.#store(request))
  }

  async exercise(request: FastifyRequest): Promise<object> {
    const store = await this.#store(request)
    const { authorization, 'accept-language': language } = request.headers
    const agent = this.#desk.agentOf(store, authorization)
    return this.#desk.exercise(store, agent, String(request.body), language)
  }

  async status(request: FastifyRequest): Promise<object> {
    const store = await this.#store(request)
    const agent = this.#desk.agentOf(store, request.headers.authorization)
    return this.#desk.status(store, agent, (request.params as { id: string }).id)
  }

  async revoke(request: FastifyRequest): Promise<object> {
    const store = await this.#store(request)
    const agent = this.#desk.agentOf(store, request.headers.authorization)
    const { id } = request.params as { id: string }
    return this.#desk.revoke(store, agent, id, String(request.body ?? ''))
  }

  /** § 2.05.1: whatever is wrong, 403 and no more. */
  async setUp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { agentId } = request.params as { agentId: string }
    try {
      const store = await this.#store(request)
      const token = await this.#desk.setUp(store, agentId, String(request.body))
      return reply.send({ 'agent-id': agentId, token })
    } catch (error) {
      if (error instanceof DiscreetError && final.includes(error.code)) {
        return reply.code(403).send()
      }
      throw error
    }
  }

  /** § 2.06: whether a token still works. */
  async check(request: FastifyRequest): Promise<object> {
    const store = await this.#store(request)
    const agent = this.#desk.agentOf(store, request.headers.authorization)
    if (agent.id === (request.params as { agentId: string }).agentId) return {}
    throw new DiscreetError('not_permitted', 'the token is of another agent')
  }
}

function mount(
  scope: FastifyInstance,
  routes: AgentRoutes,
  { agents }: Pick<Limits, 'agents'>,
  hide: boolean,
): void {
  scope.removeAllContentTypeParsers()
  const text = { parseAs: 'string', bodyLimit: longestMessage } as const
  scope.addContentTypeParser('*', text, (_, body, done) => done(null, body))
  scope.setErrorHandler(sendFault)
  const schema = (summary: string, more: object = {}): object => ({
    schema: { tags, 'x-discreet-access': 'agent', summary, querystring, hide, ...more },
  })
  const id = { params: params('id') }
  const agentId = { params: params('agentId') }
  scope.get(
    '/.well-known/data-rights.json',
    schema('What agents may ask for (Data Rights Protocol)', { 'x-discreet-access': 'public' }),
    (request) => routes.discovery(request),
  )
  scope.post('/v1/data-rights-request', schema('A signed request of an agent'), (request) =>
    routes.exercise(request),
  )
  scope.get('/v1/data-rights-request/:id', schema('How far it is', id), (request) =>
    routes.status(request),
  )
  scope.delete('/v1/data-rights-request/:id', schema('Take it back, signed', id), (request) =>
    routes.revoke(request),
  )
  scope.post(
    '/v1/agent/:agentId',
    { ...schema('A bearer token for an agent', agentId), config: { rateLimit: aMinute(agents) } },
    (request, reply) => routes.setUp(request, reply),
  )
  scope.get('/v1/agent/:agentId', schema('Whether a token works', agentId), (request) =>
    routes.check(request),
  )
}

export function agentRoutes(
  server: FastifyInstance,
  sites: Sites,
  options: RightsOptions,
  limits: Pick<Limits, 'agents'>,
): void {
  const routes = new AgentRoutes(sites, new AgentDesk(options, new GuestDesk(options)))
  server.register((scope, _, done) => {
    mount(scope, routes, limits, false)
    done()
  })
  server.register(
    (scope, _, done) => {
      mount(scope, routes, limits, true)
      done()
    },
    { prefix: '/drp/:site' },
  )
}
