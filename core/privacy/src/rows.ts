/**
 * People → baskets → items of one period, as flat arrays: about 4 bytes a row and 4 a basket.
 * Nothing here is bounded or safe to show; it only goes into a `Collected`.
 */
import { PrivacyError } from './errors.ts'

export interface PeopleRows {
  /** Size of the public catalogue; items are 0 … itemCount − 1. */
  readonly itemCount: number
  /** Baskets of person p: personOffsets[p] … personOffsets[p + 1] − 1. Length people + 1. */
  readonly personOffsets: Uint32Array
  /** Items of basket b: basketOffsets[b] … basketOffsets[b + 1] − 1. Length baskets + 1. */
  readonly basketOffsets: Uint32Array
  /** Strictly ascending within a basket. */
  readonly items: Uint32Array
}

class Growing {
  values = new Uint32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length] = value
    this.length += 1
  }

  take(): Uint32Array {
    return this.values.subarray(0, this.length)
  }
}

/** Rows must come grouped: by person, then by basket. Order and repetition of items do not matter. */
export class RowsBuilder {
  readonly #itemCount: number
  readonly #personOffsets = new Growing()
  readonly #basketOffsets = new Growing()
  readonly #items = new Growing()
  #person: number | bigint | string | undefined
  #basket: number | bigint | string | undefined
  #open: number[] = []

  constructor(itemCount: number) {
    this.#itemCount = itemCount
  }

  /** Throws `parameter_invalid` when `item` is not of the catalogue. */
  add(person: number | bigint | string, basket: number | bigint | string, item: number): void {
    if (!Number.isInteger(item) || item < 0 || item >= this.#itemCount) {
      throw new PrivacyError('parameter_invalid', 'an item is not in the public catalogue')
    }
    if (person !== this.#person || basket !== this.#basket) {
      this.#closeBasket()
      if (person !== this.#person) this.#personOffsets.push(this.#basketOffsets.length)
      this.#person = person
      this.#basket = basket
    }
    this.#open.push(item)
  }

  finish(): PeopleRows {
    this.#closeBasket()
    this.#personOffsets.push(this.#basketOffsets.length)
    this.#basketOffsets.push(this.#items.length)
    return {
      itemCount: this.#itemCount,
      personOffsets: this.#personOffsets.take(),
      basketOffsets: this.#basketOffsets.take(),
      items: this.#items.take(),
    }
  }

  #closeBasket(): void {
    if (this.#open.length === 0) return
    this.#basketOffsets.push(this.#items.length)
    const sorted = Uint32Array.from(this.#open).sort()
    let last = -1
    for (const item of sorted) {
      if (item !== last) this.#items.push(item)
      last = item
    }
    this.#open = []
  }
}
