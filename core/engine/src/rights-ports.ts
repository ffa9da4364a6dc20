/**
 * What a store must do for the rights of people: requests, erasure, what is sent on their behalf, and
 * the registers of whoever answers for it. Whatever is about one person takes a permit of the purpose
 * `rights`; whatever is not says nothing about anybody.
 */
import type { FieldId, Permit } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import type {
  ErasureStore,
  Incident,
  RequestEvent,
  RequestState,
  RightsRequest,
} from '@discreet/rights'
import type { StoredEntry, StoredPerson, WrappedKey } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'

/**
 * The half of a request that says whose it is. Sealed with a key of its own (`context`: the request's
 * id), so that it is gone for good when the row is.
 */
export interface RequestIdentity {
  readonly key: WrappedKey
  /** JSON of `RequestPerson`. */
  readonly sealed: Uint8Array
  /** Whose account it is, once that is shown. */
  readonly subject: Pseudonym | null
}

/** What is inside `RequestIdentity.sealed`. */
export interface RequestPerson {
  /** Where to answer; of a guest or an agent's person. */
  readonly email?: string
  /** The site's own id of the person, to tell processors; of somebody signed in. */
  readonly person?: string
  /** What they wrote: a complaint, an appeal, what is wrong. */
  readonly text?: string
  /** What they asked to be done, as the engine reads it. */
  readonly wish?: Readonly<Record<string, unknown>>
  readonly agent?: string
  readonly locale?: string
}

export interface RequestFilter {
  readonly states?: readonly RequestState[]
  /** Of the account; checked by the caller's permit. */
  readonly dueBefore?: number
  readonly limit?: number
  /** Id of the last one of the page before; newest first. */
  readonly before?: string
}

/** A link or a token that somebody holds; only its SHA-256 (hex) is kept. */
export interface RequestSecret {
  readonly sha256: string
  readonly request: string
  /** status: may look and revoke; confirm: shows that an address is theirs, once. */
  readonly use: 'status' | 'confirm'
  readonly expiresAt: number
}

export interface RequestStore {
  /** In one transaction: the request, its first event in the log, its identity, its secrets. */
  open(
    request: RightsRequest,
    event: RequestEvent,
    identity: RequestIdentity,
    secrets: readonly RequestSecret[],
  ): Promise<number>
  /** Locks the request; `change` sees it as it is. The event goes into the log. Of two at once both hold. */
  advance(
    id: string,
    change: (
      current: RightsRequest,
    ) => { readonly request: RightsRequest; readonly event: RequestEvent } | Refusal,
  ): Promise<
    { readonly ok: true; readonly request: RightsRequest; readonly logIndex: number } | Refusal
  >
  find(id: string): Promise<RightsRequest | undefined>
  list(filter: RequestFilter): Promise<readonly RightsRequest[]>
  events(id: string): Promise<readonly (RequestEvent & { readonly logIndex: number })[]>
  identity(id: string): Promise<RequestIdentity | undefined>
  /** Says whose a request is, once that is shown. */
  identify(id: string, subject: Pseudonym): Promise<void>
  /** Those of one account, newest first. */
  ofPerson(permit: Permit): Promise<readonly RightsRequest[]>
  addSecret(secret: RequestSecret): Promise<void>
  /** undefined: unknown, used, or out of time. `confirm` is used up by this. */
  useSecret(sha256: string, use: RequestSecret['use'], now: number): Promise<string | undefined>
  /** How many requests an address (keyed) has open or was sent a link for since `since`. */
  recentOf(contact: Pseudonym, since: number): Promise<number>
  noteContact(contact: Pseudonym, at: number): Promise<void>
  /**
   * For a message that counts once: false when it came before. `until`: when it would be refused
   * anyway, epoch milliseconds. Of two at once, also at two servers, one is told true.
   */
  spend(sha256: string, until: number): Promise<boolean>
  isSpent(sha256: string): Promise<boolean>
  /** The identity half of what is beyond its date, secrets and noted contacts; how many requests. */
  forgetIdentities(now: number, dryRun?: boolean): Promise<number>
}

