/**
 * `<discreet-shelf placement items basket limit heading exclude categories images>`: a row of
 * products, each with its reason. The reason on demand and the choice of a level open in place, below
 * the row; nothing opens by itself. Fires `discreet-shown` with the items and the level. The attribute
 * `state` says `shown`, `empty` or `failed`, so that a shop can hide what is empty.
 */
import type { Context, Recommendations, ShelfPlacement, ShownItem } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { blankCard, card, fill } from './card.ts'
import { DiscreetElement, listOf, sheetOf } from './element.ts'
import { need } from './need.ts'
import type { Picture } from './product.ts'
import { nameOf, picturesOf } from './product.ts'
import { shelfStyles } from './shelf-styles.ts'
import type { ShelfTexts } from './shelf-texts.ts'
import { localeOf, shelfTexts } from './shelf-texts.ts'

const sheet = sheetOf(shelfStyles)
const columns = 6

/** What is open below the row: the reason for an item, or the ladder. */
type Open = ShownItem | 'level'

export class Shelf extends DiscreetElement {
  static readonly observedAttributes: readonly string[] = [
    'placement',
    'items',
    'basket',
    'limit',
    'heading',
    'exclude',
    'categories',
    'images',
  ]

  #list: Recommendations | undefined
  #pictures: (shown: ShownItem) => Picture | undefined = () => undefined
  #failed = ''
  #turn = 0
  #open: Open | undefined
  #cards: readonly Element[] = []

  constructor() {
    super(sheet)
  }

  attributeChangedCallback(): void {
    if (this.at !== undefined) void this.refresh()
  }

