import type { NoisyAggregate } from '@discreet/privacy'
import { RowsBuilder, unsafeExactCounts } from '@discreet/privacy'
import type { Item } from '@discreet/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildModel } from '../src/build-model.ts'
import { invertPositiveDefinite, plainInverse } from '../src/cholesky.ts'
import { contentNeighbours, contentSimilarity } from '../src/content.ts'
import { evaluateModel, hide, retained, shuffled, split } from '../src/evaluation.ts'
import { metricsOf, rankHidden } from '../src/metrics.ts'
import { modelEvidence } from '../src/model-evidence.ts'
import { decodePack, encodePack } from '../src/pack.ts'
import { expectedRetained, planFor } from '../src/plan.ts'
import { createRecommender } from '../src/recommender.ts'
import { scoreAll } from '../src/score-all.ts'
import { regressOnNeighbours } from '../src/sparse-regression.ts'
import { numbers, randomModel, words } from './example-model.ts'

function counts(baskets: readonly (readonly number[])[], items: number): NoisyAggregate {
  const builder = new RowsBuilder(items)
  baskets.forEach((basket, person) => {
    for (const item of basket) builder.add(person, 0, item)
  })
  return unsafeExactCounts(
    builder.finish(),
    Array.from({ length: items }, (_, k) => `i${k}`),
  )
}

const period = (aggregate: NoisyAggregate) => [{ aggregate, releaseId: 'r', at: 0 }]
const catalogueOf = (n: number): Item[] => Array.from({ length: n }, (_, k) => ({ id: `i${k}` }))
const exact = { id: 'm', epsilon: null, delta: null, exact: true, keep: 1000 }

function baskets(count: number, items: number, seed: number): number[][] {
  const u = numbers(count * 8, seed)
  return Array.from({ length: count }, (_, b) => [
    ...new Set(
      Array.from({ length: 2 + (b % 4) }, (__, k) =>
        Math.floor((u[b * 8 + k] as number) ** 2 * items),
      ),
    ),
  ])
}

/** EASE written out again by Gauss–Jordan elimination, sharing nothing with the product. */
function independentEase(gram: readonly (readonly number[])[], lambda: number): number[][] {
  const n = gram.length
  const a = gram.map((row, i) => [
    ...row.map((g, j) => g + (i === j ? lambda : 0)),
    ...row.map((_, j) => (i === j ? 1 : 0)),
  ])
  for (let c = 0; c < n; c += 1) {
    const pivot = a[c]?.[c] as number
    for (let k = 0; k < 2 * n; k += 1) (a[c] as number[])[k] = (a[c]?.[k] as number) / pivot
    for (let r = 0; r < n; r += 1) {
      if (r === c) continue
      const factor = a[r]?.[c] as number
      for (let k = 0; k < 2 * n; k += 1)
        (a[r] as number[])[k] = (a[r]?.[k] as number) - factor * (a[c]?.[k] as number)
    }
  }
  const p = a.map((row) => row.slice(n))
  return p.map((row, i) => row.map((value, j) => (i === j ? 0 : -value / (p[j]?.[j] as number))))
}

describe('the model without noise', () => {
  test('is EASE as computed independently', async () => {
    const n = 12
    const data = baskets(400, n, 3)
    const model = await buildModel(period(counts(data, n)), catalogueOf(n), plainInverse, {
      ...exact,
      lambda: 20,
    })
    const gram = Array.from({ length: n }, (_, i) =>
      Array.from(
        { length: n },
        (__, j) => data.filter((b) => b.includes(i) && b.includes(j)).length,
      ),
    )
    const expected = independentEase(gram, 20)
    const scores = new Float64Array(n)
    for (let i = 0; i < n; i += 1) {
      scoreAll({ ...model, popularityWeight: 0 }, [i], scores)
      for (const [j, score] of scores.entries()) {
        expect(score).toBeCloseTo(expected[i]?.[j] as number, 6)
      }
    }
  })

  test('a large catalogue uses neighbours only, and agrees with EASE where all are neighbours', () => {
    const gram = [
      [10, 4, 2],
      [4, 12, 3],
      [2, 3, 9],
    ]
    const cell = (i: number, j: number): number => gram[i]?.[j] as number
    const expected = independentEase(gram, 5)
    const weights = regressOnNeighbours(cell, 0, [1, 2], 5)
    expect(weights[0]).toBeCloseTo(expected[1]?.[0] as number, 10)
    expect(weights[1]).toBeCloseTo(expected[2]?.[0] as number, 10)
  })

  test('beyond the dense limit it still learns pairs', async () => {
    const data = Array.from({ length: 600 }, (_, k) => [2 * (k % 8), 2 * (k % 8) + 1])
    const model = await buildModel(period(counts(data, 16)), catalogueOf(16), plainInverse, {
      ...exact,
      denseLimit: 2,
      lambda: 5,
    })
    const scores = new Float64Array(16)
    scoreAll(model, [0], scores)
    expect(scores.indexOf(Math.max(...scores))).toBe(1)
  })

  test('says of what it was learnt: pairs that stand out, and that there was no noise', async () => {
    const data = Array.from({ length: 600 }, (_, k) => [2 * (k % 8), 2 * (k % 8) + 1])
    const { evidence } = await buildModel(period(counts(data, 16)), catalogueOf(16), plainInverse, {
      ...exact,
      lambda: 5,
    })
    expect(evidence).toMatchObject({ people: 600, headSize: 16, pairsFound: 8, noise: 0 })
    expect(evidence?.signal).toBeGreaterThan(10)
  })

  test('nothing released is an error, not a model', async () => {
    await expect(buildModel([], [], plainInverse, exact)).rejects.toMatchObject({
      code: 'model_missing',
    })
  })
})

