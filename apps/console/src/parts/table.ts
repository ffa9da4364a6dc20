/** A table that can be read on a phone: it scrolls by itself, by keyboard as well. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'

export interface Column<Row> {
  readonly head: string
  /** Numbers stand to the right. */
  readonly numeric?: boolean
  cell(row: Row): unknown
}

export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): TemplateResult {
  const classOf = ({ numeric }: Column<Row>): string => (numeric === true ? 'number' : '')
  return html`<div class="wide" role="region" tabindex="0" aria-label=${caption}>
    <table>
      <thead><tr>${columns.map((one) => (one.head === '' ? html`<td></td>` : html`<th scope="col" class=${classOf(one)}>${one.head}</th>`))}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${columns.map((one, k) => (k === 0 ? html`<th scope="row" class=${classOf(one)}>${one.cell(row)}</th>` : html`<td class=${classOf(one)}>${one.cell(row)}</td>`))}</tr>`)}</tbody>
    </table>
  </div>`
}
