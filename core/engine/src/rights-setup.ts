/** What every use case about the rights of people needs, and what one hands to the next. */
import type { Proof } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import type { Recommender } from '@discreet/recommend'
import type { Channel, ErasureCertificate, RequestType, RightsRequest } from '@discreet/rights'
import type { PeopleSetup } from './choices.ts'
import type { ConsentRecord } from './people-ports.ts'
import type { PersonExport } from './person-export.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { ErasureList, Jobs, RequestPerson } from './rights-ports.ts'

export interface RightsSetup extends PeopleSetup {
  readonly list: ErasureList
  /** Wakes whoever works off the queues `outbox` and `erasure`; a lost wake-up only delays. */
  readonly wake: (queue: RightsQueue, data: Readonly<Record<string, string>>) => Promise<void>
  /** Signs a certificate as a compact JWS, typ `discreet-erasure+jws`. */
  readonly signCertificate: (certificate: ErasureCertificate) => string
  /** Signs a consent record, or a statement of what was changed, as a compact JWS. */
  readonly signReceipt: (receipt: unknown) => string
  /** What is loaded already, for saying how scores are made. Default: it is read for each export. */
  readonly serving?: () => Promise<ServingNow>
}

export interface ServingNow {
  /** undefined: nothing is trained yet. */
  readonly recommender: Recommender | undefined
  readonly items: ReadonlyMap<string, Item>
}

/** How far long work is. What is counted is the work's to say; `done` never falls. */
export type Progress = (at: { readonly done: number; readonly total: number }) => void

export type RightsQueue = 'outbox' | 'erasure' | 'retention'

export type EnqueueJob = Jobs['enqueue']

/** A request as it comes in. */
export interface NewRequest {
  readonly type: RequestType
  readonly channel: Channel
  /** undefined: whose account it is, is not shown yet. */
  readonly subject?: Pseudonym
  readonly proof?: Proof
  readonly place?: string
  readonly about?: string
  /** Sealed under the request's own key. */
  readonly person: RequestPerson
}

export interface OpenedRequest {
  readonly request: RightsRequest
  /** For whoever asked: GET /v1/requests/{id} with it as Bearer. */
  readonly statusToken: string
  readonly logIndex: number
}

/** What came of a request; only 'export' holds personal data, and it goes straight to the person. */
export type Fulfilment =
  | { readonly kind: 'export'; readonly export: PersonExport }
  | { readonly kind: 'certificate'; readonly jws: string; readonly certificate: ErasureCertificate }
  | { readonly kind: 'receipt'; readonly record: ConsentRecord }
  | { readonly kind: 'done' }
  /** GDPR 11(2): nothing is held by which this person could be found. */
  | { readonly kind: 'nothing_held' }
