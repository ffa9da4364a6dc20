import { expect, test } from 'vitest'
import type { Schedule } from '../src/index.ts'
import { decideSlot } from '../src/index.ts'
import { fileOf, hero, somebody, start } from './examples.ts'

const open = (schedule: Schedule, at: { now?: number; hour?: number; day?: number }): boolean =>
  decideSlot('hero', fileOf([], { placements: [{ ...hero, schedule }] }), { ...somebody, ...at })
    .content.kind !== 'nothing'

test('a slot is open from one moment and until another', () => {
  const schedule: Schedule = { from: start, until: start + 1000 }
  const at = [-1, 0, 999, 1000].map((more) => open(schedule, { now: start + more }))
  expect(at).toEqual([false, true, true, false])
  expect(open(schedule, { now: Number.NaN })).toBe(false)
})

test('hours and days are those of the person', () => {
  const schedule: Schedule = { hours: [9, 17], days: [1, 2] }
  expect(open(schedule, { hour: 9, day: 2 })).toBe(true)
  expect(open(schedule, { hour: 17, day: 2 })).toBe(false)
  expect(open(schedule, { hour: 8, day: 2 })).toBe(false)
  expect(open(schedule, { hour: 9, day: 3 })).toBe(false)
  expect(open({ hours: [0, 24] }, { hour: 23 })).toBe(true)
})

test('a night belongs to the day on which it began', () => {
  const friday: Schedule = { hours: [22, 2], days: [5] }
  const at = (
    [
      [21, 5],
      [22, 5],
      [23, 5],
      [0, 6],
      [1, 6],
      [2, 6],
      [23, 6],
      [1, 5],
    ] as const
  ).map(([hour, day]) => open(friday, { hour, day }))
  expect(at).toEqual([false, true, true, true, true, false, false, false])
  expect(open({ hours: [22, 2], days: [7] }, { hour: 1, day: 1 })).toBe(true)
})

test('a closed slot shows nothing and nobody is in a campaign there', () => {
  const placements = [{ ...hero, schedule: { from: start + 1e12 } }]
  expect(decideSlot('hero', fileOf(undefined, { placements }), somebody)).toEqual({
    placement: 'hero',
    campaign: null,
    arm: null,
    variant: 'nothing',
    content: { kind: 'nothing' },
    counted: false,
    asks: null,
    reasons: ['not_scheduled'],
    fields: [],
  })
})
