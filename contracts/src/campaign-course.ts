/** A site with a slot, its people and its campaigns, to try what the engine does with them. */
import { createHash } from 'node:crypto'
import type { Campaign, PlacementDefinition, Segment } from '@discreet/campaigns'
import { armOf, tableOf } from '@discreet/campaigns'
import { seededWords } from '@discreet/crowd'
import type {
  AccountStep,
  CampaignUnit,
  DueReleased,
  PeopleSetup,
  Pseudonym,
  SiteStore,
  StepOutcome,
  Store,
  StoredCampaign,
} from '@discreet/engine'
import {
  choose,
  createSite,
  defineCampaign,
  enrolAccount,
  releaseDue,
  setPlacement,
  setSegment,
  startCampaign,
  withSampleAssessment,
} from '@discreet/engine'
import type { CountedLevel, ExperimentPlan } from '@discreet/experiment'
import { indexOfCell } from '@discreet/experiment'
import { readPacks } from '@discreet/packs-file'
import type { AccountPurpose, Level } from '@discreet/policy'
import type { RandomWords } from '@discreet/privacy'
import type { Item, Refusal } from '@discreet/protocol'
import { expect } from 'vitest'
import type { StoreUnderTest } from './store-under-test.ts'

export const day = 86_400_000
export const week: number = 7 * day

const packs = readPacks().map(({ pack }) => pack)
let sites = 0

export const slot: PlacementDefinition = {
  id: 'top',
  name: 'The top of the first page, as Ada calls it',
  contents: [{ id: 'usual', content: { kind: 'nothing' } }],
}

export const bakers: Segment = {
  id: 'bakers',
  name: 'Whoever bought something for baking',
  rule: { field: 'account.boughtCategories', is: ['Baking'] },
}

const evenings: Segment = {
  id: 'evenings',
  name: 'Evenings',
  rule: { field: 'time.hour', atLeast: 18, below: 24 },
}

const items: readonly Item[] = [
  { id: 'flour', title: 'Flour', categories: ['Baking'] },
  { id: 'tea', title: 'Tea', categories: ['Drinks'] },
  { id: 'test', title: 'A test', categories: ['Pregnancy tests'] },
]

type Change = Partial<Omit<Campaign, 'plan'>> & { readonly plan?: Partial<ExperimentPlan> }

/** What somebody did, for a crowd that is made up. */
export interface Made {
  readonly arm: string
  readonly level: CountedLevel
  readonly outcome: number
  readonly guard: number
}

