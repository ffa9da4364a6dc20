/**
 * What the noise left to learn from: for whoever judges a model, not for scoring. Worked out from noisy
 * sums alone, so it may be published like they are.
 */
import type { Evidence } from './evidence.ts'
import type { ModelEvidence } from './model.ts'

/** Of the pairs looked at twice, noise alone puts one in this many beyond 3.5 standard deviations. */
export const oneByNoise = 4300

/**
 * A residual is what there is and noise, independent of each other, so its mean square is the sum of
 * both; what is above that of the noise is what there is.
 */
export function modelEvidence(
  { people, meanSize, head, residual, variance }: Evidence,
  { found, tested }: { readonly found: number; readonly tested: number },
): ModelEvidence {
  let [squares, noise] = [0, 0]
  residual.forEach((r, k) => {
    squares += r * r
    noise += variance[k] as number
  })
  const pairs = Math.max(residual.length, 1)
  return {
    people: Math.max(0, people),
    meanSize,
    headSize: head.length,
    pairsFound: found,
    pairsByNoise: tested / oneByNoise,
    signal: Math.sqrt(Math.max(0, squares - noise) / pairs),
    noise: Math.sqrt(noise / pairs),
  }
}
