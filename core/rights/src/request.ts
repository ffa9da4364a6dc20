/**
 * What a person may ask for (GDPR 12 to 22, CCPA 1798.105 to .121, LGPD 18, and their like), and how
 * far it got. States and denial reasons are those of the Data Rights Protocol 1.0, and between them the
 * steps that it leaves open. Pure: who advances a request says when and why.
 */

export const requestTypes = [
  'access',
  'portability',
  'erasure',
  'rectification',
  'restriction',
  'objection',
  'opt_out',
  'limit_sensitive',
  'withdraw',
  'complaint',
  'appeal',
  'explain',
] as const

export type RequestType = (typeof requestTypes)[number]

/** What takes something away from those who hold data, and gives nobody anything. */
export type ProtectiveType = Extract<
  RequestType,
  'restriction' | 'objection' | 'opt_out' | 'limit_sensitive' | 'withdraw'
>

const protective: Readonly<Record<ProtectiveType, true>> = {
  restriction: true,
  objection: true,
  opt_out: true,
  limit_sensitive: true,
  withdraw: true,
}

export function isProtective(type: RequestType): type is ProtectiveType {
  return type in protective
}

export const requestStates = [
  'received',
  'acknowledged',
  'need_verification',
  'verified',
  'planned',
  'executing',
  'verifying',
  'fulfilled',
  'partially_fulfilled',
  'denied',
  'revoked',
  'expired',
] as const

export type RequestState = (typeof requestStates)[number]

/** Data Rights Protocol 1.0, § 3.02. */
export const denialReasons = [
  'suspected_fraud',
  'insuf_verification',
  'no_match',
  'claim_not_covered',
  'outside_jurisdiction',
  'too_many_requests',
  'other',
] as const

export type DenialReason = (typeof denialReasons)[number]

/** How the request came in. */
export const channels = ['account', 'email', 'receipt', 'agent', 'staff'] as const

export type Channel = (typeof channels)[number]

/** What is kept of a request for as long as it must be shown that it was answered: nobody's name. */
export interface RightsRequest {
  /** UUID; says nothing. */
  readonly id: string
  readonly site: string
  readonly type: RequestType
  readonly state: RequestState
  readonly channel: Channel
  readonly pack: { readonly id: string; readonly version: string }
  /** ISO 3166. */
  readonly place: string | null
  /** Epoch milliseconds, all of them. */
  readonly receivedAt: number
  readonly acknowledgedAt: number | null
  readonly verifiedAt: number | null
  readonly closedAt: number | null
  /** When the last event was. */
  readonly changedAt: number
  readonly clocks: Clocks
  /** The request that an appeal or a complaint is about. */
  readonly about: string | null
  readonly denial: { readonly reason: DenialReason; readonly explanation: string } | null
  /** What was done in each place, once it is planned. */
  readonly stores: readonly StoreReport[]
  /** Counts and hashes of an answer that was handed over; never the answer. */
  readonly answer: { readonly items: number; readonly sha256: string } | null
  /** A signed erasure certificate (JWS), which names nobody. */
  readonly certificate: string | null
  /** Until when what says whose it is may be kept. */
  readonly identityUntil: number
}

/** Deadlines, worked out from the law pack when the request came and after each extension or pause. */
export interface Clocks {
  readonly acknowledgeBy: number | null
  /** What the law asks for. */
  readonly answerBy: number
  /** What we ask of ourselves: 15 days, or the law's where that is sooner. */
  readonly aimBy: number
  readonly extended: { readonly at: number; readonly reason: string } | null
  readonly paused: { readonly at: number; readonly reason: string } | null
}

/**
 * Places where something of a person may be, in the order in which they are erased. The key first: then
 * nothing that is left can be read. Mails before the requests that say whose they are, and the account
 * last, because it is by the account that the rest is found.
 */
export const erasureStores = [
  'key',
  'profile',
  'contributions',
  'consentRecords',
  'accessLog',
  'outbox',
  'requests',
  'account',
] as const

export type ErasureStore = (typeof erasureStores)[number]

export interface StoreReport {
  readonly store: ErasureStore
  readonly state: 'pending' | 'done' | 'failed' | 'skipped'
  /** Rows. */
  readonly count: number
  /** Why it was skipped (a hold and its law) or failed (a code of the error table). */
  readonly reason: string | null
  readonly at: number | null
}

export type RequestAct =
  | { readonly act: 'move'; readonly to: RequestState }
  | { readonly act: 'deny'; readonly reason: DenialReason; readonly explanation: string }
  /** Only before the first deadline, with a reason, once, where the pack allows it. */
  | { readonly act: 'extend'; readonly reason: string }
  /** Only where the pack allows it. */
  | { readonly act: 'pause'; readonly reason: string }
  | { readonly act: 'resume' }
  | { readonly act: 'report'; readonly stores: readonly StoreReport[] }
  | { readonly act: 'answer'; readonly items: number; readonly sha256: string }
  | { readonly act: 'certify'; readonly certificate: string }

/** One line of a request's history; its SHA-256 is in the transparency log. */
export interface RequestEvent {
  readonly id: string
  readonly request: string
  readonly at: number
  readonly by: 'person' | 'agent' | 'staff' | 'system'
  readonly from: RequestState | null
  readonly to: RequestState
  readonly act: RequestAct
}
