/**
 * Requests of people who are not signed in. What comes back when one is made says nothing about
 * whether anything is held: only whoever opens the link in the mail learns that.
 */
import type { ConsentRecord, Fulfilment } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { RightsRequest } from '@discreet/rights'
import { requestTypes } from '@discreet/rights'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { askingQuery as querystring } from './asking.ts'
import type { GuestAsked } from './guest-asking.ts'
import { GuestAsking } from './guest-asking.ts'
import type { GuestAsk } from './guest-desk.ts'
import { GuestDesk } from './guest-desk.ts'
import { GuestPages, guestPageRoutes } from './guest-page-routes.ts'
import { aMinute } from './limits.ts'
import type { RightsOptions } from './rights-options.ts'
import { shownRequest } from './shown-request.ts'
import type { Sites } from './sites.ts'
import { time, timeOrNull } from './times.ts'
import type { Visitors } from './visitors.ts'

const tags = ['rights']
/** Of one address on the net; what an e-mail address is sent is limited besides. */
const rateLimit = aMinute(20)

const askSchema = Type.Object(
  {
    type: Type.Enum([...requestTypes]),
    email: Type.Optional(Type.String({ maxLength: 254 })),
    receipt: Type.Optional(Type.String({ maxLength: 8192 })),
    text: Type.Optional(Type.String({ maxLength: 4000 })),
    about: Type.Optional(Type.String({ maxLength: 64 })),
    wish: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Type.Unknown())),
    locale: Type.Optional(Type.String({ maxLength: 35 })),
  },
  { additionalProperties: false },
)

/** What whoever made a request may know of it. */
function shown(request: RightsRequest): object {
  const { certificate } = request
  return { ...shownRequest(request), ...(certificate === null ? {} : { certificate }) }
}

class GuestRoutes {
  readonly #asking: GuestAsking
  readonly #desk: GuestDesk

  constructor(asking: GuestAsking, desk: GuestDesk) {
    this.#asking = asking
    this.#desk = desk
  }

  async ask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { locale, ...ask } = request.body as GuestAsk & { locale?: string }
    const asked = await this.#asking.of(request, locale)
    const opened = await this.#desk.open(asked, ask)
    const { fulfilment, record } = opened
    const { clocks, id, state } = opened.request
    return reply.code(202).send({
      request: id,
      state,
      statusToken: opened.statusToken,
      acknowledgeBy: timeOrNull(clocks.acknowledgeBy),
      answerBy: time(clocks.answerBy),
      aimBy: time(clocks.aimBy),
      ...(fulfilment === undefined ? {} : { answer: this.#answer(asked, fulfilment, record) }),
    })
  }

  #answer({ store, texts }: GuestAsked, fulfilment: Fulfilment, record?: ConsentRecord): object {
    if (fulfilment.kind === 'receipt') {
      const { signReceipt } = this.#desk.setup(store)
      return { ...fulfilment, receipt: signReceipt(fulfilment.record) }
    }
    if (fulfilment.kind !== 'nothing_held') return fulfilment
    const { answers } = texts
    return {
      kind: 'nothing_held',
      statement: [answers.nothingTitle, ...answers.nothing],
      ...(record === undefined ? {} : { record }),
    }
  }

  async confirm(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.of(request)
    const { token } = request.body as { token: string }
    const { request: done, fulfilment } = await this.#desk.confirm(asked.store, token)
    return { request: shown(done), answer: this.#answer(asked, fulfilment) }
  }

  /** Throws `request_unknown`, also without a token. */
  async #held(request: FastifyRequest): Promise<[...Parameters<GuestDesk['look']>]> {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (token === undefined) {
      throw new DiscreetError('token_invalid', 'this needs the token of the request', {
        expected: 'Authorization: Bearer with the statusToken of POST /v1/requests',
      })
    }
    const { store } = await this.#asking.of(request)
    return [store, (request.params as { id: string }).id, token]
  }

  async look(request: FastifyRequest): Promise<object> {
    return shown(await this.#desk.look(...(await this.#held(request))))
  }

  async revoke(request: FastifyRequest): Promise<object> {
    return shown(await this.#desk.revoke(...(await this.#held(request))))
  }
}

const params = Type.Object({ id: Type.String({ maxLength: 64 }) })

export function guestRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: RightsOptions,
): void {
  const desk = new GuestDesk(options)
  const asking = new GuestAsking(sites, visitors)
  const routes = new GuestRoutes(asking, desk)
  askingRoutes(server, routes)
  followingRoutes(server, routes)
  const pages = new GuestPages(asking, desk)
  server.register((scope) => guestPageRoutes(scope, pages, rateLimit))
}

function askingRoutes(server: FastifyInstance, routes: GuestRoutes): void {
  const config = { rateLimit }
  server.post(
    '/v1/requests',
    {
      config,
      schema: {
        tags,
        'x-discreet-access': 'public',
        summary: 'Ask without an account, by e-mail or with a receipt',
        querystring,
        body: askSchema,
      },
    },
    (request, reply) => routes.ask(request, reply),
  )
  server.post(
    '/v1/requests/confirm',
    {
      config,
      schema: {
        tags,
        'x-discreet-access': 'link',
        summary: 'Use the link in the mail: answers with what was asked for',
        querystring,
        body: Type.Object(
          { token: Type.String({ maxLength: 128 }) },
          { additionalProperties: false },
        ),
      },
    },
    (request) => routes.confirm(request),
  )
}

function followingRoutes(server: FastifyInstance, routes: GuestRoutes): void {
  server.get(
    '/v1/requests/:id',
    {
      schema: {
        tags,
        'x-discreet-access': 'link',
        summary: 'How far a request is',
        querystring,
        params,
      },
    },
    (request) => routes.look(request),
  )
  server.delete(
    '/v1/requests/:id',
    {
      schema: {
        tags,
        'x-discreet-access': 'link',
        summary: 'Take a request back',
        querystring,
        params,
      },
    },
    (request) => routes.revoke(request),
  )
}
