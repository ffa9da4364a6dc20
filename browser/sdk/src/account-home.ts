/** Level 3: the profile of an account, as far as its owner switched it on. */
import type { Preferences, ScoreTerm } from '@discreet/protocol'
import type { Account } from './account.ts'
import type { Change, Home, Refusing, Surroundings, Undo } from './home.ts'
import { askServer, spareFor } from './nowhere.ts'
import { nothingSaid } from './page.ts'
import type {
  AccountPurpose,
  Context,
  HistoryEntry,
  Recommendations,
  RecordedEvent,
  ShelfPlacement,
} from './types.ts'

interface StoredEntry {
  readonly field: string
  readonly at: string
  readonly item?: string
  readonly title?: string
  readonly liked?: readonly string[]
  readonly avoided?: readonly string[]
  readonly less?: readonly string[]
  readonly owned?: readonly string[]
  readonly without?: readonly ScoreTerm[]
}

const sameLookMilliseconds = 600_000

export class AccountHome implements Home {
  readonly level = 3
  readonly #account: Account
  readonly #around: Surroundings
  /** In force. */
  readonly #purposes: readonly AccountPurpose[]
  /** Changes of preferences, one after the other. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(account: Account, around: Surroundings, purposes: readonly AccountPurpose[]) {
    this.#account = account
    this.#around = around
    this.#purposes = purposes
  }

  async record(event: RecordedEvent): Promise<Refusing | undefined> {
    if (event.type === 'basket') return undefined
    if (event.type === 'preference') {
      const { liked = [], avoided = [] } = event
      return this.changePreferences((now) => ({
        ...now,
        liked: [...new Set([...now.liked, ...liked])],
        avoided: [...new Set([...now.avoided, ...avoided])],
      }))
    }
    if (event.type === 'view') this.#around.page.looked(event.item)
    // A purchase is told in any case: the account may help the crowd without remembering it.
    if (event.type === 'view' && !this.#purposes.includes('browsing')) return undefined
    const look = Math.floor(Date.now() / sameLookMilliseconds)
    const told =
      event.type === 'view'
        ? { type: 'view', items: [event.item], id: `${event.item} ${look}` }
        : { type: 'purchase', items: event.items, id: event.order }
    const answer = await this.#account.ask('POST', '/v1/me/events', { events: [told] })
    return answer.ok ? undefined : answer
  }

  /** `visit` is answered by the page itself (discreet.ts). */
  async recommend(
    placement: Exclude<ShelfPlacement, 'visit'>,
    context: Context,
  ): Promise<Recommendations | Refusing> {
    const { page } = this.#around
    const { items = page.items, exclude = [] } = context
    const known = placement === 'home' && this.#purposes.includes('browsing')
    const asked =
      known || placement === 'again'
        ? { ...context, items: [], exclude: known ? [...exclude, ...items] : exclude }
        : context
    // What the account keeps the server heeds; what it was told before the account, it does not know.
    const { avoided, owned } = page.said
    const keeps = this.#purposes.includes('preferences')
    const said = keeps ? { ...nothingSaid, avoided, owned } : page.said
    const spare = spareFor(page.said)
    return this.#account.withToken((token) =>
      askServer(this.#around, placement, asked, { level: 3, said, spare, token }),
    )
  }

  async #stored(): Promise<readonly StoredEntry[] | Refusing> {
    const answer = await this.#account.ask<{ entries: readonly StoredEntry[] }>(
      'GET',
      '/v1/me/profile',
    )
    return answer.ok ? answer.value.entries : answer
  }

  async #kept(): Promise<Preferences | Refusing> {
    if (!this.#purposes.includes('preferences')) return this.#around.page.said
    const stored = await this.#stored()
    if ('ok' in stored) return stored
    const found = stored.find(({ field }) => field === 'account.preferences')
    const { liked = [], avoided = [], less = [], owned = [], without = [] } = found ?? {}
    return { liked, avoided, less, owned, without }
  }

  async preferences(): Promise<Preferences> {
    const kept = await this.#kept()
    return 'ok' in kept ? this.#around.page.said : kept
  }

  changePreferences(change: Change): Promise<Refusing | undefined> {
    const { page } = this.#around
    page.said = change(page.said)
    if (!this.#purposes.includes('preferences')) return Promise.resolve(undefined)
    const changed = this.#last.then(() => this.#change(change))
    this.#last = changed.catch(() => undefined)
    return changed
  }

  async #change(change: Change): Promise<Refusing | undefined> {
    const kept = await this.#kept()
    // What is there is not known, so it cannot be replaced.
    if ('ok' in kept) return kept
    const answer = await this.#account.ask('PUT', '/v1/me/preferences', change(kept))
    return answer.ok ? undefined : answer
  }

  async entries(): Promise<readonly HistoryEntry[]> {
    const entries = await this.#entries()
    return 'ok' in entries ? [] : entries
  }

  async #entries(): Promise<readonly HistoryEntry[] | Refusing> {
    const stored = await this.#stored()
    if ('ok' in stored) return stored
    return stored.flatMap(({ field, at, item, title }) => {
      if (item === undefined) return []
      const bought = field === 'account.purchases'
      const time = Date.parse(at)
      return {
        id: JSON.stringify({ item, at: time }),
        item,
        title: title ?? item,
        at: time,
        bought,
      }
    })
  }

  async #forget(
    entries: readonly unknown[],
    items: readonly string[],
  ): Promise<Refusing | undefined> {
    const answer = await this.#account.ask('POST', '/v1/me/forget', { entries })
    if (!answer.ok) return answer
    this.#around.page.forget(new Set(items))
    return undefined
  }

  async forget(ids: readonly string[]): Promise<Refusing | undefined> {
    const all = await this.#entries()
    if ('ok' in all) return all
    const known = all.filter(({ id }) => ids.includes(id))
    const entries = known.map(({ item, at }) => ({ item, at }))
    const items = known.map(({ item }) => item)
    return entries.length === 0 ? undefined : this.#forget(entries, items)
  }

  async forgetItem(item: string): Promise<Refusing | Undo> {
    const { page } = this.#around
    // What is not known could not be put back.
    const all = await this.#entries()
    if ('ok' in all) return all
    const before = all.filter((entry) => entry.item === item)
    const visited = page.visit.includes(item)
    const refused = await this.#forget([{ item }], [item])
    if (refused !== undefined) return refused
    return async () => {
      if (visited) page.looked(item)
      const events = before.map(({ at, bought }) => ({
        type: bought ? 'purchase' : 'view',
        items: [item],
        at: new Date(at).toISOString(),
        id: `again ${at}`,
        restored: true,
      }))
      if (events.length === 0) return undefined
      const answer = await this.#account.ask('POST', '/v1/me/events', { events })
      return answer.ok ? undefined : answer
    }
  }

  async wipe(): Promise<Refusing | undefined> {
    const answer = await this.#account.ask('DELETE', '/v1/me/profile')
    if (!answer.ok) return answer
    const { page } = this.#around
    page.said = nothingSaid
    page.visit = []
    return undefined
  }

  close(): void {
    // Nothing runs.
  }
}
