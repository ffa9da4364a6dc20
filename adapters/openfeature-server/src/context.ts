/**
 * What of an evaluation context is used. `targetingKey` is not: without a token of level 3 nobody is
 * known, and the decision is the one of level 0, from what the request carries.
 */
import type { Known, RuleField, Situation } from '@discreet/campaigns'
import { carriedBy } from '@discreet/campaigns'
import type { EvaluationContext } from '@openfeature/server-sdk'
import type { Somebody } from './discreet-server.ts'

interface Clock {
  readonly hour: number
  /** 1 Monday … 7 Sunday. */
  readonly day: number
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** undefined: there is no such time zone. */
function clockIn(timeZone: string, now: number): Clock | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    }).formatToParts(now)
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
    return { hour: Number(part('hour')), day: 1 + days.indexOf(part('weekday')) }
  } catch {
    return undefined
  }
}

/**
 * The fields of rules that the context has. `timeZone` (IANA) stands for `time.hour` and `time.day`
 * where those are not given: a server does not know the clock of a person.
 */
export function knownFrom(
  context: EvaluationContext,
  attributes: Readonly<Record<string, RuleField>>,
  now: number,
): Known {
  const known = carriedBy(context, attributes)
  const { timeZone } = context
  const clock = typeof timeZone === 'string' ? clockIn(timeZone, now) : undefined
  return clock === undefined ? known : { 'time.hour': clock.hour, 'time.day': clock.day, ...known }
}

/** Where nobody in particular stands. Schedules go by UTC when the context has no clock. */
export function situationOfNobody(known: Known, now: number): Situation {
  const { hour, day } = clockIn('UTC', now) ?? { hour: 0, day: 1 }
  const { 'time.hour': knownHour, 'time.day': knownDay } = known
  return {
    decision: { level: 0, purposes: ['page'] },
    known,
    unit: null,
    now,
    hour: typeof knownHour === 'number' ? knownHour : hour,
    day: typeof knownDay === 'number' ? knownDay : day,
    answered: {},
    muted: [],
    shown: {},
  }
}

/** Who vouched for themselves with a token; undefined: nobody. */
export function somebodyIn(context: EvaluationContext): Somebody | undefined {
  const { discreetToken, discreetGpc } = context
  if (typeof discreetToken !== 'string' || discreetToken === '') return undefined
  return { token: discreetToken, gpc: discreetGpc === true }
}
