/**
 * How a period of time is counted: Regulation (EEC, Euratom) 1182/71, Article 3, which is also how the
 * other laws count. The day of the event is not counted. A period of days ends with the last hour of its
 * last day; one of months with the last hour of the day with the same number, or of the last day of the
 * month where there is none. Hours are exact.
 *
 * What would only make a period longer is left out, which is the safe side: that a period which ends on
 * a weekend or holiday goes on to the next working day (Article 3(4)), and that the hour of the event is
 * not counted.
 */
import type { Clock, PackCalendar } from '@discreet/policy'
import type { Temporal } from 'temporal-polyfill'
import { endOfDay, isBusinessDay, localDay, nextDay } from './calendar.ts'

type Day = Temporal.PlainDate

export const hourMilliseconds = 3_600_000

function businessDaysAfter(event: Day, count: number, { holidays }: PackCalendar): Day {
  let day = event
  for (let left = count; left > 0; ) {
    day = nextDay(day)
    if (isBusinessDay(day, holidays)) left -= 1
  }
  return day
}

function lastDay({ unit, count }: Clock, event: Day, calendar: PackCalendar): Day {
  if (unit === 'businessDay') return businessDaysAfter(event, count, calendar)
  return event.add(unit === 'month' ? { months: count } : { days: count })
}

/**
 * The last millisecond in which something is in time; epoch milliseconds, as is `from`. 0 days end with
 * the day of the event. No time zone is ahead at every hour, so of several the one whose period ends
 * first counts.
 */
export function deadline(clock: Clock, from: number, calendar: PackCalendar): number {
  if (clock.unit === 'hour') return from + clock.count * hourMilliseconds
  return Math.min(
    ...calendar.timeZones.map((zone) =>
      endOfDay(lastDay(clock, localDay(from, zone), calendar), zone),
    ),
  )
}
