/** What a device or an account adds to the answer. */
import type { Item, PersonalContext, Placement, RecommendedItem } from '@discreet/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRecommender } from '../src/recommender.ts'
import { randomModel } from './example-model.ts'

const model = randomModel(60, 10, 4)
const catalogue: Item[] = Array.from({ length: 60 }, (_, k) => ({
  id: `item-${k}`,
  title: `Thing ${k}`,
  categories: ['All', `Shelf ${k % 6}`],
  tags: [`row-${k % 10}`],
  ...(k === 7 ? { available: false } : {}),
  ...(k === 9 ? { sensitive: true } : {}),
}))
const recommender = createRecommender(model, catalogue)
const nothing: PersonalContext = {
  history: [],
  bought: [],
  liked: [],
  avoided: [],
  less: [],
  owned: [],
  without: [],
}
const home = { placement: 'home', limit: 60 } as const

function sumOf({ terms }: RecommendedItem): number {
  return Object.values(terms).reduce((sum, value) => sum + value, 0)
}

function idsOf(items: readonly RecommendedItem[]): string[] {
  return items.map(({ item }) => item)
}

function shelfOf({ item }: RecommendedItem): number {
  return Number(item.slice(5)) % 6
}

const onlyPopular = ({ terms }: RecommendedItem): boolean =>
  Object.keys(terms).every((term) => term === 'popular')

describe('the items of a request and a history together', () => {
  const request = { placement: 'home', items: ['item-3', 'item-30'], limit: 50 } as const
  const older = [
    { item: 'item-12', weight: 0.7 },
    { item: 'item-40', weight: 0.5 },
  ]
  const both = recommender.recommend(request, { ...nothing, history: older })

  test('are one term, which has what each of them adds', () => {
    const of = (items: readonly RecommendedItem[]): Map<string, number> =>
      new Map(items.map(({ item, terms }) => [item, terms.history ?? 0]))
    const requested = of(recommender.recommend({ ...request, limit: 100 }).items)
    const remembered = of(recommender.recommend(home, { ...nothing, history: older }).items)
    for (const one of both.items) {
      expect(one.score).toBe(sumOf(one))
      expect(one.terms.history ?? 0).toBeCloseTo(
        (requested.get(one.item) ?? 0) + (remembered.get(one.item) ?? 0),
        12,
      )
    }
  })

  test('are both behind the reason, each item once', () => {
    const quoted = both.items.map(({ reason }) => reason.because.map(({ item }) => item))
    expect(quoted.some((ids) => ids.includes('item-30') && ids.includes('item-12'))).toBe(true)
    for (const ids of quoted) expect(new Set(ids).size).toBe(ids.length)
  })

  test('count once where they are the same item', () => {
    const same = [{ item: 'item-3', weight: 1 }]
    const again = recommender.recommend(request, { ...nothing, history: [...older, ...same] })
    expect(again).toEqual(both)
    const basket = { placement: 'basket', basket: ['item-3'] } as const
    expect(recommender.recommend(basket, { ...nothing, history: same }).items).toEqual(
      recommender.recommend(basket).items,
    )
  })
})

