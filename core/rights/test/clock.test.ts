import type { Clock, PackCalendar } from '@discreet/policy'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { localDay } from '../src/calendar.ts'
import { deadline } from '../src/clock.ts'
import { dayNumber, endsRightly } from './clock-properties.ts'
import { packs } from './packs.ts'

const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds
const inZone = (...timeZones: string[]): PackCalendar => ({ timeZones, holidays: [] })
const days = (count: number): Clock => ({ unit: 'day', count })
const months = (count: number): Clock => ({ unit: 'month', count })
const businessDays = (count: number): Clock => ({ unit: 'businessDay', count })
const california = packs.find(({ id }) => id === 'us-ca')?.calendar as PackCalendar

/** The local day whose last millisecond a deadline is. */
function lastDay(end: number, zone: string): string {
  const day = localDay(end, zone).toString()
  expect(localDay(end + 1, zone).toString()).not.toBe(day)
  return day
}

describe('a period of months ends on the same day of the month, or on the last one', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-01-30', 1, '2028-02-29'],
    ['2028-01-29', 1, '2028-02-29'],
    ['2028-01-28', 1, '2028-02-28'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2028-02-29', 1, '2028-03-29'],
    ['2027-02-28', 1, '2027-03-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-05', 1, '2026-04-05'],
  ])('%s and %i month(s) more: %s', (event, count, last) => {
    const from = at(`${event}T15:30[Europe/Brussels]`)
    const end = deadline(months(count), from, inZone('Europe/Brussels'))
    expect(lastDay(end, 'Europe/Brussels')).toBe(last)
  })
})

describe('the day of the event is not counted', () => {
  const zone = 'Europe/Brussels'
  const midnight = at(`2026-03-05T00:00[${zone}]`)

  test.each([
    [midnight - 1, '2026-03-04'],
    [midnight, '2026-03-05'],
    [midnight + 1, '2026-03-05'],
  ])('at %i, around a midnight, one day ends a day later', (from, day) => {
    const end = deadline(days(1), from, inZone(zone))
    expect(lastDay(end, zone)).toBe(Temporal.PlainDate.from(day).add({ days: 1 }).toString())
  })

  test('and hours are exact', () => {
    expect(deadline({ unit: 'hour', count: 72 }, midnight, inZone(zone))).toBe(
      midnight + 72 * 3_600_000,
    )
  })

  test.each(['day', 'businessDay', 'month'] as const)('0 %ss end with the same day', (unit) => {
    const end = deadline({ unit, count: 0 }, midnight + 1, inZone(zone))
    expect(lastDay(end, zone)).toBe('2026-03-05')
  })

  test('0 hours are at once', () => {
    expect(deadline({ unit: 'hour', count: 0 }, midnight, inZone(zone))).toBe(midnight)
  })
})

describe('a local day ends when the next one begins', () => {
  test.each([
    // A day of 23 hours, a day of 25.
    ['Europe/Berlin', '2026-03-28T12:00', 1, '2026-03-29T23:59:59.999+02:00', 35],
    ['Europe/Berlin', '2026-10-24T12:00', 1, '2026-10-25T23:59:59.999+01:00', 37],
    ['America/Los_Angeles', '2027-03-13T12:00', 1, '2027-03-14T23:59:59.999-07:00', 35],
    ['America/Los_Angeles', '2027-11-06T12:00', 1, '2027-11-07T23:59:59.999-08:00', 37],
    // The day before a day that has no midnight and begins at 1.
    ['America/Sao_Paulo', '2018-11-02T12:00', 1, '2018-11-03T23:59:59.999-03:00', 36],
    ['America/Sao_Paulo', '2018-11-03T12:00', 1, '2018-11-04T23:59:59.999-02:00', 35],
    ['Africa/Cairo', '2024-04-24T12:00', 1, '2024-04-25T23:59:59.999+02:00', 36],
    ['Africa/Cairo', '2024-04-25T12:00', 1, '2024-04-26T23:59:59.999+03:00', 35],
    // A day whose last hour comes twice.
    ['America/Sao_Paulo', '2018-02-16T12:00', 1, '2018-02-17T23:59:59.999-03:00', 37],
    ['Africa/Cairo', '2024-10-30T12:00', 1, '2024-10-31T23:59:59.999+02:00', 37],
    ['Pacific/Kiritimati', '2026-05-05T12:00', 15, '2026-05-20T23:59:59.999+14:00', 372],
    ['Etc/GMT+12', '2026-05-05T12:00', 15, '2026-05-20T23:59:59.999-12:00', 372],
    ['Australia/Lord_Howe', '2026-10-03T12:00', 1, '2026-10-04T23:59:59.999+11:00', 35.5],
    ['Asia/Kathmandu', '2026-05-05T12:00', 15, '2026-05-20T23:59:59.999+05:45', 372],
    // 30 December 2011 was left out there.
    ['Pacific/Apia', '2011-12-28T12:00', 1, '2011-12-29T23:59:59.999-10:00', 36],
    ['Pacific/Apia', '2011-12-29T12:00', 2, '2011-12-31T23:59:59.999+14:00', 36],
  ])('%s: %s and %i day(s) more', (zone, event, count, last, hours) => {
    const from = at(`${event}[${zone}]`)
    const end = deadline(days(count), from, inZone(zone))
    expect(end).toBe(at(`${last}[${zone}]`))
    expect((end + 1 - from) / 3_600_000).toBe(hours)
  })
})

