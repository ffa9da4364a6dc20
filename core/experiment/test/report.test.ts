import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellTable } from '../src/cell-table.ts'
import { benjaminiHochberg } from '../src/multiple.ts'
import type { ExperimentPlan } from '../src/plan-types.ts'
import { report } from '../src/report.ts'
import { counted, inputOf, plan, tableOf } from './campaigns.ts'

/** Of each arm so many people, and so many of 1,000 bought. */
function simple(arms: Readonly<Record<string, readonly [number, number]>>, epsilon?: number) {
  const table = tableOf({ arms: Object.keys(arms) })
  return counted(
    table,
    ({ arm, outcome }) => {
      const [people, rate] = Object.values(arms)[arm] ?? [0, 0]
      const bought = (people * rate) / 1000
      return outcome === 1 ? bought : people - bought
    },
    epsilon,
  )
}

describe('a report', () => {
  test('certifies what is better, rejects what is worse, and says of the rest that it does not know', () => {
    const noisy = simple(
      { neutral: [10_000, 50], warm: [10_000, 80], cold: [10_000, 30], same: [10_000, 51] },
      1,
    )
    const of = report(inputOf(noisy))
    expect(of.decided.map(({ arm, verdict, because }) => [arm, verdict, because])).toEqual([
      ['warm', 'certified', 'better'],
      ['cold', 'rejected', 'worse'],
      ['same', 'unresolved', 'interval_holds_zero'],
    ])
    const [warm] = of.comparisons
    expect(warm?.control).toBe('neutral')
    expect(warm?.difference).toBeCloseTo(0.03, 12)
    expect(warm?.lift?.value).toBeCloseTo(0.6, 12)
    expect(warm?.sequence.low).toBeGreaterThan(0)
    expect((warm?.sequence.low ?? 1) < (warm?.interval.low ?? 0)).toBe(true)
    expect(warm?.noiseError).toBeGreaterThan(0)
    expect(of.decided.every(({ stability }) => stability > 0.99)).toBe(true)
    expect(of.epsilon).toBe(1)
    const less = report(inputOf(noisy, { plan: { ...plan, better: 'less' } }))
    expect(less.decided.map(({ because }) => because)).toEqual([
      'worse',
      'better',
      'interval_holds_zero',
    ])
  })

  test('holds an arm against holdout and neutral together', () => {
    const noisy = simple({ holdout: [1000, 40], neutral: [9000, 60], warm: [10_000, 58] })
    const weights = [0.05, 0.45, 0.5]
    const of = report(inputOf(noisy, { controls: ['holdout', 'neutral'], armWeights: weights }))
    expect(of.comparisons).toHaveLength(1)
    expect(of.comparisons[0]?.control).toBe('holdout+neutral')
    expect(of.comparisons[0]?.difference).toBeCloseTo(0, 12)
    expect(of.arms.map(({ arm, units }) => [arm, units])).toEqual([
      ['holdout', 1000],
      ['neutral', 9000],
      ['warm', 10_000],
    ])
  })

  test('withholds a verdict when the arms are not as large as was planned', () => {
    const [lost] = report(inputOf(simple({ neutral: [10_000, 50], warm: [9000, 80] }))).decided
    expect(lost).toMatchObject({ verdict: 'unresolved', because: 'sample_ratio' })
  })

  test('says nothing of an arm with too few people, or with more noise than people', () => {
    const few = report(inputOf(simple({ neutral: [90, 50], warm: [90, 500] })))
    expect(few.decided[0]).toMatchObject({ verdict: 'unresolved', because: 'too_few' })
    expect(few.comparisons).toEqual([])
    const loud = report(inputOf(simple({ neutral: [110, 50], warm: [110, 500] }, 0.05)))
    expect(loud.decided[0]?.because).toBe('too_few')
    const alone = report(inputOf(simple({ neutral: [900, 50] })))
    expect([alone.decided, alone.comparisons, alone.sampleRatio.pValue]).toEqual([[], [], 1])
  })

  test('is unresolved where the error is larger than any share can be', () => {
    const few = { ...plan, fewest: 1 }
    const of = report(inputOf(simple({ neutral: [4, 0], warm: [4, 750] }), { plan: few }))
    expect(of.comparisons[0]?.sequence.low).toBeLessThan(0)
    expect(of.decided[0]?.because).toBe('interval_holds_zero')
  })

  test('of a control that buys nothing gives no lift', () => {
    const [held] = report(inputOf(simple({ neutral: [5000, 0], warm: [5000, 20] }, 1))).comparisons
    expect(held?.lift).toBeNull()
    expect(held?.difference).toBeCloseTo(0.02, 12)
  })

  test('compares within levels, so that a level with more of one arm does not decide', () => {
    // Both arms are alike within each level; the warm arm has more of the level that buys.
    const table = tableOf({ levels: [1, 3] })
    const people = [
      [8000, 2000],
      [2000, 8000],
    ]
    const noisy = counted(table, ({ arm, level, outcome }) => {
      const n = people[arm]?.[level] ?? 0
      const bought = n * [0.02, 0.1][level === 0 ? 0 : 1]!
      return outcome === 1 ? bought : n - bought
    })
    const of = report(inputOf(noisy))
    expect(of.comparisons[0]?.difference).toBeCloseTo(0, 12)
    expect(of.byLevel.map(({ level, comparisons }) => [level, comparisons.length])).toEqual([
      [1, 1],
      [3, 1],
    ])
    expect(of.byLevel[0]?.comparisons[0]?.difference).toBeCloseTo(0, 12)
  })

  test('lets a level that hardly anybody chose join another', () => {
    const table = tableOf({ levels: [1, 3] })
    const noisy = counted(
      table,
      ({ level, outcome }) => (level === 0 ? [3, 0] : [4750, 250])[outcome] ?? 0,
      0.3,
    )
    const of = report(inputOf(noisy))
    expect(of.comparisons[0]?.difference).toBeCloseTo(0, 12)
    expect(of.byLevel.map(({ comparisons }) => comparisons.length)).toEqual([0, 1])
  })

  test('pauses for a guard: breached, clear and open, and a breach rejects what sells better', () => {
    const guarded: ExperimentPlan = {
      ...plan,
      guards: ['too_personal', 'complaint'],
      margins: { too_personal: 0.01 },
    }
    const table = tableOf({ arms: ['neutral', 'warm', 'mild'] }, guarded)
    const [none, personal, complaint] = [0, 1, 2]
    const people = { neutral: [9890, 100, 10], warm: [9390, 600, 10], mild: [9890, 100, 10] }
    const noisy = counted(
      table,
      ({ arm, guard, outcome }) => {
        const n = Object.values(people)[arm]?.[[none, personal, complaint][guard] ?? 0] ?? 0
        const rate = [0.05, 0.08, 0.05][arm] ?? 0
        return outcome === 1 ? n * rate : n * (1 - rate)
      },
      1,
    )
    const of = report(inputOf(noisy, { plan: guarded }))
    expect(of.guards.map(({ arm, guard, state }) => [arm, guard, state])).toEqual([
      ['warm', 'too_personal', 'breached'],
      ['warm', 'complaint', 'clear'],
      ['mild', 'too_personal', 'clear'],
      ['mild', 'complaint', 'clear'],
    ])
    // Who complained counts for the milder guard as well.
    expect(of.guards[0]?.rate).toBeCloseTo(0.061, 12)
    expect(of.guards[0]?.controlRate).toBeCloseTo(0.011, 12)
    expect(of.decided[0]).toMatchObject({ verdict: 'rejected', because: 'guard' })
    expect(of.decided[1]?.because).toBe('interval_holds_zero')
    const tight = report(inputOf(noisy, { plan: { ...guarded, margins: { complaint: 0.0001 } } }))
    expect(tight.guards[1]?.state).toBe('open')
    const empty = report(
      inputOf(
        counted(table, () => 0),
        { plan: guarded },
      ),
    )
    expect(empty.guards[0]).toMatchObject({ state: 'open', rate: 0 })
  })

  test('cuts by the audiences of the plan, corrects their p-values together, and is silent on small ones', () => {
    const cut: ExperimentPlan = { ...plan, audiences: ['regulars', 'new', 'rare'] }
    const table = tableOf({}, cut)
    const noisy = counted(table, ({ arm, audience, outcome }) => {
      const people = [6000, 6000, 40, 6000][audience] ?? 0
      const rate = audience === 0 && arm === 1 ? 0.09 : 0.05
      return outcome === 1 ? people * rate : people * (1 - rate)
    })
    const of = report(inputOf(noisy, { plan: cut }))
    expect(of.byAudience.map(({ audience, enough }) => [audience, enough])).toEqual([
      ['regulars', true],
      ['new', true],
      ['rare', false],
      ['others', true],
    ])
    const alone = [0, 1, 3].map((k) => {
      const only = counted(
        tableOf(),
        ({ arm, outcome }) => noisy.cells[(arm * 4 + k) * 2 + outcome] ?? 0,
      )
      return report(inputOf(only)).comparisons[0]?.pValue ?? 1
    })
    const corrected = of.byAudience.flatMap(({ comparisons }) => comparisons.map((c) => c.pValue))
    expect(corrected).toEqual(benjaminiHochberg(alone))
    expect(report(inputOf(simple({ neutral: [900, 50], warm: [900, 50] }))).byAudience).toEqual([])
  })

  test('says nothing of an audience in which it could not tell twice as much from nothing', () => {
    const cut: ExperimentPlan = { ...plan, audiences: ['regulars'], fewest: 1 }
    const noisy = counted(
      tableOf({}, cut),
      ({ audience, outcome }) => (audience === 0 ? [299, 1] : [9000, 500])[outcome] ?? 0,
    )
    const of = report(inputOf(noisy, { plan: cut }))
    expect(of.byAudience.map(({ enough }) => enough)).toEqual([false, true])
  })

  test('reads spend', () => {
    const buckets = [0, 10, 50].map((from, k) => ({ from, value: [0, 20, 70][k] ?? 0 }))
    const spending: ExperimentPlan = {
      ...plan,
      outcome: { kind: 'spend', buckets },
      primary: { kind: 'spend' },
    }
    const noisy = counted(
      tableOf({}, spending),
      ({ arm, outcome }) => (arm === 0 ? [9000, 800, 200] : [8600, 1000, 400])[outcome] ?? 0,
      1,
    )
    const of = report(inputOf(noisy, { plan: spending }))
    expect(of.arms.map(({ value }) => value)).toEqual([3, 4.8])
    expect(of.decided[0]?.verdict).toBe('certified')
  })

  test('refuses cells, metrics and ε that do not belong to the table', () => {
    const noisy = simple({ neutral: [900, 50], warm: [900, 50] })
    expect(() => report(inputOf({ ...noisy, cells: [1, 2, 3] }))).toThrow(RangeError)
    expect(() => report(inputOf(noisy, { plan: { ...plan, primary: { kind: 'spend' } } }))).toThrow(
      RangeError,
    )
    for (const epsilon of ['0', '-1', 'one', '1/0', '']) {
      expect(() => report(inputOf(noisy, { plan: { ...plan, epsilon } }))).toThrow(RangeError)
    }
    expect(report(inputOf(noisy, { plan: { ...plan, epsilon: '3/10' } })).epsilon).toBeCloseTo(
      0.3,
      15,
    )
  })
})

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

