/** Slots and campaigns of the tests, as the staff would write them down. */
import type { Campaign, PlacementDefinition } from '@discreet/campaigns'

export const banner: PlacementDefinition = {
  id: 'home-banner',
  name: 'Banner on the first page',
  contents: [
    {
      id: 'morning',
      when: { field: 'time.hour', atLeast: 6, below: 12 },
      content: { kind: 'banner', title: { en: 'Good morning', de: 'Guten Morgen' } },
    },
    { id: 'plain', content: { kind: 'banner', title: { en: 'Welcome', de: 'Willkommen' } } },
  ],
}

export const shelf = (pin: string): PlacementDefinition => ({
  id: 'basket-shelf',
  name: 'Beside the basket',
  contents: [{ id: 'plain', content: { kind: 'shelf', list: 'basket' } }],
  shelf: {
    fallbacks: ['home'],
    limit: 4,
    fewest: 4,
    boosts: [],
    pins: [{ item: pin, at: 0 }],
  },
})

/** Everybody but one in a million is in the arm `warm`. */
export function campaignOf(
  id: string,
  startsAt: number,
  more: Partial<Campaign> = {},
  plan: Partial<Campaign['plan']> = {},
): Campaign {
  return {
    id,
    name: `Secret name of ${id}`,
    kind: 'experiment',
    placement: 'home-banner',
    tactic: 'recs_purchases',
    channel: 'site',
    arms: [
      { id: 'neutral', weight: 1, contents: null },
      {
        id: 'warm',
        weight: 1e6,
        contents: [
          {
            id: 'bakers',
            when: { field: 'account.boughtCategories', is: ['Bakery'] },
            content: { kind: 'banner', title: { en: 'For bakers' } },
          },
          { id: 'all', content: { kind: 'banner', title: { en: 'Spring is here' } } },
        ],
      },
    ],
    holdout: 0,
    coverage: 1,
    namespace: { id: 'main', from: 0, to: 1 },
    seed: id,
    startsAt,
    plan: {
      outcome: { kind: 'funnel', steps: ['seen', 'clicked', 'bought'] },
      primary: { kind: 'reached', step: 'bought' },
      better: 'more',
      guards: ['too_personal'],
      margins: { too_personal: 0.01 },
      audiences: [],
      levels: [2, 3],
      epsilon: '1/2',
      alpha: 0.05,
      tuning: 5000,
      weeks: 2,
      outcomeDays: 7,
      fewest: 100,
      ...plan,
    },
    ...more,
  }
}
