/** What was asked of this process since it began, by route: numbers only, as /metrics has them. */
import type { Metrics } from './metrics.ts'

export interface RouteSummary {
  readonly route: string
  readonly requests: number
  /** By the first digit of the status. */
  readonly refused: number
  readonly failed: number
  /** Seconds; the 95th percentile is not above it. null: longer than any bucket. */
  readonly mean: number
  readonly p95: number | null
}

interface Sample {
  readonly metricName?: string
  readonly value: number
  readonly labels: Readonly<Partial<Record<string, string | number>>>
}

interface Counting {
  requests: number
  refused: number
  failed: number
  seconds: number
  /** How many took no longer, by upper end. */
  readonly buckets: Map<number, number>
}

function add(counting: Counting, { metricName = '', value, labels }: Sample): void {
  const status = String(labels['status'] ?? '')
  if (metricName.endsWith('_count')) {
    counting.requests += value
    if (status.startsWith('4')) counting.refused += value
    if (status.startsWith('5')) counting.failed += value
  } else if (metricName.endsWith('_sum')) counting.seconds += value
  else {
    const upTo = Number(labels['le'] === '+Inf' ? Infinity : labels['le'])
    counting.buckets.set(upTo, (counting.buckets.get(upTo) ?? 0) + value)
  }
}

function p95({ requests, buckets }: Counting): number | null {
  const ends = [...buckets.keys()].sort((a, b) => a - b)
  const end = ends.find((one) => (buckets.get(one) ?? 0) >= 0.95 * requests)
  return end === undefined || end === Infinity ? null : end
}

/** Each file of the console has a route of its own; to whoever looks at load they are one. */
function routeOf({ labels }: Sample): string {
  const route = String(labels['route'])
  return route.startsWith('/console/') ? '/console/*' : route
}

/** The busiest first. */
export async function requestSummary({ requests }: Metrics): Promise<readonly RouteSummary[]> {
  const byRoute = new Map<string, Counting>()
  const { values } = await requests.get()
  for (const sample of values as readonly Sample[]) {
    const route = routeOf(sample)
    const counting = byRoute.get(route) ?? {
      requests: 0,
      refused: 0,
      failed: 0,
      seconds: 0,
      buckets: new Map<number, number>(),
    }
    byRoute.set(route, counting)
    add(counting, sample)
  }
  return [...byRoute]
    .map(([route, counting]) => ({
      route,
      requests: counting.requests,
      refused: counting.refused,
      failed: counting.failed,
      mean: counting.requests === 0 ? 0 : counting.seconds / counting.requests,
      p95: p95(counting),
    }))
    .sort((a, b) => b.requests - a.requests)
}
