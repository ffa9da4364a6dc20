/**
 * One model and one catalogue, ready to answer. The same code answers in the server and in a page.
 *
 * The score is a sum of named terms, so that it can be explained exactly and any source can be left
 * out. Order: score, then popularity, then id, so that equal requests get equal answers.
 */
import type {
  Item,
  PersonalContext,
  Placement,
  RecommendedItem,
  RecommendRequest,
  RecommendResponse,
  ScoreTerm,
  Weighted,
} from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { contentNeighbours } from './content.ts'
import type { Model } from './model.ts'
import type { TermParts } from './reasons.ts'
import { reasonOf } from './reasons.ts'
import type { Source } from './score-sources.ts'
import { listSource, once, rowSource, similarItems } from './score-sources.ts'

export interface Recommender {
  readonly model: Model
  /** Throws `field_invalid`. */
  recommend(request: RecommendRequest, personal?: PersonalContext): RecommendResponse
}

const contentWeight = 0.1
/** Chosen on the next baskets of Ta-Feng (docs/measurements.md). */
const againWeight = 1
const historyWeight = 0.3
const preferenceWeight = 0.2

class LoadedRecommender implements Recommender {
  readonly model: Model
  readonly #items: readonly Item[]
  readonly #positions: ReadonlyMap<string, number>
  readonly #popular: Float64Array
  /** Those of what can be had, largest first. */
  readonly #popularities: Float64Array
  /** Rise in recent periods where there is one, in shrunk standard deviations. */
  readonly #rising: Float64Array
  readonly #scores: Float64Array

  constructor(model: Model, catalogue: readonly Item[]) {
    this.model = model
    const known = new Map(catalogue.map((item) => [item.id, item]))
    const inModel = model.items.map((id) => known.get(id) ?? { id, available: false })
    const modelled = new Set(model.items)
    this.#items = [...inModel, ...catalogue.filter(({ id }) => !modelled.has(id))]
    this.#positions = new Map(this.#items.map(({ id }, k) => [id, k]))
    const least = model.logPopularity.reduce((a, b) => Math.min(a, b), 0)
    const weight = Math.max(model.popularityWeight, 1e-6)
    this.#popular = Float64Array.from(this.#items, (_, k) =>
      k < model.items.length ? weight * ((model.logPopularity[k] as number) - least) : 0,
    )
    this.#popularities = this.#popular
      .filter((_, k) => this.#items[k]?.available !== false)
      .sort((a, b) => b - a)
    this.#rising = Float64Array.from(this.#items, (_, k) => Math.max(0, model.trend[k] ?? 0))
    this.#scores = new Float64Array(this.#items.length)
  }

