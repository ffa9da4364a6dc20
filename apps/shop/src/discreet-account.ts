/**
 * What the shop's backend says to Discreet about somebody who is signed in. A shop elsewhere uses
 * `fetch` here (docs/sign-in.md); this one is in the same process.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Order } from './people.ts'
import type { Session } from './sessions.ts'

export interface DiscreetOptions {
  /** Of the shop, at Discreet. */
  readonly site: string
  /** A JWT for somebody who is signed in. `now`: epoch milliseconds. */
  readonly vouch: (person: string, now: number) => Promise<string>
  readonly now: () => number
}

interface Question {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly token?: string
  readonly body?: object
}

interface Purposes {
  readonly purposes: readonly { readonly purpose: string; readonly inForce: boolean }[]
}

/** What Discreet takes at once. */
const mostEvents = 100

export class DiscreetAccount {
  readonly #server: FastifyInstance
  readonly #options: DiscreetOptions

  constructor(server: FastifyInstance, options: DiscreetOptions) {
    this.#server = server
    this.#options = options
  }

  /** A fresh one each time: after an erasure an older one opens nothing. undefined: none was given. */
  async tokenOf({ person }: Session, request: FastifyRequest): Promise<string | undefined> {
    const jwt = await this.#options.vouch(person, this.#options.now())
    const question = { method: 'POST', path: '/v1/me/token', body: { jwt } } as const
    return (await this.#ask<{ token: string }>(request, question))?.token
  }

  /**
   * Tells the orders, if the person switched purchases on; told twice they count once. Returns how
   * many were told; undefined: Discreet did not answer.
   */
  async share(
    session: Session,
    orders: readonly Order[],
    request: FastifyRequest,
  ): Promise<number | undefined> {
    const token = await this.tokenOf(session, request)
    if (token === undefined) return undefined
    const asked = { method: 'GET', path: '/v1/me/choices', token } as const
    const choices = await this.#ask<Purposes>(request, asked)
    if (choices === undefined) return undefined
    const allowed = choices.purposes.some(
      ({ purpose, inForce }) => purpose === 'purchases' && inForce,
    )
    if (!allowed) return 0
    const events = orders.slice(0, mostEvents).map(({ id, at, items }) => ({
      type: 'purchase',
      id,
      at,
      items: items.map(({ item }) => item),
    }))
    const told = { method: 'POST', path: '/v1/me/events', token, body: { events } } as const
    const answer = await this.#ask<{ accepted: number }>(request, told)
    return answer?.accepted
  }

  /** In the name of whoever asks the shop: with their signal, and counted as their request. */
  async #ask<T>(request: FastifyRequest, question: Question): Promise<T | undefined> {
    const { method, path, token, body } = question
    const gpc = request.headers['sec-gpc']
    const answer = await this.#server.inject({
      method,
      url: `${path}?site=${encodeURIComponent(this.#options.site)}`,
      remoteAddress: request.ip,
      headers: {
        ...(gpc === undefined ? {} : { 'sec-gpc': gpc }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    return answer.statusCode === 200 ? (JSON.parse(answer.payload) as T) : undefined
  }
}
