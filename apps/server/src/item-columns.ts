/** Rows of a table as items of the catalogue: which column is which field, and what its text means. */
import type { Item } from '@discreet/protocol'

export type ItemField = keyof Item

export const itemFields: readonly ItemField[] = [
  'id',
  'title',
  'categories',
  'price',
  'currency',
  'url',
  'image',
  'tags',
  'available',
  'sensitive',
]

/** Name of the column of each field that there is one for. */
export type ItemColumns = Readonly<Partial<Record<ItemField, string>>>

/** As shops, Google's product feed and Shopify's export name them; lower case, letters and digits only. */
const usualNames: Readonly<Record<ItemField, readonly string[]>> = {
  id: ['id', 'sku', 'itemid', 'productid', 'handle', 'artikelnummer', 'variantsku'],
  title: ['title', 'name', 'producttitle', 'productname', 'bezeichnung', 'titre', 'nombre'],
  categories: ['categories', 'category', 'producttype', 'type', 'kategorie', 'categoria'],
  price: ['price', 'variantprice', 'saleprice', 'preis', 'prix', 'precio'],
  currency: ['currency', 'waehrung', 'devise', 'moneda'],
  url: ['url', 'link', 'producturl'],
  image: ['image', 'imagelink', 'imagesrc', 'imageurl'],
  tags: ['tags', 'labels'],
  available: ['available', 'availability', 'instock'],
  sensitive: ['sensitive'],
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** For the columns of a file, as far as their names say it. */
export function suggestedColumns(names: readonly string[]): ItemColumns {
  const found = itemFields.flatMap((field) => {
    const column = usualNames[field]
      .map((usual) => names.find((name) => plain(name) === usual))
      .find((one) => one !== undefined)
    return column === undefined ? [] : [[field, column] as const]
  })
  return Object.fromEntries(found)
}

const yes = ['true', 'yes', '1', 'in stock', 'in_stock']
const no = ['false', 'no', '0', 'out of stock', 'out_of_stock']

function flagOf(text: string): unknown {
  const word = text.toLowerCase()
  return yes.includes(word) ? true : no.includes(word) ? false : text
}

/**
 * 1299.5, 1,299.50, 1.299,50 and 1'299, with a currency before or behind it. What is no number stays
 * text, and so does 1.299: thirteen hundred in half of the world, and not much in the other.
 */
function priceOf(text: string): unknown {
  const digits = /^[^\d-]{0,4}(\d[\d.,' ]*)[^\d-]{0,4}$/.exec(text)?.[1]?.replace(/[' ]/g, '')
  if (digits === undefined) return text
  const separators = digits.match(/[.,]/g) ?? []
  const last = separators.at(-1)
  const whole = (part: string): string => part.replace(/[.,]/g, '')
  if (last === undefined) return Number(digits)
  if (separators.length > 1 && new Set(separators).size === 1) return Number(whole(digits))
  const point = digits.lastIndexOf(last)
  const decimals = digits.slice(point + 1)
  if (separators.length === 1 && decimals.length === 3 && point <= 3) return text
  return Number(`${whole(digits.slice(0, point))}.${decimals}`)
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[|;>]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

const asText = (text: string): unknown => text
const readings: Readonly<Partial<Record<ItemField, (text: string) => unknown>>> = {
  price: priceOf,
  available: flagOf,
  sensitive: flagOf,
  categories: listOf,
  tags: listOf,
}

/** To be checked by `checkItem`; what is empty is left out. */
export function itemOfRow(
  row: Readonly<Record<string, unknown>>,
  columns: ItemColumns,
): Readonly<Record<string, unknown>> {
  const said = Object.entries(columns).flatMap(([field, column]) => {
    const text = String(row[column] ?? '').trim()
    return text === '' ? [] : [[field, (readings[field as ItemField] ?? asText)(text)] as const]
  })
  return Object.fromEntries(said)
}
