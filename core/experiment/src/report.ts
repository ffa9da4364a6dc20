/**
 * The results of a campaign, from its noisy tables and its plan alone: estimates, comparisons with the
 * control, guards, sample ratio, and per arm a verdict with its stability under the noise. Everything
 * here is post-processing of released cells, so it costs no privacy; nothing in it is ever NaN.
 */
import { cellCount } from './cell-table.ts'
import type { Held, Rules, Side, TableCell } from './comparison.ts'
import { cellsOf, estimateArm, fewestUnits, hold, sideOf, sizeOf } from './comparison.ts'
import type { GuardReading } from './guards.ts'
import { readGuard } from './guards.ts'
import { benjaminiHochberg } from './multiple.ts'
import { epsilonOf } from './noise.ts'
import type { NoisyTable } from './noisy-table.ts'
import { outcomeValues } from './outcome-values.ts'
import type { ExperimentPlan } from './plan-types.ts'
import type { Comparison, Decided, ExperimentReport } from './report-types.ts'
import type { RatioTest } from './sample-ratio.ts'
import { sampleRatio } from './sample-ratio.ts'
import type { Compared } from './stability.ts'
import { stabilityOf, suspiciousScore } from './stability.ts'

export interface ReportInput {
  readonly plan: ExperimentPlan
  readonly noisy: NoisyTable
  readonly plannedCohorts: number
  /** Shares expected of all units, by the table's arms, holdout included. */
  readonly armWeights: readonly number[]
  /** Arms of the table that saw the same neutral version; together they are the control. */
  readonly controls: readonly string[]
}

interface Setting {
  readonly input: ReportInput
  readonly cells: readonly TableCell[]
  readonly control: Side
  readonly treated: readonly Side[]
  readonly rules: Rules
}

function settingOf(input: ReportInput): Setting {
  const { plan, noisy, controls } = input
  const { table } = noisy
  if (noisy.cells.length !== cellCount(table)) {
    throw new RangeError('the cells are not those of the table')
  }
  const values = outcomeValues(table, plan.primary)
  const treated = table.arms.filter((arm) => !controls.includes(arm))
  return {
    input,
    cells: cellsOf(noisy, (cell) => values[cell.outcome] ?? 0),
    control: sideOf(table, controls),
    treated: treated.map((arm) => sideOf(table, [arm])),
    rules: {
      cellVariance: noisy.cohorts * noisy.noiseVariance,
      alpha: plan.alpha,
      tuning: plan.tuning,
      fewest: plan.fewest,
      range: [Math.min(...values), Math.max(...values)],
    },
  }
}

function comparisonsIn({ treated, control, rules }: Setting, cells: readonly TableCell[]): Held[] {
  return treated.flatMap((arm) => hold(cells, arm, control, rules) ?? [])
}

function byLevel(setting: Setting): ExperimentReport['byLevel'] {
  return setting.input.noisy.table.levels.map((level, k) => {
    const cells = setting.cells.filter(({ at }) => at.level === k)
    return { level, comparisons: comparisonsIn(setting, cells).map((held) => held.comparison) }
  })
}

/**
 * An error so large that half of the interval is longer than the larger of the two means cannot even
 * tell twice as much from nothing.
 */
function saysSomething(
  { comparison }: Held,
  cells: readonly TableCell[],
  setting: Setting,
): boolean {
  const { control, treated, rules } = setting
  const arm = treated.find(({ name }) => name === comparison.arm) ?? control
  const means = [arm, control].map((side) => Math.abs(estimateArm(cells, side, rules).value))
  const half = (comparison.interval.high - comparison.interval.low) / 2
  return half <= Math.max(...means)
}

