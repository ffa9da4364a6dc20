/** The published values of gbstats, reproduced by the functions that the report is made with. */
import { describe, expect, test } from 'vitest'
import { studentQuantile, studentTail } from '../src/distributions.ts'
import { fixedInterval, sequence, sequencePValue, welchFreedom } from '../src/intervals.ts'
import type { Estimate, ScoredCell } from '../src/linear-estimate.ts'
import { differenceOf, estimate, liftOf, meanOf } from '../src/linear-estimate.ts'
import { sampleRatio } from '../src/sample-ratio.ts'
import vectors from './vectors/gbstats.json' with { type: 'json' }

/** Two cells with the mean and the variance of somebody's moments, or of a share. */
function cellsWith(side: readonly number[], kind: string, stratum = 0): readonly ScoredCell[] {
  const [n = 0, sum = 0, squares = 0] = side
  if (kind === 'shares') {
    return [
      { count: n - sum, value: 0, stratum },
      { count: sum, value: 1, stratum },
    ]
  }
  const spread = Math.sqrt((squares - sum ** 2 / n) / (n - 1))
  return [-1, 1].map((sign) => ({ count: n / 2, value: sum / n + sign * spread, stratum }))
}

function compare(
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
  kind: string,
  relative: boolean,
): { readonly of: Estimate; readonly freedom: number; readonly units: number } {
  const cells = [a, b].flatMap((side) => side.flatMap((s, k) => cellsWith(s, kind, k)))
  const [ofA, ofB] = [
    meanOf(cells, (k) => k < 2 * a.length),
    meanOf(cells, (k) => k >= 2 * a.length),
  ]
  if (ofA === undefined || ofB === undefined) throw new Error('a side is empty')
  const variance = (side: typeof ofA): number => estimate(cells, side, 0).standardError ** 2
  return {
    of: estimate(cells, (relative ? liftOf : differenceOf)(ofB, ofA), 0),
    freedom: welchFreedom([variance(ofA), ofA.units], [variance(ofB), ofB.units]),
    units: ofA.units + ofB.units,
  }
}

const round = (value: number): number => Number(value.toFixed(5))

describe('gbstats', () => {
  test.each(vectors.fixed)('a fixed interval, $title', (v) => {
    const { of, freedom } = compare([v.a], [v.b], v.kind, v.relative)
    const { low, high } = fixedInterval(of.value, of.standardError, 0.05, freedom)
    const p = 2 * studentTail(Math.abs(of.value) / of.standardError, freedom)
    expect([of.value, low, high, of.standardError, p].map(round)).toEqual([
      v.expected,
      ...v.ci,
      v.error,
      v.p,
    ])
  })

  test.each(vectors.oneSided)('one-sided tails and bounds, $title', (v) => {
    const { of, freedom } = compare([v.a], [v.b], 'moments', v.relative)
    const half = studentQuantile(0.05, freedom) * of.standardError
    const z = of.value / of.standardError
    const ours = [of.value, of.standardError, of.value - half, of.value + half]
    const theirs = [v.expected, v.error, v.low, v.high]
    ours.forEach((value, k) => {
      expect(value).toBeCloseTo(theirs[k] ?? Number.NaN, 12)
    })
    expect(studentTail(z, freedom)).toBeCloseTo(v.greater, 12)
    expect(studentTail(-z, freedom)).toBeCloseTo(v.lesser, 12)
  })

  test.each(vectors.sequential)('an always-valid sequence, $title', (v) => {
    const { of, units } = compare([v.a], [v.b], v.kind, true)
    const options = { alpha: 0.05, tuning: v.tuning }
    const { low, high } = sequence(of.value, of.standardError, units, options)
    const p = sequencePValue(of.value, of.standardError, units, options)
    expect([of.value, low, high, of.standardError, p].map(round)).toEqual([
      v.expected,
      ...v.ci,
      v.error,
      v.p,
    ])
  })

  test.each(['absolute', 'relative'] as const)('post-stratification, %s', (kind) => {
    const { a, b, [kind]: expected } = vectors.postStratified
    const { of } = compare(a, b, 'moments', kind === 'relative')
    expect(of.value).toBeCloseTo(expected.expected, 12)
    expect(of.standardError).toBeCloseTo(expected.error, 14)
  })

  test.each(vectors.sampleRatio)('the sample ratio of $users', ({ users, weights, p }) => {
    const ratio = sampleRatio(
      users.map((units, k) => ({ units, share: weights[k] ?? 0, variance: 0, fourth: 0 })),
    )
    expect(Number(ratio.pValue.toFixed(9))).toBe(p)
  })
})
