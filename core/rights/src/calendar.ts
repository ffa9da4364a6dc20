/**
 * Local days of a time zone, and which of them are business days. Holidays are rules of the law pack.
 * Every holiday makes a deadline later, so packs list only those that surely are one.
 */
import type { Holiday } from '@discreet/policy'
import { Temporal } from 'temporal-polyfill'

type Day = Temporal.PlainDate

const saturday = 6
const sunday = 7

const oneDay = Temporal.Duration.from({ days: 1 })

export const nextDay = (day: Day): Day => day.add(oneDay)

/** `at`: epoch milliseconds; `timeZone`: an IANA name. */
export function localDay(at: number, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
}

/** The last millisecond of a local day; the next one begins at whatever hour its zone says. */
export function endOfDay(day: Day, timeZone: string): number {
  return nextDay(day).toZonedDateTime(timeZone).epochMilliseconds - 1
}

const weekdayAfter = (day: Day, weekday: number): Day =>
  day.add({ days: (weekday - day.dayOfWeek + 7) % 7 })

/** The Sunday after the full moon that the Gregorian calendar reckons with (Knuth, TAOCP 1.3.2). */
export function easterSunday(year: number): Day {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const leapDaysLeftOut = century - Math.floor(century / 4)
  const moonSlips = Math.floor((8 * century + 13) / 25)
  const moon = (19 * golden + leapDaysLeftOut - moonSlips + 15) % 30
  const early = moon === 29 || (moon === 28 && golden > 10)
  const fullMoon = Temporal.PlainDate.from({ year, month: 3, day: 21 }).add({
    days: early ? moon - 1 : moon,
  })
  return weekdayAfter(nextDay(fullMoon), sunday)
}

function dayIn(holiday: Holiday, year: number): Day {
  if ('easter' in holiday) return easterSunday(year).add({ days: holiday.easter })
  const day = Temporal.PlainDate.from({ year, month: holiday.month, day: holiday.day })
  return holiday.weekday === undefined ? day : weekdayAfter(day, holiday.weekday)
}

/** `taken`: days that are holidays already. */
function observedDay(day: Day, holiday: Holiday, taken: ReadonlySet<string>): Day {
  const rule = 'easter' in holiday ? undefined : holiday.observed
  if (rule === undefined || day.dayOfWeek < saturday) return day
  if (rule === 'next') {
    let next = weekdayAfter(day, 1)
    while (taken.has(next.toString())) next = nextDay(next)
    return next
  }
  if (day.dayOfWeek === sunday) return nextDay(day)
  return rule === 'nearest' ? day.subtract({ days: 1 }) : day
}

/** ISO dates. Of the years beside it too: 1 January can be observed on 31 December. */
function holidaysAround(year: number, holidays: readonly Holiday[]): ReadonlySet<string> {
  const found = [year - 1, year, year + 1].flatMap((one) =>
    holidays
      .filter(({ from = one, until = one }) => from <= one && one <= until)
      .map((holiday) => ({ holiday, day: dayIn(holiday, one) })),
  )
  const taken = new Set(found.map(({ day }) => day.toString()))
  for (const { holiday, day } of found) taken.add(observedDay(day, holiday, taken).toString())
  return taken
}

const known = new WeakMap<readonly Holiday[], Map<number, ReadonlySet<string>>>()

/** Worked out once per list and year. */
function holidaysOf(year: number, holidays: readonly Holiday[]): ReadonlySet<string> {
  const years = known.get(holidays) ?? new Map<number, ReadonlySet<string>>()
  known.set(holidays, years)
  const days = years.get(year) ?? holidaysAround(year, holidays)
  years.set(year, days)
  return days
}

/** Monday to Friday, and no holiday is on it or observed on it. */
export function isBusinessDay(day: Day, holidays: readonly Holiday[]): boolean {
  return day.dayOfWeek < saturday && !holidaysOf(day.year, holidays).has(day.toString())
}
