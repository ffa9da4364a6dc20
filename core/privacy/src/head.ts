/**
 * Public choices made from noisy numbers only: which items form the head, and which pairs deserve a
 * second look. They cost no privacy (post-processing).
 */
import type { PairList } from './counting.ts'
import { pairIndex } from './noisy.ts'

/**
 * How many items the noise can carry: signal grows with people, noise with 1/√ρ. The factor was
 * chosen on public baskets (docs/measurements.md).
 */
export function headSizeFor(noisyPeople: number, rho: number, catalogue: number): number {
  const size = Math.ceil(8.8 * Math.sqrt(Math.max(noisyPeople, 1) * Math.sqrt(rho)))
  return Math.min(catalogue, 10_000, Math.max(100, size))
}

/** Catalogue positions of the `size` largest noisy counts, largest first; ties by position. */
export function chooseHead(noisyPopularity: Int32Array, size: number): Uint32Array {
  const order = Array.from(noisyPopularity.keys()).sort(
    (a, b) => (noisyPopularity[b] as number) - (noisyPopularity[a] as number) || a - b,
  )
  return Uint32Array.from(order.slice(0, size))
}

/** Estimates of item weights from noisy ones: never below half a standard deviation. */
function floored(noisyPopularity: Int32Array, head: Uint32Array, sigma: number): Float64Array {
  return Float64Array.from(head, (item) => Math.max(noisyPopularity[item] as number, sigma / 2))
}

/**
 * The `count` pairs whose noisy sum exceeds independence (proportional to the product of the item
 * weights, same total) by most.
 */
export function chooseCandidates(
  noisyPopularity: Int32Array,
  popularitySigma: number,
  head: Uint32Array,
  noisyPairs: Int32Array,
  count: number,
): PairList {
  const p = floored(noisyPopularity, head, popularitySigma)
  const n = head.length
  const sum = p.reduce((total, value) => total + value, 0)
  const squares = p.reduce((total, value) => total + value * value, 0)
  let total = 0
  for (const cell of noisyPairs) total += cell
  const scale = Math.max(total, 0) / ((sum * sum - squares) / 2)
  const excess = new Float32Array(noisyPairs.length)
  for (let i = 0; i < n; i += 1) {
    const row = pairIndex(i, 0, n)
    const factor = scale * (p[i] as number)
    for (let j = i + 1; j < n; j += 1) {
      excess[row + j] = (noisyPairs[row + j] as number) - factor * (p[j] as number)
    }
  }
  const wanted = Math.min(count, excess.length)
  const threshold = excess.slice().sort()[excess.length - wanted] ?? Number.POSITIVE_INFINITY
  const first: number[] = []
  const second: number[] = []
  for (let i = 0; i < n; i += 1) {
    const row = pairIndex(i, 0, n)
    for (let j = i + 1; j < n; j += 1) {
      if ((excess[row + j] as number) < threshold) continue
      first.push(i)
      second.push(j)
    }
  }
  return { first: Uint32Array.from(first), second: Uint32Array.from(second) }
}
