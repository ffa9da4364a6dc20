/**
 * A request, step by step. Which step may follow which is in `requestCourse`; here is what each of them
 * needs and changes. Nothing about whose request it is comes by here.
 */
import type { LawPack } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import type { ChangedClocks } from './clocks.ts'
import { extendClocks, openClocks, pauseClocks, resumeClocks, verifiedClocks } from './clocks.ts'
import { isFinal, requestCourse } from './course.ts'
import type {
  Channel,
  RequestAct,
  RequestEvent,
  RequestState,
  RequestType,
  RightsRequest,
} from './request.ts'
import { denialReasons } from './request.ts'
import { mergeReports } from './store-reports.ts'
import { proofNeeded } from './verification.ts'

export interface NewRequestFacts {
  readonly id: string
  readonly eventId: string
  readonly site: string
  readonly type: RequestType
  readonly channel: Channel
  readonly by: RequestEvent['by']
  /** Of the place. */
  readonly pack: LawPack
  /** ISO 3166. */
  readonly place: string | null
  /** The request that an appeal or a complaint is about. */
  readonly about: string | null
  /** Epoch milliseconds. */
  readonly now: number
  /** Who asks is known already, so a clock that waits for it starts at once. */
  readonly verified: boolean
}

interface Step {
  /** Of the event; a UUID. */
  readonly id: string
  readonly by: RequestEvent['by']
  /** Epoch milliseconds. A clock that was set back counts as standing still. */
  readonly now: number
  /** Of the request's place, as it is now. */
  readonly pack: LawPack
}

export interface Advanced {
  readonly request: RightsRequest
  readonly event: RequestEvent
}

const dayMilliseconds = 86_400_000

/** For complaints about the answer, and so that the person can look it up. */
const identityDays = 90

/** Nobody showed that it was theirs; DRP 1.0 § 3.02 asks for a week. */
const expiredDays = 7

/** The request in state `received`; that it is acknowledged is an act of its own. */
export function newRequest(facts: NewRequestFacts): Advanced {
  const { id, eventId, site, type, channel, by, pack, place, about, now, verified } = facts
  requireTime(now)
  const opened = openClocks(pack, type, now)
  const clocks = verified ? verifiedClocks(pack, type, opened, now) : opened
  const request: RightsRequest = {
    id,
    site,
    type,
    state: 'received',
    channel,
    pack: { id: pack.id, version: pack.version },
    place,
    receivedAt: now,
    acknowledgedAt: null,
    verifiedAt: verified ? now : null,
    closedAt: null,
    changedAt: now,
    clocks,
    about,
    denial: null,
    stores: [],
    answer: null,
    certificate: null,
    identityUntil: clocks.answerBy + identityDays * dayMilliseconds,
  }
  const act: RequestAct = { act: 'move', to: 'received' }
  return {
    request,
    event: { id: eventId, request: id, at: now, by, from: null, to: 'received', act },
  }
}

function requireTime(now: number): void {
  if (!Number.isSafeInteger(now)) throw new DiscreetError('unexpected', 'this is no moment in time')
}

const no = (reason: string, expected: string): Refusal =>
  refuse('request_state', reason, { field: 'act', expected })

/** Whoever has an answer waits for none. */
function isTiming({ act }: RequestAct): boolean {
  return act === 'extend' || act === 'pause' || act === 'resume'
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'nothing: it is closed' : words.join(', ')
}

function illegal({ state, type, closedAt }: RightsRequest, act: RequestAct): Refusal | undefined {
  const { moves, acts } = requestCourse[state]
  const legal: readonly string[] = act.act === 'move' ? moves : acts
  const wanted = act.act === 'move' ? act.to : act.act
  const over = closedAt !== null && (type !== 'erasure' || isTiming(act))
  if (legal.includes(wanted) && !over) return undefined
  return no(
    `a request that is ${state} cannot be changed like this: ${wanted}`,
    over ? list([]) : list([...moves, ...acts]),
  )
}

/** What the person decides, and what the controller answers for. */
function notTheirs(act: RequestAct, by: RequestEvent['by']): Refusal | undefined {
  const office = by === 'staff' || by === 'system'
  if (act.act === 'move' && act.to === 'revoked' && office) {
    return no('only who asked can take it back', 'the person or their agent')
  }
  const decision = act.act === 'deny' || isTiming(act)
  return decision && !office ? no('this is for the site to decide', 'staff') : undefined
}

type Changed = RightsRequest | Refusal

/** What was answered in part and then went on keeps the moment and the end of its first answer. */
function closed(request: RightsRequest, state: RequestState, now: number): RightsRequest {
  const whole = request.type === 'erasure' && state === 'fulfilled'
  const days = whole ? 0 : state === 'expired' ? expiredDays : identityDays
  const until = now + days * dayMilliseconds
  const identityUntil = request.closedAt === null ? until : Math.min(until, request.identityUntil)
  return { ...request, state, closedAt: request.closedAt ?? now, identityUntil }
}

/** A complaint is answered to whoever made it; anything else to whom it is about. */
function unproven({ type, state }: RightsRequest): Refusal | undefined {
  if (state !== 'acknowledged' || proofNeeded(type).length === 0) return undefined
  return no('it is not shown whose request it is', 'verified')
}

