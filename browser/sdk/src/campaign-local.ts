/**
 * Campaigns at levels 1 and 2: what the page or the device knows is used here, and whoever helps the
 * crowd is counted here. Nothing of it is in a request but the report of reporting.ts.
 */
import type { CampaignFile, Known, PublicCampaign } from '@discreet/campaigns'
import { audienceOf, cellFor, censusCell } from '@discreet/campaigns'
import type { Cell } from '@discreet/experiment'
import type { Item } from '@discreet/protocol'
import type { CampaignNotes } from './campaign-notes.ts'
import { reported } from './campaign-notes.ts'
import type { CampaignPage } from './campaign-page.ts'
import { names, type Standpoint } from './campaign-situation.ts'
import type { DeviceState, StateHolder } from './device-types.ts'
import { pageDice } from './dice.ts'
import type { Inner } from './inner.ts'
import { postReports } from './reporting.ts'
import { clockFits } from './standing.ts'
import type { Step } from './taking-part.ts'
import { enrolled, happened } from './taking-part.ts'
import type { Slot } from './types.ts'

/** Something in the file asks for what only the catalogue knows: categories, or what is sensitive. */
function asksForProducts(file: CampaignFile): boolean {
  return /"(visit|device)\.(?!class)|\.categories"/.test(JSON.stringify(file))
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

/**
 * Whether the public catalogue is fetched depends on the file and the level alone. What is sensitive, or
 * not known to be harmless, is not there.
 */
async function knownHere(
  inner: Inner,
  file: CampaignFile,
  carried: Known,
  { history, preferences }: DeviceState,
): Promise<Known> {
  if (!asksForProducts(file)) return carried
  const { visit } = inner.around.page
  const [page, basket] = [texts(carried['page.items']), texts(carried['basket.items'])]
  const kept = history.map(({ item }) => item)
  const { scoring } = await inner.device()
  const products = await scoring.products([...visit, ...kept, ...page, ...basket])
  const all = (ids: readonly string[]): Item[] => ids.flatMap((id) => products.get(id) ?? [])
  const fine = (ids: readonly string[]): Item[] =>
    all([...new Set(ids)]).filter(({ sensitive }) => sensitive !== true)
  const idsOf = (items: readonly Item[]): string[] => items.map(({ id }) => id)
  const categoriesOf = (items: readonly Item[]): string[] => [
    ...new Set(items.flatMap(({ categories = [] }) => categories)),
  ]
  const [visited, looked] = [fine(visit), fine(kept)]
  return {
    'page.categories': categoriesOf(all(page)),
    'basket.categories': categoriesOf(all(basket)),
    ...carried,
    'visit.items': idsOf(visited),
    'visit.categories': categoriesOf(visited),
    'device.items': idsOf(looked),
    'device.categories': categoriesOf(looked),
    'device.bought': idsOf(fine(history.flatMap(({ bought, item }) => (bought ? item : [])))),
    'device.liked': preferences.liked.filter((name) => !name.startsWith(names.tactic)),
  }
}

export class LocalCampaigns {
  readonly #page: CampaignPage
  readonly #reported = new Set<string>()

  constructor(page: CampaignPage) {
    this.#page = page
    addEventListener('pagehide', () => void this.#endVisit())
  }

  /** Rejects when the storage does not answer. */
  async #update(change: (notes: CampaignNotes) => CampaignNotes): Promise<DeviceState | undefined> {
    const { holder } = this.#page.inner.home
    return holder?.update((state) => ({ ...state, campaigns: change(state.campaigns) }))
  }

  note(change: (notes: CampaignNotes) => CampaignNotes): Promise<DeviceState | undefined> {
    return this.#update(change).catch(() => undefined)
  }

  async notes(): Promise<CampaignNotes | undefined> {
    const state = await this.#page.inner.home.holder?.read().catch(() => undefined)
    return state?.campaigns
  }

  /** With a number by which campaigns draw, made where one may be here. */
  async #numbered(
    holder: StateHolder,
    { campaigns }: CampaignFile,
    placement: string,
  ): Promise<DeviceState | undefined> {
    const state = await holder.read()
    const concerned = campaigns.some(
      (one) => one.enrols && (one.placement === placement || one.kind === 'census'),
    )
    if (state === undefined || state.campaigns.unit !== null || !concerned) return state
    const made = pageDice.uuid()
    return this.#update(({ unit, ...notes }) => ({ ...notes, unit: unit ?? made }))
  }

  /** What a slot may come to need is fetched by what the file has there, whatever is decided. */
  async #fetch({ placements, campaigns }: CampaignFile, placement: string): Promise<void> {
    const there = JSON.stringify([
      placements.filter(({ id }) => id === placement),
      campaigns.filter((one) => one.placement === placement),
    ])
    if (there.includes('"verdict":"ask"')) await this.#page.questions()
    if (!there.includes('"kind":"shelf"')) return
    await import('./campaign-shelf.ts')
    await (await this.#page.inner.device()).scoring.load()
  }

  /** `everybody`: without what is known here. undefined: nothing is held here any more. */
  async stands(
    holder: StateHolder,
    file: CampaignFile,
    placement: string,
    everybody: Standpoint,
  ): Promise<Standpoint | undefined> {
    const { inner } = this.#page
    const state = await this.#numbered(holder, file, placement)
    if (state === undefined) return undefined
    void this.#fetch(file, placement).catch(() => undefined)
    const { home, standing, choices } = inner
    const { unit, resting } = state.campaigns
    const { carried, situation } = everybody
    const purposes = standing.decide().purposes.filter((purpose) => purpose !== 'contribute')
    const rests = resting.flatMap(({ campaign, until }) => (situation.now < until ? campaign : []))
    const own: Standpoint = {
      ...everybody,
      situation: {
        ...situation,
        decision: {
          level: home.level,
          purposes: choices.contribute ? [...purposes, 'contribute'] : purposes,
        },
        known: await knownHere(inner, file, carried, state),
        unit,
        muted: [...situation.muted, ...rests],
      },
    }
    await this.#census(file, own)
    return own
  }

  /** Counts who is in a segment; shows nothing. */
  async #census(file: CampaignFile, { situation }: Standpoint): Promise<void> {
    for (const campaign of file.campaigns) {
      const cell = censusCell(campaign, file, situation)
      if (cell !== undefined) await this.#enrol(campaign, cell)
    }
  }

  async exposed(
    { arm, level }: Slot,
    campaign: PublicCampaign,
    { segments }: CampaignFile,
    { situation: { known, decision } }: Standpoint,
  ): Promise<void> {
    const audience = audienceOf(campaign, segments, known, decision.purposes)
    const cell = cellFor(campaign, { arm: arm ?? '', level, audience })
    if (cell !== undefined) await this.#enrol(campaign, cell)
  }

  /** A clock that the site contradicts says nothing of weeks. */
  async #enrol(campaign: PublicCampaign, cell: Cell): Promise<void> {
    const { inner, took } = this.#page
    const { facts } = inner.standing
    const now = Date.now()
    const may = inner.choices.contribute && facts !== undefined && clockFits(facts, now)
    if (took.has(campaign.id) || !may) return
    took.add(campaign.id)
    await this.note((notes) => enrolled(notes, campaign, cell, now, pageDice))
  }

  happened(campaign: string, step: Step): Promise<unknown> {
    return this.note((notes) => happened(notes, campaign, step, Date.now()))
  }

  /** Level 1: a visit is reported when its page goes; nothing of it is kept. */
  async #endVisit(): Promise<void> {
    const { home, choices, around } = this.#page.inner
    if (home.level !== 1 || !choices.contribute) return
    const all = (await this.notes())?.enrolled ?? []
    const mine = all.filter(({ token }) => !this.#reported.has(token))
    if (mine.length === 0) return
    // A page that comes back from the browser's memory does not report again.
    const tokens = mine.map(({ token }) => token)
    for (const token of tokens) this.#reported.add(token)
    // Each by itself, so that they are not joined by how they came.
    for (const one of mine) void postReports(around.http, [one])
    await this.note((notes) => reported(notes, tokens))
  }
}
