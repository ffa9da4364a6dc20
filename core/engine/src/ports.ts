import type { ControllerFacts, NoticeAdditions } from '@discreet/policy'
import type { Noised, NoisyAggregate, Rational } from '@discreet/privacy'
import type { Item, Refusal } from '@discreet/protocol'
import type { ModelEvidence } from '@discreet/recommend'
import type { CampaignStore } from './campaign-ports.ts'
import type { PeopleStore } from './people-ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Filed, RightsStore } from './rights-ports.ts'
import type { StaffProvider, StaffStore } from './staff-ports.ts'
import type { TrustStore } from './trust-ports.ts'

export interface Site {
  readonly id: string
  readonly name: string
  readonly settings: SiteSettings
}

export interface SiteSettings {
  /** Length of a period in days. Default 7. */
  readonly periodDays: number
  /** zCDP per period and over a year, exact. */
  readonly rhoPerPeriod: Rational
  readonly rhoPerYear: Rational
  /** δ for display. Default 1e-6. */
  readonly delta: number
  /** Pure ε that campaigns may cost one person within 365 days, exact ('6', '9/2'). Default 6. */
  readonly campaignEpsilonPerYear?: string
  /**
   * Pure ε that counting how people choose may cost one account within 365 days, exact, at least 14/1000;
   * '0': nothing is counted. Default 2.
   */
  readonly trustEpsilonPerYear?: string
  /** Names of the consent categories that must all be true for an event to contribute. */
  readonly contributeCategories: readonly string[]
  /** Event names that become contributions. Default ['Order Completed']. */
  readonly contributionEvents: readonly string[]
  /**
   * Periods in 365 days that one device may contribute to; the device keeps count. 0: none does.
   * Default 52.
   */
  readonly contributePeriodsPerYear?: number
  /** Where the site's people are, ISO 3166, unless a trusted header says more. */
  readonly place?: string
  /** Name of a request header that a trusted proxy sets to the place (ISO 3166). */
  readonly placeHeader?: string
  /** 'children': an unknown age is taken for the youngest. Default 'general'. */
  readonly audience?: 'general' | 'children'
  /** What notices say about the shop; without it none can be published. */
  readonly controller?: ControllerFacts
  /** What the shop adds to its notice in words of its own, by language. */
  readonly noticeAddition?: NoticeAdditions
  /** Who vouches for people who are signed in. */
  readonly identity?: SiteIdentity
  /** Level 3 cannot be switched on before the assessment of its risks is approved (GDPR 35). */
  readonly assessment?: Assessment
  /** Who gets data on the site's behalf and is told of erasures (GDPR 19, 28). */
  readonly processors?: readonly Processor[]
  /** Agents that may ask for people (Data Rights Protocol). */
  readonly agents?: readonly RightsAgent[]
  /** Where the site's staff sign in. Without it local members do, by passkey. */
  readonly staffProvider?: StaffProvider
  /** What agents call this site in their directory. Default: the site's id. */
  readonly businessId?: string
}

/** The JSON Web Tokens of a site's own backend (RFC 7519), and the keys to check them with. */
export interface SiteIdentity {
  readonly issuer: string
  /** JSON Web Key Set (RFC 7517): the keys themselves, or where they are published. */
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] }
  readonly jwksUrl?: string
}

/** An approved data protection impact assessment. */
export interface Assessment {
  /** Of the document that was approved. */
  readonly sha256: string
  readonly approvedBy: string
  /** Epoch milliseconds. */
  readonly at: number
  /** What it covered; when the catalogue holds more, it no longer does. */
  readonly fields: readonly string[]
}

/** A processor that is told of requests in the form of OpenDSR 2.0. */
export interface Processor {
  readonly name: string
  /** https; http on this machine only. */
  readonly url: string
  /** How it knows people. */
  readonly identity: 'controller_customer_id' | 'email'
  /** Ed25519 (base64url): its acknowledgements are signed with it. */
  readonly publicKey: string
}

