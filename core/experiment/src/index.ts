export { chooseArm, inHoldout, inNamespace } from './assign.ts'
export type { Cell, CellTable, CountedLevel, Guard, Outcome } from './cell-table.ts'
export { bucketOf, cellAt, cellCount, guardNames, indexOfCell, movedCell } from './cell-table.ts'
export { fixedVerdict } from './fixed-verdict.ts'
export { rateInterval, sequence } from './intervals.ts'
export { laplaceVariance } from './noise.ts'
export type { NoisyTable } from './noisy-table.ts'
export type { PlannedSize } from './plan-size.ts'
export { planSize, planWeeks, summedCells } from './plan-size.ts'
export type { ExperimentPlan, Metric } from './plan-types.ts'
export type { ReportInput } from './report.ts'
export { report } from './report.ts'
export type {
  ArmEstimate,
  Comparison,
  Decided,
  ExperimentReport,
  GuardResult,
  Interval,
  SampleRatio,
  Verdict,
} from './report-types.ts'
