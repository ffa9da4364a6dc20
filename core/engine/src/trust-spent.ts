/** What counting may cost one person in 365 days, what it has cost, and what is left, by the ledger. */
import type { Rational } from '@discreet/privacy'
import { addRational, rationalToNumber, zcdpEpsilon, zero } from '@discreet/privacy'
import { campaignCost } from './campaign-cost.ts'
import type { Budget, Charge } from './ports.ts'
import { isTrustCharge, trustCost } from './trust-budget.ts'

interface SpentOf {
  readonly epsilon: number
  readonly limit: number
  readonly left: number
  readonly charges: number
}

export interface TrustSpent {
  /** Releases for the model: (ε, δ). */
  readonly crowd: SpentOf
  /** Pure ε. */
  readonly campaigns: SpentOf
  readonly counts: SpentOf
  /** Of somebody who was in everything (basic composition). */
  readonly epsilon: number
  readonly delta: number
}

const yearMilliseconds = 365 * 86_400_000

function pureOf(spent: Rational, limit: Rational, charges: number): SpentOf {
  const [epsilon, most] = [rationalToNumber(spent), rationalToNumber(limit)]
  return { epsilon, limit: most, left: Math.max(0, most - epsilon), charges }
}

/** `now`: epoch milliseconds; `delta` is for what composes under zCDP. */
export function trustSpent(
  budget: Budget,
  delta: number,
  ledger: readonly Charge[],
  now: number,
): TrustSpent {
  const recent = ledger.filter(({ at }) => at > now - yearMilliseconds)
  const model = recent.filter(({ epsilon }) => epsilon === undefined)
  const rho = model.reduce((sum, charge) => addRational(sum, charge.rho), zero)
  const [epsilon, limit] = [zcdpEpsilon(rho, delta), zcdpEpsilon(budget.rhoPerYear, delta)]
  const counted = recent.filter(isTrustCharge).length
  const campaigns = pureOf(
    campaignCost(recent),
    budget.campaignEpsilonPerYear,
    recent.length - model.length - counted,
  )
  const counts = pureOf(trustCost(recent), budget.trustEpsilonPerYear, counted)
  return {
    crowd: { epsilon, limit, left: Math.max(0, limit - epsilon), charges: model.length },
    campaigns,
    counts,
    epsilon: epsilon + campaigns.epsilon + counts.epsilon,
    delta,
  }
}
