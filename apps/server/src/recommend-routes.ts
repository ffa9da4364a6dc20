/**
 * The answer: what a page asks with what it has in hand. Nothing about the caller is stored. With a
 * token of somebody at level 3 the profile is used as far as they switched it on, and each reason
 * says so.
 */

import type { PeopleSetup, Visitor } from '@discreet/engine'
import { bindSignal, recall } from '@discreet/engine'
import type { PersonalContext, RecommendRequest } from '@discreet/protocol'
import type { Done } from '@discreet/recommend'
import { decayedHistory } from '@discreet/recommend'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Sites } from './sites.ts'
import type { Visitors } from './visitors.ts'

const id = Type.String({ minLength: 1, maxLength: 512 })
const ids = Type.Array(id, { maxItems: 500 })

const requestSchema = Type.Object(
  {
    placement: Type.Enum(['home', 'product', 'basket', 'similar', 'trending']),
    items: Type.Optional(ids),
    basket: Type.Optional(ids),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    exclude: Type.Optional(ids),
    filters: Type.Optional(
      Type.Object({
        categories: Type.Optional(ids),
        owned: Type.Optional(ids),
        maxCategoryShare: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
      }),
    ),
  },
  { additionalProperties: false },
)

const responseSchema = Type.Object({
  placement: Type.String(),
  items: Type.Array(
    Type.Object({
      item: Type.String(),
      score: Type.Number(),
      terms: Type.Record(Type.String(), Type.Number()),
      reason: Type.Object({
        term: Type.String(),
        because: Type.Array(Type.Object({ item: Type.String(), contribution: Type.Number() })),
        text: Type.String(),
      }),
    }),
  ),
  model: Type.Object({
    id: Type.String(),
    kind: Type.String(),
    why: Type.String(),
    releases: Type.Array(Type.String()),
    epsilon: Type.Union([Type.Number(), Type.Null()]),
    delta: Type.Union([Type.Number(), Type.Null()]),
  }),
  unknown: Type.Array(Type.String()),
})

/** What a profile adds; undefined when nothing of it may be used. */
async function personalOf(
  setup: PeopleSetup,
  visitor: Visitor,
): Promise<PersonalContext | undefined> {
  const { subject } = visitor
  if (subject === undefined) return undefined
  const { standing, recalled } = await recall(setup, { ...visitor, subject })
  await bindSignal(setup, visitor, standing)
  if (recalled.length === 0) return undefined
  const done: Done[] = []
  const [liked, avoided]: [string[], string[]] = [[], []]
  for (const { field, at, content } of recalled) {
    if (field === 'account.preferences') {
      liked.push(...(content['liked'] as string[]))
      avoided.push(...(content['avoided'] as string[]))
    } else if (field === 'account.purchases' || field === 'account.views') {
      done.push({ item: String(content['item']), at, bought: field === 'account.purchases' })
    }
  }
  return { ...decayedHistory(done, setup.now()), liked, avoided }
}

export function recommendRoutes(server: FastifyInstance, sites: Sites, visitors: Visitors): void {
  server.post(
    '/v1/recommend',
    {
      schema: {
        tags: ['recommend'],
        summary: 'Recommendations for a placement, each with its exact reason',
        querystring: Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) }),
        body: requestSchema,
        response: { 200: responseSchema },
      },
    },
    async (request) => {
      const { site } = request.query as { site?: string }
      const store = await sites.named(site)
      const { recommender } = await sites.recommender(store)
      const visitor = await visitors.of(request, store)
      const personal = await personalOf(visitors.setup(store), visitor)
      return recommender.recommend(request.body as RecommendRequest, personal)
    },
  )
}
