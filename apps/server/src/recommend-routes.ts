/**
 * The answer: what a page asks with what it has in hand. Nothing about the caller is stored. With a
 * token of somebody at level 3 the profile is used as far as they switched it on, and each reason
 * says so.
 */
import { textsFor } from '@discreet/policy'
import type { Item, RecommendRequest } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { personalOf } from './personal-context.ts'
import type { Sites } from './sites.ts'
import type { Visitors } from './visitors.ts'

const id = Type.String({ minLength: 1, maxLength: 512 })
const ids = Type.Array(id, { maxItems: 500 })

const requestSchema = Type.Object(
  {
    placement: Type.Enum(['home', 'product', 'basket', 'similar', 'trending', 'again']),
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
    locale: Type.Optional(
      Type.String({ maxLength: 35, description: 'Of the reasons. Default: Accept-Language' }),
    ),
    products: Type.Optional(
      Type.Boolean({ description: 'Each item also has `product`: the item of the catalogue' }),
    ),
  },
  { additionalProperties: false },
)

const names = Type.Optional(Type.Array(Type.String()))
const text = Type.Optional(Type.String())
const flag = Type.Optional(Type.Boolean())

const productSchema = Type.Object({
  id: Type.String(),
  title: text,
  categories: names,
  price: Type.Optional(Type.Number()),
  currency: text,
  url: text,
  image: text,
  tags: names,
  available: flag,
  sensitive: flag,
} satisfies Record<keyof Item, unknown>)

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
      signals: Type.Array(
        Type.Object({ item: Type.String(), title: Type.String(), contribution: Type.Number() }),
      ),
      product: Type.Optional(productSchema),
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

export function recommendRoutes(server: FastifyInstance, sites: Sites, visitors: Visitors): void {
  server.post(
    '/v1/recommend',
    {
      schema: {
        tags: ['recommend'],
        'x-discreet-access': 'anybody',
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
      const { products, ...asked } = request.body as RecommendRequest & { products?: boolean }
      const { locale } = textsFor(asked.locale ?? request.headers['accept-language'])
      const answer = recommender.recommend({ ...asked, locale }, personal)
      if (products !== true) return answer
      const { byId } = await sites.catalogue(store)
      const items = answer.items.map((one) => ({
        ...one,
        product: byId.get(one.item) ?? { id: one.item },
      }))
      return { ...answer, items }
    },
  )
}
