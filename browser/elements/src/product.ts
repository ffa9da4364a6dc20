/**
 * A product as it is safe to show. Titles and addresses come from a feed that somebody else writes:
 * they are text and nothing else, and an address leads to the web or nowhere.
 */
import type { Item } from '@discreet/protocol'
import type { Recommendations, ShownItem } from '@discreet/sdk'

/** Control characters and those that turn the direction of what follows. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

export function plain(text: string): string {
  return text.replace(unsafe, ' ').trim()
}

export function nameOf({ title, id }: Item): string {
  return plain(title ?? '') || plain(id)
}

export function letterOf(product: Item): string {
  return /[\p{L}\p{N}]/u.exec(nameOf(product))?.[0].toUpperCase() ?? ''
}

/** `http:`, `https:` or a path. */
export function safeAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^(https?:\/)?\//i.test(address) ? address : undefined
}

export function priceOf({ price, currency }: Item, locale: string): string {
  if (price === undefined) return ''
  try {
    return new Intl.NumberFormat(locale, currency ? { style: 'currency', currency } : {}).format(
      price,
    )
  } catch {
    // A currency or a language that does not exist.
    return `${price} ${plain(currency ?? '')}`
  }
}

export interface Picture {
  readonly address: string
  /** A part of a file that all products share. */
  readonly shared: boolean
}

/**
 * Which pictures are drawn. A list that was made on the device rests on a history that the server
 * must not learn, and a request for a picture would tell it. So such a list is drawn from one file
 * that is the same whatever is shown, or without pictures. `any`: the shop accepts that they tell.
 */
export function picturesOf(
  { items, scored }: Pick<Recommendations, 'items' | 'scored'>,
  any: boolean,
): (shown: ShownItem) => Picture | undefined {
  const fileOf = ({ product }: ShownItem): string | undefined =>
    safeAddress(product.image)?.match(/^(.+)#/)?.[1]
  const files = new Set(items.flatMap((shown) => fileOf(shown) ?? []))
  return (shown) => {
    const address = safeAddress(shown.product.image)
    const shared = files.size === 1 && fileOf(shown) !== undefined
    return address !== undefined && (shared || any || scored === 'server')
      ? { address, shared }
      : undefined
  }
}
