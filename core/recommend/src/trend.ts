/**
 * Trending: how far the newest period's noisy share of an item is above its share before, in
 * standard deviations of the noise, shrunk toward 0.
 */
import type { PeriodAggregate } from './evidence.ts'

/** One number per catalogue position; 0 with fewer than two periods. */
export function trendOf(
  periods: readonly PeriodAggregate[],
  catalogue: ReadonlyMap<string, number>,
): Float32Array {
  const trend = new Float32Array(catalogue.size)
  const newest = periods.at(-1)
  const earlier = periods.slice(0, -1)
  if (newest === undefined || earlier.length === 0) return trend
  const shares = (period: PeriodAggregate): { share: Map<string, number>; sigma: number } => {
    const { items, cells, sigma } = period.aggregate.popularity
    const total = Math.max(
      cells.reduce((a, b) => a + b, 0),
      1,
    )
    return {
      share: new Map(items.map((id, k) => [id, (cells[k] as number) / total])),
      sigma: sigma / total,
    }
  }
  const now = shares(newest)
  const before = earlier.map(shares)
  const noise = Math.hypot(
    now.sigma,
    Math.hypot(...before.map(({ sigma }) => sigma)) / before.length,
  )
  for (const [id, at] of catalogue) {
    const usual = before.reduce((sum, { share }) => sum + (share.get(id) ?? 0), 0) / before.length
    const z = ((now.share.get(id) ?? 0) - usual) / Math.max(noise, 1e-12)
    trend[at] = (z * z * z) / (z * z + 9)
  }
  return trend
}
