/**
 * A simulated crowd: nobody in it exists. Each person belongs to a segment and shops a few times;
 * each basket follows one or two missions and takes some everyday items by popularity.
 */
import type { Item } from '@discreet/protocol'
import { groceryCatalogue } from './catalogue.ts'
import type { Words } from './dice.ts'
import { Dice } from './dice.ts'
import { missions } from './missions.ts'
import { segments } from './segments.ts'

export interface SimulatedBasket {
  readonly person: string
  readonly basket: string
  readonly items: readonly string[]
}

export interface SimulatedCrowd {
  readonly items: readonly Item[]
  readonly baskets: readonly SimulatedBasket[]
}

export interface SimulatedRegular {
  readonly segment: string
  /** Oldest first. */
  readonly baskets: readonly (readonly string[])[]
}

function cumulate(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

interface Taste {
  readonly missions: readonly (readonly string[])[]
  readonly cumulative: readonly number[]
  readonly never: ReadonlySet<string>
}

function tastes(idOf: ReadonlyMap<string, string>): Taste[] {
  const ids = (titles: readonly string[]): string[] =>
    titles.map((title) => {
      const id = idOf.get(title)
      if (id === undefined) throw new Error(`the catalogue has no ${title}`)
      return id
    })
  const itemsOf = new Map(missions.map(({ name, items }) => [name, ids(items)]))
  return segments.map((segment) => {
    const chosen = missions.map(({ name }) => ({
      name,
      weight: 0.25 + (segment.missions[name] ?? 0),
    }))
    return {
      missions: chosen.map(({ name }) => itemsOf.get(name) ?? []),
      cumulative: cumulate(chosen.map(({ weight }) => weight)),
      never: new Set(ids(segment.never)),
    }
  })
}

function fillBasket(
  dice: Dice,
  taste: Taste,
  everyday: readonly number[],
  items: readonly Item[],
): string[] {
  const basket = new Set<string>()
  const rounds = dice.unit() < 0.35 ? 2 : 1
  for (let round = 0; round < rounds; round += 1) {
    const mission = taste.missions[dice.weighted(taste.cumulative)] ?? []
    const share = 0.3 + 0.4 * dice.unit()
    for (const id of mission) if (dice.unit() < share) basket.add(id)
  }
  const extras = dice.below(6)
  for (let k = 0; k < extras; k += 1) basket.add(items[dice.weighted(everyday)]?.id ?? '')
  return [...basket].filter((id) => !taste.never.has(id))
}

/** The shop and its people, as far as the words go. */
class Shop {
  readonly items: readonly Item[] = groceryCatalogue()
  readonly dice: Dice
  readonly #tastes: readonly Taste[]
  readonly #shares = cumulate(segments.map(({ share }) => share))
  /** Everyday demand: Zipf over a fixed scrambling of the shelves. */
  readonly #everyday: readonly number[]

  constructor(words: Words) {
    this.dice = new Dice(words)
    this.#tastes = tastes(new Map(this.items.map(({ id, title }) => [title ?? id, id])))
    this.#everyday = cumulate(
      this.items.map((_, k) => 1 / (((k * 173) % this.items.length) + 8) ** 0.9),
    )
  }

  /** Position of somebody's segment. */
  somebody(): number {
    return this.dice.weighted(this.#shares)
  }

  basketOf(segment: number): string[] {
    const taste = this.#tastes[segment]
    return taste === undefined ? [] : fillBasket(this.dice, taste, this.#everyday, this.items)
  }
}

/** Deterministic in `words`. Every person has one or two baskets. */
export function simulateCrowd(people: number, words: Words): SimulatedCrowd {
  const shop = new Shop(words)
  const baskets: SimulatedBasket[] = []
  for (let person = 0; person < people; person += 1) {
    const segment = shop.somebody()
    const visits = 1 + shop.dice.below(2)
    for (let visit = 0; visit < visits; visit += 1) {
      const items = shop.basketOf(segment)
      if (items.length === 0) continue
      baskets.push({ person: `p${person}`, basket: `p${person}-${visit}`, items })
    }
  }
  return { items: shop.items, baskets }
}

/** People of the same shop who come again and again; deterministic in `words`. No basket is empty. */
export function simulateRegulars(people: number, visits: number, words: Words): SimulatedRegular[] {
  const shop = new Shop(words)
  return Array.from({ length: people }, () => {
    const segment = shop.somebody()
    const baskets: string[][] = []
    while (baskets.length < visits) {
      const items = shop.basketOf(segment)
      if (items.length > 0) baskets.push(items)
    }
    return { segment: segments[segment]?.name ?? '', baskets }
  })
}
