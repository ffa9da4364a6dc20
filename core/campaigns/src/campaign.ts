/** A campaign: what is tried on whom, in which slot, by which tactic, and how it is measured. */
import type { ExperimentPlan } from '@discreet/experiment'
import type { Channel } from '@discreet/policy'
import type { ContentVariant } from './content.ts'
import type { Rule } from './rule.ts'

export interface Arm {
  readonly id: string
  /** Relative to the other arms, above 0. */
  readonly weight: number
  /** null: neutral, what the placement shows without the campaign. */
  readonly contents: readonly ContentVariant[] | null
}

/** Campaigns of one namespace whose ranges do not meet never share a person. */
export interface NamespaceRange {
  readonly id: string
  /** Of [0, 1), in thousandths. */
  readonly from: number
  readonly to: number
}

export interface Campaign {
  readonly id: string
  readonly name: string
  /** census: counts who is in `segment` (outcome: not in it, in it); it shows nothing. */
  readonly kind: 'experiment' | 'census'
  readonly placement: string
  /** Of the tactics registry. */
  readonly tactic: string
  readonly channel: Channel
  /** Who is enrolled; missing: everybody. */
  readonly segment?: string
  /** Of an experiment: one is neutral, the others are held against it and the holdout. */
  readonly arms: readonly Arm[]
  /** Share that is kept out of it and sees the neutral version, 0 … .5; default .05. */
  readonly holdout: number
  /** Share of people that takes part at all, 0 … 1. */
  readonly coverage: number
  readonly namespace: NamespaceRange
  readonly seed: string
  /** Epoch milliseconds of the first week; a campaign runs whole weeks from there. */
  readonly startsAt: number
  readonly plan: ExperimentPlan
}

/** An anonymous audience: a rule, and nothing about who is in it. */
export interface Segment {
  readonly id: string
  readonly name: string
  readonly rule: Rule
}
