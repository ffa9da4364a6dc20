import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clamped,
  fixedInterval,
  rateInterval,
  sequence,
  sequenceFactor,
  sequencePValue,
  welchFreedom,
} from '../src/intervals.ts'
import { dice } from './seeded.ts'

const noNoise = { cells: 2, counting: 1, cellVariance: 0 }

describe('a fixed interval', () => {
  test('is ±1.96 standard errors, or more where there are few degrees of freedom', () => {
    expect(fixedInterval(1, 2, 0.05).high).toBeCloseTo(1 + 2 * 1.959964, 5)
    expect(fixedInterval(1, 2, 0.05, 4).low).toBeCloseTo(1 - 2 * 2.776445, 5)
    expect(welchFreedom([0, 10], [0, 10])).toBe(Number.POSITIVE_INFINITY)
    expect(welchFreedom([1, 11], [1, 11])).toBe(20)
  })
})

describe('an always-valid sequence', () => {
  const options = { alpha: 0.05, tuning: 5000 }

  test('is tightest at its tuning, and wider than one look everywhere', () => {
    const at = (units: number): number => sequenceFactor(units, 0.05, 5000) / Math.sqrt(units)
    const rival = (tuning: number): number => sequenceFactor(5000, 0.05, tuning)
    expect(rival(5000)).toBeLessThan(
      Math.min(rival(50), rival(500_000), rival(2500), rival(10_000)),
    )
    expect(rival(5000)).toBeCloseTo(3.035, 2)
    expect(at(10_000)).toBeLessThan(at(5000))
  })

  test('excludes zero exactly when its p-value is at most α', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.integer({ min: 10, max: 1e6 }),
        (z, units) => {
          const { low, high } = sequence(z, 1, units, options)
          fc.pre(Math.min(Math.abs(low), Math.abs(high)) > 1e-9)
          expect(low > 0 || high < 0).toBe(sequencePValue(z, 1, units, options) <= 0.05)
        },
      ),
    )
  })

  test('without any error is certain', () => {
    expect(sequencePValue(0, 0, 10, options)).toBe(1)
    expect(sequencePValue(0.1, 0, 10, options)).toBe(0)
  })
})

describe('the interval of a rate', () => {
  test('without noise is the Wilson interval', () => {
    // 10 of 50: the published textbook value is .112 to .330 (Newcombe 1998 gives .1124, .3304).
    const { low, high } = rateInterval(10, 50, noNoise)
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.1124', '0.3304'])
  })

  test('stays within 0 and 1 and holds what was seen, whatever the noise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 300 }),
        fc.integer({ min: -50, max: 300 }),
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (count, units, counting, cellVariance) => {
          const noise = { cells: counting + 3, counting, cellVariance }
          const { low, high } = rateInterval(count, units, noise)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(low).toBeLessThanOrEqual(high)
          if (units > 0 && count >= 0 && count <= units) {
            expect(low).toBeLessThanOrEqual(count / units + 1e-12)
            expect(high).toBeGreaterThanOrEqual(count / units - 1e-12)
          }
        },
      ),
    )
  })

  test('is everything where nobody is, or noise is larger than everybody', () => {
    expect(rateInterval(3, 0, noNoise)).toEqual({ low: 0, high: 1 })
    const loud = { cells: 50, counting: 25, cellVariance: 200 }
    expect(rateInterval(10, 100, loud)).toEqual({ low: 0, high: 1 })
  })

  /**
   * 4,000 draws: a coverage of .95 has a standard deviation of .0034, so that outside of .93 to .97 it
   * is by chance in fewer than 1 in 10⁸ seeds.
   */
  test.each([
    [400, 0.01, 1],
    [400, 0.05, 0.3],
    [2000, 0.02, 0.1],
  ])('covers the rate of %d people at %d, ε %d', (people, rate, epsilon) => {
    const random = dice(8)
    const cellVariance = 1 / (2 * Math.sinh(epsilon / 2) ** 2)
    let covered = 0
    for (let k = 0; k < 4000; k += 1) {
      const some = random.binomial(people, rate)
      const count = some + random.laplace(epsilon)
      const units = count + people - some + random.laplace(epsilon)
      const { low, high } = rateInterval(count, units, { cells: 2, counting: 1, cellVariance })
      covered += +(low <= rate && high >= rate)
    }
    expect(covered / 4000).toBeGreaterThan(0.93)
    expect(covered / 4000).toBeLessThan(0.97)
  })

  test('is cut at its ends', () => {
    expect(clamped({ low: -2, high: 0.5 }, -1, 1)).toEqual({ low: -1, high: 0.5 })
  })
})