/** Somebody was erased: a keyed hash that is for nothing else, and when. */
export interface Tombstone {
  readonly hash: string
  readonly at: number
}

/** While it stands, these fields are kept and not used. */
export interface Hold {
  readonly id: string
  readonly fields: readonly FieldId[]
  /** For people: which law or which dispute. */
  readonly reason: string
  /** Epoch milliseconds. */
  readonly until: number
}

export interface AccessEntry {
  readonly at: number
  /** 'person', 'staff NAME', 'agent NAME'; never 'service': what serves a person is no access. */
  readonly actor: string
  readonly reason: string
  readonly fields: readonly FieldId[]
}

/** Rows of one person that a second look found, by store. */
export type Found = Readonly<Record<ErasureStore, number>>

export interface ErasureStoreAccess {
  /** Of one person, everything that is kept, whatever their choices; for answering and erasing. */
  everything(permit: Permit): Promise<{
    readonly person: StoredPerson | undefined
    readonly entries: readonly StoredEntry[]
    readonly accesses: readonly AccessEntry[]
    readonly holds: readonly Hold[]
  }>
  /** Rows in periods that are not released. `person`: who they are in a period, from its key. */
  contributionsOf(
    permit: Permit,
    person: (periodKey: Uint8Array) => Pseudonym,
  ): Promise<
    readonly { readonly period: string; readonly item: string; readonly baskets: number }[]
  >
  /**
   * Deletes what one store has of the person but `kept` fields; returns how many rows. 'consentRecords'
   * and 'requests' lose whose they are and keep the rest. Idempotent. `request`: the erasure itself,
   * which keeps its identity until it is certified.
   */
  erase(
    permit: Permit,
    store: ErasureStore,
    options: {
      readonly kept: readonly FieldId[]
      readonly request: string
      readonly person: (periodKey: Uint8Array) => Pseudonym
    },
  ): Promise<number>
  /** Looks again, in every table, also past what `erase` would touch. */
  scan(
    permit: Permit,
    options: { readonly request: string; readonly person: (periodKey: Uint8Array) => Pseudonym },
  ): Promise<Found>
  bury(tombstone: Tombstone): Promise<void>
  /** When somebody was erased, the last time; undefined: never. */
  buriedAt(hash: string): Promise<number | undefined>
  tombstones(): Promise<readonly Tombstone[]>
  /** Every account of the site, for holding them against tombstones that a backup did not have. */
  subjects(): AsyncIterable<readonly Pseudonym[]>
  /** Free pages still hold sealed bytes of rows that are gone; afterwards they do not. */
  scrub(): Promise<void>
  hold(permit: Permit, hold: Hold): Promise<void>
  /** Field by field; needs two people at the site, which is not this method's business. */
  liftHold(id: string): Promise<boolean>
  noteAccess(permit: Permit, access: AccessEntry): Promise<void>
  /** Distinct people that an actor had opened in [from, to). */
  accessedBy(actor: string, from: number, to: number): Promise<number>
  /** Distinct people with something in one of these fields. */
  holding(fields: readonly FieldId[]): Promise<number>
  /** Accounts whose address, keyed, is this one; of several two are enough. */
  byContact(contact: Pseudonym): Promise<readonly Pseudonym[]>
  /** The account of a consent record; undefined: none, or not any more. */
  byRecord(record: string): Promise<Pseudonym | undefined>
}

/** Something that is to reach somebody outside: a mail, or a webhook of a processor. */
export interface Outgoing {
  readonly id: string
  readonly request: string
  readonly kind: 'mail' | 'webhook'
  /** Name of the processor; of a mail: 'person'. */
  readonly recipient: string
  readonly state: 'waiting' | 'sent' | 'acknowledged' | 'failed'
  readonly tries: number
  readonly nextAt: number
  /** Of the last try, without personal data. */
  readonly trouble: string | null
}

