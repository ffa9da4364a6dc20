/** When a slot is open, by the person's own clock. */
import type { Schedule } from './placement.ts'
import type { Situation } from './slot.ts'

/** What goes over midnight belongs to the day on which it began: Friday 22 to 2 is open on Saturday at 1. */
export function isOpen(
  { from = -Infinity, until = Infinity, days, hours }: Schedule,
  { now, hour, day }: Pick<Situation, 'now' | 'hour' | 'day'>,
): boolean {
  if (!(now >= from && now < until)) return false
  let began = day
  if (hours) {
    const [first, end] = hours
    const over = first > end
    const early = over && hour < end
    if (!(over ? early || hour >= first : hour >= first && hour < end)) return false
    if (early) began = day === 1 ? 7 : day - 1
  }
  return !days || days.includes(began)
}
