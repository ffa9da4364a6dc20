/** Checks an item of the catalogue field by field; what is not a field of `Item` is left behind. */
import type { Refusal } from './errors.ts'
import { refuse } from './errors.ts'
import type { Item } from './item.ts'
import { isText } from './text.ts'

const longestText = 2000
const longestId = 512
/** Pages put these into links; `javascript:` has no place there. */
const webLink = /^(https?:\/\/|\/)/i

function wrong(field: string, expected: string): Refusal {
  return refuse('field_invalid', `${field} does not have the expected form`, { field, expected })
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 20 && value.every((text) => isText(text, 200))
}

export function checkItem(value: unknown): { readonly ok: true; readonly item: Item } | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong('/', 'an object with an id')
  }
  const { id, title, categories, price, currency, url, image, tags, available, sensitive } =
    value as Record<string, unknown>
  if (!isText(id, longestId))
    return wrong('/id', `text of 1 to ${longestId} characters without NUL`)
  for (const [field, text] of Object.entries({ title, url, image })) {
    if (text !== undefined && !isText(text, longestText)) {
      return wrong(`/${field}`, `text of 1 to ${longestText} characters without NUL`)
    }
  }
  for (const [field, link] of Object.entries({ url, image })) {
    if (link !== undefined && !webLink.test(String(link))) {
      return wrong(`/${field}`, 'an address that begins with https://, http:// or /')
    }
  }
  for (const [field, list] of Object.entries({ categories, tags })) {
    if (list !== undefined && !isTexts(list))
      return wrong(`/${field}`, 'a list of at most 20 texts')
  }
  if (price !== undefined && !(typeof price === 'number' && price >= 0 && price < 1e12)) {
    return wrong('/price', 'a number, 0 or more')
  }
  if (currency !== undefined && !(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency))) {
    return wrong('/currency', 'three capital letters (ISO 4217)')
  }
  for (const [field, flag] of Object.entries({ available, sensitive })) {
    if (flag !== undefined && typeof flag !== 'boolean') return wrong(`/${field}`, 'true or false')
  }
  const fields = { id, title, categories, price, currency, url, image, tags, available, sensitive }
  const present = Object.entries(fields).filter(([, field]) => field !== undefined)
  return { ok: true, item: Object.fromEntries(present) as unknown as Item }
}
