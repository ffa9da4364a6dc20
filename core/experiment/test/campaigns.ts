/** Campaigns made up for the tests, and what the report says of them. */
import type { Cell, CellTable } from '../src/cell-table.ts'
import { cellAt, cellCount } from '../src/cell-table.ts'
import { laplaceVariance } from '../src/noise.ts'
import type { NoisyTable } from '../src/noisy-table.ts'
import type { ExperimentPlan } from '../src/plan-types.ts'
import type { ReportInput } from '../src/report.ts'
import type { Dice } from './seeded.ts'

export const plan: ExperimentPlan = {
  outcome: { kind: 'funnel', steps: ['shown', 'bought'] },
  primary: { kind: 'reached', step: 'bought' },
  better: 'more',
  guards: [],
  margins: {},
  audiences: [],
  levels: [2],
  epsilon: '1',
  alpha: 0.05,
  tuning: 20_000,
  weeks: 1,
  outcomeDays: 14,
  fewest: 100,
}

export function tableOf(of: Partial<CellTable> = {}, from: ExperimentPlan = plan): CellTable {
  return {
    arms: ['neutral', 'warm'],
    levels: from.levels,
    audiences: [...from.audiences, 'others'],
    outcome: from.outcome,
    guards: from.guards,
    ...of,
  }
}

/** Cells by a function; without noise unless `epsilon` says otherwise (its variance, not its draws). */
export function counted(
  table: CellTable,
  count: (cell: Cell) => number,
  epsilon?: number,
): NoisyTable {
  const cells = Array.from({ length: cellCount(table) }, (_, k) => count(cellAt(table, k) as Cell))
  return { table, cells, cohorts: 1, noiseVariance: epsilon ? laplaceVariance(epsilon) : 0 }
}

export function noised(noisy: NoisyTable, epsilon: number, dice: Dice): NoisyTable {
  return {
    ...noisy,
    cells: noisy.cells.map((count) => count + dice.laplace(epsilon)),
    noiseVariance: laplaceVariance(epsilon),
  }
}

export function inputOf(noisy: NoisyTable, of: Partial<ReportInput> = {}): ReportInput {
  const { arms } = noisy.table
  return {
    plan,
    noisy,
    plannedCohorts: 1,
    armWeights: arms.map(() => 1 / arms.length),
    controls: ['neutral'],
    ...of,
  }
}
