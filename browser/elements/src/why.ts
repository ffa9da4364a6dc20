/**
 * `<discreet-why>` with `item`: the reason in one sentence, on demand every term of the score, and
 * one-tap corrections that act at once and can be taken back.
 */
import type { Correction, ScoreTerm } from '@discreet/protocol'
import type { ShownItem } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { css, sheetOf } from './element.ts'
import { Panel } from './panel.ts'
import { panelStyles } from './panel-styles.ts'
import { nameOf, plain } from './product.ts'
import type { ElementTexts } from './texts/texts.ts'

const sheet = sheetOf(
  panelStyles,
  css`
  .why,
  .side {
    display: grid;
    gap: 1rem;
    align-content: start;
    min-inline-size: 0;
  }
  .why .side:last-of-type {
    gap: 0.75rem;
  }
  .halves {
    display: grid;
    gap: 1.25rem;
  }
  @container (inline-size > 46rem) {
    .halves {
      grid-template-columns: 1fr 1fr;
      gap: 3.5rem;
    }
  }
  th .small {
    display: block;
  }
  .reason {
    font-size: 1.0625em;
    max-inline-size: 60ch;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    max-inline-size: 34rem;
  }
  th {
    font-weight: 400;
    text-align: start;
    padding: 0.35em 0;
    padding-inline-end: 1em;
    inline-size: 55%;
  }
  td {
    padding: 0.35em 0;
    vertical-align: middle;
  }
  td:last-child {
    text-align: end;
    padding-inline-start: 0.75em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 0.5rem;
    border-radius: 0.25rem;
    background: var(--_tint);
    border: 1px solid transparent;
  }
  svg:dir(rtl) {
    transform: scaleX(-1);
  }
  rect {
    fill: var(--_accent);
  }
  @media (forced-colors: active) {
    rect {
      fill: CanvasText;
    }
  }
`,
)

const corrections = [
  'helpful',
  'not_this',
  'less_like_this',
  'have_it',
  'seen_often',
  'too_personal',
] as const
const personal: readonly ScoreTerm[] = ['history', 'again', 'preference']

export class Why extends Panel {
  #item: ShownItem | undefined
  /** What was tapped, and not taken back. */
  #done: readonly string[] = []
  #latest = ''

  constructor() {
    super(sheet)
  }

  get item(): ShownItem | undefined {
    return this.#item
  }

  set item(item: ShownItem | undefined) {
    if (item?.item !== this.#item?.item) {
      this.#done = []
      this.told = { text: '' }
    }
    this.#item = item
    void this.redraw()
  }

  protected override async load(): Promise<void> {}

  protected override undone(): void {
    this.#done = this.#done.filter((one) => one !== this.#latest)
  }

  async #correct(correction: Correction, item: ShownItem, signal = ''): Promise<void> {
    const name = `${correction} ${signal}`
    if (this.#done.includes(name)) return
    const answer = await this.attempt(
      async () => await this.at?.correct(correction, item, signal === '' ? undefined : signal),
    )
    if (answer === undefined) return
    if (answer.ok) {
      this.#done = [...this.#done, name]
      this.#latest = name
    }
    await this.tell(answer.ok ? { text: plain(answer.text), undo: answer.undo } : answer)
  }

  #button(item: ShownItem, text: string, correction: Correction, signal = ''): TemplateResult {
    const done = this.#done.includes(`${correction} ${signal}`)
    return html`<button
      class="button"
      part="correction"
      data-correction=${correction}
      aria-disabled=${done ? 'true' : nothing}
      @click=${() => this.#correct(correction, item, signal)}
    >
      <bdi>${text}</bdi>
    </button>`
  }

  #terms({ terms, signals }: ShownItem, { why }: ElementTexts): TemplateResult {
    const all = Object.entries(terms) as [ScoreTerm, number][]
    const sum = all.reduce((total, [, value]) => total + Math.max(0, value), 0)
    const percent = new Intl.NumberFormat(this.at?.locale, { style: 'percent' })
    const titles = signals.map(({ title }) => plain(title)).join(', ')
    return html`
      <table>
        ${all
          .filter(([, value]) => value !== 0)
          .sort(([, a], [, b]) => b - a)
          .map(([term, value]) => {
            const share = sum > 0 ? Math.max(0, value) / sum : 0
            return html`<tr>
              <th scope="row">
                ${why.terms[term]}${
                  term === 'history' && titles !== ''
                    ? html`<span class="small quiet"><bdi>${titles}</bdi></span>`
                    : nothing
                }
              </th>
              <td>
                <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                  <rect width=${100 * share} height="1"></rect>
                </svg>
              </td>
              <td>${value < 0 ? why.against : percent.format(share)}</td>
            </tr>`
          })}
      </table>
    `
  }

  #signals(item: ShownItem, { why }: ElementTexts): TemplateResult {
    return html`
      <p id="history" class="small quiet">${why.history}</p>
      <div class="row" role="group" aria-labelledby="history">
        ${item.signals.map(({ item: signal, title }) =>
          this.#button(item, why.forget(plain(title)), 'forget', signal),
        )}
      </div>
    `
  }

  protected override content(texts: ElementTexts): unknown {
    const item = this.#item
    if (item === undefined) return nothing
    const { why } = texts
    const tooPersonal = personal.some((term) => (item.terms[term] ?? 0) !== 0)
    return html`
      <div class="why">
        <div class="halves">
          <div class="side">
            ${this.heading(html`<bdi>${nameOf(item.product)}</bdi>`)}
            <p class="reason" part="reason"><bdi>${plain(item.reason.text)}</bdi></p>
            <details part="terms">
              <summary>${why.counted}</summary>
              ${this.#terms(item, texts)}
              <p class="small quiet">${why.note}</p>
            </details>
          </div>
          <div class="side">
            <p id="corrections" class="small quiet">${why.corrections}</p>
            <div class="row" role="group" aria-labelledby="corrections">
              ${corrections
                .filter((correction) => correction !== 'too_personal' || tooPersonal)
                .map((correction) => this.#button(item, why.correct[correction], correction))}
            </div>
            ${item.signals.length === 0 ? nothing : this.#signals(item, texts)}
            ${this.status(texts)}
          </div>
        </div>
      </div>
    `
  }
}
