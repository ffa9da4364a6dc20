/** Where people look around: home, an aisle, the search. */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { aisleAddress, pageAddress, productAddress, searchAddress } from '../address.ts'
import type { Catalogue, Product, Shelves } from '../catalogue.ts'
import { aisleWords, shelfWords } from '../copy.ts'
import { money } from '../money.ts'
import { againShelf, grid, heading, picture, shelf, visitShelf, waiting } from '../parts.ts'
import type { Page, Shop } from '../shop.ts'
import { heroSlot } from '../slots.ts'

const inSeason: readonly (readonly [id: string, line: string])[] = [
  ['pumpkin-hokkaido-1-pc', 'The skin is good to eat. Roast it in wedges with honey and chilli.'],
  ['kale-300-g', 'Sweeter since the first frost. A minute in hot oil is enough.'],
  ['pears-conference-1-kg', 'Firm now, soft by Sunday. Keep three back for a cake.'],
]

function tile(name: string, address: string, shown: Product | undefined): TemplateResult {
  return html`<li>
    <a class="tile" href=${address}>
      <span class="tile-picture">${picture(shown?.image)}</span>
      <bdi>${name}</bdi>
    </a>
  </li>`
}

function tiles(catalogue: Catalogue): TemplateResult {
  const aisle = ([name, shelves]: readonly [string, Shelves]): TemplateResult => {
    const [first] = [...shelves.values()].flat()
    const shown = catalogue.find(aisleWords(name)?.picture ?? '') ?? first
    return tile(name, aisleAddress(name), shown)
  }
  return html`<ul class="tiles" role="list">
    ${[...catalogue.aisles].map(aisle)}
    ${tile('Everything vegan', searchAddress('vegan'), catalogue.find('tofu-natural-400-g'))}
  </ul>`
}

function seasonCard(product: Product | undefined, line: string): TemplateResult | typeof nothing {
  if (product === undefined) return nothing
  return html`<li>
    <a class="season-card" href=${productAddress(product.id)}>
      <span class="panel">${picture(product.image)}</span>
      <span class="season-text">
        <b><bdi>${product.name}</bdi></b>
        <span>${line}</span>
        <span class="price">${money(product.price, product.currency)}</span>
      </span>
    </a>
  </li>`
}

/**
 * Not what stands above it already, where that may be said: a list that was made on the device
 * (levels 1 and 2) follows from a history that no request may tell.
 */
function risingShelf({ shownAtHome, trends, discreet }: Shop): TemplateResult | typeof nothing {
  const { level } = discreet.choices.get()
  const onDevice = level === 1 || level === 2
  if (!trends && (onDevice || shownAtHome === undefined)) return nothing
  return shelf('trending', trends ? 'On the rise this week' : 'More that people like', {
    items: [],
    ...(onDevice || shownAtHome === undefined ? {} : { exclude: shownAtHome }),
  })
}

/** At level 1 there is this visit and nothing else. */
function firstShelf({ discreet, visited }: Shop): TemplateResult {
  const { level } = discreet.choices.get()
  if (level === 1 && visited) return shelf('visit', 'Because of this visit')
  return shelf('home', level === 0 ? 'What people like here' : 'For you', { items: [] })
}

/** The title is in the HTML of the page already, with the picture: they stand before any script runs. */
export function homePage(shop: Shop): Page {
  const { catalogue, discreet } = shop
  const { level } = discreet.choices.get()
  return {
    title: 'Organic groceries',
    body: html`
      <section class="wrap">${heroSlot()}</section>
      <section class="wrap aisles" aria-labelledby="aisles-heading">
        <h2 id="aisles-heading">What are you looking for?</h2>
        ${catalogue ? tiles(catalogue) : waiting(shop)}
      </section>
      <section class="wrap">
        ${firstShelf(shop)}
      </section>
      <section class="wrap">${
        level === 3 ? againShelf(shop, { exclude: shop.shownAtHome ?? [] }) : nothing
      }</section>
      <section class="season">
        <div class="wrap">
          <p class="eyebrow">In season</p>
          <h2>What the fields say</h2>
          <ul class="season-cards" role="list">
            ${catalogue ? inSeason.map(([id, line]) => seasonCard(catalogue.find(id), line)) : nothing}
          </ul>
        </div>
      </section>
      <section class="wrap ${level === 0 ? 'shelf-room' : ''}">${risingShelf(shop)}</section>
      <section class="wrap">${level > 1 ? visitShelf(shop) : nothing}</section>
      <section class="wrap promise">
        <h2>A shop that can keep a secret</h2>
        <p>
          We learn what goes together from everybody at once, with noise that hides each one of you.
          What we know of you alone is your choice: nothing, this visit, what your own device keeps, or
          your account. Prices, stock and service are the same.
        </p>
        <a class="button quiet" href=${pageAddress('choices')}>See what each choice shows you</a>
      </section>
    `,
  }
}

