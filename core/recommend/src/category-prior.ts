/**
 * The catalogue's top categories are public, and sums over all pairs of two categories have little
 * noise. Where such a sum differs from independence, so do the expectations of its pairs.
 */
import { pairIndex } from '@discreet/privacy'
import type { Item } from '@discreet/protocol'
import type { Evidence } from './evidence.ts'

const fewest = 2
const most = 200

/** The evidence with expectations that know the categories, or as it was when there are none. */
export function withCategories(evidence: Evidence, catalogue: readonly Item[]): Evidence {
  const names = Array.from(evidence.head, (item) => catalogue[item]?.categories?.[0] ?? '')
  const labels = [...new Set(names)]
  if (labels.length < fewest || labels.length > most) return evidence
  const group = names.map((name) => labels.indexOf(name))
  const g = labels.length
  const n = names.length
  const sums = {
    residual: new Float64Array(g * g),
    expected: new Float64Array(g * g),
    variance: new Float64Array(g * g),
  }
  const cellOf = (i: number, j: number): number => {
    const [a, b] = [group[i] as number, group[j] as number]
    return Math.min(a, b) * g + Math.max(a, b)
  }
  const everyPair = (visit: (packed: number, cell: number) => void): void => {
    for (let i = 0; i < n; i += 1) {
      const row = pairIndex(i, 0, n)
      for (let j = i + 1; j < n; j += 1) visit(row + j, cellOf(i, j))
    }
  }
  everyPair((packed, cell) => {
    // Second looks are chosen because they are high, so a category learns from first looks only.
    if (evidence.looked[packed] === 1) return
    sums.residual[cell] = (sums.residual[cell] as number) + (evidence.residual[packed] as number)
    sums.expected[cell] = (sums.expected[cell] as number) + (evidence.expected[packed] as number)
    sums.variance[cell] = (sums.variance[cell] as number) + (evidence.variance[packed] as number)
  })
  const shift = sums.residual.map((r, cell) => {
    const v = sums.variance[cell] as number
    const e = sums.expected[cell] as number
    if (e <= 0) return 0
    return Math.min(Math.max((r * r * r) / (r * r + 9 * v + 1e-12) / e, -0.8), 4)
  })
  const expected = evidence.expected.slice()
  const residual = evidence.residual.slice()
  everyPair((packed, cell) => {
    const moved = (shift[cell] as number) * (expected[packed] as number)
    expected[packed] = (expected[packed] as number) + moved
    residual[packed] = (residual[packed] as number) - moved
  })
  return { ...evidence, expected, residual }
}
