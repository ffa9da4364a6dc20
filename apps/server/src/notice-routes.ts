/** What anybody may know about privacy here: the notice, its versions, GPC, the record of processing. */
import type { PeopleSetup, SiteStore } from '@discreet/engine'
import { noticeOf } from '@discreet/engine'
import type { LawPack } from '@discreet/policy'
import { gpcSupport, packFor, processingRecord, textsFor } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { checkpointOf } from './log-routes.ts'
import { privacyPage } from './privacy-page.ts'
import { sendPage } from './send-page.ts'
import type { Sites } from './sites.ts'
import type { PeopleOptions, Visitors } from './visitors.ts'

/** When the way in which GPC is honoured last changed. */
const gpcSince = '2026-11-24'

const querystring = Type.Object({
  site: Type.Optional(Type.String({ maxLength: 63 })),
  locale: Type.Optional(Type.String({ maxLength: 35 })),
})

const tags = ['privacy']

interface Asked {
  readonly store: SiteStore
  readonly setup: PeopleSetup
  readonly pack: LawPack
  readonly locale: string
}

type Ask = (request: FastifyRequest) => Promise<Asked>

function asker(sites: Sites, visitors: Visitors, options: PeopleOptions): Ask {
  return async (request) => {
    const { site, locale } = request.query as { site?: string; locale?: string }
    const store = await sites.named(site)
    const setup = visitors.setup(store)
    const { place } = await visitors.of(request, store)
    const pack = packFor(options.packs, place ?? store.site.settings.place)
    return {
      store,
      setup,
      pack,
      locale: textsFor(locale ?? request.headers['accept-language']).locale,
    }
  }
}

function processingRoute(server: FastifyInstance, asked: Ask): void {
  server.get(
    '/v1/processing',
    {
      schema: {
        tags,
        'x-discreet-access': 'anybody',
        summary: 'The record of processing (GDPR Article 30)',
        querystring,
      },
    },
    async (request) => {
      const { store, locale } = await asked(request)
      const { controller } = store.site.settings
      if (controller === undefined) {
        throw new DiscreetError('configuration_invalid', 'nobody has said who the controller is', {
          field: 'controller',
          expected: 'discreet configure --controller …',
        })
      }
      return { controller, activities: processingRecord(controller, locale) }
    },
  )
}

export function noticeRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: PeopleOptions,
): void {
  const asked = asker(sites, visitors, options)
  server.get(
    '/v1/notice',
    {
      schema: {
        tags,
        'x-discreet-access': 'anybody',
        summary: 'The notice: short, as a label, and in full',
        querystring,
      },
    },
    async (request) => {
      const { store, setup, pack, locale } = await asked(request)
      const notice = noticeOf(setup, pack, locale)
      if (notice.missing.length > 0) {
        throw new DiscreetError('configuration_invalid', 'the notice cannot be published yet', {
          field: notice.missing.join(', '),
          expected: 'discreet configure --controller … --contact … --officer …',
        })
      }
      const text = JSON.stringify(notice)
      const sha256 = options.cryptography.sha256(text)
      await store.keepNotice({ sha256, locale, text })
      const { material: _, ...shown } = notice
      return { sha256, pack: { id: pack.id, version: pack.version }, ...shown }
    },
  )
  server.get(
    '/v1/notices/:sha256',
    {
      schema: {
        tags,
        'x-discreet-access': 'anybody',
        summary: 'A notice as it was shown, by its hash (receipts name it)',
        querystring,
        params: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
      },
    },
    async (request, reply) => {
      const { store } = await asked(request)
      const kept = await store.notice((request.params as { sha256: string }).sha256)
      if (kept === undefined) throw new DiscreetError('route_unknown', 'there is no such notice')
      return reply.header('content-type', 'application/json').send(kept.text)
    },
  )
  processingRoute(server, asked)
  server.get('/privacy', { schema: { hide: true, querystring } }, async (request, reply) => {
    const { store, setup, pack, locale } = await asked(request)
    const checkpoint = await checkpointOf(store, options.cryptography)
    return sendPage(reply, await privacyPage(store, noticeOf(setup, pack, locale), checkpoint))
  })
  server.get('/.well-known/gpc.json', { schema: { hide: true } }, () => gpcSupport(gpcSince))
}
