/** The page's side of Discreet: everything that `types.ts` promises, handed to whom it concerns. */
import type { Correction } from '@discreet/protocol'
import type { Home, Refusing } from './home.ts'
import { Inner, once } from './inner.ts'
import { asForEverybody } from './nowhere.ts'
import type {
  Choices,
  Context,
  Contributions,
  Corrected,
  Discreet,
  Level,
  Options,
  Profile,
  Receipt,
  Recommendations,
  RecordedEvent,
  Refused,
  Rights,
  ShelfPlacement,
  ShownItem,
} from './types.ts'

export class PageDiscreet implements Discreet {
  readonly site: string
  readonly locale: string
  readonly ready: Promise<Choices>
  readonly #inner: Inner
  /** The last list was for everybody because the model could not be used. */
  #fellBack = false

  constructor(options: Options) {
    this.#inner = new Inner(options)
    this.site = this.#inner.site
    this.locale = this.#inner.locale
    this.ready = this.#inner.start().then(() => {
      // Who has something can go down without the network.
      if (this.#inner.home.level > 0) void this.#choose()
      return this.#inner.choices
    })
  }

  readonly choices: Discreet['choices'] = {
    get: () => this.#inner.choices,
    set: async (choice) => {
      await this.ready
      await this.#inner.startAgain()
      return this.#tried(this.#choose(), (choosing) => choosing.set(choice))
    },
    subscribe: (listener) => {
      this.#inner.choiceListeners.add(listener)
      return () => this.#inner.choiceListeners.delete(listener)
    },
  }

  /** What cannot be loaded now is a "no" like others. */
  async #tried<A, T>(loading: Promise<A>, work: (loaded: A) => Promise<T>): Promise<T | Refused> {
    try {
      return await work(await loading)
    } catch {
      return this.#inner.refused({ ok: false, code: 'offline' })
    }
  }

  readonly #choose = once(async () => {
    const { Choosing } = await import('./choosing.ts')
    return new Choosing(this.#inner)
  })

  changed(listener: () => void): () => void {
    this.#inner.changeListeners.add(listener)
    return () => this.#inner.changeListeners.delete(listener)
  }

  /** The home in force, after whatever changes it by itself. */
  async #home(): Promise<Home> {
    await this.ready
    await this.#inner.startAgain()
    await this.#inner.keepUp()
    return this.#inner.home
  }

  async record(event: RecordedEvent): Promise<void> {
    const inner = this.#inner
    const { page } = inner.around
    if (event.type === 'view') page.show(event.item)
    if (event.type === 'basket') page.basket = [...event.items]
    const home = await this.#home()
    const refused = await home.record(event)
    if (refused?.code === 'storage_blocked') {
      // Another tab may have taken it away; that is said in its turn.
      await inner.inTurn(async () => undefined)
      if (home === inner.home) await inner.trouble('storage_blocked')
    }
    if (event.type === 'purchase' && inner.choices.contribute && home.level < 3) {
      await (await inner.help()).bought(event.items, event.order)
    }
    if (event.type === 'preference') inner.tellChanged()
  }

  async recommend(
    placement: ShelfPlacement,
    context: Context = {},
  ): Promise<Recommendations | Refused> {
    const inner = this.#inner
    const home = await this.#home()
    const answer = await this.#answerOf(home, placement, context)
    // The level changed meanwhile: what it allowed is not shown any more.
    if (home !== inner.home) return this.recommend(placement, context)
    if (answer.ok) {
      if (this.#fellBack) await inner.trouble(undefined)
      this.#fellBack = false
      return answer
    }
    if (home.level === 0 || placement === 'again') return inner.refused(answer)
    // What cannot be worked out here is answered as for everybody.
    const said = await home.preferences()
    const plain = await asForEverybody(inner.around, placement, context, said)
    if (answer.code === 'model_refused' || answer.code === 'offline') {
      this.#fellBack = true
      await inner.trouble(answer.code)
    }
    return plain.ok ? plain : inner.refused(plain)
  }

  async #answerOf(
    home: Home,
    placement: ShelfPlacement,
    context: Context,
  ): Promise<Recommendations | Refusing> {
    try {
      if (placement !== 'visit' || home.level !== 3) return await home.recommend(placement, context)
      const { scoring } = await this.#inner.device()
      return await scoring.ofVisit(3, context, await home.preferences())
    } catch {
      return { ok: false, code: 'offline' }
    }
  }

  readonly #act = once(async () => {
    const { Acting } = await import('./acting.ts')
    return new Acting(this.#inner, () => this.#home())
  })

  async preview(
    level: Level,
    placement: ShelfPlacement,
    context: Context = {},
  ): Promise<Recommendations | Refused> {
    // Who looks at the levels may choose one.
    void this.#choose()
    const home = await this.#home()
    if (level === home.level) return this.recommend(placement, context)
    return this.#tried(this.#act(), (acting) => acting.preview(home, level, placement, context))
  }

  correct(correction: Correction, about: ShownItem, signal?: string): Promise<Corrected | Refused> {
    return this.#tried(this.#act(), (acting) => acting.correct(correction, about, signal))
  }

  readonly profile: Profile = {
    view: async () => (await this.#act()).profile.view(),
    forget: async (ids) => (await this.#act()).profile.forget(ids),
    setPreferences: (preferences) =>
      this.#tried(this.#act(), ({ profile }) => profile.setPreferences(preferences)),
    export: (passphrase) => this.#tried(this.#act(), ({ profile }) => profile.export(passphrase)),
    import: (text, passphrase) =>
      this.#tried(this.#act(), ({ profile }) => profile.import(text, passphrase)),
    wipe: async () => (await this.#act()).profile.wipe(),
  }

  readonly contributions: Contributions = {
    pending: async () => (await this.#inner.help()).pending(),
    sent: async () => (await this.#inner.help()).sent(),
    periods: async () => (await this.#inner.help()).periods(),
  }

  readonly campaigns: Discreet['campaigns'] = once(async () => {
    const { PageCampaigns } = await import('./campaigns.ts')
    return new PageCampaigns(this.#inner, () => this.#home())
  })

  async receipts(): Promise<readonly Receipt[]> {
    const home = await this.#home()
    const { standing, account } = this.#inner
    if (standing.signedIn && account !== undefined) return account.receipts()
    const here = (await this.#choose().catch(() => undefined))?.receipts()
    const both = [...((await here) ?? []), ...((await home.receipts?.()) ?? [])]
    const all = new Map(both.map((one) => [one.record.id, one]))
    return [...all.values()].sort((a, b) => a.record.at - b.record.at)
  }

  async rights(): Promise<Rights | undefined> {
    await this.ready
    const { standing, account } = this.#inner
    if (!standing.signedIn || account === undefined) return undefined
    const { AccountRights } = await import('./rights.ts')
    return new AccountRights(this.#inner, account)
  }

  async signedInChanged(): Promise<void> {
    const inner = this.#inner
    await this.ready
    await inner.inTurn(async () => {
      await inner.findAccount()
      await inner.settle()
    })
  }

  async crowd(): ReturnType<Discreet['crowd']> {
    const { epsilon = null, delta = null, releases = 0 } = (await this.#inner.facts())?.model ?? {}
    return { epsilon, delta, releases }
  }

  close(): void {
    this.#inner.close()
  }
}
