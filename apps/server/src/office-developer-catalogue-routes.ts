/** The catalogue: looked through, brought in from a file or from pasted lines, taken out of. */
import type { Item } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { ItemColumns, ItemField } from './item-columns.ts'
import { itemFields } from './item-columns.ts'
import { importItems } from './item-import.ts'
import type { OfficeDesk } from './office-desk.ts'
import { idOf, officeSchema } from './office-desk.ts'
import { answerWork } from './work-stream.ts'

const largestFile = 50_000_000
const shownAtOnce = 50
const itemParam = Type.Object({ id: Type.String({ minLength: 1, maxLength: 512 }) })

function fits({ id, title = '', categories = [], tags = [] }: Item, text: string): boolean {
  return [id, title, ...categories, ...tags].some((one) => one.toLowerCase().includes(text))
}

function searchRoute(server: FastifyInstance, desk: OfficeDesk): void {
  const query = {
    text: Type.Optional(Type.String({ maxLength: 200 })),
    from: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
  }
  server.get(
    '/v1/office/items',
    { schema: officeSchema('developers.read', 'Items by id, title, category or tag', { query }) },
    async (request) => {
      const { store } = await desk.of(request)
      const { text = '', from = '0' } = request.query as { text?: string; from?: string }
      const { items } = await desk.sites.catalogue(store)
      const wanted = text.trim().toLowerCase()
      const found = wanted === '' ? items : items.filter((item) => fits(item, wanted))
      const first = Number(from)
      const shown = found.slice(first, first + shownAtOnce)
      const next = first + shown.length
      return {
        items: shown,
        found: found.length,
        total: items.length,
        next: next < found.length ? next : null,
      }
    },
  )
}

function deleteRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.delete(
    '/v1/office/items/:id',
    {
      config: { state: ({ store }, request) => store.itemsOf([idOf(request)]) },
      schema: officeSchema('developers.write', 'Takes an item out of the catalogue', {
        params: itemParam,
      }),
    },
    async (request) => {
      const { store } = await desk.of(request)
      if (!(await store.deleteItem(idOf(request)))) {
        throw new DiscreetError('item_unknown', 'the catalogue has no such item')
      }
      desk.sites.forget(store.site.id)
      return { deleted: true }
    },
  )
}

/** JSON in the address: names of columns have commas and equal signs in them. Throws `field_invalid`. */
function columnsOf(text: string): ItemColumns {
  const wrong = (): DiscreetError =>
    new DiscreetError('field_invalid', 'the columns cannot be read', {
      field: '/columns',
      expected: `JSON: {"id": "name of a column", …}; fields: ${itemFields.join(', ')}`,
    })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong()
  }
  const entries = Object.entries((value ?? {}) as Record<string, unknown>)
  const known = ([field, column]: [string, unknown]): boolean =>
    itemFields.includes(field as ItemField) && typeof column === 'string'
  if (!entries.every(known)) throw wrong()
  return Object.fromEntries(entries) as ItemColumns
}

/** In a scope of its own: what it reads is no JSON. */
function importRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.addContentTypeParser(
    ['text/csv', 'application/x-ndjson'],
    { parseAs: 'string', bodyLimit: largestFile },
    (_, text, done) => {
      done(null, text)
    },
  )
  const query = {
    columns: Type.Optional(Type.String({ maxLength: 4000 })),
    dryRun: Type.Optional(Type.Enum(['true', 'false'])),
  }
  server.post(
    '/v1/office/items/import',
    {
      bodyLimit: largestFile,
      config: { state: async ({ store }) => (await store.versions()).catalogue },
      schema: officeSchema(
        'developers.write',
        'Items from CSV or JSON Lines; says how far it is, and of each bad line what is wrong',
        { query },
      ),
    },
    async (request, reply) => {
      const { store } = await desk.of(request)
      const { columns, dryRun } = request.query as { columns?: string; dryRun?: string }
      if (typeof request.body !== 'string') {
        throw new DiscreetError('payload_unreadable', 'this is no text', {
          expected: 'text/csv or application/x-ndjson',
        })
      }
      const wanted = {
        text: request.body,
        format: request.headers['content-type']?.startsWith('text/csv') ? 'csv' : 'jsonl',
        dryRun: dryRun === 'true',
        ...(columns === undefined ? {} : { columns: columnsOf(columns) }),
      } as const
      return answerWork(request, reply, (progress) =>
        importItems(store, wanted, progress).finally(() => desk.sites.forget(store.site.id)),
      )
    },
  )
}

export function developerCatalogueRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  searchRoute(server, desk)
  deleteRoute(server, desk)
  void server.register((scope, _, done) => {
    importRoute(scope, desk)
    done()
  })
}
