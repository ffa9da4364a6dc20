/** What a campaign's results say; every number has its interval, its ε and its noise in it. */
import type { CountedLevel, Guard } from './cell-table.ts'

/** Two-sided, at 1 − α. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export interface ArmEstimate {
  readonly arm: string
  /** Noisy; may be below 0. */
  readonly units: number
  /** The primary metric. */
  readonly value: number
  readonly standardError: number
  readonly interval: Interval
}

/** An arm against the control, which is `holdout` and the neutral arm together. */
export interface Comparison {
  readonly arm: string
  readonly control: string
  readonly difference: number
  readonly standardError: number
  /** The part of it that the noise adds. */
  readonly noiseError: number
  /** Fixed-time; to be looked at once, when the planned weeks are over. */
  readonly interval: Interval
  /** Always valid: may be looked at every week (arXiv 2103.06476). */
  readonly sequence: Interval
  /** Relative to the control, by the delta method; null: the control is too near 0. */
  readonly lift: { readonly value: number; readonly interval: Interval } | null
  /** Always-valid p-value. */
  readonly pValue: number
}

export interface SampleRatio {
  readonly z: number
  readonly pValue: number
  /** p < .001: the split is not what was planned, and results are withheld. */
  readonly suspicious: boolean
}

export interface GuardResult {
  readonly guard: Guard
  readonly arm: string
  readonly rate: number
  readonly controlRate: number
  readonly difference: number
  /** Always valid. */
  readonly sequence: Interval
  readonly margin: number
  /** breached: certainly above the margin; clear: certainly below; else open. */
  readonly state: 'clear' | 'open' | 'breached'
}

export type Verdict =
  /** Better than the control by the always-valid sequence. */
  | 'certified'
  /** Worse, or a guard is breached. */
  | 'rejected'
  | 'unresolved'

export interface Decided {
  readonly arm: string
  readonly verdict: Verdict
  /** Why, as a stable code. */
  readonly because:
    | 'better'
    | 'worse'
    | 'guard'
    | 'sample_ratio'
    | 'too_few'
    | 'interval_holds_zero'
  /** Probability that the verdict would be the same under another draw of the noise, 0 … 1. */
  readonly stability: number
}

export interface ExperimentReport {
  readonly cohorts: number
  readonly plannedCohorts: number
  readonly epsilon: number
  /** All levels together, post-stratified by level. */
  readonly arms: readonly ArmEstimate[]
  readonly comparisons: readonly Comparison[]
  readonly sampleRatio: SampleRatio
  readonly guards: readonly GuardResult[]
  readonly decided: readonly Decided[]
  readonly byLevel: readonly {
    readonly level: CountedLevel
    readonly comparisons: readonly Comparison[]
  }[]
  /** Pre-registered only; p-values corrected together (Benjamini-Hochberg). */
  readonly byAudience: readonly {
    readonly audience: string
    /** false: too few people to say. */
    readonly enough: boolean
    readonly comparisons: readonly Comparison[]
  }[]
}
