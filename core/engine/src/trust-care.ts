/**
 * How the company keeps its word: requests and how long they took, incidents, training. Requests and
 * incidents are cases that it answers for, not people who are counted; so they are exact, but of fewer
 * than ten in a year nothing is said, because a colleague could tell whose they were.
 */
import type { Incident, RequestState, RequestType, RightsRequest } from '@discreet/rights'
import { requestTypes } from '@discreet/rights'
import type { Member, TrainingPass } from '@discreet/staff'
import { accessOf, trainingOf } from '@discreet/staff'
import { everyRequest, isOverdue, medianOf, openStates } from './office-overview.ts'
import type { SiteStore } from './ports.ts'
import { trustPeriodMilliseconds } from './trust-budget.ts'

const yearMilliseconds = 365 * 86_400_000
/** Of which something is said. */
const fewestRequests = 10
const steps = 6
/** What people took back themselves, or never confirmed, was not answered. */
const answeredStates: readonly RequestState[] = ['fulfilled', 'partially_fulfilled', 'denied']

interface AnsweredRequests {
  readonly answered: number
  /** Of what was answered, and what is overdue now. */
  readonly inTime: number
  /** Milliseconds. */
  readonly medianToAnswer: number
}

export interface TrustCare {
  /** Of 365 days; null: of too few to say. */
  readonly requests: AnsweredRequests | null
  readonly byType: readonly (AnsweredRequests & { readonly type: RequestType })[]
  /** Each of the 365 days before, oldest first; without those of too few. */
  readonly trend: readonly { readonly at: number; readonly inTime: number }[]
  readonly overdue: number
  readonly incidents: {
    readonly open: number
    /** The authority should have been told by now. */
    readonly overdue: number
    /** Of 365 days. */
    readonly closed: number
    /** Milliseconds from detecting to closing; null: none was closed. */
    readonly medianToClose: number | null
    /** Epoch milliseconds; null: never. */
    readonly lastDrillAt: number | null
  }
  /** Of the staff whose roles ask for training. */
  readonly training: { readonly members: number; readonly awake: number }
}

type Requests = readonly RightsRequest[]

function answeredOf(closed: Requests, late: number, overdue: number): AnsweredRequests | null {
  if (closed.length < fewestRequests) return null
  const times = closed.map(({ receivedAt, closedAt }) => (closedAt ?? receivedAt) - receivedAt)
  return {
    answered: closed.length,
    inTime: (closed.length - late) / (closed.length + overdue),
    medianToAnswer: medianOf(times) ?? 0,
  }
}

function closedWithin(requests: Requests, at: number): Requests {
  return requests.filter(
    ({ closedAt }) => closedAt !== null && closedAt <= at && closedAt > at - yearMilliseconds,
  )
}

async function requestsOf(
  { rights }: Pick<SiteStore, 'rights'>,
  now: number,
): Promise<Pick<TrustCare, 'requests' | 'byType' | 'trend' | 'overdue'>> {
  const closed: RightsRequest[] = []
  // Newest first by when they came; a year may pass until one is closed.
  const since = now - 2 * yearMilliseconds - steps * trustPeriodMilliseconds
  for await (const one of everyRequest(rights.requests, { states: answeredStates })) {
    if (one.receivedAt < since) break
    closed.push(one)
  }
  const overdue: RightsRequest[] = []
  for await (const one of everyRequest(rights.requests, { states: openStates })) {
    if (isOverdue(one, now)) overdue.push(one)
  }
  const lateOf = (requests: Requests): number =>
    requests.filter((one) => isOverdue(one, now)).length
  const year = closedWithin(closed, now)
  const trend = Array.from(
    { length: steps },
    (_, k) => now - (steps - 1 - k) * trustPeriodMilliseconds,
  )
  return {
    requests: answeredOf(year, lateOf(year), overdue.length),
    byType: requestTypes.flatMap((type) => {
      const own = (requests: Requests): Requests => requests.filter((one) => one.type === type)
      const found = answeredOf(own(year), lateOf(own(year)), own(overdue).length)
      return found === null ? [] : [{ type, ...found }]
    }),
    trend: trend.flatMap((at) => {
      const then = closedWithin(closed, at)
      const found = answeredOf(then, lateOf(then), at === now ? overdue.length : 0)
      return found === null ? [] : [{ at, inTime: found.inTime }]
    }),
    overdue: overdue.length,
  }
}

function closedAtOf({ phases }: Incident): number | undefined {
  return phases.find(({ phase }) => phase === 'closed')?.at
}

export function incidentsOf(incidents: readonly Incident[], now: number): TrustCare['incidents'] {
  const real = incidents.filter(({ drill }) => !drill)
  const open = real.filter(({ phase }) => phase !== 'closed')
  const closed = real.flatMap((one) => {
    const at = closedAtOf(one)
    return at !== undefined && at > now - yearMilliseconds ? [at - one.detectedAt] : []
  })
  const drills = incidents.filter(({ drill }) => drill).map(({ detectedAt }) => detectedAt)
  return {
    open: open.length,
    overdue: open.filter(
      ({ authorityBy, phases }) =>
        now > authorityBy && !phases.some(({ phase }) => phase === 'authority_notified'),
    ).length,
    closed: closed.length,
    medianToClose: medianOf(closed),
    lastDrillAt: drills.length === 0 ? null : Math.max(...drills),
  }
}

/** Whose every role is awake, of those who are asked for training. */
export function trainingShare(
  staff: readonly { readonly member: Member; readonly passes: readonly TrainingPass[] }[],
  now: number,
): TrustCare['training'] {
  const asked = staff.filter(
    ({ member: { source, endedAt, roles } }) =>
      source !== 'operator' &&
      (endedAt === null || endedAt > now) &&
      roles.some((role) => trainingOf[role].length > 0),
  )
  const awake = asked.filter(
    ({ member, passes }) => accessOf(member, passes, now).asleep.length === 0,
  )
  return { members: asked.length, awake: awake.length }
}

/** `now`: epoch milliseconds. */
export async function trustCare(
  store: Pick<SiteStore, 'rights' | 'staff'>,
  now: number,
): Promise<TrustCare> {
  const members = await store.staff.members()
  const staff = await Promise.all(
    members.map(async (member) => ({ member, passes: await store.staff.passes(member.id) })),
  )
  return {
    ...(await requestsOf(store, now)),
    incidents: incidentsOf(await store.rights.registers.incidents(), now),
    training: trainingShare(staff, now),
  }
}
