/** Canary items: marked ones are never a signal, never named, and never shown because of a person. */
import type {
  Item,
  PersonalContext,
  Placement,
  Preferences,
  RecommendResponse,
} from '@discreet/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correctPreferences, noPreferences } from '../src/corrections.ts'
import { createRecommender } from '../src/recommender.ts'
import { randomModel } from './example-model.ts'

const model = randomModel(60, 10, 4)
const canaries = new Set([9, 10, 11, 40].map((k) => `item-${k}`))
const catalogue: Item[] = Array.from({ length: 60 }, (_, k) => {
  const id = `item-${k}`
  const shelf = canaries.has(id) ? (k === 40 ? 'Remedies' : 'Wine') : `Shelf ${k % 6}`
  const mark = canaries.has(id) ? { sensitive: true } : {}
  return { id, title: `Thing ${k}`, categories: ['All', shelf], tags: [`row-${k % 10}`], ...mark }
})
const recommender = createRecommender(model, catalogue)
const nothing: PersonalContext = { ...noPreferences, history: [], bought: [] }
const everyCanary = [...canaries].map((item) => ({ item, weight: 3 }))

function seen({ items }: RecommendResponse): string[] {
  return items.flatMap(({ item }) => (canaries.has(item) ? item : []))
}

function named({ items }: RecommendResponse): string[] {
  return items.flatMap(({ reason, signals }) => [
    ...reason.because.map(({ item }) => item),
    ...signals.map(({ item }) => item),
  ])
}

const placements: Placement[] = ['home', 'product', 'basket', 'similar', 'trending', 'again']

describe('a sensitive item', () => {
  test('changes nothing by having been looked at, bought or liked, and is not bought again', () => {
    const known = { ...nothing, history: everyCanary, bought: everyCanary, liked: ['Wine'] }
    for (const placement of placements) {
      const request = { placement, limit: 60 }
      expect(recommender.recommend(request, known)).toEqual(recommender.recommend(request, nothing))
    }
    expect(recommender.recommend({ placement: 'again' }, known).items).toEqual([])
  })

  test('is neither shown, nor named, nor a personal term, whoever asks for whatever', () => {
    const some = fc.array(
      fc.nat(59).map((k) => `item-${k}`),
      { maxLength: 4 },
    )
    const weighted = fc.array(
      fc.record({ item: fc.nat(59).map((k) => `item-${k}`), weight: fc.constantFrom(0.2, 1, 3) }),
      { maxLength: 8 },
    )
    const context = fc.record({
      history: weighted,
      bought: weighted,
      liked: fc.subarray(['All', 'Wine', 'Shelf 1', 'row-9', 'item-9']),
      less: fc.subarray(['Shelf 2', 'item-9', 'item-3']),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...placements),
        some,
        some,
        fc.option(context),
        (placement, items, basket, said) => {
          const personal = said === null ? undefined : { ...nothing, ...said }
          const request = { placement, items, basket, limit: 60 }
          const answer = recommender.recommend(request, personal)
          expect(named(answer).filter((item) => canaries.has(item))).toEqual([])
          const about = placement === 'product' || placement === 'similar' ? items[0] : undefined
          const known = personal !== undefined || items.length + basket.length > 0
          if (known && !canaries.has(about ?? '')) expect(seen(answer)).toEqual([])
          for (const one of answer.items.filter(({ item }) => canaries.has(item))) {
            expect(one.terms.history ?? one.terms.again).toBeUndefined()
            expect(one.terms.preference ?? 0).toBeLessThanOrEqual(0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is shown to everybody alike among what is popular, while nothing is known of anybody', () => {
    const answer = recommender.recommend({ placement: 'home', limit: 60 })
    expect(new Set(seen(answer))).toEqual(canaries)
  })

  test('on its own page has its own shelf beside it, and no reason names it', () => {
    for (const personal of [undefined, nothing]) {
      for (const placement of ['product', 'similar'] as const) {
        const request = { placement, items: ['item-9'], limit: 60 }
        const answer = recommender.recommend(request, personal)
        expect(new Set(seen(answer))).toEqual(new Set(['item-10', 'item-11']))
        expect(named(answer)).toEqual([])
        const texts = answer.items.map(({ reason }) => reason.text)
        expect(texts).toContain('In the catalogue close to this')
        for (const text of texts) expect(text).not.toMatch(/Thing 9\b|: ?$|with $/)
      }
    }
  })

  test('without a shelf has nothing sensitive beside it', () => {
    const bare = catalogue.map((item) => {
      const { categories: _, ...rest } = item
      return item.sensitive === true ? rest : item
    })
    const answer = createRecommender(model, bare).recommend({
      placement: 'product',
      items: ['item-9'],
      limit: 60,
    })
    expect(seen(answer)).toEqual([])
  })

  test('in a basket is not what a product list is about', () => {
    const basket = ['item-9', 'item-30']
    const request = { placement: 'product', basket, limit: 20 } as const
    const because = named(recommender.recommend(request))
    expect(new Set(because)).toEqual(new Set(['item-30']))
  })

  test('that felt right is not noted, others are', () => {
    const about = (item: Item) => ({ item, term: 'popular' as const })
    const [rice, canary] = [catalogue[3] as Item, catalogue[9] as Item]
    expect(correctPreferences(noPreferences, 'helpful', about(canary))).toBe(noPreferences)
    expect(correctPreferences(noPreferences, 'helpful', about(rice)).liked).toEqual(['Shelf 3'])
  })
})

describe('what was seen too often', () => {
  const request = { placement: 'home', limit: 60 } as const
  const rested = (less: readonly string[]): readonly string[] =>
    recommender.recommend(request, { ...nothing, less }).items.map(({ item }) => item)

  test('comes after everything else, in its order, and loses in its score', () => {
    const before = rested([])
    const tired = [before[0], before[5]] as string[]
    const after = rested(tired)
    expect(after).toEqual([...before.filter((id) => !tired.includes(id)), ...tired])
    const [first] = recommender.recommend(request, { ...nothing, less: tired }).items.slice(-2)
    expect(first?.terms.preference).toBeCloseTo(-0.5 * Math.log1p(1), 12)
    expect(first?.reason.term).not.toBe('preference')
  })

  test('is not in a short list, also one that is spread over categories', () => {
    const before = rested([])
    const tired = before.slice(0, 3)
    for (const filters of [{}, { maxCategoryShare: 0.2 }]) {
      const short = recommender.recommend(
        { ...request, limit: 5, filters },
        { ...nothing, less: tired },
      )
      expect(short.items).toHaveLength(5)
      for (const { item } of short.items) expect(tired).not.toContain(item)
    }
  })

  test('is still there where there is little else, last', () => {
    const bought = ['item-2', 'item-16', 'item-5'].map((item, k) => ({ item, weight: 3 - k }))
    const again = { placement: 'again', limit: 20 } as const
    const [best] = recommender.recommend(again, { ...nothing, bought }).items
    const less = [best?.item ?? '']
    const { items } = recommender.recommend(again, { ...nothing, bought, less })
    expect(items).toHaveLength(3)
    expect(items.at(-1)?.item).toBe(best?.item)
  })

  test('is noted by its id, and taken back without a trace', () => {
    const said: Preferences = { ...noPreferences, less: ['Sweets'] }
    const item = catalogue[4] as Item
    const next = correctPreferences(said, 'seen_often', { item, term: 'history' })
    expect(next).toEqual({ ...said, less: ['Sweets', 'item-4'] })
  })
})
