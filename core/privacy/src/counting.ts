/**
 * Counting: weighted integer sums over bounded people. One pass per item over the baskets that hold
 * it, straight into the row of the packed triangle, so memory beside the result is about 12 bytes a
 * row of input, never items².
 *
 * Sums of parts add up to the sum of the whole, whatever the split of the people, because every
 * cell is an integer sum over people.
 */
import { PrivacyError } from './errors.ts'
import { pairIndex } from './noisy.ts'
import type { PeopleRows } from './rows.ts'

/** Pairs of a head, one weight a basket: v for every pair that it holds. */
export type PairWeight = (baskets: number, cells: number) => number

const largestSum = 2 ** 30

/** Refuses sums that could leave 32 bits before or after noise. */
function guard(total: number): void {
  if (total > largestSum) {
    throw new PrivacyError('parameter_invalid', 'sums do not fit into 32 bits: use a coarser grid')
  }
}

/** Sums were made in doubles, which hold them exactly. */
function guarded(sums: Float64Array): Int32Array {
  for (const sum of sums) guard(sum)
  return Int32Array.from(sums)
}

interface HeadRows {
  readonly offsets: Uint32Array
  readonly items: Uint32Array
  readonly weights: Int32Array
}

/** Baskets with their head positions (ascending) and the weight of each of their pairs. */
function headRows(rows: PeopleRows, position: Int32Array, weight: PairWeight): HeadRows {
  const { personOffsets, basketOffsets } = rows
  const baskets = basketOffsets.length - 1
  const offsets = new Uint32Array(baskets + 1)
  const items = new Uint32Array(rows.items.length)
  const weights = new Int32Array(baskets)
  let used = 0
  for (let basket = 0; basket < baskets; basket += 1) {
    offsets[basket] = used
    const from = used
    const end = basketOffsets[basket + 1] as number
    for (let k = basketOffsets[basket] as number; k < end; k += 1) {
      const head = position[rows.items[k] as number] as number
      if (head >= 0) {
        items[used] = head
        used += 1
      }
    }
    items.subarray(from, used).sort()
  }
  offsets[baskets] = used
  for (let person = 0; person + 1 < personOffsets.length; person += 1) {
    const first = personOffsets[person] as number
    const last = personOffsets[person + 1] as number
    for (let basket = first; basket < last; basket += 1) {
      const size = (offsets[basket + 1] as number) - (offsets[basket] as number)
      weights[basket] = weight(last - first, (size * (size - 1)) / 2)
    }
  }
  return { offsets, items: items.subarray(0, used), weights }
}

/** For every head position, where it stands in `items` (CSC): starts and places. */
function places(
  rows: HeadRows,
  head: number,
): { starts: Uint32Array; at: Uint32Array; basket: Uint32Array } {
  const starts = new Uint32Array(head + 1)
  for (const item of rows.items) starts[item + 1] = (starts[item + 1] as number) + 1
  for (let i = 0; i < head; i += 1)
    starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice(0, head)
  const at = new Uint32Array(rows.items.length)
  const basket = new Uint32Array(rows.items.length)
  for (let b = 0; b + 1 < rows.offsets.length; b += 1) {
    const end = rows.offsets[b + 1] as number
    for (let k = rows.offsets[b] as number; k < end; k += 1) {
      const item = rows.items[k] as number
      const place = next[item] as number
      at[place] = k
      basket[place] = b
      next[item] = place + 1
    }
  }
  return { starts, at, basket }
}

/** Catalogue position → head position, −1 outside the head. */
function headPositions(head: Uint32Array, itemCount: number): Int32Array {
  const position = new Int32Array(itemCount).fill(-1)
  head.forEach((item, k) => {
    position[item] = k
  })
  return position
}

