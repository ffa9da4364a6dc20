/** What somebody can say about a slot, in place: one tap that acts at once, and why it is shown. */
import type { Slot, SlotFeedback } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { css, sheetOf } from './element.ts'
import { Panel } from './panel.ts'
import { panelStyles } from './panel-styles.ts'
import { plain } from './product.ts'
import type { ElementTexts, SlotBecause } from './texts/texts.ts'

const sheet = sheetOf(
  panelStyles,
  css`
  .says {
    display: grid;
    gap: 0.75rem;
  }
  .says p:first-child {
    padding-inline-end: var(--_room, 0);
  }
  .says li {
    padding-block: 0.25em;
  }
`,
)

const feedbacks: readonly SlotFeedback[] = ['helpful', 'not_for_me', 'too_personal', 'seen_often']

/** What a rule has read, in the words of people. */
function becauseOf(field: Slot['fields'][number], hour: number): SlotBecause {
  if (field === 'time.hour') {
    if (hour < 5 || hour >= 22) return 'night'
    return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  }
  if (field === 'time.day') return 'weekday'
  if (field === 'device.class') return 'screen'
  if (field === 'language') return 'language'
  if (field.endsWith('.liked')) return 'liked'
  return field.split('.')[0] as 'page' | 'basket' | 'given' | 'visit' | 'device' | 'account'
}

class SlotPanel extends Panel {
  #about: Slot | undefined
  #done: SlotFeedback | undefined

  constructor() {
    super(sheet)
  }

  get about(): Slot | undefined {
    return this.#about
  }

  set about(about: Slot | undefined) {
    if (about === this.#about) return
    this.#about = about
    this.#done = undefined
    this.told = { text: '' }
    void this.redraw()
  }

  protected override async load(): Promise<void> {}

  protected override undone(): void {
    this.#done = undefined
  }

  async #say(about: Slot, feedback: SlotFeedback): Promise<void> {
    if (this.#done === feedback) return
    const answer = await this.attempt(async () =>
      (await this.at?.campaigns())?.say(about, feedback),
    )
    if (answer === undefined) return
    if (answer.ok) this.#done = feedback
    await this.tell(answer.ok ? { text: plain(answer.text), undo: answer.undo } : answer)
  }

  #why({ fields, campaign, reasons, sentence }: Slot, { slot }: ElementTexts): TemplateResult {
    const hour = new Date().getHours()
    const read = new Set(fields.map((field) => becauseOf(field, hour)))
    const lines = [...read].map((because) => slot.because[because])
    if (lines.length === 0) lines.push(slot.because.everybody)
    if (campaign !== null) lines.push(slot.because.drawn)
    // What it does is said where it is done.
    if (sentence !== '' && reasons.includes('arm')) lines.unshift(plain(sentence))
    return html`
      <details part="reason">
        <summary>${slot.why}</summary>
        <ul role="list">
          ${lines.map((line) => html`<li><bdi>${line}</bdi></li>`)}
        </ul>
      </details>
    `
  }

  protected override content(texts: ElementTexts): unknown {
    const about = this.#about
    if (about === undefined) return nothing
    const { slot } = texts
    return html`
      <div class="says">
        <p id="says">${slot.lead}</p>
        <div class="row" role="group" aria-labelledby="says">
          ${feedbacks.map(
            (feedback) => html`<button
              class="button"
              part="feedback"
              data-feedback=${feedback}
              aria-disabled=${this.#done === feedback ? 'true' : nothing}
              @click=${() => this.#say(about, feedback)}
            >
              ${slot.say[feedback]}
            </button>`,
          )}
        </div>
        ${this.status(texts)} ${this.#why(about, texts)}
      </div>
    `
  }
}

export function defineSlotPanel(): void {
  if (customElements.get('discreet-slot-panel') !== undefined) return
  customElements.define('discreet-slot-panel', SlotPanel)
}