  recommend(request: RecommendRequest, personal?: PersonalContext): RecommendResponse {
    const limit = request.limit ?? 10
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
      throw new DiscreetError('field_invalid', 'limit is out of range', {
        field: '/limit',
        expected: 'a whole number from 1 to 100',
      })
    }
    const unknown: string[] = []
    const place = (ids: readonly string[] | undefined): number[] =>
      [...new Set(ids ?? [])].flatMap((id) => {
        const at = this.#positions.get(id)
        if (at === undefined) unknown.push(id)
        return at ?? []
      })
    const looked = place(request.items)
    const basket = place(request.basket)
    const sources = this.#sources(request, looked, basket, personal)
    const barred = new Set([
      ...looked,
      ...basket,
      ...place(request.exclude),
      ...place(request.filters?.owned),
    ])
    this.#scores.set(this.#popular)
    if (request.placement === 'trending') {
      this.#rising.forEach((rise, k) => {
        this.#scores[k] = (this.#scores[k] as number) + rise
      })
    }
    for (const source of sources) source.add(this.#scores)
    const avoided = new Set(personal?.avoided ?? [])
    const avoids = (k: number): boolean => {
      const { id, categories = [], tags = [] } = this.#items[k] ?? { id: '' }
      return avoided.size > 0 && [id, ...categories, ...tags].some((name) => avoided.has(name))
    }
    const ordinary = this.#popularities[limit - 1] ?? 0
    const known = looked.length + basket.length > 0 || personal !== undefined
    const chosen = this.#best(
      request,
      limit,
      (k) => barred.has(k) || (known && this.#items[k]?.sensitive === true) || avoids(k),
    )
    return {
      placement: request.placement,
      items: chosen.map((k) => this.#explain(k, request.placement, sources, ordinary)),
      model: this.#about(),
      unknown: [...new Set(unknown)],
    }
  }

  #about(): RecommendResponse['model'] {
    const { id, kind, why, releases, epsilon, delta } = this.model
    return { id, kind, why, releases, epsilon, delta }
  }

  /** Sensitive items in the context are not used at all. */
  #sources(
    { placement }: RecommendRequest,
    looked: readonly number[],
    basket: readonly number[],
    personal: PersonalContext | undefined,
  ): Source[] {
    const usable = (context: readonly number[]): number[] =>
      context.filter((k) => this.#items[k]?.sensitive !== true)
    if (placement === 'trending') return []
    const { weights, association } = this.model
    const [subject] = usable(looked.length > 0 ? looked : basket)
    if (placement === 'product' || placement === 'similar') {
      if (subject === undefined) return []
      const near = new Map(
        contentNeighbours(this.#items, subject).map((n) => [n.item, contentWeight * n.similarity]),
      )
      const first =
        placement === 'product'
          ? rowSource('together', association, once([subject]))
          : listSource('similar', similarItems(association, subject), subject)
      return [first, listSource('content', near, subject)]
    }
    return [
      rowSource('together', weights, once(usable(basket))),
      rowSource('history', weights, once(usable(looked))),
      ...(personal === undefined ? [] : this.#personal(personal)),
    ]
  }

  /** What the account adds. Sensitive items are not used, whatever they would add. */
  #personal({ history, bought, liked }: PersonalContext): Source[] {
    const counted = (list: readonly Weighted[], scale: number): Map<number, number> => {
      const sums = new Map<number, number>()
      for (const { item, weight } of list) {
        const at = this.#positions.get(item)
        if (at === undefined || this.#items[at]?.sensitive === true) continue
        sums.set(at, (sums.get(at) ?? 0) + scale * weight)
      }
      return sums
    }
    const again = counted(bought, 1)
    for (const [item, times] of again) again.set(item, againWeight * Math.log1p(times))
    const fits = new Map<number, number>()
    const candidates = liked.length === 0 ? [] : this.#items
    candidates.forEach(({ categories = [], tags = [] }, k) => {
      const matches = [...categories, ...tags].filter((name) => liked.includes(name)).length
      if (matches > 0) fits.set(k, preferenceWeight * Math.log1p(matches))
    })
    return [
      rowSource('history', this.model.weights, counted(history, historyWeight)),
      listSource('again', again),
      listSource('preference', fits),
    ]
  }

  #best(request: RecommendRequest, limit: number, barred: (k: number) => boolean): number[] {
    const wanted = request.filters?.categories
    const inCategory = (item: Item): boolean =>
      wanted === undefined || (item.categories ?? []).some((name) => wanted.includes(name))
    const candidates: number[] = []
    this.#items.forEach((item, k) => {
      if (item.available !== false && !barred(k) && inCategory(item)) candidates.push(k)
    })
    const share = request.filters?.maxCategoryShare ?? 1
    const better = (a: number, b: number): number =>
      (this.#scores[b] as number) - (this.#scores[a] as number) ||
      (this.#popular[b] as number) - (this.#popular[a] as number) ||
      ((this.#items[a]?.id ?? '') < (this.#items[b]?.id ?? '') ? -1 : 1)
    const pool = selectBest(candidates, better, share < 1 ? limit * 10 : limit)
    return share < 1 ? this.#spread(pool, limit, Math.max(1, Math.floor(limit * share))) : pool
  }

  /** Greedy: at most `most` items of one narrowest category, then whatever is left. */
  #spread(pool: readonly number[], limit: number, most: number): number[] {
    const used = new Map<string, number>()
    const [kept, rest]: [number[], number[]] = [[], []]
    for (const k of pool) {
      const category = this.#items[k]?.categories?.at(-1) ?? ''
      const count = used.get(category) ?? 0
      used.set(category, count + 1)
      if (count < most) kept.push(k)
      else rest.push(k)
    }
    return [...kept, ...rest].slice(0, limit)
  }

  #explain(
    k: number,
    placement: Placement,
    sources: readonly Source[],
    ordinary: number,
  ): RecommendedItem {
    const terms = new Map<ScoreTerm, TermParts>()
    const popular = this.#popular[k] as number
    if (popular !== 0) terms.set('popular', { value: popular, parts: [] })
    const rise = this.#rising[k] as number
    if (placement === 'trending' && rise > 0) terms.set('rising', { value: rise, parts: [] })
    for (const source of sources) {
      const parts = source.parts(k)
      const value = parts.reduce((sum, { contribution }) => sum + contribution, 0)
      if (parts.length > 0) terms.set(source.term, { value, parts })
    }
    const values = [...terms].map(([term, { value }]) => [term, value] as const)
    return {
      item: this.#items[k]?.id ?? '',
      score: values.reduce((sum, [, value]) => sum + value, 0),
      terms: Object.fromEntries(values),
      reason: reasonOf(terms, ordinary, this.#items),
    }
  }
}

/** The `count` best, in order, without sorting everything. */
function selectBest(
  candidates: readonly number[],
  better: (a: number, b: number) => number,
  count: number,
): number[] {
  const best: number[] = []
  for (const k of candidates) {
    const last = best.at(-1)
    if (best.length === count && last !== undefined && better(k, last) > 0) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (better(k, best[middle] as number) < 0) high = middle
      else low = middle + 1
    }
    best.splice(low, 0, k)
    if (best.length > count) best.pop()
  }
  return best
}

/** `catalogue` may have items that the model does not know, and lack items that it does. */
export function createRecommender(model: Model, catalogue: readonly Item[]): Recommender {
  return new LoadedRecommender(model, catalogue)
}
