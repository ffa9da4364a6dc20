import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exponential, logOnePlus, powerOfTwo } from '../src/portable-math.ts'

/** Relative to the engine's own, which is right to a unit or so in the last place. */
function isClose(value: number, reference: number): boolean {
  return Math.abs(value - reference) <= 64 * Number.EPSILON * Math.abs(reference)
}

describe('powers and logarithms made of + − × ÷', () => {
  test('agree with the engine as far as anybody can say', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (x) => {
        expect(isClose(powerOfTwo(x), 2 ** x)).toBe(true)
        const small = x / 2
        expect(isClose(exponential(small), Math.exp(small)) || Math.abs(small) > 20).toBe(true)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (x) => {
        expect(isClose(logOnePlus(x), Math.log1p(x))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('are exact where the answer is', () => {
    expect([powerOfTwo(0), powerOfTwo(-1), powerOfTwo(10)]).toEqual([1, 0.5, 1024])
    expect(powerOfTwo(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(powerOfTwo(Number.NaN)).toBe(0)
    expect([logOnePlus(0), exponential(0)]).toEqual([0, 1])
    expect(logOnePlus(1e-300)).toBe(1e-300)
  })

  test('give these very bits, in every engine', () => {
    expect(powerOfTwo(-0.3)).toBe(0.8122523963562356)
    expect(logOnePlus(3.7)).toBe(1.547562508716013)
    expect(exponential(-4.2)).toBe(0.014995576820477696)
  })
})