function byAudience(setting: Setting): ExperimentReport['byAudience'] {
  const { audiences } = setting.input.noisy.table
  if (audiences.length < 2) return []
  const cuts = audiences.map((audience, k) => {
    const cells = setting.cells.filter(({ at }) => at.audience === k)
    const held = comparisonsIn(setting, cells).filter((one) => saysSomething(one, cells, setting))
    return { audience, held }
  })
  const adjusted = benjaminiHochberg(
    cuts.flatMap(({ held }) => held.map(({ comparison }) => comparison.pValue)),
  )
  let next = 0
  return cuts.map(({ audience, held }) => {
    const comparisons = held.map(({ comparison }): Comparison => {
      const pValue = adjusted[next] ?? 1
      next += 1
      return { ...comparison, pValue }
    })
    return { audience, enough: comparisons.length > 0, comparisons }
  })
}

function ratioOf({ input, cells, rules }: Setting): RatioTest {
  return sampleRatio(
    input.noisy.table.arms.map((name, k) => {
      const { units, variance } = sizeOf(cells, { name, arms: [k] }, rules.cellVariance)
      const fourth = variance * (1 + 3 * input.noisy.noiseVariance)
      return { units, variance, fourth, share: input.armWeights[k] ?? 0 }
    }),
  )
}

function decide(
  setting: Setting,
  arm: Side,
  held: Held | undefined,
  ratio: RatioTest,
  guards: readonly GuardReading[],
): Decided {
  const { cells, control, rules, input } = setting
  const sign = input.plan.better === 'more' ? 1 : -1
  const sizes = [arm, control].map((side): Compared => {
    const { units, variance } = sizeOf(cells, side, rules.cellVariance)
    return { value: units, noise: variance, bound: fewestUnits(rules.fewest, variance) }
  })
  const difference: Compared | undefined = held && {
    value: sign * held.difference.value,
    noise: held.difference.noise,
    bound: held.comparison.sequence.high - held.comparison.difference,
  }
  const parts = {
    ratio: { value: ratio.z, noise: ratio.noiseShare, bound: suspiciousScore },
    sizes,
    guards: guards.flatMap(({ compared }) => compared ?? []),
    difference,
  }
  const because = ((): Decided['because'] => {
    if (ratio.suspicious) return 'sample_ratio'
    if (difference === undefined) return 'too_few'
    if (guards.some(({ result }) => result.state === 'breached')) return 'guard'
    if (difference.value > difference.bound) return 'better'
    return difference.value < -difference.bound ? 'worse' : 'interval_holds_zero'
  })()
  const verdicts = { better: 'certified', worse: 'rejected', guard: 'rejected' } as const
  const verdict = because in verdicts ? verdicts[because as keyof typeof verdicts] : 'unresolved'
  return { arm: arm.name, verdict, because, stability: stabilityOf(verdict, parts) }
}

/** Throws `RangeError` when table, cells and metric do not belong together. */
export function report(input: ReportInput): ExperimentReport {
  const setting = settingOf(input)
  const { plan, noisy, plannedCohorts } = input
  const { cells, control, treated, rules } = setting
  const arms = noisy.table.arms.map((name) => sideOf(noisy.table, [name]))
  const held = comparisonsIn(setting, cells)
  const ratio = ratioOf(setting)
  const context = { rules, margins: plan.margins }
  const guards = treated.flatMap((arm) =>
    noisy.table.guards.map((guard) => readGuard(noisy, guard, arm, control, context)),
  )
  return {
    cohorts: noisy.cohorts,
    plannedCohorts,
    epsilon: epsilonOf(plan.epsilon),
    arms: arms.map((arm) => estimateArm(cells, arm, rules)),
    comparisons: held.map(({ comparison }) => comparison),
    sampleRatio: { z: ratio.z, pValue: ratio.pValue, suspicious: ratio.suspicious },
    guards: guards.map(({ result }) => result),
    decided: treated.map((arm) =>
      decide(
        setting,
        arm,
        held.find(({ comparison }) => comparison.arm === arm.name),
        ratio,
        guards.filter(({ result }) => result.arm === arm.name),
      ),
    ),
    byLevel: byLevel(setting),
    byAudience: byAudience(setting),
  }
}
