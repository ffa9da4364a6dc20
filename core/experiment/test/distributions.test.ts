import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chiSquareTail,
  normalQuantile,
  normalTail,
  studentQuantile,
  studentTail,
} from '../src/distributions.ts'
import { incompleteBeta } from '../src/special-functions.ts'
import vectors from './vectors/distributions.json' with { type: 'json' }

function close(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected))
}

describe('distributions', () => {
  test.each(vectors.normalTail)('P(Z > %d)', (z = 0, tail = 0) => {
    close(normalTail(z), tail)
  })
  test.each(vectors.normalQuantile)('the normal quantile of %d', (tail = 0, z = 0) => {
    close(normalQuantile(tail), z)
  })
  test.each(vectors.chiSquareTail)('P(χ² > %d) with %d degrees', (x = 0, freedom = 0, tail = 0) => {
    close(chiSquareTail(x, freedom), tail)
  })
  test.each(vectors.studentTail)('P(T > %d) with %d degrees', (t = 0, freedom = 0, tail = 0) => {
    close(studentTail(t, freedom), tail)
  })
  test.each(vectors.studentQuantile)(
    "Student's quantile of %d with %d degrees",
    (tail = 0, freedom = 0, t = 0) => {
      close(studentQuantile(tail, freedom), t)
    },
  )

  test('quantiles undo tails', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
        fc.double({ min: 0.5, max: 1e6, noNaN: true }),
        (tail, freedom) => {
          expect(normalTail(normalQuantile(tail)) / tail).toBeCloseTo(1, 9)
          expect(studentTail(studentQuantile(tail, freedom), freedom) / tail).toBeCloseTo(1, 9)
        },
      ),
    )
  })

  test('Student with endless degrees is normal', () => {
    expect(studentTail(2, Number.POSITIVE_INFINITY)).toBe(normalTail(2))
    expect(studentQuantile(0.025, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.025))
  })

  test('the ends are certain', () => {
    expect(chiSquareTail(0, 3)).toBe(1)
    expect(chiSquareTail(Number.POSITIVE_INFINITY, 3)).toBe(0)
    expect([1e200, -1e200].map(normalTail)).toEqual([0, 1])
    expect(incompleteBeta(0, 2, 3)).toBe(0)
    expect(incompleteBeta(1, 2, 3)).toBe(1)
    expect(normalQuantile(0.5)).toBe(0)
  })
})
