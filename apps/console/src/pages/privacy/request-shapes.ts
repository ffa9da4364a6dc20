/** A request, as the office's routes say it. Times are ISO 8601. */

export type RequestType =
  | 'access'
  | 'portability'
  | 'erasure'
  | 'rectification'
  | 'restriction'
  | 'objection'
  | 'opt_out'
  | 'limit_sensitive'
  | 'withdraw'
  | 'complaint'
  | 'appeal'
  | 'explain'

export type RequestState =
  | 'received'
  | 'acknowledged'
  | 'need_verification'
  | 'verified'
  | 'planned'
  | 'executing'
  | 'verifying'
  | 'fulfilled'
  | 'partially_fulfilled'
  | 'denied'
  | 'revoked'
  | 'expired'

export type ClockState =
  | 'in_time'
  | 'due_soon'
  | 'overdue'
  | 'paused'
  | 'answered'
  | 'answered_late'

export type DenialReason =
  | 'suspected_fraud'
  | 'insuf_verification'
  | 'no_match'
  | 'claim_not_covered'
  | 'outside_jurisdiction'
  | 'too_many_requests'
  | 'other'

export type ErasureStore =
  | 'key'
  | 'profile'
  | 'contributions'
  | 'consentRecords'
  | 'accessLog'
  | 'outbox'
  | 'requests'
  | 'account'

export type Move = 'acknowledge' | 'extend' | 'pause' | 'resume' | 'deny' | 'answer' | 'retry'

interface Noted {
  readonly at: string
  readonly reason: string
}

export interface RequestRow {
  readonly id: string
  readonly type: RequestType
  readonly state: RequestState
  readonly channel: 'account' | 'email' | 'receipt' | 'agent' | 'staff'
  readonly pack: { readonly id: string; readonly version: string }
  readonly place: string | null
  readonly receivedAt: string
  readonly closedAt: string | null
  readonly identityUntil: string
  readonly clocks: {
    readonly acknowledgeBy: string | null
    readonly answerBy: string
    readonly aimBy: string
    readonly extended: Noted | null
    readonly paused: Noted | null
    readonly state: ClockState
  }
  readonly about: string | null
  readonly denial: { readonly reason: DenialReason; readonly explanation: string } | null
  readonly answer: { readonly items: number; readonly sha256: string } | null
  readonly certificate: string | null
  readonly stores: readonly {
    readonly store: ErasureStore
    readonly state: 'pending' | 'done' | 'failed' | 'skipped'
    readonly count: number
    readonly reason: string | null
  }[]
}

export interface RequestEvent {
  readonly at: string
  readonly by: 'person' | 'agent' | 'staff' | 'system'
  readonly from: RequestState | null
  readonly to: RequestState
  readonly act: { readonly act: string }
  readonly logIndex: number
}

export interface Recipient {
  readonly recipient: string
  readonly kind: 'mail' | 'webhook'
  readonly state: 'waiting' | 'sent' | 'acknowledged' | 'failed'
  readonly tries: number
  readonly trouble: string | null
}

export interface FullRequest extends RequestRow {
  readonly moves: readonly Move[]
  readonly history: readonly RequestEvent[]
  readonly recipients: readonly Recipient[]
}

/** What somebody wrote. */
export interface WrittenRequest {
  readonly email?: string
  readonly person?: string
  readonly text?: string
  readonly wish?: Readonly<Record<string, unknown>>
  readonly agent?: string
  readonly locale?: string
}

export type Told = 'mail' | 'elsewhere' | 'nobody'
