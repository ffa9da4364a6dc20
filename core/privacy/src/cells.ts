/**
 * A table in which each person is in at most one cell, released once.
 *
 * Guarantee. Adding or removing one person changes one cell by 1, so the L1 sensitivity of the vector of
 * counts is 1, and adding Lap_Z(1/ε) to **every** cell of the declared table is ε-differentially private
 * (Ghosh, Roughgarden, Sundararajan 2009; discrete Laplace of Canonne, Kamath, Steinke 2020, Definition
 * 2.1). The table is declared before anybody is counted, so no cell leaks by being there. Cohorts of one
 * campaign have nobody in common, so all of them together are ε-differentially private as well
 * (parallel composition, McSherry 2009, Theorem 4).
 */
import { PrivacyError } from './errors.ts'
import { discreteLaplace } from './noise.ts'
import type { RandomWords } from './randomness.ts'
import type { Rational } from './rational.ts'
import { compareRational, rational, rationalToNumber, zero } from './rational.ts'
import type { Noised } from './stages.ts'

export interface NoisyCells {
  readonly cells: Int32Array
  readonly epsilon: Rational
  /** Variance of the noise of one cell: 2a/(1 − a)², a = e^−ε. */
  readonly variance: number
}

const mostCells = 100_000
const mostUnits = 2 ** 30
/**
 * Noise of this scale is beyond 2^30, where a sum could leave 32 bits and the release would fail
 * depending on who is in it, with a probability below e^−1,000,000.
 */
const smallestEpsilon = rational(1n, 1000n)

/** 2a/(1 − a)² = 1/(2 sinh²(ε/2)): without the difference, which loses digits where ε is small. */
function varianceOf(epsilon: number): number {
  return 1 / (2 * Math.sinh(epsilon / 2) ** 2)
}

/**
 * Draws the noise of every cell, once; `counts` stays as it is and is the caller's to forget. Throws
 * `parameter_invalid`, before anything is drawn, for a table without cells or with too many, for a count
 * that is none, and for an ε below 1/1000.
 */
export function releaseCells(
  counts: Int32Array,
  epsilon: Rational,
  random: RandomWords,
): Noised<NoisyCells> {
  if (epsilon.den <= 0n || compareRational(epsilon, zero) <= 0) {
    throw new PrivacyError('parameter_invalid', 'epsilon must be above 0')
  }
  if (compareRational(epsilon, smallestEpsilon) < 0) {
    throw new PrivacyError('parameter_invalid', 'epsilon must be at least 1/1000')
  }
  if (counts.length < 1 || counts.length > mostCells) {
    throw new PrivacyError('parameter_invalid', `a table has 1 to ${mostCells} cells`)
  }
  if (counts.some((count) => count < 0 || count > mostUnits)) {
    throw new PrivacyError('parameter_invalid', `a cell counts 0 to ${mostUnits} units`)
  }
  const cells = Int32Array.from(counts)
  discreteLaplace(rational(epsilon.den, epsilon.num), random).add(cells)
  const released: NoisyCells = { cells, epsilon, variance: varianceOf(rationalToNumber(epsilon)) }
  return released as Noised<NoisyCells>
}
