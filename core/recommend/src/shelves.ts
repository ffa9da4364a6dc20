/** The catalogue as the model numbers it, with what can be looked up in it. */
import type { Item } from '@discreet/protocol'
import { isMarkedSensitive } from '@discreet/protocol'
import type { Model } from './model.ts'

export class Shelves {
  /** Those of the model in its order, then the others of the catalogue. */
  readonly items: readonly Item[]
  readonly positions: ReadonlyMap<string, number>
  readonly sensitive: readonly number[]
  /** 1 where an item cannot be had. */
  readonly #missing: Uint8Array
  #named: Map<string, number[]> | undefined

  constructor({ items }: Model, catalogue: readonly Item[]) {
    const known = new Map(catalogue.map((item) => [item.id, item]))
    const all = items.map((id) => known.get(id) ?? { id, available: false })
    for (const id of items) known.delete(id)
    all.push(...known.values())
    this.items = all
    this.positions = new Map(all.map(({ id }, k) => [id, k]))
    this.sensitive = all.flatMap((item, k) => (isMarkedSensitive(item) ? k : []))
    this.#missing = Uint8Array.from(all, ({ available }) => (available === false ? 1 : 0))
  }

  isSensitive(at: number): boolean {
    const item = this.items[at]
    return item !== undefined && isMarkedSensitive(item)
  }

  /** 1 where an item cannot be recommended to anybody; the caller's own copy. */
  missing(): Uint8Array {
    return this.#missing.slice()
  }

  /** Positions of the items with this category or tag. */
  named(name: string): readonly number[] {
    this.#named ??= this.#byName()
    return this.#named.get(name) ?? []
  }

  #byName(): Map<string, number[]> {
    const named = new Map<string, number[]>()
    this.items.forEach(({ categories = [], tags = [] }, k) => {
      for (const name of new Set([...categories, ...tags])) {
        const positions = named.get(name) ?? []
        positions.push(k)
        named.set(name, positions)
      }
    })
    return named
  }
}