describe('business days', () => {
  const zone = 'America/Los_Angeles'
  test.each([
    // Thanksgiving is 26 November 2026, and the day after is free in California.
    ['2026-11-20', 10, '2026-12-08'],
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-25', 1, '2026-11-30'],
    // Christmas 2026 is a Friday, so is New Year's Day.
    ['2026-12-23', 10, '2027-01-08'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-12-31', 1, '2027-01-04'],
    // 4 July 2027 is a Sunday: Monday is free. On a Saturday nothing moves in California.
    ['2027-07-02', 1, '2027-07-06'],
    ['2026-07-02', 1, '2026-07-03'],
    // Veterans Day 2028 is a Saturday: Friday is free.
    ['2028-11-09', 1, '2028-11-13'],
    // Received on a Saturday, a Sunday, a holiday.
    ['2026-05-02', 1, '2026-05-04'],
    ['2026-05-03', 1, '2026-05-04'],
    ['2026-11-26', 1, '2026-11-30'],
    ['2026-03-02', 15, '2026-03-23'],
  ])('%s and %i more in California: %s', (event, count, last) => {
    const end = deadline(businessDays(count), at(`${event}T09:00[${zone}]`), california)
    expect(lastDay(end, zone)).toBe(last)
  })
})

describe('of several zones, the one in which the period ends first counts', () => {
  const both = inZone('America/New_York', 'America/Los_Angeles')

  test.each([
    ['before midnight in the east, the east', '2026-05-05T23:59', 'America/New_York', '2026-05-06'],
    ['between both midnights, the west', '2026-05-06T00:01', 'America/Los_Angeles', '2026-05-06'],
    ['after both, the east again', '2026-05-06T03:01', 'America/New_York', '2026-05-07'],
  ])('%s', (_, event, zone, last) => {
    const end = deadline(days(1), at(`${event}[America/New_York]`), both)
    expect(lastDay(end, zone)).toBe(last)
  })
})

describe('in every zone', () => {
  const zones = fc.constantFrom(
    'Africa/Cairo',
    'America/Asuncion',
    'America/Havana',
    'America/Los_Angeles',
    'America/Santiago',
    'America/Sao_Paulo',
    'Asia/Beirut',
    'Asia/Kathmandu',
    'Asia/Tehran',
    'Atlantic/Azores',
    'Australia/Lord_Howe',
    'Etc/GMT+12',
    'Europe/Berlin',
    'Pacific/Auckland',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
  )
  const moments = fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2040, 0) })
  const clocks = fc.oneof(
    fc.integer({ min: 1, max: 400 }).map(days),
    fc.integer({ min: 1, max: 30 }).map(months),
    fc.integer({ min: 1, max: 12 }).map(businessDays),
  )

  test('a period ends with the last millisecond of its last local day', () => {
    fc.assert(
      fc.property(
        fc.array(zones, { minLength: 1, maxLength: 3 }),
        moments,
        clocks,
        (all, from, clock) => {
          const calendar = { timeZones: all, holidays: california.holidays }
          return endsRightly(clock, from, deadline(clock, from, calendar), calendar)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('a later event never ends earlier, and around midnight it ends a day later', () => {
    fc.assert(
      fc.property(zones, moments, clocks, (zone, from, clock) => {
        const calendar = inZone(zone)
        const endOfEvent = deadline(days(1), from, calendar) - 25 * 3_600_000
        const ends = [from, endOfEvent, from + 1, from + 86_400_000]
          .sort((a, b) => a - b)
          .map((one) => deadline(clock, one, calendar))
        expect(ends).toEqual([...ends].sort((a, b) => a - b))
        const [today, tomorrow] = [from, from + 86_400_000].map((one) => dayNumber(one, zone))
        if (clock.unit === 'day' && today !== tomorrow) {
          expect(ends.at(-1)).toBeGreaterThan(ends[0] as number)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([Number.NaN, 1.5, Infinity, 9e15])('%d is no moment', (from) => {
  expect(() => deadline(days(1), from, california)).toThrowError(RangeError)
})

test('a zone that nobody knows is a fault', () => {
  expect(() => deadline(days(1), 0, inZone('Atlantic/Atlantis'))).toThrowError(RangeError)
})
