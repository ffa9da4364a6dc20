/** The shop's own API for its pages: who is signed in, and what they ordered. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DiscreetOptions } from './discreet-account.ts'
import { DiscreetAccount } from './discreet-account.ts'
import type { Order, OrderLine } from './people.ts'
import { pastOrders, people } from './people.ts'
import type { Session } from './sessions.ts'
import { Sessions, sessionCookie, wordIn } from './sessions.ts'

const mostLines = 200
const mostOrders = 50
const longestItem = 512

function isLines(value: unknown): value is OrderLine[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= mostLines &&
    value.every((line: Partial<Record<keyof OrderLine, unknown>> | null) => {
      const { item, quantity } = line ?? {}
      const named = typeof item === 'string' && item.length > 0 && item.length <= longestItem
      const counted = Number.isInteger(quantity) && Number(quantity) >= 1 && Number(quantity) <= 99
      return named && counted
    })
  )
}

/** Also behind a proxy. Whoever makes the header up asks for a stricter cookie, no laxer one. */
function isSecure({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https'
}

class AccountRoutes {
  readonly #discreet: DiscreetAccount
  readonly #now: () => number
  readonly #sessions = new Sessions()
  readonly #orders: Map<string, readonly Order[]>

  constructor(server: FastifyInstance, options: DiscreetOptions) {
    this.#discreet = new DiscreetAccount(server, options)
    this.#now = options.now
    this.#orders = pastOrders(options.now())
  }

  #found({ headers }: FastifyRequest): Session | undefined {
    return this.#sessions.find(headers.cookie, this.#now())
  }

  async #shown(session: Session | undefined, request: FastifyRequest): Promise<object> {
    if (session === undefined) return { person: null }
    const token = await this.#discreet.tokenOf(session, request)
    return {
      person: people.find(({ id }) => id === session.person),
      token: token ?? null,
      orders: this.#orders.get(session.person) ?? [],
    }
  }

  session(request: FastifyRequest): Promise<object> {
    return this.#shown(this.#found(request), request)
  }

  /** A new word every time, so that nobody can sign somebody else in with a word that they know. */
  async signIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { person } = (request.body ?? {}) as { person?: unknown }
    const found = people.find(({ id }) => id === person)
    if (found === undefined) return reply.code(422).send({ error: 'there is nobody of that id' })
    this.#sessions.end(request.headers.cookie)
    const { word, session } = this.#sessions.start(found.id, this.#now())
    return reply
      .header('set-cookie', sessionCookie(word, isSecure(request)))
      .send(await this.#shown(session, request))
  }

  signOut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { cookie } = request.headers
    this.#sessions.end(cookie)
    if (wordIn(cookie) !== '') {
      void reply.header('set-cookie', sessionCookie('', isSecure(request)))
    }
    return reply.send({ person: null })
  }

  /** No payment, no address. Of somebody who is not signed in nothing is kept. */
  order(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { items } = (request.body ?? {}) as { items?: unknown }
    if (!isLines(items)) return reply.code(422).send({ error: 'an order needs items and numbers' })
    const order: Order = {
      id: `FF-${randomBytes(5).toString('hex').toUpperCase()}`,
      at: new Date(this.#now()).toISOString(),
      items: items.map(({ item, quantity }) => ({ item, quantity })),
    }
    const session = this.#found(request)
    if (session !== undefined) {
      const before = this.#orders.get(session.person) ?? []
      this.#orders.set(session.person, [order, ...before].slice(0, mostOrders))
    }
    return reply.send({ order })
  }

  async share(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const session = this.#found(request)
    if (session === undefined) return reply.code(401).send({ error: 'nobody is signed in' })
    const orders = this.#orders.get(session.person) ?? []
    const sent = await this.#discreet.share(session, orders, request)
    if (sent === undefined) return reply.code(502).send({ error: 'Discreet did not take it' })
    return reply.send({ sent })
  }
}

/** What is wrong with a request that changes something: pages of other origins cannot send JSON. */
function foreign({ headers }: FastifyRequest): { code: number; error: string } | undefined {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') {
    return { code: 403, error: 'only the pages of this shop may ask this' }
  }
  const json = /^application\/json *(;|$)/i.test(headers['content-type'] ?? '')
  return json ? undefined : { code: 415, error: 'this takes application/json' }
}

export function accountRoutes(server: FastifyInstance, options: DiscreetOptions): void {
  const routes = new AccountRoutes(server, options)
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('cache-control', 'no-store')
    const wrong = request.method === 'POST' ? foreign(request) : undefined
    if (wrong === undefined) return done()
    void reply.code(wrong.code).send({ error: wrong.error })
  })
  server.setErrorHandler((error: { statusCode?: number; name?: string }, request, reply) => {
    const { statusCode = 500, name } = error
    if (statusCode >= 500) request.log.error({ name }, 'the shop failed')
    return reply
      .code(statusCode)
      .send({ error: statusCode < 500 ? 'the request cannot be read' : 'something failed here' })
  })
  server.get('/session', (request) => routes.session(request))
  server.get('/people', () => people)
  server.post('/sign-in', (request, reply) => routes.signIn(request, reply))
  server.post('/sign-out', (request, reply) => routes.signOut(request, reply))
  server.post('/orders', (request, reply) => routes.order(request, reply))
  server.post('/share-orders', (request, reply) => routes.share(request, reply))
}
