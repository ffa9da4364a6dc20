/**
 * The model: what scoring reads and the pack encodes. It is made by `build-model.ts` from noisy
 * aggregates alone, so it may be published.
 *
 * Score of item j given a context C of item positions:
 *
 *   popularityWeight · logPopularity[j] + |C|^(−contextExponent) · Σ_{i ∈ C} weights[i, j]
 *
 * Every term is additive, so a reason is exact.
 */

/**
 * Compressed sparse rows over catalogue positions: row i is the entries
 * `rowOffsets[i] … rowOffsets[i + 1] − 1`. Columns ascend within a row; the diagonal is absent.
 */
export interface SparseWeights {
  /** items + 1 entries, ascending, first 0, last = columns.length. */
  readonly rowOffsets: Uint32Array
  readonly columns: Uint32Array
  readonly values: Float32Array
}

export interface ModelEvidence {
  /** Contributors as the noisy sums have it, periods decayed; 0 or more. */
  readonly people: number
  /** Items of an average contribution, among those whose pairs are counted. */
  readonly meanSize: number
  /** Items whose pairs are counted. */
  readonly headSize: number
  /** Pairs beyond 3.5 standard deviations of the noise, and how many noise alone would put there. */
  readonly pairsFound: number
  readonly pairsByNoise: number
  /** Root mean square over the pairs, in contributions: of what is not chance, and of the noise. */
  readonly signal: number
  readonly noise: number
}

export interface Model {
  readonly id: string
  /** 'popularity': `weights` is empty because the noise drowns what goes together. */
  readonly kind: 'pairs' | 'popularity'
  /** Why this kind was chosen, one or two sentences for people. */
  readonly why: string
  /** Public ids of the catalogue; every other array is in this order. */
  readonly items: readonly string[]
  /** Natural logarithm of the item's estimated share of all purchases; finite, < 0. */
  readonly logPopularity: Float32Array
  /** How much of `logPopularity` enters the score, ≥ 0. */
  readonly popularityWeight: number
  /** Signed; weights[i, j] is what having i adds to the score of j. */
  readonly weights: SparseWeights
  /** 0 … 1: the sum over the context is divided by its size to this power. 0: plain sum. */
  readonly contextExponent: number
  /**
   * Frequently bought together and similar items: row i, column j holds the shrunk P(j | i),
   * 0 < value < 1. Asymmetric. Only pairs that stand out of the noise, and of independence.
   */
  readonly association: SparseWeights
  /** Rise of the item in recent periods, in shrunk standard deviations; 0 = nothing known. */
  readonly trend: Float32Array
  /** Ids of the releases that were summed, oldest first. */
  readonly releases: readonly string[]
  /** Per period; null without privacy. */
  readonly epsilon: number | null
  readonly delta: number | null
  /** Of a model that was just built; it is not in the pack. */
  readonly evidence?: ModelEvidence
}
