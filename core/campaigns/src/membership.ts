/** Who is in a campaign: the same answers on a device and in the server. */
import { chooseArm, inHoldout, inNamespace } from '@discreet/experiment'
import type { Campaign, Segment } from './campaign.ts'
import type { PublicCampaign } from './campaign-file.ts'
import type { Reading } from './evaluate.ts'
import { truthOf } from './evaluate.ts'

export const dayMilliseconds = 86_400_000

/** A campaign, or what is public of it. */
export type AnyCampaign = Pick<
  Campaign,
  'id' | 'arms' | 'holdout' | 'coverage' | 'namespace' | 'seed' | 'startsAt'
> & { readonly plan: PublicCampaign['plan'] }

/** Name of the arm of those who are kept out. */
export const holdoutArm = 'holdout'

export function weightsOf(arms: Campaign['arms']): readonly number[] {
  const sum = arms.reduce((total, { weight }) => total + weight, 0)
  return arms.map(({ weight }) => weight / sum)
}

/** Weeks since the start; people are enrolled in 0 … plan.weeks − 1. */
export function weekOf({ startsAt }: Pick<AnyCampaign, 'startsAt'>, at: number): number {
  return Math.floor((at - startsAt) / (7 * dayMilliseconds))
}

/** Whether somebody is in a segment; one that cannot be read, or is not there, has nobody in it. */
export function inSegment(id: string, segments: readonly Segment[], reading: Reading): boolean {
  const segment = segments.find((one) => one.id === id)
  return segment !== undefined && truthOf(segment.rule, reading) === 'yes'
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