export function expectOk<T extends { readonly ok: true }>(outcome: T | Refusal): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.reason}`)
  return outcome
}

export class CampaignCourse {
  readonly under: StoreUnderTest
  readonly site: SiteStore
  readonly setup: PeopleSetup
  readonly random: RandomWords = seededWords(7)
  #people = 0
  #pages = 0

  private constructor(under: StoreUnderTest, site: SiteStore) {
    this.under = under
    this.site = site
    const { vault, cryptography, clock } = under
    this.setup = { store: site, vault, cryptography, packs, now: () => clock.now }
  }

  /** On a site of its own, with the slot, two audiences and three items. */
  static async begin(under: StoreUnderTest, store: Store): Promise<CampaignCourse> {
    sites += 1
    const id = `course-${sites}`
    const settings = { place: 'DE', campaignEpsilonPerYear: '3' }
    const site = withSampleAssessment({ id, name: id, settings }, under.cryptography, 0)
    await createSite(store, under.cryptography, site)
    const course = new CampaignCourse(under, await store.open(id))
    await course.site.upsertItems(items)
    expectOk(await setPlacement(course.site, 'top', slot))
    for (const one of [bakers, evenings]) expectOk(await setSegment(course.site, one.id, one))
    return course
  }

  get now(): number {
    return this.under.clock.now
  }

  pass(milliseconds: number): void {
    this.under.clock.now += milliseconds
  }

  campaign(id: string, { plan, ...change }: Change = {}): Campaign {
    return {
      id,
      name: `The trial ${id}`,
      kind: 'experiment',
      placement: 'top',
      tactic: 'context_banner',
      channel: 'site',
      arms: [
        { id: 'neutral', weight: 1, contents: null },
        {
          id: 'banner',
          weight: 1,
          contents: [{ id: 'hello', content: { kind: 'banner', title: { en: 'Hello' } } }],
        },
      ],
      holdout: 0.05,
      coverage: 1,
      namespace: { id: 'shop', from: 0, to: 1 },
      seed: id,
      startsAt: this.now,
      ...change,
      plan: {
        outcome: { kind: 'funnel', steps: ['shown', 'clicked', 'bought'] },
        primary: { kind: 'reached', step: 'bought' },
        better: 'more',
        guards: ['too_personal', 'level_down', 'complaint'],
        margins: { too_personal: 0.005, level_down: 0.01, complaint: 0.005 },
        audiences: [],
        levels: [1, 2, 3],
        epsilon: '1',
        alpha: 0.05,
        tuning: 5000,
        weeks: 3,
        outcomeDays: 7,
        fewest: 100,
        ...plan,
      },
    }
  }

  census(id: string, segment: string, change: Change = {}): Campaign {
    const { plan, ...rest } = change
    return this.campaign(id, {
      kind: 'census',
      placement: '',
      tactic: 'census',
      segment,
      arms: [{ id: 'all', weight: 1, contents: null }],
      holdout: 0,
      ...rest,
      plan: {
        outcome: { kind: 'funnel', steps: ['outside', 'inside'] },
        primary: { kind: 'reached', step: 'inside' },
        guards: [],
        margins: {},
        weeks: 1,
        outcomeDays: 0,
        ...plan,
      },
    })
  }

  async define(campaign: Campaign): Promise<void> {
    expectOk(await defineCampaign(this.site, campaign, 'Ada', this.now))
  }

  start(id: string): ReturnType<typeof startCampaign> {
    return startCampaign(this.site, this.under.cryptography, id, 'Ada', this.now)
  }

  async run(campaign: Campaign): Promise<void> {
    await this.define(campaign)
    expectOk(await this.start(campaign.id))
  }

  async stored(id: string): Promise<StoredCampaign> {
    const stored = await this.site.campaigns.find(id)
    if (stored === undefined) throw new Error(`no campaign ${id}`)
    return stored
  }

  release(at: number = this.now, site: SiteStore = this.site): Promise<DueReleased> {
    return releaseDue(site, this.random, at)
  }

  /** Somebody with an account; by default at level 3, helping the crowd. */
  async person({
    level = 3,
    contribute = true,
    purposes = ['purchases', 'preferences'],
  }: {
    level?: Level
    contribute?: boolean
    purposes?: readonly AccountPurpose[]
  } = {}): Promise<Pseudonym> {
    this.#people += 1
    const subject = this.under.vault.subject(this.site.site.id, `person-${this.#people}`)
    await this.choose(subject, { level, contribute, purposes })
    return subject
  }

  async choose(
    subject: Pseudonym,
    choice: { level: Level; contribute: boolean; purposes?: readonly AccountPurpose[] },
  ): Promise<void> {
    expectOk(
      await choose(
        this.setup,
        { subject, gpc: false },
        {
          purposes: [],
          ...choice,
          confirmed: true,
          locale: 'en',
          method: 'button',
          expressedBy: 'subject',
        },
      ),
    )
  }

  /** What became of one step of an account. */
  async step(
    subject: Pseudonym,
    campaign: string,
    step: Omit<AccountStep, 'campaign'> = {},
  ): Promise<StepOutcome | undefined> {
    const steps = [{ campaign, ...step }]
    const { outcomes } = expectOk(await enrolAccount(this.setup, { subject, gpc: false }, steps))
    return outcomes[0]
  }

  /** Who somebody is in a campaign. */
  async unitOf(subject: Pseudonym, campaign: string): Promise<Pseudonym> {
    const key = await this.site.campaigns.key(campaign)
    if (key === undefined) throw new Error(`no key of ${campaign}`)
    return this.under.cryptography.pseudonym(key, 'person', subject)
  }

  async cellOf(subject: Pseudonym, campaign: string): Promise<number | null | undefined> {
    return this.site.campaigns.cellOf(campaign, await this.unitOf(subject, campaign))
  }

  /** An account that is drawn into this arm. */
  async personIn(campaign: Campaign, arm: string): Promise<Pseudonym> {
    for (let k = 0; k < 500; k += 1) {
      const subject = this.under.vault.subject(this.site.site.id, `person-${this.#people + 1}`)
      const drawn = armOf(campaign, this.site.site.id, subject)
      if ('arm' in drawn && drawn.arm === arm) return this.person()
      this.#people += 1
    }
    throw new Error(`nobody is drawn into ${arm}`)
  }

  /** A crowd of devices, drawn as pages draw them, into a week of a campaign. */
  async crowd(
    campaign: Campaign,
    inWeek: number,
    size: number,
    happens: (arm: string, k: number) => Omit<Made, 'arm'>,
  ): Promise<readonly Made[]> {
    const table = tableOf(campaign)
    const units: CampaignUnit[] = []
    const made: Made[] = []
    for (let k = 0; k < size; k += 1) {
      this.#pages += 1
      const unit = unitOf(`page ${this.#pages}`)
      const drawn = armOf(campaign, this.site.site.id, unit)
      if ('none' in drawn) continue
      const one = { arm: drawn.arm, ...happens(drawn.arm, k) }
      const cell = indexOfCell(table, {
        arm: table.arms.indexOf(one.arm),
        level: table.levels.indexOf(one.level),
        audience: 0,
        outcome: one.outcome,
        guard: one.guard,
      })
      if (cell === undefined) throw new Error('no such cell')
      made.push(one)
      units.push({ unit, week: inWeek, cell })
    }
    expect(await this.site.campaigns.enrol(campaign.id, units)).toBe(units.length)
    return made
  }
}

/** A random id of a page, but the same every time. */
function unitOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return `${parts.join('-')}-${hex.slice(20, 32)}`
}

/** Numbers of [0, 1), the same every time. */
export function dice(seed: number): () => number {
  const words = seededWords(seed)
  const one = new Uint32Array(1)
  return () => {
    words.fill(one)
    return (one[0] ?? 0) / 2 ** 32
  }
}

export type Begin = () => Promise<CampaignCourse>
