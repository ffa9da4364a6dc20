/** Names and what they are; what is undefined is left out. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'

export type Fact = readonly [name: string, value: unknown]

export function facts(rows: readonly (Fact | undefined)[]): TemplateResult {
  const known = rows.filter((row): row is Fact => row !== undefined)
  return html`<dl>${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
