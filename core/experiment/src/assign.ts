/**
 * Who is in which arm, by hashing alone: nothing has to be stored to find the same arm again. The same
 * as GrowthBook's hashing version 2 (docs.growthbook.io/lib/build-your-own, MIT), with its version 1 for
 * namespaces; the hash is FNV-1a with 32 bits over UTF-16 code units (Fowler, Noll, Vo). Only integers
 * and one division, so that every engine gives the same arm.
 */

export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5
  for (let k = 0; k < text.length; k += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  }
  return hash >>> 0
}

/** 0 … .999. Biased between experiments that share units; kept for namespaces only. */
export function hashV1(seed: string, value: string): number {
  return (fnv1a32(value + seed) % 1000) / 1000
}

/** 0 … .9999; hashed twice, so that two seeds do not split the same units alike. */
export function hashV2(seed: string, value: string): number {
  return (fnv1a32(`${fnv1a32(seed + value)}`) % 10_000) / 10_000
}

/** Whether a unit may be in a campaign of this range: ranges that do not meet share nobody. */
export function inNamespace(
  unit: string,
  range: { readonly id: string; readonly from: number; readonly to: number },
): boolean {
  const at = hashV1(`__${range.id}`, unit)
  return at >= range.from && at < range.to
}

/** One holdout for all campaigns of a site, so that somebody in it sees none of them. */
export function inHoldout(site: string, unit: string, share: number): boolean {
  return hashV2(`holdout:${site}`, unit) < share
}

/**
 * The part of [0, 1) that each arm covers. Weights count relative to their sum (GrowthBook falls back to
 * equal ones where the sum is not within .01 of 1; within, both take them as they are).
 */
export function bucketRanges(
  coverage: number,
  weights: readonly number[],
): readonly (readonly [number, number])[] {
  const share = coverage > 0 ? Math.min(coverage, 1) : 0
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scale = total < 0.99 || total > 1.01 ? total : 1
  let start = 0
  return weights.map((relative) => {
    const weight = relative / scale
    const range = [start, start + share * weight] as const
    start += weight
    return range
  })
}

/** Position of the arm; −1: the unit takes no part. */
export function chooseArm(
  unit: string,
  seed: string,
  coverage: number,
  weights: readonly number[],
): number {
  const at = hashV2(seed, unit)
  return bucketRanges(coverage, weights).findIndex(([from, to]) => at >= from && at < to)
}