/** Of each shelf in a list of all shelves. */
const firstOnes = 6

function shelfSection(aisle: string, name: string, products: readonly Product[]): TemplateResult {
  const all = html`<a href=${aisleAddress(aisle, name)}>
    All ${products.length}<span class="visually-hidden"> of ${name}</span>
  </a>`
  return html`
    <section class="aisle-shelf">
      <div class="shelf-head">
        <h2><bdi>${name}</bdi></h2>
        ${products.length > firstOnes ? all : nothing}
      </div>
      ${grid(products.slice(0, firstOnes))}
    </section>
  `
}

function chips(aisle: string, names: readonly string[], here: string | undefined): TemplateResult {
  const link = (name: string, address: string, current: boolean): TemplateResult => html`<li>
    <a href=${address} aria-current=${current ? 'page' : nothing}><bdi>${name}</bdi></a>
  </li>`
  return html`<nav aria-label="Shelves of this aisle">
    <ul class="chips" role="list">
      ${link('Everything', aisleAddress(aisle), here === undefined)}
      ${names.map((name) => link(name, aisleAddress(aisle, name), name === here))}
    </ul>
  </nav>`
}

export function aislePage(shop: Shop, aisle: string, here: string | undefined): Page {
  const { catalogue } = shop
  const shelves = catalogue?.aisles.get(aisle)
  const chosen = here === undefined ? undefined : shelves?.get(here)
  if (catalogue && (shelves === undefined || (here !== undefined && chosen === undefined))) {
    return missingPage()
  }
  const line = here === undefined ? (aisleWords(aisle)?.line ?? '') : shelfWords(here)
  const all = [...(shelves ?? [])]
  const names = all.map(([name]) => name)
  const some = all.slice(0, Math.ceil(shop.cards / firstOnes))
  return {
    title: here ?? aisle,
    more: chosen === undefined ? some.length < all.length : shop.cards < chosen.length,
    body: html`
      <div class="wrap listing">
        <header class="page-head">
          ${heading(html`<bdi>${here ?? aisle}</bdi>`)}
          <p class="lead">${line}</p>
          ${shelves === undefined ? nothing : chips(aisle, names, here)}
        </header>
        ${
          shelves === undefined
            ? waiting(shop)
            : chosen === undefined
              ? some.map(([name, products]) => shelfSection(aisle, name, products))
              : grid(chosen.slice(0, shop.cards))
        }
      </div>
    `,
  }
}

const mostFound = 48

export function searchPage(shop: Shop, words: string): Page {
  const { catalogue } = shop
  const found = catalogue?.search(words) ?? []
  const most = Math.min(mostFound, found.length)
  const shown = found.slice(0, Math.min(most, shop.cards))
  const told =
    words.trim() === ''
      ? 'Type what you are looking for. The search runs here, on your device; nobody reads along.'
      : found.length === 0
        ? 'Nothing by that name. Try a shorter word, or look through the aisles.'
        : `${found.length} ${found.length === 1 ? 'product' : 'products'}${
            found.length > mostFound ? `; here are the first ${mostFound}` : ''
          }`
  return {
    title: words.trim() === '' ? 'Search' : `Search: ${words}`,
    more: shown.length < most,
    body: html`
      <div class="wrap listing">
        <header class="page-head">
          ${heading(words.trim() === '' ? 'Search' : html`“<bdi>${words}</bdi>”`)}
          <p class="lead" role="status">${catalogue ? told : nothing}</p>
        </header>
        ${catalogue ? grid(shown) : waiting(shop)}
        ${
          catalogue && shown.length === 0
            ? html`<section aria-label="Aisles">${tiles(catalogue)}</section>`
            : nothing
        }
      </div>
    `,
  }
}

export function missingPage(): Page {
  return {
    title: 'Not found',
    body: html`
      <div class="wrap stack">
        ${heading('There is nothing on this shelf')}
        <p class="lead">Check the address. Or the product is sold out for good.</p>
        <p><a class="button" href="/shop">Back to the shop</a></p>
      </div>
    `,
  }
}
