import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkHistory, checkState } from '../src/device-check.ts'
import { anyState, now, stateOf } from './states.ts'

const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Every place in a value, as a path. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))]
}

function changed(value: unknown, path: readonly string[], to: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return to
  const inner = value as Record<string, unknown>
  const put = changed(inner[key], rest, to)
  if (Array.isArray(inner)) return inner.map((one, k) => (String(k) === key ? put : one))
  return { ...inner, [key]: put }
}

describe('a state from storage', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(checkState(copyOf(state), 'corner')).toEqual(state)
      }),
    )
  })

  test('is not read for another site or in another version', () => {
    expect(checkState(stateOf(), 'corner')).toBeDefined()
    expect(checkState(stateOf(), 'other')).toBeUndefined()
    expect(checkState({ ...stateOf(), version: 2 }, 'corner')).toBeUndefined()
  })

  test('is refused as a whole when any field has become something else', () => {
    const junk = [undefined, -1, 1.5, Number.NaN, {}, () => 1]
    fc.assert(
      fc.property(anyState, fc.nat(), fc.constantFrom(...junk), (state, place, to) => {
        const places = placesIn(state).filter((path) => path.length > 0)
        const path = places[place % places.length] ?? []
        const field = path.at(-1) ?? ''
        // What is of before may lack the newer lists, and a purchase may lack its order.
        const newer = ['less', 'owned', 'without', 'order', 'campaigns']
        fc.pre(to !== undefined || !newer.includes(field))
        // An amount may be a fraction.
        fc.pre(to !== 1.5 || !['spent', 'from', 'value'].includes(field))
        expect(checkState(changed(state, path, to), 'corner')).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('may be anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(checkState(value, 'corner')).toBeUndefined()
      }),
    )
  })

  test('leaves behind what is not a field of it', () => {
    const event = { item: 'tea', at: now, bought: false, address: 'x' }
    const read = checkState({ ...stateOf(), history: [event], extra: 1 }, 'corner')
    expect(read).not.toHaveProperty('extra')
    expect(read?.history).toEqual([{ item: 'tea', at: now, bought: false }])
  })
})

test('of a history that is too long the newest 500 are read', () => {
  const long = Array.from({ length: 700 }, (_, at) => ({ item: `item-${at}`, at, bought: false }))
  expect(checkHistory(long)).toEqual(long.slice(200))
})
