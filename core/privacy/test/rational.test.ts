import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRational,
  compareRational,
  formatRational,
  integerSquareRoot,
  multiplyRational,
  parseRational,
  rational,
  rationalOf,
  rationalToNumber,
  subtractRational,
} from '../src/rational.ts'

const any = fc
  .tuple(
    fc.bigInt(),
    fc.bigInt().filter((n) => n !== 0n),
  )
  .map(([n, d]) => rational(n, d))

describe('rationals', () => {
  test('are in lowest terms with a positive denominator', () => {
    expect(rational(6n, -4n)).toEqual({ num: -3n, den: 2n })
    expect(() => rational(1n, 0n)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })

  test('add, subtract and multiply exactly, whatever the order', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(addRational(addRational(a, b), c)).toEqual(addRational(a, addRational(b, c)))
        expect(subtractRational(addRational(a, b), b)).toEqual(a)
        expect(multiplyRational(a, addRational(b, c))).toEqual(
          addRational(multiplyRational(a, b), multiplyRational(a, c)),
        )
        expect(Math.sign(compareRational(a, b))).toBe(-Math.sign(compareRational(b, a)) + 0)
      }),
    )
  })

  test('survive being written and read', () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(parseRational(formatRational(a))).toEqual(a)
      }),
    )
  })

  test.each([
    ['3', rational(3n)],
    ['-1/3', rational(-1n, 3n)],
    ['0.25', rational(1n, 4n)],
    ['-2.5', rational(-5n, 2n)],
    ['2e-3', rational(1n, 500n)],
    ['2e3', rational(2000n)],
  ])('%s is read exactly', (text, value) => {
    expect(parseRational(text)).toEqual(value)
  })

  test.each(['', 'x', '1/', '1e', '0x1', '1/0', 'NaN'])('%s is refused', (text) => {
    expect(() => parseRational(text)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })

  test('hold the exact value of a double', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
        (x) => {
          expect(rationalToNumber(rationalOf(x))).toBe(x === 0 ? 0 : x)
        },
      ),
    )
    expect(() => rationalOf(Number.NaN)).toThrowError()
  })

  test('become the nearest double also when their parts do not fit into one', () => {
    expect(rationalToNumber(rational(10n ** 400n, 10n ** 401n))).toBeCloseTo(0.1, 15)
    expect(rationalToNumber(rational(10n ** 401n, 10n ** 400n))).toBeCloseTo(10, 12)
    expect(rationalToNumber(rational(3n, 10n ** 320n))).toBeGreaterThan(0)
    expect(rationalToNumber(rational(7n * 10n ** 500n + 1n, 10n ** 400n))).toBeGreaterThan(1e99)
  })

  test('integer square roots are floors', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 60n), (n) => {
        const root = integerSquareRoot(n)
        expect(root * root <= n && (root + 1n) * (root + 1n) > n).toBe(true)
      }),
    )
    expect(() => integerSquareRoot(-1n)).toThrowError()
  })
})
