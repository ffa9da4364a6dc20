/**
 * What the counts so far can have cost one person, by the ledger. Releases for the model compose under
 * zCDP and are shown as (ε, δ); campaigns and trust counts cost pure ε. Basic composition adds them all
 * (Dwork and Roth 2014, Theorem 3.16, with δ = 0 for the latter).
 */
import type { Charge } from '@discreet/engine'
import { campaignCost, isTrustCharge, trustCost } from '@discreet/engine'
import { addRational, formatRational, rationalToNumber, zcdpEpsilon, zero } from '@discreet/privacy'

export interface Spent {
  /** Of the releases for the model. */
  readonly periods: number
  /** Exact fraction. */
  readonly rho: string
  readonly modelEpsilon: number
  readonly campaigns: number
  readonly campaignEpsilon: number
  /** Periods in which it was counted how people choose. */
  readonly trustCounts: number
  readonly trustEpsilon: number
  /** Of somebody who was in everything. */
  readonly epsilon: number
  readonly delta: number
}

/**
 * Of somebody who took part in every period, in every campaign that one person can be in, and whose choices
 * were in every count.
 */
export function spentBy(charges: readonly Charge[], delta: number): Spent {
  const model = charges.filter(({ epsilon }) => epsilon === undefined)
  const rho = model.reduce((sum, one) => addRational(sum, one.rho), zero)
  const modelEpsilon = model.length === 0 ? 0 : zcdpEpsilon(rho, delta)
  const campaignEpsilon = rationalToNumber(campaignCost(charges))
  const trustCounts = charges.filter(isTrustCharge).length
  const trustEpsilon = rationalToNumber(trustCost(charges))
  return {
    periods: model.length,
    rho: formatRational(rho),
    modelEpsilon,
    campaigns: charges.length - model.length - trustCounts,
    campaignEpsilon,
    trustCounts,
    trustEpsilon,
    epsilon: modelEpsilon + campaignEpsilon + trustEpsilon,
    delta,
  }
}
