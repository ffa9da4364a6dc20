/** A decision as a page shows it: its words in one language, and the items of its shelf. */
import type {
  CampaignFile,
  Content,
  Shelf,
  ShelfSettings,
  SlotDecision,
  Words,
} from '@discreet/campaigns'
import { arrangeShelf, plainShelf, shelfLists, shelfRequest } from '@discreet/campaigns'
import type { Item, PersonalContext, RecommendedItem } from '@discreet/protocol'
import type { Recommender } from '@discreet/recommend'
import { reasonText } from '@discreet/recommend'
import type { ItemOf } from './campaign-context.ts'
import type { Standpoint } from './decide-situation.ts'

interface ShownWords {
  readonly title?: string
  readonly text?: string
  readonly label?: string
}

interface ShownItem extends RecommendedItem {
  readonly product: Item
}

export interface ShownSlot extends SlotDecision {
  readonly words: ShownWords
  /** Of a shelf. */
  readonly items?: readonly ShownItem[]
}

/** What shelves are made of, for one request. */
export interface Shelving {
  /** undefined: nothing is trained yet. */
  readonly recommender: Recommender | undefined
  readonly itemOf: ItemOf
  readonly items: readonly string[]
  readonly basket: readonly string[]
  readonly locale: string
}

function wordIn(words: Words | undefined, locale: string): string | undefined {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  return words === undefined ? undefined : (words[language] ?? words.en)
}

function wordsOf(content: Content, locale: string): ShownWords {
  if (content.kind !== 'banner' && content.kind !== 'shelf') return {}
  const title = wordIn(content.title, locale)
  const text = content.kind === 'banner' ? wordIn(content.text, locale) : undefined
  const label = content.kind === 'banner' ? wordIn(content.link?.label, locale) : undefined
  return {
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { text }),
    ...(label === undefined ? {} : { label }),
  }
}

function hiddenFrom(
  { items, basket }: Shelving,
  personal: PersonalContext | undefined,
): (item: Item) => boolean {
  const never = new Set([
    ...items,
    ...basket,
    ...(personal?.avoided ?? []),
    ...(personal?.owned ?? []),
  ])
  return ({ id, categories = [], tags = [] }) =>
    [id, ...categories, ...tags].some((name) => never.has(name))
}

function shelfItems(
  shelf: Shelf,
  settings: ShelfSettings,
  shelving: Shelving,
  personal: PersonalContext | undefined,
): readonly ShownItem[] {
  const { recommender, itemOf, items, basket, locale } = shelving
  const context = { items, basket, locale }
  const lists: (readonly RecommendedItem[])[] = []
  const found = new Set<string>()
  for (const list of recommender === undefined ? [] : shelfLists(settings, shelf)) {
    if (lists.length > 0 && found.size >= settings.fewest) break
    const asked = shelfRequest(settings, { list }, context)
    const answer = recommender?.recommend(asked, personal).items ?? []
    for (const { item } of answer) found.add(item)
    lists.push(answer)
  }
  const arranged = arrangeShelf(lists, settings, {
    itemOf,
    hidden: hiddenFrom(shelving, personal),
    chosenText: reasonText('chosen', [], locale),
  })
  return arranged.map((one) => ({ ...one, product: itemOf(one.item) ?? { id: one.item } }))
}

/** A tactic from here on reads what is kept about somebody; below, their visit or nothing. */
const keptLevel = 2

/**
 * Whoever takes part and does not see the campaign's own content sees what everybody may see: the
 * control is the same for all who are in it. What is shown goes no further than its tactic.
 */
function personalFor(
  { campaign, reasons }: SlotDecision,
  { campaigns }: CampaignFile,
  { personal }: Pick<Standpoint, 'personal'>,
): PersonalContext | undefined {
  if (campaign === null) return personal
  const { level = 0 } = campaigns.find(({ id }) => id === campaign) ?? {}
  return reasons.includes('arm') && level >= keptLevel ? personal : undefined
}

export function shownSlot(
  decision: SlotDecision,
  file: CampaignFile,
  standpoint: Pick<Standpoint, 'personal'>,
  shelving: Shelving,
): ShownSlot {
  const { content, placement } = decision
  const shown = { ...decision, words: wordsOf(content, shelving.locale) }
  if (content.kind !== 'shelf') return shown
  const settings = file.placements.find(({ id }) => id === placement)?.shelf ?? plainShelf
  const personal = personalFor(decision, file, standpoint)
  return { ...shown, items: shelfItems(content, settings, shelving, personal) }
}
