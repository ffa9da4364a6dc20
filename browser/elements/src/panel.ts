/** What the elements share that are loaded only when somebody opens them. */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { DiscreetElement } from './element.ts'
import { localeOf, shelfTexts } from './shelf-texts.ts'
import type { ElementTexts } from './texts/texts.ts'
import { elementTextsFor } from './texts.ts'

/** What a person is told after an act; `undo` takes it back. */
export interface Told {
  readonly text: string
  readonly undo?: () => Promise<void>
}

export abstract class Panel extends DiscreetElement {
  protected texts: ElementTexts | undefined
  protected told: Told = { text: '' }
  #failed = false
  /** Where the focus was at the act that was told. */
  #from: Element | null = null

  /** Gets what is shown; afterwards it is drawn. */
  protected abstract load(): Promise<void>

  protected abstract content(texts: ElementTexts): unknown

  protected override async refresh(): Promise<void> {
    try {
      this.texts ??= await elementTextsFor(this.at?.locale ?? 'en')
      await this.load()
    } catch {
      // What stands stays, and the next change tries again.
      this.#failed = true
    }
    await this.redraw()
  }

  protected override template(): unknown {
    const { texts } = this
    if (texts === undefined) {
      return this.#failed ? shelfTexts[localeOf(this.at?.locale ?? 'en')].failed : nothing
    }
    return html`<div lang=${texts.policy.locale}>${this.content(texts)}</div>`
  }

  /** Who acted on something that is gone then is not sent back to the top of the page. */
  protected override async redraw(): Promise<void> {
    const held = this.root.activeElement
    await super.redraw()
    const lost = held?.isConnected === false && document.activeElement === document.body
    if (lost) this.focusOn('.status')
  }

  protected async tell(told: Told): Promise<void> {
    this.#from = this.root.activeElement
    this.told = told
    await this.redraw()
  }

  /** Something of the act could not be fetched, or the network is gone: the person is told. */
  protected async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act()
    } catch {
      await this.tell({ text: this.texts?.actions.failed ?? '' })
      return undefined
    }
  }

  /** Its rank follows the page that the element stands in. */
  protected heading(text: unknown, below = 0): TemplateResult {
    const rank = Number(this.getAttribute('heading-level') ?? 2) + below
    return html`<h2 aria-level=${rank} part="heading">${text}</h2>`
  }

  /** Puts the focus on what an act of the person brought up. */
  protected focusOn(selector: string): void {
    this.root.querySelector<HTMLElement>(selector)?.focus()
  }

  /** Always on the page, so that screen readers say what changes in it. */
  protected status({ actions }: ElementTexts): TemplateResult {
    const { text, undo } = this.told
    return html`
      <div class="status" part="status" tabindex="-1">
        <p role="status">${text === '' ? nothing : html`<bdi>${text}</bdi>`}</p>
        ${
          undo === undefined
            ? nothing
            : html`<button class="button" @click=${() => this.#undo(undo, actions.undone)}>
                ${actions.undo}
              </button>`
        }
      </div>
    `
  }

  async #undo(undo: () => Promise<void>, undone: string): Promise<void> {
    const from = this.#from
    if ((await this.attempt(async () => [await undo()])) === undefined) return
    this.undone()
    await this.tell({ text: undone })
    if (from instanceof HTMLElement) from.focus()
  }

  /** For what a panel itself keeps of the act. */
  protected undone(): void {}
}
