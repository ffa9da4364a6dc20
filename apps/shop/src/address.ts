/** The shop's addresses, both ways. */

export type Place =
  | { readonly page: 'aisle'; readonly aisle: string; readonly shelf: string | undefined }
  | { readonly page: 'search'; readonly words: string }
  | { readonly page: 'product'; readonly id: string }
  | {
      readonly page:
        | 'home'
        | 'basket'
        | 'checkout'
        | 'order'
        | 'account'
        | 'choices'
        | 'developers'
        | 'missing'
    }

const base = '/shop'
const plainPages = ['basket', 'checkout', 'order', 'account', 'choices', 'developers'] as const

export function pageAddress(page: (typeof plainPages)[number]): string {
  return `${base}/${page}`
}

export function productAddress(id: string): string {
  return `${base}/product/${encodeURIComponent(id)}`
}

export function aisleAddress(aisle: string, shelf?: string): string {
  const parts = shelf === undefined ? [aisle] : [aisle, shelf]
  return `${base}/aisle/${parts.map(encodeURIComponent).join('/')}`
}

/** What is looked for stands behind the `#`: browsers do not send it, not even on a reload. */
export function searchAddress(words: string): string {
  return `${base}/search#${encodeURIComponent(words)}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** undefined: not of this shop. */
export function placeOf({ pathname, hash }: Pick<URL, 'pathname' | 'hash'>): Place | undefined {
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return undefined
  const [name = '', ...rest] = pathname
    .slice(base.length + 1)
    .split('/')
    .map(decoded)
  const [first, second] = rest
  if (name === '') return { page: 'home' }
  if (name === 'search') return { page: 'search', words: decoded(hash.slice(1)) }
  if (name === 'product' && first !== undefined) return { page: 'product', id: rest.join('/') }
  if (name === 'aisle' && first !== undefined) return { page: 'aisle', aisle: first, shelf: second }
  const page = plainPages.find((one) => one === name)
  return { page: page ?? 'missing' }
}
