/**
 * What a store must do for campaigns. Whatever is about one person is one row: a pseudonym of this
 * campaign and a cell of its table; nothing else about anybody is kept.
 */
import type { Campaign, PlacementDefinition, Segment } from '@discreet/campaigns'
import type { CellTable } from '@discreet/experiment'
import type { Noised, NoisyCells, Rational } from '@discreet/privacy'
import type { Refusal } from '@discreet/protocol'
import type { Pseudonym } from './pseudonym.ts'

/** draft → running ⇄ paused → ended → closed (every cohort is released, the key is destroyed). */
export type CampaignState = 'draft' | 'running' | 'paused' | 'ended' | 'closed'

export interface StoredCampaign {
  readonly campaign: Campaign
  readonly state: CampaignState
  /** Of the pre-registration, since its start. */
  readonly registration: Registration | null
  /** Epoch milliseconds. */
  readonly startedAt: number | null
  readonly endedAt: number | null
  /** Who or what paused it: a name of staff, or `guard:too_personal`. */
  readonly pausedBy: string | null
  readonly pausedBecause: string | null
  /** Epoch milliseconds, oldest first; null: it is paused. Missing: it never was. */
  readonly pauses?: readonly { readonly from: number; readonly to: number | null }[]
}

/** What was promised before the start. Canonical JSON of it is hashed into the log. */
export interface Registration {
  readonly sha256: string
  readonly table: CellTable
  /** Filled in by the store, which makes the charge. */
  readonly chargeId: string
  /** What the tactic was allowed as. */
  readonly verdict: 'allow' | 'ask'
  readonly audienceRules: readonly Segment[]
}

/** Goes into the log (kind `filed`) in the transaction that changes the campaign. */
export interface CampaignEvent {
  readonly campaign: string
  readonly at: number
  /** A name of staff, or 'system'. */
  readonly by: string
  readonly event: 'defined' | 'started' | 'paused' | 'resumed' | 'ended' | 'closed'
  readonly facts: Readonly<Record<string, unknown>>
}

/** The enrolment week of a campaign, from 0. */
export interface CohortRelease {
  readonly campaign: string
  readonly week: number
  readonly at: number
  readonly cells: readonly number[]
  /** Exact fraction. */
  readonly epsilon: string
  readonly noiseVariance: number
}

export interface CampaignUnit {
  /** Of an account: `pseudonymIn` with the campaign's key; of a page: random. */
  readonly unit: Pseudonym
  readonly week: number
  /** Index in the campaign's table. */
  readonly cell: number
  /**
   * Of an account: not stored when the erasure that left this tombstone was then (epoch milliseconds) or
   * later, nor when it was after the campaign's start: that they were counted already is not known any
   * more.
   */
  readonly unlessErased?: { readonly tombstone: string; readonly since: number }
}

export interface CampaignStore {
  placements(): Promise<readonly PlacementDefinition[]>
  /** undefined as the definition deletes it. */
  setPlacement(id: string, definition: PlacementDefinition | undefined): Promise<void>
  segments(): Promise<readonly Segment[]>
  setSegment(id: string, segment: Segment | undefined): Promise<void>

  campaigns(): Promise<readonly StoredCampaign[]>
  find(id: string): Promise<StoredCampaign | undefined>
  /** Some text that changes whenever placements, segments or campaigns do. */
  version(): Promise<string>
  /**
   * Locks the campaign; `change` sees it as it is (undefined: there is none). Campaign and event are
   * stored together. A charge, when there is one, is made in the same transaction, before: refuses
   * with `budget_exhausted` when the year's ε for campaigns does not allow it. The store makes the
   * campaign's key when it becomes 'running' for the first time and destroys it, with what is left of
   * its units, when it becomes 'closed'. Rejects with `campaign_state` what no guarantee would hold for:
   * a start without charge or registration, another registration, anything after it is closed.
   */
  advance(
    id: string,
    change: (current: StoredCampaign | undefined) => CampaignChange | Refusal,
  ): Promise<
    { readonly ok: true; readonly stored: StoredCampaign; readonly logIndex: number } | Refusal
  >
  /** undefined: it was not started, or it is closed. */
  key(id: string): Promise<Uint8Array | undefined>

  /**
   * First come counts: who is in a campaign already stays in their cell, also when the cohort is
   * released. Returns how many were new. Takes what was seen before a pause or the end; whether somebody
   * new may see it is not the store's to say. Rejects with `release_state` when a cohort of them is
   * released, or the campaign not started or closed: then none of them is stored.
   */
  enrol(id: string, units: readonly CampaignUnit[]): Promise<number>
  /** Moves somebody who is enrolled and not released yet; false: there is nobody such. */
  move(id: string, unit: Pseudonym, change: (cell: number) => number): Promise<boolean>
  /** The cell of somebody; null: enrolled, and released since; undefined: not enrolled. */
  cellOf(id: string, unit: Pseudonym): Promise<number | null | undefined>
  /**
   * One transaction: counts the cohort's cells exactly, calls `noise` once, stores the noisy cells and
   * their log entry (kind `cohort`, ref `<campaign>@<week>`), and empties the rows: what stays is that
   * the unit took part. Released before: returns that. Rejects with `release_state` noise that is less
   * than was charged for, or a table that is another.
   */
  releaseCohort(
    id: string,
    week: number,
    at: number,
    noise: (counts: Int32Array) => Noised<NoisyCells>,
  ): Promise<CohortRelease>
  /** In order of weeks. */
  cohorts(id: string): Promise<readonly CohortRelease[]>
}

export interface CampaignChange {
  readonly stored: StoredCampaign
  readonly event: CampaignEvent
  /** With the start. */
  readonly charge?: CampaignCharge
}

/** Pure ε, charged before anybody is enrolled. */
export interface CampaignCharge {
  readonly epsilon: Rational
  readonly namespace: string
  readonly from: number
  readonly to: number
  readonly mechanism: Readonly<Record<string, unknown>>
  readonly at: number
}