describe('a person', () => {
  const personal: PersonalContext = {
    ...nothing,
    history: [{ item: 'item-3', weight: 0.5 }],
    bought: [
      { item: 'item-15', weight: 3 },
      { item: 'item-22', weight: 1 },
    ],
    liked: ['Shelf 4'],
    avoided: ['item-1', 'Shelf 2'],
  }

  test('adds their own terms, exactly, and is never shown what they avoid', () => {
    const { items } = recommender.recommend(home, personal)
    const plain = new Map(recommender.recommend(home).items.map((one) => [one.item, one]))
    for (const one of items) {
      expect(one.score).toBe(sumOf(one))
      expect(one.terms.popular).toBe(plain.get(one.item)?.terms.popular)
      expect(one.item === 'item-1' || shelfOf(one) === 2).toBe(false)
      expect(one.terms.preference !== undefined).toBe(shelfOf(one) === 4)
    }
    expect(items.filter(({ terms }) => terms.history !== undefined).length).toBeGreaterThan(0)
    const without = { ...personal, bought: [], history: [], liked: [] }
    expect(recommender.recommend(home, without).items.every(onlyPopular)).toBe(true)
  })

  test('buys again what they bought, the more so the less everybody buys it', () => {
    const { items } = recommender.recommend(home, personal)
    const again = items.find(({ item }) => item === 'item-15')
    const share = Math.exp(model.logPopularity[15] as number)
    expect(again?.terms.again).toBeCloseTo(0.12 * Math.log1p(3 / (1000 * (share + 3e-4))), 12)
    expect(again?.reason).toMatchObject({ term: 'again', because: [{ item: 'item-15' }] })
    const bought = [0, 59].map((k) => ({ item: `item-${k}`, weight: 1 }))
    const both = recommender.recommend(home, { ...nothing, bought }).items
    const of = (id: string): number => both.find(({ item }) => item === id)?.terms.again ?? 0
    expect(of('item-59')).toBeGreaterThan(of('item-0'))
  })

  test('who has an item is not shown it, and it still says what goes with it', () => {
    const { items } = recommender.recommend(home, { ...personal, owned: ['item-3', 'item-15'] })
    expect(idsOf(items)).not.toContain('item-3')
    expect(idsOf(items)).not.toContain('item-15')
    const signals = items.flatMap((one) => one.signals.map(({ item }) => item))
    expect(signals).toContain('item-3')
    const answer = recommender.recommend(home, { ...nothing, owned: ['of another shop'] })
    expect(answer.unknown).toEqual([])
  })

  test.each(['history', 'again', 'preference'] as const)(
    'does without %s, and nothing else changes',
    (term) => {
      const full = new Map(
        recommender.recommend(home, personal).items.map((one) => [one.item, one]),
      )
      const { items } = recommender.recommend(home, { ...personal, without: [term] })
      expect(items).toHaveLength(full.size)
      expect([...full.values()].some(({ terms }) => terms[term] !== undefined)).toBe(true)
      for (const one of items) {
        const { [term]: _, ...others } = full.get(one.item)?.terms ?? {}
        expect(one.terms).toEqual(others)
        expect(one.reason.term).not.toBe(term)
      }
    },
  )

  test('cannot do without popularity, and without everything else is shown what everybody is', () => {
    const without = ['popular', 'history', 'again', 'preference'] as const
    const { items } = recommender.recommend(home, { ...personal, avoided: [], without })
    const plain = recommender.recommend(home, nothing)
    expect(items).toEqual(plain.items)
    expect(items.every(onlyPopular)).toBe(true)
    const trend = new Float32Array(60).fill(1)
    const rising = createRecommender({ ...model, trend }, catalogue)
    const trending = rising.recommend(
      { placement: 'trending' },
      { ...nothing, without: ['rising'] },
    )
    expect(trending.items.every(onlyPopular)).toBe(true)
  })

  test('gets scores that are the sums of their terms to the last bit, whatever is known', () => {
    const weighted = fc.record({
      item: fc.nat(65).map((k) => `item-${k}`),
      weight: fc.double({ min: 0.001, max: 3, noNaN: true }),
    })
    const name = fc.constantFrom('All', 'Shelf 1', 'Shelf 5', 'row-3', 'item-20', 'nothing')
    const known = fc.record({
      history: fc.array(weighted, { maxLength: 8 }),
      bought: fc.array(weighted, { maxLength: 8 }),
      liked: fc.array(name),
      avoided: fc.array(fc.constantFrom('Shelf 3', 'item-20'), { maxLength: 1 }),
      less: fc.array(name),
      owned: fc.constant(['item-21']),
      without: fc.array(fc.constantFrom('history', 'again', 'preference', 'together'), {
        maxLength: 2,
      }),
    })
    const placements: Placement[] = ['home', 'product', 'basket', 'similar', 'trending', 'again']
    fc.assert(
      fc.property(
        fc.constantFrom(...placements),
        fc.array(
          fc.nat(59).map((k) => `item-${k}`),
          { maxLength: 3 },
        ),
        known as fc.Arbitrary<PersonalContext>,
        (placement, items, context) => {
          const request = { placement, items, limit: 30 }
          const answer = recommender.recommend(request, context)
          for (const one of answer.items) {
            expect(one.score).toBe(sumOf(one))
            expect(['item-7', 'item-9', 'item-21', ...context.avoided]).not.toContain(one.item)
            expect(context.without).not.toContain(one.reason.term)
            const value = one.terms[one.reason.term] ?? 0
            expect(one.reason.term === 'popular' || value > 0).toBe(true)
          }
          expect(recommender.recommend(request, context)).toEqual(answer)
        },
      ),
    )
  })

  test('is neither shown a sensitive item nor recommended to because of one', () => {
    const { items } = recommender.recommend(home, {
      ...nothing,
      history: [{ item: 'item-9', weight: 1 }],
      bought: [{ item: 'item-9', weight: 3 }],
    })
    expect(idsOf(items)).not.toContain('item-9')
    expect(items.every(onlyPopular)).toBe(true)
    expect(items.every(({ signals }) => signals.length === 0)).toBe(true)
  })
})

