/**
 * From noisy sums to a model. Everything here is post-processing: it reads aggregates and the public
 * catalogue, nothing else, so it costs no privacy, and every choice it makes (how much to trust a
 * pair, whether pairs are worth anything at all) depends on the noise level and the noisy sums.
 *
 * score_j = c·ln p_j + Σ_i (B_ij + c·ln lift_ij): EASE on the shrunk Gram matrix, and a
 * naive-Bayes term that helps where noise leaves EASE little. How the constants were chosen, on
 * public baskets, is in docs/measurements.md.
 */
import { pairIndex } from '@discreet/privacy'
import type { Item } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { withCategories } from './category-prior.ts'
import { easeWeights } from './ease.ts'
import type { Evidence, PeriodAggregate } from './evidence.ts'
import { gatherEvidence } from './evidence.ts'
import type { SpdInverse } from './linear-algebra.ts'
import { denseTriangle, logLift, shrunkResiduals } from './log-lift.ts'
import type { Model, SparseWeights } from './model.ts'
import { modelEvidence, oneByNoise } from './model-evidence.ts'
import { regressOnNeighbours } from './sparse-regression.ts'
import type { Entry } from './sparse-rows.ts'
import { compressRows } from './sparse-rows.ts'
import { trendOf } from './trend.ts'

export interface BuildOptions {
  readonly id: string
  readonly epsilon: number | null
  readonly delta: number | null
  /** Weight of a period relative to the one after it. */
  readonly decay: number
  /** Entries kept per item. */
  readonly keep: number
  /** Ridge of EASE, in contributions. */
  readonly lambda: number
  /** c above. */
  readonly prior: number
  /** Largest head for the dense inverse; beyond it, neighbours only. */
  readonly denseLimit: number
  /** Sums are exact counts (evaluation without privacy): the diagonal is the popularity itself. */
  readonly exact: boolean
}

const defaults: Omit<BuildOptions, 'id' | 'epsilon' | 'delta'> = {
  decay: 0.9,
  keep: 200,
  lambda: 200,
  prior: 0.04,
  denseLimit: 4000,
  exact: false,
}

interface Head {
  readonly evidence: Evidence
  readonly shrunk: Float32Array
  /** Estimated Gram diagonal: weight of the contributions that have the item. */
  readonly diagonal: Float64Array
}

function headOf(evidence: Evidence, exact: boolean): Head {
  const shrunk = shrunkResiduals(evidence)
  const own = Float64Array.from(evidence.head, (item) => evidence.popularity[item] as number)
  if (exact) return { evidence, shrunk, diagonal: own }
  let pairs = 0
  for (const value of evidence.expected) pairs += value
  const weight = (2 * pairs) / (evidence.meanSize - 1)
  const sum = own.reduce((a, b) => a + b, 0)
  return { evidence, shrunk, diagonal: own.map((value) => (value * weight) / sum) }
}

function gramCell({ evidence, shrunk, diagonal }: Head, i: number, j: number): number {
  if (i === j) return diagonal[i] as number
  const cell = pairIndex(Math.min(i, j), Math.max(i, j), diagonal.length)
  return (evidence.expected[cell] as number) + (shrunk[cell] as number)
}

function lift({ evidence, shrunk }: Head, cell: number): number {
  const s = shrunk[cell] as number
  if (s === 0) return 0
  return logLift(s, evidence.expected[cell] as number, evidence.variance[cell] as number)
}

/** Rows over head positions: B + c·log-lift. */
async function denseRows(
  head: Head,
  options: BuildOptions,
  linearAlgebra: SpdInverse,
): Promise<Entry[][]> {
  const n = head.diagonal.length
  const gram = denseTriangle(
    (cell) => (head.evidence.expected[cell] as number) + (head.shrunk[cell] as number),
    n,
  )
  head.diagonal.forEach((value, i) => {
    gram[i * n + i] = value
  })
  const weights = await easeWeights(gram, n, options.lambda, linearAlgebra)
  if (!options.exact) {
    const lifts = denseTriangle((cell) => lift(head, cell), n)
    for (let k = 0; k < weights.length; k += 1) {
      weights[k] = (weights[k] as number) + options.prior * (lifts[k] as number)
    }
  }
  return Array.from({ length: n }, (_, i) =>
    topEntries(weights.subarray(i * n, i * n + n), options.keep),
  )
}

/** Selecting by threshold first keeps the sort small. */
function topEntries(row: Float64Array, keep: number): Entry[] {
  const magnitudes = row.map(Math.abs).sort()
  const least = magnitudes[Math.max(0, row.length - keep)] ?? 0
  const entries: Entry[] = []
  row.forEach((value, column) => {
    if (value !== 0 && Math.abs(value) >= least) entries.push({ column, value })
  })
  return entries
}

