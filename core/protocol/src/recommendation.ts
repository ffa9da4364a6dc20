/** What a page asks for and gets; the same shapes over HTTP, in the browser and on the CLI. */

export type Placement = 'home' | 'product' | 'basket' | 'similar' | 'trending' | 'again'

export interface RecommendRequest {
  /**
   * home: nothing but what is given; product: bought together with `items[0]`; basket: completes
   * `basket`; similar: items that replace `items[0]`; trending: what is bought more than it was;
   * again: what the person bought before, and nothing else.
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
  /** Language of the reasons (BCP 47); English where there is no other. */
  readonly locale?: string
}

/** Something a person did, as much as it still counts: 1 when new, less as it ages. */
export interface Weighted {
  readonly item: string
  /** Above 0. */
  readonly weight: number
}

/** What a person said about what they are shown; the same on a device and in an account. */
export interface Preferences {
  /** Categories or tags that the person likes, and those (or items) that they never want to see. */
  readonly liked: readonly string[]
  readonly avoided: readonly string[]
  /** Categories or tags that they want to see less of, and items that come last for a while. */
  readonly less: readonly string[]
  /** Items that they have already. */
  readonly owned: readonly string[]
  /** Terms that felt too personal: they add nothing to any score. */
  readonly without: readonly ScoreTerm[]
}

/** One tap on a recommendation. */
export type Correction =
  /** Never this item again. */
  | 'not_this'
  /** Less of its narrowest category. */
  | 'less_like_this'
  /** The item of the history behind the reason is forgotten. */
  | 'forget'
  /** The term behind the reason is not used any more. */
  | 'too_personal'
  | 'have_it'
  /** More of its narrowest category; of a sensitive item nothing is noted. */
  | 'helpful'
  /** This item is shown less often: it comes after everything else. */
  | 'seen_often'

/** What a device or an account adds to a request, after policy decided what of it may be used. */
export interface PersonalContext extends Preferences {
  /** Looked at or bought. */
  readonly history: readonly Weighted[]
  /** Bought: how often, decayed. */
  readonly bought: readonly Weighted[]
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
  /** The shop's own choice for a slot: what it pins or boosts there. */
  | 'chosen'

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
  /**
   * Items of the person's own history (not of the request) that raise the score, with what each adds,
   * largest first; sensitive ones are not used and not named.
   */
  readonly signals: readonly Signal[]
}

export interface Signal {
  readonly item: string
  readonly title: string
  readonly contribution: number
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
