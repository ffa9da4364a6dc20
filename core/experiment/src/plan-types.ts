/** What an experiment says before it starts; it is hashed into the log and cannot change afterwards. */
import type { CountedLevel, Guard, Outcome } from './cell-table.ts'

export type Metric =
  /** Share of the units that reached this step or a deeper one. */
  | { readonly kind: 'reached'; readonly step: string }
  /** Mean of the spend buckets' values. */
  | { readonly kind: 'spend' }

export interface ExperimentPlan {
  readonly outcome: Outcome
  readonly primary: Metric
  /** Which is better of the primary metric. */
  readonly better: 'more' | 'less'
  readonly guards: readonly Guard[]
  /** How much higher than in the control the rate of a guard may be, 0 … 1; beyond it it pauses. */
  readonly margins: Readonly<Partial<Record<Guard, number>>>
  /** Ids of segments, disjoint by order; without `others`, which is added. */
  readonly audiences: readonly string[]
  readonly levels: readonly CountedLevel[]
  /** Pure ε of one person's cell, as an exact fraction: '1', '3/10'. */
  readonly epsilon: string
  /** Of the always-valid sequence; default .05. */
  readonly alpha: number
  /** Units for which the sequence is tightest (N*, Waudby-Smith). */
  readonly tuning: number
  /** Weeks in which people are enrolled. */
  readonly weeks: number
  /** Days after being enrolled during which outcomes count. */
  readonly outcomeDays: number
  /** Units an arm needs before anything is said of it. */
  readonly fewest: number
}
