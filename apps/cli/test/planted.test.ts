import { missions, seededWords, simulateCrowd } from '@discreet/crowd'
import { pooledRandomWords } from '@discreet/crypto-node'
import {
  Allowance,
  defaultParameters,
  periodShares,
  RowsBuilder,
  rhoForEpsilon,
  runRelease,
} from '@discreet/privacy'
import type { Model } from '@discreet/recommend'
import { buildModel, createRecommender, plainInverse } from '@discreet/recommend'
import { beforeAll, describe, expect, test } from 'vitest'

const crowd = simulateCrowd(20_000, seededWords(1))
const ids = crowd.items.map(({ id }) => id)

async function learn(people: number, epsilon: number): Promise<Model> {
  const index = new Map(ids.map((id, k) => [id, k]))
  const builder = new RowsBuilder(ids.length)
  for (const { person, basket, items } of crowd.baskets) {
    if (Number(person.slice(1)) >= people) continue
    for (const item of items) builder.add(person, basket, index.get(item) as number)
  }
  const rho = rhoForEpsilon(epsilon, 1e-6)
  const aggregate = runRelease(
    builder.finish(),
    defaultParameters(rho, periodShares),
    new Allowance('t', rho),
    ids,
    pooledRandomWords(),
  )
  return buildModel([{ aggregate, releaseId: 'r', at: 0 }], crowd.items, plainInverse, {
    id: 'm',
    epsilon,
    delta: 1e-6,
  })
}

describe('what is planted in the simulated crowd', () => {
  let model: Model
  beforeAll(async () => {
    model = await learn(20_000, 1)
  })

  test('is found at epsilon 1: what goes with an item of a mission is mostly of that mission', () => {
    const recommender = createRecommender(model, crowd.items)
    const idOf = new Map(crowd.items.map(({ id, title }) => [title, id]))
    let [right, shown] = [0, 0]
    for (const { items } of missions) {
      const own = new Set(items.map((title) => idOf.get(title)))
      const [first, second] = [...own]
      const answer = recommender.recommend({
        placement: 'basket',
        basket: [first as string, second as string],
        limit: 3,
      })
      shown += answer.items.length
      right += answer.items.filter(({ item }) => own.has(item)).length
    }
    // Chance would give about 2 % of right ones; noise alone cannot reach half.
    expect(right / shown).toBeGreaterThan(0.5)
  })

  test('is not found in a crowd of fifty, which gets popularity and is told so', async () => {
    const small = await learn(50, 0.5)
    expect(small.kind).toBe('popularity')
    expect(small.why).toMatch(/too few/)
    const answer = createRecommender(small, crowd.items).recommend({
      placement: 'basket',
      basket: ['spaghetti-500-g'],
      limit: 3,
    })
    expect(answer.items).toHaveLength(3)
    expect(answer.items.every(({ reason }) => reason.term === 'popular')).toBe(true)
  })

  test('sensitive products are never recommended from a basket, nor quoted', () => {
    const recommender = createRecommender(model, crowd.items)
    const sensitive = new Set(
      crowd.items.filter((item) => item.sensitive === true).map(({ id }) => id),
    )
    expect(sensitive.size).toBeGreaterThan(5)
    for (const basket of [
      ['nappies-size-4-36-pcs'],
      [...sensitive],
      ['bananas-1-kg', 'pregnancy-test-1-pc'],
    ]) {
      const { items } = recommender.recommend({ placement: 'basket', basket, limit: 100 })
      for (const { item, reason } of items) {
        expect(sensitive.has(item)).toBe(false)
        expect(reason.because.some(({ item: quoted }) => sensitive.has(quoted))).toBe(false)
      }
    }
  })

  test('the simulation is the same for the same seed, and never sells a vegan a thing that vegans never buy', () => {
    expect(simulateCrowd(200, seededWords(7))).toEqual(simulateCrowd(200, seededWords(7)))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(380)
  })
})
