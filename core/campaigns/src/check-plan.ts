/** The form of an experiment's plan: what it promises to measure before it starts. */
import type { ExperimentPlan, Metric, Outcome } from '@discreet/experiment'
import { guardNames } from '@discreet/experiment'
import type { Check, Problem } from './checks.ts'
import {
  also,
  fault,
  id,
  kinds,
  list,
  number,
  oneOf,
  set,
  shape,
  step,
  such,
  text,
  whole,
} from './checks.ts'
import { isConsentGoal } from './goals.ts'

const share = number(0, 1)
const amount = number(0, 1e9)

/** Its noise is larger than any shop's crowd, and the release would refuse to draw it. */
const smallestEpsilon = 1 / 1000

/** Exact, so that what is charged is what is written. */
function isEpsilon(value: unknown): boolean {
  const parts = typeof value === 'string' ? /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(value) : null
  if (parts === null) return false
  const [above, below] = [Number(parts[1]), Number(parts[2] ?? 1)]
  return below > 0 && above >= smallestEpsilon * below && above <= 4 * below
}

const goal: Check = also(id, (value: string, field, found) => {
  if (!isConsentGoal(value)) return
  const problem = 'What people consent to is never a goal.'
  fault(found, field, problem, 'something that people do for themselves, such as clicked or bought')
})

type Bucket = Extract<Outcome, { kind: 'spend' }>['buckets'][number]

function rising(buckets: readonly Bucket[], field: string, found: Problem[]): void {
  buckets.forEach(({ from, value }, k) => {
    const at = step(field, k)
    const before = buckets[k - 1]?.from
    if (before === undefined ? from !== 0 : from <= before) {
      const problem = 'The buckets do not follow each other.'
      fault(found, step(at, 'from'), problem, before === undefined ? '0' : `more than ${before}`)
    }
    const end = buckets[k + 1]?.from ?? Infinity
    if (value < from || value > end) {
      const problem = 'The value that stands for the bucket is not in it.'
      fault(found, step(at, 'value'), problem, `a number from ${from} to ${end}`)
    }
  })
}

const kind = text(20)

const outcome: Check = kinds({
  funnel: shape({ kind, steps: set(goal, 2, 8) }),
  spend: shape({
    kind,
    buckets: also(list(shape({ from: amount, value: amount }), 2, 20), rising),
  }),
})

const primary: Check = kinds({ reached: shape({ kind, step: text(64) }), spend: shape({ kind }) })

function metricFits(metric: Metric, of: Outcome, field: string, found: Problem[]): void {
  if (of.kind === 'spend') {
    if (metric.kind !== 'spend') {
      fault(found, step(field, 'kind'), 'The outcome has no steps.', '"spend"')
    }
  } else if (metric.kind === 'spend') {
    fault(found, step(field, 'kind'), 'The outcome has no amounts.', '"reached"')
  } else if (of.steps.indexOf(metric.step) < 1) {
    const problem = of.steps.includes(metric.step)
      ? 'Everybody who takes part has reached the first step.'
      : 'The outcome has no such step.'
    fault(found, step(field, 'step'), problem, `one of ${of.steps.slice(1).join(', ')}`)
  }
}

const plan = shape({
  outcome,
  primary,
  better: oneOf(['more', 'less']),
  guards: set(oneOf(guardNames), 0, guardNames.length),
  margins: shape({}, Object.fromEntries(guardNames.map((guard) => [guard, share]))),
  audiences: set(id, 0, 8),
  levels: set(oneOf([1, 2, 3]), 1, 3),
  epsilon: such(isEpsilon, 'an exact fraction from 1/1000 to 4, such as "1" or "3/10"'),
  alpha: such(
    (value) => typeof value === 'number' && value > 0 && value <= 0.5,
    'a number above 0 and at most .5, such as .05',
  ),
  tuning: whole(1, 1e9),
  weeks: whole(1, 52),
  outcomeDays: whole(0, 60),
  fewest: whole(1, 1e9),
})

/** `segments`: ids of those that there are. */
export function planCheck(segments: ReadonlySet<string>): Check {
  return also(plan, (value: ExperimentPlan, field, found) => {
    metricFits(value.primary, value.outcome, step(field, 'primary'), found)
    for (const guard of guardNames) {
      const at = step(step(field, 'margins'), guard)
      const [guards, has] = [value.guards.includes(guard), value.margins[guard] !== undefined]
      if (guards && !has) fault(found, at, 'This is missing.', 'the margin of the guard, 0 to 1')
      if (has && !guards)
        fault(found, at, 'This is not a guard of the plan.', 'margins of its guards')
    }
    value.audiences.forEach((audience, k) => {
      if (segments.has(audience)) return
      const at = step(step(field, 'audiences'), k)
      fault(found, at, 'There is no such segment.', 'the id of a segment')
    })
  })
}
