/**
 * One model and one catalogue, ready to answer. The same code answers in the server and in a page.
 *
 * The score is a sum of named terms, so that it can be explained exactly and any source can be left
 * out. Order: score, then popularity, then id, so that equal requests get equal answers.
 */
import type {
  Item,
  Placement,
  RecommendedItem,
  RecommendRequest,
  RecommendResponse,
  ScoreTerm,
} from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { contentNeighbours } from './content.ts'
import type { Model, SparseWeights } from './model.ts'
import type { TermParts } from './reasons.ts'
import { reasonOf } from './reasons.ts'

export interface Recommender {
  readonly model: Model
  /** Throws `field_invalid`. */
  recommend(request: RecommendRequest): RecommendResponse
}

interface Source {
  readonly term: ScoreTerm
  readonly context: readonly number[]
  readonly add: (context: readonly number[], into: Float64Array) => void
  /** What `item` of the context adds to candidate j. */
  readonly part: (item: number, candidate: number) => number
}

function cellOf(weights: SparseWeights, i: number, j: number): number {
  let low = weights.rowOffsets[i] ?? 0
  let high = (weights.rowOffsets[i + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const column = weights.columns[middle] as number
    if (column === j) return weights.values[middle] as number
    if (column < j) low = middle + 1
    else high = middle - 1
  }
  return 0
}

function rowSource(term: ScoreTerm, weights: SparseWeights, context: readonly number[]): Source {
  return {
    term,
    context,
    add: (items, into) => {
      for (const i of items) {
        const end = weights.rowOffsets[i + 1] ?? 0
        for (let k = weights.rowOffsets[i] ?? 0; k < end; k += 1) {
          const j = weights.columns[k] as number
          into[j] = (into[j] as number) + (weights.values[k] as number)
        }
      }
    },
    part: (item, candidate) => cellOf(weights, item, candidate),
  }
}

/** A list of values computed once for one item: similar items, content neighbours. */
function listSource(term: ScoreTerm, item: number, values: ReadonlyMap<number, number>): Source {
  return {
    term,
    context: [item],
    add: (_, into) => {
      for (const [j, value] of values) into[j] = (into[j] as number) + value
    },
    part: (_, candidate) => values.get(candidate) ?? 0,
  }
}

/** Cosine of the association rows: bought with the same things. */
function similarItems(association: SparseWeights, item: number): Map<number, number> {
  const { rowOffsets, columns, values } = association
  const dot = new Map<number, number>()
  const norm = (i: number): number => {
    let sum = 0
    for (let k = rowOffsets[i] ?? 0; k < (rowOffsets[i + 1] ?? 0); k += 1) {
      sum += (values[k] as number) ** 2
    }
    return Math.sqrt(sum)
  }
  for (let k = rowOffsets[item] ?? 0; k < (rowOffsets[item + 1] ?? 0); k += 1) {
    const through = columns[k] as number
    const weight = values[k] as number
    for (let m = rowOffsets[through] ?? 0; m < (rowOffsets[through + 1] ?? 0); m += 1) {
      const j = columns[m] as number
      const back = cellOf(association, j, through)
      dot.set(j, (dot.get(j) ?? 0) + weight * back)
    }
  }
  const own = norm(item)
  for (const [j, value] of dot) {
    const scale = own * norm(j)
    dot.set(j, scale > 0 ? value / scale : 0)
  }
  return dot
}

const contentWeight = 0.1

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

  recommend(request: RecommendRequest): RecommendResponse {
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
    const sources = this.#sources(request, looked, basket)
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
    for (const source of sources) source.add(source.context, this.#scores)
    const ordinary = this.#popularities[limit - 1] ?? 0
    const personal = looked.length + basket.length > 0
    const chosen = this.#best(
      request,
      limit,
      (k) => barred.has(k) || (personal && this.#items[k]?.sensitive === true),
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
          ? rowSource('together', association, [subject])
          : listSource('similar', subject, similarItems(association, subject))
      return [first, listSource('content', subject, near)]
    }
    return [
      rowSource('together', weights, usable(basket)),
      rowSource('history', weights, usable(looked)),
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
      const parts = source.context
        .map((item) => ({ item, contribution: source.part(item, k) }))
        .filter(({ contribution }) => contribution !== 0)
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
