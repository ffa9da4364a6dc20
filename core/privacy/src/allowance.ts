/**
 * The right to spend a charge that the ledger has already recorded. It can be divided among the
 * steps of a release, never exceeded, and exists once.
 */
import { PrivacyError } from './errors.ts'
import type { Rational } from './rational.ts'
import { compareRational, subtractRational, zero } from './rational.ts'

export class Allowance {
  readonly chargeId: string
  #left: Rational

  /** `rho` is what the ledger charged. Throws `parameter_invalid` when it is negative. */
  constructor(chargeId: string, rho: Rational) {
    if (compareRational(rho, zero) < 0) {
      throw new PrivacyError('parameter_invalid', 'a charge cannot be negative')
    }
    this.chargeId = chargeId
    this.#left = rho
  }

  /** Throws `budget_exhausted`, and spends nothing, when less than `rho` is left. */
  spend(rho: Rational): void {
    if (compareRational(rho, zero) < 0 || compareRational(this.#left, rho) < 0) {
      throw new PrivacyError('budget_exhausted', 'the charge does not cover this step')
    }
    this.#left = subtractRational(this.#left, rho)
  }
}
