/** The public file from which every page decides for itself: one address, the same for everybody. */
import type { ExperimentPlan } from '@discreet/experiment'
import type { Campaign, Segment } from './campaign.ts'
import type { PlacementDefinition } from './placement.ts'

export interface PublicCampaign extends Omit<Campaign, 'name' | 'channel' | 'plan'> {
  /** What pages need to find their cell. */
  readonly plan: Pick<
    ExperimentPlan,
    'outcome' | 'guards' | 'audiences' | 'levels' | 'weeks' | 'outcomeDays'
  >
  /** `ask`: nothing of it is shown before the person said yes. */
  readonly verdict: 'allow' | 'ask'
  /** Lowest level of the tactic. */
  readonly level: 0 | 1 | 2 | 3
  /** Of the tactic, by language. */
  readonly sentence: Readonly<Record<string, string>>
  /** false: nobody new is enrolled and neutral is shown (paused, or its weeks are over). */
  readonly enrols: boolean
}

export interface CampaignFile {
  readonly version: 1
  readonly site: string
  readonly placements: readonly PlacementDefinition[]
  /** Those that a campaign or content reads. */
  readonly segments: readonly Segment[]
  readonly campaigns: readonly PublicCampaign[]
  /** Share of visits in which one question may be asked, 0 … 1. */
  readonly questionShare: number
}
