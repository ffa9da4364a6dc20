/** What the statistics read: sums of released cohorts, and how much noise is in each cell. */
import type { CellTable } from './cell-table.ts'

export interface NoisyTable {
  readonly table: CellTable
  /** Noisy counts, summed over the cohorts; may be negative. */
  readonly cells: readonly number[]
  /** Cohorts that were summed: each added noise of its own. */
  readonly cohorts: number
  /** Variance of the noise of one cell of one cohort; 0 for exact counts in tests and plans. */
  readonly noiseVariance: number
}
