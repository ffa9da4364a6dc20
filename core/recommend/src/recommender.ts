/**
 * One model and one catalogue, ready to answer. The same code answers in the server and in a page.
 *
 * The score is a sum of named terms, so that it can be explained exactly and any source can be left
 * out. Order: what the person has seen too often last, then score, popularity, id, so that equal
 * requests get equal answers.
 */
import type {
  Item,
  PersonalContext,
  RecommendRequest,
  RecommendResponse,
  ScoreTerm,
} from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { contentNeighbours } from './content.ts'
import { explain } from './explanation.ts'
import type { Model } from './model.ts'
import { againSource, historySource, preferenceSource } from './personal.ts'
import type { Source } from './score-sources.ts'
import { everybodySource, listSource, once, rowSource, similarItems } from './score-sources.ts'
import { selectBest } from './select-best.ts'
import { Shelves } from './shelves.ts'

export interface Recommender {
  readonly model: Model
  /** Throws `field_invalid`. */
  recommend(request: RecommendRequest, personal?: PersonalContext): RecommendResponse
}

const contentWeight = 0.1

/** The items of a request by catalogue position. */
interface InHand {
  readonly looked: readonly number[]
  readonly basket: readonly number[]
  /** Not to be shown; the looked at and those of the basket among them. */
  readonly barred: readonly number[]
  /** Ids that the catalogue does not have. */
  readonly unknown: readonly string[]
}

class LoadedRecommender implements Recommender {
  readonly model: Model
  readonly #shelves: Shelves
  readonly #popular: Float64Array
  /** Those of what can be had, largest first. */
  readonly #popularities: Float64Array
  /** Rise in recent periods where there is one, in shrunk standard deviations. */
  readonly #rising: Float64Array
  readonly #scores: Float64Array

  constructor(model: Model, catalogue: readonly Item[]) {
    this.model = model
    this.#shelves = new Shelves(model, catalogue)
    const { length } = this.#shelves.items
    const least = model.logPopularity.reduce((a, b) => Math.min(a, b), 0)
    const weight = Math.max(model.popularityWeight, 1e-6)
    this.#popular = new Float64Array(length)
    this.#rising = new Float64Array(length)
    for (let k = 0; k < model.items.length; k += 1) {
      this.#popular[k] = weight * ((model.logPopularity[k] as number) - least)
      this.#rising[k] = Math.max(0, model.trend[k] ?? 0)
    }
    const missing = this.#shelves.missing()
    this.#popularities = this.#popular.filter((_, k) => missing[k] === 0).sort((a, b) => b - a)
    this.#scores = new Float64Array(length)
  }

  recommend(request: RecommendRequest, personal?: PersonalContext): RecommendResponse {
    const limit = request.limit ?? 10
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
      throw new DiscreetError('field_invalid', 'limit is out of range', {
        field: '/limit',
        expected: 'a whole number from 1 to 100',
      })
    }
    const inHand = this.#inHand(request)
    const sources = this.#sources(request, inHand, personal)
    this.#scores.fill(0)
    for (const source of sources) source.add(this.#scores)
    const candidates = this.#candidates(request, inHand, personal, sources)
    const chosen = this.#best(request, limit, candidates, this.#resting(personal))
    const explained = {
      items: this.#shelves.items,
      sources,
      ordinary: this.#popularities[limit - 1] ?? 0,
      locale: request.locale,
    }
    return {
      placement: request.placement,
      items: chosen.map((k) => explain(k, explained)),
      model: this.#about(),
      unknown: inHand.unknown,
    }
  }

