import { randomFillSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { releaseCells } from '../src/cells.ts'
import { discreteLaplace } from '../src/noise.ts'
import type { RandomWords } from '../src/randomness.ts'
import type { Rational } from '../src/rational.ts'
import { rational, rationalToNumber } from '../src/rational.ts'
import { score, scripted } from './samples.ts'

const random: RandomWords = { fill: (words) => void randomFillSync(words) }

/** Good enough to look for leaks with, and much faster than the real thing (Marsaglia 2003, xorshift). */
function quick(seed: number): RandomWords {
  let state = seed
  return {
    fill(words) {
      for (let k = 0; k < words.length; k += 1) {
        state ^= state << 13
        state ^= state >>> 17
        state ^= state << 5
        words[k] = state
      }
    },
  }
}

const invalid = expect.objectContaining({ code: 'parameter_invalid' }) as Error
const refused = (counts: readonly number[], epsilon: Rational): void => {
  const never: RandomWords = {
    fill() {
      throw new Error('something was drawn')
    },
  }
  expect(() => releaseCells(Int32Array.from(counts), epsilon, never)).toThrowError(invalid)
}

describe('a table that is released', () => {
  test('is its counts plus what the sampler of scale 1/ε draws from the same words', () => {
    const words = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), {
      minLength: 1,
      maxLength: 40,
    })
    const counts = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 40 })
    const epsilons = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
    const property = fc.property(words, counts, epsilons, (script, exact, [num, den]) => {
      const epsilon = rational(BigInt(num), BigInt(den))
      const noise = new Int32Array(exact.length)
      discreteLaplace(rational(epsilon.den, epsilon.num), scripted(script)).fill(noise)
      const before = Int32Array.from(exact)
      const released = releaseCells(before, epsilon, scripted(script))
      expect([...released.cells]).toEqual(exact.map((count, k) => count + (noise[k] as number)))
      expect([...before]).toEqual(exact)
      expect(released.epsilon).toEqual(epsilon)
    })
    fc.assert(property, { numRuns: 60 })
  })

  test.each([rational(1n, 10n), rational(3n, 10n), rational(1n), rational(3n)])(
    'has discrete Laplace noise of ε %o in every cell, those that nobody is in as well',
    (epsilon) => {
      const exact = Int32Array.from({ length: 100_000 }, (_, k) => (k % 3) * 5)
      const [e, a] = [rationalToNumber(epsilon), Math.exp(-rationalToNumber(epsilon))]
      const noise = new Int32Array(3 * exact.length)
      let variance = 0
      for (let table = 0; table < 3; table += 1) {
        const released = releaseCells(exact, epsilon, random)
        variance = released.variance
        noise.set(
          released.cells.map((cell, k) => cell - (exact[k] as number)),
          table * exact.length,
        )
      }
      // False alarm: below 10⁻⁶, see `score`.
      expect(Math.abs(score(noise, (k) => Math.exp(-k * e)))).toBeLessThan(5.5)
      expect(variance / ((2 * a) / (1 - a) ** 2)).toBeCloseTo(1, 9)
    },
  )

  test('knows the variance of its noise also where ε is small, and where there is hardly any', () => {
    const of = (epsilon: Rational) => releaseCells(Int32Array.of(0), epsilon, random).variance
    // The figures of the literature for ε 1, .3 and .1.
    expect(of(rational(1n))).toBeCloseTo(1.84, 2)
    expect(of(rational(3n, 10n))).toBeCloseTo(22.1, 1)
    expect(of(rational(1n, 10n))).toBeCloseTo(199.8, 1)
    // 2a/(1 − a)² = 2/ε² − 1/6 + O(ε²)
    expect(of(rational(1n, 1000n))).toBeCloseTo(2e6 - 1 / 6, 5)
    expect(of(rational(2000n))).toBe(0)
  })

  test('is refused, and nothing is drawn, for what no table can be', () => {
    const one = rational(1n)
    refused([], one)
    refused(new Array<number>(100_001).fill(0), one)
    refused([0, -1], one)
    refused([2 ** 30 + 1], one)
    refused([1], rational(0n))
    refused([1], rational(-1n))
    refused([1], { num: -1n, den: -1n })
    refused([1], rational(1n, 1001n))
    expect(releaseCells(new Int32Array(100_000), rational(1n, 1000n), random).cells).toHaveLength(
      100_000,
    )
    expect(releaseCells(Int32Array.of(2 ** 30), one, random).cells[0]).toBeGreaterThan(2 ** 29)
  })
})

/**
 * Tries to falsify the claim. `seen` is what somebody who knows everything about everybody else looks for
 * in a released table; when it is there with the person more than e^ε times as often as without, the
 * claim is wrong. Both rates are bounded by Chernoff's inequality, n·KL(p̂‖p) ≤ ln 1/α, at 5·10⁻⁷ each,
 * so that a mechanism that keeps its claim is accused with a probability of at most 10⁻⁶.
 */
function leakage(present: () => boolean, without: () => boolean): number {
  const runs = 4000
  const bound = (seen: () => boolean, end: 0 | 1): number => {
    const rate = Array.from({ length: runs }, seen).filter(Boolean).length / runs
    const part = (p: number, q: number): number => (p === 0 ? 0 : p * Math.log(p / q))
    let [inside, outside]: [number, number] = [rate, end]
    for (let k = 0; k < 60; k += 1) {
      const p = (inside + outside) / 2
      const divergence = part(rate, p) + part(1 - rate, 1 - p)
      if (runs * divergence <= Math.log(1 / 5e-7)) inside = p
      else outside = p
    }
    return outside
  }
  return Math.log(bound(present, 0) / bound(without, 1))
}

describe('one person more or less', () => {
  const words = quick(2_463_534_242)
  type Release = (counts: Int32Array) => Int32Array
  const released =
    (epsilon: Rational): Release =>
    (counts) =>
      releaseCells(counts, epsilon, words).cells
  const real = released(rational(1n))
  const at = (cells: Int32Array, cell: number): number => cells[cell] as number
  const lost = (
    release: Release,
    seen = (cells: Int32Array): boolean => at(cells, 1) >= 1,
    person = [0, 1, 0, 0],
  ): number => {
    const others = [3, 0, 0, 7]
    const all = Int32Array.from(others, (count, k) => count + (person[k] as number))
    return leakage(
      () => seen(release(all)),
      () => seen(release(Int32Array.from(others))),
    )
  }

  test('shows in the released table by ε at the most', () => {
    expect(lost(real)).toBeLessThanOrEqual(1)
    expect(lost(real, (cells) => at(cells, 0) + at(cells, 3) >= 11, [1, 0, 0, 0])).toBeLessThan(1)
  })

  test('would be found with half the noise, or where empty cells have none', () => {
    expect(lost(released(rational(2n)))).toBeGreaterThan(1.5)
    const sparse: Release = (counts) =>
      real(counts).map((cell, k) => (at(counts, k) === 0 ? 0 : cell))
    expect(lost(sparse, (cells) => at(cells, 1) !== 0)).toBeGreaterThan(3)
  })

  test('would be found in two cells: that is why everybody is in one', () => {
    const both = (cells: Int32Array): boolean => at(cells, 1) >= 1 && at(cells, 2) >= 1
    expect(lost(real, both, [0, 1, 1, 0])).toBeGreaterThan(1.5)
  })
})
