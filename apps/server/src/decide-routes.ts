/**
 * Slots decided by the server, for pages that it renders: as at level 0 without a token, and for somebody
 * at level 3 with theirs. Nothing about the caller is stored, and nobody is counted by it: a page says
 * what it has rendered with POST /v1/me/campaigns.
 */
import type { SlotDecision } from '@discreet/campaigns'
import { decideSlot } from '@discreet/campaigns'
import type { SiteStore } from '@discreet/engine'
import { textsFor } from '@discreet/policy'
import type { Recommender } from '@discreet/recommend'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { contextOf, contextSchema } from './campaign-context.ts'
import type { Shelving, ShownSlot } from './decide-shown.ts'
import { shownSlot } from './decide-shown.ts'
import type { VisitMemory } from './decide-situation.ts'
import { standpointOf } from './decide-situation.ts'
import type { Metrics } from './metrics.ts'
import type { Sites } from './sites.ts'
import type { PeopleOptions, Visitors } from './visitors.ts'

const id = Type.String({ minLength: 1, maxLength: 64 })
const mostPlacements = 20
const mostRemembered = 200

const requestSchema = Type.Object(
  {
    placements: Type.Array(id, { minItems: 1, maxItems: mostPlacements, uniqueItems: true }),
    context: Type.Optional(contextSchema),
    locale: Type.Optional(Type.String({ maxLength: 35, description: 'Default: Accept-Language' })),
    visit: Type.Optional(
      Type.Object(
        {
          shown: Type.Optional(
            Type.Record(id, Type.Integer({ minimum: 0 }), { maxProperties: mostRemembered }),
          ),
          answered: Type.Optional(
            Type.Record(id, Type.Enum(['yes', 'no']), { maxProperties: mostRemembered }),
          ),
          muted: Type.Optional(Type.Array(id, { maxItems: mostRemembered })),
        },
        {
          additionalProperties: false,
          description:
            'What the page remembers of this visit: how often each campaign was shown, …',
        },
      ),
    ),
  },
  { additionalProperties: false },
)

interface Asked {
  readonly placements: readonly string[]
  readonly context?: Readonly<Record<string, unknown>>
  readonly locale?: string
  readonly visit?: VisitMemory
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** The person wants to see nothing there (`avoided: placement:…`). */
const closedSlot = (placement: string): SlotDecision => ({
  placement,
  campaign: null,
  arm: null,
  variant: 'nothing',
  content: { kind: 'nothing' },
  counted: false,
  asks: null,
  reasons: ['muted'],
  fields: [],
})

class DecideRoutes {
  readonly #sites: Sites
  readonly #visitors: Visitors
  readonly #options: Pick<PeopleOptions, 'now'> & { readonly metrics: Metrics }

  constructor(
    sites: Sites,
    visitors: Visitors,
    options: Pick<PeopleOptions, 'now'> & { readonly metrics: Metrics },
  ) {
    this.#sites = sites
    this.#visitors = visitors
    this.#options = options
  }

  async decide(request: FastifyRequest): Promise<object> {
    const { site } = request.query as { site?: string }
    const store = await this.#sites.named(site)
    const { placements, context = {}, visit = {}, ...asked } = request.body as Asked
    const { locale } = textsFor(asked.locale ?? request.headers['accept-language'])
    const { byId } = await this.#sites.catalogue(store)
    const itemOf = (item: string): ReturnType<typeof byId.get> => byId.get(item)
    const visitor = await this.#visitors.of(request, store)
    const setup = this.#visitors.setup(store)
    const carried = contextOf(context, itemOf, locale)
    const standpoint = await standpointOf(setup, visitor, carried, visit, itemOf)
    const { file } = await this.#sites.campaigns.of(store, this.#options.now())
    const known = placements.filter((one) => file.placements.some(({ id: own }) => own === one))
    const decided = known.map((one) =>
      standpoint.closed.includes(one)
        ? closedSlot(one)
        : decideSlot(one, file, standpoint.situation),
    )
    const shelves = decided.some(({ content }) => content.kind === 'shelf')
    const shelving: Shelving = {
      recommender: shelves ? await this.#recommender(store) : undefined,
      itemOf,
      items: texts(carried['page.items']),
      basket: texts(carried['basket.items']),
      locale,
    }
    for (const placement of known) this.#options.metrics.decisions.inc({ placement })
    const decisions: ShownSlot[] = decided.map((one) => shownSlot(one, file, standpoint, shelving))
    return { decisions, unknown: placements.filter((one) => !known.includes(one)) }
  }

  async #recommender(store: SiteStore): Promise<Recommender | undefined> {
    return (await this.#sites.serving(store))?.recommender
  }
}

export function decideRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: Pick<PeopleOptions, 'now'> & { readonly metrics: Metrics },
): void {
  const routes = new DecideRoutes(sites, visitors, options)
  server.post(
    '/v1/decide',
    {
      schema: {
        tags: ['campaigns'],
        'x-discreet-access': 'anybody',
        summary: 'What slots show, decided here: for nobody in particular, or for an account',
        querystring: Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) }),
        body: requestSchema,
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return routes.decide(request)
    },
  )
}
