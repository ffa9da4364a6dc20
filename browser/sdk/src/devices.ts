/** Homes of levels 1 and 2 and what belongs to them; loaded when one of them is needed. */
import type { PersonState, SiteFacts } from '@discreet/policy'
import { agedCrowd } from './contribute.ts'
import { aged, emptyState, mergePreferences, withPreferences } from './device-profile.ts'
import type { Tabs } from './device-store.ts'
import { createDevice, openDevice, watchTabs, wipeDevice } from './device-store.ts'
import type { DeviceState, FileCache, StateHolder } from './device-types.ts'
import type { Home, Refusing, Surroundings } from './home.ts'
import type { LocalSetup } from './local.ts'
import { Local } from './local.ts'
import { pageHolder } from './page-holder.ts'
import { Scoring, visitOnly } from './scoring.ts'
import { clockFits } from './standing.ts'
import type { Context, Level, Recommendations, ShelfPlacement } from './types.ts'

interface Opened {
  readonly holder: StateHolder
  readonly cache: FileCache
}

export interface DevicesSetup extends Pick<LocalSetup, 'facts' | 'gives'> {
  readonly around: Surroundings
  readonly site: string
  /** Another tab took the device profile away; `from`: the home that found out. */
  readonly lost: (from?: Home) => void
  /** It changed in another tab. */
  readonly changed: () => void
}

export class Devices {
  readonly scoring: Scoring
  readonly #setup: DevicesSetup
  #tabs: Tabs | undefined
  #closed = false

  constructor(setup: DevicesSetup) {
    this.#setup = setup
    this.scoring = new Scoring(setup.around, setup.facts)
  }

  /**
   * What this device keeps. What is damaged goes; a storage that does not answer now is left alone and
   * counts as nothing.
   */
  async open(
    facts: SiteFacts,
  ): Promise<{ readonly home: Local; readonly state: DeviceState } | undefined> {
    try {
      const opened = await openDevice(this.#setup.site)
      if (opened === undefined) return undefined
      const now = Date.now()
      const state = await opened.holder.update((kept) =>
        agedCrowd(clockFits(facts, now) ? aged(kept, now) : kept, facts, now),
      )
      if (state !== undefined) return { home: this.#onDevice(opened), state }
      await opened.holder.wipe()
    } catch {
      // As if there were nothing.
    }
    return undefined
  }

  #local(level: 1 | 2, holder: StateHolder): Local {
    const { around, facts, gives, lost } = this.#setup
    return new Local(level, holder, {
      scoring: this.scoring,
      page: around.page,
      facts,
      gives,
      lost,
    })
  }

  #onDevice({ holder, cache }: Opened): Local {
    const { site, lost, changed } = this.#setup
    this.scoring.cache = cache
    if (!this.#closed) {
      this.#tabs ??= watchTabs(site, (what) => (what === 'wiped' ? lost() : changed()))
    }
    return this.#local(2, holder)
  }

  /** The home of the level that was chosen, with what the page has in hand. */
  async settle(
    level: 1 | 2,
    { contribute, chosenAt, refusedAt }: PersonState,
    before: Home,
  ): Promise<Local | Refusing> {
    const choice = { level, contribute, chosenAt: chosenAt ?? Date.now(), refusedAt }
    const local = before instanceof Local ? before : undefined
    if (local?.level === level) {
      const kept = await local.holder
        .update((state) => ({ ...state, choice }))
        .catch(() => undefined)
      return kept === undefined ? { ok: false, code: 'storage_blocked' } : local
    }
    const state = await this.#begun(choice, local)
    if (level === 1) return this.#local(1, pageHolder(state))
    try {
      const opened = await this.#kept(choice)
      if (opened !== undefined) return opened
    } catch {
      // What is there must not be replaced only because it cannot be read just now.
      return { ok: false, code: 'storage_blocked' }
    }
    const created = await createDevice(state)
    return 'ok' in created ? created : this.#onDevice(created)
  }

  /** What a level begins with: this visit, what was said in it, and its receipts. */
  async #begun(choice: DeviceState['choice'], local: Local | undefined): Promise<DeviceState> {
    const { site, around } = this.#setup
    const { visit, said } = around.page
    const held = await local?.holder.read().catch(() => undefined)
    if (held !== undefined && choice.level === 2) return { ...held, choice }
    const at = Date.now()
    const harmless = await this.scoring.harmless(visit)
    const history = harmless.map((item) => ({ item, at, bought: false }))
    const state = withPreferences(emptyState(site, choice), said)
    return { ...state, history, receipts: held?.receipts ?? [] }
  }

  /**
   * A profile that is there already, of before somebody signed in or of another tab, with what was said
   * in this page.
   */
  async #kept(choice: DeviceState['choice']): Promise<Local | undefined> {
    const { site, around } = this.#setup
    const opened = await openDevice(site)
    const state = await opened?.holder.update((kept) => ({
      ...withPreferences(kept, mergePreferences(around.page.said, kept.preferences)),
      choice,
    }))
    return opened === undefined || state === undefined ? undefined : this.#onDevice(opened)
  }

  /** Whatever this device keeps goes, in every tab. Rejects when the storage does not let it go. */
  async wipe(): Promise<void> {
    const { site } = this.#setup
    const tabs = this.#tabs ?? watchTabs(site, () => undefined)
    this.#tabs = undefined
    this.scoring.cache = undefined
    try {
      await wipeDevice(site)
    } finally {
      tabs.tell('wiped')
      tabs.close()
    }
  }

  /** Nothing of level 2 goes on here; what is stored stays. */
  leave(): void {
    this.#tabs?.close()
    this.#tabs = undefined
    this.scoring.cache = undefined
  }

  tellChanged(): void {
    this.#tabs?.tell('changed')
  }

  /** With what this page has in hand, as if the level were chosen; nothing is kept. */
  async preview(
    level: Level,
    placement: ShelfPlacement,
    context: Context,
    home: Home,
  ): Promise<Recommendations | Refusing> {
    const { page } = this.#setup.around
    const visit = [...new Set([...page.visit, ...(context.items ?? page.items)])]
    const personal = visitOnly(visit, await home.preferences())
    return this.scoring.recommend(level, placement, context, personal)
  }

  close(): void {
    this.#closed = true
    this.leave()
    this.scoring.close()
  }
}
