/** Cron in UTC: minute, hour, day of the month, month, day of the week (0 and 7: Sunday). */
import { DiscreetError } from '@discreet/protocol'

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const

export type Cron = readonly ReadonlySet<number>[]

function invalid(): DiscreetError {
  return new DiscreetError('parameter_invalid', 'a schedule is not understood', {
    field: 'cron',
    expected: 'five fields of numbers, *, lists, ranges and steps, for example 20 3 * * *',
  })
}

function fieldOf(text: string, [least, most]: readonly [number, number]): ReadonlySet<number> {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
    if (match === null) throw invalid()
    const [, low, high, step] = match
    const from = low === undefined ? least : Number(low)
    const open = low === undefined || (high === undefined && step !== undefined)
    const to = open ? most : Number(high ?? low)
    const by = Number(step ?? 1)
    if (by === 0 || from < least || to > most || from > to) throw invalid()
    for (let value = from; value <= to; value += by) values.add(value)
  }
  return values
}

/** Throws `parameter_invalid`. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== ranges.length) throw invalid()
  return ranges.map((range, k) => fieldOf(fields[k] ?? '', range))
}

const minuteMilliseconds = 60_000

function matches([minutes, hours, days, months, weekdays]: Cron, at: Date): boolean {
  const day = at.getUTCDay()
  return (
    minutes?.has(at.getUTCMinutes()) === true &&
    hours?.has(at.getUTCHours()) === true &&
    months?.has(at.getUTCMonth() + 1) === true &&
    days?.has(at.getUTCDate()) === true &&
    (weekdays?.has(day) === true || (day === 0 && weekdays?.has(7) === true))
  )
}

/** The last minute in (after, until] that is meant; epoch milliseconds. undefined: there is none. */
export function lastTime(cron: Cron, after: number, until: number): number | undefined {
  let at = Math.floor(until / minuteMilliseconds) * minuteMilliseconds
  for (; at > after; at -= minuteMilliseconds) {
    if (matches(cron, new Date(at))) return at
  }
  return undefined
}
