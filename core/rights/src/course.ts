/** Which step of a request may follow which: the whole of it, and for who reads it without code. */
import type { RequestAct, RequestState } from './request.ts'

interface Legal {
  readonly moves: readonly RequestState[]
  /** Beside `move`; a denial is an act because it needs a reason. */
  readonly acts: readonly Exclude<RequestAct['act'], 'move'>[]
}

const time = ['extend', 'pause', 'resume'] as const

const final: Legal = { moves: [], acts: [] }

/**
 * Nothing is done before `executing`, so until then it can be denied and revoked. From `verified` what
 * takes one step is fulfilled directly, from `acknowledged` what needs no proof; an erasure only when
 * there is nothing to erase. Between looking again (`verifying`) and erasing one can go back and forth
 * until nothing is left; and what a hold kept from being erased is erased when it ends
 * (`partially_fulfilled` to `executing`).
 */
export const requestCourse: Readonly<Record<RequestState, Legal>> = {
  received: { moves: ['acknowledged', 'revoked', 'expired'], acts: ['deny', ...time] },
  acknowledged: {
    moves: ['need_verification', 'verified', 'fulfilled', 'revoked', 'expired'],
    acts: ['deny', 'answer', ...time],
  },
  need_verification: { moves: ['verified', 'revoked', 'expired'], acts: ['deny', ...time] },
  verified: {
    moves: ['need_verification', 'planned', 'fulfilled', 'partially_fulfilled', 'revoked'],
    acts: ['deny', 'answer', ...time],
  },
  planned: { moves: ['executing', 'revoked'], acts: ['deny', 'report', 'answer', ...time] },
  executing: {
    moves: ['verifying', 'fulfilled', 'partially_fulfilled'],
    acts: ['report', 'answer', ...time],
  },
  verifying: {
    moves: ['executing', 'fulfilled', 'partially_fulfilled'],
    acts: ['report', 'certify', 'answer', ...time],
  },
  fulfilled: final,
  partially_fulfilled: { moves: ['executing'], acts: [] },
  denied: final,
  revoked: final,
  expired: final,
}

/** Whoever asked has an answer, if only in part. */
export function isFinal(state: RequestState): boolean {
  return requestCourse[state] === final || state === 'partially_fulfilled'
}
