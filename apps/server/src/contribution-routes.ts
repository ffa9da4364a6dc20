/**
 * Helping the crowd from a device, without an account: what the device bounded itself, under a
 * pseudonym that it made for one period. Neither cookies nor tokens; an address is not kept.
 */
import { contributePeriods, decisionToContribute } from '@discreet/engine'
import { defaultCaps } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import type { TObject } from 'typebox'
import { Type } from 'typebox'
import type { ContributingOptions } from './contributing.ts'
import { contribute } from './contributing.ts'
import type { Limits } from './limits.ts'
import { aMinute } from './limits.ts'
import type { Sites } from './sites.ts'
import type { Visitors } from './visitors.ts'

const tags = ['crowd']
const querystring = Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) })
/** RFC 9562 version 4, in lower case, so that there is one spelling of everybody. */
const person = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
})
const item = Type.String({ minLength: 1, maxLength: 512 })
export const contributionSchema: TObject = Type.Object(
  {
    person,
    baskets: Type.Array(Type.Array(item, { minItems: 1, maxItems: defaultCaps.itemsPerBasket }), {
      minItems: 1,
      maxItems: defaultCaps.basketsPerPerson,
    }),
  },
  { additionalProperties: false },
)
/** A contribution as large as the caps allow. */
const largest = 6_000_000

/** Apart from the people that a shop's own backend names. */
const nameOf = (pseudonym: string): string => `device:${pseudonym}`

function withdrawRoute(
  server: FastifyInstance,
  sites: Sites,
  { cryptography }: ContributingOptions,
): void {
  server.post(
    '/v1/contributions/withdraw',
    {
      schema: {
        tags,
        'x-discreet-access': 'public',
        summary: 'Takes back what is in periods that are not released',
        querystring,
        body: Type.Object({ person }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const store = await sites.named((request.query as { site?: string }).site)
      const { person: pseudonym } = request.body as { person: string }
      const withdrawn = await store.withdrawContributions((key) =>
        cryptography.pseudonym(key, 'person', nameOf(pseudonym)),
      )
      return { withdrawn }
    },
  )
}

export function contributionRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: ContributingOptions,
  limits: Pick<Limits, 'contributions'>,
): void {
  server.post(
    '/v1/contributions',
    {
      bodyLimit: largest,
      config: { rateLimit: aMinute(limits.contributions) },
      schema: {
        tags,
        'x-discreet-access': 'public',
        summary: 'What a device gives to the crowd in one period; sending it twice counts once',
        querystring,
        body: contributionSchema,
      },
    },
    async (request) => {
      const store = await sites.named((request.query as { site?: string }).site)
      if (contributePeriods(store.site.settings) === 0) {
        throw new DiscreetError('not_permitted', 'this site takes nothing from devices', {
          expected: 'nothing',
        })
      }
      const visitor = visitors.signals(request, store)
      const { purposes, reasons } = decisionToContribute(visitors.setup(store), visitor)
      if (!purposes.includes('contribute')) {
        throw new DiscreetError('not_permitted', 'helping the crowd is not possible here', {
          expected: `nothing; the decision rests on ${reasons.join(', ')}`,
        })
      }
      const { person: pseudonym, baskets } = request.body as {
        person: string
        baskets: readonly (readonly string[])[]
      }
      const at = options.now()
      return contribute(
        options,
        store,
        baskets.flatMap((items, n) =>
          items.map((one) => ({
            person: nameOf(pseudonym),
            basket: `${pseudonym}:${n}`,
            item: one,
            at,
          })),
        ),
      )
    },
  )
  withdrawRoute(server, sites, options)
}
