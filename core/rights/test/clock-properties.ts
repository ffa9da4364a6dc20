/**
 * What must hold of every clock, whatever comes in. Local days are worked out here from Intl and plain
 * day numbers, so that the engine is not held against itself. Used by the tests and by bench/clocks.ts.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Clock, Holiday, LawPack, PackCalendar } from '@discreet/policy'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { isBusinessDay } from '../src/calendar.ts'
import { deadline } from '../src/clock.ts'
import * as clocks from '../src/clocks.ts'
import type { Clocks, RequestType } from '../src/request.ts'
import { requestTypes } from '../src/request.ts'

export type ClockEngine = Pick<
  typeof clocks,
  | 'breachDeadline'
  | 'clockState'
  | 'extendClocks'
  | 'openClocks'
  | 'pauseClocks'
  | 'resumeClocks'
  | 'verifiedClocks'
> & { readonly deadline: typeof deadline }

export const clockEngine: ClockEngine = { ...clocks, deadline }

export interface ClockCase {
  readonly pack: LawPack
  readonly type: RequestType
  readonly receivedAt: number
  /** Milliseconds. */
  readonly gap: number
  readonly pause: number
  /** 0 to 1: how much of the time until the deadline is over. */
  readonly share: number
  readonly clock: Clock
}

const hour = 3_600_000
const day = 24 * hour
const protective = ['restriction', 'objection', 'opt_out', 'limit_sensitive', 'withdraw']
const ordinary = ({ type }: ClockCase): boolean =>
  !protective.includes(type) && type !== 'complaint' && type !== 'appeal'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Days since 1970 of the local date. */
export function dayNumber(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  formats.set(timeZone, format)
  const [month = 0, date = 0, year = 0] = format.format(at).split('/').map(Number)
  return Date.UTC(year, month - 1, date) / day
}

const seen = new Map<readonly Holiday[], Map<number, boolean>>()

function isBusiness(number: number, holidays: readonly Holiday[]): boolean {
  const known = seen.get(holidays) ?? new Map<number, boolean>()
  seen.set(holidays, known)
  const found =
    known.get(number) ??
    isBusinessDay(
      Temporal.PlainDate.from(new Date(number * day).toISOString().slice(0, 10)),
      holidays,
    )
  known.set(number, found)
  return found
}

function lastDayNumber({ unit, count }: Clock, event: number, { holidays }: PackCalendar): number {
  if (unit === 'day') return event + count
  if (unit === 'month') {
    const date = new Date(event * day)
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count]
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    return Date.UTC(year, month, Math.min(date.getUTCDate(), length)) / day
  }
  let last = event
  for (let left = count; left > 0; left -= isBusiness(last, holidays) ? 1 : 0) last += 1
  return last
}

/** In no zone later than the last millisecond of the last day, and in one of them just then. */
export function endsRightly(clock: Clock, from: number, end: number, where: PackCalendar): boolean {
  if (clock.unit === 'hour') return end === from + clock.count * hour
  const zones = where.timeZones.map((zone) => ({
    last: lastDayNumber(clock, dayNumber(from, zone), where),
    end: dayNumber(end, zone),
    after: dayNumber(end + 1, zone),
  }))
  return (
    zones.every((zone) => zone.end <= zone.last) &&
    zones.some((zone) => zone.end === zone.last && zone.after > zone.last)
  )
}

function answerClock({ pack, type }: ClockCase): Clock {
  if (protective.includes(type)) return pack.optOut ?? pack.request.answer
  return (type === 'appeal' ? pack.appeal : null) ?? pack.request.answer
}

const isRefused = (made: { ok: boolean; code?: string }, code = 'request_state'): boolean =>
  !made.ok && made.code === code

/** What an engine makes of a case: of the moment itself, and of the later one after the gap. */
interface Made {
  readonly opened: Clocks
  readonly later: Clocks
  readonly ends: readonly [number, number]
  readonly breaches: readonly [number, number]
}

function make(one: ClockCase, engine: ClockEngine): Made {
  const { pack, type, receivedAt, clock } = one
  const laterAt = receivedAt + one.gap
  const end = (at: number): number => engine.deadline(clock, at, pack.calendar)
  return {
    opened: engine.openClocks(pack, type, receivedAt),
    later: engine.openClocks(pack, type, laterAt),
    ends: [end(receivedAt), end(laterAt)],
    breaches: [engine.breachDeadline(pack, receivedAt), engine.breachDeadline(pack, laterAt)],
  }
}