  #about(): RecommendResponse['model'] {
    const { id, kind, why, releases, epsilon, delta } = this.model
    return { id, kind, why, releases, epsilon, delta }
  }

  #inHand({ items, basket, exclude, filters }: RecommendRequest): InHand {
    const unknown = new Set<string>()
    const place = (ids: readonly string[] | undefined): number[] =>
      [...new Set(ids ?? [])].flatMap((id) => {
        const at = this.#shelves.positions.get(id)
        if (at === undefined) unknown.add(id)
        return at ?? []
      })
    const hand = { looked: place(items), basket: place(basket) }
    const barred = [...hand.looked, ...hand.basket, ...place(exclude), ...place(filters?.owned)]
    return { ...hand, barred, unknown: [...unknown] }
  }

  /** Popularity cannot be left out: it is the same for everybody. */
  #sources(
    request: RecommendRequest,
    inHand: InHand,
    personal: PersonalContext | undefined,
  ): Source[] {
    const without = new Set<ScoreTerm>(personal?.without)
    return [
      everybodySource('popular', this.#popular),
      ...[...this.#ofRequest(request, inHand), ...this.#ofPerson(request, inHand, personal)].filter(
        ({ term }) => !without.has(term),
      ),
    ]
  }

  /** Sensitive items in the context are not used, except the one that the page itself is about. */
  #ofRequest({ placement }: RecommendRequest, inHand: InHand): Source[] {
    const { items } = this.#shelves
    if (placement === 'trending') return [everybodySource('rising', this.#rising)]
    const { weights, association } = this.model
    if (placement === 'product' || placement === 'similar') {
      const subject = this.#subject(inHand)
      if (subject === undefined) return []
      const near = new Map(
        contentNeighbours(items, subject).map((n) => [n.item, contentWeight * n.similarity]),
      )
      const first =
        placement === 'product'
          ? rowSource('together', association, once([subject]))
          : listSource('similar', similarItems(association, subject), { item: subject })
      return [first, listSource('content', near, { item: subject })]
    }
    return [
      rowSource('together', weights, once(this.#usable(inHand.basket))),
      rowSource('history', weights, once(this.#usable(inHand.looked))),
    ]
  }

  #usable(context: readonly number[]): number[] {
    return context.filter((k) => !this.#shelves.isSensitive(k))
  }

  /** What a list about one product is about. */
  #subject({ looked, basket }: InHand): number | undefined {
    return looked[0] ?? this.#usable(basket)[0]
  }

  /**
   * Sensitive items are never shown because of anything that somebody did, or while anything of them
   * is known: only to everybody alike, and beside one of their own shelf that the page is about.
   */
  #hidden(
    { placement }: RecommendRequest,
    inHand: InHand,
    personal: PersonalContext | undefined,
  ): readonly number[] {
    const { items, sensitive } = this.#shelves
    const { looked, basket } = inHand
    if (looked.length + basket.length === 0 && personal === undefined) return []
    const about = placement === 'product' || placement === 'similar'
    const subject = about ? this.#subject(inHand) : undefined
    if (subject === undefined || !this.#shelves.isSensitive(subject)) return sensitive
    const shelf = items[subject]?.categories?.at(-1)
    return sensitive.filter((k) => shelf === undefined || items[k]?.categories?.at(-1) !== shelf)
  }

  /**
   * Lists that are about one product, or about what everybody does, stay that: of the person, only
   * what they want less of counts there.
   */
  #ofPerson(
    { placement }: RecommendRequest,
    { looked, basket }: InHand,
    personal: PersonalContext | undefined,
  ): Source[] {
    if (personal === undefined) return []
    const { liked, less } = personal
    if (placement === 'product' || placement === 'similar' || placement === 'trending') {
      return [preferenceSource([], less, this.#shelves)]
    }
    return [
      historySource(personal, new Set([...looked, ...basket]), this.model, this.#shelves),
      againSource(personal, this.model, this.#shelves),
      preferenceSource(liked, less, this.#shelves),
    ]
  }

  #candidates(
    request: RecommendRequest,
    inHand: InHand,
    personal: PersonalContext | undefined,
    sources: readonly Source[],
  ): number[] {
    const { placement, filters } = request
    const { items, positions } = this.#shelves
    const out = this.#shelves.missing()
    for (const k of [...inHand.barred, ...this.#hidden(request, inHand, personal)]) out[k] = 1
    for (const id of [...(personal?.owned ?? []), ...(personal?.avoided ?? [])]) {
      const at = positions.get(id)
      if (at !== undefined) out[at] = 1
    }
    for (const name of personal?.avoided ?? []) {
      for (const k of this.#shelves.named(name)) out[k] = 1
    }
    const wanted = filters?.categories
    const inCategory = ({ categories = [] }: Item): boolean =>
      wanted === undefined || categories.some((name) => wanted.includes(name))
    const again = sources.find(({ term }) => term === 'again')
    const fits = (k: number): boolean =>
      placement !== 'again' || (again !== undefined && again.parts(k).length > 0)
    const candidates: number[] = []
    items.forEach((item, k) => {
      if (out[k] === 0 && inCategory(item) && fits(k)) candidates.push(k)
    })
    return candidates
  }

  /** Items that the person has seen too often. */
  #resting(personal: PersonalContext | undefined): ReadonlySet<number> {
    const { positions } = this.#shelves
    return new Set((personal?.less ?? []).flatMap((id) => positions.get(id) ?? []))
  }

  #best(
    { filters }: RecommendRequest,
    limit: number,
    candidates: readonly number[],
    resting: ReadonlySet<number>,
  ): number[] {
    const { items } = this.#shelves
    const share = filters?.maxCategoryShare ?? 1
    const better = (a: number, b: number): number =>
      Number(resting.has(a)) - Number(resting.has(b)) ||
      (this.#scores[b] as number) - (this.#scores[a] as number) ||
      (this.#popular[b] as number) - (this.#popular[a] as number) ||
      ((items[a]?.id ?? '') < (items[b]?.id ?? '') ? -1 : 1)
    const pool = selectBest(candidates, better, share < 1 ? limit * 10 : limit)
    if (share >= 1) return pool
    const most = Math.max(1, Math.floor(limit * share))
    const awake = pool.filter((k) => !resting.has(k))
    const asleep = pool.filter((k) => resting.has(k))
    return [...this.#spread(awake, limit, most), ...asleep].slice(0, limit)
  }

  /** Greedy: at most `most` items of one narrowest category, then whatever is left. */
  #spread(pool: readonly number[], limit: number, most: number): number[] {
    const used = new Map<string, number>()
    const [kept, rest]: [number[], number[]] = [[], []]
    for (const k of pool) {
      const category = this.#shelves.items[k]?.categories?.at(-1) ?? ''
      const count = used.get(category) ?? 0
      used.set(category, count + 1)
      if (count < most) kept.push(k)
      else rest.push(k)
    }
    return [...kept, ...rest].slice(0, limit)
  }
}

/** `catalogue` may have items that the model does not know, and lack items that it does. */
export function createRecommender(model: Model, catalogue: readonly Item[]): Recommender {
  return new LoadedRecommender(model, catalogue)
}
