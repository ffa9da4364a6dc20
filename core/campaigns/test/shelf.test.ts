import type { Item, RecommendedItem } from '@discreet/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ShelfContext, ShelfSettings } from '../src/index.ts'
import { arrangeShelf, plainShelf, shelfLists, shelfRequest } from '../src/index.ts'
import { itemOf } from './examples.ts'

const context: ShelfContext = { itemOf, hidden: () => false, chosenText: 'Chosen by the shop' }

function entry(
  item: string,
  score: number,
  term: 'popular' | 'together' = 'together',
): RecommendedItem {
  return {
    item,
    score,
    terms: { [term]: score },
    reason: { term, because: [], text: term },
    signals: [],
  }
}

const settings = (changes: Partial<ShelfSettings> = {}): ShelfSettings => ({
  ...plainShelf,
  limit: 4,
  ...changes,
})

const idsOf = (shelf: readonly RecommendedItem[]): string[] => shelf.map(({ item }) => item)
const main = [entry('penne', 3), entry('pesto', 2), entry('passata', 1)]

test('lists are tried in order while there is less than is wanted', () => {
  expect(shelfLists(settings({ fallbacks: ['trending', 'basket'] }), { list: 'basket' })).toEqual([
    'basket',
    'trending',
  ])
  const more = [entry('pesto', 9), entry('brie', 8)]
  const fill = (fewest: number) => idsOf(arrangeShelf([main, more], settings({ fewest }), context))
  expect(fill(3)).toEqual(['penne', 'pesto', 'passata'])
  expect(fill(4)).toEqual(['penne', 'pesto', 'passata', 'brie'])
  expect(idsOf(arrangeShelf([[], more], settings({ fewest: 1 }), context))).toEqual([
    'pesto',
    'brie',
  ])
})

test('the request asks for enough to move and to spread, and leaves the spread to the shelf', () => {
  const request = shelfRequest(
    settings({ exclude: ['x'], filters: { categories: ['Pantry'], maxCategoryShare: 0.5 } }),
    { list: 'basket' },
    { basket: ['penne'], locale: 'de' },
  )
  expect(request).toEqual({
    placement: 'basket',
    basket: ['penne'],
    locale: 'de',
    limit: 20,
    exclude: ['x'],
    filters: { categories: ['Pantry'] },
  })
  const pins = [{ item: 'brie', at: 0 }]
  expect(shelfRequest(settings({ pins }), { list: 'home' }, {}).limit).toBe(5)
  const boosts = [{ match: 'Pasta', by: 1 }]
  expect(shelfRequest(settings({ limit: 60, boosts }), { list: 'home' }, {}).limit).toBe(100)
})

test('a boost is a term of the score, and the reason names it where it is the largest', () => {
  const boosts = [
    { match: 'Sauces', by: 1.5 },
    { match: 'italian', by: 1 },
  ]
  const shelf = arrangeShelf([main], settings({ boosts }), context)
  expect(shelf.map(({ item, score }) => [item, score])).toEqual([
    ['pesto', 4.5],
    ['penne', 3],
    ['passata', 2.5],
  ])
  expect(shelf[0]?.terms).toEqual({ together: 2, chosen: 2.5 })
  expect(shelf.map(({ reason }) => reason.text)).toEqual([
    'Chosen by the shop',
    'together',
    'Chosen by the shop',
  ])
})

test('what popularity alone would not have brought says that the shop did', () => {
  const popular = [
    entry('penne', 9, 'popular'),
    entry('pesto', 8, 'popular'),
    entry('brie', 7, 'popular'),
  ]
  const boosts = [
    { match: 'Cheese', by: 3 },
    { match: 'penne', by: 3 },
  ]
  const shelf = arrangeShelf([popular], settings({ limit: 2, boosts }), context)
  expect(shelf.map(({ item, reason }) => [item, reason.term])).toEqual([
    ['penne', 'popular'],
    ['brie', 'chosen'],
  ])
})

test('pins stand in their place and say so, with nothing of the person in them', () => {
  const pins = [
    { item: 'brie', at: 2 },
    { item: 'passata', at: 0 },
  ]
  const shelf = arrangeShelf([main], settings({ pins }), context)
  expect(idsOf(shelf)).toEqual(['passata', 'penne', 'brie', 'pesto'])
  expect(shelf[0]).toEqual({
    item: 'passata',
    score: 1,
    terms: { chosen: 1 },
    reason: { term: 'chosen', because: [], text: 'Chosen by the shop' },
    signals: [],
  })
  const alone = [{ item: 'brie', at: 3 }]
  expect(idsOf(arrangeShelf([main.slice(0, 1)], settings({ pins: alone }), context))).toEqual([
    'penne',
    'brie',
  ])
})

