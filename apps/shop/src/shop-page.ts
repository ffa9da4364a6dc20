/** The shop in a page: what stands, and how it comes to be shown. */
import { render } from 'lit/html.js'
import type { Place } from './address.ts'
import { placeOf, searchAddress } from './address.ts'
import type { SignedIn } from './backend.ts'
import { peopleOfTheDemo, whoIsThere } from './backend.ts'
import { Basket } from './basket.ts'
import type { Catalogue } from './catalogue.ts'
import { loadCatalogue } from './catalogue.ts'
import { drawHeader } from './header.ts'
import { pageOf } from './pages/page-of.ts'
import { markCards } from './parts.ts'
import type { Person } from './people.ts'
import { startDiscreet } from './personal.ts'
import { PictureQueue } from './picture-queue.ts'
import type { Shop } from './shop.ts'

const site = document.documentElement.dataset['site'] ?? ''
/** `?lang=de`: the elements speak it; the shop's own words are English. */
const language = new URL(location.href).searchParams.get('lang') ?? undefined

/** In steps, so that the page answers in between; the first are seen at once. */
const [firstCards, moreCards] = [6, 6]

export function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no #${id}`)
  return found
}

export class ShopPage implements Shop {
  catalogue: Catalogue | undefined | null
  there: SignedIn | undefined
  people: readonly Person[] | undefined
  visited = false
  trends = false
  ready = false
  shownAtHome: readonly string[] | undefined
  cards: number = firstCards
  readonly basket: Basket
  readonly discreet: Shop['discreet']
  #place: Place = { page: 'missing' }
  #drawing: Promise<void> | undefined
  #waiting = false
  readonly #pictures: PictureQueue = new PictureQueue(element('page'))

  constructor() {
    this.basket = new Basket(() => this.#basketChanged())
    this.discreet = startDiscreet(site, () => this.#token(), language)
    this.discreet.changed(() => this.#changed())
    void this.#learnOfTheCrowd()
    loadCatalogue(site).then(
      (catalogue) => this.#loaded(catalogue),
      () => this.#loaded(null),
    )
    this.#enter()
    this.#recordBasket()
  }

  /** Asked by Discreet at start, after signing in or out, and when a token runs out. */
  async #token(): Promise<string | undefined> {
    const there = await whoIsThere()
    this.there = there
    this.draw()
    return there.person === null ? undefined : (there.token ?? undefined)
  }

  async #learnOfTheCrowd(): Promise<void> {
    await this.discreet.ready
    this.ready = true
    this.draw()
    this.trends = (await this.discreet.crowd()).releases > 1
    this.draw()
  }

  async #findPeople(): Promise<void> {
    this.people = await peopleOfTheDemo()
    this.draw()
  }

  #loaded(catalogue: Catalogue | null): void {
    this.catalogue = catalogue
    this.draw()
  }

  #changed(): void {
    if (this.discreet.choices.get().level === 0) this.visited = false
    this.draw()
  }

  #basketChanged(): void {
    this.#recordBasket()
    this.draw()
  }

  #recordBasket(): void {
    void this.discreet.record({ type: 'basket', items: this.basket.ids })
  }

  /** What the address of the page says is what is shown. */
  #enter(cards: number = firstCards): void {
    this.cards = cards
    this.basket.keep()
    this.#place = placeOf(new URL(location.href)) ?? { page: 'missing' }
    if (this.#place.page === 'product') void this.#view(this.#place.id)
    if (this.#place.page === 'account' && this.people === undefined) void this.#findPeople()
    this.#drawNow()
  }

  async #view(id: string): Promise<void> {
    await this.discreet.record({ type: 'view', item: id })
    this.visited = this.discreet.choices.get().level > 0
  }

  /** Back, forward, or a changed fragment. All at once, so that the browser finds where it was. */
  came(): void {
    this.#enter(Number.POSITIVE_INFINITY)
  }

  go(address: string, state: object = {}): void {
    const url = new URL(address, location.href)
    if (language !== undefined) url.searchParams.set('lang', language)
    if (url.href !== location.href) {
      history.pushState({ ...state, basket: this.basket.lines }, '', url)
      this.#enter()
    }
    this.#arrive()
  }

  /** The search stays one entry of the history while somebody types. */
  search(words: string): void {
    const url = new URL(searchAddress(words), location.href)
    if (language !== undefined) url.searchParams.set('lang', language)
    const state = { basket: this.basket.lines }
    if (this.#place.page === 'search') history.replaceState(state, '', url)
    else history.pushState(state, '', url)
    this.#enter()
  }

  /** As after loading a page: at its top, with its title read out; or where the fragment says. */
  #arrive(): void {
    const title = document.querySelector<HTMLElement>('main h1:not(.away *)') ?? element('main')
    title.focus({ preventScroll: true })
    const named = document.getElementById(location.hash.slice(1))
    if (named === null) window.scrollTo(0, 0)
    else named.scrollIntoView()
  }

  say(text: string): void {
    const toast = element('say')
    toast.textContent = text
    toast.animate({ opacity: [0, 1, 1, 1, 1, 1, 1, 0] }, 3000)
  }

  async signedInChanged(): Promise<void> {
    await this.discreet.signedInChanged()
    this.draw()
  }

  /** Once for all that changed together. */
  draw(): void {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined
      this.#drawNow()
    })
  }

  #drawNow(): void {
    const { title, body, more = false } = pageOf(this, this.#place)
    document.title = `${title} · Fennel & Fig`
    document.getElementById('at-home')?.remove()
    element('hero').classList.toggle('away', this.#place.page !== 'home')
    render(body, element('page'))
    drawHeader(this, this.#place)
    markCards(this, document)
    this.#pictures.start()
    if (more) this.#drawMore()
  }

  #drawMore(): void {
    if (this.#waiting) return
    this.#waiting = true
    // The page is seen first.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#waiting = false
        this.cards += moreCards
        this.#drawNow()
      }),
    )
  }
}
