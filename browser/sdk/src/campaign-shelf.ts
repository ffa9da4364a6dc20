/**
 * The products of a slot. Above level 0 they are arranged here, from lists that are scored here; who
 * takes part in a campaign without seeing it sees what everybody sees, so that what it is compared with
 * is the same for all.
 */
import type { CampaignFile, ShelfSettings } from '@discreet/campaigns'
import { arrangeShelf, plainShelf, shelfLists, shelfRequest } from '@discreet/campaigns'
import type { Item, RecommendRequest } from '@discreet/protocol'
import { reasonText } from '@discreet/recommend'
import { served } from './campaign-account.ts'
import type { Standpoint } from './campaign-situation.ts'
import type { Refusing } from './home.ts'
import type { Inner } from './inner.ts'
import { heeds } from './page.ts'
import { visitOnly } from './scoring.ts'
import type { Recommendations, Refused, ShownItem, Slot } from './types.ts'

export interface ShelfBasis {
  readonly stands: Standpoint
  readonly file: CampaignFile
  /** Of the server, at level 3. */
  readonly items?: readonly ShownItem[] | undefined
}

type Shelf = Extract<Slot['content'], { readonly kind: 'shelf' }>

function listed(
  { level, content }: Slot,
  items: readonly ShownItem[],
  scored: Recommendations['scored'],
  model: Recommendations['model'] = { id: '', kind: 'popularity', epsilon: null },
): Recommendations {
  const placement = content.kind === 'shelf' ? content.list : 'home'
  return { ok: true, placement, level, items, scored, model }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

/** The level up to which the list is about the person: no further than the tactic goes. */
function reach({ level, campaign, reasons }: Slot, { campaigns }: CampaignFile): number {
  if (campaign === null) return level
  if (!reasons.includes('arm')) return 0
  return campaigns.find(({ id }) => id === campaign)?.level ?? 0
}

/** One list, as the person is shown it, or as everybody is. */
async function oneList(
  inner: Inner,
  slot: Slot,
  { placement, items = [], basket = [], limit, exclude, filters }: RecommendRequest,
  { stands: { preferences }, file }: ShelfBasis,
): Promise<Recommendations | Refusing> {
  const { level } = slot
  const context = {
    items,
    basket,
    ...(limit === undefined ? {} : { limit }),
    ...(exclude === undefined ? {} : { exclude }),
    ...(filters?.categories === undefined ? {} : { categories: filters.categories }),
  }
  const reached = reach(slot, file)
  if (reached >= level) return inner.home.recommend(placement, context)
  const { scoring } = await inner.device()
  const { avoided, owned } = preferences
  const visit = reached === 0 ? [] : inner.around.page.visit
  const said = { liked: [], less: [], without: [], avoided, owned }
  return scoring.recommend(level, placement, context, visitOnly(visit, said))
}

async function arranged(
  inner: Inner,
  slot: Slot,
  content: Shelf,
  { stands, file }: ShelfBasis,
): Promise<Recommendations | Refusing> {
  const { placement } = slot
  const settings: ShelfSettings =
    file.placements.find(({ id }) => id === placement)?.shelf ?? plainShelf
  const { 'page.items': page, 'basket.items': basket } = stands.carried
  const context = { items: texts(page), basket: texts(basket), locale: inner.locale }
  const lists: (readonly ShownItem[])[] = []
  const products = new Map<string, Item>()
  let first: Recommendations | Refusing | undefined
  for (const list of shelfLists(settings, content)) {
    if (lists.length > 0 && products.size >= settings.fewest) break
    const request = shelfRequest(settings, { list }, context)
    const answer = await oneList(inner, slot, request, { stands, file })
    first ??= answer
    if (!answer.ok) continue
    lists.push(answer.items)
    for (const { item, product } of answer.items) products.set(item, product)
  }
  if (first?.ok === false && lists.length === 0) return first
  const { scoring } = await inner.device()
  const pinned = await scoring.products(settings.pins.map(({ item }) => item))
  const { avoided, owned } = stands.preferences
  const never = new Set([...context.items, ...context.basket, ...avoided, ...owned])
  const itemOf = (id: string): Item | undefined => products.get(id) ?? pinned.get(id)
  const shown = arrangeShelf(lists, settings, {
    itemOf,
    hidden: ({ id, categories = [], tags = [] }) =>
      [id, ...categories, ...tags].some((name) => never.has(name)),
    chosenText: reasonText('chosen', [], inner.locale),
  })
  const items = shown.map((one) => ({ ...one, product: itemOf(one.item) ?? { id: one.item } }))
  return listed(slot, items, 'device', first?.ok === true ? first.model : undefined)
}

/** Below and above the levels of a page, the server arranges. */
async function fromServer(
  inner: Inner,
  slot: Slot,
  { stands, items }: ShelfBasis,
): Promise<Recommendations | Refusing> {
  const { said } = inner.around.page
  // What the account keeps the server heeds; what it was told before the account, it does not know.
  const heeded = heeds(slot.level === 3 ? { ...said, less: [], without: [] } : said)
  if (items !== undefined) return listed(slot, items.filter(heeded), 'server')
  const answer = await served(inner, stands, slot.placement)
  if (!answer.ok) return answer
  return listed(slot, (answer.value?.items ?? []).filter(heeded), 'server')
}

export async function listOf(
  inner: Inner,
  slot: Slot,
  basis: ShelfBasis | undefined,
): Promise<Recommendations | Refused> {
  const { content, level } = slot
  if (content.kind !== 'shelf' || basis === undefined) return listed(slot, [], 'server')
  const here = level === 1 || level === 2
  const answer = await (here
    ? arranged(inner, slot, content, basis)
    : fromServer(inner, slot, basis)
  ).catch((): Refusing => ({ ok: false, code: 'offline' }))
  return answer.ok ? answer : inner.refused(answer)
}
