import type { LawPack } from '@discreet/policy'
import { packFor } from '@discreet/policy'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { ChangedClocks } from '../src/clocks.ts'
import {
  breachDeadline,
  clockState,
  extendClocks,
  openClocks,
  pauseClocks,
  resumeClocks,
  verifiedClocks,
  warningMilliseconds,
} from '../src/clocks.ts'
import type { Clocks } from '../src/request.ts'
import { packs, variantsOf } from './packs.ts'

const hour = 3_600_000
const day = 24 * hour
const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds
const lastOf = (date: string, zone: string): number => at(`${date}T23:59:59.999[${zone}]`)

const uk = packFor(packs, 'GB')
const california = packFor(packs, 'US-CA')
const eu = packFor(packs, 'DE')
const strictest = packFor(packs, undefined)
/** The EU pack in one zone, for dates that can be read. */
const brussels: LawPack = { ...eu, calendar: { timeZones: ['Europe/Brussels'], holidays: [] } }
const inBrussels = (date: string): number => at(`${date}T10:00[Europe/Brussels]`)

function clocksOf(made: ChangedClocks): Clocks {
  if (!made.ok) throw new Error(made.reason)
  return made.clocks
}

describe('opening', () => {
  const inCalifornia = at('2026-11-20T09:00[America/Los_Angeles]')

  test('California: 10 business days to acknowledge, 45 days to answer, 15 of our own', () => {
    expect(openClocks(california, 'access', inCalifornia)).toEqual({
      acknowledgeBy: lastOf('2026-12-08', 'America/Los_Angeles'),
      answerBy: lastOf('2027-01-04', 'America/Los_Angeles'),
      aimBy: lastOf('2026-12-05', 'America/Los_Angeles'),
      extended: null,
      paused: null,
    })
  })

  test.each(['opt_out', 'limit_sensitive'] as const)(
    'California: %s in 15 business days, aimed at at once',
    (type) => {
      const opened = openClocks(california, type, inCalifornia)
      expect(opened.answerBy).toBe(lastOf('2026-12-15', 'America/Los_Angeles'))
      expect(opened.aimBy).toBe(inCalifornia)
    },
  )

  test.each(['restriction', 'objection', 'opt_out', 'limit_sensitive', 'withdraw'] as const)(
    'European Union: %s is aimed at at once, and late when the day is over',
    (type) => {
      const receivedAt = inBrussels('2026-05-05')
      const opened = openClocks(brussels, type, receivedAt)
      expect(opened.aimBy).toBe(receivedAt)
      expect(opened.answerBy).toBe(lastOf('2026-05-05', 'Europe/Brussels'))
    },
  )

  test('the aim is never later than the law', () => {
    const short = { ...brussels.request, answer: { unit: 'day', count: 7 } } as const
    const opened = openClocks({ ...brussels, request: short }, 'access', inBrussels('2026-05-05'))
    expect(opened.aimBy).toBe(lastOf('2026-05-12', 'Europe/Brussels'))
    expect(opened.answerBy).toBe(opened.aimBy)
  })

  test('United Kingdom: a complaint is acknowledged in 30 days and answered as a request is', () => {
    const opened = openClocks(uk, 'complaint', at('2026-07-01T09:00[Europe/London]'))
    expect(opened.acknowledgeBy).toBe(lastOf('2026-07-31', 'Europe/London'))
    expect(opened.answerBy).toBe(lastOf('2026-08-01', 'Europe/London'))
    expect(openClocks(uk, 'access', 0).acknowledgeBy).toBeNull()
  })

  test.each([
    ['US-TX', '2026-07-04'],
    ['US-CO', '2026-06-19'],
    ['DE', '2026-06-05'],
  ])('an appeal in %s is answered until %s', (place, date) => {
    const { timeZones } = packFor(packs, place).calendar
    const pack = {
      ...packFor(packs, place),
      calendar: { timeZones: timeZones.slice(0, 1), holidays: [] },
    }
    const [zone = ''] = timeZones
    const opened = openClocks(pack, 'appeal', at(`2026-05-05T12:00[${zone}]`))
    expect(opened.answerBy).toBe(lastOf(date, zone))
  })

  test('without a clock of its own, an act that only protects has that of a request', () => {
    const opened = openClocks({ ...brussels, optOut: null }, 'objection', inBrussels('2026-05-05'))
    expect(opened.answerBy).toBe(lastOf('2026-06-05', 'Europe/Brussels'))
    expect(opened.aimBy).toBe(inBrussels('2026-05-05'))
  })

  test('where the place is not known: acknowledged at once, answered in 15 times 24 hours', () => {
    const opened = openClocks(strictest, 'erasure', at('2026-05-05T12:00[UTC]'))
    expect(opened.acknowledgeBy).toBe(lastOf('2026-05-05', 'UTC'))
    expect(opened.answerBy).toBe(at('2026-05-20T12:00[UTC]'))
    expect(opened.aimBy).toBe(opened.answerBy)
  })

  test('no pack is ahead of the strictest, whatever the hour', () => {
    for (const pack of packs.flatMap(variantsOf)) {
      const { optOut, request } = pack
      expect(strictest.optOut?.count).toBeLessThanOrEqual((optOut ?? request.answer).count)
      for (let from = inCalifornia; from < inCalifornia + day; from += 4 * hour) {
        for (const type of ['access', 'erasure', 'complaint', 'appeal'] as const) {
          const [strict, other] = [openClocks(strictest, type, from), openClocks(pack, type, from)]
          expect(strict.answerBy).toBeLessThanOrEqual(other.answerBy)
          if (pack.id === strictest.id) continue
          expect(strict.acknowledgeBy).toBeLessThan(other.acknowledgeBy ?? Infinity)
        }
        expect(breachDeadline(strictest, from)).toBeLessThanOrEqual(breachDeadline(pack, from))
      }
      expect(warningMilliseconds(strictest)).toBeGreaterThanOrEqual(warningMilliseconds(pack))
    }
  })
})

