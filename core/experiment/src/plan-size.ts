/**
 * How many people a campaign needs. One look at the end with a fixed interval needs n with
 * d² = (z_{1−α/2} + z_power)² (A/n + B/n²), where A adds up p(1 − p) of both arms and B the noise,
 * K v [S (1 − p)² + (C − S) p²]; that is a quadratic equation in n. The always-valid sequence, which the
 * verdict is made from, needs more: its factor is about 3 where a look at the end has 1.96.
 */
import type { CellTable } from './cell-table.ts'
import { normalQuantile } from './distributions.ts'
import { sequenceFactor } from './intervals.ts'
import { laplaceVariance } from './noise.ts'
import { outcomeValues } from './outcome-values.ts'
import type { Metric } from './plan-types.ts'

/** Cells of one arm that are summed: `counting` those of people who reached the step. */
export interface SummedCells {
  readonly cells: number
  readonly counting: number
}

export interface SizeQuestion {
  /** Share that reaches the step without the campaign, 0 … 1. */
  readonly base: number
  /** Relative: .1 is a tenth more. */
  readonly lift: number
  readonly epsilon: number
  /** Weeks in which people are enrolled. */
  readonly cohorts: number
  /** Default .05. */
  readonly alpha?: number
  /** Default .8. */
  readonly power?: number
  /** Default: two cells, of which one counts. */
  readonly summed?: SummedCells
}

export interface PlannedSize {
  /** People in each of two arms, for one look at the end. */
  readonly perArm: number
  /** The same if nothing were noised. */
  readonly exact: number
  /** For the always-valid sequence, which gives the verdict. */
  readonly perArmAlways: number
  /** Fewest people in an arm with whom the noise adds a tenth to the standard error. */
  readonly smallest: number
}

/** What an arm of a table sums for a metric: noise grows with it. */
export function summedCells(table: CellTable, metric: Metric): SummedCells {
  const steps = outcomeValues(table, metric)
  const each = table.levels.length * table.audiences.length * (1 + table.guards.length)
  const counting = steps.filter((value) => value > 0).length
  return { cells: each * steps.length, counting: each * counting }
}

/** Throws `RangeError` when base or lift do not describe two shares between 0 and 1. */
export function planSize(question: SizeQuestion): PlannedSize {
  const { base, lift, epsilon, cohorts, alpha = 0.05, power = 0.8 } = question
  const { cells, counting } = question.summed ?? { cells: 2, counting: 1 }
  const other = base * (1 + lift)
  if (!(base > 0 && base < 1 && other >= 0 && other <= 1 && other !== base)) {
    throw new RangeError('base and lift have to give two different shares between 0 and 1')
  }
  const cellVariance = cohorts * laplaceVariance(epsilon)
  const sampling = (p: number): number => p * (1 - p)
  const noise = (p: number): number =>
    cellVariance * (counting * (1 - p) ** 2 + (cells - counting) * p * p)
  const A = sampling(base) + sampling(other)
  const B = noise(base) + noise(other)
  const d2 = (other - base) ** 2
  const needed = (factor: number, b: number): number => {
    const q = (factor + normalQuantile(1 - power)) ** 2
    return Math.ceil((q * A + Math.sqrt(q * q * A * A + 4 * d2 * q * b)) / (2 * d2))
  }
  const atEnd = normalQuantile(alpha / 2)
  return {
    perArm: needed(atEnd, B),
    exact: needed(atEnd, 0),
    perArmAlways: needed(sequenceFactor(1, alpha, 1), B),
    smallest: Math.ceil(noise(base) / ((1.1 ** 2 - 1) * sampling(base))),
  }
}

export interface WeeksQuestion extends Omit<SizeQuestion, 'cohorts'> {
  readonly peoplePerWeek: number
  /** Of those, the share that is in each of the two arms; default .5. */
  readonly share?: number
}

/** Weeks until an arm has enough people; each week adds its own noise. undefined: more than `most`. */
export function planWeeks(
  question: WeeksQuestion,
  most: number = 52,
): { readonly weeks: number; readonly size: PlannedSize } | undefined {
  const perWeek = question.peoplePerWeek * (question.share ?? 0.5)
  for (let weeks = 1; weeks <= most; weeks += 1) {
    const size = planSize({ ...question, cohorts: weeks })
    if (weeks * perWeek >= size.perArmAlways) return { weeks, size }
  }
  return undefined
}