type Property = (one: ClockCase, engine: ClockEngine, made: Made) => boolean

const endsOnItsDay: Property = ({ pack, receivedAt, clock }, _, { ends, breaches }) =>
  endsRightly(clock, receivedAt, ends[0], pack.calendar) &&
  endsRightly(pack.breach, receivedAt, breaches[0], pack.calendar)

const opensByTheLaw: Property = (one, _, { opened: { answerBy, acknowledgeBy } }) => {
  const { pack, type, receivedAt } = one
  const acknowledge = (type === 'complaint' ? pack.complaint : null) ?? pack.request.acknowledge
  return (
    endsRightly(answerClock(one), receivedAt, answerBy, pack.calendar) &&
    (acknowledge === null
      ? acknowledgeBy === null
      : endsRightly(acknowledge, receivedAt, acknowledgeBy ?? Number.NaN, pack.calendar))
  )
}

const aimsWithinTheLaw: Property = ({ pack, type, receivedAt }, _, { opened }) => {
  const { aimBy, answerBy } = opened
  if (aimBy > answerBy || aimBy < receivedAt) return false
  if (protective.includes(type)) return aimBy === receivedAt
  const own = { unit: 'day', count: 15 } as const
  return aimBy === answerBy || endsRightly(own, receivedAt, aimBy, pack.calendar)
}

const neverTurnsBack: Property = (_one, _engine, { opened, later, ends, breaches }) =>
  opened.answerBy <= later.answerBy &&
  opened.aimBy <= later.aimBy &&
  (opened.acknowledgeBy ?? 0) <= (later.acknowledgeBy ?? 0) &&
  ends[0] <= ends[1] &&
  breaches[0] <= breaches[1]

const elsewhere: PackCalendar = { timeZones: ['Pacific/Kiritimati', 'Etc/GMT+12'], holidays: [] }

const countsHoursAlikeEverywhere: Property = ({ pack, receivedAt, clock }, engine) => {
  const hours: Clock = { unit: 'hour', count: clock.count }
  const end = engine.deadline(hours, receivedAt, pack.calendar)
  return (
    end === engine.deadline(hours, receivedAt, elsewhere) && end === receivedAt + clock.count * hour
  )
}

const extendsOnce: Property = (one, { extendClocks }, { opened }) => {
  const { pack, type, receivedAt, share } = one
  const at = receivedAt + Math.floor(share * (opened.answerBy - receivedAt))
  const extended = extendClocks(pack, type, opened, receivedAt, at, 'many requests')
  const { answer, extension } = pack.request
  if (extension === null || !ordinary(one)) return isRefused(extended)
  if (!extended.ok) return false
  const total = { unit: answer.unit, count: answer.count + extension.count }
  const { clocks: now } = extended
  const again = (from: Clocks, when: number, reason: string): boolean | string => {
    const made = extendClocks(pack, type, from, receivedAt, when, reason)
    return made.ok || made.code
  }
  return (
    now.answerBy > opened.answerBy &&
    endsRightly(total, receivedAt, now.answerBy, pack.calendar) &&
    now.aimBy === opened.aimBy &&
    isDeepStrictEqual(now.extended, { at, reason: 'many requests' }) &&
    again(now, at, 'more') === 'request_state' &&
    again(opened, opened.answerBy, 'on the last day') === true &&
    again(opened, opened.answerBy + 1, 'too late') === 'request_state' &&
    again(opened, at, ' ') === 'field_invalid'
  )
}

const movesByThePause: Property = (one, engine, { opened }) => {
  const { pack, type, receivedAt, share, pause } = one
  const at = receivedAt + Math.floor(share * (opened.answerBy - receivedAt))
  const paused = engine.pauseClocks(pack, type, opened, at, 'which account?')
  if (!pack.request.pausable || !ordinary(one)) return isRefused(paused)
  if (!paused.ok) return false
  const resumed = engine.resumeClocks(paused.clocks, at + pause)
  if (!resumed.ok) return false
  const extend = (from: Clocks): ReturnType<ClockEngine['extendClocks']> =>
    engine.extendClocks(pack, type, from, receivedAt, at, 'many requests')
  const [plain, after] = [extend(opened), extend(resumed.clocks)]
  return (
    isDeepStrictEqual(resumed.clocks, {
      ...opened,
      answerBy: opened.answerBy + pause,
      aimBy: opened.aimBy + pause,
    }) &&
    (pack.request.extension === null
      ? isRefused(after)
      : plain.ok && after.ok && after.clocks.answerBy === plain.clocks.answerBy + pause) &&
    isRefused(extend(paused.clocks)) &&
    isRefused(engine.resumeClocks(opened, at)) &&
    isRefused(engine.resumeClocks(paused.clocks, at - 1)) &&
    isRefused(engine.pauseClocks(pack, type, paused.clocks, at, 'again')) &&
    isRefused(engine.pauseClocks(pack, type, opened, opened.answerBy + 1, 'too late')) &&
    isRefused(engine.pauseClocks(pack, type, opened, at, ''), 'field_invalid')
  )
}

