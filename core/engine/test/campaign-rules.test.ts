import type { Campaign } from '@discreet/campaigns'
import { dueAt, tableOf, weekOf } from '@discreet/campaigns'
import { cellAt, cellCount } from '@discreet/experiment'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movedIndex, positionsIn } from '../src/campaign-happened.ts'
import type { CohortRelease, StoredCampaign } from '../src/campaign-ports.ts'
import {
  lastWeek,
  nextCohort,
  weekStart,
  weeksAreOver,
  withPause,
  withResume,
} from '../src/campaign-weeks.ts'
import { countWhere, sumCohorts } from '../src/cohort-sums.ts'

const week = 7 * 86_400_000
const startsAt = Date.UTC(2026, 10, 2)

function campaign(kind: Campaign['kind'], weeks = 4): Campaign {
  const steps = kind === 'census' ? ['outside', 'inside'] : ['shown', 'clicked', 'bought']
  return {
    id: 'a',
    name: 'A',
    kind,
    placement: 'top',
    tactic: 'context_banner',
    channel: 'site',
    segment: 's',
    arms: [
      { id: 'neutral', weight: 1, contents: null },
      { id: 'banner', weight: 1, contents: [] },
    ],
    holdout: 0.05,
    coverage: 1,
    namespace: { id: 'n', from: 0, to: 1 },
    seed: 'a',
    startsAt,
    plan: {
      outcome: { kind: 'funnel', steps },
      primary: { kind: 'reached', step: steps[1] ?? '' },
      better: 'more',
      guards: ['too_personal', 'level_down', 'complaint'],
      margins: {},
      audiences: ['s'],
      levels: [1, 2, 3],
      epsilon: '1',
      alpha: 0.05,
      tuning: 5000,
      weeks,
      outcomeDays: 14,
      fewest: 100,
    },
  }
}

const stored = (of: Campaign, endedAt: number | null): StoredCampaign => ({
  campaign: of,
  state: endedAt === null ? 'running' : 'ended',
  registration: null,
  startedAt: startsAt,
  endedAt,
  pausedBy: null,
  pausedBecause: null,
})

const table = tableOf(campaign('experiment'))
const cells = fc.integer({ min: 0, max: cellCount(table) - 1 })
const happened = fc.record(
  {
    step: fc.constantFrom('shown', 'clicked', 'bought', 'inside', 'else'),
    amount: fc.double({ noNaN: true }),
    guard: fc.constantFrom('too_personal', 'level_down', 'complaint'),
  },
  { requiredKeys: [] },
)

test('a move stays in the arm, the level and the audience, and never goes back', () => {
  fc.assert(
    fc.property(cells, fc.array(happened, { maxLength: 5 }), (start, things) => {
      let index = start
      for (const thing of things) {
        const before = cellAt(table, index)
        index = movedIndex(table, index, positionsIn(campaign('experiment'), thing))
        const after = cellAt(table, index)
        expect(after).toMatchObject({
          arm: before?.arm,
          level: before?.level,
          audience: before?.audience,
        })
        expect(after?.outcome).toBeGreaterThanOrEqual(before?.outcome ?? 0)
        expect(after?.guard).toBeGreaterThanOrEqual(before?.guard ?? 0)
      }
    }),
  )
})

test('nobody can tell of themselves that they are in the segment of a census', () => {
  fc.assert(
    fc.property(happened, (thing) => {
      expect(positionsIn(campaign('census'), thing).outcome).toBeUndefined()
    }),
  )
  expect(movedIndex(table, cellCount(table), { outcome: 1 })).toBe(cellCount(table))
})

test('cohorts come in the order of their weeks, each once, and none after the end', () => {
  const ends = fc.option(fc.integer({ min: 0, max: 7 * week }), { nil: null })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), ends, (weeks, ended) => {
      const of = campaign('experiment', weeks)
      const one = stored(of, ended === null ? null : startsAt + ended)
      const at = startsAt + 20 * week
      const seen = new Set<number>()
      for (let next = nextCohort(one, seen, at); next; next = nextCohort(one, seen, at)) {
        expect(next).toEqual({ week: seen.size, dueAt: dueAt(of, seen.size) })
        seen.add(next.week)
      }
      const last = ended === null ? weeks - 1 : Math.min(weeks - 1, Math.floor(ended / week))
      expect(seen.size).toBe(last + 1)
      expect(lastWeek(one, at)).toBe(last)
    }),
  )
})

test('a campaign that has not begun has no week, and one that is over no further', () => {
  const of = campaign('experiment')
  expect(lastWeek(stored(of, null), startsAt - 1)).toBe(-1)
  expect(nextCohort(stored(of, startsAt - 1), new Set(), startsAt)).toBeUndefined()
  expect(weekStart(of, 4)).toBe(startsAt + 4 * week)
  expect(
    [weekStart(of, 4) - 1, weekStart(of, 4)].map((at) => weeksAreOver({ campaign: of }, at)),
  ).toEqual([false, true])
  expect(weekOf(of, weekStart(of, 2))).toBe(2)
})

const cohort = (change: Partial<CohortRelease> = {}): CohortRelease => ({
  campaign: 'a',
  week: 0,
  at: 0,
  cells: Array.from({ length: cellCount(table) }, (_, k) => k),
  epsilon: '1',
  noiseVariance: 2,
  ...change,
})

test('cohorts add up cell by cell, and so does their noise', () => {
  const noisy = sumCohorts(table, [cohort(), cohort({ week: 1 })])
  expect(noisy).toMatchObject({ cohorts: 2, noiseVariance: 2 })
  expect(noisy.cells.every((count, k) => count === 2 * k)).toBe(true)
  const all = countWhere(noisy, () => true)
  const arms = [0, 1, 2].map((arm) => countWhere(noisy, (cell) => cell.arm === arm))
  expect(arms.reduce((sum, { count }) => sum + count, 0)).toBe(all.count)
  expect(all).toEqual({
    count: cellCount(table) * (cellCount(table) - 1),
    cells: cellCount(table),
    variance: 4 * cellCount(table),
  })
  expect(sumCohorts(table, []).cells.every((count) => count === 0)).toBe(true)
})

test('a cohort of another table or of another noise is not added', () => {
  for (const change of [{ cells: [1, 2] }, { noiseVariance: 3 }]) {
    expect(() => sumCohorts(table, [cohort(), cohort(change)])).toThrow('does not belong')
  }
})

test('a week that was paused throughout has no cohort, and one that was not has', () => {
  const of = campaign('experiment')
  const running = stored(of, null)
  const at = startsAt + 10 * week
  const weeks = (one: StoredCampaign): readonly number[] => {
    const found = new Set<number>()
    for (;;) {
      const next = nextCohort(one, found, at)
      if (next === undefined) return [...found]
      found.add(next.week)
    }
  }
  const paused = { ...running, ...withPause(running, weekStart(of, 1) + 1) }
  expect(weeks(running)).toEqual([0, 1, 2, 3])
  expect(weeks(paused)).toEqual([0, 1])
  expect(weeks({ ...paused, ...withResume(paused, weekStart(of, 3)) })).toEqual([0, 1, 3])
  expect(weeks({ ...paused, ...withResume(paused, weekStart(of, 3) - 1) })).toEqual([0, 1, 2, 3])
})
