/** What campaigns can have cost one person so far, by the charges of the ledger. */
import type { Rational } from '@discreet/privacy'
import { campaignEpsilon } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { Charge } from './ports.ts'
import { isTrustCharge } from './trust-budget.ts'

/**
 * Pure ε, exact: the largest of what meets in a namespace, and all namespaces together. Charges of
 * releases and of trust counts are left out. Throws `ledger_broken` for a campaign that does not say whom
 * it takes.
 */
export function campaignCost(
  charges: readonly (Pick<Charge, 'epsilon' | 'mechanism'> & Partial<Pick<Charge, 'periodId'>>)[],
): Rational {
  const ranges = charges.flatMap((charge) => {
    const { epsilon, mechanism } = charge
    if (epsilon === undefined || isTrustCharge(charge)) return []
    const { namespace, from, to } = mechanism
    if (typeof namespace !== 'string' || typeof from !== 'number' || typeof to !== 'number') {
      throw new DiscreetError('ledger_broken', 'a campaign was charged without its range')
    }
    return [{ namespace, from, to, epsilon }]
  })
  return campaignEpsilon(ranges)
}
