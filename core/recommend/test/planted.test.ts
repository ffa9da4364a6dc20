/** On people with planted tastes: does what is known of a person, or said by them, do what it should? */
import type { SimulatedRegular } from '@discreet/crowd'
import { seededWords, simulateCrowd, simulateRegulars } from '@discreet/crowd'
import {
  Allowance,
  defaultParameters,
  periodShares,
  RowsBuilder,
  rhoForEpsilon,
  runRelease,
} from '@discreet/privacy'
import type { PersonalContext, RecommendedItem } from '@discreet/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildModel } from '../src/build-model.ts'
import { plainInverse } from '../src/cholesky.ts'
import { noPreferences } from '../src/corrections.ts'
import { shuffled } from '../src/evaluation.ts'
import { decayedHistory } from '../src/history.ts'
import type { Recommender } from '../src/recommender.ts'
import { createRecommender } from '../src/recommender.ts'

const crowd = simulateCrowd(20_000, seededWords(1))
const ids = crowd.items.map(({ id }) => id)
const narrowest = new Map(crowd.items.map(({ id, categories }) => [id, categories?.at(-1) ?? '']))
const week = 7 * 86_400_000
const now = 1000 * week
const order = seededWords(4)

interface Visitor {
  readonly looked: readonly string[]
  readonly wanted: ReadonlySet<string>
  readonly known: PersonalContext
  /** Without this visit. */
  readonly past: PersonalContext
}

/** Half of the last basket was looked at; the baskets before are a week apart. */
function visitorOf({ baskets }: SimulatedRegular): Visitor {
  const last = shuffled(baskets.at(-1) ?? [], order)
  const looked = last.slice(0, Math.ceil(last.length / 2))
  const before = baskets.slice(0, -1)
  const bought = before.flatMap((basket, k) =>
    basket.map((item) => ({ item, at: now - (before.length - k) * week, bought: true })),
  )
  const views = looked.map((item) => ({ item, at: now, bought: false }))
  return {
    looked,
    wanted: new Set(last.slice(looked.length)),
    known: { ...decayedHistory([...bought, ...views], now), ...noPreferences },
    past: { ...decayedHistory(bought, now), ...noPreferences },
  }
}

describe('people with planted tastes', () => {
  let recommender: Recommender
  const people = simulateRegulars(4000, 9, seededWords(3)).map(visitorOf)

  beforeAll(async () => {
    const index = new Map(ids.map((id, k) => [id, k]))
    const builder = new RowsBuilder(ids.length)
    for (const { person, basket, items } of crowd.baskets) {
      for (const item of items) builder.add(person, basket, index.get(item) ?? 0)
    }
    const rho = rhoForEpsilon(1, 1e-6)
    // Noise that repeats hides nothing; it makes this test repeat.
    const aggregate = runRelease(
      builder.finish(),
      defaultParameters(rho, periodShares),
      new Allowance('test', rho),
      ids,
      seededWords(2),
    )
    const periods = [{ aggregate, releaseId: 'test', at: 0 }]
    const about = { id: 'test', epsilon: 1, delta: 1e-6 }
    recommender = createRecommender(
      await buildModel(periods, crowd.items, plainInverse, about),
      crowd.items,
    )
  })

  const found = (items: readonly RecommendedItem[], { wanted }: Visitor): number =>
    wanted.size === 0 ? 0 : items.filter(({ item }) => wanted.has(item)).length / wanted.size

  test('are recommended to better from a visit than from one item, and better with a past', () => {
    const mean = (of: (visitor: Visitor) => readonly RecommendedItem[]): number =>
      people.reduce((sum, visitor) => sum + found(of(visitor), visitor), 0) / people.length
    const level0 = mean(
      ({ looked }) =>
        recommender.recommend({
          placement: 'home',
          items: looked.slice(-1),
          exclude: looked,
        }).items,
    )
    const home = (looked: readonly string[]) => ({ placement: 'home', exclude: looked }) as const
    const level1 = mean(({ looked }) => {
      const history = looked.map((item) => ({ item, weight: 1 }))
      return recommender.recommend(home(looked), { ...noPreferences, history, bought: [] }).items
    })
    const level2 = mean(({ looked, known }) => recommender.recommend(home(looked), known).items)
    expect(level1).toBeGreaterThan(level0 + 0.1)
    expect(level2).toBeGreaterThan(level1)
    const popular = mean(({ looked }) => recommender.recommend(home(looked)).items)
    const atTheDoor = mean(({ looked, past }) => recommender.recommend(home(looked), past).items)
    expect(atTheDoor).toBeGreaterThan(popular + 0.05)
  })

  test('who want less of a category see it several places lower, and not never', () => {
    let [lost, shown, still] = [0, 0, 0]
    for (const visitor of people.slice(0, 100)) {
      const request = { placement: 'home', exclude: visitor.looked, limit: 100 } as const
      const plain = recommender.recommend(request, visitor.known).items
      for (const [rank, { item }] of plain.slice(0, 5).entries()) {
        const less = [narrowest.get(item) ?? '']
        const after = recommender.recommend(request, { ...visitor.known, less }).items
        const place = after.findIndex((one) => one.item === item)
        const others = after
          .slice(0, place < 0 ? after.length : place)
          .filter((one) => narrowest.get(one.item) !== less[0])
        lost += others.length >= rank + 3 ? 1 : 0
        still += place >= 0 && place < 10 ? 1 : 0
        shown += 1
        expect(after[place]?.reason.term).not.toBe('preference')
      }
    }
    expect(lost / shown).toBeGreaterThan(0.6)
    expect(still / shown).toBeGreaterThan(0.25)
  })

  test('who buy something again and again find it first among what they buy again', () => {
    const { looked, known } = people[0] ?? { looked: [], known: undefined }
    const habit = 'rolled-oats-500-g'
    const often = Array.from({ length: 8 }, (_, k) => ({
      item: habit,
      at: now - (k + 1) * week,
      bought: true,
    }))
    const once = ids.slice(0, 30).map((item) => ({ item, at: now - 3 * week, bought: true }))
    const { items } = recommender.recommend(
      { placement: 'again', exclude: looked },
      { ...noPreferences, ...known, ...decayedHistory([...often, ...once], now) },
    )
    expect(items[0]?.item).toBe(habit)
    expect(items).toHaveLength(10)
  })
})
