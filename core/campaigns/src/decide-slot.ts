/**
 * What a slot shows to somebody now. One function for pages and server, pure and total for every slot
 * that the file has.
 *
 * What holds:
 *  1. a slot that is closed shows nothing;
 *  2. at level 0, and without a unit, nobody is in a campaign;
 *  3. the first campaign of the file that the person is in has the slot. Being in it depends on nothing
 *     that its arms do, so that arms stay comparable: holdout, neutral and a declined question are
 *     counted as everybody is, and see what the slot shows without a campaign;
 *  4. only an arm's content is ever asked for: holdout and neutral see no question;
 *  5. a field that the person has not allowed is never read.
 */
import { DiscreetError } from '@discreet/protocol'
import type { CampaignFile, PublicCampaign } from './campaign-file.ts'
import type { Content, ContentVariant } from './content.ts'
import type { Reading } from './evaluate.ts'
import { chooseVariant } from './evaluate.ts'
import { armOf, inSegment, weekOf } from './membership.ts'
import type { PlacementDefinition } from './placement.ts'
import type { RuleField } from './rule.ts'
import { isOpen } from './schedule.ts'
import type { Situation, SlotDecision, SlotReason } from './slot.ts'

const nothing: ContentVariant = { id: 'nothing', content: { kind: 'nothing' } }

interface Decided {
  readonly reading: Reading & { readonly read: Set<RuleField> }
  readonly reasons: SlotReason[]
}

function pick(variants: readonly ContentVariant[], { reading, reasons }: Decided): ContentVariant {
  const { variant, passed } = chooseVariant(variants, reading)
  for (const reason of new Set(
    passed.map((truth) => (truth === 'not_permitted' ? 'rule_not_permitted' : 'rule_not_met')),
  )) {
    reasons.push(reason)
  }
  // Where rules were read for something else that is not shown, this is what everybody sees.
  const ruled = passed.length > 0 || (reading.read.size > 0 && !reasons.includes('arm'))
  if (ruled && !variant?.when) reasons.push('fallback')
  return variant ?? nothing
}

/** Why somebody is not in a campaign, or their arm; of its segment nothing is asked yet. */
export function partIn(
  campaign: PublicCampaign,
  site: string,
  { decision, unit, now }: Situation,
): { readonly arm: string } | { readonly none: SlotReason } {
  const { level } = decision
  if (level === 0 || unit === null) return { none: 'level_0' }
  const { plan, enrols } = campaign
  if (level < campaign.level || !plan.levels.includes(level)) {
    return { none: 'tactic_level' }
  }
  if (!enrols) return { none: 'paused' }
  const week = weekOf(campaign, now)
  if (!(week >= 0 && week < plan.weeks)) return { none: 'not_scheduled' }
  return armOf(campaign, site, unit)
}

/** A tactic that asks first counts those who said no (`declined`): they are compared as everybody is. */
export function isMuted(
  { id, tactic, verdict }: PublicCampaign,
  { muted, answered }: Pick<Situation, 'muted' | 'answered'>,
): boolean {
  const declined = verdict === 'allow' && answered[tactic] === 'no'
  return declined || muted.includes(id) || muted.includes(tactic)
}

/** The rest of it: who is meant, and who does not want to see it. */
function kept(
  campaign: PublicCampaign,
  { segments }: CampaignFile,
  situation: Situation,
  reading: Reading,
): SlotReason | undefined {
  const { segment } = campaign
  if (segment !== undefined && !inSegment(segment, segments, reading)) return 'not_in_segment'
  return isMuted(campaign, situation) ? 'muted' : undefined
}

function question(
  { tactic, sentence }: PublicCampaign,
  { known, purposes }: Reading,
): SlotDecision['asks'] {
  const { language } = purposes.includes('page') ? known : {}
  const spoken = typeof language === 'string' ? sentence[language.split('-')[0] ?? ''] : undefined
  const words = spoken ?? sentence['en']
  return words === undefined ? null : { tactic, sentence: words }
}

interface Shown {
  /** undefined: what the slot shows without a campaign. */
  readonly contents?: readonly ContentVariant[]
  readonly reason: SlotReason
  readonly asks?: SlotDecision['asks']
}

/** What a campaign shows to somebody who is in it. */
function shownBy(
  campaign: PublicCampaign,
  arm: string,
  { cap }: PlacementDefinition,
  { answered, shown }: Situation,
  reading: Reading,
): Shown {
  const { id, arms, tactic, verdict } = campaign
  // An arm of that name does not exist in a campaign with a holdout; the holdout comes first.
  const contents = arms.find((one) => one.id === arm)?.contents
  if (contents === undefined) return { reason: 'holdout' }
  if (contents === null) return { reason: 'neutral_arm' }
  if (verdict !== 'allow' && answered[tactic] !== 'yes') {
    return answered[tactic] === 'no'
      ? { reason: 'declined' }
      : { reason: 'ask_first', asks: question(campaign, reading) }
  }
  if (cap && (shown[id] ?? 0) >= cap.perVisit) return { reason: 'capped' }
  return { reason: 'arm', contents }
}

function answer(
  placement: string,
  { id, content }: { id: string; content: Content },
): SlotDecision {
  return {
    placement,
    campaign: null,
    arm: null,
    variant: id,
    content,
    counted: false,
    asks: null,
    reasons: [],
    fields: [],
  }
}

/** Throws `campaign_unknown` when the file has no such placement. */
export function decideSlot(
  placementId: string,
  file: CampaignFile,
  situation: Situation,
): SlotDecision {
  const placement = file.placements.find(({ id }) => id === placementId)
  if (!placement) throw new DiscreetError('campaign_unknown', 'there is no such placement')
  if (placement.schedule && !isOpen(placement.schedule, situation)) {
    return { ...answer(placementId, nothing), reasons: ['not_scheduled'] }
  }
  const { purposes } = situation.decision
  const read = new Set<RuleField>()
  const reading = { known: situation.known, purposes, read }
  const reasons: SlotReason[] = []
  const decided: Decided = { reading, reasons }
  for (const campaign of file.campaigns) {
    if (campaign.placement !== placementId || campaign.kind !== 'experiment') continue
    const part = partIn(campaign, file.site, situation)
    const none = 'none' in part ? part.none : kept(campaign, file, situation, reading)
    if ('none' in part || none !== undefined) {
      if (none !== undefined && !reasons.includes(none)) reasons.push(none)
      continue
    }
    const {
      reason,
      contents,
      asks = null,
    } = shownBy(campaign, part.arm, placement, situation, reading)
    reasons.push(reason)
    return {
      ...answer(placementId, pick(contents ?? placement.contents, decided)),
      campaign: campaign.id,
      arm: part.arm,
      counted: purposes.includes('contribute'),
      asks,
      reasons,
      fields: [...read],
    }
  }
  return { ...answer(placementId, pick(placement.contents, decided)), reasons, fields: [...read] }
}
