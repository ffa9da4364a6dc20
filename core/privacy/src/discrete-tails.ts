/**
 * Probabilities of the discrete Gaussian and Laplace, summed term by term and rounded up. In logs,
 * because thresholds live in tails that a double cannot hold.
 */
import type { Rational } from './rational.ts'
import { rationalToNumber } from './rational.ts'

/** More than the rounding of any of the sums below (positive terms, at most a million of them). */
const roundUp = 1e-10

/** ln Σ_{k ≥ from} exp(−k²/2σ²), from ≥ 0 or below. */
function logUpperSum(variance: number, from: number): number {
  const start = Math.max(from, 0)
  const reach = Math.ceil(12 * Math.sqrt(variance)) + 40
  let sum = 0
  for (let d = reach; d >= 0; d -= 1) {
    sum += Math.exp(-(d * (d + 2 * start)) / (2 * variance))
  }
  const upper = -(start * start) / (2 * variance) + Math.log(sum)
  if (from >= 0) return upper
  let rest = 0
  const lowest = Math.max(from, -reach)
  for (let k = lowest; k < 0; k += 1) rest += Math.exp(-(k * k) / (2 * variance))
  return Math.log(Math.exp(upper) + rest)
}

function logNormaliser(variance: number): number {
  return Math.log(2 * Math.exp(logUpperSum(variance, 1)) + 1)
}

/** ln P[X ≥ t] for X ~ N_Z(0, σ²) and an integer t, rounded up. */
export function logGaussianTail(sigmaSquared: Rational, t: number): number {
  const variance = rationalToNumber(sigmaSquared)
  return Math.min(0, logUpperSum(variance, t) - logNormaliser(variance) + roundUp)
}

/**
 * The exact δ(ε) of adding N_Z(0, σ²) to an integer of sensitivity D ≥ 1:
 * P[Y > εσ²/D − D/2] − e^ε·P[Y > εσ²/D + D/2] (Canonne, Kamath, Steinke 2020, Theorem 7), summed as
 * one series of positive terms, so that nothing cancels.
 */
export function discreteGaussianDelta(
  sigmaSquared: Rational,
  sensitivity: number,
  epsilon: number,
): number {
  const variance = rationalToNumber(sigmaSquared)
  const from = Math.floor((epsilon * variance) / sensitivity - sensitivity / 2) + 1
  const normaliser = logNormaliser(variance)
  const reach = Math.max(from, 0) + Math.ceil(12 * Math.sqrt(variance)) + 40 + sensitivity
  let sum = 0
  for (let y = reach; y >= Math.max(from, -reach); y -= 1) {
    const here = -(y * y) / (2 * variance) - normaliser
    const ratio = epsilon - (sensitivity * (2 * y + sensitivity)) / (2 * variance)
    sum += Math.exp(here) * -Math.expm1(ratio)
  }
  return Math.min(1, sum * (1 + roundUp))
}
