/** Streams of words for samplers, and how well samples fit a distribution. */
import type { RandomWords } from '../src/randomness.ts'

/** Words given by hand; the rest zero. */
export function scripted(script: readonly number[]): RandomWords {
  let next = 0
  return {
    fill(words) {
      for (let k = 0; k < words.length; k += 1) {
        words[k] = script[next] ?? 0
        next += 1
      }
    },
  }
}

/**
 * Chi-square against exact probabilities, as a standard normal score by Wilson and Hilferty. Under
 * the right distribution |z| > 5.5 has a probability below 4·10⁻⁸, and the approximation is good to
 * a factor of ten there, so the false-alarm rate is below 10⁻⁶.
 */
export function score(samples: Int32Array, weight: (k: number) => number): number {
  const counts = new Map<number, number>()
  for (const k of samples) counts.set(k, (counts.get(k) ?? 0) + 1)
  let total = weight(0)
  for (let k = 1; weight(k) / weight(0) > 1e-18; k += 1) total += 2 * weight(k)
  let [chi, cells, restExpected, restCount] = [0, 0, samples.length, samples.length]
  for (let k = 0; ; k = k > 0 ? -k : -k + 1) {
    const expected = (samples.length * weight(Math.abs(k))) / total
    if (expected < 20) break
    const count = counts.get(k) ?? 0
    chi += (count - expected) ** 2 / expected
    cells += 1
    restExpected -= expected
    restCount -= count
  }
  if (restExpected > 5) {
    chi += (restCount - restExpected) ** 2 / restExpected
    cells += 1
  }
  const freedom = cells - 1
  const h = 2 / (9 * freedom)
  return (Math.cbrt(chi / freedom) - (1 - h)) / Math.sqrt(h)
}
