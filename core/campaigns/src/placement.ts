/** A slot of the site and what is in it when no campaign is. */
import type { RecommendRequest } from '@discreet/protocol'
import type { ContentVariant } from './content.ts'

export interface Schedule {
  /** Epoch milliseconds, [from, until). */
  readonly from?: number
  readonly until?: number
  /** 1 Monday … 7 Sunday, of the person's clock. */
  readonly days?: readonly number[]
  /** [from, to) of the person's clock, 0 … 24; over midnight where from > to. */
  readonly hours?: readonly [number, number]
}

/** How lists in the slot are made. */
export interface ShelfSettings {
  /** Tried in this order while there are fewer than `fewest` items. */
  readonly fallbacks: readonly RecommendRequest['placement'][]
  readonly limit: number
  readonly fewest: number
  readonly filters?: NonNullable<RecommendRequest['filters']>
  readonly exclude?: readonly string[]
  /** Adds to the score of what is in the category or has the tag or the id; the reason says so. */
  readonly boosts: readonly { readonly match: string; readonly by: number }[]
  /** Always there: item and place from 0; the reason says so. */
  readonly pins: readonly { readonly item: string; readonly at: number }[]
}

export interface PlacementDefinition {
  readonly id: string
  readonly name: string
  readonly contents: readonly ContentVariant[]
  readonly shelf?: ShelfSettings
  /** How often a campaign's content may be shown in this slot; then it is the slot's own. */
  readonly cap?: { readonly perVisit: number }
  readonly schedule?: Schedule
}
