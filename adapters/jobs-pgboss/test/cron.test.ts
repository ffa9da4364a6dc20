import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastTime, parseCron } from '../src/cron.ts'

const at = (text: string): number => Date.parse(`${text}Z`)
const day = 86_400_000
const last = (cron: string, until: string, span = 2 * day): string | undefined => {
  const found = lastTime(parseCron(cron), at(until) - span, at(until))
  return found === undefined ? undefined : new Date(found).toISOString().slice(0, 16)
}

test('finds the last time that is meant, in UTC', () => {
  expect(last('20 3 * * *', '2026-03-29T12:00:30')).toBe('2026-03-29T03:20')
  expect(last('20 3 * * *', '2026-03-29T03:19:59')).toBe('2026-03-28T03:20')
  expect(last('20 3 * * *', '2026-03-29T03:20:00')).toBe('2026-03-29T03:20')
  expect(last('*/5 * * * *', '2026-03-29T12:04:59')).toBe('2026-03-29T12:00')
  expect(last('0 0 29 2 *', '2028-02-29T23:00:00')).toBe('2028-02-29T00:00')
  expect(last('0 0 29 2 *', '2027-03-01T23:00:00')).toBeUndefined()
  expect(last('0 12 * * 7', '2026-11-29T13:00:00')).toBe('2026-11-29T12:00')
  expect(last('0 12 * * 0', '2026-11-29T13:00:00')).toBe('2026-11-29T12:00')
  expect(last('0 9 * * 1-5', '2026-11-29T13:00:00', 3 * day)).toBe('2026-11-27T09:00')
  expect(last('10,50 8-9 * * *', '2026-11-29T13:00:00')).toBe('2026-11-29T09:50')
})

test('leaves out what lies before, so that each time is found once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 59 }),
      fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 30 }),
      (step, waits) => {
        const cron = parseCron(`*/${step} * * * *`)
        let from = at('2026-11-29T00:00:00')
        const found: number[] = []
        for (const wait of waits) {
          const time = lastTime(cron, from, from + wait)
          if (time !== undefined) {
            expect(time).toBeGreaterThan(from)
            expect(time).toBeLessThanOrEqual(from + wait)
            expect(new Date(time).getUTCMinutes() % step).toBe(0)
            found.push(time)
          }
          from += wait
        }
        expect(new Set(found).size).toBe(found.length)
      },
    ),
  )
})

test('refuses what is not five fields within their ranges', () => {
  for (const cron of ['', '* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *'].concat([
    '* * * * 8',
    '*/0 * * * *',
    '5-1 * * * *',
    'a * * * *',
    '* * * * * *',
    '1- * * * *',
  ])) {
    expect(() => parseCron(cron), cron).toThrow('a schedule is not understood')
  }
})
