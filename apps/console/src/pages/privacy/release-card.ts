/** A card of any shape, readable: names and values, lists, and rows of the same names as a table. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Formats } from '../../format.ts'
import { facts } from '../../parts/facts.ts'
import { table } from '../../parts/table.ts'

type Names = Readonly<Record<string, string>>
type Named = Readonly<Record<string, unknown>>

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null

function rowsOf(
  rows: readonly Named[],
  name: string,
  names: Names,
  formats: Formats,
): TemplateResult {
  const columns = inOrder(rows[0] ?? {}, names).map(([field]) => field)
  return table<Named>(
    name,
    columns.map((field) => ({
      head: names[field] ?? field,
      cell: (row) => shownValue(row[field], field, names, formats),
    })),
    rows,
  )
}

function shownValue(value: unknown, field: string, names: Names, formats: Formats): unknown {
  if (Array.isArray(value)) {
    const values = value as readonly unknown[]
    if (values.every(isNamed)) return rowsOf(values, names[field] ?? field, names, formats)
    return html`<ul>${values.map((one) => html`<li>${shownValue(one, field, names, formats)}</li>`)}</ul>`
  }
  if (isNamed(value)) return cardOf(value, names, formats)
  // δ is too small for a decimal.
  if (typeof value === 'number') {
    return Math.abs(value) >= 0.001 || value === 0 ? formats.number(value, 4) : String(value)
  }
  return String(value)
}

/** As the names are ordered; what has none comes last. */
function inOrder(card: Named, names: Names): readonly (readonly [string, unknown])[] {
  const order = Object.keys(names)
  const place = (field: string): number => (field in names ? order.indexOf(field) : order.length)
  return Object.entries(card).sort(([a], [b]) => place(a) - place(b))
}

/** Fields without a name of their own keep the one of the standard. */
export function cardOf(card: Named, names: Names, formats: Formats): TemplateResult {
  return facts(
    inOrder(card, names).map(([field, value]) => [
      names[field] ?? field,
      shownValue(value, field, names, formats),
    ]),
  )
}
