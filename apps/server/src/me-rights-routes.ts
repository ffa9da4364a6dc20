/**
 * What somebody who is signed in may ask for, answered at once: everything about them, a stop, an end;
 * and how far each of their requests got. What an answer holds is made for it and kept nowhere.
 */
import { importPerson } from '@discreet/engine'
import { archiveOf } from '@discreet/export-archive'
import { requestTypes } from '@discreet/rights'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Asking, askingQuery as querystring } from './asking.ts'
import { renderExport } from './export-page.ts'
import type { AskedRequest } from './me-rights-desk.ts'
import { MeRightsDesk } from './me-rights-desk.ts'
import { orThrow } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import { sendPage } from './send-page.ts'
import { shownEvent, shownRequest } from './shown-request.ts'
import type { Sites } from './sites.ts'
import { time } from './times.ts'
import type { Visitors } from './visitors.ts'

const tags = ['person']
const largestImport = 20_000_000

class MeRightsRoutes {
  readonly #asking: Asking
  readonly #desk: MeRightsDesk

  constructor(sites: Sites, visitors: Visitors, options: RightsOptions) {
    this.#asking = new Asking(sites, visitors)
    this.#desk = new MeRightsDesk(sites, visitors, options)
  }

  async export(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = await this.#asking.signedIn(request)
    const { format = 'json' } = request.query as { format?: 'json' | 'html' | 'zip' }
    const exported = await this.#desk.exported(asked, format === 'html' ? 'access' : 'portability')
    const { id } = asked.store.site
    void reply.header('discreet-request', exported.request)
    if (format === 'json') {
      return reply
        .header('content-disposition', `attachment; filename="${id}-data.json"`)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(exported))
    }
    const html = renderExport(exported)
    if (format === 'html') return sendPage(reply, html)
    return reply
      .header('content-disposition', `attachment; filename="${id}-data.zip"`)
      .type('application/zip')
      .send(Buffer.from(archiveOf(exported, html)))
  }

  async ask(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.signedIn(request)
    return this.#desk.ask(asked, request.body as AskedRequest)
  }

  async requests(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.signedIn(request)
    const { requests } = asked.store.rights
    const own = await requests.ofPerson(this.#desk.permit(asked))
    return {
      requests: await Promise.all(
        own.map(async (one) => ({
          ...shownRequest(one),
          events: (await requests.events(one.id)).map(shownEvent),
        })),
      ),
    }
  }

  async accessLog(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.signedIn(request)
    const { accesses } = await asked.store.rights.erasure.everything(this.#desk.permit(asked))
    return {
      accesses: accesses.map(({ at, ...access }) => ({
        at: time(at),
        ...access,
      })),
    }
  }

  async signedIn(request: FastifyRequest): Promise<void> {
    await this.#asking.signedIn(request)
  }

  async import(request: FastifyRequest): Promise<object> {
    const { setup, visitor } = await this.#asking.signedIn(request)
    const { ok: _, ...outcome } = orThrow(await importPerson(setup, visitor, request.body))
    return outcome
  }
}

const exportQuery = Type.Object({
  ...querystring.properties,
  format: Type.Optional(
    Type.Enum(['json', 'html', 'zip'], {
      description: 'A page to read, the data, or both with a table of everything. Default: json',
    }),
  ),
})

const requestSchema = Type.Object(
  {
    type: Type.Enum([...requestTypes]),
    text: Type.Optional(
      Type.String({
        maxLength: 10_000,
        description: 'Of a complaint, an appeal, or what is wrong',
      }),
    ),
    about: Type.Optional(
      Type.String({ maxLength: 64, description: 'Id of the request that it is about' }),
    ),
    to: Type.Optional(
      Type.Enum(['profiling', 'offers'], { description: 'Of an objection. Default: both' }),
    ),
    purpose: Type.Optional(
      Type.String({ maxLength: 64, description: 'Of a withdrawal. Default: everything' }),
    ),
    preferences: Type.Optional(
      Type.Object({}, { description: 'Of a rectification: as in PUT /v1/me/preferences' }),
    ),
    facts: Type.Optional(
      Type.Object({}, { description: 'Of a rectification: as in PUT /v1/me/facts' }),
    ),
    forget: Type.Optional(
      Type.Unknown({
        description: 'Of a rectification: [{item, at}], or {from, to} in epoch milliseconds',
      }),
    ),
    jwt: Type.Optional(
      Type.String({
        maxLength: 8192,
        description: "The site's own JWT of the same person, so that its processors can be told",
      }),
    ),
  },
  { additionalProperties: false },
)

export function meRightsRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: RightsOptions,
): void {
  const routes = new MeRightsRoutes(sites, visitors, options)
  const schema = (summary: string): object => ({
    tags,
    'x-discreet-access': 'person',
    summary,
    querystring,
  })
  server.get(
    '/v1/me/export',
    { schema: { ...schema('Everything that is held about the person'), querystring: exportQuery } },
    (request, reply) => routes.export(request, reply),
  )
  server.post(
    '/v1/me/requests',
    { schema: { ...schema('A request, answered at once'), body: requestSchema } },
    (request) => routes.ask(request),
  )
  server.get(
    '/v1/me/requests',
    { schema: schema('Every request of this account, how far it got, and by when') },
    (request) => routes.requests(request),
  )
  server.get(
    '/v1/me/access-log',
    { schema: schema('Who looked at the data of this account, when, and why') },
    (request) => routes.accessLog(request),
  )
  server.post(
    '/v1/me/import',
    {
      bodyLimit: largestImport,
      // Nothing of it is read for somebody who is not signed in.
      preParsing: (request) => routes.signedIn(request),
      schema: {
        ...schema('Takes up an export of another Discreet, as far as it is switched on here'),
        body: Type.Unknown({ description: 'The JSON of GET /v1/me/export' }),
      },
    },
    (request) => routes.import(request),
  )
}
