/** A small shop's placements, segments and campaigns, for tests to change. */
import type { ExperimentPlan } from '@discreet/experiment'
import type { Item } from '@discreet/protocol'
import type {
  Campaign,
  CampaignFile,
  PlacementDefinition,
  PublicCampaign,
  Segment,
  Situation,
} from '../src/index.ts'
import { publicCampaign } from '../src/index.ts'

export const start = Date.UTC(2026, 2, 2)
export const day = 86_400_000

export const items: readonly Item[] = [
  { id: 'penne', title: 'Penne', categories: ['Pantry', 'Pasta'] },
  { id: 'pesto', title: 'Pesto', categories: ['Pantry', 'Sauces'], tags: ['italian'] },
  { id: 'passata', title: 'Passata', categories: ['Pantry', 'Sauces'] },
  { id: 'brie', title: 'Brie', categories: ['Dairy', 'Cheese'] },
  { id: 'chianti', title: 'Chianti', categories: ['Drinks', 'Wine'] },
  { id: 'secret', title: 'Something', categories: ['Other'], sensitive: true },
  { id: 'gone', title: 'Gone', categories: ['Pantry', 'Pasta'], available: false },
]

export function itemOf(id: string): Item | undefined {
  return items.find((item) => item.id === id)
}

export const plan: ExperimentPlan = {
  outcome: { kind: 'funnel', steps: ['seen', 'clicked', 'bought'] },
  primary: { kind: 'reached', step: 'bought' },
  better: 'more',
  guards: ['too_personal'],
  margins: { too_personal: 0.01 },
  audiences: ['cooks'],
  levels: [1, 2, 3],
  epsilon: '1',
  alpha: 0.05,
  tuning: 5000,
  weeks: 4,
  outcomeDays: 14,
  fewest: 100,
}

export const cooks: Segment = {
  id: 'cooks',
  name: 'People who cook',
  rule: { field: 'device.categories', is: ['Pasta', 'Sauces'] },
}

export const hero: PlacementDefinition = {
  id: 'hero',
  name: 'Top of the home page',
  contents: [
    {
      id: 'basket',
      when: { field: 'basket.size', atLeast: 1 },
      content: { kind: 'banner', title: { en: 'Your basket waits' } },
    },
    { id: 'plain', content: { kind: 'banner', title: { en: 'Welcome', de: 'Willkommen' } } },
  ],
}

export const breakfast: Campaign = {
  id: 'breakfast',
  name: 'Breakfast in the morning',
  kind: 'experiment',
  placement: 'hero',
  tactic: 'session_rank',
  channel: 'site',
  arms: [
    { id: 'neutral', weight: 1, contents: null },
    {
      id: 'morning',
      weight: 1,
      contents: [
        {
          id: 'early',
          when: { field: 'time.hour', atLeast: 6, below: 11 },
          content: { kind: 'banner', title: { en: 'Good morning' } },
        },
        { id: 'late', content: { kind: 'banner', title: { en: 'Fresh today' } } },
      ],
    },
  ],
  holdout: 0.05,
  coverage: 1,
  namespace: { id: 'home', from: 0, to: 1 },
  seed: 'breakfast-1',
  startsAt: start,
  plan,
}

export function published(
  campaign: Campaign = breakfast,
  facts: Partial<PublicCampaign> = {},
): PublicCampaign {
  const sentence = { en: 'May we?', de: 'Dürfen wir?' }
  return {
    ...publicCampaign(campaign, { verdict: 'allow', level: 1, sentence, enrols: true }),
    ...facts,
  }
}

export function fileOf(
  campaigns: readonly PublicCampaign[] = [published()],
  changes: Partial<CampaignFile> = {},
): CampaignFile {
  return {
    version: 1,
    site: 'demo',
    placements: [hero],
    segments: [cooks],
    campaigns,
    questionShare: 0,
    ...changes,
  }
}

export const somebody: Situation = {
  decision: { level: 2, purposes: ['page', 'visit', 'device', 'contribute'] },
  known: { 'time.hour': 8, 'basket.size': 0 },
  unit: 'unit-1',
  now: start + day,
  hour: 8,
  day: 2,
  answered: {},
  muted: [],
  shown: {},
}

/** A unit that the default file puts into this arm. */
export function unitIn(arm: string, decide: (unit: string) => string | null): string {
  for (let k = 0; k < 5000; k += 1) {
    if (decide(`unit-${k}`) === arm) return `unit-${k}`
  }
  throw new Error(`nobody is in ${arm}`)
}
