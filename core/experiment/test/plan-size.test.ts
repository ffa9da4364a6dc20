import { describe, expect, test } from 'vitest'
import type { CellTable } from '../src/cell-table.ts'
import { planSize, planWeeks, summedCells } from '../src/plan-size.ts'

describe('planning', () => {
  /** Computed beforehand with another program; people per arm at 80 % power. */
  test.each([
    [0.03, 0.05, [207_935, 208_399, 208_629, 213_361, 214_060, 249_906, 333_729]],
    [0.03, 0.1, [53_208, 53_657, 53_878, 58_175, 58_776, 84_275, 132_374]],
    [0.03, 0.2, [13_911, 14_330, 14_530, 17_929, 18_355, 33_432, 58_535]],
    [0.1, 0.1, [14_748, 14_874, 14_936, 16_142, 16_310, 23_442, 36_871]],
  ])('says how many people an arm needs: base %d, lift %d', (base, lift, expected) => {
    const settings = [
      [1, 8],
      [0.3, 1],
      [0.3, 8],
      [0.1, 1],
      [0.1, 8],
      [0.05, 8],
    ] as const
    const sizes = settings.map(([epsilon, cohorts]) => planSize({ base, lift, epsilon, cohorts }))
    const ours = [sizes[0]?.exact ?? 0, ...sizes.map(({ perArm }) => perArm)]
    ours.forEach((people, k) => {
      // A person is not divided here: rounded up, where the table rounds.
      expect(Math.abs(people - (expected[k] ?? 0))).toBeLessThanOrEqual(1)
    })
  })

  test.each([
    [1, 1, 167],
    [1, 8, 1336],
    [0.5, 1, 711],
    [0.5, 8, 5687],
    [0.3, 1, 2001],
    [0.3, 8, 16_009],
    [0.1, 1, 18_130],
  ])(
    'says from how many on noise adds less than a tenth: ε %d, %d cohorts',
    (epsilon, cohorts, people) => {
      const { smallest } = planSize({ base: 0.05, lift: 0.1, epsilon, cohorts })
      expect(Math.abs(smallest - people)).toBeLessThanOrEqual(1)
    },
  )

  test('needs more people for a sequence than for one look, for more power, and for more cells', () => {
    const question = { base: 0.05, lift: 0.1, epsilon: 0.3, cohorts: 4 }
    const size = planSize(question)
    expect(size.perArmAlways).toBeGreaterThan(1.5 * size.perArm)
    expect(planSize({ ...question, power: 0.9 }).perArm).toBeGreaterThan(size.perArm)
    expect(planSize({ ...question, alpha: 0.01 }).perArm).toBeGreaterThan(size.perArm)
    const summed = { cells: 24, counting: 12 }
    expect(planSize({ ...question, summed }).perArm).toBeGreaterThan(size.perArm)
    expect(planSize({ ...question, lift: -0.1 }).perArm).toBeGreaterThan(0)
  })

  test('refuses shares that are none', () => {
    const question = { base: 0.05, lift: 0.1, epsilon: 0.3, cohorts: 4 }
    for (const wrong of [
      { base: 0 },
      { base: 1 },
      { base: 0.6, lift: 1 },
      { lift: 0 },
      { lift: -2 },
    ]) {
      expect(() => planSize({ ...question, ...wrong })).toThrow(RangeError)
    }
  })

  test('counts the weeks, each with a noise of its own', () => {
    const question = { base: 0.05, lift: 0.2, epsilon: 0.3, peoplePerWeek: 10_000 }
    const planned = planWeeks(question)
    if (planned === undefined) throw new Error('it fits into a year')
    const { weeks, size } = planned
    expect(size).toEqual(planSize({ ...question, cohorts: weeks }))
    expect(weeks * 5000).toBeGreaterThanOrEqual(size.perArmAlways)
    const before = planSize({ ...question, cohorts: weeks - 1 })
    expect((weeks - 1) * 5000).toBeLessThan(before.perArmAlways)
    expect(planWeeks({ ...question, share: 0.25 })?.weeks).toBeGreaterThan(weeks)
    expect(planWeeks({ ...question, peoplePerWeek: 10 })).toBeUndefined()
  })

  test('knows what a table sums', () => {
    const table: CellTable = {
      arms: ['neutral', 'warm'],
      levels: [1, 2, 3],
      audiences: ['regulars', 'others'],
      outcome: { kind: 'funnel', steps: ['shown', 'basket', 'bought'] },
      guards: ['too_personal'],
    }
    const basket = { kind: 'reached', step: 'basket' } as const
    expect(summedCells(table, basket)).toEqual({ cells: 36, counting: 24 })
    expect(() => summedCells(table, { kind: 'spend' })).toThrow(RangeError)
    expect(() => summedCells(table, { kind: 'reached', step: 'left' })).toThrow(RangeError)
  })
})
