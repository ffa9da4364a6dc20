/** What pages are told of a campaign: what they need to decide for themselves, and no more. */
import type { Campaign } from './campaign.ts'
import type { PublicCampaign } from './campaign-file.ts'

export function publicCampaign(
  { name: _name, channel: _channel, plan, ...rest }: Campaign,
  facts: Pick<PublicCampaign, 'verdict' | 'level' | 'sentence' | 'enrols'>,
): PublicCampaign {
  const { outcome, guards, audiences, levels, weeks, outcomeDays } = plan
  const { verdict, level, sentence, enrols } = facts
  return {
    ...rest,
    plan: { outcome, guards, audiences, levels, weeks, outcomeDays },
    verdict,
    level,
    sentence,
    enrols,
  }
}
