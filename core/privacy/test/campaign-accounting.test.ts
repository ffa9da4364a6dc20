import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RangeCharge } from '../src/campaign-accounting.ts'
import { campaignEpsilon } from '../src/campaign-accounting.ts'
import type { Rational } from '../src/rational.ts'
import { addRational, compareRational, formatRational, rational, zero } from '../src/rational.ts'

const charge = (
  namespace: string,
  from: number,
  to: number,
  epsilon: Rational = rational(1n),
): RangeCharge => ({ namespace, from, to, epsilon })

const cost = (...charges: RangeCharge[]): string => formatRational(campaignEpsilon(charges))

test('takes the largest where ranges do not meet, and the sum where they do', () => {
  const half = rational(1n, 2n)
  expect(cost()).toBe('0')
  expect(cost(charge('a', 0, 500), charge('a', 500, 1000, half))).toBe('1')
  expect(cost(charge('a', 0, 501), charge('a', 500, 1000, half))).toBe('3/2')
  expect(cost(charge('a', 0, 1000, half), charge('a', 0, 1), charge('a', 1, 2))).toBe('3/2')
})

test('adds namespaces up: somebody may be anywhere in each', () => {
  expect(cost(charge('a', 0, 1), charge('b', 999, 1000), charge('a', 1, 2))).toBe('2')
})

test('is exact', () => {
  const thirds = Array.from({ length: 3 }, () => charge('a', 0, 10, rational(1n, 3n)))
  expect(cost(...thirds)).toBe('1')
  expect(cost(...Array.from({ length: 10 }, () => charge('a', 3, 4, rational(1n, 10n))))).toBe('1')
})

const ranges = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 1000 }))
  .map(([from, length]) => ({ from, to: Math.min(1000, from + length) }))
const charges = fc.array(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), ranges, fc.integer({ min: 1, max: 30 }))
    .map(([namespace, { from, to }, tenths]) =>
      charge(namespace, from, to, rational(BigInt(tenths), 10n)),
    ),
  { maxLength: 12 },
)

/** What somebody who is at these points loses, one campaign after the other. */
const lostAt = (given: readonly RangeCharge[], pointIn: (namespace: string) => number): Rational =>
  given
    .filter(({ namespace, from, to }) => from <= pointIn(namespace) && pointIn(namespace) < to)
    .reduce((sum, { epsilon }) => addRational(sum, epsilon), zero)

test('is the most that anybody at any of the 1,000 points of each namespace loses', () => {
  const property = fc.property(charges, (given) => {
    // Namespaces do not depend on each other, so the worst point of each is found by itself.
    const worst = ['a', 'b', 'c'].map((name) => {
      const own = given.filter(({ namespace }) => namespace === name)
      return Array.from({ length: 1000 }, (_, point) => lostAt(own, () => point)).reduce((a, b) =>
        compareRational(a, b) >= 0 ? a : b,
      )
    })
    const most = worst.reduce((sum, one) => addRational(sum, one), zero)
    expect(campaignEpsilon(given)).toEqual(most)
  })
  fc.assert(property, { numRuns: 60 })
})

test('bounds everybody, wherever they are, and a campaign more never makes it less', () => {
  const points = fc.record({
    a: fc.integer({ min: 0, max: 999 }),
    b: fc.integer({ min: 0, max: 999 }),
    c: fc.integer({ min: 0, max: 999 }),
  })
  const property = fc.property(charges, points, (given, at) => {
    const lost = lostAt(given, (namespace) => at[namespace as 'a' | 'b' | 'c'])
    expect(compareRational(lost, campaignEpsilon(given))).toBeLessThanOrEqual(0)
    const fewer = campaignEpsilon(given.slice(1))
    expect(compareRational(fewer, campaignEpsilon(given))).toBeLessThanOrEqual(0)
  })
  fc.assert(property, { numRuns: 200 })
})

test.each([
  charge('a', -1, 5),
  charge('a', 5, 5),
  charge('a', 6, 5),
  charge('a', 0, 1001),
  charge('a', 0.5, 5),
  charge('a', 0, 5.5),
  charge('a', Number.NaN, 5),
  charge('a', 0, 5, zero),
  charge('a', 0, 5, rational(-1n)),
  charge('a', 0, 5, { num: -1n, den: -1n }),
])('refuses %o', (wrong) => {
  expect(() => campaignEpsilon([charge('b', 0, 1), wrong])).toThrowError(
    expect.objectContaining({ code: 'parameter_invalid' }),
  )
})
