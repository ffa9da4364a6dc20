import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Basket } from '../src/basket.ts'

/** The tab's history, as far as a basket knows it. */
const tab = {
  state: null as unknown,
  replaceState(state: unknown): void {
    tab.state = structuredClone(state)
  },
}

beforeEach(() => {
  tab.state = null
  vi.stubGlobal('history', tab)
})
afterEach(() => vi.unstubAllGlobals())

test('what is in the basket is in the entry of the history, and comes back from there', () => {
  const changed = vi.fn()
  const basket = new Basket(changed)
  basket.set('a', 2)
  basket.set('b', 1)
  basket.set('a', 3)
  expect(changed).toHaveBeenCalledTimes(3)
  const again = new Basket(changed)
  expect(again.lines).toEqual([
    { id: 'a', count: 3 },
    { id: 'b', count: 1 },
  ])
  expect([again.count, again.countOf('a'), again.countOf('c')]).toEqual([4, 3, 0])
  again.set('a', 0)
  expect(new Basket(changed).ids).toEqual(['b'])
  again.clear()
  expect(new Basket(changed).lines).toEqual([])
})

test('going back does not bring an older basket back', () => {
  const basket = new Basket(() => undefined)
  basket.set('a', 1)
  tab.state = { basket: [], placed: 'kept' }
  basket.keep()
  expect(tab.state).toEqual({ basket: [{ id: 'a', count: 1 }], placed: 'kept' })
})

test('a history of somebody else is no basket', () => {
  const lines = [null, 7, { id: 1, count: 1 }, { id: 'a', count: -1 }, { id: 'a', count: 0.5 }]
  for (const state of [null, 'x', { basket: 'x' }, { basket: lines }]) {
    tab.state = state
    expect(new Basket(() => undefined).lines).toEqual([])
  }
})
