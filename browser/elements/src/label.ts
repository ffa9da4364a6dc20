/**
 * `<discreet-label level>`: the five rows that say what a level does with data, always the same five;
 * without `level` all four levels, in one table where there is room for it.
 */
import type { Level, Texts } from '@discreet/policy'
import type { TemplateResult } from 'lit/html.js'
import { html } from 'lit/html.js'
import { css, sheetOf } from './element.ts'
import { Panel } from './panel.ts'
import { panelStyles } from './panel-styles.ts'
import type { ElementTexts } from './texts/texts.ts'

const sheet = sheetOf(
  panelStyles,
  css`
  .labels {
    display: grid;
    gap: 1.5rem;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.875em;
  }
  caption {
    text-align: start;
    font-weight: 650;
    font-size: 1.0625em;
    padding-block-end: 0.25em;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 0.65em 1em 0.65em 0;
  }
  tr {
    border-block-end: 1px solid var(--_line);
  }
  tbody th {
    font-weight: 400;
    color: var(--_quiet);
    inline-size: 35%;
  }
  .all {
    table-layout: fixed;
  }
  .all tbody th {
    inline-size: auto;
  }
  thead th {
    font-weight: 650;
  }
`,
)
const rows = ['what', 'why', 'where', 'howLong', 'who'] as const
const levels: readonly Level[] = [0, 1, 2, 3]
/** Pixels that four levels and their rows need side by side. */
const roomy = 680

export class Label extends Panel {
  static readonly observedAttributes: readonly string[] = ['level']
  #roomy = false
  readonly #watch = new ResizeObserver(([entry]) => {
    const now = (entry?.contentRect.width ?? 0) >= roomy
    if (now === this.#roomy) return
    this.#roomy = now
    void this.redraw()
  })

  constructor() {
    super(sheet)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#watch.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#watch.disconnect()
  }

  attributeChangedCallback(): void {
    void this.redraw()
  }

  protected override async load(): Promise<void> {}

  protected override content({ policy }: ElementTexts): TemplateResult {
    const wanted = levels.filter((level) => `${level}` === this.getAttribute('level'))
    const shown = wanted.length > 0 ? wanted : levels
    return shown.length > 1 && this.#roomy
      ? sideBySide(policy)
      : html`<div class="labels">${shown.map((level) => oneOf(level, policy))}</div>`
  }
}

function oneOf(level: Level, { levels, labelRows }: Texts): TemplateResult {
  const { name, label } = levels[level]
  return html`
    <table part="label">
      <caption>
        ${name}
      </caption>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <th scope="row">${labelRows[row]}</th>
            <td>${label[row]}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  `
}

function sideBySide({ levels, labelRows }: Texts): TemplateResult {
  return html`
    <table part="label" class="all">
      <thead>
        <tr>
          <td></td>
          ${levels.map(({ name }) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <th scope="row">${labelRows[row]}</th>
            ${levels.map(({ label }) => html`<td>${label[row]}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  `
}
