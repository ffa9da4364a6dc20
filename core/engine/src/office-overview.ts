/** What a privacy officer has to see at a glance: what waits, what is late, and where the proof is. */
import type { RequestState, RequestType, RightsRequest } from '@discreet/rights'
import { clockState, isFinal, requestStates } from '@discreet/rights'
import type { SiteStore } from './ports.ts'
import type { Filed, RequestFilter, RequestStore } from './rights-ports.ts'

const pageSize = 500
const yearMilliseconds = 365 * 86_400_000

export const closedStates: readonly RequestState[] = requestStates.filter(isFinal)
export const openStates: readonly RequestState[] = requestStates.filter((one) => !isFinal(one))

/** Newest first, page by page. */
export async function* everyRequest(
  requests: RequestStore,
  filter: Pick<RequestFilter, 'states'>,
): AsyncIterable<RightsRequest> {
  let before: string | undefined
  for (;;) {
    const page = await requests.list({
      ...filter,
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    })
    yield* page
    before = page.at(-1)?.id
    if (before === undefined || page.length < pageSize) return
  }
}

export interface QueueFilter {
  readonly states: readonly RequestState[]
  readonly type?: RequestType
  readonly channel?: RightsRequest['channel']
  readonly limit: number
}

/** When the next thing is owed; a clock that is paused runs out last. */
function dueAt({ acknowledgedAt, clocks }: RightsRequest): number {
  if (clocks.paused !== null) return Number.MAX_SAFE_INTEGER
  const { acknowledgeBy, aimBy, answerBy } = clocks
  const first = acknowledgedAt === null ? acknowledgeBy : null
  return Math.min(first ?? Number.MAX_SAFE_INTEGER, aimBy, answerBy)
}

/** What is due first, first. */
export async function requestQueue(
  { rights }: SiteStore,
  { states, type, channel, limit }: QueueFilter,
  wanted: (request: RightsRequest) => boolean = () => true,
): Promise<readonly RightsRequest[]> {
  const found: RightsRequest[] = []
  for await (const request of everyRequest(rights.requests, { states })) {
    const fits =
      (type === undefined || request.type === type) &&
      (channel === undefined || request.channel === channel)
    if (fits && wanted(request)) found.push(request)
  }
  return found.sort((a, b) => dueAt(a) - dueAt(b)).slice(0, limit)
}

/** Late for its next step, or closed after its date, by the law. */
export function isOverdue(request: RightsRequest, now: number): boolean {
  const { acknowledgedAt, closedAt, clocks } = request
  if (closedAt !== null) return clocks.paused === null && closedAt > clocks.answerBy
  const unseen = acknowledgedAt === null && clocks.acknowledgeBy !== null
  if (unseen && now > (clocks.acknowledgeBy ?? now)) return true
  return clockState(request, now).state === 'overdue'
}

export interface OfficeOverview {
  /** Open ones, and of the closed ones those that came in within 365 days. */
  readonly requests: Readonly<Partial<Record<RequestState, number>>>
  readonly open: number
  readonly overdue: number
  /** Answered within 365 days, but after the law's date. */
  readonly answeredLate: number
  /** Milliseconds from receiving to closing, of what was closed; null: nothing was. */
  readonly medianToAnswer: number | null
  readonly incidents: { readonly open: number; readonly overdue: number; readonly drills: number }
  readonly retention: Filed | null
  readonly tombstones: number
}

export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

async function incidentsOf(
  { rights }: SiteStore,
  now: number,
): Promise<OfficeOverview['incidents']> {
  const running = (await rights.registers.incidents()).filter(({ phase }) => phase !== 'closed')
  const real = running.filter(({ drill }) => !drill)
  const untold = real.filter(
    ({ phases }) => !phases.some(({ phase }) => phase === 'authority_notified'),
  )
  return {
    open: real.length,
    overdue: untold.filter(({ authorityBy }) => now > authorityBy).length,
    drills: running.length - real.length,
  }
}

/** `now`: epoch milliseconds. */
export async function officeOverview(store: SiteStore, now: number): Promise<OfficeOverview> {
  const { requests, registers, erasure } = store.rights
  const counts: Partial<Record<RequestState, number>> = {}
  const times: number[] = []
  let [open, overdue, answeredLate] = [0, 0, 0]
  const count = (request: RightsRequest): void => {
    counts[request.state] = (counts[request.state] ?? 0) + 1
  }
  for await (const request of everyRequest(requests, { states: openStates })) {
    count(request)
    open += 1
    if (isOverdue(request, now)) overdue += 1
  }
  for await (const request of everyRequest(requests, { states: closedStates })) {
    if (request.receivedAt < now - yearMilliseconds) break
    count(request)
    if (isOverdue(request, now)) answeredLate += 1
    if (request.closedAt !== null) times.push(request.closedAt - request.receivedAt)
  }
  const [retention = null] = await registers.filed('retention', 1)
  return {
    requests: counts,
    open,
    overdue,
    answeredLate,
    medianToAnswer: medianOf(times),
    incidents: await incidentsOf(store, now),
    retention,
    tombstones: (await erasure.tombstones()).length,
  }
}
