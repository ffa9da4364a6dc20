/** What counting how people choose may cost one person, and what it has cost so far. */
import type { Rational } from '@discreet/privacy'
import {
  addRational,
  compareRational,
  multiplyRational,
  parseRational,
  rational,
  zero,
} from '@discreet/privacy'
import type { Charge, SiteSettings } from './ports.ts'

/** Whole days, so that periods begin and end at the same time of day. */
export const trustPeriodMilliseconds: number = 28 * 86_400_000
/** Periods of 28 days whose ends can lie within 365 days: on days 0, 28, … 364. */
const mostPeriodsPerYear = 14n
const defaultEpsilonPerYear = '2'
const prefix = 'trust:'

/** Name of a period's charge in the ledger. */
export function trustChargeName(period: number): string {
  return `${prefix}${period}`
}

export function isTrustCharge({ periodId }: Partial<Pick<Charge, 'periodId'>>): boolean {
  return periodId?.startsWith(prefix) === true
}

/** Pure ε of one account in 365 days; 0: nothing is counted. */
export function trustEpsilonPerYear({
  trustEpsilonPerYear: chosen = defaultEpsilonPerYear,
}: Pick<SiteSettings, 'trustEpsilonPerYear'>): Rational {
  return parseRational(chosen)
}

/** undefined: nothing is counted. */
export function trustEpsilonPerPeriod(
  settings: Pick<SiteSettings, 'trustEpsilonPerYear'>,
): Rational | undefined {
  const perYear = trustEpsilonPerYear(settings)
  if (compareRational(perYear, zero) <= 0) return undefined
  return multiplyRational(perYear, rational(1n, mostPeriodsPerYear))
}

/** Pure ε of an account that was there in every period, exact; other charges are left out. */
export function trustCost(charges: readonly Pick<Charge, 'epsilon' | 'periodId'>[]): Rational {
  return charges
    .filter(isTrustCharge)
    .reduce((sum, { epsilon }) => addRational(sum, epsilon ?? zero), zero)
}
