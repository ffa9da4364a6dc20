/**
 * What a slot would show to somebody who does not exist, at a level and in an arm that staff choose. It
 * counts nobody and reads nothing about anybody: the things that the example looked at are given.
 */
import type { CampaignFile, PublicCampaign, Situation, SlotDecision } from '@discreet/campaigns'
import { armOf, decideSlot, publicCampaign } from '@discreet/campaigns'
import type { Level } from '@discreet/policy'
import { allPurposes, purposeLevel } from '@discreet/policy'
import type { Item, Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { campaignFile } from './campaign-file.ts'
import { unknownCampaign } from './campaign-move.ts'
import { weekStart } from './campaign-weeks.ts'
import type { SiteStore } from './ports.ts'
import { standingOfTactic } from './tactic-standings.ts'

/** An example of a person; nobody is behind it. */
export interface PreviewQuestion {
  readonly placement: string
  readonly level: Level
  /** Also a draft; missing: what the slot shows with the campaigns that run. */
  readonly campaign?: string
  /** Of that campaign. Default: the first that shows something of its own. */
  readonly arm?: string
  /** What the example looked at, or bought at level 3. */
  readonly items: readonly Item[]
  /** Of the example's clock: 0 … 23, and 1 Monday … 7 Sunday. */
  readonly hour: number
  readonly day: number
  readonly device: string
  readonly locale: string
  /** What the example said where the tactic asks first. */
  readonly answer?: 'yes' | 'no'
}

export interface SlotPreview {
  readonly ok: true
  readonly decision: SlotDecision
  /** What the decision was made from. */
  readonly file: CampaignFile
}

/** So many made-up people hold one in every arm with more than 1 % of those who take part. */
const mostUnits = 5000

function unitIn(campaign: PublicCampaign, site: string, arm: string): string | undefined {
  for (let k = 0; k < mostUnits; k += 1) {
    const unit = `example-${k}`
    const found = armOf(campaign, site, unit)
    if ('arm' in found && found.arm === arm) return unit
  }
  return undefined
}

function knownOf({ level, items, hour, day, device, locale }: PreviewQuestion): Situation['known'] {
  const ids = items.map(({ id }) => id)
  const categories = [...new Set(items.flatMap((item) => item.categories ?? []))]
  return {
    'time.hour': hour,
    'time.day': day,
    'device.class': device,
    language: locale,
    // Which of it may be read is the decision's to say, as for everybody.
    ...(level < 1 || ids.length === 0
      ? {}
      : {
          'visit.items': ids,
          'visit.categories': categories,
          'device.items': ids,
          'device.categories': categories,
          'account.bought': ids,
          'account.boughtCategories': categories,
          'account.viewed': ids,
        }),
  }
}

/** The file as pages have it, with the chosen campaign alone and as if it ran. */
async function fileWith(
  store: SiteStore,
  id: string | undefined,
  now: number,
): Promise<CampaignFile | Refusal> {
  const file = await campaignFile(store, now)
  if (id === undefined) return file
  const stored = await store.campaigns.find(id)
  const state = stored && (await standingOfTactic(store, stored.campaign.tactic))
  if (stored === undefined) return unknownCampaign()
  if (state === undefined) {
    return refuse('tactic_refused', 'the registry has no such tactic', { field: '/tactic' })
  }
  const { tactic, verdict } = state
  const campaign = publicCampaign(stored.campaign, {
    verdict: verdict === 'allow' ? 'allow' : 'ask',
    level: tactic.level,
    sentence: tactic.sentence,
    enrols: true,
  })
  return { ...file, campaigns: [campaign], segments: await store.campaigns.segments() }
}

/** One that has not begun is looked at in its first week, one that is over in its last. */
function momentIn(campaign: PublicCampaign, now: number): number {
  const last = weekStart(campaign, campaign.plan.weeks) - 1
  return Math.min(Math.max(now, weekStart(campaign, 0)), last)
}

function situationOf(
  question: PreviewQuestion,
  campaign: PublicCampaign | undefined,
  unit: string,
  now: number,
): Situation {
  const { level, hour, day, answer } = question
  const said = campaign !== undefined && answer !== undefined ? { [campaign.tactic]: answer } : {}
  return {
    decision: { level, purposes: allPurposes.filter((one) => purposeLevel[one] <= level) },
    known: knownOf(question),
    unit: level === 0 ? null : unit,
    now: campaign === undefined ? now : momentIn(campaign, now),
    hour,
    day,
    answered: said,
    muted: [],
    shown: {},
  }
}

/** Refuses with `campaign_unknown`, `tactic_refused` or `field_invalid`. `now`: epoch milliseconds. */
export async function previewSlot(
  store: SiteStore,
  question: PreviewQuestion,
  now: number,
): Promise<SlotPreview | Refusal> {
  const { placement } = question
  const file = await fileWith(store, question.campaign, now)
  if ('ok' in file) return file
  if (!file.placements.some(({ id }) => id === placement)) {
    return refuse('campaign_unknown', 'there is no such placement')
  }
  const [campaign] = question.campaign === undefined ? [] : file.campaigns
  const arm =
    question.arm ?? campaign?.arms.find(({ contents }) => contents !== null)?.id ?? 'holdout'
  const unit = campaign === undefined ? 'example-0' : unitIn(campaign, file.site, arm)
  if (unit === undefined) {
    return refuse('field_invalid', 'nobody is in this arm', {
      field: '/arm',
      expected: campaign?.arms.map(({ id }) => id).join(', ') ?? 'an arm of the campaign',
    })
  }
  const situation = situationOf(question, campaign, unit, now)
  return { ok: true, decision: decideSlot(placement, file, situation), file }
}
