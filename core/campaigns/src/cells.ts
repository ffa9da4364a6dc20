/** Where somebody is in the table of a campaign: the same answers on a device and in the server. */
import type { Cell, CellTable, CountedLevel } from '@discreet/experiment'
import { bucketOf, movedCell } from '@discreet/experiment'
import type { Purpose } from '@discreet/policy'
import type { Campaign, Segment } from './campaign.ts'
import type { AnyCampaign } from './membership.ts'
import { dayMilliseconds, holdoutArm, inSegment, weightsOf } from './membership.ts'
import type { Known } from './rule.ts'

/** Of a person who is in none of the audiences. */
export const otherAudience = 'others'

export function tableOf({
  arms,
  holdout,
  plan,
}: Pick<AnyCampaign, 'arms' | 'holdout' | 'plan'>): CellTable {
  const named = arms.map(({ id }) => id)
  return {
    arms: holdout > 0 ? [holdoutArm, ...named] : named,
    levels: plan.levels,
    audiences: [...plan.audiences, otherAudience],
    outcome: plan.outcome,
    guards: plan.guards,
  }
}

/** The shares of all units that each arm of the table should have; they add up to 1. */
export function armShares({ arms, holdout }: Pick<AnyCampaign, 'arms' | 'holdout'>): number[] {
  const shares = weightsOf(arms).map((share) => share * (1 - holdout))
  return holdout > 0 ? [holdout, ...shares] : shares
}

/**
 * When the cohort of a week can be released: the last of it has had its window, and reports of
 * devices, which come up to two days later, have had three.
 */
export function dueAt(
  { startsAt, plan }: Pick<Campaign, 'startsAt' | 'plan'>,
  week: number,
): number {
  return startsAt + ((week + 1) * 7 + plan.outcomeDays + 3) * dayMilliseconds
}

/** Position in the table's audiences. */
export function audienceOf(
  { plan }: Pick<AnyCampaign, 'plan'>,
  segments: readonly Segment[],
  known: Known,
  purposes: readonly Purpose[],
): number {
  const at = plan.audiences.findIndex((id) => inSegment(id, segments, { known, purposes }))
  return at < 0 ? plan.audiences.length : at
}

/** What happened to somebody who takes part; amounts are what they spent altogether. */
export interface Happened {
  readonly step?: string
  readonly amount?: number
  readonly guard?: string
}

/** Positions for `movedCell`; what the plan does not count is left out. */
export function positionsOf(
  { plan }: Pick<AnyCampaign, 'plan'>,
  { step, amount, guard }: Happened,
): { readonly outcome?: number; readonly guard?: number } {
  const { outcome } = plan
  const reached =
    outcome.kind === 'funnel'
      ? outcome.steps.indexOf(step ?? '')
      : bucketOf(outcome.buckets, amount ?? 0)
  const said = (plan.guards as readonly string[]).indexOf(guard ?? '')
  return {
    ...(reached < 0 ? {} : { outcome: reached }),
    ...(said < 0 ? {} : { guard: 1 + said }),
  }
}

/** undefined: nobody of this arm, level or audience is counted in it. */
export function cellFor(
  campaign: Pick<AnyCampaign, 'arms' | 'holdout' | 'plan'>,
  is: { readonly arm: string; readonly level: number; readonly audience: number },
  happened: Happened = {},
): Cell | undefined {
  const { arms, levels, audiences } = tableOf(campaign)
  const arm = arms.indexOf(is.arm)
  const level = levels.indexOf(is.level as CountedLevel)
  if (arm < 0 || level < 0 || !(is.audience in audiences)) return undefined
  const start: Cell = { arm, level, audience: is.audience, outcome: 0, guard: 0 }
  return movedCell(start, positionsOf(campaign, happened))
}