describe('whatever the noise made of the cells', () => {
  const anyTable = fc.record({
    arms: fc.constantFrom(['neutral'], ['neutral', 'warm'], ['holdout', 'neutral', 'warm', 'cold']),
    levels: fc.constantFrom([2], [1, 2, 3]),
    audiences: fc.constantFrom(['others'], ['regulars', 'others']),
    outcome: fc.constantFrom(plan.outcome, {
      kind: 'spend',
      buckets: [
        { from: 0, value: 0 },
        { from: 10, value: 30 },
      ],
    }),
    guards: fc.constantFrom([], ['too_personal', 'complaint']),
  }) as fc.Arbitrary<CellTable>

  test('every number is finite, every interval the right way round, every probability one', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.constantFrom([-40, 40], [-1, 1], [-30, 3000], [0, 0], [-9, -1]),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 20, maxLength: 20 }),
        fc.constantFrom(0, 1.8, 200),
        fc.constantFrom(0, 1, 100),
        (table, [low = 0, high = 0], dice, noiseVariance, fewest) => {
          const cells = Array.from(
            counted(table, () => 0).cells,
            (_, k) => low + Math.round(((high - low) * (dice[(k * 7) % 20] ?? 0)) / 1000),
          )
          const primary = table.outcome.kind === 'spend' ? { kind: 'spend' } : plan.primary
          const of = report(
            inputOf(
              { table, cells, cohorts: 3, noiseVariance },
              {
                plan: { ...plan, primary, fewest } as ExperimentPlan,
                controls: ['holdout', 'neutral'],
              },
            ),
          )
          expect(numbersIn(of).every(Number.isFinite)).toBe(true)
          expect(JSON.parse(JSON.stringify(of))).toEqual(of)
          for (const one of [...of.comparisons, ...of.arms]) {
            expect(one.interval.low).toBeLessThanOrEqual(one.interval.high)
          }
          for (const { arm, because, stability } of of.decided) {
            const { low, high } = of.comparisons.find((c) => c.arm === arm)?.sequence ?? {}
            if (because === 'better') expect(low).toBeGreaterThan(0)
            if (because === 'worse') expect(high).toBeLessThan(0)
            if (because === 'interval_holds_zero')
              expect([low! <= 0, high! >= 0]).toEqual([true, true])
            expect(stability).toBeGreaterThanOrEqual(0)
            expect(stability).toBeLessThanOrEqual(1)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
