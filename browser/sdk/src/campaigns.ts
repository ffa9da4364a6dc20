/**
 * Slots and campaigns in a page. One public file, the same for everybody, says what there is; below
 * level 3 the page decides by itself, and what it decides stays in it. What only some levels need, or
 * only whoever answers, is loaded when it is needed.
 */
import type { CampaignFile, Known } from '@discreet/campaigns'
import { decideSlot } from '@discreet/campaigns'
import type { AccountCampaigns } from './campaign-account.ts'
import type { LocalCampaigns } from './campaign-local.ts'
import type { CampaignPage } from './campaign-page.ts'
import type { Saying } from './campaign-saying.ts'
import type { Standpoint } from './campaign-situation.ts'
import { names, standpoint } from './campaign-situation.ts'
import type { Home } from './home.ts'
import type { Inner } from './inner.ts'
import { once } from './inner.ts'
import type {
  Campaigns,
  Corrected,
  Recommendations,
  Refused,
  ShownItem,
  Slot,
  SlotContext,
  SlotFeedback,
} from './types.ts'

const fileMilliseconds = 600_000

/** What a slot was decided from. */
interface Basis {
  readonly stands: Standpoint
  readonly file: CampaignFile
  /** Of a shelf, as the server answered. */
  readonly items?: readonly ShownItem[] | undefined
}

function emptySlot(placement: string, level: Slot['level'], reasons: Slot['reasons'] = []): Slot {
  return {
    placement,
    level,
    campaign: null,
    arm: null,
    variant: 'nothing',
    content: { kind: 'nothing' },
    counted: false,
    asks: null,
    reasons,
    fields: [],
    tactic: null,
    sentence: '',
  }
}

export class PageCampaigns implements Campaigns, CampaignPage {
  readonly inner: Inner
  readonly home: () => Promise<Home>
  readonly visit: string = crypto.randomUUID()
  readonly resting: Set<string> = new Set()
  readonly took: Set<string> = new Set()
  readonly kinds: Set<unknown> = new Set()
  /** By campaign: where it was shown. */
  readonly #shown = new Map<string, Set<string>>()
  readonly #bases = new WeakMap<Slot, Basis>()
  #file: Promise<CampaignFile | undefined> = Promise.resolve(undefined)
  #fileAt = 0

  constructor(inner: Inner, home: () => Promise<Home>) {
    this.inner = inner
    this.home = home
  }

  /** Asked again after ten minutes, whatever happens on the page; after a failure by whoever is next. */
  file(): Promise<CampaignFile | undefined> {
    if (Math.abs(Date.now() - this.#fileAt) < fileMilliseconds) return this.#file
    const before = this.#file
    const { http } = this.inner.around
    this.#fileAt = Date.now()
    this.#file = http.ask<CampaignFile>('GET', '/v1/campaigns').then((answer) => {
      if (answer.ok && answer.value.version === 1) return answer.value
      this.#fileAt = 0
      return before
    })
    return this.#file
  }

  async placements(): Promise<readonly string[] | undefined> {
    await this.home()
    return (await this.file())?.placements.map(({ id }) => id)
  }

  async decide(placement: string, context: SlotContext | Known = {}): Promise<Slot> {
    const home = await this.home()
    const slot = await this.#decide(home, placement, context).catch(() => undefined)
    // The level changed meanwhile: what it allowed is not shown any more.
    if (home !== this.inner.home) return this.decide(placement, context)
    return slot ?? emptySlot(placement, home.level)
  }

  async #decide(
    home: Home,
    placement: string,
    context: SlotContext | Known,
  ): Promise<Slot | undefined> {
    const file = await this.file()
    if (file === undefined) return undefined
    const { level, holder } = home
    const { inner } = this
    const kept = await home.preferences()
    const { avoided } = inner.around.page.said
    // What was told away here before the account, it does not know.
    const preferences = level === 3 ? { ...kept, avoided: [...kept.avoided, ...avoided] } : kept
    const all = standpoint(inner, context, preferences, {
      resting: this.resting,
      shown: this.#shownElsewhere(placement),
    })
    this.kinds.add(all.carried['page.kind'])
    if (preferences.avoided.includes(names.placement + placement)) {
      return emptySlot(placement, level, ['muted'])
    }
    // Where what is known here cannot be had, it is as for everybody.
    const local =
      holder && this.local().then((loaded) => loaded.stands(holder, file, placement, all))
    const stands = (await local?.catch(() => undefined)) ?? all
    const there = level === 3 ? await (await this.account()).decide(stands, placement) : undefined
    const decision = there ?? decideSlot(placement, file, stands.situation)
    const campaign = file.campaigns.find(({ id }) => id === decision.campaign)
    const { tactic = null, sentence = {} } = campaign ?? {}
    const text = sentence[inner.locale.slice(0, 2)] ?? sentence['en'] ?? ''
    const slot: Slot = { ...decision, level, tactic, sentence: text }
    this.#bases.set(slot, { stands, file, items: there?.items })
    return slot
  }

  /** What stands here already does not count against itself. */
  #shownElsewhere(placement: string): Readonly<Record<string, number>> {
    const counts = [...this.#shown].map(
      ([id, places]) => [id, places.size - Number(places.has(here(placement)))] as const,
    )
    return Object.fromEntries(counts)
  }

  async exposed(slot: Slot): Promise<void> {
    const { campaign: id, placement, level, counted } = slot
    const { file, stands } = this.#bases.get(slot) ?? {}
    if (id === null || file === undefined || stands === undefined) return
    this.#shown.set(id, (this.#shown.get(id) ?? new Set()).add(here(placement)))
    if (!counted || level !== this.inner.home.level) return
    if (level === 3) return (await this.account()).exposed(id, stands)
    const campaign = file.campaigns.find((one) => one.id === id)
    if (campaign !== undefined) await (await this.local()).exposed(slot, campaign, file, stands)
  }

  async happened(campaign: string, step: string, amount?: number): Promise<void> {
    // Whoever does not take part is not counted.
    if (!this.took.has(campaign)) return
    const { level } = this.inner.home
    await (level === 3 ? await this.account() : await this.local()).happened(campaign, {
      step,
      amount,
    })
  }

  /** Levels 1 and 2. */
  readonly local: () => Promise<LocalCampaigns> = once(async () => {
    const { LocalCampaigns } = await import('./campaign-local.ts')
    return new LocalCampaigns(this)
  })

  /** Level 3. */
  readonly account: () => Promise<AccountCampaigns> = once(async () => {
    const { AccountCampaigns } = await import('./campaign-account.ts')
    return new AccountCampaigns(this)
  })

  readonly questions: () => Promise<Saying> = once(async () => {
    const { Saying } = await import('./campaign-saying.ts')
    return new Saying(this)
  })

  async list(slot: Slot): Promise<Recommendations | Refused> {
    const { listOf } = await import('./campaign-shelf.ts')
    return listOf(this.inner, slot, this.#bases.get(slot))
  }

  async say(about: Slot, feedback: SlotFeedback): Promise<Corrected | Refused> {
    return (await this.questions()).say(about, feedback)
  }
}

function here(placement: string): string {
  return `${placement} ${location.href}`
}
