/** What staff did, found again: with filters, a page at a time, or all of it as a file. */
import { Readable } from 'node:stream'
import type { ActionFilter, FoundAction, StaffSetup } from '@discreet/engine'
import { actionColumns, actionRow, everyAction, searchActions } from '@discreet/engine'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { csvLine } from './csv.ts'
import type { OfficeDesk } from './office-desk.ts'
import { momentOf, officeSchema } from './office-desk.ts'
import { time } from './times.ts'

const text = Type.Optional(Type.String({ minLength: 1, maxLength: 200 }))
const count = Type.Optional(Type.String({ pattern: '^\\d{1,15}$' }))

const query = {
  member: text,
  /** Begins with: 'POST /v1/office/requests', 'sign_in'. */
  action: text,
  text,
  from: text,
  to: text,
  limit: count,
  before: count,
  format: Type.Optional(Type.Enum(['json', 'csv', 'jsonl'])),
}

type Asked = Partial<
  Record<Exclude<keyof typeof query, 'format'>, string> & { format: 'json' | 'csv' | 'jsonl' }
>

const usualLimit = '50'

function filterOf({
  member,
  action,
  text: words,
  from,
  to,
  before,
}: Asked): Omit<ActionFilter, 'limit'> {
  return {
    ...(member === undefined ? {} : { member }),
    ...(action === undefined ? {} : { action }),
    ...(words === undefined ? {} : { text: words }),
    ...(from === undefined ? {} : { from: momentOf(from, 'from') }),
    ...(to === undefined ? {} : { to: momentOf(to, 'to') }),
    ...(before === undefined ? {} : { before: Number(before) }),
  }
}

const lines = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csvLine(actionColumns),
    of: (found: FoundAction): string => {
      const row = actionRow(found)
      return csvLine(actionColumns.map((column) => row[column]))
    },
  },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    head: '',
    of: (found: FoundAction): string => `${JSON.stringify(actionRow(found))}\n`,
  },
} as const

async function* written(
  setup: StaffSetup,
  filter: Omit<ActionFilter, 'limit'>,
  { head, of }: (typeof lines)[keyof typeof lines],
): AsyncIterable<string> {
  if (head !== '') yield head
  for await (const found of everyAction(setup, filter)) yield of(found)
}

export function officeAuditRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/audit',
    {
      schema: officeSchema('audit.read', 'What staff did, newest first; or all of it as a file', {
        query,
      }),
    },
    async (request, reply): Promise<object | FastifyReply> => {
      const { setup } = await desk.of(request)
      const asked = request.query as Asked
      const { format = 'json', limit = usualLimit } = asked
      const filter = filterOf(asked)
      if (format !== 'json') {
        return reply
          .type(lines[format].type)
          .header('content-disposition', `attachment; filename="audit.${format}"`)
          .send(Readable.from(written(setup, filter, lines[format])))
      }
      const { actions, next } = await searchActions(setup, { ...filter, limit: Number(limit) })
      return { actions: actions.map((one) => ({ ...one, at: time(one.at) })), next }
    },
  )
}
