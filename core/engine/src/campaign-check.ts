/**
 * May this campaign start? Everything that speaks against it is said at once, with the evidence of what
 * people find of its tactic; checking it costs and changes nothing.
 */
import type { Campaign, Needs, Problem, Segment } from '@discreet/campaigns'
import { needsOf, validateCampaign, validatePlacement, validateSegment } from '@discreet/campaigns'
import type { TacticRefusal } from '@discreet/policy'
import { tacticRefusal } from '@discreet/policy'
import { compareRational, formatRational, parseRational } from '@discreet/privacy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { campaignCost } from './campaign-cost.ts'
import type { CampaignCharge } from './campaign-ports.ts'
import { segmentsRead } from './campaign-registration.ts'
import type { SiteSurroundings } from './campaign-surroundings.ts'
import { invalid, surroundingsOf } from './campaign-surroundings.ts'
import { weekStart } from './campaign-weeks.ts'
import type { SiteStore } from './ports.ts'
import type { SegmentSize } from './segment-sizes.ts'
import { fewestInSegment, segmentSizes } from './segment-sizes.ts'
import type { TacticState } from './tactic-standings.ts'
import { standingOfTactic } from './tactic-standings.ts'

export type CheckedCampaign =
  | {
      readonly ok: true
      readonly verdict: 'allow' | 'ask'
      readonly needs: Needs
      /** That it reads, as they were checked. */
      readonly segments: readonly Segment[]
      /** Of the segments that it reads, as far as they were counted. */
      readonly sizes: readonly SegmentSize[]
      readonly charge: CampaignCharge
    }
  | CampaignRefusal

/** Every reason; `code` and `details` are of the first. */
export interface CampaignRefusal extends Refusal {
  readonly reasons: readonly Refusal[]
  readonly problems?: readonly Problem[]
  /** What people say of the tactic, when it is refused. */
  readonly evidence?: TacticRefusal['evidence']
}

const dayMilliseconds = 86_400_000
const yearMilliseconds = 365 * dayMilliseconds
/** The charge is of the day of the start; what it is for must not come years later, all at once. */
const mostDaysAhead = 28
const defaultCampaignEpsilon = '6'
const points = 1000

function chargeFor(campaign: Campaign, at: number): CampaignCharge {
  const { plan, namespace } = campaign
  return {
    epsilon: parseRational(plan.epsilon),
    namespace: namespace.id,
    from: Math.round(namespace.from * points),
    to: Math.round(namespace.to * points),
    mechanism: {
      name: 'discrete-laplace',
      unit: 'one person, one cell, one cohort of the campaign',
      sensitivity: 1,
      campaign: campaign.id,
    },
    at,
  }
}

/** By the store's own settings as they were read; the store asks again when it charges. */
async function budgetRefusal(
  store: SiteStore,
  charge: CampaignCharge,
): Promise<Refusal | undefined> {
  const limit = parseRational(store.site.settings.campaignEpsilonPerYear ?? defaultCampaignEpsilon)
  const recent = (await store.ledger()).filter(({ at }) => at > charge.at - yearMilliseconds)
  const { epsilon, namespace, from, to } = charge
  const after = campaignCost([...recent, { epsilon, mechanism: { namespace, from, to } }])
  if (compareRational(after, limit) <= 0) return undefined
  const [now, then, most] = [campaignCost(recent), after, limit].map(formatRational)
  return refuse(
    'budget_exhausted',
    `campaigns may cost one person ε ${most} in 365 days; it is ${now} now and would be ${then}`,
    { field: '/plan/epsilon', expected: 'a smaller ε, or a range that no other campaign has' },
  )
}

/** Written when the catalogue or the segments were others, it may not hold any more. */
function problemsNow(
  campaign: Campaign,
  read: readonly Segment[],
  around: SiteSurroundings,
): readonly Problem[] {
  const placement = around.placements.find(({ id }) => id === campaign.placement)
  const under = (root: string, problems: readonly Problem[]): Problem[] =>
    problems.map((problem) => ({ ...problem, field: `${root}${problem.field}` }))
  return [
    ...validateCampaign(campaign, around),
    ...read.flatMap((segment) =>
      under(`/segments/${segment.id}`, validateSegment(segment, around)),
    ),
    ...(placement === undefined
      ? []
      : under(`/placements/${placement.id}`, validatePlacement(placement, around))),
  ]
}

