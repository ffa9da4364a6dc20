/**
 * Whether the arms are as large as was planned. The sizes are noisy, so the noise is in the test: with
 * sizes n~, planned shares w and noise of variance V_a in each size, the deviations x = n~ − N~ w have
 * covariance N (diag w − w wᵀ) + (I − w 1ᵀ) diag(V) (I − 1 wᵀ). For two arms that is
 * z = (n₁ w₂ − n₂ w₁) / √(N w₁ w₂ + w₂² V₁ + w₁² V₂); for more, xᵀ Σ⁻¹ x without the last arm, which the
 * others determine. Without noise it is Pearson's χ² test.
 *
 * Where noise is most of the deviation, its tails are Laplace's, and χ² would give several times the
 * false alarms it should. The fourth cumulant of one cell's noise is v + 3v² (of the discrete Laplace),
 * which gives the excess of xᵀ Σ⁻¹ x: κ = Σ c₄ (aᵀ Σ⁻¹ a)² over the noises, a being what one of them adds to
 * x. The tail is taken from the multivariate t distribution with that excess (Mardia 1970): ν = 4 +
 * 2d(d + 2)/κ degrees of freedom, the covariance being Σ. Without noise ν is infinite, and it is χ² again.
 */
import { chiSquareTail, normalQuantile } from './distributions.ts'
import type { SampleRatio } from './report-types.ts'
import { incompleteBeta } from './special-functions.ts'

export interface ArmSize {
  readonly units: number
  /** Planned share, relative to the others; an arm of share 0 is left out. */
  readonly share: number
  /** Of the noise in `units`. */
  readonly variance: number
  /** Fourth cumulant of that noise. */
  readonly fourth: number
}

export interface RatioTest extends SampleRatio {
  /** How much of the variance is noise, 0 … 1. */
  readonly noiseShare: number
}

const asPlanned: RatioTest = { z: 0, pValue: 1, suspicious: false, noiseShare: 0 }
const suspiciousBelow = 0.001

/** xᵀ A⁻¹ x of a positive definite matrix, by elimination. */
function quadraticForm(matrix: readonly (readonly number[])[], x: readonly number[]): number {
  const A = matrix.map((row) => [...row])
  const rest = [...x]
  let sum = 0
  A.forEach((row, i) => {
    const pivot = row[i] ?? 0
    const head = rest[i] ?? 0
    sum += (head * head) / pivot
    A.slice(i + 1).forEach((below, j) => {
      const factor = (below[i] ?? 0) / pivot
      row.forEach((entry, k) => {
        below[k] = (below[k] ?? 0) - factor * entry
      })
      rest[i + 1 + j] = (rest[i + 1 + j] ?? 0) - factor * head
    })
  })
  return sum
}

/** P(xᵀ Σ⁻¹ x > form) in so many dimensions. */
function tailOf(form: number, dimensions: number, excess: number): number {
  const freedom = 4 + (2 * dimensions * (dimensions + 2)) / excess
  // Beyond this many the two differ by less than a millionth of the tail.
  if (!(freedom < 1e8)) return chiSquareTail(form, dimensions)
  return incompleteBeta((freedom - 2) / (freedom - 2 + form), freedom / 2, dimensions / 2)
}

export function sampleRatio(sizes: readonly ArmSize[]): RatioTest {
  const arms = sizes.filter(({ share }) => share > 0)
  const planned = arms.reduce((sum, { share }) => sum + share, 0)
  const total = arms.reduce((sum, { units }) => sum + units, 0)
  const noiseOfAll = arms.reduce((sum, { variance }) => sum + variance, 0)
  if (arms.length < 2 || !(Math.max(total, 0) + noiseOfAll > 0)) return asPlanned
  const w = arms.map(({ share }) => share / planned)
  const x = arms.map(({ units }, i) => units - total * (w[i] ?? 0))
  const covariance = (i: number, j: number): readonly [number, number] => {
    const [wi = 0, wj = 0] = [w[i], w[j]]
    const same = i === j ? 1 : 0
    const sampling = Math.max(total, 0) * (same * wi - wi * wj)
    const [vi = 0, vj = 0] = [arms[i]?.variance, arms[j]?.variance]
    return [sampling, same * vi - wi * vj - wj * vi + wi * wj * noiseOfAll]
  }
  const free = arms.slice(0, -1).map((_, i) => i)
  const matrix = free.map((i) => free.map((j) => covariance(i, j)[0] + covariance(i, j)[1]))
  const form = quadraticForm(
    matrix,
    free.map((i) => x[i] ?? 0),
  )
  const excess = arms.reduce((sum, { fourth }, a) => {
    const added = free.map((i) => (i === a ? 1 : 0) - (w[i] ?? 0))
    return sum + fourth * quadraticForm(matrix, added) ** 2
  }, 0)
  const pValue = tailOf(form, free.length, excess)
  const size = normalQuantile(Math.max(pValue, 1e-300) / 2)
  const traces = arms.map((_, i) => covariance(i, i))
  const noise = traces.reduce((sum, [, noisy]) => sum + noisy, 0)
  return {
    z: (x[0] ?? 0) < 0 ? -size : size,
    pValue,
    suspicious: pValue < suspiciousBelow,
    noiseShare: noise / traces.reduce((sum, [sampling, noisy]) => sum + sampling + noisy, 0),
  }
}
