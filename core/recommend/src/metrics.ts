/**
 * Ranking metrics, with **pessimistic ties**: an item with the same score as a hidden one counts as
 * ranked before it. Optimistic ties once made a private model "beat" the one without privacy.
 */

export interface Ranked {
  /** 0-based pessimistic ranks of the hidden items, ascending. */
  readonly ranks: readonly number[]
  readonly hidden: number
}

/**
 * `scores` over the whole catalogue; `excluded` items are not candidates. Hidden items are ranked
 * against the others and, among themselves, in the order of their scores.
 */
export function rankHidden(
  scores: Float64Array,
  hidden: readonly number[],
  excluded: ReadonlySet<number>,
  at: number,
): Ranked {
  const own = new Set(hidden)
  const sorted = hidden.map((item) => scores[item] as number).sort((a, b) => b - a)
  const before = new Int32Array(sorted.length)
  const last = sorted.at(-1) ?? Number.POSITIVE_INFINITY
  for (let j = 0; j < scores.length; j += 1) {
    const score = scores[j] as number
    if (!(score >= last) || own.has(j) || excluded.has(j)) continue
    for (let k = sorted.length - 1; k >= 0 && score >= (sorted[k] as number); k -= 1) {
      before[k] = (before[k] as number) + 1
    }
  }
  const ranks = sorted.map((_, k) => (before[k] as number) + k)
  return { ranks: ranks.filter((rank) => rank < at), hidden: hidden.length }
}

export interface Metrics {
  readonly recall: number
  readonly ndcg: number
  readonly hitRate: number
}

export function metricsOf(results: readonly Ranked[], at: number): Metrics {
  let [recall, ndcg, hits] = [0, 0, 0]
  for (const { ranks, hidden } of results) {
    recall += ranks.length / Math.min(hidden, at)
    hits += ranks.length > 0 ? 1 : 0
    const gain = ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 2), 0)
    let ideal = 0
    for (let k = 0; k < Math.min(hidden, at); k += 1) ideal += 1 / Math.log2(k + 2)
    ndcg += gain / ideal
  }
  const n = Math.max(results.length, 1)
  return { recall: recall / n, ndcg: ndcg / n, hitRate: hits / n }
}
