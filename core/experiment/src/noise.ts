/**
 * How much noise is in a sum of released cells. A cell of a cohort got discrete Laplace noise with
 * parameter a = e^−ε, whose variance is 2a/(1 − a)² (Canonne, Kamath, Steinke 2020, section 2).
 */

/** 2a/(1 − a)² = 1/(2 sinh²(ε/2)), which does not lose digits where ε is small. */
export function laplaceVariance(epsilon: number): number {
  return 1 / (2 * Math.sinh(epsilon / 2) ** 2)
}

/** '3/10', '0.3'. Throws `RangeError` unless it is a number above 0. */
export function epsilonOf(text: string): number {
  const [numerator, denominator = '1'] = text.split('/')
  const value = Number(numerator) / Number(denominator)
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError('ε is a number above 0, such as 1 or 3/10')
  }
  return value
}
