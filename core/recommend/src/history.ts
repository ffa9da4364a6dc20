/**
 * What a person did, as much as it still counts. Somebody comes for one thing today and for another
 * next week, so what belongs to this visit counts in full, and half after an hour; what was before
 * says what kind of person this is: a small part of it, and half after ninety days.
 */

import type { Weighted } from '@discreet/protocol'
import { powerOfTwo } from './portable-math.ts'

export interface Done {
  readonly item: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly bought: boolean
}

const visitHalfLife = 3_600_000
const halfLife = 90 * 86_400_000
/** Chosen on baskets of Ta-Feng and of the simulated crowd (docs/measurements.md). */
const lasting = 0.015

/** At most `most` different items are remembered, the strongest. */
const most = 200

/** By item, the sum of `fading` over its ages; `done` in an order that only their ages decide. */
function summed(
  done: readonly Done[],
  now: number,
  fading: (age: number) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { item, at } of done) {
    sums.set(item, (sums.get(item) ?? 0) + fading(Math.max(0, now - at)))
  }
  return sums
}

function strongest(weights: Iterable<readonly [string, number]>): Weighted[] {
  return [...weights]
    .map(([item, weight]) => ({ item, weight }))
    .sort((a, b) => b.weight - a.weight || (a.item < b.item ? -1 : 1))
    .slice(0, most)
}

/**
 * `history`: every item once, at most 1, whatever how often, so that a habit does not drown the rest;
 * `bought`: how often, decayed. The same to the last bit in whatever order the things are told.
 */
export function decayedHistory(
  done: readonly Done[],
  now: number,
): { readonly history: readonly Weighted[]; readonly bought: readonly Weighted[] } {
  const slow = (age: number): number => powerOfTwo(-age / halfLife)
  // Floating-point sums depend on their order.
  const ordered = [...done].sort((a, b) => b.at - a.at)
  const visit = summed(ordered, now, (age) => powerOfTwo(-age / visitHalfLife))
  const weights = [...summed(ordered, now, slow)].map(([item, sum]) => {
    const fresh = Math.min(1, visit.get(item) ?? 0)
    return [item, lasting * Math.min(1, sum) + (1 - lasting) * fresh] as const
  })
  const purchases = ordered.filter(({ bought }) => bought)
  return { history: strongest(weights), bought: strongest(summed(purchases, now, slow)) }
}