/** An authorised agent. */
export interface RightsAgent {
  readonly id: string
  readonly name: string
  /** Ed25519 (base64). */
  readonly publicKey: string
}

/** The very words that a person was shown. */
export interface KeptNotice {
  readonly sha256: string
  readonly locale: string
  readonly text: string
}

/** Whom a release protects: everything one person adds to a period, or one basket by itself. */
export type PrivacyUnit = 'person' | 'basket'

export interface Period {
  readonly id: string
  /** Epoch milliseconds; `endsAt` is exclusive. An imported file is a period of its own. */
  readonly startsAt: number
  readonly endsAt: number
  readonly source: 'events' | 'import'
  readonly unit: PrivacyUnit
  readonly state: 'open' | 'closed' | 'charged' | 'released'
}

/** One item in one basket of one person, already pseudonymous. */
export interface Contribution {
  readonly person: Pseudonym
  readonly basket: Pseudonym
  readonly item: string
  /**
   * Of an account: not stored when the erasure that left this tombstone was then (epoch milliseconds) or
   * later, so that nobody comes back by what was decided or happened before.
   */
  readonly unlessErased?: { readonly tombstone: string; readonly since: number }
}

/**
 * Contributions of one period, grouped: sorted by person, then basket, then item. `items` are
 * catalogue positions in the order that `SiteStore.itemIds()` gives.
 */
export interface ContributionBatch {
  /** Changes of person: `personOf[k]` is a running number of the person of row k, from 0. */
  readonly personOf: Uint32Array
  readonly basketOf: Uint32Array
  readonly items: Uint32Array
}

export interface ChargeRequest {
  readonly idempotencyKey: string
  readonly periodId: string
  readonly rho: Rational
  readonly mechanism: Readonly<Record<string, unknown>>
  readonly at: number
}

export interface Charge extends ChargeRequest {
  /**
   * Of a campaign or a trust count: its pure ε (δ = 0), while `rho` is 0 and `periodId` is
   * `campaign:<id>` or `trust:<period>`.
   */
  readonly epsilon?: Rational
  readonly id: string
  readonly sequence: number
  readonly state: 'reserved' | 'released'
  readonly releaseId: string | null
  readonly previousHash: string
  readonly hash: string
}

/** The whole chain and whether it holds; `head` is the last hash, to be written down elsewhere. */
export interface VerifiedLedger {
  readonly charges: readonly Charge[]
  readonly verification:
    | { readonly ok: true; readonly head: string }
    | { readonly ok: false; readonly brokenAt: number }
}

/** What the second transaction of a release stores. */
export interface FinishedRelease {
  readonly charge: Charge
  readonly aggregate: Noised<NoisyAggregate>
  readonly epsilon: number
  readonly delta: number
  readonly card: ReleaseCard
  readonly at: number
}

/** Public facts about a release, in the field names of the OpenDP Deployments Registry. */
export interface ReleaseCard {
  readonly [field: string]: unknown
}

export interface Release {
  readonly id: string
  readonly periodId: string
  readonly chargeId: string
  readonly at: number
  readonly rho: Rational
  readonly epsilon: number
  readonly delta: number
  readonly card: ReleaseCard
}

/** Of a model, for whoever judges it. */
export interface ModelFacts {
  readonly kind: 'pairs' | 'popularity'
  readonly why: string
  readonly items: number
  /** Per period. */
  readonly epsilon: number | null
  readonly delta: number | null
  readonly evidence: ModelEvidence
  /**
   * Share of the gain over popularity that is kept, 0 … 1: expected from noise and size as `plan` does,
   * not measured. null: there was no noise.
   */
  readonly retained: number | null
}

export interface StoredModel {
  readonly id: string
  readonly at: number
  readonly pack: Uint8Array
  readonly releases: readonly string[]
  /** null: trained before this was written down. */
  readonly facts: ModelFacts | null
}

/** Without the pack; how many bytes it has. */
export interface ListedModel extends Omit<StoredModel, 'pack'> {
  readonly bytes: number
}

