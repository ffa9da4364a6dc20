/** The form of campaigns: what has to hold before anything else is asked of one. */
import { cellCount } from '@discreet/experiment'
import type { Channel } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import type { Arm, Campaign, NamespaceRange, Segment } from './campaign.ts'
import { otherAudience, tableOf } from './cells.ts'
import { contentsCheck } from './check-content.ts'
import { planCheck } from './check-plan.ts'
import { ruleCheck } from './check-rule.ts'
import type { Check, Problem } from './checks.ts'
import {
  also,
  different,
  fault,
  id,
  list,
  moment,
  number,
  oneOf,
  shape,
  step,
  such,
  text,
} from './checks.ts'
import { holdoutArm } from './membership.ts'
import type { PlacementDefinition } from './placement.ts'
import { sensitiveNames } from './sensitive.ts'

/** What a campaign refers to. */
export interface Surroundings {
  readonly placements: readonly Pick<PlacementDefinition, 'id'>[]
  readonly segments: readonly Pick<Segment, 'id'>[]
  readonly itemOf: (id: string) => Item | undefined
}

/** Every cell gets noise, so many cells drown what there is to see. */
const mostCells = 4096

const channels = [
  'site',
  'email',
  'push',
  'sms',
  'ads',
  'store',
  'voice',
] as const satisfies readonly Channel[]

const above0 = (most: number): Check =>
  such(
    (value) => typeof value === 'number' && value > 0 && value <= most,
    `a number above 0, at most ${most}`,
  )

const thousandth = such(
  (value) =>
    typeof value === 'number' &&
    value >= 0 &&
    value <= 1 &&
    Math.round(value * 1000) / 1000 === value,
  'a number from 0 to 1 with at most three decimals',
)

const namespace: Check = also(
  shape({ id, from: thousandth, to: thousandth }),
  ({ from, to }: NamespaceRange, field, found) => {
    if (from >= to) fault(found, step(field, 'to'), 'Nobody is in this range.', `more than ${from}`)
  },
)

function armsFit(campaign: Campaign, at: string, found: Problem[]): void {
  const { arms, holdout, kind } = campaign
  const neutral = arms.filter(({ contents }) => contents === null).length
  if (kind === 'census') {
    if (arms.length === 1 && neutral === 1 && holdout === 0) return
    const expected = 'one arm with `contents` null, and a holdout of 0'
    fault(found, at, 'A census shows nothing and compares nothing.', expected)
  } else if (arms.length === 1) {
    if (neutral === 0 && holdout > 0) return
    const problem = 'There is nothing to hold the arm against.'
    fault(found, at, problem, 'a neutral arm (`contents` null) beside it, or one arm and a holdout')
  } else if (neutral !== 1) {
    fault(found, at, `${neutral} arms are neutral.`, 'exactly one arm with `contents` null')
  }
}

function armNames(arms: readonly Arm[], field: string, found: Problem[]): void {
  different(
    found,
    arms.map((arm) => arm.id),
    field,
    'id',
  )
  arms.forEach((arm, k) => {
    if (arm.id !== holdoutArm) return
    const at = step(step(field, k), 'id')
    fault(found, at, 'This is the name of those who are kept out.', 'another id')
  })
}

function censusFits({ segment, plan }: Campaign, field: string, found: Problem[]): void {
  if (segment === undefined) {
    fault(found, step(field, 'segment'), 'This is missing.', 'the segment that is counted')
  }
  if (plan.outcome.kind === 'funnel' && plan.outcome.steps.length === 2) return
  const problem = 'A census counts who is not in its segment and who is.'
  fault(
    found,
    step(step(field, 'plan'), 'outcome'),
    problem,
    'a funnel of two steps: outside, inside',
  )
}

export function campaignCheck({ placements, segments, itemOf }: Surroundings): Check {
  const slots = new Set(placements.map((placement) => placement.id))
  const audiences = new Set(segments.map((segment) => segment.id))
  const contents = contentsCheck(sensitiveNames(itemOf), 'campaign')
  const arm = shape({
    id,
    weight: above0(1e6),
    contents: (value, field, found) => {
      if (value !== null) contents(value, field, found)
    },
  })
  const form = shape(
    {
      id,
      name: text(200),
      kind: oneOf(['experiment', 'census']),
      placement: such(
        (value) => value === '' || typeof value === 'string',
        'the id of a placement',
      ),
      tactic: id,
      channel: oneOf(channels),
      arms: also(list(arm, 1, 8), armNames),
      holdout: number(0, 0.5),
      coverage: above0(1),
      namespace,
      seed: text(100),
      startsAt: moment,
      plan: planCheck(audiences),
    },
    { segment: id },
  )
  return also(form, (campaign: Campaign, field, found) => {
    const { kind, placement, segment } = campaign
    armsFit(campaign, step(field, 'arms'), found)
    if (kind === 'census') censusFits(campaign, field, found)
    else if (!slots.has(placement)) {
      fault(found, step(field, 'placement'), 'There is no such placement.', 'the id of a placement')
    }
    if (segment !== undefined && !audiences.has(segment)) {
      fault(found, step(field, 'segment'), 'There is no such segment.', 'the id of a segment')
    }
    const cells = cellCount(tableOf(campaign))
    if (cells > mostCells) {
      const problem = `The table has ${cells} cells, and every one gets noise.`
      fault(
        found,
        step(field, 'plan'),
        problem,
        `at most ${mostCells}: fewer arms, audiences or steps`,
      )
    }
  })
}

export function segmentCheck(itemOf: Surroundings['itemOf']): Check {
  const rule = ruleCheck(sensitiveNames(itemOf))
  return also(shape({ id, name: text(200), rule }), (segment: Segment, field, found) => {
    if (segment.id !== otherAudience) return
    fault(found, step(field, 'id'), 'This is the name of whoever is in no segment.', 'another id')
  })
}
