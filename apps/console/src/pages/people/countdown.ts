/** How long something may still be seen: minutes and seconds, and a word when it is nearly over. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement } from 'lit'
import { announce } from '../../parts/announce.ts'

const secondMilliseconds = 1000
const soonSeconds = 60

class ConsoleCountdown extends LitElement {
  static override properties: PropertyDeclarations = {
    until: { attribute: false },
    now: { attribute: false },
    label: { attribute: false },
    soon: { attribute: false },
    over: { attribute: false },
    seconds: { state: true },
  }

  /** Epoch milliseconds, in the time of `now`. */
  declare until: number
  declare now: () => number
  declare label: string
  /** Said once, a minute before the end. */
  declare soon: string
  declare over: () => void
  declare private seconds: number
  #timer: ReturnType<typeof setInterval> | undefined

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.#look(), secondMilliseconds)
    this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  #look(): void {
    const seconds = Math.max(0, Math.ceil((this.until - this.now()) / secondMilliseconds))
    if (seconds === soonSeconds) announce(this.soon)
    this.seconds = seconds
    if (seconds === 0) this.over()
  }

  protected override render(): TemplateResult {
    const minutes = Math.floor(this.seconds / soonSeconds)
    const rest = String(this.seconds % soonSeconds).padStart(2, '0')
    const near = this.seconds <= soonSeconds ? 'bad' : ''
    return html`<span class="quiet">${this.label}</span> <strong class="clock ${near}" role="timer">${minutes}:${rest}</strong>`
  }
}

customElements.define('console-countdown', ConsoleCountdown)
