/**
 * What one unit can lose to several campaigns.
 *
 * A namespace gives every unit one fixed point of [0, 1000) thousandths (a hash of the namespace and the
 * unit), and a campaign takes those whose point is in its range. Each campaign is ε-differentially
 * private for the units in it and does not read the others at all.
 *
 * Guarantee. Let a unit have the point p_N in namespace N. It is in the campaigns whose range covers
 * p_N and in no other of N, so by basic composition (Dwork and Roth 2014, Theorem 3.16, with δ = 0) it
 * loses at most Σ_N Σ {ε_c : c in N covers p_N} ≤ Σ_N max_p Σ {ε_c : c in N covers p}, which is what
 * `campaignEpsilon` returns. Points of different namespaces are hashes of different texts, so any
 * combination of them may occur, and nothing smaller would do: the bound is reached. Where ranges of one
 * namespace do not meet, this is the largest ε among them (parallel composition).
 */
import { PrivacyError } from './errors.ts'
import type { Rational } from './rational.ts'
import { addRational, compareRational, zero } from './rational.ts'

/** Who is in a campaign, [from, to) in whole thousandths, and what it may cost each of them. */
export interface RangeCharge {
  readonly namespace: string
  readonly from: number
  readonly to: number
  /** Pure ε. */
  readonly epsilon: Rational
}

const points = 1000

function requireRange({ from, to, epsilon }: RangeCharge): void {
  const whole = Number.isInteger(from) && Number.isInteger(to)
  if (!whole || from < 0 || from >= to || to > points) {
    throw new PrivacyError('parameter_invalid', 'a range is [from, to) within 0 … 1000 thousandths')
  }
  if (epsilon.den <= 0n || compareRational(epsilon, zero) <= 0) {
    throw new PrivacyError('parameter_invalid', 'epsilon must be above 0')
  }
}

/** The largest sum over one point. Walking up, it only grows where a range begins. */
function deepest(charges: readonly RangeCharge[]): Rational {
  return charges.reduce((most, { from: point }) => {
    const here = charges
      .filter(({ from, to }) => from <= point && point < to)
      .reduce((sum, { epsilon }) => addRational(sum, epsilon), zero)
    return compareRational(here, most) > 0 ? here : most
  }, zero)
}

/** The exact sum of the above; 0 without charges. Throws `parameter_invalid`. */
export function campaignEpsilon(charges: readonly RangeCharge[]): Rational {
  const byNamespace = new Map<string, RangeCharge[]>()
  for (const charge of charges) {
    requireRange(charge)
    byNamespace.set(charge.namespace, [...(byNamespace.get(charge.namespace) ?? []), charge])
  }
  return [...byNamespace.values()].reduce((sum, one) => addRational(sum, deepest(one)), zero)
}
