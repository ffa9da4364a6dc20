/** Who is in a campaign and where in its table: the same answers on a device and in the server. */
import type { Cell, CellTable, CountedLevel } from '@discreet/experiment'
import { bucketOf, chooseArm, inHoldout, inNamespace, movedCell } from '@discreet/experiment'
import type { Purpose } from '@discreet/policy'
import type { Campaign, Segment } from './campaign.ts'
import type { PublicCampaign } from './campaign-file.ts'
import type { Reading } from './evaluate.ts'
import { truthOf } from './evaluate.ts'
import type { Known } from './rule.ts'

const dayMilliseconds = 86_400_000

/** A campaign, or what is public of it. */
export type AnyCampaign = Pick<
  Campaign,
  'id' | 'arms' | 'holdout' | 'coverage' | 'namespace' | 'seed' | 'startsAt'
> & { readonly plan: PublicCampaign['plan'] }

/** Name of the arm of those who are kept out. */
export const holdoutArm = 'holdout'

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

function weightsOf(arms: Campaign['arms']): readonly number[] {
  const sum = arms.reduce((total, { weight }) => total + weight, 0)
  return arms.map(({ weight }) => weight / sum)
}

/** The shares of all units that each arm of the table should have; they add up to 1. */
export function armShares({ arms, holdout }: Pick<AnyCampaign, 'arms' | 'holdout'>): number[] {
  const shares = weightsOf(arms).map((share) => share * (1 - holdout))
  return holdout > 0 ? [holdout, ...shares] : shares
}

/** Weeks since the start; people are enrolled in 0 … plan.weeks − 1. */
export function weekOf({ startsAt }: Pick<AnyCampaign, 'startsAt'>, at: number): number {
  return Math.floor((at - startsAt) / (7 * dayMilliseconds))
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

/** Whether somebody is in a segment; one that cannot be read, or is not there, has nobody in it. */
export function inSegment(id: string, segments: readonly Segment[], reading: Reading): boolean {
  const segment = segments.find((one) => one.id === id)
  return segment !== undefined && truthOf(segment.rule, reading) === 'yes'
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

/**
 * The arm of a unit, `holdout` among them, or why it is in none. The holdout is the same for every
 * campaign of the site; arms are drawn anew for each.
 */
export function armOf(
  { arms, holdout, coverage, namespace, seed }: AnyCampaign,
  site: string,
  unit: string,
): { readonly arm: string } | { readonly none: 'not_in_namespace' | 'not_covered' } {
  if (!inNamespace(unit, namespace)) return { none: 'not_in_namespace' }
  const arm = arms[chooseArm(unit, seed, coverage, weightsOf(arms))]
  if (!arm) return { none: 'not_covered' }
  return { arm: inHoldout(site, unit, holdout) ? holdoutArm : arm.id }
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
