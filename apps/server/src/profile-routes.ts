/**
 * The profile of somebody at level 3, in their own hands: see it and tell it (correcting it is in
 * correction-routes.ts). What is read and written is what their decision allows; the rest is left out
 * without an error.
 */
import type { Interaction, Pseudonym, Recalled, Standing } from '@discreet/engine'
import {
  bindSignal,
  eventsPeriod,
  preferencesIn,
  recall,
  remember,
  sensitiveItems,
  standingOf,
} from '@discreet/engine'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Asking, askingQuery as querystring } from './asking.ts'
import type { ToldOrder } from './campaign-purchases.ts'
import { countOrders } from './campaign-purchases.ts'
import type { ContributingOptions } from './contributing.ts'
import { contribute } from './contributing.ts'
import { correctionRoutes } from './correction-routes.ts'
import { thingOf } from './gate.ts'
import type { RightsOptions } from './rights-options.ts'
import type { Sites } from './sites.ts'
import { time } from './times.ts'
import type { ToldEvent } from './told-events.ts'
import { readToldEvent } from './told-events.ts'
import type { Visitors } from './visitors.ts'

const tags = ['person']
const mostEvents = 100

interface Rejected {
  readonly index: number
  readonly code: string
  readonly field?: string
  readonly expected?: string
}

type ProfileOptions = ContributingOptions & RightsOptions

class ProfileRoutes {
  readonly #sites: Sites
  readonly #asking: Asking
  readonly #options: ProfileOptions

  constructor(sites: Sites, visitors: Visitors, options: ProfileOptions) {
    this.#sites = sites
    this.#asking = new Asking(sites, visitors)
    this.#options = options
  }

  /** Everything that is kept in the profile and may be used; `item`, `at` and `field` name an entry. */
  async read(request: FastifyRequest): Promise<object> {
    const { store, setup, visitor } = await this.#asking.signedIn(request)
    const { recalled } = await recall(setup, visitor)
    const { byId } = await this.#sites.catalogue(store)
    const shown = ({ field, content }: Recalled): object => {
      if (field === 'account.preferences') return preferencesIn(recalled)
      const title = byId.get(String(content['item']))?.title
      return { ...content, ...(title === undefined ? {} : { title }) }
    }
    return {
      entries: recalled.map((one) => ({
        field: one.field,
        at: time(one.at),
        ...shown(one),
      })),
    }
  }

  /** Purchases of somebody who helps the crowd also go into the open period, as from the shop itself. */
  async tell(request: FastifyRequest): Promise<object> {
    const { store, setup, visitor, subject } = await this.#asking.signedIn(request)
    const now = this.#options.now()
    const events: ToldEvent[] = []
    const rejected: Rejected[] = []
    const { events: values } = request.body as { events: readonly unknown[] }
    for (const [index, value] of values.entries()) {
      const read = readToldEvent(value, now)
      if (read.ok) events.push(read.event)
      else rejected.push({ index, code: read.code, ...read.details })
    }
    const standing = await standingOf(setup, visitor)
    await bindSignal(setup, visitor, standing)
    const remembered = await remember(setup, subject, standing, events.flatMap(thingsOf))
    // An older purchase belongs to a period that is over.
    const { startsAt } = eventsPeriod(store.site.settings, now)
    const given = standing.decision.purposes.includes('contribute')
      ? events.filter(
          ({ type, at, restored }) => type === 'purchase' && at >= startsAt && !restored,
        )
      : []
    const tombstone = setup.vault.tombstone(subject)
    const interactions = given.flatMap((event) => interactionsOf(subject, tombstone, event))
    const outcome = await contribute(this.#options, store, interactions)
    await countOrders(this.#sites, setup, ordersOf(subject, standing, events))
    // Also of what was looked at: nothing of it is kept.
    const named = events.flatMap(({ items }) => items)
    const left = await sensitiveItems(store, named)
    const sensitive = named.filter((item) => left.has(item))
    const counted = { ...outcome, sensitiveItems: sensitive.length }
    return { accepted: events.length, rejected, remembered, ...counted }
  }
}

function thingsOf({ type, id, items, at }: ToldEvent): ReturnType<typeof thingOf>[] {
  const field = type === 'view' ? 'account.views' : 'account.purchases'
  return items.map((item) => thingOf(field, { basket: id, item, at }))
}

/** What was put back after it was forgotten was counted when it happened. */
function ordersOf(
  subject: Pseudonym,
  { decision }: Standing,
  events: readonly ToldEvent[],
): ToldOrder[] {
  return events
    .filter(({ type, restored }) => type === 'purchase' && !restored)
    .map(({ items, at }) => ({ subject, items, at, decision }))
}

function interactionsOf(
  person: string,
  tombstone: string,
  { id, items, at }: ToldEvent,
): Interaction[] {
  return items.map((item) => ({ person, basket: id, item, at, tombstone }))
}

/** Looser than what is taken, so that one bad event does not take the others with it. */
const eventsSchema = Type.Object(
  {
    events: Type.Array(
      Type.Unknown({
        description:
          "{type: 'view' | 'purchase', items: [ids], id, at?}; id: the order, or what tells one view from another",
      }),
      { maxItems: mostEvents },
    ),
  },
  { additionalProperties: false },
)

export function profileRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: ProfileOptions,
): void {
  const routes = new ProfileRoutes(sites, visitors, options)
  const schema = (summary: string): object => ({
    tags,
    'x-discreet-access': 'person',
    summary,
    querystring,
  })
  server.get('/v1/me/profile', { schema: schema('What the profile holds') }, (request) =>
    routes.read(request),
  )
  server.post(
    '/v1/me/events',
    {
      schema: {
        ...schema('What the person looked at or bought, as far as they switched it on'),
        body: eventsSchema,
      },
    },
    (request) => routes.tell(request),
  )
  correctionRoutes(server, sites, visitors, options)
}
