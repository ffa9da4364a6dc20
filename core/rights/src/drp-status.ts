/** How the Data Rights Protocol 1.0 (§ 3.02) calls the state of a request, for authorised agents. */
import type { DenialReason, RequestState, RightsRequest } from './request.ts'

export interface DrpStatus {
  readonly status: 'open' | 'in_progress' | 'fulfilled' | 'denied' | 'revoked' | 'expired'
  readonly reason?: DenialReason | 'need_user_verification'
}

/** It has no word for what was done in part: that is finished, and the details say what stays. */
const statuses: Readonly<Record<RequestState, DrpStatus['status']>> = {
  received: 'open',
  acknowledged: 'in_progress',
  need_verification: 'in_progress',
  verified: 'in_progress',
  planned: 'in_progress',
  executing: 'in_progress',
  verifying: 'in_progress',
  fulfilled: 'fulfilled',
  partially_fulfilled: 'fulfilled',
  denied: 'denied',
  revoked: 'revoked',
  expired: 'expired',
}

export function drpStatus({ state, denial }: Pick<RightsRequest, 'state' | 'denial'>): DrpStatus {
  const status = statuses[state]
  if (state === 'need_verification') return { status, reason: 'need_user_verification' }
  return denial === null ? { status } : { status, reason: denial.reason }
}
