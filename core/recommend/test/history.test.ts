import { describe, expect, test } from 'vitest'
import { decayedHistory } from '../src/history.ts'

const hour = 3_600_000
const day = 24 * hour

describe('what a person did', () => {
  test('counts in full in this visit, and half after an hour', () => {
    const { history } = decayedHistory(
      [
        { item: 'now', at: day, bought: false },
        { item: 'an hour ago', at: day - hour, bought: false },
        { item: 'clock ahead', at: 2 * day, bought: false },
      ],
      day,
    )
    const weights = new Map(history.map(({ item, weight }) => [item, weight]))
    expect(weights.get('now')).toBe(1)
    expect(weights.get('clock ahead')).toBe(1)
    expect(weights.get('an hour ago')).toBeCloseTo(0.015 + 0.985 / 2, 3)
  })

  test('counts little afterwards, half after ninety days; a habit no more than once', () => {
    const now = 400 * day
    const { history } = decayedHistory(
      [
        { item: 'last week', at: now - 7 * day, bought: false },
        { item: 'long ago', at: now - 97 * day, bought: false },
        ...Array.from({ length: 9 }, (_, k) => ({
          item: 'habit',
          at: now - (7 + k) * day,
          bought: true,
        })),
      ],
      now,
    )
    const weights = new Map(history.map(({ item, weight }) => [item, weight]))
    expect(history[0]?.item).toBe('habit')
    expect(weights.get('habit')).toBeCloseTo(0.015, 12)
    expect(weights.get('last week')).toBeGreaterThan(0.014)
    expect(weights.get('long ago')).toBeCloseTo((weights.get('last week') ?? 0) / 2, 12)
  })

  test('is remembered as how often it was bought, decayed', () => {
    const { history, bought } = decayedHistory(
      [
        { item: 'a', at: 0, bought: true },
        { item: 'a', at: 90 * day, bought: true },
        { item: 'b', at: 90 * day, bought: false },
      ],
      90 * day,
    )
    expect(history).toEqual([
      { item: 'a', weight: 1 },
      { item: 'b', weight: 1 },
    ])
    expect(bought).toEqual([{ item: 'a', weight: 1.5 }])
  })

  test('is the same to the last bit in whatever order it is told', () => {
    const done = Array.from({ length: 60 }, (_, k) => ({
      item: `i${k % 4}`,
      at: ((k * 37) % 60) * 1e9 + k * 7919,
      bought: k % 3 !== 0,
    }))
    const told = decayedHistory(done, 61e9)
    expect(decayedHistory([...done].reverse(), 61e9)).toEqual(told)
    const byKind = [...done].sort((a, b) => Number(a.bought) - Number(b.bought))
    expect(decayedHistory(byKind, 61e9)).toEqual(told)
  })

  test('is at most two hundred things, the strongest', () => {
    const done = Array.from({ length: 300 }, (_, k) => ({
      item: `i${k}`,
      at: k * day,
      bought: true,
    }))
    const { history, bought } = decayedHistory(done, 300 * day)
    expect(history).toHaveLength(200)
    expect(bought).toHaveLength(200)
    expect(bought.map(({ item }) => item)).toContain('i100')
    expect(bought.map(({ item }) => item)).not.toContain('i99')
  })
})