test('what is more than noise is told from noise by their squares', () => {
  const none = new Uint8Array()
  const evidence = (residual: readonly number[]) =>
    modelEvidence(
      {
        head: Uint32Array.of(0, 1, 2),
        popularity: new Float64Array(3),
        people: -3,
        meanSize: 2,
        expected: new Float32Array(3),
        residual: Float32Array.from(residual),
        variance: Float32Array.of(4, 4, 4),
        looked: none,
      },
      { found: 1, tested: 8600 },
    )
  expect(evidence([3, -4, 0])).toEqual({
    people: 0,
    meanSize: 2,
    headSize: 3,
    pairsFound: 1,
    pairsByNoise: 2,
    signal: Math.sqrt(13 / 3),
    noise: 2,
  })
  expect(evidence([1, -1, 0]).signal).toBe(0)
})

describe('the inverse', () => {
  test('times the matrix is the identity', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), fc.integer(), (n, seed) => {
        const x = numbers(n * n * 2, seed)
        const a = new Float64Array(n * n)
        for (let i = 0; i < n; i += 1) {
          for (let j = 0; j < n; j += 1) {
            for (let k = 0; k < 2 * n; k += 1)
              a[i * n + j] =
                (a[i * n + j] as number) +
                (x[(i * 2 * n + k) % x.length] as number) *
                  (x[(j * 2 * n + k) % x.length] as number)
            if (i === j) a[i * n + j] = (a[i * n + j] as number) + 1
          }
        }
        const inverse = invertPositiveDefinite(a, n)
        for (let i = 0; i < n; i += 1) {
          for (let j = 0; j < n; j += 1) {
            let sum = 0
            for (let k = 0; k < n; k += 1)
              sum += (a[i * n + k] as number) * (inverse[k * n + j] as number)
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 8)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test.each([[[1, 2, 2, 1]], [[0]], [[Number.NaN]]])('refuses %o', (cells) => {
    expect(() =>
      invertPositiveDefinite(Float64Array.from(cells), Math.sqrt(cells.length)),
    ).toThrowError(expect.objectContaining({ code: 'parameter_invalid' }))
  })
})

describe('evaluation', () => {
  test('ties count against the hidden item', () => {
    const flat = new Float64Array(10).fill(1)
    expect(rankHidden(flat, [3], new Set([0]), 20).ranks).toEqual([8])
    expect(rankHidden(flat, [3], new Set([0]), 8).ranks).toEqual([])
    expect(rankHidden(Float64Array.of(3, 2, 1), [1, 2], new Set(), 10).ranks).toEqual([1, 2])
  })

  test('perfect ranks give perfect metrics, none give none', () => {
    expect(metricsOf([{ ranks: [0, 1], hidden: 2 }], 20)).toEqual({
      recall: 1,
      ndcg: 1,
      hitRate: 1,
    })
    expect(metricsOf([{ ranks: [], hidden: 2 }], 20)).toEqual({ recall: 0, ndcg: 0, hitRate: 0 })
    expect(retained(0.3, 0.2, 0.4)).toBeCloseTo(0.5)
    expect(retained(0.3, 0.2, 0.2)).toBeNaN()
  })

  test('a split takes everybody exactly once, and hiding leaves at least one to see', () => {
    const everybody = Array.from({ length: 101 }, (_, k) => k)
    const { train, test: tests } = split(everybody, 0.1, words(5))
    expect(tests).toHaveLength(10)
    expect([...train, ...tests].sort((a, b) => a - b)).toEqual(everybody)
    expect(shuffled(everybody, words(5))).not.toEqual(everybody)
    expect(hide([4], 0.2, words(1))).toBeUndefined()
    expect(hide([4, 5], 0.9, words(1))?.hidden).toHaveLength(1)
    expect(hide([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.2, words(1))?.hidden).toHaveLength(2)
  })

  test('a model that knows the answer beats popularity', async () => {
    const data = Array.from({ length: 400 }, (_, k) => [2 * (k % 8), 2 * (k % 8) + 1])
    const model = await buildModel(period(counts(data, 16)), catalogueOf(16), plainInverse, {
      ...exact,
      lambda: 1,
    })
    const cases = data
      .slice(0, 20)
      .map(([a, b]) => ({ visible: [a as number], hidden: [b as number] }))
    expect(evaluateModel(model, cases, 1)).toMatchObject({
      ndcg: 1,
      recall: 1,
      hitRate: 1,
      cases: 20,
    })
  })
})

const sign = (data: Uint8Array): Uint8Array => {
  const signature = new Uint8Array(64)
  data.forEach((byte, k) => {
    signature[k % 64] = ((signature[k % 64] as number) * 31 + byte) & 255
  })
  return signature
}
const verify = (data: Uint8Array, signature: Uint8Array): boolean =>
  sign(data).every((byte, k) => byte === signature[k])

describe('the model pack', () => {
  test('of 5,000 items with 50 neighbours is at most 1.5 MB', () => {
    const model = randomModel(5000, 50, 1)
    const pack = encodePack(
      {
        ...model,
        association: {
          rowOffsets: new Uint32Array(5001),
          columns: new Uint32Array(),
          values: new Float32Array(),
        },
      },
      { keep: 50, sign },
    )
    expect(pack.length).toBeLessThanOrEqual(1_500_000)
  })

  test('comes back as it was, to half a step of its 8 bits', () => {
    const model = randomModel(60, 10, 2)
    const back = decodePack(encodePack(model, { keep: 10, sign }), verify)
    expect(back).toMatchObject({
      id: model.id,
      why: model.why,
      items: model.items,
      epsilon: 1,
      releases: ['r1'],
    })
    expect(back.weights.columns).toEqual(model.weights.columns)
    for (const [k, value] of back.weights.values.entries()) {
      expect(Math.abs(value - (model.weights.values[k] as number))).toBeLessThan(0.6 / 254 + 1e-6)
    }
  })

  test('with any byte changed is refused', () => {
    const pack = encodePack(randomModel(8, 3, 3), { keep: 3, sign })
    fc.assert(
      fc.property(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bad = pack.slice()
        bad[at] = (bad[at] as number) ^ flip
        expect(() => decodePack(bad, verify)).toThrowError(
          expect.objectContaining({ code: 'pack_invalid' }),
        )
      }),
    )
  })

  test('cut, lengthened or random never does worse than being refused', () => {
    const pack = encodePack(randomModel(8, 3, 3), { keep: 3, sign })
    fc.assert(
      fc.property(fc.nat(pack.length - 1), fc.uint8Array({ maxLength: 300 }), (length, noise) => {
        const attempts = [
          pack.slice(0, length),
          Uint8Array.from([...pack.slice(0, -64), ...noise, ...pack.slice(-64)]),
          Uint8Array.from([...pack.slice(0, 9), ...noise, ...new Array<number>(64).fill(0)]),
        ]
        for (const attempt of attempts) {
          try {
            decodePack(attempt)
          } catch (error) {
            expect(error).toMatchObject({ code: 'pack_invalid' })
          }
        }
      }),
    )
  })
})

describe('recommending', () => {
  const catalogue: Item[] = Array.from({ length: 60 }, (_, k) => ({
    id: `item-${k}`,
    title: `Thing ${k}`,
    categories: ['All', `Shelf ${k % 6}`],
    ...(k === 7 ? { available: false } : {}),
    ...(k === 9 ? { sensitive: true } : {}),
  }))
  const recommender = createRecommender(randomModel(60, 10, 4), [
    ...catalogue,
    { id: 'new', title: 'Thing 5 again', categories: ['All', 'Shelf 5'] },
  ])

  test('every score is the sum of its terms, and the reason is the largest of them', () => {
    const popular = recommender.recommend({ placement: 'home', limit: 20 })
    const ordinary = popular.items.at(-1)?.score ?? 0
    const item = fc.nat(59).map((k) => `item-${k}`)
    fc.assert(
      fc.property(
        fc.constantFrom('home', 'product', 'basket', 'similar'),
        fc.array(item, { maxLength: 5 }),
        fc.array(item, { maxLength: 5 }),
        (placement, items, basket) => {
          const answer = recommender.recommend({
            placement: placement as 'home',
            items,
            basket,
            limit: 20,
          })
          let last = Number.POSITIVE_INFINITY
          for (const one of answer.items) {
            const terms = Object.values(one.terms)
            const lifts = (term: string, value: number): number =>
              term === 'popular' ? value - ordinary : value
            const { term } = one.reason
            expect(one.score).toBe(terms.reduce((a, b) => a + b, 0))
            expect(term === 'popular' || (one.terms[term] ?? 0) > 0).toBe(true)
            for (const [other, value] of Object.entries(one.terms).filter(([, v]) => v > 0)) {
              expect(lifts(term, one.terms[term] ?? 0)).toBeGreaterThanOrEqual(lifts(other, value))
            }
            expect(one.score).toBeLessThanOrEqual(last + 1e-9)
            last = one.score
            expect([...items, ...basket]).not.toContain(one.item)
            expect(one.item).not.toBe('item-7')
            for (const { item: quoted } of one.reason.because)
              expect([...items, ...basket]).toContain(quoted)
          }
          expect(
            recommender.recommend({ placement: placement as 'home', items, basket, limit: 20 }),
          ).toEqual(answer)
        },
      ),
    )
  })

  test('what rises comes first under trending, with popularity behind it, and nowhere else', () => {
    const model = randomModel(60, 10, 4)
    const trend = new Float32Array(60)
    trend[20] = 4
    trend[21] = 2
    trend[22] = -9
    const rising = createRecommender({ ...model, trend }, catalogue)
    const { items } = rising.recommend({ placement: 'trending', limit: 60 })
    expect(items.slice(0, 2)).toMatchObject([
      { item: 'item-20', reason: { term: 'rising', because: [] } },
      { item: 'item-21', reason: { term: 'rising' } },
    ])
    expect(items[2]).toMatchObject({ reason: { term: 'popular' } })
    const home = { placement: 'home', limit: 60 } as const
    expect(rising.recommend(home)).toEqual(createRecommender(model, catalogue).recommend(home))
  })

  test('filters by category, exclusion and possession, and spreads over shelves', () => {
    const { items } = recommender.recommend({
      placement: 'home',
      limit: 100,
      exclude: ['item-1'],
      filters: { categories: ['Shelf 1'], owned: ['item-13'] },
    })
    expect(items.length).toBe(7)
    expect(items.map(({ item }) => item)).not.toContain('item-1')
    const spread = recommender.recommend({
      placement: 'home',
      limit: 6,
      filters: { maxCategoryShare: 0.17 },
    })
    expect(new Set(spread.items.map(({ item }) => Number(item.slice(5)) % 6)).size).toBe(6)
  })

  test('an item that nobody has bought gets its neighbours from the catalogue', () => {
    const { items } = recommender.recommend({ placement: 'similar', items: ['new'], limit: 3 })
    expect(items[0]?.reason.term).toBe('content')
    expect(items[0]?.item).toBe('item-5')
    expect(contentNeighbours(catalogue, 999)).toEqual([])
    expect(contentSimilarity({ id: 'x' }, { id: 'y' })).toBe(0)
  })

  test('names unknown items once and refuses an impossible limit', () => {
    expect(
      recommender.recommend({ placement: 'basket', basket: ['nothing', 'nothing'] }).unknown,
    ).toEqual(['nothing'])
    for (const limit of [0, 101, 1.5])
      expect(() => recommender.recommend({ placement: 'home', limit })).toThrowError(
        expect.objectContaining({ code: 'field_invalid' }),
      )
  })
})

describe('the plan', () => {
  const question = {
    people: 80_000,
    items: 3000,
    epsilon: 1,
    delta: 1e-6,
    itemsPerBasket: 4.6,
    periodsPerYear: 52,
  }
  test('expects more of more people and of more epsilon, and says what it would take', () => {
    const plan = planFor(question)
    expect(planFor({ ...question, people: 160_000 }).retained).toBeGreaterThan(plan.retained)
    expect(planFor({ ...question, epsilon: 2 }).retained).toBeGreaterThan(plan.retained)
    expect(planFor({ ...question, people: plan.peopleForHalf }).retained).toBeCloseTo(0.5, 2)
    expect(planFor({ ...question, people: plan.peopleForFourFifths }).retained).toBeCloseTo(0.8, 2)
    expect(planFor({ ...question, people: 500 }).advice).toBe('popularity')
    expect(expectedRetained(question)).toBeCloseTo(plan.retained, 10)
    expect(expectedRetained({ ...question, people: -1 })).toBe(0)
    expect(plan.epsilonOverYear).toBeCloseTo(8.9, 1)
    expect(() => planFor({ ...question, people: 0 })).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })
})
