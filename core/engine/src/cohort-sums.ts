/** Noisy cells of released cohorts, added up for the statistics; nothing here sees anybody's row. */
import type { Cell, CellTable, NoisyTable } from '@discreet/experiment'
import { cellAt, cellCount } from '@discreet/experiment'
import { DiscreetError } from '@discreet/protocol'
import type { CohortRelease } from './campaign-ports.ts'

/** Throws `release_state` when a cohort is of another table or noise. */
export function sumCohorts(table: CellTable, cohorts: readonly CohortRelease[]): NoisyTable {
  const cells = new Array<number>(cellCount(table)).fill(0)
  const noiseVariance = cohorts[0]?.noiseVariance ?? 0
  for (const cohort of cohorts) {
    if (cohort.cells.length !== cells.length || cohort.noiseVariance !== noiseVariance) {
      throw new DiscreetError('release_state', 'a cohort does not belong to the table')
    }
    cohort.cells.forEach((count, k) => {
      cells[k] = (cells[k] ?? 0) + count
    })
  }
  return { table, cells, cohorts: cohorts.length, noiseVariance }
}

/** A noisy count and how sure it is. */
export interface NoisyCount {
  /** May be below 0. */
  readonly count: number
  /** Of its noise. */
  readonly variance: number
  /** How many were added up. */
  readonly cells: number
}

export function countWhere(noisy: NoisyTable, counts: (cell: Cell) => boolean): NoisyCount {
  let [count, cells] = [0, 0]
  noisy.cells.forEach((noisyCount, k) => {
    const cell = cellAt(noisy.table, k)
    if (cell === undefined || !counts(cell)) return
    count += noisyCount
    cells += 1
  })
  return { count, cells, variance: cells * noisy.noiseVariance * noisy.cohorts }
}
