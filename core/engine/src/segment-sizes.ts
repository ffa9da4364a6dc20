/**
 * How large audiences are, from the released cohorts of censuses and from nothing else: noisy counts, so
 * that a size says nothing about anybody.
 */
import type { Segment } from '@discreet/campaigns'
import type { CellTable, Interval } from '@discreet/experiment'
import { canonicalJson } from '@discreet/protocol'
import type { CohortRelease, StoredCampaign } from './campaign-ports.ts'
import { countWhere, sumCohorts } from './cohort-sums.ts'
import type { SiteStore } from './ports.ts'

/**
 * People that a targeted audience has at least. Content for fewer is content about them: with 100 the
 * share of one person is what the noise of a cell at ε .1 hides anyway (standard deviation 14), and
 * below it no campaign could be read (167 per arm at ε 1 before noise adds a tenth to the error).
 */
export const fewestInSegment = 100

/** Audiences change; what was counted longer ago says little. */
const staleMilliseconds = 365 * 86_400_000
const z95 = 1.959964
/** The second step of a census. */
const inside = 1

export interface SegmentSize {
  readonly segment: string
  /** The census that it comes from; null: none is released, or the rule was changed since. */
  readonly census: string | null
  /** Noisy people (devices and accounts; visits are not people). */
  readonly count: number | null
  /** 95 %, of the noise. */
  readonly interval: Interval | null
  /** Certainly at least the fewest that may be targeted. */
  readonly enough: boolean
}

/** Newest first. */
function censusesOf(
  campaigns: readonly StoredCampaign[],
  segment: Segment,
  at: number,
): readonly StoredCampaign[] {
  const rule = canonicalJson(segment.rule)
  return campaigns
    .filter(({ campaign, registration, startedAt }) => {
      if (campaign.kind !== 'census' || campaign.segment !== segment.id) return false
      if (startedAt === null || startedAt < at - staleMilliseconds) return false
      const counted = registration?.audienceRules.find(({ id }) => id === segment.id)
      return counted !== undefined && canonicalJson(counted.rule) === rule
    })
    .sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))
}

/** Of a census that has a released cohort. */
export function sizeOfCensus(
  table: CellTable,
  cohorts: readonly CohortRelease[],
): Pick<SegmentSize, 'count' | 'interval' | 'enough'> {
  // Visits are not people: somebody who comes a hundred times is still one.
  const { count, variance } = countWhere(
    sumCohorts(table, cohorts),
    ({ outcome, level }) => outcome === inside && table.levels[level] !== 1,
  )
  const half = z95 * Math.sqrt(variance)
  const interval = { low: count - half, high: count + half }
  return { count, interval, enough: interval.low >= fewestInSegment }
}

export async function segmentSizes(
  store: Pick<SiteStore, 'campaigns'>,
  at: number,
): Promise<readonly SegmentSize[]> {
  const [segments, campaigns] = await Promise.all([
    store.campaigns.segments(),
    store.campaigns.campaigns(),
  ])
  const sizes: SegmentSize[] = []
  for (const segment of segments) {
    let found: SegmentSize = {
      segment: segment.id,
      census: null,
      count: null,
      interval: null,
      enough: false,
    }
    for (const census of censusesOf(campaigns, segment, at)) {
      const { campaign, registration } = census
      const cohorts = await store.campaigns.cohorts(campaign.id)
      if (cohorts.length === 0 || registration === null) continue
      const size = sizeOfCensus(registration.table, cohorts)
      found = { segment: segment.id, census: campaign.id, ...size }
      break
    }
    sizes.push(found)
  }
  return sizes
}