/** Lets a shop's backend send events and items. The key itself is not kept. */
export interface WriteKey {
  /** First 16 hex digits of its SHA-256. */
  readonly id: string
  /** Its last four characters, for telling it from others; null: not known of old ones. */
  readonly ending: string | null
  /** Epoch milliseconds, and the member; null: it was made with the site. */
  readonly addedAt: number | null
  readonly addedBy: string | null
  /** Id of the one whose place it is to take. */
  readonly replaces: string | null
  /** Epoch milliseconds; null: it holds. */
  readonly revokedAt: number | null
}

/** What the transparency log covers. */
export type LoggedKind =
  | 'charge'
  | 'release'
  | 'consent'
  | 'notice'
  | 'pack'
  | 'request'
  | 'incident'
  | 'filed'
  | 'cohort'
  | 'trust'

/** One leaf. Facts stay in their own table; the log has their SHA-256 (lower-case hex). */
export interface LogEntry {
  /** From 0. */
  readonly index: number
  readonly kind: LoggedKind
  readonly ref: string
  readonly digest: string
}

export interface LogHead {
  readonly size: number
  /** Merkle tree hash, RFC 6962 § 2.1. */
  readonly root: Uint8Array
}

export type LogVerification =
  | ({ readonly ok: true } & LogHead)
  | { readonly ok: false; readonly where: string; readonly why: string }

/** Append-only, in the order of the transactions that its entries belong to. */
export interface TransparencyLog {
  head(): Promise<LogHead>
  /** For what has no table of its own. Returns the index of the first. */
  append(entries: readonly Omit<LogEntry, 'index'>[]): Promise<number>
  entries(from: number, count: number): Promise<readonly LogEntry[]>
  find(kind: LoggedKind, ref: string): Promise<LogEntry | undefined>
  /** RFC 6962 § 2.1.1. */
  inclusion(index: number, size: number): Promise<readonly Uint8Array[]>
  /** RFC 6962 § 2.1.2. */
  consistency(first: number, second: number): Promise<readonly Uint8Array[]>
  /** Rebuilds the tree and holds every covered table against it. */
  verify(): Promise<LogVerification>
}

export interface SiteStore {
  readonly log: TransparencyLog
  readonly people: PeopleStore
  readonly rights: RightsStore
  readonly campaigns: CampaignStore
  readonly staff: StaffStore
  readonly trust: TrustStore
  /** Keeps a notice once, in the log as well. */
  keepNotice(notice: KeptNotice): Promise<void>
  notice(sha256: string): Promise<KeptNotice | undefined>
  readonly site: Site
  /** Per item: 'ok' or why not. Never stops at the first bad one. */
  upsertItems(items: readonly Item[]): Promise<void>
  deleteItem(id: string): Promise<boolean>
  items(): Promise<readonly Item[]>
  /** Of these, each as it was last, also when it is deleted; one look-up each, in any order. */
  itemsOf(ids: readonly string[]): Promise<readonly Item[]>
  /**
   * Other values whenever `items()` or `latestModel()` have changed, much cheaper than reading those:
   * some text, and the model's id.
   */
  versions(): Promise<{ readonly catalogue: string; readonly model: string | undefined }>
  /** All ids in catalogue order (deleted ones keep their place): the dense universe. */
  itemIds(): Promise<readonly string[]>

  /** The open events period that covers `at`, created with a fresh key when there is none. */
  openPeriod(at: number): Promise<{ period: Period; key: Uint8Array }>
  /**
   * A period of its own for a historical file; `name` makes it resumable. Throws `release_state`
   * when the period was released, or begun with another unit.
   */
  importPeriod(
    name: string,
    unit: PrivacyUnit,
    at: number,
  ): Promise<{ period: Period; key: Uint8Array }>
  closePeriod(id: string, at: number): Promise<Period | Refusal>
  periods(): Promise<readonly Period[]>
  /**
   * Idempotent per (period, person, basket, item). Unknown items are returned, not stored. What somebody
   * gave before they were erased is left out and not counted, also when that happens meanwhile.
   */
  addContributions(
    periodId: string,
    rows: readonly Contribution[],
  ): Promise<{ stored: number; duplicates: number; unknownItems: number }>
  /**
   * Deletes what somebody gave to periods that are not released, and where they are in campaigns and not
   * counted yet, all or nothing. `person`: who they are in a period or a campaign, from its key. Returns
   * how many rows.
   */
  withdrawContributions(person: (periodKey: Uint8Array) => Pseudonym): Promise<number>
  /** Streams in sorted order; memory is one batch. */
  contributions(periodId: string): AsyncIterable<ContributionBatch>

