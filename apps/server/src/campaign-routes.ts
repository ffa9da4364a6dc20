/** The public file of campaigns, and what an account's page says of them. */
import { bindSignal, enrolAccount, standingOf } from '@discreet/engine'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Asking, askingQuery } from './asking.ts'
import { contextOf, contextSchema } from './campaign-context.ts'
import { readStep } from './campaign-steps.ts'
import { orThrow } from './problem.ts'
import { sendFile } from './public-files.ts'
import type { Sites } from './sites.ts'
import type { PeopleOptions, Visitors } from './visitors.ts'

const mostSteps = 50

export function campaignFileRoutes(
  server: FastifyInstance,
  sites: Sites,
  { now }: Pick<PeopleOptions, 'now'>,
): void {
  server.get(
    '/v1/campaigns',
    {
      schema: {
        tags: ['campaigns'],
        'x-discreet-access': 'public',
        summary: 'Slots, audiences and campaigns, the same for everybody: pages decide themselves',
        querystring: Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) }),
      },
    },
    async (request, reply) => {
      const store = await sites.named((request.query as { site?: string }).site)
      const { served } = await sites.campaigns.of(store, now())
      return sendFile(request, reply, served, 'public, max-age=60')
    },
  )
}

/** Looser than what is taken, so that one bad step does not take the others with it. */
const stepsSchema = Type.Object(
  {
    steps: Type.Array(
      Type.Unknown({
        description:
          '{campaign, step?, amount?, guard?}; without a step: it was rendered, which enrols',
      }),
      { minItems: 1, maxItems: mostSteps },
    ),
    context: Type.Optional(contextSchema),
  },
  { additionalProperties: false },
)

export function accountCampaignRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
): void {
  const asking = new Asking(sites, visitors)
  server.post(
    '/v1/me/campaigns',
    {
      schema: {
        tags: ['campaigns'],
        'x-discreet-access': 'person',
        summary: 'What was rendered and what came of it, for an account that helps the crowd',
        querystring: askingQuery,
        body: stepsSchema,
      },
    },
    async (request) => {
      const { store, setup, visitor } = await asking.signedIn(request)
      const { byId } = await sites.catalogue(store)
      const itemOf = (id: string): ReturnType<typeof byId.get> => byId.get(id)
      const { steps, context = {} } = request.body as {
        steps: readonly unknown[]
        context?: Record<string, unknown>
      }
      await bindSignal(setup, visitor, await standingOf(setup, visitor))
      const known = contextOf(context, itemOf, undefined)
      const read = steps.map((value) => readStep(value, known))
      const taken = read.flatMap((one) => (one.ok ? [one.step] : []))
      const outcomes = [...orThrow(await enrolAccount(setup, visitor, taken, itemOf)).outcomes]
      // In the order in which they came.
      const results = read.map((one) => {
        if (one.ok) return outcomes.shift()
        const { ok: _, ...why } = one
        return { outcome: 'refused', ...why }
      })
      return { results }
    },
  )
}
