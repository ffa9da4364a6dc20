/** Sides of a table held against each other: which cells, which strata, which numbers. */
import type { Cell, CellTable } from './cell-table.ts'
import { cellAt } from './cell-table.ts'
import { normalQuantile } from './distributions.ts'
import { clamped, fixedInterval, sequence, sequencePValue, welchFreedom } from './intervals.ts'
import type { Estimate, Linear, ScoredCell } from './linear-estimate.ts'
import { differenceOf, estimate, liftOf, meanOf } from './linear-estimate.ts'
import type { NoisyTable } from './noisy-table.ts'
import type { ArmEstimate, Comparison, Interval } from './report-types.ts'

/** A cell of the table, its noisy count and what it counts for. */
export interface TableCell extends ScoredCell {
  readonly at: Cell
}

/** Positions of arms that count as one. */
export interface Side {
  readonly name: string
  readonly arms: readonly number[]
}

export interface Rules {
  /** Noise of one cell, all cohorts together. */
  readonly cellVariance: number
  readonly alpha: number
  readonly tuning: number
  readonly fewest: number
  /** The least and the most that a mean can be. */
  readonly range: readonly [number, number]
}

export interface Held {
  readonly comparison: Comparison
  readonly difference: Estimate
}

/** Units of a side have to be this many standard deviations of their noise, or ratios of them are wild. */
const clearOfNoise = 5
/** Below this a stratum is not worth its own mean. */
const fewestInStratum = 30

/** Every level is its own stratum at first. */
export function cellsOf(noisy: NoisyTable, value: (cell: Cell) => number): readonly TableCell[] {
  return noisy.cells.map((count, index) => {
    const at = cellAt(noisy.table, index)
    if (at === undefined) throw new RangeError('there are more cells than the table has')
    return { count, value: value(at), stratum: at.level, at }
  })
}

function isOf(cells: readonly TableCell[], side: Side): (position: number) => boolean {
  const arms = new Set(side.arms)
  return (k) => arms.has(cells[k]?.at.arm ?? -1)
}

/** Noisy units of a side, and the variance of the noise in them. */
export function sizeOf(
  cells: readonly TableCell[],
  side: Side,
  cellVariance: number,
): { readonly units: number; readonly variance: number } {
  const own = cells.filter(({ at }) => side.arms.includes(at.arm))
  return {
    units: own.reduce((sum, { count }) => sum + count, 0),
    variance: own.length * cellVariance,
  }
}

/** Units below which nothing is said of a side. */
export function fewestUnits(fewest: number, variance: number): number {
  return Math.max(fewest, 1, clearOfNoise * Math.sqrt(variance))
}

/**
 * Levels that every side has enough of are strata; the others join the largest of those. Which join
 * which is decided from noisy counts alone, so it costs no privacy.
 */
function stratified(
  cells: readonly TableCell[],
  sides: readonly Side[],
  cellVariance: number,
): readonly TableCell[] {
  const levels = [...new Set(cells.map(({ stratum }) => stratum))]
  const sizes = levels.map((level) => {
    const within = cells.filter(({ stratum }) => stratum === level)
    const enough = sides.every((side) => {
      const { units, variance } = sizeOf(within, side, cellVariance)
      return units >= fewestUnits(fewestInStratum, variance)
    })
    return { level, enough, units: within.reduce((sum, { count }) => sum + count, 0) }
  })
  const alone = sizes.filter(({ enough }) => enough).sort((a, b) => b.units - a.units)
  const largest = alone[0]?.level ?? levels[0] ?? 0
  const own = new Set(alone.map(({ level }) => level))
  return cells.map((cell) => (own.has(cell.stratum) ? cell : { ...cell, stratum: largest }))
}

/** What is said of an arm; of an arm that nobody seems to be in, that nothing is known. */
export function estimateArm(cells: readonly TableCell[], side: Side, rules: Rules): ArmEstimate {
  const { cellVariance, alpha, range } = rules
  const { units } = sizeOf(cells, side, cellVariance)
  const strata = stratified(cells, [side], cellVariance)
  const mean = meanOf(strata, isOf(strata, side))
  if (mean === undefined) {
    const [low, high] = range
    return { arm: side.name, units, value: low, standardError: high - low, interval: { low, high } }
  }
  const { value, standardError } = estimate(strata, mean, cellVariance)
  const freedom = Math.max(mean.units - 1, 1)
  const interval = fixedInterval(value, standardError, alpha, freedom)
  const inside = (low: number): number => Math.min(Math.max(low, range[0]), range[1])
  return {
    arm: side.name,
    units,
    value: inside(value),
    standardError,
    interval: clamped(interval, ...range),
  }
}

function liftWithin(
  strata: readonly TableCell[],
  arm: Linear,
  control: Linear,
  controlError: number,
  interval: (of: Estimate) => Interval,
  rules: Rules,
): Comparison['lift'] {
  if (Math.abs(control.value) <= normalQuantile(rules.alpha / 2) * controlError) return null
  const lift = estimate(strata, liftOf(arm, control), rules.cellVariance)
  return { value: lift.value, interval: interval(lift) }
}

/**
 * undefined: one of the two has too few people to say anything. Intervals of differences are not cut to
 * what a difference can be: verdicts compare with their full reach.
 */
export function hold(
  cells: readonly TableCell[],
  arm: Side,
  control: Side,
  rules: Rules,
): Held | undefined {
  const { cellVariance, alpha } = rules
  for (const side of [arm, control]) {
    const { units, variance } = sizeOf(cells, side, cellVariance)
    if (units < fewestUnits(rules.fewest, variance)) return undefined
  }
  const strata = stratified(cells, [arm, control], cellVariance)
  const [a, c] = [meanOf(strata, isOf(strata, arm)), meanOf(strata, isOf(strata, control))]
  if (a === undefined || c === undefined) return undefined
  const difference = estimate(strata, differenceOf(a, c), cellVariance)
  const { value, standardError } = difference
  const [ofArm, ofControl] = [estimate(strata, a, cellVariance), estimate(strata, c, cellVariance)]
  const freedom = welchFreedom(
    [ofArm.standardError ** 2, a.units],
    [ofControl.standardError ** 2, c.units],
  )
  const fixed = (of: Estimate): Interval =>
    fixedInterval(of.value, of.standardError, alpha, freedom)
  const units = a.units + c.units
  const comparison: Comparison = {
    arm: arm.name,
    control: control.name,
    difference: value,
    standardError,
    noiseError: Math.sqrt(difference.noise),
    interval: fixed(difference),
    sequence: sequence(value, standardError, units, rules),
    lift: liftWithin(strata, a, c, ofControl.standardError, fixed, rules),
    pValue: sequencePValue(value, standardError, units, rules),
  }
  return { comparison, difference }
}

/** Position of the arms with these names. */
export function sideOf(table: CellTable, names: readonly string[]): Side {
  const arms = table.arms.flatMap((name, k) => (names.includes(name) ? [k] : []))
  return { name: arms.map((k) => table.arms[k]).join('+'), arms }
}