/** Why it cannot be called done. */
function unfinished({ type, state, stores, certificate }: RightsRequest): Refusal | undefined {
  const open = stores.filter((one) => one.state === 'pending' || one.state === 'failed')
  if (open.length > 0) {
    return no(
      `not done yet: ${open.map(({ store }) => store).join(', ')}`,
      'every store done or skipped',
    )
  }
  if (type !== 'erasure' || certificate !== null) return undefined
  // Nothing was planned: nothing is held that could be erased (GDPR 11(2)).
  if (state === 'verified') return undefined
  return no('an erasure is done when it is certified', 'certify')
}

function notPartial({ type, state, stores, answer }: RightsRequest): Refusal | undefined {
  if (stores.some((one) => one.state === 'pending')) {
    return no('some stores were not tried yet', 'every store done, skipped or failed')
  }
  if (state === 'verified') {
    if (type !== 'erasure' && answer !== null) return undefined
    return no('nothing was done yet', 'an answer that says what was')
  }
  const left = stores.some(
    (one) => one.state === 'failed' || (one.state === 'skipped' && one.reason !== null),
  )
  return left ? undefined : no('nothing was left out', 'a store that failed or is held')
}

function lacking(request: RightsRequest, to: RequestState): Refusal | undefined {
  if (to === 'fulfilled') return unproven(request) ?? unfinished(request)
  if (to === 'partially_fulfilled') return notPartial(request)
  if (to === 'executing' && request.type === 'erasure' && request.stores.length === 0) {
    return no('nothing is planned', 'a report of every store')
  }
  if (to === 'verifying' && request.stores.some(({ state }) => state === 'pending')) {
    return no('some stores were not tried yet', 'every store done, skipped or failed')
  }
  return undefined
}

function moved(request: RightsRequest, to: RequestState, { now, pack }: Step): Changed {
  const refused = lacking(request, to)
  if (refused !== undefined) return refused
  if (isFinal(to)) return closed(request, to, now)
  if (to === 'acknowledged') return { ...request, state: to, acknowledgedAt: now }
  // What was certified holds no longer when erasing goes on.
  if (to === 'executing') return { ...request, state: to, certificate: null }
  if (to !== 'verified' || request.verifiedAt !== null) return { ...request, state: to }
  const clocks = verifiedClocks(pack, request.type, request.clocks, now)
  return retimed({ ...request, state: to, verifiedAt: now }, { ok: true, clocks })
}

function denied(request: RightsRequest, act: RequestAct & { act: 'deny' }, now: number): Changed {
  const { reason, explanation } = act
  if (!denialReasons.includes(reason)) {
    return refuse('field_invalid', 'this is not a reason', {
      field: 'reason',
      expected: denialReasons.join(', '),
    })
  }
  if (explanation.trim() === '') {
    return refuse('field_invalid', 'the explanation is missing', {
      field: 'explanation',
      expected: 'what the person is told (GDPR 12(4))',
    })
  }
  return { ...closed(request, 'denied', now), denial: { reason, explanation } }
}

function retimed(request: RightsRequest, changed: ChangedClocks): Changed {
  if (!changed.ok) return changed
  const { clocks } = changed
  const identityUntil = clocks.answerBy + identityDays * dayMilliseconds
  return { ...request, clocks, identityUntil }
}

function resumed(request: RightsRequest, { now, pack }: Step): ChangedClocks {
  if (pack.request.startsAt === 'verified' && request.verifiedAt === null) {
    return no('the clock starts when it is known who asks', 'verified')
  }
  return resumeClocks(request.clocks, now)
}

function answered(request: RightsRequest, act: RequestAct & { act: 'answer' }): Changed {
  const { items, sha256 } = act
  if (Number.isSafeInteger(items) && items >= 0 && /^[0-9a-f]{64}$/.test(sha256)) {
    return { ...request, answer: { items, sha256 } }
  }
  return refuse('field_invalid', 'this does not say what was handed over', {
    field: 'answer',
    expected: 'how many items, and the SHA-256 of the answer in hex',
  })
}

function changed(request: RightsRequest, act: RequestAct, step: Step): Changed {
  const { clocks, type, receivedAt, verifiedAt } = request
  const { now, pack } = step
  switch (act.act) {
    case 'move':
      return moved(request, act.to, step)
    case 'deny':
      return denied(request, act, now)
    case 'extend': {
      const startedAt =
        pack.request.startsAt === 'verified' ? (verifiedAt ?? receivedAt) : receivedAt
      return retimed(request, extendClocks(pack, type, clocks, startedAt, now, act.reason))
    }
    case 'pause':
      return retimed(request, pauseClocks(pack, type, clocks, now, act.reason))
    case 'resume':
      return retimed(request, resumed(request, step))
    case 'report': {
      const merged = mergeReports(request, act.stores)
      return merged.ok ? { ...request, ...merged.changed } : merged
    }
    case 'answer':
      return unproven(request) ?? answered(request, act)
    case 'certify':
      return { ...request, certificate: act.certificate }
  }
}

/**
 * Refuses with `request_state` when the act cannot come now or is not for whoever does it, and with
 * `field_invalid` when something that it needs is missing. The request given is not changed.
 */
export function advance(request: RightsRequest, act: RequestAct, step: Step): Advanced | Refusal {
  requireTime(step.now)
  const now = Math.max(step.now, request.changedAt)
  const refused = illegal(request, act) ?? notTheirs(act, step.by)
  if (refused !== undefined) return refused
  const next = changed(request, act, { ...step, now })
  if ('ok' in next) return next
  const { id, by } = step
  const event = { id, request: request.id, at: now, by, from: request.state, to: next.state, act }
  return { request: { ...next, changedAt: now }, event }
}
