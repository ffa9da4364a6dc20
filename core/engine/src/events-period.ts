/** Periods of live events: aligned to the epoch, so that every process computes the same ones. */
import type { Period, SiteSettings } from './ports.ts'

const dayMilliseconds = 86_400_000

/** How many of them in 365 days one device may contribute to; 0: devices do not contribute here. */
export function contributePeriods({ contributePeriodsPerYear = 52 }: SiteSettings): number {
  return contributePeriodsPerYear
}

/** The one that covers `at` (epoch milliseconds), whether or not anything is in it yet. */
export function eventsPeriod(
  { periodDays }: Pick<SiteSettings, 'periodDays'>,
  at: number,
): Omit<Period, 'state'> {
  const length = periodDays * dayMilliseconds
  const startsAt = Math.floor(at / length) * length
  return {
    id: `events-${new Date(startsAt).toISOString().slice(0, 10)}-${periodDays}d`,
    startsAt,
    endsAt: startsAt + length,
    source: 'events',
    unit: 'person',
  }
}
