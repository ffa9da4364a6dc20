/**
 * What a person adds to a score: what goes with what they looked at or bought, what they buy again,
 * and what they said that they like or want less of. Sensitive items are not used, whatever they
 * would add.
 *
 * What somebody has bought, they buy again more likely than others do; how much more depends on what
 * everybody buys anyway, so the term is the logarithm of a ratio to the item's share of all
 * purchases. How the constants were chosen is in docs/measurements.md.
 */
import type { PersonalContext, Weighted } from '@discreet/protocol'
import type { Model } from './model.ts'
import { exponential, logOnePlus } from './portable-math.ts'
import type { Source } from './score-sources.ts'
import { listSource, rowSource } from './score-sources.ts'
import type { Shelves } from './shelves.ts'

const againWeight = 0.12
/** Purchases by everybody, for one of the person's own, at which the two weigh the same. */
const purchasesForOne = 1000
/** Noise hides smaller shares, so that they count as this one. */
const leastShare = 3e-4
const preferenceWeight = 0.2
const lessWeight = 0.5

function counted(
  list: readonly Weighted[],
  shelves: Shelves,
  leaveOut: ReadonlySet<number>,
): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { item, weight } of list) {
    const at = shelves.positions.get(item)
    if (at === undefined || leaveOut.has(at) || shelves.isSensitive(at)) continue
    sums.set(at, (sums.get(at) ?? 0) + weight)
  }
  return sums
}

/** How many of the named categories and tags each item has; its own id is one of its names. */
function matches(names: readonly string[], shelves: Shelves): Map<number, number> {
  const counts = new Map<number, number>()
  for (const name of new Set(names)) {
    const own = shelves.positions.get(name)
    for (const at of new Set([...shelves.named(name), ...(own === undefined ? [] : [own])])) {
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * What was said, as one term: positive for what is liked, negative for what is wanted less. Nothing
 * raises a sensitive item.
 */
export function preferenceSource(
  liked: readonly string[],
  less: readonly string[],
  shelves: Shelves,
): Source {
  const values = new Map<number, number>()
  const add = (names: readonly string[], weight: number): void => {
    for (const [at, count] of matches(names, shelves)) {
      if (weight > 0 && shelves.isSensitive(at)) continue
      values.set(at, (values.get(at) ?? 0) + weight * logOnePlus(count))
    }
  }
  add(liked, preferenceWeight)
  add(less, -lessWeight)
  return listSource('preference', values)
}

/** `inHand`: positions that the request has itself; they count once, there. */
export function historySource(
  { history }: PersonalContext,
  inHand: ReadonlySet<number>,
  { weights }: Model,
  shelves: Shelves,
): Source {
  return rowSource('history', weights, counted(history, shelves, inHand), true)
}

export function againSource(
  { bought }: PersonalContext,
  { logPopularity }: Model,
  shelves: Shelves,
): Source {
  const values = counted(bought, shelves, new Set())
  for (const [at, times] of values) {
    const share = exponential(logPopularity[at] ?? Number.NEGATIVE_INFINITY)
    const usual = purchasesForOne * (share + leastShare)
    values.set(at, againWeight * logOnePlus(times / usual))
  }
  return listSource('again', values, { remembered: true })
}
