/** Levels 1 and 2: the page or the device knows, and nothing of it leaves. */
import type { SiteFacts } from '@discreet/policy'
import type { Preferences } from '@discreet/protocol'
import { noNotes } from './campaign-notes.ts'
import { addBasket } from './contribute.ts'
import {
  addEvent,
  entriesOf,
  forgetEntries,
  forgetItem,
  isNewOrder,
  personalOf,
  saying,
  withPreferences,
} from './device-profile.ts'
import type { DeviceState, StateHolder } from './device-types.ts'
import type { Change, Home, Refusing, Undo } from './home.ts'
import type { Page } from './page.ts'
import { nothingSaid } from './page.ts'
import type { Scoring } from './scoring.ts'
import type {
  Context,
  HistoryEntry,
  Receipt,
  Recommendations,
  RecordedEvent,
  ShelfPlacement,
} from './types.ts'

const mostReceipts = 100
const blocked: Refusing = { ok: false, code: 'storage_blocked' }

export interface LocalSetup {
  readonly scoring: Scoring
  readonly page: Page
  readonly facts: () => Promise<SiteFacts | undefined>
  /** Does a purchase on this device go to the crowd? */
  readonly gives: () => boolean
  /** Called when another tab took everything away. */
  readonly lost: (home: Home) => void
}

type Done = Exclude<RecordedEvent, { readonly type: 'basket' | 'preference' }>

/** What says of a person what is nobody's business is not kept of them, here neither. */
async function withoutSensitive(event: Done, scoring: Scoring): Promise<Done | undefined> {
  const told = event.type === 'view' ? [event.item] : event.items
  const items = await scoring.harmless(told)
  if (items.length === told.length) return event
  return items.length === 0 || event.type === 'view' ? undefined : { ...event, items }
}

/** Whoever takes part in a campaign or not: fetching it says nothing of that. */
function counting(): Promise<typeof import('./taking-part.ts') | undefined> {
  return import('./taking-part.ts').catch(() => undefined)
}

export class Local implements Home {
  readonly level: 1 | 2
  readonly holder: StateHolder
  readonly #setup: LocalSetup
  #closed = false

  constructor(level: 1 | 2, holder: StateHolder, setup: LocalSetup) {
    this.level = level
    this.holder = holder
    this.#setup = setup
  }

  /** undefined: there is nothing any more, or the storage does not answer just now. */
  async state(): Promise<DeviceState | undefined> {
    return this.#try(() => this.holder.read())
  }

  async #try(work: () => Promise<DeviceState | undefined>): Promise<DeviceState | undefined> {
    try {
      const state = await work()
      if (state === undefined) this.#setup.lost(this)
      return state
    } catch {
      return undefined
    }
  }

  async #update(change: (state: DeviceState) => DeviceState): Promise<Refusing | undefined> {
    const state = await this.#try(() => this.holder.update(change))
    return state === undefined ? blocked : undefined
  }

  async record(told: RecordedEvent): Promise<Refusing | undefined> {
    if (told.type === 'basket') return undefined
    if (told.type === 'preference') return this.changePreferences((now) => saying(now, told))
    const { facts, gives, page, scoring } = this.#setup
    const event = await withoutSensitive(told, scoring)
    // Left meanwhile: nothing is kept after that.
    if (event === undefined || this.#closed) return undefined
    if (event.type === 'view') page.looked(event.item)
    const known = event.type === 'purchase' && gives() ? await facts() : undefined
    const counted = event.type === 'purchase' ? await counting() : undefined
    return this.#update((state) => {
      const now = Date.now()
      const next = addEvent(state, event, now)
      if (event.type !== 'purchase' || !isNewOrder(state, event.order)) return next
      const { items, amount } = event
      const step = { step: 'bought', ...(amount === undefined ? {} : { amount }) }
      const campaigns = counted?.happened(state.campaigns, undefined, step, now)
      const noted = { ...next, campaigns: campaigns ?? state.campaigns }
      return known === undefined ? noted : addBasket(noted, items, known, now)
    })
  }

  async recommend(
    placement: ShelfPlacement,
    context: Context,
  ): Promise<Recommendations | Refusing> {
    const state = await this.state()
    if (state === undefined) return blocked
    const { scoring } = this.#setup
    const personal = personalOf(state, Date.now())
    return placement === 'visit'
      ? scoring.ofVisit(this.level, context, personal)
      : scoring.recommend(this.level, placement, context, personal)
  }

  async preferences(): Promise<Preferences> {
    return (await this.state())?.preferences ?? this.#setup.page.said
  }

  async changePreferences(change: Change): Promise<Refusing | undefined> {
    const { page } = this.#setup
    page.said = change(page.said)
    return this.#update((state) => withPreferences(state, change(state.preferences)))
  }

  async entries(): Promise<readonly HistoryEntry[]> {
    const state = await this.state()
    if (state === undefined) return []
    const items = state.history.map(({ item }) => item)
    return entriesOf(state, await this.#setup.scoring.titles(items))
  }

  async forget(ids: readonly string[]): Promise<Refusing | undefined> {
    const state = await this.state()
    if (state === undefined) return blocked
    const left = new Set(forgetEntries(state, ids).history.map(({ item }) => item))
    const gone = state.history.flatMap(({ item }) => (left.has(item) ? [] : item))
    this.#setup.page.forget(new Set(gone))
    return this.#update((current) => forgetEntries(current, ids))
  }

  async forgetItem(item: string): Promise<Refusing | Undo> {
    const { page } = this.#setup
    const before = (await this.state())?.history.filter((event) => event.item === item)
    const visited = page.visit.includes(item)
    page.forget(new Set([item]))
    const refused = await this.#update((state) => forgetItem(state, item))
    if (refused !== undefined || before === undefined) return refused ?? blocked
    return () => {
      if (visited) page.looked(item)
      return this.#update((state) => ({
        ...state,
        history: [...state.history, ...before].sort((a, b) => a.at - b.at),
      }))
    }
  }

  async choice(): Promise<DeviceState['choice'] | undefined> {
    return this.level === 2 ? (await this.state())?.choice : undefined
  }

  async receipts(): Promise<readonly Receipt[]> {
    return (await this.state())?.receipts ?? []
  }

  keepReceipt(receipt: Receipt): Promise<Refusing | undefined> {
    return this.#update((state) => ({
      ...state,
      receipts: [...state.receipts, receipt].slice(-mostReceipts),
    }))
  }

  /**
   * Names of what was sent stay: for taking it back, and for the most that may be sent. So do those of
   * campaigns that counted somebody: nobody is counted twice.
   */
  wipe(): Promise<Refusing | undefined> {
    const { page } = this.#setup
    page.visit = []
    page.said = nothingSaid
    return this.#update((state) => ({
      ...state,
      history: [],
      preferences: nothingSaid,
      campaigns: { ...noNotes, counted: state.campaigns.counted },
      crowd: {
        pending: null,
        sent: state.crowd.sent.map((one) => ({
          ...one,
          contribution: { person: one.contribution.person, baskets: [] },
        })),
      },
    }))
  }

  close(): void {
    this.#closed = true
    this.holder.close()
  }
}
