import { decayedHistory } from '@discreet/recommend'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkState } from '../src/device-check.ts'
import {
  addEvent,
  aged,
  emptyState,
  entriesOf,
  forgetEntries,
  forgetItem,
  isNewOrder,
  mergeHistory,
  personalOf,
  withPreferences,
} from '../src/device-profile.ts'
import type { RecordedEvent } from '../src/types.ts'
import { anyEvent, anyState, dayMilliseconds, now, stateOf } from './states.ts'

type Kept = Exclude<RecordedEvent, { readonly type: 'basket' }>

const minute = 60_000
const view = (item: string): Kept => ({ type: 'view', item })
const order = (id: string, ...items: string[]): Kept => ({ type: 'purchase', items, order: id })

const anyRecorded: fc.Arbitrary<Kept> = fc.oneof(
  fc.record({ type: fc.constant('view' as const), item: fc.string({ maxLength: 3 }) }),
  fc.record({
    type: fc.constant('purchase' as const),
    items: fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }),
    order: fc.string({ maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('preference' as const),
    liked: fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
    avoided: fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
  }),
)

describe('looking at things', () => {
  test('counts once within half an hour, and again after it', () => {
    let state = addEvent(stateOf(), view('tea'), now)
    state = addEvent(state, view('tea'), now + 29 * minute)
    state = addEvent(state, view('rice'), now + 29 * minute)
    expect(state.history.map(({ item }) => item)).toEqual(['tea', 'rice'])
    state = addEvent(state, view('tea'), now + 30 * minute)
    expect(state.history.map(({ item }) => item)).toEqual(['tea', 'rice', 'tea'])
  })

  test('counts beside a purchase of the same thing', () => {
    const state = addEvent(addEvent(stateOf(), order('o-1', 'tea'), now), view('tea'), now + 1)
    expect(state.history.map(({ bought }) => bought)).toEqual([true, false])
  })

  test('keeps nothing of an id that cannot be one', () => {
    for (const item of ['', 'a\0b', 'x'.repeat(513), '\ud800']) {
      expect(addEvent(stateOf(), view(item), now).history).toEqual([])
    }
  })
})

describe('buying things', () => {
  test('keeps each thing of an order once, and the order once', () => {
    let state = addEvent(stateOf(), order('o-1', 'tea', 'rice', 'tea'), now)
    expect(state.history.map(({ item }) => item)).toEqual(['tea', 'rice'])
    expect(isNewOrder(state, 'o-1')).toBe(false)
    expect(isNewOrder(state, 'o-2')).toBe(true)
    state = addEvent(state, order('o-1', 'tea', 'milk'), now + dayMilliseconds)
    expect(state.history).toHaveLength(2)
    state = addEvent(state, order('o-2', 'tea'), now + dayMilliseconds)
    expect(state.history).toHaveLength(3)
  })

  test('keeps nothing of an order without an id, which could be told again and again', () => {
    expect(addEvent(stateOf(), order('', 'tea'), now).history).toEqual([])
    expect(isNewOrder(stateOf(), '')).toBe(false)
  })
})

describe('saying what one likes', () => {
  test('adds to what was said and takes back the contrary', () => {
    let state = withPreferences(stateOf(), {
      liked: ['Tea'],
      avoided: ['Meat'],
      less: ['Sweets'],
      owned: ['pan'],
      without: ['again'],
    })
    state = addEvent(state, { type: 'preference', liked: ['Meat'], avoided: ['Tea', 'Fish'] }, now)
    expect(state.preferences).toEqual({
      liked: ['Meat'],
      avoided: ['Tea', 'Fish'],
      less: ['Sweets'],
      owned: ['pan'],
      without: ['again'],
    })
  })

  test('keeps the newest 200 of a list', () => {
    const liked = Array.from({ length: 250 }, (_, k) => `name-${k}`)
    const { preferences } = addEvent(stateOf(), { type: 'preference', liked }, now)
    expect(preferences.liked).toEqual(liked.slice(50))
  })
})

describe('a history', () => {
  test('has at most 500 events, and the oldest go', () => {
    let state = stateOf()
    for (let k = 0; k < 510; k += 1) state = addEvent(state, view(`item-${k}`), now + k)
    expect(state.history).toHaveLength(500)
    expect(state.history[0]?.item).toBe('item-10')
    expect(
      addEvent(stateOf(), order('o', ...Array.from({ length: 900 }, (_, k) => `i${k}`)), now)
        .history,
    ).toHaveLength(500)
  })

  test('ends after 365 days, wherever it is read', () => {
    const state = addEvent(stateOf(), view('tea'), now)
    const [before, after] = [now + 365 * dayMilliseconds - 1, now + 365 * dayMilliseconds]
    expect(aged(state, before).history).toHaveLength(1)
    expect(aged(state, after).history).toHaveLength(0)
    expect(personalOf(state, before).history).toHaveLength(1)
    expect(personalOf(state, after).history).toEqual([])
    expect(addEvent(state, view('rice'), after).history.map(({ item }) => item)).toEqual(['rice'])
  })

  test('reads a time that has not come as now, so that it cannot stay for ever', () => {
    const state = addEvent(stateOf(), view('tea'), now + 9 * 365 * dayMilliseconds)
    expect(aged(state, now).history).toEqual([{ item: 'tea', at: now, bought: false }])
    expect(personalOf(state, now)).toEqual(personalOf(addEvent(stateOf(), view('tea'), now), now))
    expect(addEvent(state, view('tea'), now).history).toHaveLength(1)
  })

  test('can be read again whatever was told, in whatever order of times', () => {
    const told = fc.array(fc.tuple(anyRecorded, fc.integer({ min: -9, max: 9 })), { maxLength: 40 })
    fc.assert(
      fc.property(told, (events) => {
        let state = stateOf()
        for (const [event, days] of events) {
          state = addEvent(state, event, now + days * dayMilliseconds)
        }
        expect(checkState(JSON.parse(JSON.stringify(state)), 'corner')).toEqual(state)
        const times = state.history.map(({ at }) => at)
        expect(times).toEqual([...times].sort((a, b) => a - b))
      }),
    )
  })
})