describe('where the clock starts when the person is known', () => {
  const verified: LawPack = {
    ...brussels,
    request: { ...brussels.request, startsAt: 'verified', acknowledge: { unit: 'day', count: 2 } },
  }
  const receivedAt = inBrussels('2026-05-05')
  const opened = openClocks(verified, 'access', receivedAt)

  test('it stands still until then, and then has its whole period', () => {
    expect(opened.paused?.at).toBe(receivedAt)
    expect(clockState({ clocks: opened, receivedAt }, receivedAt + 400 * day).state).toBe('paused')
    expect(verifiedClocks(verified, 'access', opened, inBrussels('2026-05-20'))).toEqual({
      acknowledgeBy: lastOf('2026-05-07', 'Europe/Brussels'),
      answerBy: lastOf('2026-06-20', 'Europe/Brussels'),
      aimBy: lastOf('2026-06-04', 'Europe/Brussels'),
      extended: null,
      paused: null,
    })
  })

  test('nothing is asked of who objects or complains, so their clock runs', () => {
    for (const type of ['objection', 'complaint', 'appeal'] as const) {
      const clocks = openClocks(verified, type, receivedAt)
      expect(clocks.paused).toBeNull()
      expect(verifiedClocks(verified, type, clocks, receivedAt + day)).toBe(clocks)
    }
  })

  test('elsewhere nothing changes (CCPA regulations § 7021(b))', () => {
    const clocks = openClocks(california, 'access', receivedAt)
    expect(verifiedClocks(california, 'access', clocks, receivedAt + day)).toBe(clocks)
  })
})

