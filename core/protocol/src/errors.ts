/**
 * The one table of error codes. Codes are API: they never change meaning. Messages are for people
 * and may change. `status` is used at the HTTP edge only (RFC 9457).
 */
export type ErrorCode =
  | 'approval_state'
  | 'assessment_missing'
  | 'budget_exhausted'
  | 'campaign_invalid'
  | 'campaign_state'
  | 'campaign_unknown'
  | 'configuration_invalid'
  | 'data_folder_in_use'
  | 'delivery_failed'
  | 'delivery_refused'
  | 'event_invalid'
  | 'field_invalid'
  | 'file_invalid'
  | 'identity_unavailable'
  | 'item_unknown'
  | 'key_invalid'
  | 'ledger_broken'
  | 'log_broken'
  | 'model_missing'
  | 'not_permitted'
  | 'pack_invalid'
  | 'parameter_invalid'
  | 'payload_too_large'
  | 'payload_unreadable'
  | 'period_missing'
  | 'period_open'
  | 'permit_invalid'
  | 'profile_unreadable'
  | 'rate_limited'
  | 'release_state'
  | 'request_state'
  | 'request_unknown'
  | 'role_missing'
  | 'route_unknown'
  | 'session_invalid'
  | 'signature_invalid'
  | 'site_unknown'
  | 'store_unavailable'
  | 'tactic_refused'
  | 'token_invalid'
  | 'training_missing'
  | 'unexpected'

export const errorCodes: Readonly<Record<ErrorCode, { status: number; title: string }>> = {
  approval_state: { status: 409, title: 'The proposal does not allow this now' },
  assessment_missing: { status: 409, title: 'The risks of level 3 are not assessed yet' },
  budget_exhausted: { status: 409, title: 'The privacy budget does not allow this release' },
  campaign_invalid: {
    status: 422,
    title: 'A campaign, placement or segment does not hold together',
  },
  campaign_state: { status: 409, title: 'The campaign does not allow this now' },
  campaign_unknown: { status: 404, title: 'There is no such campaign, placement or segment' },
  configuration_invalid: { status: 500, title: 'A setting is missing or wrong' },
  data_folder_in_use: { status: 503, title: 'Another process uses this data folder' },
  delivery_failed: { status: 502, title: 'Something could not be handed over yet' },
  delivery_refused: { status: 502, title: 'Something was refused where it was to be handed over' },
  event_invalid: { status: 422, title: 'An event does not have the expected form' },
  field_invalid: { status: 422, title: 'A field does not have the expected form' },
  file_invalid: { status: 422, title: 'A file cannot be read' },
  identity_unavailable: { status: 503, title: 'The identity provider does not answer' },
  item_unknown: { status: 404, title: 'The catalogue has no such item' },
  key_invalid: { status: 401, title: 'The key is missing or wrong' },
  ledger_broken: { status: 500, title: 'The ledger does not verify' },
  log_broken: { status: 500, title: 'The transparency log does not verify' },
  model_missing: { status: 404, title: 'There is no model yet' },
  not_permitted: { status: 403, title: 'The person has not allowed this' },
  pack_invalid: { status: 422, title: 'A model pack cannot be read' },
  parameter_invalid: { status: 422, title: 'A parameter is out of range' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  payload_unreadable: { status: 400, title: 'The request cannot be read' },
  period_missing: { status: 404, title: 'There is no such period' },
  period_open: { status: 409, title: 'The period is still open' },
  permit_invalid: { status: 403, title: 'The permit does not cover this' },
  profile_unreadable: { status: 500, title: 'A profile cannot be opened' },
  rate_limited: { status: 429, title: 'Too many requests' },
  release_state: { status: 409, title: 'A release step was taken out of order' },
  request_state: { status: 409, title: 'The request does not allow this now' },
  request_unknown: { status: 404, title: 'There is no such request' },
  role_missing: { status: 403, title: 'Your role does not allow this' },
  route_unknown: { status: 404, title: 'There is no such address' },
  session_invalid: { status: 401, title: 'Nobody of the staff is signed in' },
  signature_invalid: { status: 403, title: 'The signature does not hold' },
  site_unknown: { status: 404, title: 'There is no such site' },
  store_unavailable: { status: 503, title: 'The database does not answer' },
  tactic_refused: { status: 409, title: 'People find this tactic going too far' },
  token_invalid: { status: 401, title: 'The token is missing or wrong' },
  training_missing: { status: 403, title: 'A role waits for its training' },
  unexpected: { status: 500, title: 'Something went wrong that should not' },
}

/** Where the fault is, for people: a field (JSON pointer), a line of a file, what was expected. */
export interface ErrorDetails {
  readonly field?: string
  readonly line?: number
  readonly expected?: string
}

/** For faults. Expected refusals are values (`Refusal`), not exceptions. Carries no personal data. */
export class DiscreetError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'DiscreetError'
    this.code = code
    this.details = details
  }
}

/** An expected "no": why, and what to do about it. */
export interface Refusal {
  readonly ok: false
  readonly code: ErrorCode
  readonly reason: string
  readonly details?: ErrorDetails
}

export function refuse(code: ErrorCode, reason: string, details?: ErrorDetails): Refusal {
  return details === undefined ? { ok: false, code, reason } : { ok: false, code, reason, details }
}
