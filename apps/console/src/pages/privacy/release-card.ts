/** A card of any shape, readable: what has names as names and values, lists as lists. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Formats } from '../../format.ts'

type Names = Readonly<Record<string, string>>

function listOf(values: readonly unknown[], names: Names, formats: Formats): TemplateResult {
  return html`<ul>${values.map((value) => html`<li>${valueOf(value, names, formats)}</li>`)}</ul>`
}

function valueOf(value: unknown, names: Names, formats: Formats): unknown {
  if (Array.isArray(value)) return listOf(value as readonly unknown[], names, formats)
  if (typeof value === 'object' && value !== null) {
    return cardOf(value as Readonly<Record<string, unknown>>, names, formats)
  }
  // δ is too small for a decimal.
  if (typeof value === 'number') {
    return Math.abs(value) >= 0.001 || value === 0 ? formats.number(value, 4) : String(value)
  }
  return String(value)
}

/** Fields without a name of their own keep the one of the standard. */
export function cardOf(
  card: Readonly<Record<string, unknown>>,
  names: Names,
  formats: Formats,
): TemplateResult {
  return html`<dl>${Object.entries(card).map(
    ([field, value]) =>
      html`<dt title=${field}>${names[field] ?? field}</dt><dd>${valueOf(value, names, formats)}</dd>`,
  )}</dl>`
}