describe('extending', () => {
  const receivedAt = inBrussels('2026-11-30')
  const opened = openClocks(brussels, 'access', receivedAt)
  const later = receivedAt + 5 * day

  test('GDPR 12(3): two months more make three from receipt, not from the old deadline', () => {
    const { answerBy, aimBy, extended } = clocksOf(
      extendClocks(brussels, 'access', opened, receivedAt, later, 'it is complex'),
    )
    expect(opened.answerBy).toBe(lastOf('2026-12-30', 'Europe/Brussels'))
    expect(answerBy).toBe(lastOf('2027-02-28', 'Europe/Brussels'))
    expect(aimBy).toBe(opened.aimBy)
    expect(extended).toEqual({ at: later, reason: 'it is complex' })
  })

  test('California: 90 days from receipt in total', () => {
    const from = at('2026-05-05T09:00[America/Los_Angeles]')
    const first = openClocks(california, 'erasure', from)
    const extended = clocksOf(extendClocks(california, 'erasure', first, from, from + day, 'many'))
    expect(extended.answerBy).toBe(lastOf('2026-08-03', 'America/Los_Angeles'))
  })

  test('in another unit than the answer, it goes on from the old deadline', () => {
    const request = { ...brussels.request, extension: { unit: 'day', count: 10 } } as const
    const { answerBy } = clocksOf(
      extendClocks({ ...brussels, request }, 'access', opened, receivedAt, later, 'many'),
    )
    expect(answerBy).toBe(lastOf('2027-01-09', 'Europe/Brussels'))
  })

  test.each<[string, () => ChangedClocks, string]>([
    [
      'twice',
      () =>
        extendClocks(
          brussels,
          'access',
          clocksOf(extendClocks(brussels, 'access', opened, receivedAt, later, 'a')),
          receivedAt,
          later,
          'b',
        ),
      'request_state',
    ],
    [
      'after the deadline',
      () => extendClocks(brussels, 'access', opened, receivedAt, opened.answerBy + 1, 'a'),
      'request_state',
    ],
    [
      'without a reason',
      () => extendClocks(brussels, 'access', opened, receivedAt, later, ' \n'),
      'field_invalid',
    ],
    [
      'an objection',
      () => extendClocks(brussels, 'objection', opened, receivedAt, later, 'a'),
      'request_state',
    ],
    [
      'a complaint',
      () => extendClocks(brussels, 'complaint', opened, receivedAt, later, 'a'),
      'request_state',
    ],
    [
      'an appeal',
      () => extendClocks(brussels, 'appeal', opened, receivedAt, later, 'a'),
      'request_state',
    ],
    [
      'where the law knows none',
      () => extendClocks(strictest, 'access', opened, receivedAt, later, 'a'),
      'request_state',
    ],
    [
      'while it stands still',
      () =>
        extendClocks(
          uk,
          'access',
          { ...opened, paused: { at: later, reason: 'a' } },
          receivedAt,
          later,
          'b',
        ),
      'request_state',
    ],
  ])('%s is refused', (_, extend, code) => {
    expect(extend()).toMatchObject({ ok: false, code })
  })

  test('in the last millisecond it is not too late', () => {
    expect(extendClocks(brussels, 'access', opened, receivedAt, opened.answerBy, 'a').ok).toBe(true)
  })
})