/** And the same comes out when the same is opened again. */
const waitsForThePerson: Property = (one, engine, { opened, later }) => {
  const { type, receivedAt, gap } = one
  const request = { ...one.pack.request, startsAt: 'verified' as const }
  const pack = { ...one.pack, request }
  const waiting = engine.openClocks(pack, type, receivedAt)
  const verified = engine.verifiedClocks(pack, type, waiting, receivedAt + gap)
  const unchanged = engine.verifiedClocks(one.pack, type, opened, receivedAt + gap)
  if (!isDeepStrictEqual({ ...waiting, paused: null }, opened) || unchanged !== opened) return false
  if (!ordinary(one)) return waiting.paused === null && verified === waiting
  const state = engine.clockState({ clocks: waiting, receivedAt }, waiting.answerBy + 1)
  return (
    state.state === 'paused' &&
    isDeepStrictEqual(verified, { ...later, acknowledgeBy: opened.acknowledgeBy })
  )
}

const growsMoreUrgent: Property = ({ receivedAt, share, gap }, engine, { opened }) => {
  const request = { clocks: opened, receivedAt }
  const { answerBy } = opened
  const order = ['in_time', 'due_soon', 'overdue']
  const rank = (at: number): number => order.indexOf(engine.clockState(request, at).state)
  const at = receivedAt + Math.floor(share * (answerBy - receivedAt))
  return (
    rank(answerBy) === 1 &&
    rank(answerBy + 1) === 2 &&
    rank(at) >= 0 &&
    rank(at) <= rank(at + gap) &&
    (rank(at) === 1) === answerBy - at <= Math.max(3 * day, (answerBy - receivedAt) / 5) &&
    engine.clockState(request, at).daysLeft === Math.floor((answerBy - at) / day)
  )
}

export const clockProperties: Readonly<Record<string, Property>> = {
  endsOnItsDay,
  opensByTheLaw,
  aimsWithinTheLaw,
  neverTurnsBack,
  countsHoursAlikeEverywhere,
  extendsOnce,
  movesByThePause,
  waitsForThePerson,
  growsMoreUrgent,
}

/** Names of the properties that do not hold. */
export function violations(one: ClockCase, engine: ClockEngine = clockEngine): string[] {
  const made = make(one, engine)
  return Object.entries(clockProperties)
    .filter(([, holds]) => !holds(one, engine, made))
    .map(([name]) => name)
}

/** Any moment of 40 years; month ends, leap days and the milliseconds around hours more often. */
const moments = fc.oneof(
  fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) }),
  fc
    .tuple(
      fc.constantFrom(2023, 2024, 2027, 2028, 2100),
      fc.integer({ min: 0, max: 11 }),
      fc.constantFrom(1, 2, 14, 15, 27, 28, 29, 30, 31),
      fc.integer({ min: 0, max: 47 }),
      fc.constantFrom(-1, 0, 1),
    )
    .map(([year, month, date, half, by]) => Date.UTC(year, month, date) + half * (hour / 2) + by),
)

const counts: Readonly<Record<Clock['unit'], number>> = {
  hour: 200,
  day: 120,
  businessDay: 20,
  month: 14,
}

const anyClock = fc
  .constantFrom('hour' as const, 'day' as const, 'businessDay' as const, 'month' as const)
  .chain((unit) => fc.integer({ min: 0, max: counts[unit] }).map((count) => ({ unit, count })))

/** `variants`: a pack as it holds in each of its places. */
export const clockCases = (variants: readonly LawPack[]): fc.Arbitrary<ClockCase> =>
  fc.record({
    pack: fc.constantFrom(...variants),
    type: fc.constantFrom(...requestTypes),
    receivedAt: moments,
    gap: fc.oneof(fc.constantFrom(0, 1, hour), fc.integer({ min: 0, max: 40 * day })),
    pause: fc.integer({ min: 0, max: 90 * day }),
    share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    clock: anyClock,
  })
