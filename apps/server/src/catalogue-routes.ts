/** The public catalogue comes in here: one item, many, or JSON Lines of any length. */
import type { Item } from '@discreet/protocol'
import { checkItem, DiscreetError } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Sites } from './sites.ts'
import { basicUser } from './sites.ts'

const itemsAtOnce = 500
const longestLine = 100_000

interface Rejected {
  readonly index: number
  readonly code: string
  readonly field?: string
  readonly expected?: string
}

/** Values of a JSON Lines stream; a line that is not JSON is undefined. */
async function* jsonLines(source: AsyncIterable<Buffer>): AsyncIterable<unknown> {
  let rest = ''
  const decoder = new TextDecoder()
  const parse = (line: string): unknown => {
    try {
      return JSON.parse(line)
    } catch {
      return undefined
    }
  }
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) {
      throw new DiscreetError('payload_too_large', `a line has more than ${longestLine} characters`)
    }
    for (const line of lines) if (line.trim() !== '') yield parse(line)
  }
  if (rest.trim() !== '') yield parse(rest)
}

async function* each(values: readonly unknown[]): AsyncIterable<unknown> {
  yield* values
}

async function upsert(
  source: AsyncIterable<unknown>,
  store: (items: readonly Item[]) => Promise<void>,
): Promise<{ accepted: number; rejected: Rejected[] }> {
  const rejected: Rejected[] = []
  let waiting: Item[] = []
  let [index, accepted] = [0, 0]
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    await store(waiting)
    accepted += waiting.length
    waiting = []
  }
  for await (const value of source) {
    const checked = checkItem(value)
    if (checked.ok) waiting.push(checked.item)
    else rejected.push({ index, code: checked.code, ...checked.details })
    if (waiting.length === itemsAtOnce) await flush()
    index += 1
  }
  await flush()
  return { accepted, rejected }
}

export function catalogueRoutes(server: FastifyInstance, sites: Sites): void {
  server.addContentTypeParser(['application/x-ndjson', 'application/jsonl'], (_, payload, done) => {
    done(null, payload)
  })
  const security = [{ writeKey: [] }]
  server.post(
    '/v1/items',
    {
      bodyLimit: 50_000_000,
      // Nothing of it is read for somebody without a key.
      preParsing: async ({ headers }) => {
        await sites.ofWriteKey(basicUser(headers.authorization))
      },
      schema: {
        tags: ['catalogue'],
        'x-discreet-access': 'write_key',
        summary: 'Add or change items: one, a list, or JSON Lines',
        security,
      },
    },
    async (request) => {
      const store = await sites.ofWriteKey(basicUser(request.headers.authorization))
      const { body } = request
      const stream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body
      const source = stream
        ? jsonLines(body as AsyncIterable<Buffer>)
        : each(Array.isArray(body) ? body : [body])
      // Also when a later part cannot be read: what came before it is stored.
      return upsert(source, (items) => store.upsertItems(items)).finally(() => {
        sites.forget(store.site.id)
      })
    },
  )
  server.delete(
    '/v1/items/:id',
    {
      schema: {
        tags: ['catalogue'],
        'x-discreet-access': 'write_key',
        summary: 'Take an item out of the catalogue',
        security,
        params: Type.Object({ id: Type.String({ maxLength: 512 }) }),
      },
    },
    async (request, reply) => {
      const store = await sites.ofWriteKey(basicUser(request.headers.authorization))
      const { id } = request.params as { id: string }
      if (!(await store.deleteItem(id))) {
        throw new DiscreetError('item_unknown', 'the catalogue has no such item')
      }
      sites.forget(store.site.id)
      return reply.code(204).send()
    },
  )
}
