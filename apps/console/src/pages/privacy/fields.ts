/** The data catalogue: what can be kept of somebody, why, on what basis, for how long, and where. */
import type { DataField, Texts } from '@discreet/policy'
import { basisOf, dataCatalogue, levelOf } from '@discreet/policy'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import type { FieldsWords } from './fields-words.ts'
import { policyTexts } from './policy-texts.ts'

class ConsoleFields extends Page<Texts, FieldsWords> {
  static override properties: PropertyDeclarations = {
    wanted: { state: true },
  }

  protected readonly words: Words<FieldsWords> = {
    en: () => import('./texts/fields-en.ts'),
    de: () => import('./texts/fields-de.ts'),
    fr: () => import('./texts/fields-fr.ts'),
    es: () => import('./texts/fields-es.ts'),
  }
  declare private wanted: string

  constructor() {
    super()
    this.wanted = ''
  }

  protected load(): Promise<Texts> {
    return policyTexts[this.context.locale]()
  }

  #where({ stored }: DataField, say: FieldsWords): string {
    return stored.in === 'table' ? say.table(stored.table) : say.stored[stored.in]
  }

  /** Everything that is shown of it. */
  #textOf(field: DataField, names: Texts, say: FieldsWords): string {
    const { id, category, dpv, purposes, events, retention } = field
    return [
      id,
      category,
      dpv,
      names.fields[id],
      ...purposes.map((purpose) => names.purposes[purpose]),
      names.bases[basisOf(field)],
      names.retention(retention),
      this.#where(field, say),
      ...events,
    ]
      .join(' ')
      .toLocaleLowerCase()
  }

  #list(fields: readonly DataField[], names: Texts, say: FieldsWords): TemplateResult {
    return table<DataField>(
      this.context.common.pages.fields,
      [
        {
          head: say.field,
          cell: ({ id, category, dpv }) =>
            html`${names.fields[id]}<br /><code class="quiet">${id}<br />${category}<br />${dpv}</code>`,
        },
        {
          head: say.why,
          cell: ({ purposes }) =>
            html`${purposes.map((purpose) => html`<div>${names.purposes[purpose]}</div>`)}`,
        },
        {
          head: say.basis,
          cell: (field) => html`${names.bases[basisOf(field)]}<br /><code>${basisOf(field)}</code>`,
        },
        { head: say.kept, cell: ({ retention }) => names.retention(retention) },
        { head: say.where, cell: (field) => this.#where(field, say) },
        { head: say.level, numeric: true, cell: (field) => levelOf(field) },
        {
          head: say.events,
          cell: ({ events }) =>
            events.length === 0 ? say.noEvents : html`<code>${events.join(', ')}</code>`,
        },
      ],
      fields,
    )
  }

  protected ready(names: Texts, say: FieldsWords): TemplateResult {
    const { common, formats } = this.context
    const wanted = this.wanted.trim().toLocaleLowerCase()
    const found = dataCatalogue.filter((one) => this.#textOf(one, names, say).includes(wanted))
    const find = (event: Event): void => {
      this.wanted = (event.target as HTMLInputElement).value
    }
    return html`<h1>${common.pages.fields}</h1><p>${say.intro}</p>
      <label>${say.find}<input type="search" @input=${find} /></label>
      <p role="status" class="quiet">${say.found(formats.number(found.length))}</p>
      ${found.length === 0 ? empty(say.none, say.noneText) : html`<div class="roomy">${this.#list(found, names, say)}</div>`}`
  }
}

customElements.define('console-fields', ConsoleFields)
