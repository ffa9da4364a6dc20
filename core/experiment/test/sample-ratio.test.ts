import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { laplaceVariance } from '../src/noise.ts'
import type { ArmSize } from '../src/sample-ratio.ts'
import { sampleRatio } from '../src/sample-ratio.ts'
import { dice } from './seeded.ts'

function sized(units: readonly number[], shares: readonly number[], variance = 0): ArmSize[] {
  return units.map((n, k) => ({ units: n, share: shares[k] ?? 0, variance, fourth: 0 }))
}

/** False alarms of `draws` campaigns of two arms of 200 people, at ε .1. */
function alarms(draws: number, aware: boolean, tails: boolean): number {
  const random = dice(3)
  const v = laplaceVariance(0.1)
  let count = 0
  for (let k = 0; k < draws; k += 1) {
    const first = random.binomial(400, 0.5)
    const units = [first, 400 - first].map((n) => n + random.laplace(0.1) + random.laplace(0.1))
    const variance = aware ? 2 * v : 0
    const fourth = tails ? variance * (1 + 3 * v) : 0
    count += +sampleRatio(units.map((n) => ({ units: n, share: 1, variance, fourth }))).suspicious
  }
  return count
}

describe('the sample ratio', () => {
  test('of two arms is z = (n₁ w₂ − n₂ w₁) / √(N w₁ w₂ + w₂² V₁ + w₁² V₂)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0, max: 900, noNaN: true }),
        (n1, n2, w1, V) => {
          const w2 = 1 - w1
          const z = (n1 * w2 - n2 * w1) / Math.sqrt((n1 + n2) * w1 * w2 + (w2 * w2 + w1 * w1) * V)
          fc.pre(Math.abs(z) < 30)
          const ratio = sampleRatio(sized([n1, n2], [w1, w2], V))
          expect(ratio.z).toBeCloseTo(z, 6)
          expect(ratio.suspicious).toBe(ratio.pValue < 0.001)
        },
      ),
    )
  })

  test('does not depend on the order of the arms', () => {
    const [a, b, c] = sized([480, 1010, 530], [1, 2, 1], 40)
    if (!a || !b || !c) throw new Error('three arms')
    const [first, second] = [sampleRatio([a, b, c]), sampleRatio([c, a, b])]
    expect(first.pValue).toBeCloseTo(second.pValue, 12)
  })

  test('finds a lost tenth of an arm', () => {
    expect(sampleRatio(sized([10_000, 9000], [1, 1], 100)).suspicious).toBe(true)
  })

  test('says nothing where there is nothing', () => {
    for (const none of [[], sized([5], [1]), sized([0, 0], [1, 1]), sized([-9, 3], [1, 1])]) {
      expect(sampleRatio(none)).toEqual({ z: 0, pValue: 1, suspicious: false, noiseShare: 0 })
    }
  })

  /**
   * At a false-alarm rate of 1 in 1,000, 30,000 campaigns give 30; more than 60 (twice the rate) have a
   * probability below 10⁻⁶ (Poisson). The last two say that the test would fail without the noise in
   * it, and without its tails.
   */
  test('is a false alarm in at most 2 of 1,000 campaigns, also where most of it is noise', () => {
    expect(alarms(30_000, true, true)).toBeLessThanOrEqual(60)
    expect(alarms(3000, false, false)).toBeGreaterThan(100)
    expect(alarms(30_000, true, false)).toBeGreaterThan(60)
  })
})
