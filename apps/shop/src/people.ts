/** Who can sign in to the demo: people who do not exist, with orders that nobody placed. */
import { groceryCatalogue, missions, seededWords, simulateRegulars } from '@discreet/crowd'
import type { Item } from '@discreet/protocol'

export interface Person {
  readonly id: string
  readonly name: string
  /** What the shop would know of them from their orders. */
  readonly line: string
}

export interface OrderLine {
  readonly item: string
  readonly quantity: number
}

export interface Order {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  readonly items: readonly OrderLine[]
}

interface Part extends Person {
  /** Of the simulated crowd: whose baskets these could be. */
  readonly segments: readonly string[]
  /** What they come for, in turn. */
  readonly missions: readonly string[]
  readonly orders: number
  readonly buys: (item: Item) => boolean
}

/** In titles on shelves that are mostly of plants. */
const animal =
  /\b(honey|milk|butter|fish|gummy|pesto|salami|margherita|lasagne|ice|mayonnaise|hazelnut c|pralines|croissants|pudding|baby)\b/i

const cast: readonly Part[] = [
  {
    id: 'demo-anna',
    name: 'Anna',
    line: 'Eats vegan and lives on good espresso',
    segments: ['vegans'],
    missions: ['vegan week', 'thai curry', 'espresso', 'vegan week', 'salad'],
    orders: 10,
    buys: ({ title = '', categories = [], tags = [] }) =>
      tags.includes('vegan') ||
      !(/^(Dairy|Meat|Baby|Pets)/.test(categories[0] ?? '') || animal.test(title)),
  },
  {
    id: 'demo-jonas',
    name: 'Jonas',
    line: 'Bakes bread and cakes for a family with a baby',
    segments: ['bakers', 'families'],
    missions: ['baking', 'baby', 'bread at home', 'baby', 'breakfast'],
    orders: 9,
    buys: ({ categories = [] }) => categories[0] !== 'Pets',
  },
  {
    id: 'demo-mara',
    name: 'Mara',
    line: 'Cooks curries and rolls sushi',
    segments: ['cooks'],
    missions: ['thai curry', 'sushi'],
    orders: 8,
    buys: ({ categories = [] }) => !/^(Baby|Pets)/.test(categories[0] ?? ''),
  },
  {
    id: 'demo-sam',
    name: 'Sam',
    line: 'Has a cat and little time',
    segments: ['pets', 'quick'],
    missions: ['cat', 'film night', 'cat', 'tacos'],
    orders: 6,
    buys: ({ categories = [] }) => categories[0] !== 'Baby' && !categories.includes('Dog'),
  },
]

export const people: readonly Person[] = cast.map(({ id, name, line }) => ({ id, name, line }))

const hour = 3_600_000
const day = 24 * hour
const [newestDays, oldestDays] = [3, 86]
/** So many that there is a basket for each turn of everybody. */
const [regulars, visits] = [160, 6]
/** A basket is for a mission when it has so much of it. */
const enough = 3

type Basket = readonly string[]

/** For each turn the next basket that is for its mission. */
function basketsOf(
  part: Part,
  pool: readonly Basket[],
  idOf: ReadonlyMap<string, string>,
): Basket[] {
  const left = new Set(pool)
  return Array.from({ length: part.orders }, (_, turn) => {
    const name = part.missions[turn % part.missions.length]
    const titles = missions.find((mission) => mission.name === name)?.items ?? []
    const wanted = new Set(titles.map((title) => idOf.get(title)))
    const found = [...left].find((one) => one.filter((id) => wanted.has(id)).length >= enough)
    if (found !== undefined) left.delete(found)
    return found ?? []
  }).filter((basket) => basket.length > 0)
}

/** Oldest first. */
function ordersOf({ id }: Part, baskets: readonly Basket[], seed: number, now: number): Order[] {
  const words = new Uint32Array(baskets.length * 3)
  seededWords(seed).fill(words)
  const today = Math.floor(now / day) * day
  const apart = (oldestDays - newestDays) / baskets.length
  return baskets.map((items, k) => {
    const [late = 0, hours = 0, second = 0] = words.subarray(3 * k, 3 * k + 3)
    const days = newestDays + Math.round(apart * (baskets.length - 1 - k)) + (late % 3)
    return {
      id: `${id}-${k + 1}`,
      at: new Date(today - days * day + (8 + (hours % 12)) * hour).toISOString(),
      items: items.map((item, place) => ({
        item,
        quantity: place === second % items.length ? 2 : 1,
      })),
    }
  })
}

/** By person, newest first; the same at every start but for the dates, which lie before `now`. */
export function pastOrders(now: number): Map<string, readonly Order[]> {
  const catalogue = groceryCatalogue()
  const byId = new Map(catalogue.map((item) => [item.id, item]))
  const idOf = new Map(catalogue.map(({ id, title = id }) => [title, id]))
  const simulated = simulateRegulars(regulars, visits, seededWords(7))
  return new Map(
    cast.map((part, k) => {
      const buys = (id: string): boolean => {
        const item = byId.get(id)
        return item !== undefined && item.sensitive !== true && part.buys(item)
      }
      const pool = simulated
        .filter(({ segment }) => part.segments.includes(segment))
        .flatMap(({ baskets }) => baskets.map((basket) => basket.filter(buys)))
      return [part.id, ordersOf(part, basketsOf(part, pool, idOf), k + 1, now).reverse()]
    }),
  )
}
