/** What came of lines that were looked at or brought in. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import { table } from '../../parts/table.ts'
import type { Imported, ItemField } from './shapes.ts'
import type { CatalogueWords } from './words.ts'

const fields: readonly ItemField[] = [
  'id',
  'title',
  'categories',
  'price',
  'currency',
  'url',
  'image',
  'tags',
  'available',
  'sensitive',
]

type Chosen = Readonly<Partial<Record<ItemField, string>>>

export function columnsIn(form: HTMLFormElement): Chosen | undefined {
  const given = new FormData(form)
  const chosen = fields.flatMap((field) => {
    const column = String(given.get(`column-${field}`) ?? '')
    return column === '' ? [] : [[field, column] as const]
  })
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen)
}

export function mapping(
  columns: readonly string[],
  used: Chosen,
  say: CatalogueWords,
): TemplateResult | typeof nothing {
  if (columns.length === 0) return nothing
  const choice = (field: ItemField): TemplateResult =>
    html`<label>${say.fields[field]}<select name="column-${field}"><option value="">${say.noColumn}</option>${columns.map((one) => html`<option value=${one} ?selected=${used[field] === one}>${one}</option>`)}</select></label>`
  return html`<fieldset><legend>${say.mapping}</legend><p class="quiet">${say.mappingText}</p><div class="row">${fields.map(choice)}</div></fieldset>`
}

export function importResult(
  { accepted, rejected, problems, stored }: Imported,
  say: CatalogueWords,
  { number }: Formats,
): TemplateResult {
  const counts = [number(accepted), number(rejected)] as const
  const rest = rejected - problems.length
  return html`<p role="status"><strong>${stored ? say.stored(...counts) : say.checked(...counts)}</strong></p>
    ${
      problems.length === 0
        ? nothing
        : html`<h2>${say.problems}</h2>${table(
            say.problems,
            [
              { head: say.line, numeric: true, cell: ({ line }) => number(line) },
              {
                head: say.field,
                cell: ({ column, field }) => html`<code>${column ?? field}</code>`,
              },
              { head: say.expected, cell: ({ expected }) => expected },
            ],
            problems,
          )}${rest > 0 ? html`<p>${say.more(number(rest))}</p>` : nothing}`
    }`
}
