/** A campaign as somebody of the staff writes it down: a draft, until it starts. */
import { readCampaign } from '@discreet/campaigns'
import type { MovedCampaign } from './campaign-move.ts'
import { wrongState } from './campaign-move.ts'
import type { Invalid } from './campaign-surroundings.ts'
import { invalid, surroundingsOf } from './campaign-surroundings.ts'
import type { SiteStore } from './ports.ts'

/** Refuses with `campaign_invalid`, or with `campaign_state` when it was started. */
export async function defineCampaign(
  store: SiteStore,
  definition: unknown,
  by: string,
  at: number,
): Promise<MovedCampaign | Invalid> {
  const read = readCampaign(definition, await surroundingsOf(store))
  if (!read.ok) return invalid(read.problems)
  const campaign = read.value
  return store.campaigns.advance(campaign.id, (current) => {
    if (current !== undefined && current.state !== 'draft') {
      return wrongState(current.state, ['draft'])
    }
    return {
      stored: {
        campaign,
        state: 'draft',
        registration: null,
        startedAt: null,
        endedAt: null,
        pausedBy: null,
        pausedBecause: null,
      },
      event: { campaign: campaign.id, at, by, event: 'defined', facts: {} },
    }
  })
}