describe('pausing (UK GDPR 12A)', () => {
  const receivedAt = at('2026-01-31T09:00[Europe/London]')
  const opened = openClocks(uk, 'access', receivedAt)
  const pausedAt = receivedAt + 3 * day
  const paused = clocksOf(pauseClocks(uk, 'access', opened, pausedAt, 'which account?'))

  test('the deadlines move by the time that the clock stood still, and no other', () => {
    expect(opened.answerBy).toBe(lastOf('2026-02-28', 'Europe/London'))
    expect(paused).toEqual({ ...opened, paused: { at: pausedAt, reason: 'which account?' } })
    expect(clocksOf(resumeClocks(paused, pausedAt + 17 * hour))).toEqual({
      ...opened,
      answerBy: opened.answerBy + 17 * hour,
      aimBy: opened.aimBy + 17 * hour,
    })
  })

  test('an extension keeps the time that it stood still', () => {
    const resumed = clocksOf(resumeClocks(paused, pausedAt + 17 * hour))
    const again = clocksOf(
      pauseClocks(uk, 'access', resumed, pausedAt + 20 * hour, 'and since when?'),
    )
    const twice = clocksOf(resumeClocks(again, pausedAt + 25 * hour))
    const extended = extendClocks(uk, 'access', twice, receivedAt, pausedAt + 2 * day, 'many')
    expect(clocksOf(extended).answerBy).toBe(lastOf('2026-04-30', 'Europe/London') + 22 * hour)
  })

  test.each<[string, () => ChangedClocks, string]>([
    ['twice', () => pauseClocks(uk, 'access', paused, pausedAt, 'again'), 'request_state'],
    [
      'after the deadline',
      () => pauseClocks(uk, 'access', opened, opened.answerBy + 1, 'late'),
      'request_state',
    ],
    ['without a reason', () => pauseClocks(uk, 'access', opened, pausedAt, ''), 'field_invalid'],
    ['a withdrawal', () => pauseClocks(uk, 'withdraw', opened, pausedAt, 'a'), 'request_state'],
    ['a complaint', () => pauseClocks(uk, 'complaint', opened, pausedAt, 'a'), 'request_state'],
    [
      'in the European Union',
      () => pauseClocks(eu, 'access', opened, pausedAt, 'a'),
      'request_state',
    ],
    ['ended when there is none', () => resumeClocks(opened, pausedAt), 'request_state'],
    ['ended before it began', () => resumeClocks(paused, pausedAt - 1), 'request_state'],
  ])('%s is refused', (_, act, code) => {
    expect(act()).toMatchObject({ ok: false, code })
  })
})

describe('the state of a clock', () => {
  const receivedAt = inBrussels('2026-05-05')
  const clocks = openClocks(brussels, 'access', receivedAt)
  const { answerBy } = clocks
  const fifth = Math.floor((answerBy - receivedAt) / 5)

  test.each([
    ['at once', receivedAt, 'in_time', 31],
    ['just before the last fifth', answerBy - fifth - 1, 'in_time', 6],
    ['in the last fifth', answerBy - fifth, 'due_soon', 6],
    ['at the deadline', answerBy, 'due_soon', 0],
    ['a millisecond after', answerBy + 1, 'overdue', -1],
    ['two days after', answerBy + 2 * day, 'overdue', -2],
  ])('%s', (_, now, state, daysLeft) => {
    expect(clockState({ clocks, receivedAt }, now)).toEqual({ state, daysLeft })
  })

  test('of a short period, the last three days are soon', () => {
    const short = { receivedAt, clocks: { ...clocks, answerBy: receivedAt + 10 * day } }
    expect(clockState(short, receivedAt + 7 * day - 1).state).toBe('in_time')
    expect(clockState(short, receivedAt + 7 * day)).toEqual({ state: 'due_soon', daysLeft: 3 })
  })

  test('while it stands still, the days do not go', () => {
    const paused = { ...clocks, paused: { at: receivedAt + day, reason: 'a' } }
    expect(clockState({ clocks: paused, receivedAt }, receivedAt + 100 * day)).toEqual({
      state: 'paused',
      daysLeft: 30,
    })
  })
})

describe('a breach', () => {
  const detectedAt = at('2026-11-19T18:00[America/Sao_Paulo]')

  test('is told after 72 hours, to the millisecond', () => {
    expect(breachDeadline(eu, detectedAt)).toBe(detectedAt + 72 * hour)
  })

  test('is told in Brazil after 3 business days, of which 20 November is none', () => {
    const brazil = packFor(packs, 'BR')
    expect(breachDeadline(brazil, detectedAt)).toBe(lastOf('2026-11-25', 'America/Noronha'))
  })
})

test('only India asks for a warning before erasure: 48 hours', () => {
  const asked = packs.filter((pack) => warningMilliseconds(pack) > 0).map(({ id }) => id)
  expect(asked).toEqual(['in', 'strictest'])
  expect(warningMilliseconds(packFor(packs, 'IN'))).toBe(48 * hour)
})
