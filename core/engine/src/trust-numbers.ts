/**
 * The four numbers of the Trust page, each with its trend and the reason. None has a target: a higher level
 * is not better, and neither is a lower one; whoever reads them reads how people fare.
 */
import type { Interval } from '@discreet/experiment'
import type { TacticVerdict } from '@discreet/policy'
import type { TacticFeedback } from './feedback-by-tactic.ts'
import type { TrustCare } from './trust-care.ts'
import type { TrustCounts } from './trust-counts.ts'
import type { TooPersonal, TrustValue } from './trust-evidence.ts'

/** A code and what goes into its sentence; nothing in it is about anybody. */
interface TrustReason {
  readonly code:
    | 'nothing_released'
    | 'tactic_too_personal'
    | 'tactic_highest'
    | 'counting_off'
    | 'counting_begins'
    | 'too_few'
    | 'as_easy'
    | 'nothing_tried'
    | 'nothing_decided'
    | 'tried'
    | 'requests_overdue'
    | 'incident_overdue'
    | 'incident_open'
    | 'untrained'
    | 'few_requests'
    | 'in_time'
  /** Times are epoch milliseconds and end in `At`. */
  readonly params: Readonly<Record<string, string | number>>
}

interface TrustPoint {
  /** Epoch milliseconds. */
  readonly at: number
  readonly value: number
  readonly interval: Interval | null
}

export interface TrustNumber {
  /** A share; null: it cannot be said. */
  readonly value: number | null
  /** At least 95 %; null: it is exact, or cannot be said. */
  readonly interval: Interval | null
  /** Oldest first. */
  readonly trend: readonly TrustPoint[]
  readonly reason: TrustReason
}

/**
 * How many acts it takes in the shop from any page, at most. Measured in a browser and held by R1 in
 * apps/shop/test/browser-rules.test.ts: down takes as many acts as up or fewer, and no more than 1.25
 * times the effort (Fitts 1954). GDPR 7(3): as easy to withdraw as to give.
 */
export const withdrawalEase = { up: 2, down: 2, effort: 1.25 } as const

function reason(code: TrustReason['code'], params: TrustReason['params'] = {}): TrustReason {
  return { code, params }
}

/** Over every cohort that was ever released, and how the tactic stands now. */
export interface TacticSaid extends TacticFeedback {
  /** Of the registry, in English. */
  readonly name: string
  readonly verdict: TacticVerdict
}

function highestOf(tactics: readonly TacticSaid[]): TacticSaid | undefined {
  const shown = tactics.filter((one) => one.shown !== null)
  return shown.sort((a, b) => (b.shown?.rate ?? 0) - (a.shown?.rate ?? 0))[0]
}

function trustReason(tactics: readonly TacticSaid[]): TrustReason {
  const found = tactics.find((one) => one.tooPersonal)
  if (found?.difference != null) {
    const { name, margin, verdict, difference } = found
    const { low, high } = difference.sequence
    return reason('tactic_too_personal', { tactic: name, low, high, margin, verdict })
  }
  const highest = highestOf(tactics)
  if (highest?.shown == null) return reason('nothing_released')
  const { name, margin, shown } = highest
  return reason('tactic_highest', { tactic: name, rate: shown.rate, margin })
}

/** Of those to whom something chosen was shown, who said that it is too personal, or something graver. */
export function trustNumber(
  { all, weeks }: TooPersonal,
  tactics: readonly TacticSaid[],
): TrustNumber {
  if (all === null) {
    return { value: null, interval: null, trend: [], reason: reason('nothing_released') }
  }
  return {
    value: Math.max(0, all.rate),
    interval: all.interval,
    trend: weeks.map(({ at, rate, interval }) => ({ at, value: Math.max(0, rate), interval })),
    reason: trustReason(tactics),
  }
}

export interface Counting {
  /** Switched off: null. */
  readonly epsilon: string | null
  /** Epoch milliseconds; null: not yet. */
  readonly nextAt: number | null
  readonly periods: readonly TrustCounts[]
}

function controlReason({ epsilon, nextAt, periods }: Counting, known: boolean): TrustReason {
  if (known) return reason('as_easy', { up: withdrawalEase.up, down: withdrawalEase.down })
  if (epsilon === null && periods.length === 0) return reason('counting_off')
  if (periods.length > 0) return reason('too_few')
  return reason('counting_begins', nextAt === null ? {} : { nextAt })
}

/** Of accounts, who lowered the level or took something back within the last period. */
export function controlNumber(counting: Counting): TrustNumber {
  const points = counting.periods.flatMap(({ to, accounts: { tookBack } }) =>
    tookBack.share === null ? [] : [{ at: to, value: tookBack.share, interval: tookBack.interval }],
  )
  const last = counting.periods.at(-1)
  const current = points.find(({ at }) => at === last?.to)
  return {
    value: current?.value ?? null,
    interval: current?.interval ?? null,
    trend: points,
    reason: controlReason(counting, current !== undefined),
  }
}

/** Of what was tried, what is certainly better than without it, whenever one looks. */
export function valueNumber({ held, weeks }: TrustValue): TrustNumber {
  const of = held.length
  const having = (verdict: string): number => held.filter((one) => one.verdict === verdict).length
  const [certified, rejected] = [having('certified'), having('rejected')]
  const params = { certified, rejected, open: of - certified - rejected, of }
  const decided = certified + rejected > 0 ? 'tried' : 'nothing_decided'
  return {
    value: of === 0 ? null : certified / of,
    interval: null,
    trend: weeks.flatMap((week) =>
      week.of === 0 ? [] : [{ at: week.at, value: week.certified / week.of, interval: null }],
    ),
    reason: of === 0 ? reason('nothing_tried') : reason(decided, params),
  }
}

/** What is worst comes first. */
function careReason({ incidents, overdue, requests, training }: TrustCare): TrustReason {
  if (incidents.overdue > 0) return reason('incident_overdue', { count: incidents.overdue })
  if (overdue > 0) return reason('requests_overdue', { count: overdue })
  if (incidents.open > 0) return reason('incident_open', { count: incidents.open })
  const untrained = training.members - training.awake
  if (untrained > 0) return reason('untrained', { count: untrained, of: training.members })
  if (requests === null) return reason('few_requests')
  return reason('in_time', { answered: requests.answered, median: requests.medianToAnswer })
}

/** Of the requests of 365 days, what was answered within the time of the law. */
export function careNumber(care: TrustCare): TrustNumber {
  return {
    value: care.requests?.inTime ?? null,
    interval: null,
    trend: care.trend.map(({ at, inTime }) => ({ at, value: inTime, interval: null })),
    reason: careReason(care),
  }
}
