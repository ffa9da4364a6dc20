/** What counting the crowd has cost and may cost, which periods there are, and what to expect of them. */
import type { Budget, Charge, Period, SiteStore } from '@discreet/engine'
import { trustEpsilonPerYear } from '@discreet/engine'
import {
  addRational,
  compareRational,
  rational,
  rationalToNumber,
  subtractRational,
  zcdpEpsilon,
  zero,
} from '@discreet/privacy'
import { planFor } from '@discreet/recommend'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { spentBy } from './campaign-charges.ts'
import type { OfficeDesk } from './office-desk.ts'
import { officeSchema } from './office-desk.ts'
import { time } from './times.ts'

const dayMilliseconds = 86_400_000
const yearMilliseconds = 365 * dayMilliseconds

type Window = Pick<
  ReturnType<typeof spentBy>,
  'modelEpsilon' | 'campaignEpsilon' | 'trustEpsilon' | 'periods' | 'campaigns' | 'trustCounts'
>

/** In the 365 days up to `at`, as the ledger looks at them. */
function inYear(charges: readonly Charge[], at: number): Charge[] {
  return charges.filter((charge) => charge.at > at - yearMilliseconds && charge.at <= at)
}

function windowAt(charges: readonly Charge[], at: number, delta: number): Window {
  const spent = spentBy(inYear(charges, at), delta)
  const { modelEpsilon, campaignEpsilon, trustEpsilon, periods, campaigns, trustCounts } = spent
  return { modelEpsilon, campaignEpsilon, trustEpsilon, periods, campaigns, trustCounts }
}

interface Point extends Window {
  readonly at: string
  /** Of everything until then. */
  readonly cumulative: number
}

/** After each day on which something was charged, and now. */
function overTime(charges: readonly Charge[], delta: number, now: number): Point[] {
  const inOrder = charges.map(({ at }) => at).sort((a, b) => a - b)
  const lastOfDay = new Map(inOrder.map((at) => [Math.floor(at / dayMilliseconds), at]))
  return [...new Set([...lastOfDay.values(), now])].map((at) => ({
    at: time(at),
    ...windowAt(charges, at, delta),
    cumulative: spentBy(
      charges.filter((charge) => charge.at <= at),
      delta,
    ).epsilon,
  }))
}

const ratio = (part: Budget['rhoPerYear'], whole: Budget['rhoPerYear']): number =>
  rationalToNumber(rational(part.num * whole.den, part.den * whole.num))

/** How many more releases of a period's full size fit, and which part of the year's ρ is spent. */
function left(charges: readonly Charge[], { rhoPerPeriod, rhoPerYear }: Budget): object {
  const spent = charges.reduce((sum, { rho }) => addRational(sum, rho), zero)
  const rest = subtractRational(rhoPerYear, spent)
  const nothing = compareRational(rest, zero) <= 0
  return {
    share: ratio(spent, rhoPerYear),
    periodsLeft: nothing ? 0 : Math.floor(ratio(rest, rhoPerPeriod)),
  }
}

async function budgetFacts(store: SiteStore, budget: Budget, now: number): Promise<object> {
  const { settings } = store.site
  const { delta, periodDays } = settings
  const { charges, verification } = await store.verifiedLedger()
  const { rhoPerPeriod, rhoPerYear, campaignEpsilonPerYear } = budget
  const facts = {
    delta,
    periodDays,
    limits: {
      epsilonPerPeriod: zcdpEpsilon(rhoPerPeriod, delta),
      periodsPerYear: ratio(rhoPerYear, rhoPerPeriod),
      epsilonPerYear: zcdpEpsilon(rhoPerYear, delta),
      campaignEpsilonPerYear: rationalToNumber(campaignEpsilonPerYear),
      trustEpsilonPerYear: rationalToNumber(trustEpsilonPerYear(settings)),
    },
    verification,
  }
  // Of a chain that does not hold no sum means anything.
  if (!verification.ok) return { ...facts, year: null, total: null, over: [] }
  return {
    ...facts,
    year: { ...windowAt(charges, now, delta), ...left(inYear(charges, now), budget) },
    total: spentBy(charges, delta),
    over: overTime(charges, delta, now),
  }
}

function shownPeriod({ id, startsAt, endsAt, source, unit, state }: Period): object {
  return { id, startsAt: time(startsAt), endsAt: time(endsAt), source, unit, state }
}

const crowds = [1000, 3000, 10_000, 30_000, 100_000, 300_000]
const epsilons = [1, 2, 4]
/** As `discreet plan` takes it where nobody says more. */
const usualBasket = 5

function planRoute(server: FastifyInstance, desk: OfficeDesk): void {
  const query = {
    itemsPerBasket: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })),
  }
  server.get(
    '/v1/office/plan',
    {
      schema: officeSchema(
        'privacy.read',
        'What a model of this catalogue keeps, by how many people help and by ε',
        { query },
      ),
    },
    async (request) => {
      const { store } = await desk.of(request)
      const { itemsPerBasket = String(usualBasket) } = request.query as { itemsPerBasket?: string }
      const { delta } = store.site.settings
      const { rhoPerPeriod, rhoPerYear } = await desk.options.store.budget(store.site.id)
      const current = zcdpEpsilon(rhoPerPeriod, delta)
      const items = (await store.itemIds()).length
      const question = {
        items,
        delta,
        itemsPerBasket: Number(itemsPerBasket),
        periodsPerYear: Math.max(1, Math.floor(ratio(rhoPerYear, rhoPerPeriod))),
      }
      const known = epsilons.filter((epsilon) => Math.abs(epsilon - current) > 0.05)
      const plans = [current, ...known].map((epsilon) => ({
        epsilon,
        crowds: crowds.map((people) => planFor({ ...question, people, epsilon })),
      }))
      return { ...question, current, plans: items === 0 ? [] : plans }
    },
  )
}

export function officePrivacyBudgetRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/budget',
    {
      schema: officeSchema(
        'privacy.read',
        'What may be spent, what is spent in 365 days and in all, over time',
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      return budgetFacts(store, await desk.options.store.budget(store.site.id), setup.now())
    },
  )
  server.get(
    '/v1/office/periods',
    {
      schema: officeSchema(
        'privacy.read',
        'Periods, with their state and dates; how much waits in one is not said',
      ),
    },
    async (request) => {
      const { store } = await desk.of(request)
      return { periods: (await store.periods()).map(shownPeriod) }
    },
  )
  planRoute(server, desk)
}
