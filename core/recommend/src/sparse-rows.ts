/** Dense or sparse rows to compressed sparse rows, keeping the largest entries of each. */
import type { SparseWeights } from './model.ts'

export interface Entry {
  readonly column: number
  readonly value: number
}

/** `rows[i]`: entries of row i in any order; keeps the `keep` of largest magnitude. */
export function compressRows(rows: readonly (readonly Entry[])[], keep: number): SparseWeights {
  const kept = rows.map((row) =>
    row
      .filter(({ value }) => value !== 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.column - b.column)
      .slice(0, keep)
      .sort((a, b) => a.column - b.column),
  )
  const rowOffsets = new Uint32Array(rows.length + 1)
  kept.forEach((row, i) => {
    rowOffsets[i + 1] = (rowOffsets[i] as number) + row.length
  })
  const flat = kept.flat()
  return {
    rowOffsets,
    columns: Uint32Array.from(flat, ({ column }) => column),
    values: Float32Array.from(flat, ({ value }) => value),
  }
}
