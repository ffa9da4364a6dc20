/**
 * What a campaign says so far: from its released cohorts and from nothing else, with what was promised
 * before it started, and what it costs. A look costs nothing and changes nothing.
 */
import { armShares, dueAt, holdoutArm } from '@discreet/campaigns'
import type { ExperimentReport, NoisyTable } from '@discreet/experiment'
import { fixedVerdict, report } from '@discreet/experiment'
import type { Refusal } from '@discreet/protocol'
import { unknownCampaign } from './campaign-move.ts'
import type { CampaignState, CohortRelease, StoredCampaign } from './campaign-ports.ts'
import { protocolText } from './campaign-registration.ts'
import { nextCohort } from './campaign-weeks.ts'
import { countWhere, sumCohorts } from './cohort-sums.ts'
import type { Cryptography, SiteStore } from './ports.ts'
import type { SegmentSize } from './segment-sizes.ts'
import { sizeOfCensus } from './segment-sizes.ts'

export interface ReleasedWeek {
  readonly week: number
  /** Epoch milliseconds. */
  readonly dueAt: number
  readonly releasedAt: number
  /** Noisy; may be below 0. */
  readonly units: number
  readonly byArm: Readonly<Record<string, number>>
}

export interface CampaignResults {
  readonly campaign: string
  readonly name: string
  readonly kind: 'experiment' | 'census'
  readonly state: CampaignState
  readonly pausedBy: string | null
  readonly pausedBecause: string | null
  /** What was hashed into the log before the start, and whether the campaign still is that. */
  readonly registration: { readonly sha256: string; readonly matches: boolean } | null
  /** Of one person for the whole campaign, an exact fraction. */
  readonly epsilon: string
  /** Noisy units of all released cohorts; null: none is released. */
  readonly n: number | null
  readonly cohorts: number
  readonly plannedCohorts: number
  /** When the next cohort can be released, epoch milliseconds; null: there is none to come. */
  readonly nextDueAt: number | null
  readonly weeks: readonly ReleasedWeek[]
  /** null: nothing is released yet, or a census. */
  readonly report: ExperimentReport | null
  /**
   * The one look that the fixed interval is for: null before every cohort is released, and where the
   * arms are not as large as planned. `open`: exact counts may not have said it either.
   */
  readonly atTheEnd: readonly { readonly arm: string; readonly says: EndVerdict }[] | null
  /** Of a census. */
  readonly size: Pick<SegmentSize, 'count' | 'interval' | 'enough'> | null
}

type EndVerdict = ReturnType<typeof fixedVerdict>

function endOf(found: ExperimentReport | undefined, over: boolean): CampaignResults['atTheEnd'] {
  if (found === undefined || !over || found.sampleRatio.suspicious) return null
  return found.comparisons.map((one) => ({ arm: one.arm, says: fixedVerdict(one) }))
}

/** Both saw what the slot shows without the campaign. */
function controlsOf({ campaign }: Pick<StoredCampaign, 'campaign'>): readonly string[] {
  const neutral = campaign.arms.filter(({ contents }) => contents === null).map(({ id }) => id)
  return campaign.holdout > 0 ? [holdoutArm, ...neutral] : neutral
}

/** undefined: there is nothing to report yet. */
export function reportOf(
  stored: StoredCampaign,
  cohorts: readonly CohortRelease[],
): ExperimentReport | undefined {
  const { campaign, registration } = stored
  if (registration === null || cohorts.length === 0 || campaign.kind === 'census') return undefined
  return report({
    plan: campaign.plan,
    noisy: sumCohorts(registration.table, cohorts),
    plannedCohorts: campaign.plan.weeks,
    armWeights: armShares(campaign),
    controls: controlsOf(stored),
  })
}

function weekOfResults(
  { campaign, registration }: StoredCampaign,
  cohort: CohortRelease,
): readonly ReleasedWeek[] {
  if (registration === null) return []
  const noisy: NoisyTable = sumCohorts(registration.table, [cohort])
  const byArm = noisy.table.arms.map((arm, k): [string, number] => [
    arm,
    countWhere(noisy, (cell) => cell.arm === k).count,
  ])
  return [
    {
      week: cohort.week,
      dueAt: dueAt(campaign, cohort.week),
      releasedAt: cohort.at,
      units: byArm.reduce((sum, [, count]) => sum + count, 0),
      byArm: Object.fromEntries(byArm),
    },
  ]
}

/** Refuses with `campaign_unknown`. */
export async function campaignResults(
  store: SiteStore,
  { sha256 }: Pick<Cryptography, 'sha256'>,
  id: string,
  at: number,
): Promise<({ readonly ok: true } & CampaignResults) | Refusal> {
  const stored = await store.campaigns.find(id)
  if (stored === undefined) return unknownCampaign()
  const { campaign, state, registration, pausedBy, pausedBecause } = stored
  const cohorts = await store.campaigns.cohorts(id)
  const weeks = cohorts.flatMap((cohort) => weekOfResults(stored, cohort))
  const started = registration !== null && state !== 'closed'
  const released = new Set(cohorts.map(({ week }) => week))
  const next = nextCohort(stored, released, at)
  const found = reportOf(stored, cohorts)
  return {
    ok: true,
    campaign: id,
    name: campaign.name,
    kind: campaign.kind,
    state,
    pausedBy,
    pausedBecause,
    registration: registration && {
      sha256: registration.sha256,
      matches: sha256(protocolText(store.site.id, campaign, registration)) === registration.sha256,
    },
    epsilon: campaign.plan.epsilon,
    n: weeks.length === 0 ? null : weeks.reduce((sum, { units }) => sum + units, 0),
    cohorts: cohorts.length,
    plannedCohorts: campaign.plan.weeks,
    nextDueAt: started ? (next?.dueAt ?? null) : null,
    weeks,
    report: found ?? null,
    atTheEnd: endOf(found, next === undefined),
    size:
      campaign.kind === 'census' && registration !== null && cohorts.length > 0
        ? sizeOfCensus(registration.table, cohorts)
        : null,
  }
}
