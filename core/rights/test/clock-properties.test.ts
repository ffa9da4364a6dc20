import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resumeClocks } from '../src/clocks.ts'
import type { ClockEngine } from './clock-properties.ts'
import { clockCases, clockEngine, violations } from './clock-properties.ts'
import { packs, variantsOf } from './packs.ts'

const day = 86_400_000
/** bench/clocks.ts takes 100,000. */
const casesPerPack = 2000

test.each(packs)('$id: every property of the clocks holds', (pack) => {
  fc.assert(
    fc.property(clockCases(variantsOf(pack)), (one) => {
      expect(violations(one)).toEqual([])
    }),
    { numRuns: casesPerPack },
  )
})

describe('the properties catch an engine that', () => {
  const { deadline, openClocks, extendClocks, pauseClocks } = clockEngine
  const some = packs.flatMap((pack) =>
    fc.sample(clockCases(variantsOf(pack)), { numRuns: 60, seed: 7 }),
  )
  const broken: readonly (readonly [what: string, property: string, Partial<ClockEngine>])[] = [
    [
      'counts the day of the event',
      'endsOnItsDay',
      {
        deadline: (clock, from, calendar) =>
          clock.unit === 'day' && clock.count > 1
            ? deadline({ ...clock, count: clock.count - 1 }, from, calendar)
            : deadline(clock, from, calendar),
      },
    ],
    [
      'takes 30 days for a month',
      'endsOnItsDay',
      {
        deadline: (clock, from, calendar) =>
          clock.unit === 'month'
            ? deadline({ unit: 'day', count: clock.count * 30 }, from, calendar)
            : deadline(clock, from, calendar),
      },
    ],
    [
      'counts Saturdays',
      'endsOnItsDay',
      {
        deadline: (clock, from, calendar) =>
          clock.unit === 'businessDay'
            ? deadline({ unit: 'day', count: Math.ceil((clock.count * 6) / 5) }, from, calendar)
            : deadline(clock, from, calendar),
      },
    ],
    [
      'counts 24 hours for a day',
      'opensByTheLaw',
      {
        openClocks: (pack, type, from) => {
          const opened = openClocks(pack, type, from)
          const days = pack.request.answer.count
          return pack.request.answer.unit === 'day' && opened.answerBy > from
            ? { ...opened, answerBy: from + days * day, aimBy: from }
            : opened
        },
      },
    ],
    [
      'looks at one zone only',
      'endsOnItsDay',
      {
        deadline: (clock, from, calendar) =>
          deadline(clock, from, { ...calendar, timeZones: calendar.timeZones.slice(0, 1) }),
      },
    ],
    [
      'aims later than the law',
      'aimsWithinTheLaw',
      {
        openClocks: (pack, type, from) => {
          const opened = openClocks(pack, type, from)
          return { ...opened, aimBy: opened.answerBy + 1 }
        },
      },
    ],
    [
      'gives less time to who asks later in a month',
      'neverTurnsBack',
      {
        openClocks: (pack, type, from) => ({
          ...openClocks(pack, type, from),
          aimBy: from - (from % (30 * day)) * 2,
        }),
      },
    ],
    [
      'counts hours in local time',
      'countsHoursAlikeEverywhere',
      {
        deadline: (clock, from, calendar) =>
          deadline(clock, from, calendar) +
          (calendar.timeZones.includes('Pacific/Kiritimati') ? 3_600_000 : 0),
      },
    ],
    [
      'extends from the old deadline',
      'extendsOnce',
      {
        extendClocks: (pack, type, clocks, from, now, reason) => {
          const made = extendClocks(pack, type, clocks, from, now, reason)
          if (!made.ok || pack.request.extension === null) return made
          const answerBy = deadline(pack.request.extension, clocks.answerBy + 1, pack.calendar)
          return { ok: true, clocks: { ...made.clocks, answerBy } }
        },
      },
    ],
    [
      'extends as often as one likes',
      'extendsOnce',
      {
        extendClocks: (pack, type, clocks, from, now, reason) =>
          extendClocks(pack, type, { ...clocks, extended: null }, from, now, reason),
      },
    ],
    [
      'extends after the deadline',
      'extendsOnce',
      {
        extendClocks: (pack, type, clocks, from, now, reason) =>
          extendClocks(pack, type, clocks, from, Math.min(now, clocks.answerBy), reason),
      },
    ],
    [
      'moves a deadline by whole days',
      'movesByThePause',
      {
        resumeClocks: (clocks, now) => {
          const at = clocks.paused?.at ?? now
          return resumeClocks(clocks, at + Math.ceil((now - at) / day) * day)
        },
      },
    ],
    [
      'pauses where the law knows no pause',
      'movesByThePause',
      {
        pauseClocks: (pack, type, clocks, now, reason) =>
          pauseClocks(
            { ...pack, request: { ...pack.request, pausable: true } },
            type,
            clocks,
            now,
            reason,
          ),
      },
    ],
    [
      'lets the clock run before the person is known',
      'waitsForThePerson',
      {
        openClocks: (pack, type, from) => ({ ...openClocks(pack, type, from), paused: null }),
      },
    ],
    [
      'says that what is due is in time',
      'growsMoreUrgent',
      { clockState: (_, now) => ({ state: 'in_time', daysLeft: now }) },
    ],
  ]

  test.each(broken)('%s', (_, property, part) => {
    const engine = { ...clockEngine, ...part }
    expect(some.some((one) => violations(one, engine).includes(property))).toBe(true)
  })
})
