/**
 * Changing what the crowd's data may cost. Lowering a limit takes one person, raising any takes two
 * (staff-approvals.ts). What is charged already stays charged: a limit below it only keeps more from
 * being charged.
 */
import type { Rational } from '@discreet/privacy'
import {
  compareRational,
  formatRational,
  multiplyRational,
  parseRational,
  rational,
  rhoForEpsilon,
} from '@discreet/privacy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { freshId } from './move-request.ts'
import type { Budget, Store } from './ports.ts'
import type { StaffSetup } from './staff-setup.ts'

/** What is left out stays as it is. */
export interface BudgetFacts {
  /** At the site's δ. Alone, it leaves the number of periods in a year as it is. */
  readonly epsilonPerPeriod?: number
  /** Releases of that size that 365 days may hold. */
  readonly periodsPerYear?: number
  /** Pure ε of all campaigns, exact: '6', '9/2'. */
  readonly campaignEpsilonPerYear?: string
  /** Pure ε of counting how people choose, exact. */
  readonly trustEpsilonPerYear?: string
}

export interface WeighedBudget {
  readonly ok: true
  readonly before: Budget
  readonly after: Budget
  /** Limits that would be higher than they are, exactly; none: one person is enough. */
  readonly raises: readonly (keyof Budget)[]
}

export type ChangedBudget = (WeighedBudget & { readonly logIndex: number }) | Refusal

const highestEpsilon = 100
const mostPeriods = 366
const pure = ['campaignEpsilonPerYear', 'trustEpsilonPerYear'] as const
const fields: readonly string[] = ['epsilonPerPeriod', 'periodsPerYear', ...pure]

function wrong(field: string, expected: string): Refusal {
  return refuse('field_invalid', 'a budget has an unexpected form', {
    field: `/${field}`,
    expected,
  })
}

function isPureEpsilon(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{1,9}(\.\d{1,9}|\/[1-9]\d{0,8})?$/.test(value)) return false
  const epsilon = parseRational(value)
  return compareRational(epsilon, rational(BigInt(highestEpsilon))) <= 0
}

/** Refuses with `field_invalid` and the field's name; facts that change nothing are refused as well. */
export function budgetFactsOf(
  facts: Readonly<Record<string, unknown>>,
): { readonly ok: true; readonly facts: BudgetFacts } | Refusal {
  const { epsilonPerPeriod, periodsPerYear } = facts
  const given = Object.keys(facts).filter((field) => facts[field] !== undefined)
  const unknown = given.find((field) => !fields.includes(field))
  if (unknown !== undefined || given.length === 0) {
    return wrong(unknown ?? '', `one or more of ${fields.join(', ')}`)
  }
  const epsilon = typeof epsilonPerPeriod === 'number' ? epsilonPerPeriod : Number.NaN
  if (epsilonPerPeriod !== undefined && !(epsilon >= 0.01 && epsilon <= highestEpsilon)) {
    return wrong('epsilonPerPeriod', `a number from 0.01 to ${highestEpsilon}`)
  }
  const periods = typeof periodsPerYear === 'number' ? periodsPerYear : Number.NaN
  const whole = Number.isInteger(periods) && periods >= 1 && periods <= mostPeriods
  if (periodsPerYear !== undefined && !whole) {
    return wrong('periodsPerYear', `a whole number from 1 to ${mostPeriods}`)
  }
  const bad = pure.find((field) => facts[field] !== undefined && !isPureEpsilon(facts[field]))
  if (bad !== undefined) return wrong(bad, `text such as 6 or 9/2, from 0 to ${highestEpsilon}`)
  const { campaignEpsilonPerYear: campaigns, trustEpsilonPerYear: trust } = facts
  return {
    ok: true,
    facts: {
      ...(epsilonPerPeriod === undefined ? {} : { epsilonPerPeriod: epsilon }),
      ...(periodsPerYear === undefined ? {} : { periodsPerYear: periods }),
      ...(isPureEpsilon(campaigns) ? { campaignEpsilonPerYear: campaigns } : {}),
      ...(isPureEpsilon(trust) ? { trustEpsilonPerYear: trust } : {}),
    },
  }
}

function changed(before: Budget, facts: BudgetFacts, delta: number): Budget {
  const { epsilonPerPeriod, periodsPerYear } = facts
  const { rhoPerPeriod: was, rhoPerYear } = before
  const rhoPerPeriod = epsilonPerPeriod === undefined ? was : rhoForEpsilon(epsilonPerPeriod, delta)
  const periods: Rational =
    periodsPerYear === undefined
      ? rational(rhoPerYear.num * was.den, rhoPerYear.den * was.num)
      : rational(BigInt(periodsPerYear))
  const limit = (field: (typeof pure)[number]): Rational => {
    const chosen = facts[field]
    return chosen === undefined ? before[field] : parseRational(chosen)
  }
  return {
    rhoPerPeriod,
    rhoPerYear: multiplyRational(rhoPerPeriod, periods),
    campaignEpsilonPerYear: limit('campaignEpsilonPerYear'),
    trustEpsilonPerYear: limit('trustEpsilonPerYear'),
  }
}

const limits = ['rhoPerPeriod', 'rhoPerYear', ...pure] as const

function raised(before: Budget, budget: Budget): readonly (keyof Budget)[] {
  return limits.filter((limit) => compareRational(budget[limit], before[limit]) > 0)
}

/** What a change would do, without doing it. Refuses with `field_invalid`. */
export async function weighBudget(
  store: Pick<Store, 'budget'>,
  { store: { site } }: Pick<StaffSetup, 'store'>,
  facts: Readonly<Record<string, unknown>>,
): Promise<WeighedBudget | Refusal> {
  const checked = budgetFactsOf(facts)
  if (!checked.ok) return checked
  const before = await store.budget(site.id)
  const after = changed(before, checked.facts, site.settings.delta)
  return { ok: true, before, after, raises: raised(before, after) }
}

function written(budget: Budget): Readonly<Record<string, string>> {
  return Object.fromEntries(limits.map((limit) => [limit, formatRational(budget[limit])]))
}

export interface BudgetChanger {
  /** Ids of members. */
  readonly by: readonly string[]
  /** Of a signed proposal: each carries one change, whoever tries again. Without it nothing is raised. */
  readonly approval?: string
}

/**
 * Refuses with `field_invalid`, or with `approval_state` where it raises something that nobody else has
 * signed; rejects with `request_state` where the proposal was carried out before. Stores that are open
 * keep the settings of before: whoever holds them opens them again.
 */
export async function changeBudget(
  store: Pick<Store, 'changeBudget'>,
  setup: StaffSetup,
  facts: Readonly<Record<string, unknown>>,
  { by, approval }: BudgetChanger,
): Promise<ChangedBudget> {
  const checked = budgetFactsOf(facts)
  if (!checked.ok) return checked
  const { site } = setup.store
  const done = await store.changeBudget(site.id, (before) => {
    const budget = changed(before, checked.facts, site.settings.delta)
    const raises = raised(before, budget)
    if (raises.length > 0 && approval === undefined) {
      return refuse('approval_state', `this raises ${raises.join(', ')}`, {
        expected: 'a proposal raise_epsilon that somebody else signs',
      })
    }
    const body = { act: 'budget', by, before: written(before), after: written(budget), raises }
    const id = `budget:${approval ?? freshId(setup)}`
    return { budget, filed: { id, kind: 'staff', at: setup.now(), body } }
  })
  return done.ok ? { ...done, raises: raised(done.before, done.after) } : done
}
