/** Which weeks of a campaign may still get people, and which cohorts are whose to come. */
import type { Campaign } from '@discreet/campaigns'
import { dueAt, weekOf } from '@discreet/campaigns'
import type { StoredCampaign } from './campaign-ports.ts'

const weekMilliseconds = 7 * 86_400_000

/** Epoch milliseconds. */
export function weekStart({ startsAt }: Pick<Campaign, 'startsAt'>, week: number): number {
  return startsAt + week * weekMilliseconds
}

/** Of a campaign that was started and not closed: the last week in which anybody was enrolled. */
export function lastWeek({ campaign, endedAt }: StoredCampaign, at: number): number {
  const now = weekOf(campaign, Math.min(at, endedAt ?? at))
  return Math.min(now, campaign.plan.weeks - 1)
}

/** Nobody is enrolled any more, because the planned weeks are over. */
export function weeksAreOver({ campaign }: Pick<StoredCampaign, 'campaign'>, at: number): boolean {
  return weekOf(campaign, at) >= campaign.plan.weeks
}

export interface ComingCohort {
  readonly week: number
  /** Epoch milliseconds. */
  readonly dueAt: number
}

/** What is stored of a campaign that is paused, or goes on, at this moment. */
export function withPause({ pauses = [] }: StoredCampaign, at: number): Pausing {
  return { pauses: [...pauses, { from: at, to: null }] }
}

export function withResume({ pauses = [] }: StoredCampaign, at: number): Pausing {
  return { pauses: pauses.map((one) => (one.to === null ? { ...one, to: at } : one)) }
}

type Pausing = Required<Pick<StoredCampaign, 'pauses'>>

/**
 * It was paused for all of the week, so nobody was enrolled in it: there is nothing to release, and its
 * noise would only drown the others. When it was paused says nothing about anybody.
 */
function isIdle({ campaign, pauses = [] }: StoredCampaign, week: number): boolean {
  return pauses.some(
    ({ from, to }) =>
      from < weekStart(campaign, week) && (to ?? Infinity) >= weekStart(campaign, week + 1),
  )
}

/** The next cohort; undefined: there is none to come. */
export function nextCohort(
  stored: StoredCampaign,
  released: ReadonlySet<number>,
  at: number,
): ComingCohort | undefined {
  const { campaign, endedAt } = stored
  const last = endedAt === null ? campaign.plan.weeks - 1 : lastWeek(stored, at)
  for (let week = 0; week <= last; week += 1) {
    if (released.has(week) || isIdle(stored, week)) continue
    return { week, dueAt: dueAt(campaign, week) }
  }
  return undefined
}
