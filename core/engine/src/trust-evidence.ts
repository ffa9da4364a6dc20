/**
 * What campaigns say of trust and of value, from their released cohorts: how often something was too
 * personal, week by week, and how many things that were tried are better than without them. The latter is
 * judged by the sequence, which holds at every look, so that a course over weeks may be shown.
 */
import { dueAt } from '@discreet/campaigns'
import type { Comparison, Decided, Interval } from '@discreet/experiment'
import type { CampaignState, CohortRelease, StoredCampaign } from './campaign-ports.ts'
import { reportOf } from './campaign-results.ts'
import { weekStart } from './campaign-weeks.ts'
import { countWhere, sumCohorts } from './cohort-sums.ts'
import type { TacticRate } from './feedback-by-tactic.ts'
import { evidenceOf, togetherOf } from './feedback-by-tactic.ts'
import type { SiteStore } from './ports.ts'
import type { NoisySum } from './trust-shares.ts'
import { countInterval } from './trust-shares.ts'

const weekMilliseconds = 7 * 86_400_000
const mostWeeks = 26

export interface Measured {
  readonly stored: StoredCampaign
  readonly cohorts: readonly CohortRelease[]
}

/** Experiments that were started, with what was released of them. */
export async function measuredCampaigns({
  campaigns,
}: Pick<SiteStore, 'campaigns'>): Promise<readonly Measured[]> {
  const started = (await campaigns.campaigns()).filter(
    ({ campaign, registration }) => campaign.kind === 'experiment' && registration !== null,
  )
  return Promise.all(
    started.map(async (stored) => ({
      stored,
      cohorts: await campaigns.cohorts(stored.campaign.id),
    })),
  )
}

export interface TooPersonal {
  /** Over all campaigns; null: nothing is released. */
  readonly all: TacticRate | null
  /** By the week in which people were first shown it; `at`: its end. */
  readonly weeks: readonly (TacticRate & { readonly at: number })[]
}

export function tooPersonal(measured: readonly Measured[]): TooPersonal {
  const shown = measured.flatMap(({ stored, cohorts }) =>
    cohorts.flatMap((cohort) => {
      const evidence = evidenceOf(stored, [cohort])
      const end = weekStart(stored.campaign, cohort.week + 1)
      const at = Math.ceil(end / weekMilliseconds) * weekMilliseconds
      return evidence === undefined ? [] : [{ at, side: evidence.shown }]
    }),
  )
  const sidesAt = (at: number) => shown.filter((one) => one.at === at).map(({ side }) => side)
  const weeks = [...new Set(shown.map(({ at }) => at))].sort((a, b) => a - b).slice(-mostWeeks)
  return {
    all: togetherOf(shown.map(({ side }) => side)),
    weeks: weeks.flatMap((at) => {
      const rate = togetherOf(sidesAt(at))
      return rate === null ? [] : [{ at, ...rate }]
    }),
  }
}

/** An arm against who did not see it: holdout and neutral arm together. */
export interface HeldAgainst extends Pick<Decided, 'arm' | 'verdict' | 'because' | 'stability'> {
  readonly campaign: string
  readonly name: string
  readonly tactic: string
  readonly state: CampaignState
  /** Money is counted, and not a share. */
  readonly spends: boolean
  readonly cohorts: number
  readonly plannedCohorts: number
  /** null: too few, or the arms are not as large as planned. */
  readonly difference: number | null
  /** Always valid. */
  readonly interval: Interval | null
}

function heldOf({ stored, cohorts }: Measured): readonly HeldAgainst[] {
  const { campaign, state } = stored
  const report = reportOf(stored, cohorts)
  if (report === undefined) return []
  const { sampleRatio, comparisons, plannedCohorts } = report
  const comparisonOf = (arm: string): Comparison | undefined =>
    sampleRatio.suspicious ? undefined : comparisons.find((one) => one.arm === arm)
  return report.decided.map((decided) => ({
    ...decided,
    campaign: campaign.id,
    name: campaign.name,
    tactic: campaign.tactic,
    state,
    spends: campaign.plan.primary.kind === 'spend',
    cohorts: report.cohorts,
    plannedCohorts,
    difference: comparisonOf(decided.arm)?.difference ?? null,
    interval: comparisonOf(decided.arm)?.sequence ?? null,
  }))
}

export interface TrustValue {
  readonly held: readonly HeldAgainst[]
  /** What was known then, oldest first. */
  readonly weeks: readonly {
    readonly at: number
    readonly certified: number
    readonly of: number
  }[]
}

export function trustValue(measured: readonly Measured[]): TrustValue {
  const dueOf = ({ stored }: Measured, { week }: CohortRelease): number =>
    dueAt(stored.campaign, week)
  const times = measured.flatMap((one) => one.cohorts.map((cohort) => dueOf(one, cohort)))
  const weeks = [...new Set(times.map((at) => Math.ceil(at / weekMilliseconds)))]
    .sort((a, b) => a - b)
    .slice(-mostWeeks)
  return {
    held: measured.flatMap(heldOf),
    weeks: weeks.map((week) => {
      const at = week * weekMilliseconds
      const then = measured.flatMap((one) => {
        const cohorts = one.cohorts.filter((cohort) => dueOf(one, cohort) <= at)
        return heldOf({ ...one, cohorts })
      })
      const certified = then.filter(({ verdict }) => verdict === 'certified').length
      return { at, certified, of: then.length }
    }),
  }
}

export interface CrowdLevels {
  readonly campaign: string
  readonly name: string
  readonly kind: 'experiment' | 'census'
  /** Visits at 1, devices at 2, accounts at 3. */
  readonly levels: readonly {
    readonly level: number
    readonly units: number
    readonly interval: Interval
  }[]
}

/**
 * Of those who help the crowd, by the campaign that counts most levels and was released last: who is in
 * two campaigns would count twice. null: none is released.
 */
export async function crowdLevels({
  campaigns,
}: Pick<SiteStore, 'campaigns'>): Promise<CrowdLevels | null> {
  let best: { readonly at: number; readonly levels: CrowdLevels } | undefined
  for (const { campaign, registration } of await campaigns.campaigns()) {
    const cohorts = await campaigns.cohorts(campaign.id)
    if (registration === null || cohorts.length === 0) continue
    const { table } = registration
    const at = table.levels.length * 1e15 + Math.max(...cohorts.map((cohort) => cohort.at))
    if (best !== undefined && at <= best.at) continue
    const noisy = sumCohorts(table, cohorts)
    const { id, name, kind } = campaign
    const levels = table.levels.map((level, k) => {
      const { count, cells }: NoisySum = countWhere(noisy, (cell) => cell.level === k)
      const interval = countInterval({ count, cells: cells * noisy.cohorts }, noisy.noiseVariance)
      return { level, units: count, interval }
    })
    best = { at, levels: { campaign: id, name, kind, levels } }
  }
  return best?.levels ?? null
}