describe('what is wanted less', () => {
  test('lowers the score by a term of its own, at every placement, and is never the reason', () => {
    const items = ['item-30']
    for (const placement of ['home', 'product', 'basket', 'similar', 'trending'] as const) {
      const request = { placement, items, limit: 60 }
      const plain = recommender.recommend(request, nothing)
      const less = recommender.recommend(request, { ...nothing, less: ['Shelf 1', 'row-1'] })
      const before = new Map(plain.items.map((one) => [one.item, one]))
      expect(less.items).toHaveLength(plain.items.length)
      for (const one of less.items) {
        const { preference, ...others } = one.terms
        expect(others).toEqual(before.get(one.item)?.terms)
        const named = Number(one.item.slice(5)) % 10 === 1 ? 1 : 0
        const count = named + (shelfOf(one) === 1 ? 1 : 0)
        expect(preference ?? 0).toBeCloseTo(-0.5 * Math.log1p(count), 12)
        expect(one.reason.term).not.toBe('preference')
        expect(one.signals).toEqual([])
      }
    }
  })

  test('outweighs that the same category is liked', () => {
    const personal = { ...nothing, liked: ['Shelf 1'], less: ['Shelf 1'] }
    const { items } = recommender.recommend(home, personal)
    for (const one of items.filter((item) => shelfOf(item) === 1)) {
      expect(one.terms.preference).toBeLessThan(0)
      expect(one.reason.term).toBe('popular')
    }
  })
})

describe('buying again', () => {
  const again = { placement: 'again', limit: 20 } as const
  const bought = [2, 9, 7, 16, 5, 44].map((k) => ({ item: `item-${k}`, weight: 1 + k / 10 }))

  test('is of what was bought and can be had, in order of the score', () => {
    const { items } = recommender.recommend(again, { ...nothing, bought })
    expect([...idsOf(items)].sort()).toEqual(['item-16', 'item-2', 'item-44', 'item-5'])
    const scores = items.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    for (const one of items) expect(one.terms.again).toBeGreaterThan(0)
  })

  test('leaves out what is avoided, owned or in the basket already', () => {
    const { items } = recommender.recommend(
      { ...again, basket: ['item-44'] },
      { ...nothing, bought, avoided: ['Shelf 2'], owned: ['item-16'] },
    )
    expect(idsOf(items)).toEqual(['item-5'])
  })

  test('is empty for somebody who bought nothing, is unknown, or does not want it', () => {
    const looked = { ...nothing, history: [{ item: 'item-3', weight: 1 }] }
    for (const personal of [
      undefined,
      nothing,
      looked,
      { ...nothing, bought, without: ['again'] } as const,
    ]) {
      expect(recommender.recommend(again, personal).items).toEqual([])
    }
  })
})

describe('signals', () => {
  const history = Array.from({ length: 20 }, (_, k) => ({ item: `item-${k * 3}`, weight: 1 }))
  const personal = { ...nothing, history, bought: [{ item: 'item-20', weight: 4 }] }
  const { items } = recommender.recommend({ ...home, items: ['item-31'] }, personal)

  test('are the things of the history that raise the score, at most five, largest first', () => {
    expect(items.some(({ signals }) => signals.length === 5)).toBe(true)
    const [used, catalogued] = [new Set(history.map(({ item }) => item)), new Map<string, Item>()]
    for (const item of catalogue) catalogued.set(item.id, item)
    for (const one of items) {
      const adds = one.signals.map(({ contribution }) => contribution)
      expect(adds).toEqual([...adds].sort((a, b) => b - a))
      expect(adds.length).toBeLessThanOrEqual(5)
      for (const { item, title, contribution } of one.signals) {
        expect(used.has(item) || item === 'item-20').toBe(true)
        expect(['item-9', 'item-31']).not.toContain(item)
        expect(title).toBe(catalogued.get(item)?.title)
        expect(contribution).toBeGreaterThan(0)
      }
    }
    const own = items.find(({ item }) => item === 'item-20')
    expect(own?.signals.map(({ item }) => item)).toContain('item-20')
  })

  test('forgotten, take from the score exactly what they added', () => {
    for (const one of items.slice(0, 10)) {
      const [signal] = one.signals
      if (signal === undefined) continue
      const left = {
        ...personal,
        history: personal.history.filter(({ item }) => item !== signal.item),
        bought: personal.bought.filter(({ item }) => item !== signal.item),
      }
      const without = recommender
        .recommend({ placement: 'home', items: ['item-31'], limit: 100 }, left)
        .items.find(({ item }) => item === one.item)
      expect(without?.score).toBeCloseTo(one.score - signal.contribution, 12)
      expect(without?.score).toBeLessThan(one.score)
    }
  })

  test('are none where nothing is remembered', () => {
    const plain = recommender.recommend({ ...home, items: ['item-31'] }, nothing)
    expect(plain.items.every(({ signals }) => signals.length === 0)).toBe(true)
  })
})
