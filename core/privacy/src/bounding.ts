/**
 * Contribution bounding: how much one person may add to a release.
 *
 * Everything a person adds is an integer vector (a grid of 1/scale), and its L2 norm is at most the
 * public clip C. So adding or removing one person changes the sum by at most C in L2 norm.
 *
 * **Unit-norm weights.** A basket (or a period) with m distinct items adds v to each of its n = m
 * items or n = m(m−1)/2 pairs. With v = ⌊C/(B·√n)⌋ for a person with B baskets, the norm of one
 * basket's vector is v√n ≤ C/B, and by the triangle inequality the norm of the sum over the B
 * baskets is at most C, whatever they share. v is the integer square root of ⌊C²/(B²n)⌋, so no
 * floating-point number takes part: v² ≤ C²/(B²n) exactly. The weight depends only on the person's
 * own B and m, never on other people.
 *
 * **Why pairs without the diagonal.** Item counts are released on their own. Leaving x_i² out of
 * x xᵀ gives the pairs of a small basket more weight: two items weigh 1 instead of 1/√3.
 *
 * **Caps.** A person beyond a cap keeps the first baskets and the items with the lowest numbers of
 * a fixed public shuffle: a function of that person's data alone.
 */
import { PrivacyError } from './errors.ts'
import { integerSquareRoot } from './rational.ts'
import type { PeopleRows } from './rows.ts'

export interface Caps {
  readonly basketsPerPerson: number
  readonly itemsPerBasket: number
  /** Distinct items of a person over the period. */
  readonly itemsPerPerson: number
}

/** v = ⌊√⌊C²/(B²·n)⌋⌋, or 0 when there is nothing to add. `clip` is C, an integer of the grid. */
export function unitWeight(clip: bigint, baskets: number, cells: number): number {
  if (cells === 0 || baskets === 0) return 0
  return Number(integerSquareRoot(clip ** 2n / (BigInt(baskets) ** 2n * BigInt(cells))))
}

/**
 * General form: the strict upper triangle (with `diagonal`, the upper triangle) of x xᵀ for
 * non-negative weights x, scaled to norm at most `clip`, floored toward zero. Returns integer cells
 * in row order. Throws `parameter_invalid` when a weight is negative or not finite.
 *
 * Proof: flooring toward zero shrinks every cell, and the integer norm is compared with C² in
 * BigInt; while it is larger, all cells are scaled down again. So the result never exceeds C.
 */
export function boundedTriangle(x: readonly number[], clip: bigint, diagonal: boolean): bigint[] {
  if (x.some((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY))) {
    throw new PrivacyError('parameter_invalid', 'weights must be finite and not negative')
  }
  const cells: number[] = []
  for (let i = 0; i < x.length; i += 1) {
    for (let j = diagonal ? i : i + 1; j < x.length; j += 1) {
      cells.push((x[i] as number) * (x[j] as number))
    }
  }
  const largest = cells.reduce((a, b) => Math.max(a, b), 0)
  if (largest === 0) return cells.map(() => 0n)
  if (largest === Number.POSITIVE_INFINITY) {
    throw new PrivacyError('parameter_invalid', 'weights are too large')
  }
  const shares = cells.map((cell) => cell / largest)
  let scale = Number(clip) / Math.sqrt(shares.reduce((sum, share) => sum + share * share, 0))
  for (;;) {
    const integers = shares.map((share) => BigInt(Math.floor(share * scale)))
    const squared = integers.reduce((sum, value) => sum + value * value, 0n)
    if (squared <= clip * clip) return integers
    scale *= 1 - 1e-12
  }
}

/**
 * The distinct items of a row that count: a cap keeps those that a fixed public shuffle puts first.
 * Multiplying by an odd number permutes the 32-bit integers, so that no two items share a place.
 */
function capped(items: Uint32Array, cap: number): Uint32Array {
  if (items.length <= cap) return items
  const order = Float64Array.from(items, (item) => Math.imul(item + 1, 0x9e3779b1) >>> 0)
  const ranked = Array.from(items.keys()).sort(
    (a, b) => (order[a] as number) - (order[b] as number),
  )
  return Uint32Array.from(ranked.slice(0, cap), (index) => items[index] as number).sort()
}

/** Rows restricted to `caps`; people with nothing left stay as people without baskets. */
export function applyCaps(rows: PeopleRows, caps: Caps): PeopleRows {
  const { personOffsets, basketOffsets } = rows
  const people = personOffsets.length - 1
  const newPersonOffsets = new Uint32Array(people + 1)
  const newBasketOffsets: number[] = []
  const newItems = new Uint32Array(rows.items.length)
  let used = 0
  for (let person = 0; person < people; person += 1) {
    newPersonOffsets[person] = newBasketOffsets.length
    const first = personOffsets[person] as number
    const last = Math.min(personOffsets[person + 1] as number, first + caps.basketsPerPerson)
    for (let basket = first; basket < last; basket += 1) {
      newBasketOffsets.push(used)
      const items = rows.items.subarray(basketOffsets[basket], basketOffsets[basket + 1])
      const kept = capped(items, caps.itemsPerBasket)
      newItems.set(kept, used)
      used += kept.length
    }
  }
  newPersonOffsets[people] = newBasketOffsets.length
  newBasketOffsets.push(used)
  return {
    itemCount: rows.itemCount,
    personOffsets: newPersonOffsets,
    basketOffsets: Uint32Array.from(newBasketOffsets),
    items: newItems.subarray(0, used),
  }
}

/** Each person's baskets merged into one row of distinct items: what history pairs count. */
export function mergeBaskets(rows: PeopleRows, caps: Caps): PeopleRows {
  const { personOffsets, basketOffsets } = rows
  const people = personOffsets.length - 1
  const items = new Uint32Array(rows.items.length)
  const offsets = new Uint32Array(people + 1)
  let used = 0
  for (let person = 0; person < people; person += 1) {
    offsets[person] = used
    const from = basketOffsets[personOffsets[person] as number] as number
    const to = basketOffsets[personOffsets[person + 1] as number] as number
    const sorted = rows.items.slice(from, to).sort()
    const distinct = sorted.filter((item, k) => k === 0 || item !== sorted[k - 1])
    const kept = capped(distinct, caps.itemsPerPerson)
    items.set(kept, used)
    used += kept.length
  }
  offsets[people] = used
  return {
    itemCount: rows.itemCount,
    personOffsets: Uint32Array.from({ length: people + 1 }, (_, p) => p),
    basketOffsets: offsets,
    items: items.subarray(0, used),
  }
}
