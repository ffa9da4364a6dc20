/**
 * `<discreet-rights>`, a part of the centre for whoever is signed in: take everything along, stop its
 * use, forget a time, see who looked, erase the account (GDPR 15 to 21). Fires `discreet-told` with
 * what a person is told.
 */
import type { Access, Choice, Rights } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { sheetOf } from './element.ts'
import { saveBlob, saveFile } from './file.ts'
import type { Told } from './panel.ts'
import { Panel } from './panel.ts'
import { dateIn } from './preferences-data.ts'
import { rightsStyles } from './rights-styles.ts'
import { switchOf } from './switch.ts'
import type { ElementTexts } from './texts/texts.ts'

const sheet = sheetOf(...rightsStyles)
const dayMilliseconds = 86_400_000

export class RightsPanel extends Panel {
  #rights: Rights | undefined
  #accesses: readonly Access[] = []
  #asks = false
  /** Of the account that was erased here just now. */
  #certificate = ''

  constructor() {
    super(sheet)
  }

  protected override async load(): Promise<void> {
    this.#rights = await this.at?.rights()
    this.#accesses = (await this.#rights?.accesses()) ?? []
  }

  protected override async tell({ text }: Told): Promise<void> {
    const detail = { text }
    this.dispatchEvent(new CustomEvent('discreet-told', { detail, bubbles: true, composed: true }))
    await this.redraw()
  }

  async #take({ take }: ElementTexts): Promise<void> {
    const taken = await this.#rights?.take()
    if (taken === undefined) return
    if (taken.ok) saveBlob(`discreet-${this.at?.site}.zip`, taken.file)
    await this.tell({ text: taken.ok ? take.downloaded : taken.text })
  }

  async #choose(change: Omit<Choice, 'level'>, done: string): Promise<void> {
    const { at } = this
    if (at === undefined) return
    const { level, chosen } = at.choices.get()
    const answer = await at.choices.set({ level: chosen ?? level, ...change })
    await this.tell({ text: answer.ok ? done : answer.text })
  }

  #switches(texts: ElementTexts): TemplateResult | typeof nothing {
    const { at } = this
    if (at === undefined) return nothing
    const { rights } = texts
    const { restricted, objections } = at.choices.get()
    const objects = (to: 'profiling' | 'offers') => async (on: boolean) => {
      const others = at.choices.get().objections.filter((one) => one !== to)
      const wanted = on ? [...others, to] : others
      await this.attempt(() =>
        this.#choose({ objections: wanted }, on ? rights.stopped : rights.resumed),
      )
      return at.choices.get().objections.includes(to)
    }
    const pause = async (on: boolean): Promise<boolean> => {
      await this.attempt(() =>
        this.#choose({ restricted: on }, on ? rights.stopped : rights.resumed),
      )
      return at.choices.get().restricted
    }
    return html`
      ${switchOf(rights.pause, rights.pauseMeans, restricted, pause)}
      ${switchOf(
        rights.noProfile,
        rights.noProfileMeans,
        objections.includes('profiling'),
        objects('profiling'),
      )}
      ${switchOf(rights.noOffers, rights.noOffersMeans, objections.includes('offers'), objects('offers'))}
    `
  }

  #day(id: string): number {
    return this.root.querySelector<HTMLInputElement>(`#${id}`)?.valueAsNumber ?? Number.NaN
  }

  async #forget({ rights }: ElementTexts): Promise<void> {
    const [from, to] = [this.#day('from'), this.#day('to')]
    if (!(from <= to)) {
      await this.tell({ text: rights.noDays })
      this.focusOn(Number.isNaN(from) ? '#from' : '#to')
      return
    }
    const answer = await this.#rights?.forgetBetween(from, to + dayMilliseconds)
    if (answer === undefined) return
    await this.tell({ text: answer.ok ? rights.forgotten(answer.forgotten) : answer.text })
  }

  async #erase({ take }: ElementTexts): Promise<void> {
    const answer = await this.#rights?.erase()
    if (answer === undefined) return
    this.#asks = false
    if (answer.ok) this.#certificate = answer.certificate
    await this.tell({ text: answer.ok ? take.erased : answer.text })
    this.focusOn('#certificate')
  }

  async #ask(asks: boolean): Promise<void> {
    this.#asks = asks
    await this.redraw()
    this.focusOn(asks ? '.asks' : '#erase')
  }

  #question(texts: ElementTexts): TemplateResult | typeof nothing {
    if (!this.#asks) return nothing
    return html`
      <div class="asks" role="group" aria-labelledby="sure" tabindex="-1">
        <p id="sure">${texts.rights.sure}</p>
        <div class="row">
          <button class="button" @click=${() => this.attempt(() => this.#erase(texts))}>
            ${texts.take.yes}
          </button>
          <button class="button" @click=${() => this.#ask(false)}>${texts.take.no}</button>
        </div>
      </div>
    `
  }

  #looked({ rights }: ElementTexts): TemplateResult {
    const { at } = this
    if (at === undefined || this.#accesses.length === 0) return html`<p>${rights.nobody}</p>`
    return html`<ul class="lines" role="list" aria-label=${rights.looked}>
      ${this.#accesses.map(
        (one) => html`<li>
          <span>
            <bdi><b>${one.actor === 'person' ? rights.yourself : one.actor}</b></bdi>
            <span class="small quiet"><bdi>${one.reason}</bdi>, ${dateIn(at, one.at)}</span>
          </span>
        </li>`,
      )}
    </ul>`
  }

  #certified({ rights }: ElementTexts): TemplateResult | typeof nothing {
    const certificate = this.#certificate
    if (certificate === '') return nothing
    const save = (): void => saveFile('erasure-certificate.jws', 'application/jose', certificate)
    return html`<div class="asks">
      <p>${rights.certified}</p>
      <button class="button" id="certificate" @click=${save}>${rights.saveCertificate}</button>
    </div>`
  }

  protected override content(texts: ElementTexts): unknown {
    const { rights, take } = texts
    if (this.#rights === undefined) return this.#certified(texts)
    return html`
      <div class="rights">
        ${this.#certified(texts)}
        <div class="row">
          <button class="button" @click=${() => this.attempt(() => this.#take(texts))}>
            ${take.download}
          </button>
          <button
            class="button"
            id="erase"
            aria-expanded=${this.#asks}
            @click=${() => this.#ask(!this.#asks)}
          >
            ${rights.erase}
          </button>
        </div>
        ${this.#question(texts)} ${this.#switches(texts)}
        <form
          class="days"
          @submit=${(event: Event) => {
            event.preventDefault()
            void this.attempt(() => this.#forget(texts))
          }}
        >
          <label>${rights.fromDay}<input id="from" type="date" /></label>
          <label>${rights.toDay}<input id="to" type="date" /></label>
          <button class="button">${rights.forget}</button>
        </form>
        ${this.heading(rights.looked, 1)} ${this.#looked(texts)}
        <p><a href=${this.getAttribute('privacy') ?? '/privacy'}>${take.notice}</a></p>
      </div>
    `
  }
}
