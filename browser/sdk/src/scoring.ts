/**
 * The public model, loaded once for a page and used by every level that scores here. A model that is
 * not genuine is refused and the one before it stays. What is fetched does not depend on what is known
 * about the person.
 */
import type { SiteFacts } from '@discreet/policy'
import type { Item, PersonalContext, Preferences, RecommendRequest } from '@discreet/protocol'
import type { FileCache } from './device-types.ts'
import type { Refusing, Surroundings } from './home.ts'
import { requestFor } from './home.ts'
import { fillScorer } from './model-source.ts'
import { emptyList } from './nowhere.ts'
import type { Scorer } from './scorer.ts'
import { startScorer } from './scorer-client.ts'
import type { Context, Level, Recommendations, ShelfPlacement } from './types.ts'

/** What somebody who looked at these things would be shown, with what else they said. */
export function visitOnly(visit: readonly string[], said: Preferences): PersonalContext {
  const { liked, avoided, less, owned, without } = said
  const history = visit.map((item) => ({ item, weight: 1 }))
  return { history, bought: [], liked, avoided, less, owned, without }
}

const tryAgainMilliseconds = 60_000

interface Attempt {
  /** Which model and catalogue. */
  readonly wanted: string
  readonly at: number
  /** undefined: those are in use. */
  readonly refusing: Refusing | undefined
}

export class Scoring {
  readonly #around: Surroundings
  readonly #facts: () => Promise<SiteFacts | undefined>
  #scorer: Promise<Scorer> | undefined
  #last: Attempt | undefined
  /** Some model can be used. */
  #ready = false
  #loading: Promise<Refusing | undefined> | undefined
  #closed = false
  /** Where files are kept while there is a device profile. */
  cache: FileCache | undefined

  constructor(around: Surroundings, facts: () => Promise<SiteFacts | undefined>) {
    this.#around = around
    this.#facts = facts
  }

  /** Fetches and checks the model when there is a newer one. A "no" when there is none at all. */
  load(): Promise<Refusing | undefined> {
    this.#loading ??= this.#load()
      .catch((): Refusing => ({ ok: false, code: 'offline' }))
      .finally(() => {
        this.#loading = undefined
      })
    return this.#loading
  }

  async #load(): Promise<Refusing | undefined> {
    const facts = await this.#facts()
    if (facts === undefined) return this.#ready ? undefined : { ok: false, code: 'offline' }
    const wanted = `${facts.model?.path} ${facts.catalogue.path}`
    const last = this.#last
    if (last?.wanted === wanted) {
      if (last.refusing === undefined) return undefined
      if (Date.now() - last.at < tryAgainMilliseconds) {
        return this.#ready ? undefined : last.refusing
      }
    }
    const refusing = await this.#fill(facts)
    this.#last = { wanted, at: Date.now(), refusing }
    return this.#ready ? undefined : refusing
  }

  async #fill(facts: SiteFacts): Promise<Refusing | undefined> {
    if (this.#closed) return { ok: false, code: 'offline' }
    this.#scorer ??= startScorer()
    const { http } = this.#around
    const scorer = await this.#scorer
    const filled = await fillScorer(scorer, facts, (path) => http.file(path), this.#nowCached)
    if (!filled.ok) return filled
    this.#ready = true
    // An older one than the site names is in use: the newer one is tried again later.
    return filled.current ? undefined : { ok: false, code: 'offline' }
  }

  /** The cache as it is when it is asked: a device profile may begin while the model loads. */
  readonly #nowCached: FileCache = {
    get: async (path) => this.cache?.get(path),
    put: async (kind, path, bytes) => this.cache?.put(kind, path, bytes),
    last: async (kind) => this.cache?.last(kind),
  }

  /** Those that the catalogue has. What is fetched for it does not depend on `ids`. */
  async products(ids: readonly string[]): Promise<ReadonlyMap<string, Item>> {
    if ((await this.load()) !== undefined) return new Map()
    const products = (await (await this.#scorer)?.products([...new Set(ids)])) ?? []
    return new Map(products.map((product) => [product.id, product]))
  }

  /**
   * Without those that the catalogue marks as sensitive. Where it cannot be had nothing is known; then
   * nothing that is kept of them is used either (core/recommend).
   */
  async harmless(ids: readonly string[]): Promise<readonly string[]> {
    const products = ids.length === 0 ? new Map<string, Item>() : await this.products(ids)
    return ids.filter((id) => products.get(id)?.sensitive !== true)
  }

  /** Of items that the catalogue has. */
  async titles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const products = ids.length === 0 ? new Map<string, Item>() : await this.products(ids)
    return new Map([...products].map(([id, { title }]) => [id, title ?? id]))
  }

  async recommend(
    level: Level,
    placement: ShelfPlacement,
    context: Context,
    personal: PersonalContext,
  ): Promise<Recommendations | Refusing> {
    const refused = await this.load()
    if (refused !== undefined || this.#scorer === undefined) {
      return refused ?? { ok: false, code: 'model_missing' }
    }
    const scorer = await this.#scorer
    const answer = await scorer.recommend(this.#request(placement, context), personal)
    if (!answer.ok) {
      // A worker that ended does not come back by itself.
      if (answer.code === 'unexpected') this.#leave()
      return answer
    }
    const { items, model } = answer.value
    return { ok: true, placement, level, items, scored: 'device', model }
  }

  /** Because of this visit only: each thing looked at as much as the others. */
  async ofVisit(
    level: Level,
    context: Context,
    said: Preferences,
  ): Promise<Recommendations | Refusing> {
    const { visit } = this.#around.page
    const refused = await this.load()
    if (refused !== undefined) return refused
    return visit.length === 0
      ? emptyList('visit', level)
      : this.recommend(level, 'visit', context, visitOnly(visit, said))
  }

  /** What the page is about is in the history already where there is one; it is not shown again. */
  #request(placement: ShelfPlacement, context: Context): RecommendRequest {
    if (placement !== 'home' && placement !== 'visit' && placement !== 'again') {
      return requestFor(placement, this.#around, context)
    }
    const { items = this.#around.page.items, exclude = [] } = context
    const request = requestFor(placement === 'visit' ? 'home' : placement, this.#around, {
      ...context,
      items: [],
      exclude: placement === 'again' ? exclude : [...exclude, ...items],
    })
    return placement === 'visit' ? { ...request, basket: [] } : request
  }

  #leave(): void {
    this.#scorer?.then((scorer) => scorer.close()).catch(() => undefined)
    this.#scorer = undefined
    this.#last = undefined
    this.#ready = false
  }

  close(): void {
    this.#closed = true
    this.#leave()
  }
}