  get #limit(): number {
    const asked = Number(this.getAttribute('limit') ?? columns)
    return Math.min(100, Math.max(1, Math.trunc(asked) || columns))
  }

  get #texts(): ShelfTexts {
    return shelfTexts[localeOf(this.at?.locale ?? document.documentElement.lang)]
  }

  #context(): Context {
    const lists = ['items', 'basket', 'exclude', 'categories'] as const
    const given = lists.map((name) => [name, listOf(this.getAttribute(name))] as const)
    return {
      limit: this.#limit,
      ...Object.fromEntries(given.filter(([, list]) => list !== undefined)),
    }
  }

  protected override async refresh(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const placement = (this.getAttribute('placement') ?? 'home') as ShelfPlacement
    const answer = await this.at
      ?.recommend(placement, this.#context())
      .catch(() => ({ ok: false, text: '' }) as const)
    if (turn !== this.#turn || answer === undefined || !this.isConnected) return
    // What failed at a new level must not leave the old level's products standing.
    this.#list = answer.ok ? answer : undefined
    this.#failed = answer.ok ? '' : answer.text || this.#texts.failed
    const open = this.#open
    if (open !== undefined && open !== 'level') {
      this.#open = this.#list?.items.find(({ item }) => item === open.item) ?? open
    }
    this.#pictures = picturesOf(this.#list ?? { items: [], scored: 'server' }, this.#anyPictures)
    this.setAttribute('state', answer.ok ? (answer.items.length > 0 ? 'shown' : 'empty') : 'failed')
    await this.redraw()
    this.#fillOwnCards()
    if (!answer.ok) return
    const { items, level } = answer
    const detail = { items, level }
    this.dispatchEvent(new CustomEvent('discreet-shown', { detail, bubbles: true, composed: true }))
  }

  get #anyPictures(): boolean {
    return this.getAttribute('images') === 'any'
  }

  get #own(): HTMLTemplateElement | null {
    return this.querySelector(':scope > template')
  }

  /** Copies of the shop's template stand in the page itself, so that its own styles hold. */
  #fillOwnCards(): void {
    const own = this.#own
    for (const old of this.#cards) old.remove()
    this.#cards =
      own === null
        ? []
        : (this.#list?.items ?? []).map((shown, place) => {
            const holder = document.createElement('div')
            holder.slot = `${place}`
            const copy = document.importNode(own.content, true)
            holder.append(fill(copy, shown, this.#pictures(shown), this.at?.locale ?? 'en'))
            return holder
          })
    this.append(...this.#cards)
  }

  /** A second act on the same button closes. */
  async #show(what: Open): Promise<void> {
    if (this.#isOpen(what)) return this.#close()
    const there = await need(what === 'level' ? 'discreet-level' : 'discreet-why')
    this.#open = there ? what : undefined
    await this.redraw()
    this.root.querySelector<HTMLElement>('.panel')?.focus()
  }

  async #close(): Promise<void> {
    const opener = this.root.querySelector<HTMLElement>('[aria-expanded=true]')
    this.#open = undefined
    await this.redraw()
    // A product that was told away has no button any more.
    const next = opener ?? this.root.querySelector<HTMLElement>('.change')
    next?.focus()
  }

  #isOpen(what: Open): boolean {
    const open = this.#open
    if (open === undefined || open === 'level' || what === 'level') return open === what
    return open.item === what.item
  }

  #card(shown: ShownItem, place: number): TemplateResult {
    const { why } = this.#texts
    return html`
      <li part="card">
        ${
          this.#own === null
            ? card(shown, this.#pictures(shown), this.at?.locale ?? 'en')
            : html`<slot name=${place}></slot>`
        }
        <button
          class="why"
          part="why"
          aria-label="${why} ${nameOf(shown.product)}"
          aria-expanded=${this.#isOpen(shown)}
          @click=${() => this.#show(shown)}
        >
          ${why}
        </button>
      </li>
    `
  }

  #row(): TemplateResult {
    const items = this.#list?.items ?? []
    const loading = this.#list === undefined && this.#failed === ''
    const note = this.#failed || (loading || items.length > 0 ? '' : this.#texts.empty)
    const blanks = Array.from({ length: note === '' ? this.#limit : 1 })
    return html`
      <div class="row" part="row" aria-busy=${loading} .style=${`--n:${Math.min(this.#limit, columns)}`}>
        ${
          items.length > 0
            ? html`<ul role="list">${items.map((shown, place) => this.#card(shown, place))}</ul>`
            : html`<ul class=${note === '' ? 'blank' : 'ghost'} aria-hidden="true">
                ${blanks.map(() => html`<li>${blankCard}</li>`)}
              </ul>`
        }
        ${note === '' ? nothing : html`<p class="note" part="note">${note}</p>`}
      </div>
    `
  }

  #panel(): TemplateResult {
    const open = this.#open
    const { why, change, close } = this.#texts
    const placement = this.getAttribute('placement') ?? 'home'
    const rank = this.hasAttribute('heading') ? 3 : 2
    const label = typeof open === 'object' ? `${why} ${nameOf(open.product)}` : change
    const closes = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') void this.#close()
    }
    return html`
      <div class="panel" part="panel" role="group" aria-label=${label} tabindex="-1" @keydown=${closes}>
        <button class="text close" part="close" @click=${() => this.#close()}>${close}</button>
        ${
          typeof open === 'object'
            ? html`<discreet-why heading-level=${rank} .discreet=${this.at} .item=${open}></discreet-why>`
            : html`<discreet-level
                heading-level=${rank}
                .discreet=${this.at}
                placement=${placement}
                items=${this.getAttribute('items') ?? nothing}
                basket=${this.getAttribute('basket') ?? nothing}
                images=${this.getAttribute('images') ?? nothing}
              ></discreet-level>`
        }
      </div>
    `
  }

  protected override template(): TemplateResult {
    const { how, levels, change } = this.#texts
    const heading = this.getAttribute('heading')
    const level = this.at?.choices.get().level
    return html`
      <section aria-labelledby=${heading === null ? nothing : 'heading'}>
        ${heading === null ? nothing : html`<h2 id="heading" part="heading">${heading}</h2>`}
        ${this.#row()} ${this.#open === undefined ? nothing : this.#panel()}
        <p class="foot" part="foot">
          ${
            level === undefined
              ? nothing
              : html`<span id="how">${how} <b>${levels[level]}</b></span>
                  <button
                    class="text change"
                    part="change"
                    aria-describedby="how"
                    aria-expanded=${this.#open === 'level'}
                    @click=${() => this.#show('level')}
                  >
                    ${change}
                  </button>`
          }
        </p>
      </section>
    `
  }
}
