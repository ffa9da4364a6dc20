/** One product of a shelf: the card that comes with it, or a copy of the shop's own. */
import type { ShownItem } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html } from 'lit/html.js'
import type { Picture } from './product.ts'
import { letterOf, nameOf, plain, priceOf, safeAddress } from './product.ts'

/** The picture, or the first letter where none is drawn. */
export function drawingOf(picture: Picture | undefined, letter: string): TemplateResult | string {
  if (picture === undefined) return letter
  return picture.shared
    ? html`<svg aria-hidden="true"><use href=${picture.address}></use></svg>`
    : html`<img src=${picture.address} alt="" loading="lazy" decoding="async" />`
}

export function card(
  { product, reason }: ShownItem,
  picture: Picture | undefined,
  locale: string,
): TemplateResult {
  const title = html`<bdi>${nameOf(product)}</bdi>`
  const address = safeAddress(product.url)
  return html`
    <div class="picture" part="picture" aria-hidden="true">
      ${drawingOf(picture, letterOf(product))}
    </div>
    <div class="head">
      ${
        address === undefined
          ? html`<span class="title" part="title">${title}</span>`
          : html`<a class="title" part="title" href=${address}>${title}</a>`
      }
      <span class="price" part="price">${priceOf(product, locale)}</span>
    </div>
    <span class="reason" part="reason"><bdi>${plain(reason.text)}</bdi></span>
  `
}

/** As large as a card. */
export const blankCard: TemplateResult = html`
  <div class="picture"></div>
  <div class="head"></div>
  <span class="reason"></span><span class="why"></span>
`

/**
 * Fills a copy of the shop's template: `data-text="title|price|reason"`, `data-href="url"`,
 * `data-src="image"` (on `img`, or on `use` for a part of a shared file). Text and addresses only.
 */
export function fill(
  copy: DocumentFragment,
  { product, reason }: ShownItem,
  picture: Picture | undefined,
  locale: string,
): DocumentFragment {
  const texts: Readonly<Record<string, string>> = {
    title: nameOf(product),
    price: priceOf(product, locale),
    reason: plain(reason.text),
  }
  const set = (element: Element, name: string, value: string | undefined): void => {
    if (value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
  for (const element of copy.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = texts[element.dataset['text'] ?? ''] ?? ''
    element.dir ||= 'auto'
  }
  for (const element of copy.querySelectorAll('[data-href="url"]')) {
    set(element, 'href', safeAddress(product.url))
  }
  for (const element of copy.querySelectorAll('[data-src="image"]')) {
    const drawn = element.localName === 'use' && picture?.shared === false ? undefined : picture
    set(element, element.localName === 'use' ? 'href' : 'src', drawn?.address)
    element.toggleAttribute('hidden', drawn === undefined)
  }
  return copy
}
