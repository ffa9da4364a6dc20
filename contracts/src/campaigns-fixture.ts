/** Campaigns to try a store on. */
import type { Campaign, PlacementDefinition, Segment } from '@discreet/campaigns'
import type {
  CampaignChange,
  CampaignEvent,
  CampaignState,
  CampaignUnit,
  CohortRelease,
  Pseudonym,
  SiteStore,
  StoredCampaign,
} from '@discreet/engine'
import type { CellTable } from '@discreet/experiment'
import type { RandomWords, Rational } from '@discreet/privacy'
import { rational, releaseCells } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'

/** Twelve cells. */
const table: CellTable = {
  arms: ['holdout', 'neutral', 'banner'],
  levels: [3],
  audiences: ['others'],
  outcome: { kind: 'funnel', steps: ['shown', 'bought'] },
  guards: ['too_personal'],
}

export const placement = (id: string): PlacementDefinition => ({
  id,
  name: 'The top of the first page',
  contents: [{ id: 'usual', content: { kind: 'nothing' } }],
})

export const segment = (id: string): Segment => ({
  id,
  name: 'Evenings',
  rule: { field: 'time.hour', atLeast: 18, below: 24 },
})

export function campaign(id: string, change: Partial<Campaign> = {}): Campaign {
  return {
    id,
    name: `The trial ${id}`,
    kind: 'experiment',
    placement: 'top',
    tactic: 'session_rank',
    channel: 'site',
    arms: [
      { id: 'neutral', weight: 1, contents: null },
      { id: 'banner', weight: 1, contents: [] },
    ],
    holdout: 0.05,
    coverage: 1,
    namespace: { id: 'shop', from: 0, to: 1000 },
    seed: id,
    startsAt: 0,
    plan: {
      outcome: table.outcome,
      primary: { kind: 'reached', step: 'bought' },
      better: 'more',
      guards: table.guards,
      margins: {},
      audiences: [],
      levels: table.levels,
      epsilon: '1',
      alpha: 0.05,
      tuning: 5000,
      weeks: 4,
      outcomeDays: 14,
      fewest: 100,
    },
    ...change,
  }
}

const draftOf = (one: Campaign): StoredCampaign => ({
  campaign: one,
  state: 'draft',
  registration: null,
  startedAt: null,
  endedAt: null,
  pausedBy: null,
  pausedBecause: null,
})

export interface Start {
  readonly at?: number
  readonly epsilon?: Rational
  readonly change?: Partial<Campaign>
}

export class CampaignsFixture {
  readonly site: SiteStore
  readonly random: RandomWords

  constructor(site: SiteStore, random: RandomWords) {
    this.site = site
    this.random = random
  }

  event(id: string, event: CampaignEvent['event'], at = 0): CampaignEvent {
    return { campaign: id, at, by: 'Ada', event, facts: { because: 'a test' } }
  }

  starting(
    id: string,
    { at = 0, epsilon = rational(1n), change = {} }: Start = {},
  ): CampaignChange {
    const one = campaign(id, change)
    const { namespace } = one
    return {
      stored: {
        ...draftOf(one),
        state: 'running',
        startedAt: at,
        registration: {
          sha256: '0'.repeat(64),
          table,
          chargeId: '',
          verdict: 'allow',
          audienceRules: [],
        },
      },
      event: this.event(id, 'started', at),
      charge: {
        epsilon,
        namespace: namespace.id,
        from: namespace.from,
        to: namespace.to,
        mechanism: { cells: 12 },
        at,
      },
    }
  }

  define(id: string, change: Partial<Campaign> = {}): ReturnType<CampaignsFixture['start']> {
    return this.site.campaigns.advance(id, () => ({
      stored: draftOf(campaign(id, change)),
      event: this.event(id, 'defined'),
    }))
  }

  start(id: string, start: Start = {}): ReturnType<SiteStore['campaigns']['advance']> {
    return this.site.campaigns.advance(id, () => this.starting(id, start))
  }

  /** Throws when it does not start. */
  async running(id: string, start: Start = {}): Promise<Uint8Array> {
    const started = await this.start(id, start)
    if (!started.ok) throw new DiscreetError(started.code, started.reason, started.details)
    return (await this.site.campaigns.key(id)) as Uint8Array
  }

  move(
    id: string,
    state: CampaignState,
    event: CampaignEvent['event'] = 'ended',
  ): ReturnType<CampaignsFixture['start']> {
    return this.site.campaigns.advance(id, (current) => ({
      stored: { ...(current as StoredCampaign), state },
      event: this.event(id, event),
    }))
  }

  enrol(id: string, ...units: readonly CampaignUnit[]): Promise<number> {
    return this.site.campaigns.enrol(id, units)
  }

  release(id: string, week: number, epsilon: Rational = rational(1n)): Promise<CohortRelease> {
    return this.site.campaigns.releaseCohort(id, week, 1, (counts) =>
      releaseCells(counts, epsilon, this.random),
    )
  }
}

export const unit = (number: number): Pseudonym =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

export const inCell = (number: number, cell = 0, week = 0): CampaignUnit => ({
  unit: unit(number),
  week,
  cell,
})