  /** Transaction 1: locks the budget, sums exactly, inserts `reserved`; the period is 'charged'. */
  reserve(request: ChargeRequest): Promise<{ ok: true; charge: Charge; fresh: boolean } | Refusal>
  /**
   * Transaction 2, all or nothing: stores the aggregate and the card, marks the charge released,
   * deletes every contribution of the period and its key. A second call returns the first release.
   */
  completeRelease(done: FinishedRelease): Promise<Release>
  releases(): Promise<readonly Release[]>
  aggregate(releaseId: string): Promise<Noised<NoisyAggregate>>
  ledger(): Promise<readonly Charge[]>
  verifiedLedger(): Promise<VerifiedLedger>
  saveModel(model: StoredModel): Promise<void>
  latestModel(): Promise<StoredModel | undefined>
  /** Newest first. */
  models(limit: number): Promise<readonly ListedModel[]>
}

/** What a site's data may cost, exact. What is charged already stays charged, whatever is set here. */
export interface Budget {
  readonly rhoPerPeriod: Rational
  readonly rhoPerYear: Rational
  readonly campaignEpsilonPerYear: Rational
  readonly trustEpsilonPerYear: Rational
}

export interface Store {
  createSite(site: Site, writeKeyHash: string): Promise<void>
  /**
   * Budgets stay as they were, also those among the settings; a store that is open keeps the settings it
   * was opened with.
   */
  updateSite(site: Site): Promise<void>
  /** As it is now. Rejects with `site_unknown`. */
  budget(siteId: string): Promise<Budget>
  /**
   * One transaction, with what is filed of it. Locks the budget; `change` sees it as it is, so that of two
   * at once each sees the other's. Rejects with `site_unknown`, and with `request_state` where something is
   * filed under the same id already.
   */
  changeBudget(
    siteId: string,
    change: (current: Budget) => { readonly budget: Budget; readonly filed: Filed } | Refusal,
  ): Promise<
    | {
        readonly ok: true
        readonly before: Budget
        readonly after: Budget
        readonly logIndex: number
      }
    | Refusal
  >
  sites(): Promise<readonly Site[]>
  /** By the SHA-256 (hex) of a write key that holds. */
  siteOfWriteKey(writeKeyHash: string): Promise<string | undefined>
  /** Of a site, in the order in which they were made; those that are revoked as well. */
  writeKeys(siteId: string): Promise<readonly WriteKey[]>
  addWriteKey(
    siteId: string,
    writeKeyHash: string,
    key: Omit<WriteKey, 'id' | 'revokedAt'>,
  ): Promise<WriteKey>
  /** false: there is no such key at this site that holds. */
  revokeWriteKey(siteId: string, id: string, at: number): Promise<boolean>
  /** Refuses with `site_unknown`. */
  open(siteId: string): Promise<SiteStore>
  /** Rejects with `store_unavailable` when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Keyed pseudonyms, hashes, keys and signatures; adapters/crypto-node implements it. */
export interface Cryptography {
  newKey(): Uint8Array
  /** First 128 bits of HMAC-SHA-256(key, label ‖ 0 ‖ id), as a UUID. */
  pseudonym(key: Uint8Array, label: 'person' | 'basket' | 'record', id: string): Pseudonym
  /** SHA-256, lower-case hex. */
  sha256(data: Uint8Array | string): string
  /** Ed25519 (RFC 8032): 64 bytes. */
  sign(data: Uint8Array): Uint8Array
  readonly publicKey: Uint8Array
}
