/**
 * The Segment HTTP API, as the stock clients of Segment and RudderStack speak it: any content type,
 * gzip or not, Basic authentication or `writeKey` in the body. A request that can be read gets 200
 * with what became of each event, because some clients end the process of their host on anything
 * else; 401 is for a wrong key, 400 and 413 for what cannot be read.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Interaction, SiteStore } from '@discreet/engine'
import type { DroppedFields, Refusal } from '@discreet/protocol'
import { admitEvent, DiscreetError } from '@discreet/protocol'
import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'
import { countOrders } from './campaign-purchases.ts'
import { contribute } from './contributing.ts'
import { Gate } from './gate.ts'
import type { Metrics } from './metrics.ts'
import type { Sites } from './sites.ts'
import { basicUser } from './sites.ts'
import type { PeopleOptions } from './visitors.ts'

const unzip = promisify(gunzip)
const largestBody = 5_000_000
const largestUnzipped = 20_000_000
const mostEvents = 5000
/** messageIds are remembered for this many events; beyond it the store itself is idempotent. */
const rememberedMessages = 100_000

const types: Readonly<Record<string, string>> = {
  track: 'track',
  t: 'track',
  identify: 'identify',
  i: 'identify',
  page: 'page',
  p: 'page',
  screen: 'screen',
  s: 'screen',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
}

export interface IngestOptions extends PeopleOptions {
  readonly sites: Sites
  readonly metrics: Metrics
}

interface Body {
  readonly writeKey?: unknown
  readonly batch?: unknown
  readonly sentAt?: unknown
}

interface EventResult {
  readonly index: number
  readonly code: string
  readonly field?: string
  readonly expected?: string
}

async function readBody(request: FastifyRequest, body: Buffer): Promise<Body> {
  let bytes = body
  if (request.headers['content-encoding'] === 'gzip') {
    try {
      bytes = await unzip(body, { maxOutputLength: largestUnzipped })
    } catch (error) {
      const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      throw tooLarge
        ? new DiscreetError(
            'payload_too_large',
            `unzipped, the request is over ${largestUnzipped} bytes`,
          )
        : new DiscreetError('payload_unreadable', 'the gzip data is damaged or cut short')
    }
  }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Falls through to the one error below.
  }
  throw new DiscreetError('payload_unreadable', 'the request is not a JSON object', {
    expected: 'a JSON object',
  })
}

class Window {
  readonly #seen = new Set<string>()

  /** true the second time. */
  repeats(id: unknown): boolean {
    if (typeof id !== 'string') return false
    if (this.#seen.has(id)) return true
    this.#seen.add(id)
    if (this.#seen.size > rememberedMessages) {
      const [oldest = ''] = this.#seen
      this.#seen.delete(oldest)
    }
    return false
  }

  forget(id: unknown): void {
    if (typeof id === 'string') this.#seen.delete(id)
  }
}

interface Sorted {
  readonly interactions: Interaction[]
  readonly rejected: EventResult[]
  readonly accepted: readonly unknown[]
  readonly dropped: number
  readonly repeated: number
}

function countFields({ droppedFields }: Metrics, dropped: DroppedFields): void {
  for (const [kind, count] of Object.entries(dropped)) droppedFields.inc({ kind }, count)
}

function sortEvents(
  events: readonly unknown[],
  store: SiteStore,
  seen: Window,
  gate: Gate,
  { metrics, now }: IngestOptions,
  sentAt: unknown,
): Sorted {
  const interactions: Interaction[] = []
  const rejected: EventResult[] = []
  const accepted: unknown[] = []
  let [dropped, repeated] = [0, 0]
  const { settings } = store.site
  events.forEach((event, index) => {
    const mayContribute = (consents: boolean): boolean => gate.mayContribute(event, consents)
    const admission = admitEvent(event, { ...settings, mayContribute }, now(), sentAt)
    if (admission.ok === false) {
      rejected.push(rejection(index, admission))
      metrics.events.inc({ outcome: 'rejected' })
      return
    }
    countFields(metrics, admission.dropped)
    if (admission.ok === 'dropped') {
      dropped += 1
      metrics.events.inc({ outcome: admission.why })
      return
    }
    const { messageId } = event as { messageId?: unknown }
    if (seen.repeats(messageId)) {
      repeated += 1
      metrics.events.inc({ outcome: 'repeated' })
      return
    }
    accepted.push(messageId)
    const own = gate.ownerOf(event) ?? {}
    interactions.push(...admission.items.map((item) => ({ ...item, ...own })))
    metrics.events.inc({ outcome: 'accepted' })
  })
  return { interactions, rejected, accepted, dropped, repeated }
}

function rejection(index: number, { code, details = {} }: Refusal): EventResult {
  return {
    index,
    code,
    ...(details.field === undefined ? {} : { field: details.field }),
    ...(details.expected === undefined ? {} : { expected: details.expected }),
  }
}

async function take(
  options: IngestOptions,
  seen: Window,
  store: SiteStore,
  events: readonly unknown[],
  sentAt: unknown,
): Promise<object> {
  const gate = await Gate.for({ ...options, store }, events)
  const sorted = sortEvents(events, store, seen, gate, options, sentAt)
  const remembered = await gate.remember(events, sentAt)
  const outcome = await contribute(options, store, sorted.interactions).catch((error: unknown) => {
    for (const id of sorted.accepted) seen.forget(id)
    throw error
  })
  await countOrders(options.sites, { ...options, store }, gate.orders(events, sentAt))
  return {
    success: true,
    accepted: sorted.accepted.length,
    dropped: sorted.dropped,
    repeated: sorted.repeated,
    rejected: sorted.rejected,
    remembered,
    ...outcome,
  }
}

/** Registered in a scope of its own: its content-type parser is not for the other routes. */
export function ingestRoutes(server: FastifyInstance, options: IngestOptions): void {
  const seen = new Window()
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: largestBody },
    (_, body, done) => {
      done(null, body)
    },
  )
  const handle = async (request: FastifyRequest, type: string | undefined): Promise<object> => {
    const raw = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
    const body = await readBody(request, raw)
    const key = basicUser(request.headers.authorization)
    const store = await options.sites.ofWriteKey(
      key ?? (typeof body.writeKey === 'string' ? body.writeKey : undefined),
    )
    if (type !== undefined) return take(options, seen, store, [{ ...body, type }], body.sentAt)
    const { batch } = body
    if (!Array.isArray(batch)) {
      throw new DiscreetError('payload_unreadable', 'the batch is missing', {
        field: '/batch',
        expected: 'a list of events',
      })
    }
    if (batch.length > mostEvents) {
      throw new DiscreetError('payload_too_large', `a batch has at most ${mostEvents} events`)
    }
    return take(options, seen, store, batch, body.sentAt)
  }
  const schema: FastifySchema = {
    tags: ['events'],
    'x-discreet-access': 'write_key',
    summary: 'Segment HTTP API',
    security: [{ writeKey: [] }],
  }
  for (const path of ['/v1/batch', '/v1/b', '/v1/import']) {
    server.post(path, { schema }, (request) => handle(request, undefined))
  }
  for (const [path, type] of Object.entries(types)) {
    server.post(`/v1/${path}`, { schema }, (request) => handle(request, type))
  }
}
