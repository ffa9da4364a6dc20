/** What campaigns can have cost one person so far, by the charges of the ledger. */
import type { Rational } from '@discreet/privacy'
import { campaignEpsilon } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { Charge } from './ports.ts'

/**
 * Pure ε, exact: the largest of what meets in a namespace, and all namespaces together. Charges of other
 * releases are left out. Throws `ledger_broken` for a campaign that does not say whom it takes.
 */
export function campaignCost(charges: readonly Pick<Charge, 'epsilon' | 'mechanism'>[]): Rational {
  const ranges = charges.flatMap(({ epsilon, mechanism }) => {
    if (epsilon === undefined) return []
    const { namespace, from, to } = mechanism
    if (typeof namespace !== 'string' || typeof from !== 'number' || typeof to !== 'number') {
      throw new DiscreetError('ledger_broken', 'a campaign was charged without its range')
    }
    return [{ namespace, from, to, epsilon }]
  })
  return campaignEpsilon(ranges)
}
