/**
 * `<discreet-slot placement page items basket categories images heading-level>`: what the shop shows in
 * a slot, for this page and as far as the person allows for this person: a banner, a row of products, or
 * a value for code of the shop (`discreet-value`). What stands in the element itself is the version
 * for everybody: it is there before any script, and stays where nothing else is to be shown. The slot
 * never becomes smaller, so that nothing around it moves.
 */
import type { Campaigns, Discreet, Slot, SlotContext } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { DiscreetElement, listOf, sheetOf } from './element.ts'
import { plain } from './product.ts'
import { localeOf, shelfTexts } from './shelf-texts.ts'
import { bannerOf, listing } from './slot-content.ts'
import { slotStyles } from './slot-styles.ts'
import { slotWords } from './slot-texts.ts'

const sheet = sheetOf(...slotStyles)

type Shelf = Extract<Slot['content'], { readonly kind: 'shelf' }>
type Words = Readonly<Record<string, string>>

export class CampaignSlot extends DiscreetElement {
  static readonly observedAttributes: readonly string[] = [
    'placement',
    'page',
    'items',
    'basket',
    'categories',
    'images',
  ]

  #slot: Slot | undefined
  #campaigns: Campaigns | undefined
  #deciding: Promise<Slot | undefined> = Promise.resolve(undefined)
  #turn = 0
  /** What is open below. */
  #about: Slot | undefined
  /** Whose question is shown. */
  #asks: Slot | undefined
  /** Pixels that the slot had. */
  #kept = 0
  #value = ''
  #listing: Discreet | undefined

  constructor() {
    super(sheet)
    this.addEventListener('click', (event) => this.#clicked(event))
  }

  attributeChangedCallback(): void {
    if (this.at !== undefined) void this.refresh()
  }

  #context(): SlotContext {
    const given = (name: string): readonly string[] | undefined => listOf(this.getAttribute(name))
    const [kind, items, categories, basket] = [
      this.getAttribute('page') ?? undefined,
      given('items'),
      given('categories'),
      given('basket'),
    ]
    return {
      page: {
        ...(kind === undefined ? {} : { kind }),
        ...(items === undefined ? {} : { items }),
        ...(categories === undefined ? {} : { categories }),
      },
      ...(basket === undefined ? {} : { basket: { items: basket } }),
    }
  }

  protected override async refresh(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    this.#deciding = this.#decide().catch(() => undefined)
    const slot = await this.#deciding
    if (turn !== this.#turn || !this.isConnected) return
    this.#keepRoom()
    this.#slot = slot
    // Of another slot, or of a level that is over.
    const stays = (one: Slot | undefined): Slot | undefined =>
      one?.level === slot?.level && one?.placement === slot?.placement ? one : undefined
    this.#asks = stays(this.#asks)
    this.#about = stays(this.#about)
    if (slot !== undefined) await this.#mayAsk(slot)
    this.setAttribute('state', this.#state())
    await this.redraw()
    if (slot === undefined) return
    this.#tellValue(slot)
    // Drawn, and the page is one that somebody can see.
    requestAnimationFrame(() => {
      if (turn === this.#turn && this.isConnected) void this.#campaigns?.exposed(slot)
    })
  }

  async #decide(): Promise<Slot | undefined> {
    this.#campaigns = await this.at?.campaigns()
    return this.#campaigns?.decide(this.getAttribute('placement') ?? '', this.#context())
  }

  #state(): 'asks' | 'shown' | 'empty' {
    if (this.#asks !== undefined) return 'asks'
    const kind = this.#slot?.content.kind ?? 'nothing'
    return kind !== 'nothing' || this.#ownIsShown() ? 'shown' : 'empty'
  }

  #keepRoom(): void {
    const box = this.root.querySelector<HTMLElement>('.box')
    this.#kept = Math.max(this.#kept, box?.offsetHeight ?? 0)
  }

  #tellValue({ content, variant, campaign, arm }: Slot): void {
    if (content.kind !== 'value') return
    const detail = { value: content.value, variant, campaign, arm }
    const value = JSON.stringify(detail)
    if (value === this.#value) return
    this.#value = value
    this.dispatchEvent(new CustomEvent('discreet-value', { detail, bubbles: true, composed: true }))
  }

  #clicked(event: MouseEvent): void {
    const campaign = this.#slot?.campaign
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    if (link !== undefined && typeof campaign === 'string') {
      void this.#campaigns?.happened(campaign, 'clicked')
    }
  }

  async #mayAsk(slot: Slot): Promise<void> {
    if (slot.asks === null || this.#asks !== undefined) return
    const questions = await this.#campaigns?.questions().catch(() => undefined)
    if ((await questions?.mayAsk(slot)) === true) this.#asks = slot
  }