/** Packed strict upper triangle over the head, n(n−1)/2 cells. */
export function countPairs(rows: PeopleRows, head: Uint32Array, weight: PairWeight): Int32Array {
  const n = head.length
  const cells = new Int32Array((n * (n - 1)) / 2)
  const inHead = headRows(rows, headPositions(head, rows.itemCount), weight)
  const { starts, at, basket } = places(inHead, n)
  const { items, offsets, weights } = inHead
  for (let i = 0; i < n; i += 1) {
    const row = pairIndex(i, 0, n)
    const to = starts[i + 1] as number
    let total = 0
    for (let p = starts[i] as number; p < to; p += 1) {
      const b = basket[p] as number
      const v = weights[b] as number
      if (v === 0) continue
      total += v
      const end = offsets[b + 1] as number
      for (let k = (at[p] as number) + 1; k < end; k += 1) {
        const cell = row + (items[k] as number)
        cells[cell] = (cells[cell] as number) + v
      }
    }
    guard(total)
  }
  return cells
}

/** Weighted item counts: a person with m distinct items adds `weight(m)` to each of them. */
export function countItems(people: PeopleRows, weight: (distinct: number) => number): Int32Array {
  const cells = new Float64Array(people.itemCount)
  const { basketOffsets, items } = people
  for (let row = 0; row + 1 < basketOffsets.length; row += 1) {
    const from = basketOffsets[row] as number
    const to = basketOffsets[row + 1] as number
    const v = weight(to - from)
    for (let k = from; k < to; k += 1) {
      const item = items[k] as number
      cells[item] = (cells[item] as number) + v
    }
  }
  return guarded(cells)
}

/** A public list of pairs of head positions, first < second, ordered by first then second. */
export interface PairList {
  readonly first: Uint32Array
  readonly second: Uint32Array
}

/** Sums over the listed pairs only; a basket's weight depends on how many of them it holds. */
export function countListedPairs(
  rows: PeopleRows,
  head: Uint32Array,
  pairs: PairList,
  weight: PairWeight,
): Int32Array {
  const position = headPositions(head, rows.itemCount)
  const starts = new Uint32Array(head.length + 1)
  for (const i of pairs.first) starts[i + 1] = (starts[i + 1] as number) + 1
  for (let i = 0; i < head.length; i += 1) {
    starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  }
  const cells = new Float64Array(pairs.first.length)
  const present = new Uint8Array(head.length)
  for (let person = 0; person + 1 < rows.personOffsets.length; person += 1) {
    const first = rows.personOffsets[person] as number
    const last = rows.personOffsets[person + 1] as number
    for (let b = first; b < last; b += 1) {
      const items = rows.items.subarray(rows.basketOffsets[b], rows.basketOffsets[b + 1])
      const found = listedPairsOf(items, position, starts, pairs, present)
      const v = weight(last - first, found.length)
      for (const pair of found) cells[pair] = (cells[pair] as number) + v
    }
  }
  return guarded(cells)
}

function listedPairsOf(
  items: Uint32Array,
  position: Int32Array,
  starts: Uint32Array,
  pairs: PairList,
  present: Uint8Array,
): number[] {
  const heads: number[] = []
  for (const item of items) {
    const head = position[item] as number
    if (head >= 0) heads.push(head)
  }
  for (const head of heads) present[head] = 1
  const found: number[] = []
  for (const head of heads) {
    const end = starts[head + 1] as number
    for (let pair = starts[head] as number; pair < end; pair += 1) {
      if (present[pairs.second[pair] as number] === 1) found.push(pair)
    }
  }
  for (const head of heads) present[head] = 0
  return found
}

/** Cell by cell; throws `parameter_invalid` when lengths differ or a sum leaves 32 bits. */
export function addCounts(a: Int32Array, b: Int32Array): Int32Array {
  if (a.length !== b.length) throw new PrivacyError('parameter_invalid', 'counts of unequal length')
  return a.map((value, k) => {
    const sum = value + (b[k] as number)
    if (sum !== (sum | 0)) throw new PrivacyError('parameter_invalid', 'a sum leaves 32 bits')
    return sum
  })
}
