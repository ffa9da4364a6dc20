/**
 * Intervals: fixed-time ones by Student's t with Welch's degrees of freedom, always-valid ones by the
 * asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas
 * (arXiv 2103.06476v7, eq. 9; tuned by eq. 161; e-value as in eq. 155, the form that gbstats uses).
 */
import { normalQuantile, studentQuantile } from './distributions.ts'
import type { Interval } from './report-types.ts'

/** Welch and Satterthwaite, of two estimates with their squared standard errors and units. */
export function welchFreedom(a: readonly [number, number], b: readonly [number, number]): number {
  const [[varianceA, unitsA], [varianceB, unitsB]] = [a, b]
  const spread = varianceA ** 2 / Math.max(unitsA - 1, 1) + varianceB ** 2 / Math.max(unitsB - 1, 1)
  return spread > 0 ? (varianceA + varianceB) ** 2 / spread : Number.POSITIVE_INFINITY
}

function around(value: number, half: number): Interval {
  return { low: value - half, high: value + half }
}

/** To be looked at once. */
export function fixedInterval(
  value: number,
  standardError: number,
  alpha: number,
  freedom: number = Number.POSITIVE_INFINITY,
): Interval {
  return around(value, studentQuantile(alpha / 2, freedom) * standardError)
}

/** r² of the sequence that is tightest at `tuning` units. */
function tightness(alpha: number, tuning: number): number {
  const log = -2 * Math.log(alpha)
  return (log + Math.log(log + 1)) / tuning
}

/** What `standardError` is multiplied by at so many units; about 3 at the tuning, α .05. */
export function sequenceFactor(units: number, alpha: number, tuning: number): number {
  const n = units * tightness(alpha, tuning)
  return Math.sqrt((2 * (n + 1) * Math.log(Math.sqrt(n + 1) / alpha)) / n)
}

/** May be looked at whenever; `units` above 0. */
export function sequence(
  value: number,
  standardError: number,
  units: number,
  options: { readonly alpha: number; readonly tuning: number },
): Interval {
  return around(value, sequenceFactor(units, options.alpha, options.tuning) * standardError)
}

/** May be looked at whenever: P(ever ≤ α without a difference) ≤ α. */
export function sequencePValue(
  value: number,
  standardError: number,
  units: number,
  options: { readonly alpha: number; readonly tuning: number },
): number {
  if (standardError === 0) return value === 0 ? 1 : 0
  const n = units * tightness(options.alpha, options.tuning)
  const z = value / standardError
  return Math.min(1, Math.sqrt(n + 1) * Math.exp((-z * z * n) / (2 * (n + 1))))
}

export function clamped({ low, high }: Interval, from: number, to: number): Interval {
  const inside = (x: number): number => Math.min(Math.max(x, from), to)
  return { low: inside(low), high: inside(high) }
}

/** How much noise a count has: cells that were summed, those of them that count, variance of one. */
export interface RateNoise {
  readonly cells: number
  readonly counting: number
  /** Of all cohorts that were summed. */
  readonly cellVariance: number
}

/**
 * A share, by Wilson's method with the noise in it: all p that the noisy share would not be surprising
 * for. With V for the variance of a cell, |p~ − p|² ≤ z² [p(1 − p)/n + V (S (1 − p)² + (C − S) p²)/n²]
 * is a quadratic inequality in p. Nobody there: everything is possible.
 */
export function rateInterval(
  count: number,
  units: number,
  noise: RateNoise,
  alpha: number = 0.05,
): Interval {
  if (!(units > 0)) return { low: 0, high: 1 }
  const z2 = normalQuantile(alpha / 2) ** 2
  const v = noise.cellVariance / units
  const rate = count / units
  // a p² − 2 b p + c ≤ 0
  const a = 1 + (z2 / units) * (1 - v * noise.cells)
  const b = rate + (z2 / (2 * units)) * (1 - 2 * v * noise.counting)
  const c = rate * rate - (z2 / units) * v * noise.counting
  const root = b * b - a * c
  // Where noise is larger than the units themselves the inequality no longer bounds p.
  if (!(a > 0 && root >= 0)) return { low: 0, high: 1 }
  return clamped({ low: (b - Math.sqrt(root)) / a, high: (b + Math.sqrt(root)) / a }, 0, 1)
}
