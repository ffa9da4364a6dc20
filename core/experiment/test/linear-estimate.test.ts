import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ScoredCell } from '../src/linear-estimate.ts'
import { differenceOf, estimate, liftOf, meanOf } from '../src/linear-estimate.ts'

const cells = fc.array(
  fc.record({
    count: fc.integer({ min: 50, max: 5000 }),
    value: fc.integer({ min: 0, max: 9 }),
    stratum: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 8, maxLength: 8 },
)

/** Each side is in each stratum. */
const spread = (all: readonly ScoredCell[]): readonly ScoredCell[] =>
  all.map((cell, k) => ({ ...cell, stratum: Math.floor(k / 2) % 2 }))
const isArm = (k: number): boolean => k < 4
const isControl = (k: number): boolean => k >= 4

function both(all: readonly ScoredCell[]) {
  const [arm, control] = [meanOf(all, isArm), meanOf(all, isControl)]
  if (arm === undefined || control === undefined) throw new Error('a side is empty')
  return { arm, control }
}

describe('an estimate', () => {
  test('of a share has the variance p(1 − p)/n + V [S (1 − p)² + (C − S) p²]/n²', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 2, maxLength: 9 }),
        fc.nat({ max: 8 }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (counts, some, cellVariance) => {
          const counting = 1 + (some % (counts.length - 1))
          const table = counts.map((count, k) => ({
            count,
            value: k < counting ? 1 : 0,
            stratum: 0,
          }))
          const n = counts.reduce((sum, count) => sum + count, 0)
          const p = counts.slice(0, counting).reduce((sum, count) => sum + count, 0) / n
          const mean = meanOf(table, () => true)
          if (mean === undefined) throw new Error('nobody')
          const of = estimate(table, mean, cellVariance)
          const noise = counting * (1 - p) ** 2 + (counts.length - counting) * p * p
          expect(of.value).toBeCloseTo(p, 12)
          expect(of.sampling).toBeCloseTo((p * (1 - p)) / n, 12)
          expect(of.noise).toBeCloseTo((cellVariance * noise) / n ** 2, 12)
          expect(of.standardError ** 2).toBeCloseTo(of.sampling + of.noise, 12)
        },
      ),
    )
  })

  test('of spend has the variance s²/n + V Σ (m − μ)²/n²', () => {
    const table = [900, 60, 30, 10].map((count, k) => ({
      count,
      value: [0, 10, 30, 90][k] ?? 0,
      stratum: 0,
    }))
    const mean = meanOf(table, () => true)
    if (mean === undefined) throw new Error('nobody')
    const of = estimate(table, mean, 22)
    expect(of.value).toBeCloseTo(2.4, 12)
    const deviations = table.map(({ value }) => (value - 2.4) ** 2)
    const s2 = table.reduce((sum, { count }, k) => sum + count * (deviations[k] ?? 0), 0) / 1000
    expect(of.sampling).toBeCloseTo(s2 / 1000, 12)
    expect(of.noise).toBeCloseTo((22 * deviations.reduce((sum, d) => sum + d, 0)) / 1e6, 12)
  })

  test('moves with its cells as its gradient says, strata and their weights included', () => {
    fc.assert(
      fc.property(cells.map(spread), fc.nat({ max: 7 }), (all, changed) => {
        const step = 1e-4
        const moved = (by: number) =>
          both(all.map((cell, k) => (k === changed ? { ...cell, count: cell.count + by } : cell)))
        const [here, up, down] = [moved(0), moved(step), moved(-step)]
        for (const combine of [differenceOf, liftOf]) {
          if (combine === liftOf && here.control.value === 0) continue
          const slope =
            (combine(up.arm, up.control).value - combine(down.arm, down.control).value) / (2 * step)
          const gradient = combine(here.arm, here.control).gradient[changed] ?? Number.NaN
          expect(Math.abs(slope - gradient)).toBeLessThan(1e-7 * (1 + Math.abs(gradient)))
        }
      }),
    )
  })

  test('with one stratum is the plain mean', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const one = all.map((cell) => ({ ...cell, stratum: 0 }))
        const n = one.reduce((sum, { count }) => sum + count, 0)
        const total = one.reduce((sum, { count, value }) => sum + count * value, 0)
        expect(meanOf(one, () => true)?.value).toBeCloseTo(total / n, 10)
      }),
    )
  })

  test('is none when a stratum has nobody to speak for it', () => {
    const empty = { count: 0, value: 1, stratum: 1 }
    const some = { count: 10, value: 1, stratum: 0 }
    expect(meanOf([some, empty], () => true)).toBeUndefined()
    expect(meanOf([some, { ...some, stratum: 1 }], (k) => k === 0)).toBeUndefined()
    expect(meanOf([{ ...some, count: -4 }], () => true)).toBeUndefined()
    expect(meanOf([], () => true)).toBeUndefined()
  })

  test('has a sampling variance of at least 0, whatever the noise made of the cells', () => {
    const noisy = [
      { count: 100, value: 0, stratum: 0 },
      { count: -20, value: 1, stratum: 0 },
    ]
    const mean = meanOf(noisy, () => true)
    expect(mean && estimate(noisy, mean, 200).sampling).toBe(0)
  })
})
