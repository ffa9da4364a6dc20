/**
 * What the noisy sums say about pairs, put on one scale: for every pair of the head the sum that
 * independence leads one to expect, how far the noisy sum is from it, and how noisy that is.
 *
 * Several periods add up with decay. A pair that a period did not look at contributes nothing, to
 * the expectation neither.
 */
import type { NoisyAggregate, NoisyPairs, NoisySecondLook } from '@discreet/privacy'
import { pairIndex } from '@discreet/privacy'

export interface PeriodAggregate {
  readonly aggregate: NoisyAggregate
  readonly releaseId: string
  /** Epoch milliseconds; the newest weighs 1. */
  readonly at: number
}

/** Units: contributions (a person's whole weight is 1), decayed. */
export interface Evidence {
  /** Catalogue positions, most popular first. */
  readonly head: Uint32Array
  /** Estimated popularity of every catalogue item, above 0. */
  readonly popularity: Float64Array
  readonly people: number
  /** Items of an average contribution that are in the head, at least 1.5. */
  readonly meanSize: number
  /** Packed strict upper triangles over the head. */
  readonly expected: Float32Array
  readonly residual: Float32Array
  readonly variance: Float32Array
  /** Pairs that had a second look. */
  readonly looked: Uint8Array
}

/** What a stranger would guess the second look multiplies sums by, worth this many standard deviations. */
const usualGain = 1.7
const usualGainWorth = 50

function positive(cells: Int32Array, sigma: number, scale: number): Float64Array {
  const least = Math.max(sigma / 2, 1e-6 * scale)
  return Float64Array.from(cells, (cell) => Math.max(cell, least) / scale)
}

/** Expected sums under independence: proportional to the product, same total as the noisy sums. */
function independence(p: Float64Array, cells: Int32Array, scale: number): Float32Array {
  const n = p.length
  const sum = p.reduce((a, b) => a + b, 0)
  const squares = p.reduce((a, b) => a + b * b, 0)
  let total = 0
  for (const cell of cells) total += cell
  const factor = Math.max(total / scale, 1e-9) / Math.max((sum * sum - squares) / 2, 1e-9)
  const expected = new Float32Array(cells.length)
  for (let i = 0; i < n; i += 1) {
    const row = pairIndex(i, 0, n)
    const weight = factor * (p[i] as number)
    for (let j = i + 1; j < n; j += 1) expected[row + j] = weight * (p[j] as number)
  }
  return expected
}

interface Look {
  readonly pairs: NoisyPairs
  readonly second: NoisySecondLook | undefined
}

/** Residuals and variances of one look, the second replacing the first where there is one. */
function residuals(
  look: Look,
  expected: Float32Array,
): Pick<Evidence, 'residual' | 'variance' | 'looked'> {
  const { cells, sigma, scale, items } = look.pairs
  const n = items.length
  const residual = new Float32Array(cells.length)
  for (let k = 0; k < cells.length; k += 1) {
    residual[k] = (cells[k] as number) / scale - (expected[k] as number)
  }
  const variance = new Float32Array(cells.length).fill((sigma / scale) ** 2)
  const looked = new Uint8Array(cells.length)
  const { second } = look
  if (second === undefined) return { residual, variance, looked }
  let firstSum = usualGainWorth * Math.max(sigma / scale, 1e-6)
  let secondSum = usualGain * firstSum
  second.cells.forEach((cell, k) => {
    const at = pairIndex(second.first[k] as number, second.second[k] as number, n)
    if ((residual[at] as number) <= (5 * sigma) / scale) return
    firstSum += (cells[at] as number) / scale
    secondSum += cell / second.scale
  })
  const gain = Math.max(secondSum / firstSum, 0.1)
  second.cells.forEach((cell, k) => {
    const at = pairIndex(second.first[k] as number, second.second[k] as number, n)
    residual[at] = cell / second.scale / gain - (expected[at] as number)
    variance[at] = (second.sigma / second.scale / gain) ** 2
    looked[at] = 1
  })
  return { residual, variance, looked }
}

function lookOf(aggregate: NoisyAggregate, kind: 'basket' | 'history'): Look | undefined {
  const pairs = aggregate[kind]
  return pairs === undefined ? undefined : { pairs, second: aggregate[`${kind}Second`] }
}

/** Contributions weigh a small basket's items 1/√damping and a large one's 1/√m. */
function sizeFromPopularity(aggregate: NoisyAggregate, share: number): number {
  const { cells, scale } = aggregate.popularity
  let sum = 0
  for (const cell of cells) sum += cell
  const damping = 8
  const each = Math.max(sum / scale / Math.max(aggregate.people.value, 1), 0)
  const size = each < Math.sqrt(damping) ? each * Math.sqrt(damping) : each * each
  return Math.max(1.5, size * share)
}

