/** A census counts who is in a segment; it shows nothing. */
import type { Cell } from '@discreet/experiment'
import type { CampaignFile, PublicCampaign } from './campaign-file.ts'
import { audienceOf, cellFor } from './cells.ts'
import { isMuted, partIn } from './decide-slot.ts'
import { inSegment } from './membership.ts'
import type { Situation } from './slot.ts'

/**
 * Where a census counts somebody: in its segment or not; one that cannot be read has nobody in it.
 * undefined: they are not counted.
 */
export function censusCell(
  campaign: PublicCampaign,
  { site, segments }: CampaignFile,
  situation: Situation,
): Cell | undefined {
  const { known, decision } = situation
  const { level, purposes } = decision
  if (campaign.kind !== 'census' || !purposes.includes('contribute')) return undefined
  const part = partIn(campaign, site, situation)
  if ('none' in part || isMuted(campaign, situation)) return undefined
  const inside = inSegment(campaign.segment ?? '', segments, { known, purposes })
  const audience = audienceOf(campaign, segments, known, purposes)
  const cell = cellFor(campaign, { arm: part.arm, level, audience })
  return cell && { ...cell, outcome: inside ? 1 : 0 }
}
