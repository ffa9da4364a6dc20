/** One product, and what goes with it. */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { aisleAddress, pageAddress } from '../address.ts'
import type { Product } from '../catalogue.ts'
import { shelfWords, tagName } from '../copy.ts'
import { money, unitPrice } from '../money.ts'
import { heading, picture, shelf, stepper, visitShelf, waiting } from '../parts.ts'
import type { Page, Shop } from '../shop.ts'
import { missingPage } from './browse.ts'

function buy(shop: Shop, product: Product): TemplateResult {
  const { id, name } = product
  const count = shop.basket.countOf(id)
  const add = (): void => {
    shop.basket.set(id, 1)
    shop.say(`In the basket: ${name}`)
  }
  return html`
    <div class="product-buy">
      ${
        count === 0
          ? html`<button class="button" type="button" @click=${add}>Add to basket</button>`
          : html`${stepper(shop, product, count)}
              <a class="button quiet" href=${pageAddress('basket')}>See basket</a>`
      }
    </div>
  `
}

function details(shop: Shop, product: Product): TemplateResult {
  const { name, size, aisle, shelf: shelfName, price, currency, image, tags } = product
  const per = unitPrice(product)
  return html`
    <div class="product">
      <div class="panel product-picture">${picture(image)}</div>
      <div class="product-text">
        ${heading(html`<bdi>${name}</bdi>`)}
        <p class="product-size">${size || 'Sold by the piece'}</p>
        <ul class="tags" role="list">
          <li>Organic</li>
          ${tags.map((tag) => html`<li><bdi>${tagName(tag)}</bdi></li>`)}
        </ul>
        <p class="product-line">${shelfWords(shelfName)}</p>
        <p class="product-price">
          <span class="price">${money(price, currency)}</span>
          <span class="unit">${per}</span>
        </p>
        ${buy(shop, product)}
        <dl class="facts">
          <div><dt>In stock</dt><dd>Yes, at your door tomorrow</dd></div>
          <div><dt>Price</dt><dd>The same for everybody, whatever you choose below</dd></div>
          <div>
            <dt>Shelf</dt>
            <dd><a href=${aisleAddress(aisle, shelfName)}><bdi>${shelfName}</bdi></a></dd>
          </div>
        </dl>
      </div>
    </div>
  `
}

/** After what stands above them, so that nothing moves. */
function shelves(shop: Shop, id: string): TemplateResult {
  return html`
    <section class="wrap">${shelf('product', 'Often bought together', { items: [id] })}</section>
    <section class="wrap">${shelf('similar', 'Something like it', { items: [id] })}</section>
    <section class="wrap">${visitShelf(shop)}</section>
  `
}

export function productPage(shop: Shop, id: string): Page {
  const { catalogue } = shop
  const product = catalogue?.find(id)
  if (catalogue && product === undefined) return missingPage()
  const aisle = product?.aisle ?? ''
  return {
    title: product?.name ?? 'Product',
    body: html`
      <div class="wrap">
        <nav class="crumbs" aria-label="Where you are">
          <a href="/shop">Shop</a>
          ${aisle === '' ? nothing : html`<a href=${aisleAddress(aisle)}><bdi>${aisle}</bdi></a>`}
        </nav>
        ${product === undefined ? waiting(shop) : details(shop, product)}
      </div>
      ${product === undefined ? nothing : shelves(shop, id)}
    `,
  }
}
