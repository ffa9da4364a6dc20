/** Tails and quantiles of the normal, χ² and Student's t distributions. */
import { incompleteBeta, logGammaStep, upperGamma } from './special-functions.ts'

/** Degrees of freedom from which the continued fraction is slow and the expansion exact to 1e-10. */
const many = 1e5

/** P(Z > z). */
export function normalTail(z: number): number {
  const both = upperGamma(0.5, (z * z) / 2)
  return z >= 0 ? both / 2 : 1 - both / 2
}

/** P(χ² with `freedom` degrees > x). */
export function chiSquareTail(x: number, freedom: number): number {
  return upperGamma(freedom / 2, x / 2)
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
}

/** P(T > t), t ≥ 0, for many degrees: the normal tail and what it lacks to order ν⁻² (Fisher 1925). */
function nearlyNormalTail(t: number, freedom: number): number {
  const square = t * t
  const first = (t * (square + 1)) / (4 * freedom)
  const second = (t * (((3 * square - 7) * square - 5) * square - 3)) / (96 * freedom ** 2)
  return normalTail(t) + normalDensity(t) * (first + second)
}

/** P(T > t); `freedom` may be a fraction (Welch), and Infinity is the normal distribution. */
export function studentTail(t: number, freedom: number): number {
  if (t < 0) return 1 - studentTail(-t, freedom)
  // The expansion is in t⁴/ν.
  if (!(freedom < many * Math.max(1, (t / 4) ** 4))) return nearlyNormalTail(t, freedom)
  const square = t * t
  const x = freedom / (freedom + square)
  return incompleteBeta(x, freedom / 2, 0.5, square / (freedom + square)) / 2
}

function studentDensity(x: number, freedom: number): number {
  if (freedom === Number.POSITIVE_INFINITY) return normalDensity(x)
  const scale = Math.exp(logGammaStep(freedom / 2, 0.5))
  const shape = Math.exp((-(freedom + 1) / 2) * Math.log1p((x * x) / freedom))
  return (scale / Math.sqrt(freedom * Math.PI)) * shape
}

/**
 * The point beyond which lies `tail` (0 … .5) of a symmetric distribution: Newton's method on the
 * logarithm of the tail, from the normal one (Abramowitz & Stegun 26.2.22, good to .003).
 */
function beyond(
  tail: number,
  above: (x: number) => number,
  density: (x: number) => number,
): number {
  if (tail >= 0.5) return 0
  const t = Math.sqrt(-2 * Math.log(tail))
  let x = Math.max(0, t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)))
  for (let k = 0; k < 100; k += 1) {
    const now = above(x)
    const step = (Math.log(now / tail) * now) / density(x)
    x = Math.max(0, x + step)
    if (Math.abs(step) <= 1e-14 * x) break
  }
  return x
}

/** x with P(Z > x) = tail, 0 < tail < 1. */
export function normalQuantile(tail: number): number {
  return tail > 0.5
    ? -beyond(1 - tail, normalTail, normalDensity)
    : beyond(tail, normalTail, normalDensity)
}

/** x with P(T > x) = tail, 0 < tail < 1. */
export function studentQuantile(tail: number, freedom: number): number {
  const above = (x: number): number => studentTail(x, freedom)
  const density = (x: number): number => studentDensity(x, freedom)
  return tail > 0.5 ? -beyond(1 - tail, above, density) : beyond(tail, above, density)
}
