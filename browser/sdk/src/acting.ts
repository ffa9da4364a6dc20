/** What a person does beyond choosing: looks ahead, corrects, manages what is kept. Loaded for it. */
import type { Correction } from '@discreet/protocol'
import type { Done } from './correcting.ts'
import { correct } from './correcting.ts'
import type { Home, Refusing } from './home.ts'
import type { Inner, Why } from './inner.ts'
import { asForEverybody } from './nowhere.ts'
import type {
  Context,
  Corrected,
  Level,
  Profile,
  Recommendations,
  Refused,
  ShelfPlacement,
  ShownItem,
} from './types.ts'

/** What an element tells the person, as an error: here a "no" has no other way out. */
class Failed extends Error {
  override readonly name = 'DiscreetRefused'
}

export class Acting {
  readonly #inner: Inner
  /** The one in force. */
  readonly #home: () => Promise<Home>

  constructor(inner: Inner, home: () => Promise<Home>) {
    this.#inner = inner
    this.#home = home
  }

  /** At another level than the home's. */
  async preview(
    home: Home,
    level: Level,
    placement: ShelfPlacement,
    context: Context,
  ): Promise<Recommendations | Refused> {
    const inner = this.#inner
    if (level === 3) {
      const why = inner.standing.signedIn ? 'account_starts_empty' : 'sign_in'
      return inner.refused({ ok: false, code: 'not_permitted' }, why)
    }
    const answer =
      level === 0
        ? await asForEverybody(inner.around, placement, context, inner.around.page.said)
        : await inner
            .device()
            .then((devices) => devices.preview(level, placement, context, home))
            .catch((): Refusing => ({ ok: false, code: 'offline' }))
    return answer.ok ? answer : inner.refused(answer)
  }

  async correct(
    correction: Correction,
    about: ShownItem,
    signal?: string,
  ): Promise<Corrected | Refused> {
    const inner = this.#inner
    const home = await this.#home()
    const done = await correct(home, correction, about, signal, inner.locale)
    if (!done.ok) return inner.refused(done)
    inner.tellChanged()
    return { ok: true, text: done.text, undo: () => this.#undo(done) }
  }

  async #undo({ undo }: Done): Promise<void> {
    await this.#changedOr(await undo(await this.#home()))
  }

  async #changedOr(refused: Refusing | undefined, why?: Why): Promise<void> {
    if (refused !== undefined) throw new Failed((await this.#inner.refused(refused, why)).text)
    this.#inner.tellChanged()
  }

  readonly profile: Profile = {
    view: async () => {
      const home = await this.#home()
      const [entries, preferences] = await Promise.all([home.entries(), home.preferences()])
      return { level: home.level, entries, preferences }
    },
    forget: async (ids) => this.#changedOr(await (await this.#home()).forget(ids)),
    setPreferences: async (preferences) => {
      const refused = await (await this.#home()).changePreferences(() => preferences)
      this.#inner.tellChanged()
      return refused === undefined ? { ok: true } : this.#inner.refused(refused)
    },
    export: async (passphrase) => {
      const { exportFrom } = await import('./moving.ts')
      const moved = await exportFrom(await this.#home(), passphrase)
      return moved.ok ? moved : this.#inner.refused(moved, moved.why)
    },
    import: async (text, passphrase) => {
      const { importInto } = await import('./moving.ts')
      const moved = await importInto(await this.#home(), this.#inner.site, text, passphrase)
      this.#inner.tellChanged()
      return moved.ok ? moved : this.#inner.refused(moved, moved.why)
    },
    wipe: async () => {
      const home = await this.#home()
      await this.#changedOr(await home.wipe())
      if (home.level === 3) await this.#changedOr(await this.#inner.wipeDevice(), 'not_erased')
    },
  }
}