class PairSums {
  readonly expected: Float32Array
  readonly residual: Float32Array
  readonly variance: Float32Array
  readonly looked: Uint8Array
  readonly #n: number

  constructor(n: number) {
    this.#n = n
    const cells = (n * (n - 1)) / 2
    this.expected = new Float32Array(cells)
    this.residual = new Float32Array(cells)
    this.variance = new Float32Array(cells)
    this.looked = new Uint8Array(cells)
  }

  /** `place` maps the look's head to this one. */
  add(look: Look, popularity: Float64Array, place: Int32Array, decay: number): void {
    const n = look.pairs.items.length
    const expected = independence(popularity, look.pairs.cells, look.pairs.scale)
    const { residual, variance, looked } = residuals(look, expected)
    for (let i = 0; i < n; i += 1) {
      const row = pairIndex(i, 0, n)
      const a = place[i] as number
      for (let j = i + 1; j < n; j += 1) {
        const b = place[j] as number
        if (a < 0 || b < 0) continue
        const to = pairIndex(Math.min(a, b), Math.max(a, b), this.#n)
        const from = row + j
        this.expected[to] = (this.expected[to] as number) + decay * (expected[from] as number)
        this.residual[to] = (this.residual[to] as number) + decay * (residual[from] as number)
        this.variance[to] = (this.variance[to] as number) + decay ** 2 * (variance[from] as number)
        this.looked[to] = (this.looked[to] as number) | (looked[from] as number)
      }
    }
  }
}

function decayedPopularity(
  periods: readonly PeriodAggregate[],
  catalogue: ReadonlyMap<string, number>,
  decays: readonly number[],
): Float64Array {
  const popularity = new Float64Array(catalogue.size)
  periods.forEach(({ aggregate }, t) => {
    const { items, cells, sigma, scale } = aggregate.popularity
    const estimates = positive(cells, sigma, scale)
    items.forEach((id, k) => {
      const at = catalogue.get(id)
      if (at === undefined) return
      popularity[at] = (popularity[at] as number) + (decays[t] ?? 0) * (estimates[k] as number)
    })
  })
  const least = popularity.reduce((a, b) => (b > 0 && b < a ? b : a), 1)
  return popularity.map((value) => (value > 0 ? value : least))
}

/**
 * `periods` oldest first, at least one. `catalogue` maps the public ids to positions 0, 1, 2, ….
 * `decay`: weight of a period relative to the one after it, 0 < decay ≤ 1.
 */
export function gatherEvidence(
  periods: readonly PeriodAggregate[],
  catalogue: ReadonlyMap<string, number>,
  decay: number,
): Evidence {
  const decays = periods.map((_, t) => decay ** (periods.length - 1 - t))
  const popularity = decayedPopularity(periods, catalogue, decays)
  const looks = periods.map(({ aggregate }) =>
    (['basket', 'history'] as const).flatMap((kind) => lookOf(aggregate, kind) ?? []),
  )
  const inSomeHead = new Set<number>()
  for (const look of looks.flat()) {
    for (const id of look.pairs.items) {
      const at = catalogue.get(id)
      if (at !== undefined) inSomeHead.add(at)
    }
  }
  const byPopularity = (a: number, b: number): number =>
    (popularity[b] as number) - (popularity[a] as number) || a - b
  const head = Uint32Array.from([...inSomeHead].sort(byPopularity))
  const position = new Map(Array.from(head, (item, k) => [item, k]))
  const sums = new PairSums(head.length)
  periods.forEach(({ aggregate }, t) => {
    const estimates = positive(
      aggregate.popularity.cells,
      aggregate.popularity.sigma,
      aggregate.popularity.scale,
    )
    const index = new Map(aggregate.popularity.items.map((id, k) => [id, k]))
    for (const look of looks[t] ?? []) {
      const ids = look.pairs.items
      const p = Float64Array.from(ids, (id) => estimates[index.get(id) ?? -1] ?? 1e-6)
      const place = Int32Array.from(ids, (id) => position.get(catalogue.get(id) ?? -1) ?? -1)
      sums.add(look, p, place, decays[t] ?? 0)
    }
  })
  const total = popularity.reduce((a, b) => a + b, 0)
  const inHead = Array.from(head).reduce((sum, item) => sum + (popularity[item] as number), 0)
  const newest = periods.at(-1)
  return {
    head,
    popularity,
    people: periods.reduce(
      (sum, { aggregate }, t) => sum + (decays[t] ?? 0) * aggregate.people.value,
      0,
    ),
    meanSize: newest === undefined ? 1.5 : sizeFromPopularity(newest.aggregate, inHead / total),
    expected: sums.expected,
    residual: sums.residual,
    variance: sums.variance,
    looked: sums.looked,
  }
}
