/** A shelf as the shop arranges it: which lists are tried, what is pinned, what counts for more. */
import type { Item, RecommendedItem, RecommendRequest } from '@discreet/protocol'
import { isMarkedSensitive } from '@discreet/protocol'
import type { Shelf } from './content.ts'
import type { ShelfSettings } from './placement.ts'

/** Of a placement that says nothing about its shelf. */
export const plainShelf: ShelfSettings = {
  fallbacks: [],
  limit: 10,
  fewest: 0,
  boosts: [],
  pins: [],
}

/** What a recommender takes at most. */
const longestList = 100

/** The lists to try, in order. */
export function shelfLists(
  { fallbacks }: ShelfSettings,
  { list }: Pick<Shelf, 'list'>,
): readonly Shelf['list'][] {
  return [...new Set([list, ...fallbacks])]
}

/**
 * What to ask a recommender for. Where something may move up, or categories are spread, more than the
 * shelf holds; the share of a category is held by `arrangeShelf`, over the whole shelf.
 */
export function shelfRequest(
  { limit, exclude, filters, boosts, pins }: ShelfSettings,
  { list }: Pick<Shelf, 'list'>,
  context: Pick<RecommendRequest, 'items' | 'basket' | 'locale'>,
): RecommendRequest {
  const { maxCategoryShare, ...others } = filters ?? {}
  const deep = boosts.length > 0 || maxCategoryShare !== undefined
  return {
    ...context,
    placement: list,
    limit: Math.min(longestList, deep ? 5 * limit : limit + pins.length),
    ...(exclude === undefined ? {} : { exclude }),
    filters: others,
  }
}

export interface ShelfContext {
  readonly itemOf: (id: string) => Item | undefined
  /** What the person avoids, has, or looks at now: never there, not even pinned. */
  readonly hidden: (item: Item) => boolean
  /** "Chosen by the shop", in the person's language. */
  readonly chosenText: string
}

function isNamed({ id, categories = [], tags = [] }: Item, name: string): boolean {
  return id === name || categories.includes(name) || tags.includes(name)
}

function mayBeShown(item: Item, { exclude = [] }: ShelfSettings, context: ShelfContext): boolean {
  return item.available !== false && !exclude.includes(item.id) && !context.hidden(item)
}

function chosenReason(text: string): RecommendedItem['reason'] {
  return { term: 'chosen', because: [], text }
}

/**
 * The shop's own term says so where it is the largest, and where it brought in what popularity alone
 * would not have.
 */
function boosted(
  entry: RecommendedItem,
  item: Item,
  wasIn: boolean,
  { boosts }: ShelfSettings,
  { chosenText }: ShelfContext,
): RecommendedItem {
  // Nothing is done for a sensitive item.
  const by = boosts
    .filter(({ match }) => !isMarkedSensitive(item) && isNamed(item, match))
    .reduce((sum, boost) => sum + boost.by, 0)
  if (by === 0) return entry
  const { terms, reason } = entry
  const beats = by > (terms[reason.term] ?? 0) || (reason.term === 'popular' && !wasIn)
  return {
    ...entry,
    score: entry.score + by,
    terms: { ...terms, chosen: by },
    reason: beats ? chosenReason(chosenText) : reason,
  }
}

/** At most a share of one narrowest category, then whatever is left. */
function spread(
  entries: readonly RecommendedItem[],
  pinned: readonly RecommendedItem[],
  { limit, filters }: ShelfSettings,
  { itemOf }: ShelfContext,
): readonly RecommendedItem[] {
  const share = filters?.maxCategoryShare ?? 1
  if (share >= 1) return entries
  const most = Math.max(1, Math.floor(limit * share))
  const used = new Map<string, number>()
  const fits = ({ item }: RecommendedItem): boolean => {
    const category = itemOf(item)?.categories?.at(-1) ?? ''
    const count = used.get(category) ?? 0
    used.set(category, count + 1)
    return count < most
  }
  for (const pin of pinned) fits(pin)
  const [kept, rest]: [RecommendedItem[], RecommendedItem[]] = [[], []]
  for (const entry of entries) (fits(entry) ? kept : rest).push(entry)
  return [...kept, ...rest]
}

interface Pinned {
  readonly at: number
  readonly entry: RecommendedItem
}

function pinsOf(settings: ShelfSettings, context: ShelfContext): readonly Pinned[] {
  return [...settings.pins]
    .sort((a, b) => a.at - b.at)
    .flatMap(({ item: id, at }) => {
      const item = context.itemOf(id)
      const may = item && !isMarkedSensitive(item) && mayBeShown(item, settings, context)
      if (!may) return []
      // Nothing but the shop put it there: nothing else is in its score.
      const reason = chosenReason(context.chosenText)
      return [{ at, entry: { item: id, score: 1, terms: { chosen: 1 }, reason, signals: [] } }]
    })
}

/**
 * One shelf of the lists that were tried (in the order of `shelfLists`; who asks may stop as soon as
 * the answer has `fewest`). What a list adds comes after what is there: scores of different lists
 * cannot be compared.
 */
export function arrangeShelf(
  lists: readonly (readonly RecommendedItem[])[],
  settings: ShelfSettings,
  context: ShelfContext,
): RecommendedItem[] {
  const pinned = pinsOf(settings, context).slice(0, settings.limit)
  const pins = pinned.map(({ entry }) => entry)
  const taken = new Set(pins.map(({ item }) => item))
  const room = settings.limit - pins.length
  const entries: RecommendedItem[] = []
  for (const [k, list] of lists.entries()) {
    if (k > 0 && taken.size >= settings.fewest) break
    const fresh: RecommendedItem[] = []
    for (const entry of list) {
      const item = context.itemOf(entry.item)
      if (!item || taken.has(entry.item) || !mayBeShown(item, settings, context)) continue
      taken.add(entry.item)
      fresh.push(boosted(entry, item, fresh.length < room, settings, context))
    }
    if (settings.boosts.length > 0) fresh.sort((a, b) => b.score - a.score)
    entries.push(...fresh)
  }
  const shelf = [...spread(entries, pins, settings, context)].slice(0, room)
  for (const { at, entry } of pinned) shelf.splice(Math.min(at, shelf.length), 0, entry)
  return shelf
}
