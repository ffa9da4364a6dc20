/** What a unit counts for in a metric, by the outcome of its cell. */
import type { CellTable } from './cell-table.ts'
import type { Metric } from './plan-types.ts'

/** By outcome. Throws `RangeError` when the table cannot give the metric. */
export function outcomeValues({ outcome }: CellTable, metric: Metric): readonly number[] {
  if (metric.kind === 'reached' && outcome.kind === 'funnel') {
    const from = outcome.steps.indexOf(metric.step)
    if (from >= 0) return outcome.steps.map((_, k) => (k >= from ? 1 : 0))
  }
  if (metric.kind === 'spend' && outcome.kind === 'spend') {
    return outcome.buckets.map(({ value }) => value)
  }
  throw new RangeError('the table does not have the outcome of this metric')
}
