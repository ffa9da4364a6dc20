/** The public catalogue: one file, the same for everybody, so that fetching it says nothing. */
import type { SiteFacts } from '@discreet/policy'
import type { Item } from '@discreet/protocol'

export interface Product {
  readonly id: string
  readonly name: string
  /** '500 g'; empty where the title says none. */
  readonly size: string
  readonly aisle: string
  readonly shelf: string
  readonly price: number
  readonly currency: string
  /** Price of a kilogram, a litre or a piece where that says more than the price. */
  readonly unitPrice: { readonly amount: number; readonly unit: string } | undefined
  readonly image: string | undefined
  readonly tags: readonly string[]
}

export type Shelves = ReadonlyMap<string, readonly Product[]>

const sizeAtEnd =
  /^(.+?) (\d+(?:\.\d+)? (?:kg|g|l|ml|m|pcs|pc|bags|bottles|rolls|packs|boxes|bunch))$/

/** How many of a unit one kilogram, litre or piece is. */
const measures: Readonly<Record<string, readonly [count: number, unit: string]>> = {
  kg: [1, 'kg'],
  g: [1000, 'kg'],
  l: [1, 'l'],
  ml: [1000, 'l'],
  pcs: [1, 'piece'],
  bottles: [1, 'bottle'],
  rolls: [1, 'roll'],
}

function unitPriceOf(price: number, size: string): Product['unitPrice'] {
  const [amount = '', unit = ''] = size.split(' ')
  const measure = measures[unit]
  if (measure === undefined || Number(amount) === 0) return undefined
  const [count, whole] = measure
  const perWhole = (price * count) / Number(amount)
  return Number(amount) === count ? undefined : { amount: perWhole, unit: whole }
}

function productOf(item: Item): Product {
  const { id, title = id, categories = [], price = 0, currency = 'EUR', image, tags = [] } = item
  const [, name = title, size = ''] = sizeAtEnd.exec(title) ?? []
  const [aisle = 'More', shelf = aisle] = categories
  const unitPrice = unitPriceOf(price, size)
  return { id, name, size, aisle, shelf, price, currency, unitPrice, image, tags }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

export class Catalogue {
  readonly products: readonly Product[]
  readonly #byId: ReadonlyMap<string, Product>
  /** Aisle → shelf → products, in the order of the catalogue. */
  readonly aisles: ReadonlyMap<string, Shelves>
  readonly #texts: readonly { readonly product: Product; readonly text: string }[]

  constructor(items: readonly Item[]) {
    this.products = items.filter(({ available }) => available !== false).map(productOf)
    this.#byId = new Map(this.products.map((product) => [product.id, product]))
    const aisles = new Map<string, Map<string, Product[]>>()
    for (const product of this.products) {
      const shelves = aisles.get(product.aisle) ?? new Map<string, Product[]>()
      aisles.set(product.aisle, shelves)
      shelves.set(product.shelf, [...(shelves.get(product.shelf) ?? []), product])
    }
    this.aisles = aisles
    this.#texts = this.products.map((product) => {
      const { name, shelf, aisle, tags } = product
      return { product, text: ` ${plain([name, ...tags, shelf, aisle].join(' '))}` }
    })
  }

  find(id: string): Product | undefined {
    return this.#byId.get(id)
  }

  /** Every word must begin a word of the product; names come before shelves. */
  search(words: string): readonly Product[] {
    const wanted = plain(words).split(/\s+/).filter(Boolean)
    if (wanted.length === 0) return []
    const place = (text: string): number =>
      wanted.reduce((sum, word) => sum + text.indexOf(` ${word}`), 0)
    return this.#texts
      .filter(({ text }) => wanted.every((word) => text.includes(` ${word}`)))
      .sort((a, b) => place(a.text) - place(b.text))
      .map(({ product }) => product)
  }
}

/** Rejects when the server cannot be reached. */
export async function loadCatalogue(site: string): Promise<Catalogue> {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(path, { credentials: 'omit' })
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    return answer.json()
  }
  const { catalogue } = (await get(`/v1/site?site=${encodeURIComponent(site)}`)) as SiteFacts
  const { items } = (await get(catalogue.path)) as { items: readonly Item[] }
  return new Catalogue(items)
}
