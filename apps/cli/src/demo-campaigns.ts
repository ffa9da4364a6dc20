/**
 * The campaigns of the demo shop. What came of them is simulated: each has effects of known size, so
 * that its report can be held against them.
 */
import type { Campaign, ContentVariant } from '@discreet/campaigns'
import type { CampaignEffects } from '@discreet/crowd'
import { banner } from './demo-slots.ts'

const dayMilliseconds = 86_400_000

/** Whole weeks that have been: their cohorts are released. */
export const pastWeeks = 6
const plannedWeeks = 12
const outcomeDays = 1

/** So long ago that the last of the past weeks was released yesterday. */
export const startedBefore: number = (7 * pastWeeks + outcomeDays + 4) * dayMilliseconds

interface DemoCampaign {
  readonly campaign: Campaign
  /** Of one week; missing: it is a draft. */
  readonly units?: number
  readonly effects?: CampaignEffects
}

type Given = Pick<
  Campaign,
  'id' | 'name' | 'placement' | 'tactic' | 'channel' | 'namespace' | 'startsAt'
> & {
  readonly contents: readonly ContentVariant[]
  readonly step: string
  readonly levels: Campaign['plan']['levels']
  readonly audiences?: readonly string[]
  /** Units for which the sequence is tightest. */
  readonly tuning: number
}

/** One arm against the neutral one and the 5 % who are kept out. */
function experiment({ contents, step, levels, audiences = [], tuning, ...given }: Given): Campaign {
  return {
    ...given,
    kind: 'experiment',
    arms: [
      { id: 'neutral', weight: 1, contents: null },
      { id: 'new', weight: 1, contents },
    ],
    holdout: 0.05,
    coverage: 1,
    seed: given.id,
    plan: {
      outcome: { kind: 'funnel', steps: ['shown', step] },
      primary: { kind: 'reached', step },
      better: 'more',
      guards: ['too_personal'],
      margins: { too_personal: 0.01 },
      audiences,
      levels,
      epsilon: '1',
      alpha: 0.05,
      tuning,
      weeks: plannedWeeks,
      outcomeDays,
      fewest: 200,
    },
  }
}

/** Of the table's arms: who is kept out and the neutral arm see the same. */
function effects(
  base: number,
  lift: number,
  tooPersonal: readonly [base: number, arm: number],
  levels: readonly number[],
  audiences: readonly number[] = [1],
): CampaignEffects {
  const same = { reached: [base], tooPersonal: tooPersonal[0] }
  return {
    arms: [same, same, { reached: [base + lift], tooPersonal: tooPersonal[1] }],
    levels,
    audiences,
  }
}

function morningBanner(startsAt: number): DemoCampaign {
  const campaign = experiment({
    id: 'morning-banner',
    name: 'A banner by the time of day',
    placement: 'hero',
    tactic: 'context_banner',
    channel: 'site',
    namespace: { id: 'front', from: 0, to: 0.7 },
    startsAt,
    step: 'clicked',
    levels: [1, 2, 3],
    audiences: ['phones'],
    tuning: 20_000,
    contents: [
      {
        id: 'morning',
        when: { field: 'time.hour', atLeast: 5, below: 11 },
        content: banner(
          'Good morning. Bread is out of the oven.',
          'With butter and jam, at your door before noon.',
          '/shop/aisle/Bakery',
          'To the bakery',
        ),
      },
      {
        id: 'evening',
        when: { field: 'time.hour', atLeast: 16, below: 22 },
        content: banner(
          'Supper in twenty minutes',
          'Pasta, a good sauce, something green.',
          '/shop/search?q=pasta',
          'What goes in the pot',
        ),
      },
      {
        id: 'day',
        content: banner(
          'From the field this week',
          'Picked yesterday, at your door tomorrow.',
          '/shop/aisle/Fruit%20and%20vegetables',
          'Fruit and vegetables',
        ),
      },
    ],
  })
  const simulated = effects(0.03, 0.015, [0.004, 0.004], [3, 4, 2], [2, 3])
  return { campaign, units: 7500, effects: simulated }
}