export interface Outbox {
  /**
   * `sealed`: deleted as soon as the thing is acknowledged or given up; empty: there is nothing to send,
   * and this is for the register. One with the same id stays as it is.
   */
  put(one: Outgoing, sealed: Uint8Array): Promise<void>
  /**
   * What is due, waiting or sent without an answer, each to one caller at a time: the lease is `until`.
   */
  take(
    now: number,
    until: number,
    limit: number,
  ): Promise<readonly (Outgoing & { readonly sealed: Uint8Array })[]>
  /** What is acknowledged or failed does not wait again. */
  settle(
    id: string,
    result: Pick<Outgoing, 'state' | 'tries' | 'nextAt' | 'trouble'>,
  ): Promise<void>
  ofRequest(request: string): Promise<readonly Outgoing[]>
  find(id: string): Promise<Outgoing | undefined>
  /** How many things wait that were due then (epoch milliseconds). */
  overdue(since: number): Promise<number>
}

/** Facts of the site that are in the log and have no person in them. */
export interface Filed {
  readonly id: string
  readonly kind:
    | 'dpia'
    | 'retention'
    | 'incident'
    | 'access'
    | 'campaign'
    | 'tactic'
    | 'staff'
    | 'training'
    | 'approval'
    | 'notice'
  readonly at: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface Registers {
  /** Its SHA-256 goes into the log. Returns the log index. Rejects with `request_state`: the id is taken. */
  file(filed: Filed): Promise<number>
  filed(kind: Filed['kind'], limit: number): Promise<readonly Filed[]>
  saveIncident(incident: Incident): Promise<number>
  incident(id: string): Promise<Incident | undefined>
  incidents(): Promise<readonly Incident[]>
}

/** What retention would do or did, by field or table. */
export interface RetentionReport {
  readonly at: number
  readonly dryRun: boolean
  readonly entries: number
  readonly people: number
  readonly identities: number
  /** Of `people`, those who were told before, where the law asks for it. */
  readonly warned: number
  /** Due, and still within the time after the warning, or waiting for an answer to a request. */
  readonly waiting: number
}

export interface RetentionStore {
  /** Counts without changing anything; or deletes. */
  expire(options: {
    readonly now: number
    readonly dryRun: boolean
    /** Milliseconds between warning and erasure, by pack of the person's place; 0: none is owed. */
    readonly warningOf: (place: string | null) => number
    /** Who they are in a period, from its key; without it what they gave stays until its release. */
    readonly person?: (subject: Pseudonym, periodKey: Uint8Array) => Pseudonym
  }): Promise<Omit<RetentionReport, 'at' | 'dryRun' | 'identities'>>
  /** People whose account ends within their warning time and who were not warned; marks them. */
  warn(now: number, warningOf: (place: string | null) => number): Promise<readonly Pseudonym[]>
}

export interface RightsStore {
  readonly requests: RequestStore
  readonly erasure: ErasureStoreAccess
  readonly outbox: Outbox
  readonly registers: Registers
  readonly retention: RetentionStore
}

/**
 * Tombstones where a backup of the database does not reach: a restored database is held against them
 * before anything else happens. Append-only; adapters/erasure-list implements it.
 */
export interface ErasureList {
  /** On disk when it resolves. Idempotent. */
  append(site: string, tombstone: Tombstone): Promise<void>
  read(site: string): Promise<readonly Tombstone[]>
}

/**
 * Sends one mail. Rejects with `delivery_refused` when it will never be taken over, with
 * `delivery_failed` when it may be another time.
 */
export interface Mailer {
  send(mail: {
    readonly to: string
    readonly subject: string
    readonly text: string
    /** Of its words, BCP 47. */
    readonly locale?: string
  }): Promise<void>
}

/** A queue in the database: each job to one worker at a time, and again when the worker died. */
export interface Jobs {
  /** `data` holds ids of requests, never of people. `key`: of two with the same one is enough. */
  enqueue(queue: string, data: Readonly<Record<string, string>>, key?: string): Promise<void>
  work(
    queue: string,
    handle: (data: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<void>
  /** Cron in UTC. */
  schedule(queue: string, cron: string): Promise<void>
  stop(): Promise<void>
}
