/**
 * Whether an arm does people harm: the rate of each guard against the control, by an always-valid
 * sequence, so that it may be looked at with every cohort. A unit counts for a guard when that or
 * something graver happened to it.
 */
import type { Guard } from './cell-table.ts'
import type { Rules, Side } from './comparison.ts'
import { cellsOf, estimateArm, hold } from './comparison.ts'
import type { NoisyTable } from './noisy-table.ts'
import type { ExperimentPlan } from './plan-types.ts'
import type { GuardResult } from './report-types.ts'
import type { Compared } from './stability.ts'

/** Of a guard whose margin the plan does not give: half a percentage point. */
const defaultMargin = 0.005

export interface GuardReading {
  readonly result: GuardResult
  /** For the stability of the verdict; undefined: too few people to say. */
  readonly compared: Compared | undefined
}

export function readGuard(
  noisy: NoisyTable,
  guard: Guard,
  arm: Side,
  control: Side,
  context: { readonly rules: Rules; readonly margins: ExperimentPlan['margins'] },
): GuardReading {
  const position = 1 + noisy.table.guards.indexOf(guard)
  const cells = cellsOf(noisy, (cell) => (cell.guard >= position ? 1 : 0))
  const rules: Rules = { ...context.rules, range: [0, 1] }
  const margin = context.margins[guard] ?? defaultMargin
  const held = hold(cells, arm, control, rules)
  const [rate, controlRate] = [arm, control].map((side) => estimateArm(cells, side, rules).value)
  const known = { guard, arm: arm.name, rate: rate ?? 0, controlRate: controlRate ?? 0, margin }
  if (held === undefined) {
    const open = { difference: 0, sequence: { low: -1, high: 1 }, state: 'open' } as const
    return { result: { ...known, ...open }, compared: undefined }
  }
  const { difference, sequence } = held.comparison
  const state = sequence.low > margin ? 'breached' : sequence.high < margin ? 'clear' : 'open'
  return {
    result: { ...known, difference, sequence, state },
    compared: {
      value: difference,
      noise: held.difference.noise,
      bound: margin + (difference - sequence.low),
    },
  }
}
