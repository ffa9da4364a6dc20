/** What a person did, as much as it still counts: half after ninety days. */
import type { Weighted } from '@discreet/protocol'

export interface Done {
  readonly item: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly bought: boolean
}

const halfLife = 90 * 86_400_000

/** At most `most` different items are remembered, the strongest. */
const most = 200

function summed(done: readonly Done[], now: number): Weighted[] {
  const sums = new Map<string, number>()
  for (const { item, at } of done) {
    const weight = 2 ** (-Math.max(0, now - at) / halfLife)
    sums.set(item, (sums.get(item) ?? 0) + weight)
  }
  return [...sums]
    .map(([item, weight]) => ({ item, weight }))
    .sort((a, b) => b.weight - a.weight || (a.item < b.item ? -1 : 1))
    .slice(0, most)
}

/**
 * `history`: every item once, at most 1, whatever how often, so that a habit does not drown the
 * rest; `bought`: how often, decayed.
 */
export function decayedHistory(
  done: readonly Done[],
  now: number,
): { readonly history: readonly Weighted[]; readonly bought: readonly Weighted[] } {
  const history = summed(done, now).map(({ item, weight }) => ({
    item,
    weight: Math.min(1, weight),
  }))
  return {
    history,
    bought: summed(
      done.filter(({ bought }) => bought),
      now,
    ),
  }
}
