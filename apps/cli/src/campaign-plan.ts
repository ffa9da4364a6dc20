/** discreet campaign plan: how many people and weeks it takes to see a difference at this epsilon. */
import { planSize, planWeeks } from '@discreet/experiment'
import { DiscreetError } from '@discreet/protocol'
import type { Output } from './output.ts'
import { number } from './output.ts'

export interface PlanOptions {
  readonly base: number
  readonly lift: number
  readonly epsilon: readonly number[]
  readonly weeks: number
  readonly peoplePerWeek: number
  readonly share: number
  readonly alpha: number
  readonly power: number
}

const mostWeeks = 52

interface Planned {
  readonly epsilon: number
  /** In each of two arms, when looked at once at the end. */
  readonly perArm: number
  /** The same if nothing were noised. */
  readonly perArmWithoutNoise: number
  /** For a verdict that may be looked at every week. */
  readonly perArmAlways: number
  readonly smallestPerArm: number
  /** What comes by in the planned weeks. */
  readonly peoplePerArm: number
  readonly enough: boolean
  /** Until a verdict can be expected; null: more than a year. */
  readonly weeksNeeded: number | null
}

function check(options: PlanOptions): void {
  const { base, lift, epsilon, weeks, peoplePerWeek, share, alpha, power } = options
  const other = base * (1 + lift)
  const faults: readonly (readonly [boolean, string, string])[] = [
    [base > 0 && base < 1, '--base', 'a share between 0 and 1, such as 0.05'],
    [other > 0 && other < 1 && lift !== 0, '--lift', 'relative, such as 0.1 for a tenth more'],
    [epsilon.every((one) => one > 0 && one <= 10), '--epsilon', 'above 0, at most 10'],
    [Number.isInteger(weeks) && weeks >= 1 && weeks <= mostWeeks, '--weeks', '1 to 52'],
    [peoplePerWeek >= 1, '--people-per-week', 'at least 1'],
    [share > 0 && share <= 0.5, '--share', 'of each arm, above 0 and at most 0.5'],
    [alpha > 0 && alpha < 0.5, '--alpha', 'above 0, below 0.5'],
    [power > 0.5 && power < 1, '--power', 'above 0.5, below 1'],
  ]
  const fault = faults.find(([right]) => !right)
  if (fault === undefined) return
  const [, field, expected] = fault
  throw new DiscreetError('parameter_invalid', 'this cannot be planned', { field, expected })
}

function planned(options: PlanOptions, epsilon: number): Planned {
  const { base, lift, weeks, peoplePerWeek, share, alpha, power } = options
  const question = { base, lift, epsilon, alpha, power }
  const size = planSize({ ...question, cohorts: weeks })
  const enough = planWeeks({ ...question, peoplePerWeek, share }, mostWeeks)
  const peoplePerArm = Math.floor(weeks * peoplePerWeek * share)
  return {
    epsilon,
    perArm: size.perArm,
    perArmWithoutNoise: size.exact,
    perArmAlways: size.perArmAlways,
    smallestPerArm: size.smallest,
    peoplePerArm,
    enough: peoplePerArm >= size.perArmAlways,
    weeksNeeded: enough?.weeks ?? null,
  }
}

export function planCampaign(options: PlanOptions, output: Output): void {
  check(options)
  const plans = options.epsilon.map((one) => planned(options, one))
  output.table(
    plans.map((one) => ({
      epsilon: one.epsilon,
      'people per arm': one.perArm,
      'without noise': one.perArmWithoutNoise,
      'looking every week': one.perArmAlways,
      'come by per arm': one.peoplePerArm,
      'weeks needed': one.weeksNeeded ?? 'more than 52',
      enough: one.enough ? 'yes' : 'no',
    })),
  )
  const { base, lift, weeks, power } = options
  output.say(
    `\nTo see ${number(100 * base, 2)} % become ${number(100 * base * (1 + lift), 2)} % in ${number(100 * power, 0)} of 100 campaigns of ${weeks} weeks.\n"People per arm" is for one look at the end, "looking every week" for the verdict that may be looked at any time.\nBelow ${plans.map((one) => one.smallestPerArm).join(', ')} people per arm the noise adds more than a tenth to the error.`,
  )
  output.result(plans)
}
