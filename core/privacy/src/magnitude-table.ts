/**
 * The distribution of |X| for a symmetric integer variable with P[X = k] ∝ w_|k|, as certified
 * thresholds: F_k = P[|X| ≤ k] lies between `lower[k]` and `upper[k]` (units of 2^−bits).
 *
 * Both noises have weights with w_0 = 1, w_{k+1} = w_k·q_k, q_{k+1} = q_k·s:
 * the discrete Gaussian q_0 = exp(−1/2σ²), s = exp(−1/σ²); the discrete Laplace q_0 = exp(−1/t), s = 1.
 *
 * Proof of enclosure. All products are of enclosures of numbers in [0, 1], rounded outward. The sum
 * after the last entry K is at most w_{K+1}/(1 − q_{K+1}), because the ratios q_k do not grow; it is
 * added (twice: both signs) to the upper end of the total only. So lower sums over the upper total
 * and upper sums over the lower total enclose every F_k.
 */
import type { Enclosure } from './interval-exp.ts'
import { encloseExpNegative, multiplyEnclosures } from './interval-exp.ts'
import type { Rational } from './rational.ts'
import { multiplyRational, rational } from './rational.ts'

export type NoiseShape =
  | { readonly kind: 'gaussian'; readonly sigmaSquared: Rational }
  | { readonly kind: 'laplace'; readonly scale: Rational }

export interface MagnitudeTable {
  readonly bits: number
  readonly lower: readonly bigint[]
  readonly upper: readonly bigint[]
}

function ratios(shape: NoiseShape, bits: number): { first: Enclosure; step: Enclosure } {
  if (shape.kind === 'laplace') {
    const one = 1n << BigInt(bits)
    const inverse = rational(shape.scale.den, shape.scale.num)
    return { first: encloseExpNegative(inverse, bits), step: { lower: one, upper: one } }
  }
  const inverse = rational(shape.sigmaSquared.den, shape.sigmaSquared.num)
  const half = multiplyRational(inverse, rational(1n, 2n))
  return { first: encloseExpNegative(half, bits), step: encloseExpNegative(inverse, bits) }
}

/** `precision`: the tail that the table leaves out has a probability below about 2^−precision. */
export function magnitudeTable(shape: NoiseShape, precision: number): MagnitudeTable {
  const bits = precision + 64
  const b = BigInt(bits)
  const one = 1n << b
  const { first, step } = ratios(shape, bits)
  const negligible = one >> BigInt(precision)
  const lowerSums: bigint[] = []
  const upperSums: bigint[] = []
  let weight: Enclosure = { lower: one, upper: one }
  let ratio = first
  let lowerSum = one
  let upperSum = one
  let tail = one
  while (tail > negligible) {
    lowerSums.push(lowerSum)
    upperSums.push(upperSum)
    weight = multiplyEnclosures(weight, ratio, b)
    ratio = multiplyEnclosures(ratio, step, b)
    lowerSum += 2n * weight.lower
    upperSum += 2n * weight.upper
    const gap = one - ratio.upper
    tail = (weight.upper << b) / gap + 1n
  }
  const lowerTotal = lowerSums.at(-1) as bigint
  const upperTotal = (upperSums.at(-1) as bigint) + 2n * tail
  const lowerInverse = (one << b) / upperTotal
  const upperInverse = (one << b) / lowerTotal + 1n
  return {
    bits,
    lower: lowerSums.map((sum) => (sum * lowerInverse) >> b),
    upper: upperSums.map((sum) => {
      const value = ((sum * upperInverse) >> b) + 1n
      return value > one ? one : value
    }),
  }
}
