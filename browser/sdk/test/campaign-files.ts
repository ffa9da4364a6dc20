/** Placements and campaigns of a small shop, as its server would publish them. */
import type { CampaignFile, PublicCampaign } from '@discreet/campaigns'

const words = (en: string): { readonly en: string } => ({ en })
const banner = (id: string) => ({ id, content: { kind: 'banner' as const, title: words(id) } })

export function campaignOf(parts: Partial<PublicCampaign> = {}): PublicCampaign {
  return {
    id: 'morning',
    kind: 'experiment',
    placement: 'hero',
    tactic: 'context_banner',
    arms: [
      { id: 'neutral', weight: 1, contents: null },
      { id: 'bread', weight: 1, contents: [banner('fresh-bread')] },
    ],
    holdout: 0,
    coverage: 1,
    namespace: { id: 'all', from: 0, to: 1 },
    seed: 'morning-1',
    startsAt: Date.now() - 86_400_000,
    plan: {
      outcome: { kind: 'funnel', steps: ['shown', 'clicked', 'bought'] },
      guards: ['too_personal', 'level_down'],
      audiences: [],
      levels: [1, 2, 3],
      weeks: 4,
      outcomeDays: 14,
    },
    verdict: 'allow',
    level: 1,
    sentence: { en: 'This fits the time of day.' },
    enrols: true,
    ...parts,
  }
}

export function fileOf(
  campaigns: readonly PublicCampaign[] = [campaignOf()],
  parts: Partial<CampaignFile> = {},
): CampaignFile {
  return {
    version: 1,
    site: 'corner',
    placements: [
      { id: 'hero', name: 'Hero', contents: [banner('welcome')] },
      {
        id: 'more',
        name: 'More',
        contents: [{ id: 'list', content: { kind: 'shelf', list: 'home' } }],
        shelf: {
          fallbacks: [],
          limit: 4,
          fewest: 0,
          boosts: [],
          pins: [{ item: 'item-20', at: 0 }],
        },
      },
    ],
    segments: [],
    campaigns,
    questionShare: 0,
    ...parts,
  }
}

/** Everybody is in this arm. */
export function allIn(arm: string, parts: Partial<PublicCampaign> = {}): PublicCampaign {
  const campaign = campaignOf(parts)
  const arms = campaign.arms.map((one) => ({ ...one, weight: one.id === arm ? 1 : 1e-12 }))
  return { ...campaign, arms }
}
