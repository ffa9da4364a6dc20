/**
 * What staff change is written down before it is done and when it is done. What cannot be written down
 * is not done.
 */
import { Readable } from 'node:stream'
import type { BegunAction } from '@discreet/engine'
import { beginAction, endAction } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Capability } from '@discreet/staff'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AtDesk } from './at-desk.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Reads what the route changes, for the hashes of before and after. */
    readonly state?: (at: AtDesk, request: FastifyRequest) => Promise<unknown>
  }
}

interface Open {
  readonly at: AtDesk
  readonly begun: BegunAction
  readonly before: unknown
}

const longestReason = 2000

/** What is about a person keeps its reason where that person finds it, and goes with them. */
const ofPeople = /^(people|requests)\./

function reasonOf({ body }: FastifyRequest, capability: Capability): string | null {
  const { reason } = (body ?? {}) as { reason?: unknown }
  if (typeof reason !== 'string' || ofPeople.test(capability)) return null
  return reason.slice(0, longestReason)
}

/** As JSON has it: exact numbers and bytes become text. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part,
  )
  return JSON.parse(text) as unknown
}

/** `POST /v1/office/requests/:id/answer` */
export function actionOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${routeOptions.url ?? ''}`
}

/** Values of the route's parameters: ids of things and of staff, none of a person. */
function idsOf({ params }: FastifyRequest): Readonly<Record<string, string>> {
  const entries = Object.entries((params ?? {}) as Record<string, string>)
  return Object.fromEntries(entries.map(([name, value]) => [name, value.slice(0, 200)]))
}

export class Audit {
  readonly #open = new WeakMap<FastifyRequest, Open>()

  /** Throws `store_unavailable` when it cannot be written down. */
  async begin(at: AtDesk, request: FastifyRequest, capability: Capability): Promise<void> {
    try {
      const before = plain(await request.routeOptions.config.state?.(at, request))
      const action = {
        action: actionOf(request),
        on: idsOf(request),
        reason: reasonOf(request, capability),
      }
      this.#open.set(request, { at, before, begun: await beginAction(at.setup, at, action) })
    } catch (error) {
      throw new DiscreetError(
        'store_unavailable',
        'this cannot be written down now, so it is not done',
        {},
        error,
      )
    }
  }

  /** Of an answer that is a stream nothing is over yet when it begins. */
  async answering(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    if (!(payload instanceof Readable)) await this.end(request, reply)
  }

  /** What was done is done: a fault here is ours to mend, and no reason to say that it failed. */
  async end(request: FastifyRequest, { statusCode: status }: FastifyReply): Promise<void> {
    const open = this.#open.get(request)
    if (open === undefined) return
    this.#open.delete(request)
    const { at, before, begun } = open
    try {
      const after = plain(await request.routeOptions.config.state?.(at, request))
      await endAction(at.setup, begun, { status, before, after })
    } catch (error) {
      request.log.error({ name: (error as Error).name }, 'an action was not noted as ended')
    }
  }
}