test.each(['secret', 'gone', 'unicorn', 'brie', 'pesto'])(
  '%s is not there, not even pinned',
  (item) => {
    const changed: ShelfContext = { ...context, hidden: ({ id }) => id === 'brie' }
    const pins = [{ item, at: 0 }]
    const list = [entry('penne', 3), entry('brie', 2), entry('pesto', 1), entry('gone', 1)]
    const shelf = arrangeShelf([list], settings({ pins, exclude: ['pesto'] }), changed)
    expect(idsOf(shelf)).toEqual(['penne'])
  },
)

test('nothing is done for a sensitive item', () => {
  const boosts = [{ match: 'Other', by: 5 }]
  const shelf = arrangeShelf(
    [[entry('penne', 2), entry('secret', 1)]],
    settings({ boosts }),
    context,
  )
  expect(shelf[1]).toEqual(entry('secret', 1))
})

test('no category has more than its share while there is something else', () => {
  const list = [entry('pesto', 4), entry('passata', 3), entry('penne', 2), entry('brie', 1)]
  const spread = (changes: Partial<ShelfSettings>) =>
    idsOf(
      arrangeShelf([list], settings({ filters: { maxCategoryShare: 0.25 }, ...changes }), context),
    )
  expect(spread({})).toEqual(['pesto', 'penne', 'brie', 'passata'])
  expect(spread({ limit: 3 })).toEqual(['pesto', 'penne', 'brie'])
  // What is pinned counts for its category.
  expect(spread({ limit: 3, pins: [{ item: 'passata', at: 0 }] })).toEqual([
    'passata',
    'penne',
    'brie',
  ])
})

const names = [...'abcdefgh']
const catalogue = new Map<string, Item>(
  names.map((id, k) => [id, { id, categories: [k % 2 === 0 ? 'Even' : 'Odd'] }]),
)
const listsOf = fc.array(
  fc.shuffledSubarray(names).map((ids) => ids.map((id, k) => entry(id, ids.length - k))),
  { minLength: 1, maxLength: 3 },
)
const settingsOf: fc.Arbitrary<ShelfSettings> = fc
  .record({
    limit: fc.integer({ min: 1, max: 6 }),
    fewest: fc.integer({ min: 0, max: 6 }),
    exclude: fc.subarray(names, { maxLength: 3 }),
    boosts: fc.array(
      fc.record({ match: fc.constantFrom(...names, 'Odd'), by: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 2 },
    ),
    pins: fc.shuffledSubarray(names, { maxLength: 3 }),
    share: fc.constantFrom(0.3, 1),
  })
  .map(({ pins, share, fewest, ...others }) => ({
    ...others,
    fallbacks: [],
    fewest: Math.min(fewest, others.limit),
    pins: pins.map((item, at) => ({ item, at: 2 * at })).filter(({ at }) => at < others.limit),
    filters: { maxCategoryShare: share },
  }))

test('whatever the lists and settings: nothing twice, nothing hidden, terms add up', () => {
  fc.assert(
    fc.property(listsOf, settingsOf, fc.subarray(names, { maxLength: 3 }), (lists, of, away) => {
      const shelf = arrangeShelf(lists, of, {
        itemOf: (id) => catalogue.get(id),
        hidden: ({ id }) => away.includes(id),
        chosenText: 'Chosen by the shop',
      })
      const ids = idsOf(shelf)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeLessThanOrEqual(of.limit)
      expect(ids.filter((id) => away.includes(id) || of.exclude?.includes(id))).toEqual([])
      for (const { score, terms, reason } of shelf) {
        expect(Object.values(terms).reduce((a, b) => a + b, 0)).toBe(score)
        expect(terms[reason.term]).toBe(Math.max(...Object.values(terms)))
      }
      for (const { item, at } of of.pins) {
        const may = !away.includes(item) && !of.exclude?.includes(item)
        // In a full shelf every pin stands in its place; in a shorter one it moves up.
        if (may && ids.length === of.limit) expect(ids[at]).toBe(item)
        if (may) expect(ids).toContain(item)
      }
    }),
    { numRuns: 300 },
  )
})
