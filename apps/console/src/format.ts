/** Numbers and times as people of a language read them. */
import type { Locale } from './locale.ts'

export interface Formats {
  /** Of ISO 8601 or epoch milliseconds. */
  day(at: string | number): string
  time(at: string | number): string
  number(value: number, digits?: number): string
  /** .25 → 25 %. */
  percent(share: number, digits?: number): string
  /** Milliseconds, in the largest unit that is not below 1. */
  duration(milliseconds: number): string
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

export function formatsOf(locale: Locale): Formats {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    day: (at) => day.format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    number: (value, digits = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: digits,
      }).format(share),
    duration(milliseconds) {
      const [unit, size] = units.find(([, one]) => Math.abs(milliseconds) >= one) ?? units[3]
      const value = Math.round((milliseconds / size) * 10) / 10
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
        value,
      )
    },
  }
}
