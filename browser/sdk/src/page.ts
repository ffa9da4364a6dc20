/** What the page itself carries, at every level: all of it goes with the page. */
import type { Item, Preferences } from '@discreet/protocol'
import type { ShownItem } from './types.ts'

export const nothingSaid: Preferences = {
  liked: [],
  avoided: [],
  less: [],
  owned: [],
  without: [],
}

export class Page {
  basket: readonly string[] = []
  /** Looked at since the page was loaded, latest last; empty at level 0. */
  visit: readonly string[] = []
  /** Said about recommendations since the page was loaded; a change of level does not unsay it. */
  said: Preferences = nothingSaid
  #shown: { readonly item: string; readonly address: string } | undefined

  show(item: string): void {
    this.#shown = { item, address: location.href }
  }

  /** A page that handles its own links is another page at another address. */
  get items(): readonly string[] {
    const shown = this.#shown
    return shown?.address === location.href ? [shown.item] : []
  }

  looked(item: string): void {
    this.visit = [...this.visit.filter((one) => one !== item), item]
  }

  forget(items: ReadonlySet<string>): void {
    this.visit = this.visit.filter((one) => !items.has(one))
  }
}

/**
 * What was said is heeded here where the server does not know of it: hard filters only. The term of
 * the reason stands for what felt too personal.
 */
export function heeds(said: Preferences): (shown: ShownItem) => boolean {
  const { avoided, owned, less, without } = said
  const hidden = new Set([...avoided, ...less])
  const names = ({ id, categories = [], tags = [] }: Item): string[] => [id, ...categories, ...tags]
  return ({ item, product, reason }) =>
    !owned.includes(item) &&
    !without.includes(reason.term) &&
    !names(product).some((name) => hidden.has(name))
}