  async #answer(asked: Slot, answer: 'yes' | 'no'): Promise<void> {
    const questions = await this.#campaigns?.questions().catch(() => undefined)
    this.#asks = undefined
    await questions?.answer(asked, answer)
    await this.refresh()
    this.root.querySelector<HTMLElement>('.box')?.focus()
  }

  /** A second act on the same button closes. */
  async #toggle(slot: Slot): Promise<void> {
    if (this.#about !== undefined) return this.#close()
    const panel = await import('./slot-panel.ts').catch(() => undefined)
    if (panel === undefined) return
    panel.defineSlotPanel()
    this.#about = slot
    await this.redraw()
    this.root.querySelector<HTMLElement>('.panel')?.focus()
  }

  async #close(): Promise<void> {
    this.#about = undefined
    await this.redraw()
    const back = this.root.querySelector<HTMLElement>('.more') ?? this.root.querySelector('.box')
    if (back instanceof HTMLElement) back.focus()
  }

  get #locale(): string {
    return this.at?.locale ?? document.documentElement.lang
  }

  #word(words: Words | undefined): string {
    const language = this.#locale.slice(0, 2).toLowerCase()
    return plain(words?.[language] ?? words?.['en'] ?? '')
  }

  /** The shop's own version stands in the element: it is what is to be shown, or nothing else is known. */
  #ownIsShown(): boolean {
    const slot = this.#slot
    if (this.childElementCount === 0) return false
    if (slot === undefined) return true
    const { content, reasons, fields } = slot
    if (content.kind === 'nothing') return slot.variant === 'nothing' && reasons.length === 0
    const unruled = reasons.includes('fallback') || fields.length === 0
    return unruled && !reasons.includes('arm')
  }

  #shelf({ title }: Shelf): TemplateResult {
    const { at } = this
    if (at !== undefined) {
      this.#listing ??= listing(at, async () => {
        const slot = await this.#deciding
        const campaigns = this.#campaigns
        return slot === undefined || campaigns === undefined
          ? { ok: false, code: 'offline', text: '' }
          : campaigns.list(slot)
      })
    }
    const heading = this.#word(title)
    return html`<discreet-shelf
      .discreet=${this.#listing}
      heading=${heading === '' ? nothing : heading}
      images=${this.getAttribute('images') ?? nothing}
    ></discreet-shelf>`
  }

  #question(asked: Slot): TemplateResult {
    const { yes, no } = slotWords[localeOf(this.#locale)]
    return html`
      <div class="asks" part="asks" role="group" aria-labelledby="question">
        <p id="question"><bdi>${plain(asked.asks?.sentence ?? '')}</bdi></p>
        <div class="row">
          <button class="button" @click=${() => this.#answer(asked, 'yes')}>${yes}</button>
          <button class="button" @click=${() => this.#answer(asked, 'no')}>${no}</button>
        </div>
      </div>
    `
  }

  /** Several slots of a page are told apart by what they show. */
  #dotsName({ content }: Slot): string {
    const { about } = slotWords[localeOf(this.#locale)]
    const title = 'title' in content ? this.#word(content.title) : ''
    return title === '' ? about : `${about}: ${title}`
  }

  #content(): unknown {
    const slot = this.#slot
    if (this.#asks !== undefined) return this.#question(this.#asks)
    if (slot === undefined || this.#ownIsShown()) return html`<slot></slot>`
    const { content } = slot
    if (content.kind === 'banner') {
      const any = this.getAttribute('images') === 'any'
      const rank = Number(this.getAttribute('heading-level') ?? 2)
      return bannerOf(slot, content, (words) => this.#word(words), any, rank)
    }
    return content.kind === 'shelf' ? this.#shelf(content) : nothing
  }

  #panel(about: Slot): TemplateResult {
    const locale = localeOf(this.#locale)
    const closes = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') void this.#close()
    }
    return html`
      <div
        class="panel"
        part="panel"
        role="group"
        aria-label=${slotWords[locale].about}
        tabindex="-1"
        @keydown=${closes}
      >
        <button class="close" part="close" @click=${() => this.#close()}>
          ${shelfTexts[locale].close}
        </button>
        <discreet-slot-panel .discreet=${this.at} .about=${about}></discreet-slot-panel>
      </div>
    `
  }

  protected override template(): TemplateResult {
    const slot = this.#slot
    const kind = slot?.content.kind
    const answerable = this.#asks === undefined && (kind === 'banner' || kind === 'shelf')
    return html`
      <div class="box" part="box" tabindex="-1" .style=${`--_kept:${this.#kept}px`}>
        ${this.#content()}
        ${
          slot !== undefined && answerable
            ? html`<button
                class="more"
                part="more"
                aria-label=${this.#dotsName(slot)}
                aria-expanded=${this.#about !== undefined}
                @click=${() => this.#toggle(slot)}
              >
                …
              </button>`
            : nothing
        }
      </div>
      ${this.#about === undefined ? nothing : this.#panel(this.#about)}
    `
  }
}
