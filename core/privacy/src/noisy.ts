/**
 * What leaves a release: aggregates that already carry noise. Nothing here can be made from raw
 * counts except through the stages of `stages.ts`.
 *
 * Cells are in **units of the fixed-point grid**; divide by `scale` to get units of contribution
 * (a person's whole contribution has L2 norm at most 1). `sigma` is in the grid's units too.
 */

/**
 * Noisy weighted item counts, one cell per item of the public catalogue, in catalogue order. A person
 * with m distinct items adds scale/√max(m, damping) to each.
 */
export interface NoisyPopularity {
  readonly items: readonly string[]
  readonly cells: Int32Array
  readonly sigma: number
  readonly scale: number
}

/** Noisy weighted pair counts: strict upper triangle over `items`, row-major, n(n-1)/2 cells. */
export interface NoisyPairs {
  readonly kind: 'basket' | 'history'
  readonly items: readonly string[]
  readonly cells: Int32Array
  readonly sigma: number
  readonly scale: number
}

/**
 * A second noisy look at the pairs that stood out in the first: pair k is
 * (items[first[k]], items[second[k]]). A basket with c listed pairs adds scale/√c to each.
 */
export interface NoisySecondLook {
  readonly items: readonly string[]
  readonly first: Uint32Array
  readonly second: Uint32Array
  readonly cells: Int32Array
  readonly sigma: number
  readonly scale: number
}

/** Everything one period released. `people` is noisy as well. */
export interface NoisyAggregate {
  readonly people: { readonly value: number; readonly sigma: number }
  readonly popularity: NoisyPopularity
  readonly basket?: NoisyPairs
  readonly basketSecond?: NoisySecondLook
  readonly history?: NoisyPairs
  readonly historySecond?: NoisySecondLook
}

/** Index of the pair (i, j), i < j < n, in a packed strict upper triangle. */
export function pairIndex(i: number, j: number, n: number): number {
  return i * n - (i * (i + 1)) / 2 + (j - i - 1)
}