function startRefusal(campaign: Campaign, at: number): Refusal | undefined {
  if (campaign.startsAt > at + mostDaysAhead * dayMilliseconds) {
    return refuse('campaign_invalid', 'the first week of the campaign is too far away', {
      field: '/startsAt',
      expected: `a time in the next ${mostDaysAhead} days`,
    })
  }
  if (at < weekStart(campaign, 1)) return undefined
  return refuse('campaign_invalid', 'the first week of the campaign is over', {
    field: '/startsAt',
    expected: 'a time that is to come',
  })
}

/** Who is shown something because of a segment; a census shows nothing, so any size may be counted. */
function sizeRefusal(
  { kind, segment }: Campaign,
  sizes: readonly SegmentSize[],
): Refusal | undefined {
  if (kind === 'census' || segment === undefined) return undefined
  const size = sizes.find((one) => one.segment === segment)
  if (size?.enough === true) return undefined
  const counted =
    size?.interval == null
      ? 'it was not counted yet, or its rule was changed since'
      : `at 95 % it has at least ${Math.max(0, Math.floor(size.interval.low))}`
  return refuse('campaign_invalid', `the segment ${segment} may be too small: ${counted}`, {
    field: '/segment',
    expected: `a census that shows at least ${fewestInSegment} people`,
  })
}

function tacticReasons(
  campaign: Campaign,
  state: TacticState | undefined,
  needs: Needs,
): Refusal | TacticRefusal | undefined {
  if (state === undefined) {
    return refuse('tactic_refused', 'the registry has no such tactic', {
      field: '/tactic',
      expected: 'an id of the registry: discreet tactics list',
    })
  }
  // A census shows nothing to anybody; what it reads is held against its tactic all the same.
  const { tactic, verdict } = state
  const level = needs.level > tactic.level ? needs.level : tactic.level
  const { channel } = campaign
  // What is sensitive has been found among the problems by then, and where it is.
  const asked = { tactic, verdict, channel, origins: needs.origins, level, sensitive: false }
  return tacticRefusal(asked)
}

function together(reasons: readonly Refusal[]): CampaignRefusal {
  const order = ['tactic_refused', 'campaign_invalid', 'budget_exhausted']
  const sorted = [...reasons].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  const [first = refuse('campaign_invalid', '')] = sorted
  const joined = sorted.map(({ reason }) => reason.replace(/\.$/, '')).join('. ')
  const problems = reasons.flatMap((one) => ('problems' in one ? (one.problems as Problem[]) : []))
  const evidence = reasons.flatMap((one) =>
    'evidence' in one ? (one as TacticRefusal).evidence : [],
  )
  return {
    ...refuse(first.code, joined, first.details),
    reasons: sorted,
    ...(problems.length > 0 ? { problems } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
  }
}

/** Of a campaign as it is given: also of one that is not stored. */
export async function checkCampaign(
  store: SiteStore,
  campaign: Campaign,
  at: number,
): Promise<CheckedCampaign> {
  const around = await surroundingsOf(store)
  const read = segmentsRead(campaign, around.segments)
  const problems = problemsNow(campaign, read, around)
  // What has not its form cannot be asked anything else.
  if (validateCampaign(campaign, around).length > 0) return together([invalid(problems)])
  const placement = around.placements.find(({ id }) => id === campaign.placement)
  const needs = needsOf(campaign, read, placement)
  const state = await standingOfTactic(store, campaign.tactic)
  const sizes = (await segmentSizes(store, at)).filter(({ segment }) =>
    read.some(({ id }) => id === segment),
  )
  const charge = chargeFor(campaign, at)
  const reasons = [
    tacticReasons(campaign, state, needs),
    problems.length > 0 ? invalid(problems) : undefined,
    startRefusal(campaign, at),
    sizeRefusal(campaign, sizes),
    await budgetRefusal(store, charge),
  ].filter((one) => one !== undefined)
  if (reasons.length > 0 || state === undefined || state.verdict === 'never') {
    return together(reasons)
  }
  return { ok: true, verdict: state.verdict, needs, segments: read, sizes, charge }
}
