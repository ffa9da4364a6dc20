/**
 * The public file from which every page decides for itself: the campaigns that are under way, the slots,
 * and the audiences that they read. No names, no plans, nothing of the staff.
 */
import type { CampaignFile, PublicCampaign, Segment } from '@discreet/campaigns'
import { publicCampaign } from '@discreet/campaigns'
import type { StoredCampaign } from './campaign-ports.ts'
import { weeksAreOver } from './campaign-weeks.ts'
import { isUnderWay } from './placement-changes.ts'
import type { SiteStore } from './ports.ts'
import type { TacticState } from './tactic-standings.ts'
import { tacticStandings } from './tactic-standings.ts'

/** A question in two of a hundred visits is enough to hear what people find. */
const questionShare = 0.02

function publicOf(
  { campaign, state, registration }: StoredCampaign,
  tactics: ReadonlyMap<string, TacticState>,
  at: number,
): readonly PublicCampaign[] {
  const standing = tactics.get(campaign.tactic)
  if (standing === undefined || registration === null) return []
  const { tactic, verdict } = standing
  // What was loosened since does not loosen what was promised; what was tightened holds at once.
  const strict = verdict !== 'allow' || registration.verdict === 'ask' ? 'ask' : 'allow'
  return [
    publicCampaign(campaign, {
      verdict: strict,
      level: tactic.level,
      sentence: tactic.sentence,
      enrols: state === 'running' && verdict !== 'never' && !weeksAreOver({ campaign }, at),
    }),
  ]
}

/** In the order in which campaigns and slots were defined. */
export async function campaignFile(store: SiteStore, at: number): Promise<CampaignFile> {
  const [placements, campaigns, states] = await Promise.all([
    store.campaigns.placements(),
    store.campaigns.campaigns(),
    tacticStandings(store),
  ])
  const tactics = new Map(states.map((state) => [state.tactic.id, state]))
  const underWay = campaigns.filter(isUnderWay)
  const segments = new Map<string, Segment>()
  for (const { registration } of underWay) {
    for (const segment of registration?.audienceRules ?? []) segments.set(segment.id, segment)
  }
  return {
    version: 1,
    site: store.site.id,
    placements: placements.map((placement) => ({ ...placement, name: placement.id })),
    segments: [...segments.values()]
      .map((segment) => ({ ...segment, name: segment.id }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    campaigns: underWay.flatMap((stored) => publicOf(stored, tactics, at)),
    questionShare,
  }
}