function basketTogether(startsAt: number): DemoCampaign {
  const campaign = experiment({
    id: 'basket-together',
    name: 'Bought together, in the basket',
    placement: 'basket',
    tactic: 'fbt',
    channel: 'site',
    namespace: { id: 'basket', from: 0, to: 1 },
    startsAt,
    tuning: 10_000,
    step: 'clicked',
    levels: [1, 2, 3],
    contents: [
      {
        id: 'together',
        content: { kind: 'shelf', title: { en: 'Bought together' }, list: 'basket' },
      },
    ],
  })
  return { campaign, units: 2500, effects: effects(0.12, 0.03, [0.004, 0.004], [3, 4, 2]) }
}

function buyAgain(startsAt: number): DemoCampaign {
  const campaign = experiment({
    id: 'buy-again',
    name: 'Buy again, for account holders',
    placement: 'again',
    tactic: 'recs_purchases',
    channel: 'site',
    namespace: { id: 'account', from: 0, to: 1 },
    startsAt,
    tuning: 10_000,
    step: 'bought',
    levels: [3],
    contents: [
      { id: 'again', content: { kind: 'shelf', title: { en: 'Buy again' }, list: 'again' } },
    ],
  })
  return { campaign, units: 1600, effects: effects(0.2, 0.04, [0.006, 0.008], [1]) }
}

/** It gets more clicks, and it is what people find too personal: its guard pauses it. */
function seenBanner(startsAt: number): DemoCampaign {
  const campaign = experiment({
    id: 'seen-banner',
    name: 'We saw what you looked at',
    placement: 'note',
    tactic: 'session_rank',
    channel: 'site',
    namespace: { id: 'front', from: 0.7, to: 1 },
    startsAt,
    tuning: 2000,
    step: 'clicked',
    levels: [1, 2],
    contents: [
      {
        id: 'baking',
        when: { field: 'visit.categories', is: ['Baking'] },
        content: banner(
          'We saw you looking at flour',
          'Still thinking about it? The tins are on the same shelf.',
          '/shop/search?q=baking',
          'Have another look',
        ),
      },
      { id: 'others', content: { kind: 'nothing' } },
    ],
  })
  return { campaign, units: 12_000, effects: effects(0.06, 0.01, [0.005, 0.045], [3, 4]) }
}

/** How many are on a phone, so that a campaign may be for them alone. It shows nothing. */
function phoneCensus(startsAt: number): DemoCampaign {
  const campaign: Campaign = {
    id: 'count-phones',
    name: 'How many are on a phone',
    kind: 'census',
    placement: '',
    tactic: 'census',
    channel: 'site',
    segment: 'phones',
    arms: [{ id: 'all', weight: 1, contents: null }],
    holdout: 0,
    coverage: 1,
    namespace: { id: 'count', from: 0, to: 1 },
    seed: 'count-phones',
    startsAt,
    plan: {
      outcome: { kind: 'funnel', steps: ['outside', 'inside'] },
      primary: { kind: 'reached', step: 'inside' },
      better: 'more',
      guards: [],
      margins: {},
      audiences: [],
      levels: [2, 3],
      epsilon: '1/2',
      alpha: 0.05,
      tuning: 10_000,
      weeks: plannedWeeks,
      outcomeDays,
      fewest: 200,
    },
  }
  const simulated = { arms: [{ reached: [0.4], tooPersonal: 0 }], levels: [2, 1], audiences: [1] }
  return { campaign, units: 700, effects: simulated }
}

/** The registry refuses it: a message by push to whoever passes a store. */
function passingBy(startsAt: number): DemoCampaign {
  const campaign = experiment({
    id: 'pass-by-push',
    name: 'A message when somebody passes our store',
    placement: 'note',
    tactic: 'geo_pass_by',
    channel: 'push',
    namespace: { id: 'street', from: 0, to: 1 },
    startsAt,
    tuning: 10_000,
    step: 'visited',
    levels: [3],
    contents: [
      {
        id: 'near',
        content: banner('You are around the corner', 'Fresh bread until six.', '/shop', 'Come in'),
      },
    ],
  })
  return { campaign }
}

/** In the order in which they are defined; the draft is the last. */
export function demoCampaigns(startsAt: number, now: number): readonly DemoCampaign[] {
  return [
    morningBanner(startsAt),
    basketTogether(startsAt),
    buyAgain(startsAt),
    seenBanner(startsAt),
    phoneCensus(startsAt),
    passingBy(now),
  ]
}