/** Large catalogues: regression on the pairs that stand out, and their log-lifts. */
function sparseRows(head: Head, options: BuildOptions): Entry[][] {
  const n = head.diagonal.length
  const neighbours = standingOut(head)
  const rows: Entry[][] = Array.from({ length: n }, () => [])
  neighbours.forEach((around, j) => {
    const nearest = around.slice(0, 100)
    const weights = regressOnNeighbours((a, b) => gramCell(head, a, b), j, nearest, options.lambda)
    nearest.forEach((i, k) => {
      const cell = pairIndex(Math.min(i, j), Math.max(i, j), n)
      const value = (weights[k] as number) + options.prior * lift(head, cell)
      rows[i]?.push({ column: j, value })
    })
  })
  return rows
}

/** For every item the others that it meets more often than expected, strongest first. */
function standingOut({ shrunk, evidence, diagonal }: Head): number[][] {
  const n = diagonal.length
  const strength: Entry[][] = Array.from({ length: n }, () => [])
  for (let i = 0; i < n; i += 1) {
    const row = pairIndex(i, 0, n)
    for (let j = i + 1; j < n; j += 1) {
      const r = shrunk[row + j] as number
      if (r <= 0 || r * r < 9 * (evidence.variance[row + j] as number)) continue
      strength[i]?.push({ column: j, value: r })
      strength[j]?.push({ column: i, value: r })
    }
  }
  return strength.map((entries) =>
    entries.sort((a, b) => b.value - a.value || a.column - b.column).map(({ column }) => column),
  )
}

/** P(j | i) as far as the noise lets one say, for the pairs that stand out. */
function association(head: Head): Entry[][] {
  return standingOut(head).map((around, i) =>
    around.map((j) => ({
      column: j,
      value: Math.min(0.99, gramCell(head, i, j) / Math.max(head.diagonal[i] as number, 1e-9)),
    })),
  )
}

/** From head positions to catalogue positions. */
function onCatalogue(
  rows: readonly Entry[][],
  head: Uint32Array,
  size: number,
  keep: number,
): SparseWeights {
  const all: Entry[][] = Array.from({ length: size }, () => [])
  rows.forEach((row, i) => {
    all[head[i] as number] = row.map(({ column, value }) => ({
      column: head[column] as number,
      value,
    }))
  })
  return compressRows(all, keep)
}

/** Are pairs worth using? Three times what noise alone would find and a handful more means they are. */
function usefulPairs({ residual, variance, looked }: Evidence): {
  found: number
  tested: number
  enough: boolean
} {
  let found = 0
  let tested = 0
  residual.forEach((r, k) => {
    const v = variance[k] as number
    if (looked[k] === 0 && v > 0) return
    tested += 1
    if (r * r > 12.25 * v && r > 0) found += 1
  })
  return { found, tested, enough: found > 5 + (3 * tested) / oneByNoise }
}

function reason(enough: boolean, found: number, people: number): string {
  const crowd = `about ${Math.max(0, Math.round(people / 100) * 100).toLocaleString('en')} contributors`
  return enough
    ? `${found.toLocaleString('en')} pairs of items stand out of the noise of ${crowd}.`
    : `Only ${found} pairs of items stand out of the noise of ${crowd}, too few to do better than popularity. More people, a longer period or a larger epsilon would help.`
}

/** Throws `model_missing` without periods. `periods` oldest first. */
export async function buildModel(
  periods: readonly PeriodAggregate[],
  catalogue: readonly Item[],
  linearAlgebra: SpdInverse,
  chosen: Partial<BuildOptions> & Pick<BuildOptions, 'id' | 'epsilon' | 'delta'>,
): Promise<Model> {
  if (periods.length === 0) throw new DiscreetError('model_missing', 'nothing is released yet')
  const options: BuildOptions = { ...defaults, ...chosen }
  const positions = new Map(catalogue.map((item, k) => [item.id, k]))
  const plain = gatherEvidence(periods, positions, options.decay)
  const evidence = options.exact ? plain : withCategories(plain, catalogue)
  const { found, tested, enough } = usefulPairs(evidence)
  const head = headOf(evidence, options.exact)
  const n = head.diagonal.length
  const rows = !enough
    ? []
    : n <= options.denseLimit
      ? await denseRows(head, options, linearAlgebra)
      : sparseRows(head, options)
  const total = evidence.popularity.reduce((a, b) => a + b, 0)
  const size = catalogue.length
  return {
    id: options.id,
    kind: enough ? 'pairs' : 'popularity',
    why: reason(enough, found, evidence.people),
    items: catalogue.map(({ id }) => id),
    logPopularity: Float32Array.from(evidence.popularity, (p) => Math.log(p / total)),
    popularityWeight: options.exact ? 1e-6 : options.prior,
    weights: onCatalogue(rows, evidence.head, size, options.keep),
    contextExponent: 0,
    association: onCatalogue(enough ? association(head) : [], evidence.head, size, options.keep),
    trend: trendOf(periods, positions),
    releases: periods.map(({ releaseId }) => releaseId),
    epsilon: options.epsilon,
    delta: options.delta,
    evidence: modelEvidence(evidence, { found, tested }),
  }
}
