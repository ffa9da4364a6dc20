/**
 * What a sum of noisy cells says. Everybody was counted, so the noise is all that is uncertain: the
 * intervals here hold the exact count, or the exact share, at least 95 times in 100.
 */
import type { Interval } from '@discreet/experiment'

export interface NoisySum {
  readonly count: number
  /** How many cells were added up. */
  readonly cells: number
}

/**
 * Standard deviations. Beyond it lies 1/20 of a Laplace distribution (e^−z√2); of a sum of several, which
 * is nearer to the normal one, less (about .034 there).
 */
const z95 = Math.log(20) / Math.SQRT2

/** `variance`: of one cell. Nobody is less than none. */
export function countInterval({ count, cells }: NoisySum, variance: number): Interval {
  const half = z95 * Math.sqrt(cells * variance)
  return { low: Math.max(0, count - half), high: Math.max(0, count + half) }
}

/**
 * Of all cells, those of `part` among them. Every p with |x − p n|² ≤ z² V (c (1 − p)² + (C − c) p²), where
 * c of C cells are the part's: a quadratic inequality in p (Fieller 1954). Where the noise is as large as
 * the crowd, it no longer bounds p.
 */
export function shareInterval(part: NoisySum, all: NoisySum, variance: number): Interval {
  const noise = z95 ** 2 * variance
  const [x, n] = [part.count, all.count]
  // a p² − 2 b p + c ≤ 0
  const a = n * n - noise * all.cells
  const b = x * n - noise * part.cells
  const c = x * x - noise * part.cells
  const root = b * b - a * c
  if (!(n > 0 && a > 0 && root >= 0)) return { low: 0, high: 1 }
  const inside = (p: number): number => Math.min(Math.max(p, 0), 1)
  return { low: inside((b - Math.sqrt(root)) / a), high: inside((b + Math.sqrt(root)) / a) }
}

export interface NoisyShare {
  /** Noisy people (or choices); may be below 0. */
  readonly count: number
  readonly countInterval: Interval
  /** null: too few to say. */
  readonly share: number | null
  readonly interval: Interval
}

/** Wider than this, a share says nothing. */
const widest = 0.5

export function noisyShare(part: NoisySum, all: NoisySum, variance: number): NoisyShare {
  const interval = shareInterval(part, all, variance)
  const says = interval.high - interval.low <= widest
  return {
    count: part.count,
    countInterval: countInterval(part, variance),
    share: says ? Math.min(Math.max(part.count / all.count, 0), 1) : null,
    interval,
  }
}
