/** The answer: what a page asks with what it has in hand. Nothing about the caller is stored. */

import type { RecommendRequest } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Sites } from './sites.ts'

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

export function recommendRoutes(server: FastifyInstance, sites: Sites): void {
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
      const { recommender } = await sites.recommender(await sites.named(site))
      return recommender.recommend(request.body as RecommendRequest)
    },
  )
}
