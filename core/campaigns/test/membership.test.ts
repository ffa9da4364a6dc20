import { cellCount, indexOfCell } from '@discreet/experiment'
import { expect, test } from 'vitest'
import type { Campaign, Situation } from '../src/index.ts'
import {
  armOf,
  armShares,
  audienceOf,
  cellFor,
  censusCell,
  dueAt,
  positionsOf,
  publicCampaign,
  tableOf,
  weekOf,
} from '../src/index.ts'
import { breakfast, cooks, day, fileOf, plan, published, somebody, start } from './examples.ts'

test('the table begins with the holdout and ends its audiences with the others', () => {
  expect(tableOf(breakfast)).toEqual({
    arms: ['holdout', 'neutral', 'morning'],
    levels: [1, 2, 3],
    audiences: ['cooks', 'others'],
    outcome: plan.outcome,
    guards: ['too_personal'],
  })
  expect(tableOf({ ...breakfast, holdout: 0 }).arms).toEqual(['neutral', 'morning'])
  expect(tableOf(published())).toEqual(tableOf(breakfast))
})

test('units fall into the arms in the shares that are expected of them', () => {
  const campaign: Campaign = {
    ...breakfast,
    holdout: 0.1,
    coverage: 0.5,
    namespace: { id: 'home', from: 0.25, to: 0.75 },
    arms: breakfast.arms.map((arm, k) => ({ ...arm, weight: k === 0 ? 1 : 3 })),
  }
  const shares = armShares(campaign)
  expect(shares).toEqual([0.1, expect.closeTo(0.225, 12), expect.closeTo(0.675, 12)])
  const units = 40_000
  const counts = new Map<string, number>()
  for (let k = 0; k < units; k += 1) {
    const found = armOf(campaign, 'demo', `person-${k}`)
    const name = 'none' in found ? found.none : found.arm
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const of = (name: string): number => counts.get(name) ?? 0
  const taking = units - of('not_in_namespace') - of('not_covered')
  // Half of the namespace and half of those; the hash is fixed, so a fixed distance is enough.
  expect(taking / units).toBeCloseTo(0.25, 2)
  tableOf(campaign).arms.forEach((arm, k) => {
    expect(of(arm) / taking).toBeCloseTo(shares[k] as number, 1.5)
  })
})

test('the holdout is the same people in every campaign of a site', () => {
  const other: Campaign = { ...breakfast, id: 'other', seed: 'other', holdout: 0.05 }
  let kept = 0
  for (let k = 0; k < 2000; k += 1) {
    const arms = [breakfast, other].map((one) => armOf(one, 'demo', `u${k}`))
    const held = arms.map((found) => 'arm' in found && found.arm === 'holdout')
    expect(held[0]).toBe(held[1])
    if (held[0] === true) kept += 1
  }
  expect(kept).toBeGreaterThan(60)
  expect(kept).toBeLessThan(140)
})

test('weeks are counted from the start, and a cohort is due when its last report can be there', () => {
  const week = [-1, 0, 7 * day - 1, 7 * day, 28 * day].map((more) =>
    weekOf(breakfast, start + more),
  )
  expect(week).toEqual([-1, 0, 0, 1, 4])
  expect(dueAt(breakfast, 0)).toBe(start + (7 + 14 + 3) * day)
  expect(dueAt(breakfast, 3)).toBe(start + (28 + 14 + 3) * day)
})

test('the first audience that somebody is in counts; who is in none is of the others', () => {
  const readers = { id: 'readers', name: 'r', rule: { field: 'page.kind', is: ['blog'] } } as const
  const campaign = { plan: { ...plan, audiences: ['readers', 'cooks'] } }
  const known = { 'page.kind': 'blog', 'device.categories': ['Pasta'] } as const
  const at = (purposes: Situation['decision']['purposes'], what: Situation['known'] = known) =>
    audienceOf(campaign, [cooks, readers], what, purposes)
  expect(at(['page', 'device'])).toBe(0)
  expect(at(['device'])).toBe(1)
  expect(at([])).toBe(2)
  expect(at(['page', 'device'], {})).toBe(2)
})

test('a cell is one of the table, and what the plan does not count moves nothing', () => {
  const cell = cellFor(breakfast, { arm: 'morning', level: 2, audience: 1 })
  expect(cell).toEqual({ arm: 2, level: 1, audience: 1, outcome: 0, guard: 0 })
  const moved = cellFor(
    published(),
    { arm: 'holdout', level: 3, audience: 0 },
    { step: 'bought', guard: 'too_personal' },
  )
  expect(moved).toEqual({ arm: 0, level: 2, audience: 0, outcome: 2, guard: 1 })
  expect(indexOfCell(tableOf(breakfast), moved as NonNullable<typeof moved>)).toBeLessThan(
    cellCount(tableOf(breakfast)),
  )
  expect(positionsOf(breakfast, { step: 'danced', guard: 'complaint' })).toEqual({})
  expect(positionsOf(breakfast, {})).toEqual({})
})

test.each([
  { arm: 'nobody', level: 1, audience: 0 },
  { arm: 'morning', level: 0, audience: 0 },
  { arm: 'morning', level: 1, audience: 2 },
  { arm: 'morning', level: 1, audience: 0.5 },
])('there is no cell for %o', (is) => {
  expect(cellFor(breakfast, is)).toBeUndefined()
})

test('an amount falls into its bucket', () => {
  const buckets = [
    { from: 0, value: 0 },
    { from: 1, value: 10 },
    { from: 20, value: 40 },
  ]
  const spending = { plan: { ...plan, outcome: { kind: 'spend', buckets } as const } }
  const at = [undefined, 0, 1, 19.99, 20].map((amount) =>
    positionsOf(spending, amount === undefined ? {} : { amount }),
  )
  expect(at.map(({ outcome }) => outcome)).toEqual([0, 0, 1, 1, 2])
})

test('pages are told neither the name nor what is promised about the statistics', () => {
  const shown = publicCampaign(breakfast, {
    verdict: 'allow',
    level: 1,
    sentence: { en: 'Yes?' },
    enrols: true,
  })
  expect(Object.keys(shown).sort()).toEqual(
    [
      ...['arms', 'coverage', 'enrols', 'holdout', 'id', 'kind', 'level', 'namespace', 'placement'],
      ...['plan', 'seed', 'sentence', 'startsAt', 'tactic', 'verdict'],
    ].sort(),
  )
  expect(Object.keys(shown.plan).sort()).toEqual(
    ['audiences', 'guards', 'levels', 'outcome', 'outcomeDays', 'weeks'].sort(),
  )
})

const census = published({
  ...breakfast,
  id: 'how-many-cook',
  kind: 'census',
  segment: 'cooks',
  holdout: 0,
  arms: [{ id: 'all', weight: 1, contents: null }],
  plan: {
    ...plan,
    guards: [],
    margins: {},
    audiences: [],
    outcome: { kind: 'funnel', steps: ['outside', 'inside'] },
    primary: { kind: 'reached', step: 'inside' },
  },
})

test('a census counts whether somebody is in its segment, as far as it may be read', () => {
  const cook: Situation = { ...somebody, known: { 'device.categories': ['Pasta'] } }
  const at = (situation: Situation) => censusCell(census, fileOf([census]), situation)
  expect(at(cook)).toEqual({ arm: 0, level: 1, audience: 0, outcome: 1, guard: 0 })
  expect(at(somebody)?.outcome).toBe(0)
  const shy: Situation = { ...cook, decision: { level: 1, purposes: ['page', 'contribute'] } }
  expect(at(shy)).toMatchObject({ level: 0, outcome: 0 })
  expect(at({ ...cook, decision: { level: 2, purposes: ['page', 'device'] } })).toBeUndefined()
  expect(at({ ...cook, decision: { level: 0, purposes: ['page', 'contribute'] } })).toBeUndefined()
  expect(at({ ...cook, muted: ['how-many-cook'] })).toBeUndefined()
  expect(at({ ...cook, now: start - 1 })).toBeUndefined()
  expect(censusCell(published(), fileOf(), cook)).toBeUndefined()
})
