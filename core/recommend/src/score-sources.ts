/** Where a score comes from: each source adds one named term and can say what it is made of. */
import type { ScoreTerm } from '@discreet/protocol'
import type { SparseWeights } from './model.ts'

export interface Part {
  /** Catalogue position; undefined where no item is behind it. */
  readonly item: number | undefined
  readonly contribution: number
}

export interface Source {
  readonly term: ScoreTerm
  /** Made of what the person did before, so that forgetting it takes it away. */
  readonly remembered: boolean
  readonly add: (into: Float64Array) => void
  /** What makes up the source's share of the score of candidate j; together exactly that share. */
  readonly parts: (candidate: number) => readonly Part[]
}

function cellOf(weights: SparseWeights, i: number, j: number): number {
  let low = weights.rowOffsets[i] ?? 0
  let high = (weights.rowOffsets[i + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const column = weights.columns[middle] as number
    if (column === j) return weights.values[middle] as number
    if (column < j) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/** Weights of the rows of `context`, each as much as it counts. */
export function rowSource(
  term: ScoreTerm,
  weights: SparseWeights,
  context: ReadonlyMap<number, number>,
  remembered = false,
): Source {
  const { rowOffsets, columns, values } = weights
  return {
    term,
    remembered,
    add: (into) => {
      for (const [i, counts] of context) {
        const end = rowOffsets[i + 1] ?? 0
        for (let k = rowOffsets[i] ?? 0; k < end; k += 1) {
          const j = columns[k] as number
          into[j] = (into[j] as number) + counts * (values[k] as number)
        }
      }
    },
    parts: (candidate) => {
      const parts: Part[] = []
      for (const [item, counts] of context) {
        const contribution = counts * cellOf(weights, item, candidate)
        if (contribution !== 0) parts.push({ item, contribution })
      }
      return parts
    },
  }
}

/** Values known beforehand, because of `item` (of the candidate itself where there is none). */
export function listSource(
  term: ScoreTerm,
  values: ReadonlyMap<number, number>,
  { item, remembered = false }: { readonly item?: number; readonly remembered?: boolean } = {},
): Source {
  return {
    term,
    remembered,
    add: (into) => {
      for (const [j, value] of values) into[j] = (into[j] as number) + value
    },
    parts: (candidate) => {
      const contribution = values.get(candidate) ?? 0
      return contribution === 0 ? [] : [{ item: item ?? candidate, contribution }]
    },
  }
}

/** A value for every item, with nothing of the person's behind it. */
export function everybodySource(term: ScoreTerm, values: Float64Array): Source {
  return {
    term,
    remembered: false,
    add: (into) => {
      for (let j = 0; j < values.length; j += 1) {
        into[j] = (into[j] as number) + (values[j] as number)
      }
    },
    parts: (candidate) => {
      const contribution = values[candidate] ?? 0
      return contribution === 0 ? [] : [{ item: undefined, contribution }]
    },
  }
}

export function once(items: readonly number[]): Map<number, number> {
  return new Map(items.map((item) => [item, 1]))
}

/** Cosine of the association rows: bought with the same things. */
export function similarItems(association: SparseWeights, item: number): Map<number, number> {
  const { rowOffsets, columns, values } = association
  const dot = new Map<number, number>()
  const norm = (i: number): number => {
    let sum = 0
    for (let k = rowOffsets[i] ?? 0; k < (rowOffsets[i + 1] ?? 0); k += 1) {
      sum += (values[k] as number) ** 2
    }
    return Math.sqrt(sum)
  }
  for (let k = rowOffsets[item] ?? 0; k < (rowOffsets[item + 1] ?? 0); k += 1) {
    const through = columns[k] as number
    const weight = values[k] as number
    for (let m = rowOffsets[through] ?? 0; m < (rowOffsets[through + 1] ?? 0); m += 1) {
      const j = columns[m] as number
      const back = cellOf(association, j, through)
      dot.set(j, (dot.get(j) ?? 0) + weight * back)
    }
  }
  const own = norm(item)
  for (const [j, value] of dot) {
    const scale = own * norm(j)
    dot.set(j, scale > 0 ? value / scale : 0)
  }
  return dot
}
