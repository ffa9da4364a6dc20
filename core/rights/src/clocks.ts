/**
 * The deadlines of a request, of a breach and of a warning, from the law pack. Times are epoch
 * milliseconds; a deadline is the last millisecond that is in time.
 */
import type { Clock, LawPack } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { deadline, hourMilliseconds } from './clock.ts'
import type { Clocks, RequestType, RightsRequest } from './request.ts'
import { isProtective } from './request.ts'

export type ChangedClocks = { readonly ok: true; readonly clocks: Clocks } | Refusal

const dayMilliseconds = 24 * hourMilliseconds

/** What we ask of ourselves in every place. */
const ownAnswer: Clock = { unit: 'day', count: 15 }

/** Have the period of an ordinary request, with its extension, its pauses and its start. */
const isOrdinary = (type: RequestType): boolean =>
  !isProtective(type) && type !== 'complaint' && type !== 'appeal'

function answerClock(pack: LawPack, type: RequestType): Clock {
  if (isProtective(type)) return pack.optOut ?? pack.request.answer
  return (type === 'appeal' ? pack.appeal : null) ?? pack.request.answer
}

function acknowledgeBy(pack: LawPack, type: RequestType, receivedAt: number): number | null {
  const clock = (type === 'complaint' ? pack.complaint : null) ?? pack.request.acknowledge
  return clock && deadline(clock, receivedAt, pack.calendar)
}

function running(
  pack: LawPack,
  type: RequestType,
  startedAt: number,
): Pick<Clocks, 'answerBy' | 'aimBy'> {
  const answerBy = deadline(answerClock(pack, type), startedAt, pack.calendar)
  const ownBy = isProtective(type) ? startedAt : deadline(ownAnswer, startedAt, pack.calendar)
  return { answerBy, aimBy: Math.min(answerBy, ownBy) }
}

/**
 * The clocks of a request that has just come. Where the law's clock waits until the person is known, it
 * stands still (`paused`) until `verifiedClocks`.
 */
export function openClocks(pack: LawPack, type: RequestType, receivedAt: number): Clocks {
  const waits = pack.request.startsAt === 'verified' && isOrdinary(type)
  return {
    acknowledgeBy: acknowledgeBy(pack, type, receivedAt),
    ...running(pack, type, receivedAt),
    extended: null,
    paused: waits ? { at: receivedAt, reason: 'verification' } : null,
  }
}

/** The clocks once the person is known: the same, unless the law's clock starts only now. */
export function verifiedClocks(
  pack: LawPack,
  type: RequestType,
  clocks: Clocks,
  verifiedAt: number,
): Clocks {
  if (pack.request.startsAt === 'received' || !isOrdinary(type)) return clocks
  return { ...clocks, ...running(pack, type, verifiedAt), paused: null }
}

const no = (reason: string, expected: string): Refusal =>
  refuse('request_state', reason, { field: 'act', expected })

function reasonMissing(reason: string): Refusal | undefined {
  if (reason.trim() !== '') return undefined
  return refuse('field_invalid', 'the reason is missing', {
    field: 'reason',
    expected: 'what the person is told',
  })
}

/** Count from the start where the units allow it: 1 month and 2 more are 3 months, not 28 days and so on. */
function extendedDeadline(
  { request, calendar }: LawPack,
  extension: Clock,
  startedAt: number,
  answerBy: number,
): number {
  if (extension.unit !== request.answer.unit) return deadline(extension, answerBy, calendar)
  const count = request.answer.count + extension.count
  const stoodStill = answerBy - deadline(request.answer, startedAt, calendar)
  return deadline({ unit: extension.unit, count }, startedAt, calendar) + stoodStill
}

/**
 * GDPR 12(3), CCPA regulations § 7021(b): once, with a reason that the person is told, before the first
 * deadline. `startedAt`: when the law's clock started, that is when the request was received, or when the
 * person was known where the pack says so.
 */
export function extendClocks(
  pack: LawPack,
  type: RequestType,
  clocks: Clocks,
  startedAt: number,
  now: number,
  reason: string,
): ChangedClocks {
  const { extension } = pack.request
  if (extension === null || !isOrdinary(type)) {
    return no('the law knows no extension here', 'an answer in time')
  }
  if (clocks.extended !== null) return no('it was extended before', 'an answer in time')
  if (clocks.paused !== null) return no('the clock stands still', 'to resume first')
  if (now > clocks.answerBy) return no('the deadline is over', 'an extension before it')
  const answerBy = extendedDeadline(pack, extension, startedAt, clocks.answerBy)
  return (
    reasonMissing(reason) ?? {
      ok: true,
      clocks: { ...clocks, answerBy, extended: { at: now, reason } },
    }
  )
}

/** UK GDPR 12A: the clock stands still while the person is asked for what is needed to answer. */
export function pauseClocks(
  pack: LawPack,
  type: RequestType,
  clocks: Clocks,
  now: number,
  reason: string,
): ChangedClocks {
  if (!pack.request.pausable || !isOrdinary(type)) {
    return no('the law knows no pause here', 'an answer in time')
  }
  if (clocks.paused !== null) return no('the clock stands still already', 'to resume first')
  if (now > clocks.answerBy) return no('the deadline is over', 'a pause before it')
  return reasonMissing(reason) ?? { ok: true, clocks: { ...clocks, paused: { at: now, reason } } }
}

/** Deadlines of the answer move by exactly the time that the clock stood still. */
export function resumeClocks(clocks: Clocks, now: number): ChangedClocks {
  const { paused } = clocks
  if (paused === null) return no('the clock runs', 'a pause before')
  if (now < paused.at) return no('the pause has not begun', 'a later moment')
  const stoodStill = now - paused.at
  return {
    ok: true,
    clocks: {
      ...clocks,
      answerBy: clocks.answerBy + stoodStill,
      aimBy: clocks.aimBy + stoodStill,
      paused: null,
    },
  }
}

export interface ClockState {
  readonly state: 'in_time' | 'due_soon' | 'overdue' | 'paused'
  /** Whole days until the answer is due by law; below 0: days begun since. */
  readonly daysLeft: number
}

/** Of an open request. Soon: 3 days or less, or a fifth of the time or less. */
export function clockState(
  { clocks, receivedAt }: Pick<RightsRequest, 'clocks' | 'receivedAt'>,
  now: number,
): ClockState {
  const left = clocks.answerBy - (clocks.paused?.at ?? now)
  const soon = Math.max(3 * dayMilliseconds, (clocks.answerBy - receivedAt) / 5)
  const daysLeft = Math.floor(left / dayMilliseconds)
  if (clocks.paused !== null) return { state: 'paused', daysLeft }
  if (left < 0) return { state: 'overdue', daysLeft }
  return { state: left <= soon ? 'due_soon' : 'in_time', daysLeft }
}

/** Until when the authority must know (GDPR 33(1) and its like). `detectedAt`: somebody here knew. */
export function breachDeadline(pack: LawPack, detectedAt: number): number {
  return deadline(pack.breach, detectedAt, pack.calendar)
}

/** How long before it is erased for inactivity a person is warned; 0 where no law asks for it. */
export function warningMilliseconds(pack: LawPack): number {
  return (pack.retentionWarning?.count ?? 0) * hourMilliseconds
}
