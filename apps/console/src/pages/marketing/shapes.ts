/** What the office answers about marketing, as far as these pages read it. */
import type { Campaign, PlacementDefinition, Segment } from '@discreet/campaigns'
import type { ExperimentReport, Interval } from '@discreet/experiment'
import type { Evidence, TacticVerdict } from '@discreet/policy'

export type CampaignState = 'draft' | 'running' | 'paused' | 'ended' | 'closed'

export interface CampaignSummary {
  readonly id: string
  readonly name: string
  readonly kind: 'experiment' | 'census'
  readonly state: CampaignState
  readonly placement: string
  readonly tactic: string
  readonly epsilon: string
  readonly startsAt: string
  readonly week: number | null
  readonly weeks: number
  readonly pausedBy: string | null
  readonly pausedBecause: string | null
}

export interface ShownCampaign extends CampaignSummary {
  readonly registration: { readonly sha256: string } | null
  readonly campaign: Campaign
}

export interface Results {
  readonly n: number | null
  readonly cohorts: number
  readonly plannedCohorts: number
  /** Epoch milliseconds. */
  readonly nextDueAt: number | null
  readonly registration: { readonly sha256: string; readonly matches: boolean } | null
  readonly weeks: readonly {
    readonly week: number
    readonly releasedAt: number
    readonly units: number
    readonly byArm: Readonly<Record<string, number>>
  }[]
  readonly report: ExperimentReport | null
  readonly atTheEnd:
    | readonly { readonly arm: string; readonly says: 'higher' | 'lower' | 'open' }[]
    | null
  readonly size: { readonly interval: Interval | null; readonly enough: boolean } | null
  /** The primary metric is an amount, not a share. */
  readonly spends: boolean
}

export interface SizedSegment extends Segment {
  readonly size: {
    readonly census: string | null
    readonly interval: Interval | null
    readonly enough: boolean
  } | null
}

export interface TacticRow {
  readonly id: string
  readonly name: string
  readonly verdict: TacticVerdict
  readonly registered: TacticVerdict
  readonly level: number
  readonly relaxable: 'brand' | 'hard' | 'fixed'
  readonly review: string
  readonly changes: readonly TacticChanged[]
  readonly pending: readonly (TacticChanged & { readonly id: string })[]
}

interface TacticChanged {
  readonly to: TacticVerdict
  readonly reason: string
  readonly signedBy: readonly string[]
  readonly at: string
  readonly automatic: boolean
}

export interface ExplainedTactic extends TacticRow {
  readonly sentence: string
  readonly overdue: boolean | null
  readonly evidence: readonly Evidence[]
  readonly limits: Readonly<Record<string, unknown>>
}

interface Rate {
  readonly units: number
  readonly rate: number
  readonly interval: Interval
}

export interface Feedback {
  readonly tactic: string
  readonly shown: Rate | null
  readonly notShown: Rate | null
  readonly difference: { readonly value: number; readonly sequence: Interval } | null
  readonly margin: number
  readonly tooPersonal: boolean
}

/** A slot as it would be shown. */
export interface ShownPreview {
  readonly campaign: string | null
  readonly arm: string | null
  readonly content: {
    readonly kind: 'banner' | 'shelf' | 'value' | 'nothing'
    readonly value?: unknown
  }
  readonly counted: boolean
  readonly asks: { readonly sentence: string } | null
  readonly reasons: readonly string[]
  readonly fields: readonly string[]
  readonly words: { readonly title?: string; readonly text?: string; readonly label?: string }
  readonly items?: readonly {
    readonly item: string
    readonly product: { readonly title?: string }
    readonly reason: { readonly text: string }
  }[]
}

export interface Slots {
  readonly placements: readonly PlacementDefinition[]
  readonly campaigns: readonly CampaignSummary[]
}

/** What a campaign can name. */
export interface Around {
  readonly placements: readonly PlacementDefinition[]
  readonly segments: readonly SizedSegment[]
  readonly tactics: readonly TacticRow[]
}
