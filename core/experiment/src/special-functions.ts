/**
 * Regularised incomplete gamma and beta functions, from which the distributions are made. Series and
 * continued fractions of the NIST Digital Library of Mathematical Functions (8.7.1, 8.9.2, 8.17.22),
 * the fractions by Lentz's method (Thompson & Barnett 1986). Relative error below 1e-12 where used.
 */

const tiny = 1e-300
const enough = 1e-16
const most = 10_000

/** What Stirling's formula leaves (5.11.1), from 12 on. */
function stirlingRest(x: number): number {
  const s = 1 / (x * x)
  return (
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360_360))))) /
    x
  )
}

/** log Γ(x), x > 0; below 12 by the recurrence. */
function logGamma(x: number): number {
  let shift = 0
  let y = x
  for (; y < 12; y += 1) shift += Math.log(y)
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + stirlingRest(y) - shift
}

/** log Γ(a + b) − log Γ(a), where the difference of two large logarithms would lose digits. */
export function logGammaStep(a: number, b: number): number {
  if (a < 12) return logGamma(a + b) - logGamma(a)
  const growth = (a + b - 0.5) * Math.log1p(b / a) + b * Math.log(a) - b
  return growth + stirlingRest(a + b) - stirlingRest(a)
}

/** b₀ + a₁/(b₁ + a₂/(b₂ + …)); `term` gives a and b of a step from 1 on. */
function continuedFraction(b0: number, term: (k: number) => readonly [number, number]): number {
  let f = b0 === 0 ? tiny : b0
  let c = f
  let d = 0
  for (let k = 1; k < most; k += 1) {
    const [a, b] = term(k)
    d = b + a * d
    c = b + a / c
    d = 1 / (d === 0 ? tiny : d)
    c = c === 0 ? tiny : c
    f *= c * d
    if (Math.abs(c * d - 1) < enough) break
  }
  return f
}

/** Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x ≥ 0. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let k = 1; k < most && term > sum * enough; k += 1) {
      term *= x / (a + k)
      sum += term
    }
    return 1 - scale * sum
  }
  const fraction = continuedFraction(x + 1 - a, (k) => [-k * (k - a), x + 2 * k + 1 - a])
  return scale / fraction
}

/** I_x(a, b), for a, b > 0 and 0 ≤ x ≤ 1; `rest` is 1 − x, given where it is known better. */
export function incompleteBeta(x: number, a: number, b: number, rest: number = 1 - x): number {
  if (x <= 0) return 0
  if (rest <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(rest, b, a, x)
  // A power of something near 1 is as exact as its distance from 1 is.
  const scale = Math.exp(
    a * (rest < 0.5 ? Math.log1p(-rest) : Math.log(x)) +
      b * (x < 0.5 ? Math.log1p(-x) : Math.log(rest)) +
      logGammaStep(Math.max(a, b), Math.min(a, b)) -
      logGamma(Math.min(a, b)),
  )
  const fraction = continuedFraction(1, (k) => {
    const m = Math.floor(k / 2)
    const n = a + 2 * m
    const numerator =
      k % 2 === 0 ? (m * (b - m) * x) / ((n - 1) * n) : (-(a + m) * (a + b + m) * x) / (n * (n + 1))
    return [numerator, 1]
  })
  return scale / (a * fraction)
}
