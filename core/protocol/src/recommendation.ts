/** What a page asks for and gets; the same shapes over HTTP, in the browser and on the CLI. */

export type Placement = 'home' | 'product' | 'basket' | 'similar' | 'trending'

export interface RecommendRequest {
  /**
   * home: nothing but what is given; product: bought together with `items[0]`; basket: completes
   * `basket`; similar: items that replace `items[0]`; trending: what is bought more than it was.
   */
  readonly placement: Placement
  readonly items?: readonly string[]
  readonly basket?: readonly string[]
  readonly limit?: number
  readonly exclude?: readonly string[]
  readonly filters?: {
    readonly categories?: readonly string[]
    readonly owned?: readonly string[]
    /** Largest share of one category path in the answer, 0 < share ≤ 1. */
    readonly maxCategoryShare?: number
  }
}

/** Something a person did, as much as it still counts: 1 when new, less as it ages. */
export interface Weighted {
  readonly item: string
  /** Above 0. */
  readonly weight: number
}

/** What an account adds to a request, after policy decided what of it may be used. */
export interface PersonalContext {
  /** Looked at or bought. */
  readonly history: readonly Weighted[]
  /** Bought: how often, decayed. */
  readonly bought: readonly Weighted[]
  /** Categories or tags that the person likes, and those (or items) that they never want to see. */
  readonly liked: readonly string[]
  readonly avoided: readonly string[]
}

export type ScoreTerm =
  | 'together'
  | 'similar'
  | 'history'
  | 'popular'
  | 'content'
  | 'rising'
  | 'again'
  | 'preference'

export interface Reason {
  /** The largest term; popularity counts from what a list by popularity alone needs. */
  readonly term: ScoreTerm
  /** Items whose weights make up that term, largest first; empty for 'popular'. */
  readonly because: readonly { readonly item: string; readonly contribution: number }[]
  readonly text: string
}

export interface RecommendedItem {
  readonly item: string
  readonly score: number
  /** The terms add up to the score exactly. */
  readonly terms: Readonly<Partial<Record<ScoreTerm, number>>>
  readonly reason: Reason
}

export interface RecommendResponse {
  readonly placement: Placement
  readonly items: readonly RecommendedItem[]
  readonly model: {
    readonly id: string
    readonly kind: 'pairs' | 'popularity'
    /** Why this kind was chosen, for people. */
    readonly why: string
    readonly releases: readonly string[]
    readonly epsilon: number | null
    readonly delta: number | null
  }
  /** Asked-for items that the catalogue does not know. */
  readonly unknown: readonly string[]
}
