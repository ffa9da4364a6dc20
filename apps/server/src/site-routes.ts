/** What a page must know of a site to decide by itself: the same for everybody in a place. */
import { assessmentOf, contributePeriods, eventsPeriod, placeOf } from '@discreet/engine'
import type { DecisionRules, SiteFacts } from '@discreet/policy'
import { packFor } from '@discreet/policy'
import { defaultCaps } from '@discreet/privacy'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { varyBy } from './public-files.ts'
import type { Serving, Sites } from './sites.ts'
import type { PeopleOptions, Visitors } from './visitors.ts'

function rulesOf(pack: DecisionRules): DecisionRules {
  return {
    id: pack.id,
    version: pack.version,
    defaultLevel: pack.defaultLevel,
    ages: pack.ages,
    consentDays: pack.consentDays,
    inactiveDays: pack.inactiveDays,
    twoStepRaise: pack.twoStepRaise,
    reaskDays: pack.reaskDays,
  }
}

function modelFacts(serving: Serving | undefined, query: string): SiteFacts['model'] {
  if (serving === undefined) return null
  const { epsilon, delta } = serving.recommender.model
  const { id } = serving.file
  return { id, path: `/v1/model/${id}${query}`, epsilon, delta, releases: serving.releases }
}

export function siteRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  { cryptography, packs, now }: PeopleOptions,
): void {
  server.get(
    '/v1/site',
    {
      schema: {
        tags: ['model'],
        'x-discreet-access': 'public',
        summary: 'What a page needs to decide and to score by itself',
        querystring: Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) }),
      },
    },
    async (request, reply): Promise<SiteFacts> => {
      const store = await sites.named((request.query as { site?: string }).site)
      const { id, name, settings } = store.site
      const place = placeOf(visitors.setup(store), visitors.signals(request, store))
      const query = `?site=${encodeURIComponent(id)}`
      const { startsAt, endsAt } = eventsPeriod(settings, now())
      const { file } = await sites.catalogue(store)
      if (settings.placeHeader !== undefined) varyBy(reply, settings.placeHeader.toLowerCase())
      void reply.header('cache-control', 'public, max-age=60')
      return {
        site: id,
        name,
        key: Buffer.from(cryptography.publicKey).toString('base64url'),
        audience: settings.audience ?? 'general',
        pack: rulesOf(packFor(packs, place)),
        accounts: settings.identity !== undefined && assessmentOf(store.site) === 'approved',
        model: modelFacts(await sites.serving(store), query),
        catalogue: { path: `/v1/catalogue/${file.id}${query}` },
        crowd: {
          startsAt,
          endsAt,
          periodsPerYear: contributePeriods(settings),
          baskets: defaultCaps.basketsPerPerson,
          itemsPerBasket: defaultCaps.itemsPerBasket,
        },
      }
    },
  )
}
