/**
 * What devices and visits report of campaigns: a week, a cell, and a random token against counting it
 * twice. Neither cookies nor tokens of a person; an address is not kept, a body is not logged.
 */
import { acceptReports, decisionToContribute } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Metrics } from './metrics.ts'
import type { Sites } from './sites.ts'
import type { PeopleOptions, Visitors } from './visitors.ts'

const mostReports = 50

/** Looser than what is taken, so that one bad report does not take the others with it. */
const reportsSchema = Type.Object(
  {
    reports: Type.Array(
      Type.Unknown({
        description:
          '{campaign, week, cell, token}; token: a random UUID, once for each campaign and unit',
      }),
      { minItems: 1, maxItems: mostReports },
    ),
  },
  { additionalProperties: false },
)

export function reportRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  { metrics, now }: Pick<PeopleOptions, 'now'> & { readonly metrics: Metrics },
): void {
  server.post(
    '/v1/reports',
    {
      schema: {
        tags: ['crowd'],
        'x-discreet-access': 'public',
        summary: 'What became of campaigns in a visit or on a device; sending it twice counts once',
        querystring: Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) }),
        body: reportsSchema,
      },
    },
    async (request) => {
      const store = await sites.named((request.query as { site?: string }).site)
      const signals = visitors.signals(request, store)
      const { purposes, reasons } = decisionToContribute(visitors.setup(store), signals)
      if (!purposes.includes('contribute')) {
        throw new DiscreetError('not_permitted', 'helping the crowd is not possible here', {
          expected: `nothing; the decision rests on ${reasons.join(', ')}`,
        })
      }
      const { reports } = request.body as { reports: readonly unknown[] }
      const results = await acceptReports(store, reports, now())
      for (const { outcome } of results) metrics.reports.inc({ outcome })
      return { results }
    },
  )
}