describe('forgetting', () => {
  test('takes out exactly the entries that are named', () => {
    fc.assert(
      fc.property(anyState, fc.infiniteStream(fc.boolean()), (state, coins) => {
        const entries = entriesOf(state)
        const gone = new Set(entries.filter(() => coins.next().value).map(({ id }) => id))
        const left = entriesOf(forgetEntries(state, [...gone]))
        expect(left).toEqual(entries.filter(({ id }) => !gone.has(id)))
      }),
    )
  })

  test('of a thing takes out all of it, and out of what waits for the crowd', () => {
    const contribution = { person: 'p', baskets: [['tea', 'rice'], ['tea']] }
    const pending = { contribution, endsAt: now, dueAt: now }
    let state = stateOf({ crowd: { pending, sent: [] } })
    state = addEvent(state, order('o-1', 'tea', 'rice'), now)
    state = addEvent(state, view('tea'), now)
    const forgotten = forgetItem(state, 'tea')
    expect(forgotten.history.map(({ item }) => item)).toEqual(['rice'])
    expect(forgotten.crowd.pending?.contribution.baskets).toEqual([['rice']])
    expect(forgetItem(forgotten, 'rice').crowd.pending).toBeNull()
  })

  test('a look leaves what was bought, and what waits, as it is', () => {
    const contribution = { person: 'p', baskets: [['tea']] }
    const crowd = { pending: { contribution, endsAt: now, dueAt: now }, sent: [] }
    let state = addEvent(stateOf({ crowd }), order('o-1', 'tea'), now - 1)
    state = addEvent(state, view('tea'), now)
    expect(forgetEntries(state, [`0 ${now} tea`])).toEqual({
      ...state,
      history: state.history.slice(0, 1),
    })
  })
})

test('entries are shown newest first, by title where it is known', () => {
  const state = addEvent(addEvent(stateOf(), view('tea'), now), order('o-1', 'rice'), now + 1)
  expect(entriesOf(state, new Map([['tea', 'Green tea']]))).toEqual([
    { id: `1 ${now + 1} rice`, item: 'rice', title: 'rice', at: now + 1, bought: true },
    { id: `0 ${now} tea`, item: 'tea', title: 'Green tea', at: now, bought: false },
  ])
})

test('adds to a request what the server would add, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), anyState, (events, { preferences }) => {
      const recent = events.map((event) => ({
        ...event,
        at: now - (event.at % (300 * dayMilliseconds)),
      }))
      const state = stateOf({
        history: [...recent].sort((a, b) => a.at - b.at),
        preferences,
      })
      // As apps/server/src/personal-context.ts does it: what was recalled comes newest first.
      const recalled = [...recent].sort((a, b) => b.at - a.at)
      expect(personalOf(state, now)).toStrictEqual({
        ...decayedHistory(recalled, now),
        ...preferences,
      })
    }),
  )
})

test('two devices know together what either knew, once', () => {
  const history = fc.array(anyEvent, { maxLength: 20 })
  fc.assert(
    fc.property(history, history, history, (both, here, there) => {
      const names = (events: readonly { item: string; bought: boolean }[]): string[] =>
        [...new Set(events.map(({ item, bought }) => `${bought} ${item}`))].sort()
      const [own, other] = [
        [...both, ...here],
        [...both, ...there],
      ]
      const merged = mergeHistory(own, other)
      expect(names(merged)).toEqual(names([...own, ...other]))
      expect(mergeHistory(merged, other)).toHaveLength(merged.length)
      expect(mergeHistory(merged, merged)).toEqual(merged)
    }),
  )
})

test('a new state says what was chosen and nothing else', () => {
  const choice = { level: 1, contribute: false, chosenAt: now, refusedAt: null } as const
  const state = emptyState('corner', choice)
  expect(checkState(state, 'corner')).toEqual(state)
  expect(state.choice).toEqual(choice)
  expect(entriesOf(state)).toEqual([])
  expect(personalOf(state, now)).toMatchObject({ history: [], bought: [], liked: [] })
})
