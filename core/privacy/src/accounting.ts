/**
 * Accounting in zero-concentrated differential privacy (zCDP), exact; (ε, δ) only for display.
 *
 * - A discrete Gaussian N_Z(0, σ²) on every cell of an integer vector whose L2 sensitivity is D
 *   satisfies ρ-zCDP with ρ = D²/2σ² (Canonne, Kamath, Steinke 2020, Theorems 4 and 14).
 * - ρ adds up under (adaptive) composition (Bun, Steinke 2016, Lemma 1.7).
 * - ρ-zCDP implies (ε, δ) for δ = inf over a > 1 of
 *   exp((a−1)(aρ−ε)) / (a−1) · (1−1/a)^a (Canonne, Kamath, Steinke 2020, section 2.3).
 *
 * The last holds for every a, so the search for a needs no precision: only the final evaluation is
 * rounded, upward, by more than its floating-point error.
 */
import { PrivacyError } from './errors.ts'
import type { Rational } from './rational.ts'
import {
  compareRational,
  multiplyRational,
  parseRational,
  rational,
  rationalToNumber,
  zero,
} from './rational.ts'

function requireDelta(delta: number): void {
  if (!(delta > 0 && delta < 1)) {
    throw new PrivacyError('parameter_invalid', 'delta must be between 0 and 1')
  }
}

function requireEpsilon(epsilon: number): void {
  if (!(epsilon >= 0 && epsilon < Number.POSITIVE_INFINITY)) {
    throw new PrivacyError('parameter_invalid', 'epsilon must be 0 or more, and finite')
  }
}

function deltaAt(rho: number, epsilon: number): number {
  let low = 1.01
  let high = (epsilon + 1) / (2 * rho) + 2
  for (let i = 0; i < 200; i += 1) {
    const a = (low + high) / 2
    if ((2 * a - 1) * rho - epsilon + Math.log1p(-1 / a) < 0) low = a
    else high = a
  }
  const a = (low + high) / 2
  const gain = (a - 1) * (a * rho - epsilon)
  const loss = a * Math.log1p(-1 / a)
  const slack = 1e-15 * (8 + Math.abs((a - 1) * a * rho) + (a - 1) * epsilon + Math.abs(loss))
  return Math.min(1, (Math.exp(gain + loss + slack) / (a - 1)) * (1 + 1e-15))
}

function rhoAbove(rho: Rational): number {
  if (rho.num < 0n) throw new PrivacyError('parameter_invalid', 'rho must not be negative')
  return rationalToNumber(rho) * (1 + 2 ** -50)
}

/** The smallest δ we can show for ρ-zCDP at ε ≥ 0, rounded up. */
export function zcdpDelta(rho: Rational, epsilon: number): number {
  requireEpsilon(epsilon)
  return rho.num === 0n ? 0 : deltaAt(rhoAbove(rho), epsilon)
}

/**
 * The smallest ε that we can show for ρ-zCDP at δ, rounded up. For where there are no exact fractions:
 * `rho` is a number that is not below ρ. Infinite, which promises nothing, unless ρ > 0 and 0 < δ < 1.
 */
export function epsilonAbove(rho: number, delta: number): number {
  if (!(rho > 0 && delta > 0 && delta < 1)) return Number.POSITIVE_INFINITY
  if (deltaAt(rho, 0) <= delta) return 0
  let low = 0
  let high = rho + 2 * Math.sqrt(rho * Math.log(1 / delta)) + 1
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2
    if (deltaAt(rho, middle) <= delta) high = middle
    else low = middle
  }
  return high
}

/** The smallest ε we can show for ρ-zCDP at δ, rounded up; 0 < δ < 1. */
export function zcdpEpsilon(rho: Rational, delta: number): number {
  requireDelta(delta)
  return rho.num === 0n ? 0 : epsilonAbove(rhoAbove(rho), delta)
}

/**
 * The largest ρ (to ten digits, rounded down) whose ρ-zCDP implies (ε, δ); ε > 0, 0 < δ < 1.
 * `zcdpEpsilon(rhoForEpsilon(ε, δ), δ) ≤ ε` always.
 */
export function rhoForEpsilon(epsilon: number, delta: number): Rational {
  requireEpsilon(epsilon)
  requireDelta(delta)
  if (epsilon === 0) throw new PrivacyError('parameter_invalid', 'epsilon must be above 0')
  let low = 0
  let high = epsilon + 1
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2
    if (deltaAt(middle, epsilon) <= delta) low = middle
    else high = middle
  }
  const exponent = Math.floor(Math.log10(low)) - 10
  return parseRational(`${Math.floor(low / 10 ** exponent) - 1}e${exponent}`)
}

/** ρ of noise N_Z(0, σ²) for squared L2 sensitivity D², exact. */
export function rhoOf(sensitivitySquared: bigint, sigmaSquared: Rational): Rational {
  return rational(sensitivitySquared * sigmaSquared.den, 2n * sigmaSquared.num)
}

/** The σ² for which noise on squared L2 sensitivity D² costs exactly ρ > 0. */
export function sigmaSquaredFor(rho: Rational, sensitivitySquared: bigint): Rational {
  if (compareRational(rho, zero) <= 0) {
    throw new PrivacyError('parameter_invalid', 'rho must be above 0')
  }
  return rational(sensitivitySquared * rho.den, 2n * rho.num)
}

/** What a person who is present in every one of `periods` equal releases is exposed to. */
export function cumulative(
  rho: Rational,
  periods: number,
  delta: number,
): { readonly rho: Rational; readonly epsilon: number } {
  if (!Number.isInteger(periods) || periods < 0) {
    throw new PrivacyError('parameter_invalid', 'periods must be a whole number, 0 or more')
  }
  const total = multiplyRational(rho, rational(BigInt(periods)))
  return { rho: total, epsilon: zcdpEpsilon(total, delta) }
}
