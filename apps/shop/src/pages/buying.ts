/** From the basket to the order. Nothing of the form leaves the page; there is no payment. */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { pageAddress, productAddress } from '../address.ts'
import { placeOrder } from '../backend.ts'
import type { Product } from '../catalogue.ts'
import { money, totalOf, unitPrice } from '../money.ts'
import { heading, picture, shelf, stepper, waiting } from '../parts.ts'
import type { Page, Shop } from '../shop.ts'
import { basketSlot } from '../slots.ts'

interface FullLine extends Product {
  readonly count: number
}

/** What the catalogue does not know any more is left out. */
function linesOf({ basket, catalogue }: Shop): readonly FullLine[] {
  return basket.lines.flatMap(({ id, count }) => {
    const product = catalogue?.find(id)
    return product === undefined ? [] : [{ ...product, count }]
  })
}

function line(shop: Shop, product: FullLine): TemplateResult {
  const { id, name, size, price, currency, count, image } = product
  return html`<li class="line">
    <a class="panel" href=${productAddress(id)} tabindex="-1" aria-hidden="true">${picture(image)}</a>
    <div class="line-text">
      <a href=${productAddress(id)}><bdi>${name}</bdi></a>
      <span class="size">${size} ${unitPrice(product)}</span>
    </div>
    ${stepper(shop, product, count)}
    <span class="price">${money(price * count, currency)}</span>
  </li>`
}

function sums(lines: readonly FullLine[]): TemplateResult {
  const { goods, delivery, all, missing } = totalOf(lines)
  return html`
    <dl class="sums">
      <div><dt>Goods</dt><dd>${money(goods)}</dd></div>
      <div><dt>Delivery</dt><dd>${delivery === 0 ? 'free' : money(delivery)}</dd></div>
      <div class="sum"><dt>Total</dt><dd>${money(all)}</dd></div>
    </dl>
    <p class="hint">
      ${missing > 0 ? `${money(missing)} more and delivery is free.` : 'Delivery is free.'}
    </p>
  `
}

export function basketPage(shop: Shop): Page {
  const lines = linesOf(shop)
  const ids = lines.map(({ id }) => id)
  const full = html`
    <div class="basket">
      <ul class="lines" role="list">
        ${lines.map((one) => line(shop, one))}
      </ul>
      <aside class="summary" aria-label="Total">
        ${sums(lines)}
        <a class="button" href=${pageAddress('checkout')}>Go to checkout</a>
        <p class="hint">The basket is kept in this tab only, and is gone with it.</p>
      </aside>
    </div>
  `
  const empty = html`<p class="lead">
    Nothing in it yet. <a href="/shop">Have a look around.</a>
  </p>`
  return {
    title: 'Basket',
    body: html`
      <div class="wrap">
        <header class="page-head">${heading('Your basket')}</header>
        ${shop.catalogue ? (lines.length > 0 ? full : empty) : waiting(shop)}
      </div>
      <section class="wrap">
        ${
          !shop.catalogue
            ? nothing
            : lines.length > 0
              ? basketSlot(ids)
              : shelf('home', 'A place to begin', { items: [] })
        }
      </section>
    `,
  }
}

const fields: readonly (readonly [name: string, label: string, autocomplete: string])[] = [
  ['name', 'Name', 'name'],
  ['street', 'Street and number', 'street-address'],
  ['postcode', 'Postcode', 'postal-code'],
  ['city', 'City', 'address-level2'],
]

async function confirm(shop: Shop): Promise<void> {
  const lines = linesOf(shop)
  const items = lines.map(({ id }) => id)
  const order = await placeOrder(lines.map(({ id, count }) => ({ item: id, quantity: count })))
  if (order === undefined) return shop.say('That did not work. Please try again.')
  void shop.discreet.record({ type: 'purchase', items, order: order.id })
  const placed = { id: order.id, total: totalOf(lines).all, count: shop.basket.count }
  shop.basket.clear()
  shop.go(pageAddress('order'), { placed })
}

export function checkoutPage(shop: Shop): Page {
  const lines = linesOf(shop)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    void confirm(shop)
  }
  const form = html`
    <form class="basket" @submit=${submit}>
      <div class="form">
        <fieldset>
          <legend>Where shall we bring it?</legend>
          ${fields.map(
            ([name, label, autocomplete]) => html`<label class="field field-${name}">
              <span>${label}</span>
              <input name=${name} autocomplete=${autocomplete} required maxlength="120" />
            </label>`,
          )}
        </fieldset>
        <fieldset>
          <legend>And when?</legend>
          ${['Tomorrow, 8 to 12', 'Tomorrow, 16 to 20', 'The day after, 8 to 12'].map(
            (slot, k) => html`<label class="slot">
              <input type="radio" name="slot" value=${slot} ?checked=${k === 0} /> ${slot}
            </label>`,
          )}
        </fieldset>
        <p class="hint">
          This is a demo: nothing is delivered, nobody pays, and what you type here is sent nowhere.
        </p>
      </div>
      <aside class="summary" aria-label="Total">
        <p class="hint">${shop.basket.count} ${shop.basket.count === 1 ? 'item' : 'items'}</p>
        ${sums(lines)}
        <button class="button" type="submit">Place the order</button>
      </aside>
    </form>
  `
  const empty = html`<p class="lead">
    There is nothing to buy yet. <a href="/shop">Back to the shop.</a>
  </p>`
  return {
    title: 'Checkout',
    body: html`<div class="wrap">
      <header class="page-head">${heading('Checkout')}</header>
      ${shop.catalogue ? (lines.length > 0 ? form : empty) : waiting(shop)}
    </div>`,
  }
}

interface Placed {
  readonly id: string
  readonly total: number
  readonly count: number
}

export function orderPage(shop: Shop): Page {
  const { placed } = (history.state ?? {}) as { placed?: Placed }
  return {
    title: placed === undefined ? 'No order' : 'Thank you',
    body: html`
      <div class="wrap stack">
        ${heading(placed === undefined ? 'No order here' : 'Thank you')}
        ${
          placed === undefined
            ? html`<p class="lead">This page shows an order right after it is placed.</p>`
            : html`<p class="lead">
                  Order <b class="order-id">${placed.id}</b>: ${placed.count}
                  ${placed.count === 1 ? 'item' : 'items'} for ${money(placed.total)}.
                </p>
                <p>
                  ${
                    shop.there?.person === null
                      ? 'We do not know who you are, and did not need to.'
                      : 'You find it among your orders, and can place it again from there.'
                  }
                </p>`
        }
        <p><a class="button" href="/shop">Back to the shop</a></p>
      </div>
      <section class="wrap">${placed === undefined ? nothing : shelf('home', 'For next time', { items: [] })}</section>
    `,
  }
}
