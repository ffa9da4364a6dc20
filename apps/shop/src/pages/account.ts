/** Who somebody is to the shop, and what Discreet may know of it. */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { productAddress } from '../address.ts'
import { signIn, signOut } from '../backend.ts'
import { againShelf, heading, picture } from '../parts.ts'
import type { Order, Person } from '../people.ts'
import type { Page, Shop } from '../shop.ts'
import { againSlot } from '../slots.ts'

const failed = 'That did not work. Please try again.'
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

function somebody(shop: Shop, { id, name, line }: Person): TemplateResult {
  const enter = async (): Promise<void> => {
    if (!(await signIn(id))) return shop.say(failed)
    await shop.signedInChanged()
    shop.say(`You are signed in as ${name}`)
  }
  return html`<li>
    <button class="person" type="button" @click=${enter}>
      <span class="avatar" data-person=${id} aria-hidden="true">${name.slice(0, 1)}</span>
      <span><b>${name}</b><br />${line}</span>
    </button>
  </li>`
}

function order(shop: Shop, { id, at, items }: Order): TemplateResult {
  const products = items.flatMap(({ item }) => shop.catalogue?.find(item) ?? [])
  const day = date.format(Date.parse(at))
  const again = (): void => {
    for (const { item, quantity } of items) {
      if (shop.catalogue?.find(item) !== undefined && shop.basket.countOf(item) === 0)
        shop.basket.set(item, quantity)
    }
    shop.say('The order is in the basket')
  }
  return html`<li class="order">
    <div class="order-head">
      <h3>${day}</h3>
      <span class="size">${items.length} ${items.length === 1 ? 'product' : 'products'}</span>
      <button class="button quiet" type="button" aria-label="Order again what you had on ${day}" @click=${again}>
        Order again
      </button>
    </div>
    <ul class="minis" role="list">
      ${products.map(
        ({ id: item, name, image }) => html`<li>
          <a class="panel" href=${productAddress(item)} aria-label=${name} title=${name}>${picture(image)}</a>
        </li>`,
      )}
    </ul>
    <span class="visually-hidden">Order ${id}</span>
  </li>`
}

const newest = 3

function olderOrders(shop: Shop, orders: readonly Order[]): TemplateResult {
  return html`<details class="older">
    <summary>${orders.length} older ${orders.length === 1 ? 'order' : 'orders'}</summary>
    <ul class="orders" role="list">
      ${orders.map((one) => order(shop, one))}
    </ul>
  </details>`
}

function signedIn(shop: Shop, person: Person, orders: readonly Order[]): TemplateResult {
  const leave = async (): Promise<void> => {
    await signOut()
    await shop.signedInChanged()
    shop.say('You are signed out')
  }
  const older = orders.slice(newest)
  return html`
    <div class="wrap">
      <header class="page-head account-head">
        <span class="avatar" data-person=${person.id} aria-hidden="true">${person.name.slice(0, 1)}</span>
        <div>
          ${heading(`Hello, ${person.name}`)}
          <p class="lead">${person.line}</p>
        </div>
        <button class="button quiet" type="button" @click=${leave}>Sign out</button>
      </header>
    </div>
    <section class="wrap">${againSlot()}</section>
    <section class="wrap">
      <h2>Your orders</h2>
      <p class="hint">
        Like any shop we know what you ordered. It is used for nothing else, unless you choose “My
        account” below and switch on purchases.
      </p>
      <ul class="orders" role="list">
        ${orders.slice(0, newest).map((one) => order(shop, one))}
      </ul>
      ${older.length === 0 ? nothing : olderOrders(shop, older)}
    </section>
  `
}

function signedOut(shop: Shop): TemplateResult {
  return html`
    <div class="wrap">
      <header class="page-head">
        ${heading('Your account')}
        <p class="lead">
          You can buy without one. To see what it adds, be somebody else for a while: these people do
          not exist, and neither do their orders.
        </p>
      </header>
      <section aria-labelledby="sign-in">
        <h2 id="sign-in">Sign in as</h2>
        <ul class="people" role="list">
          ${(shop.people ?? []).map((person) => somebody(shop, person))}
        </ul>
        <p class="hint">Signing in sets the first and only cookie of this shop, and it goes to the shop only.</p>
      </section>
    </div>
    <section class="wrap">${againShelf(shop)}</section>
  `
}

export function accountPage(shop: Shop): Page {
  const { there, ready, people } = shop
  if (!ready || there === undefined || people === undefined) {
    return { title: 'Your account', body: html`<div class="blank"></div>` }
  }
  return {
    title: 'Your account',
    body: html`
      ${there.person === null ? signedOut(shop) : signedIn(shop, there.person, there.orders)}
      <section class="wrap centre" id="preferences" aria-label="What the shop knows">
        <discreet-preferences placement="home" privacy="/privacy"></discreet-preferences>
      </section>
    `,
  }
}
