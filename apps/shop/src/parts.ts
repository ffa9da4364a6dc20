/** Pieces that several pages share. */
import type { ShelfPlacement } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { productAddress } from './address.ts'
import type { Product } from './catalogue.ts'
import { money, unitPrice } from './money.ts'
import type { Shop } from './shop.ts'

/** A part of the one file with all pictures; which part is never sent. Drawn by `PictureQueue`. */
export function picture(image: string | undefined): TemplateResult | typeof nothing {
  if (image === undefined || !/^\/[^/].*#/.test(image)) return nothing
  return html`<svg class="picture" aria-hidden="true"><use data-image=${image}></use></svg>`
}

const plus = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14" /></svg>`
const minus = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14" /></svg>`

/** The number on the button, and its name, are set by `markCards`. */
const addButton = html`<button class="add" type="button">${plus}</button>`

function card(product: Product): TemplateResult {
  const { id, name, size, price, currency, image } = product
  return html`
    <article class="card">
      <a class="card-link" href=${productAddress(id)}>
        <span class="panel">${picture(image)}</span>
        <span class="name"><bdi>${name}</bdi></span>
        <span class="size">${size || 'each'}</span>
      </a>
      <div class="buy">
        <span class="price">${money(price, currency)}</span>
        <span class="unit">${unitPrice(product)}</span>
        ${addButton}
      </div>
    </article>
  `
}

export function grid(products: readonly Product[]): TemplateResult {
  return html`<ul class="grid" role="list">
    ${products.map((product) => html`<li>${card(product)}</li>`)}
  </ul>`
}

/** What discreet-shelf copies for each product, so that its cards look like the shop's own. */
const shelfCard = html`
  <template>
    <article class="card">
      <a class="card-link" data-href="url">
        <span class="panel">
          <svg class="picture" aria-hidden="true"><use data-src="image"></use></svg>
        </span>
        <span class="name" data-text="title"></span>
      </a>
      <div class="buy">
        <span class="price" data-text="price"></span>
        <button class="add" type="button">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14" /></svg>
        </button>
      </div>
      <p class="reason" data-text="reason"></p>
    </article>
  </template>
`

export interface ShelfOptions {
  readonly items?: readonly string[]
  readonly basket?: readonly string[]
  readonly exclude?: readonly string[]
  readonly limit?: number
}

export function shelf(
  placement: ShelfPlacement,
  heading: string,
  { items, basket, exclude, limit = 6 }: ShelfOptions = {},
): TemplateResult {
  return html`
    <discreet-shelf
      placement=${placement}
      heading=${heading}
      limit=${limit}
      items=${items?.join() ?? nothing}
      basket=${basket?.join() ?? nothing}
      exclude=${exclude?.join() ?? nothing}
      >${shelfCard}</discreet-shelf
    >
  `
}

/** Only where there is something to show: an empty shelf helps nobody. */
export function visitShelf({ visited }: Shop): TemplateResult | typeof nothing {
  return visited ? shelf('visit', 'Because of this visit') : nothing
}

/** Where somebody's purchases may be known. */
export function againShelf(
  { discreet }: Shop,
  options: ShelfOptions = {},
): TemplateResult | typeof nothing {
  const { level, purposes } = discreet.choices.get()
  const known = level === 2 || (level === 3 && purposes.includes('purchases'))
  return known ? shelf('again', 'Buy again', { items: [], ...options }) : nothing
}

/** Names the buttons of all cards, also of those that a shelf copied, and shows what is in the basket. */
export function markCards({ basket, catalogue }: Shop, root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>('.card .add')) {
    const id = idOf(button)
    const product = id === undefined ? undefined : catalogue?.find(id)
    const count = id === undefined ? 0 : basket.countOf(id)
    const name = product?.name ?? button.closest('.card')?.querySelector('.name')?.textContent ?? ''
    const held = count === 0 ? '' : `, ${count} in the basket`
    button.setAttribute('aria-label', `Add ${name.trim()}${held}`)
    if (count === 0) delete button.dataset['count']
    else button.dataset['count'] = String(count)
  }
}

/** Of the product whose card this is part of. */
export function idOf(part: Element): string | undefined {
  const link = part.closest('.card')?.querySelector<HTMLAnchorElement>('a.card-link')
  const path = link?.pathname.split('/product/')[1]
  return path === undefined ? undefined : decodeURIComponent(path)
}

export function stepper(
  shop: Shop,
  { id, name }: Pick<Product, 'id' | 'name'>,
  count: number,
): TemplateResult {
  const set = (wanted: number): void => {
    shop.basket.set(id, wanted)
    shop.say(wanted === 0 ? `Taken out: ${name}` : `In the basket: ${wanted} × ${name}`)
  }
  return html`
    <div class="stepper" role="group" aria-label="How many ${name}">
      <button type="button" aria-label="One less" @click=${() => set(count - 1)}>${minus}</button>
      <span class="count" aria-live="off">${count}</span>
      <button type="button" aria-label="One more" @click=${() => set(count + 1)}>${plus}</button>
    </div>
  `
}

export function heading(text: unknown): TemplateResult {
  return html`<h1 tabindex="-1">${text}</h1>`
}

/** While the catalogue is on its way, or when it does not come. */
export function waiting({ catalogue }: Shop): TemplateResult {
  return catalogue === null
    ? html`<p class="note" role="alert">
        The shop cannot be reached. Check your connection and load the page again.
      </p>`
    : html`<div class="blank" aria-hidden="true"></div>`
}
