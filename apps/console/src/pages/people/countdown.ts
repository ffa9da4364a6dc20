/** How long something may still be seen: in minutes, said aloud when few are left. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement } from 'lit'
import type { Formats } from '../../format.ts'
import { announce } from '../../parts/announce.ts'
import type { PeopleWords } from './words.ts'

const lookMilliseconds = 1000
/** The server's clock is known to the second: rather closed too early than too late. */
const clockMilliseconds = 1000
const minuteMilliseconds = 60_000
/** Minutes that are said aloud, each once. */
const saidAt = [5, 1] as const

class ConsoleCountdown extends LitElement {
  static override properties: PropertyDeclarations = {
    until: { attribute: false },
    minutes: { state: true },
  }

  /** Epoch milliseconds, in the time of `now`. */
  declare until: number
  declare now: () => number
  declare formats: Formats
  declare say: PeopleWords
  declare over: () => void
  /** Begun ones count. */
  declare private minutes: number | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.#look(), lookMilliseconds)
    this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  #look(): void {
    const left = this.until - this.now() - clockMilliseconds
    if (left <= 0) {
      clearInterval(this.#timer)
      this.over()
      return
    }
    const before = this.minutes
    const minutes = Math.ceil(left / minuteMilliseconds)
    this.minutes = minutes
    // Timers of a page in the background are late: what was passed over is said all the same.
    const passed = saidAt.some((at) => before !== undefined && before > at && minutes <= at)
    if (passed) announce(this.#text(minutes))
  }

  #text(minutes: number): string {
    return this.say.left(this.formats.duration(minutes * minuteMilliseconds))
  }

  protected override render(): TemplateResult {
    const minutes = this.minutes ?? 0
    return html`<strong class=${minutes <= 1 ? 'bad' : ''}>${this.#text(minutes)}</strong>`
  }
}

customElements.define('console-countdown', ConsoleCountdown)
