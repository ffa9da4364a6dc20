/** The catalogue: looked through, brought in, taken out of. */
import type { Item } from '@discreet/protocol'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { empty } from '../../parts/empty.ts'
import type { Column } from '../../parts/table.ts'
import { table } from '../../parts/table.ts'
import { developersWords } from './area-words.ts'
import './import-form.ts'
import type { FoundItems } from './shapes.ts'
import type { CatalogueWords, DevelopersWords } from './words.ts'

class ConsoleCatalogue extends Page<FoundItems, DevelopersWords> {
  protected readonly words = developersWords
  #text = ''
  #more: readonly Item[] = []
  #next: number | null = null

  protected async load(): Promise<FoundItems> {
    const found = await this.#find()
    this.#more = []
    this.#next = found.next
    return found
  }

  #find(from?: number): Promise<FoundItems> {
    return this.context.api.get<FoundItems>('office/items', { text: this.#text, from })
  }

  async #showMore(from: number): Promise<void> {
    const found = await this.#find(from)
    this.#more = [...this.#more, ...found.items]
    this.#next = found.next
    this.requestUpdate()
  }

  async #remove({ id, title }: Item, say: CatalogueWords): Promise<void> {
    const { api, common } = this.context
    const name = title ?? id
    const question = { title: say.removeTitle(name), text: say.removeText, action: say.remove }
    if ((await ask(question, common)) === undefined) return
    const path = `office/items/${encodeURIComponent(id)}`
    await this.act('remove', () => api.send('DELETE', path), say.removed)
  }

  #columns(say: CatalogueWords): readonly Column<Item>[] {
    const { can, common, formats } = this.context
    const price = ({ price: amount, currency = '' }: Item): string =>
      amount === undefined ? '' : `${formats.number(amount, 2)} ${currency}`
    const columns: readonly Column<Item>[] = [
      { head: say.columns.id, cell: ({ id }) => html`<code>${id}</code>` },
      { head: say.columns.title, cell: ({ title }) => title ?? '' },
      { head: say.columns.categories, cell: ({ categories = [] }) => categories.join(' › ') },
      { head: say.columns.price, numeric: true, cell: price },
      {
        head: say.columns.available,
        cell: ({ available = true }) => (available ? common.yes : common.no),
      },
    ]
    if (!can('developers.write')) return columns
    const remove = (item: Item): TemplateResult =>
      html`<button aria-label="${say.remove}: ${item.title ?? item.id}" ?disabled=${this.busy !== undefined} @click=${() => this.#remove(item, say)}>${say.remove}</button>`
    return [...columns, { head: '', cell: remove }]
  }

  #list({ items, found, total }: FoundItems, say: CatalogueWords): TemplateResult {
    const { formats, common } = this.context
    if (total === 0) return empty(say.none, say.noneText)
    const next = this.#next
    return html`<p role="status">${say.found(formats.number(found), formats.number(total))}</p>
      ${found === 0 ? html`<p>${say.nothingFits}</p>` : table(say.title, this.#columns(say), [...items, ...this.#more])}
      ${next === null ? nothing : html`<p><button @click=${() => this.#showMore(next)}>${common.more}</button></p>`}`
  }

  protected ready(data: FoundItems, { catalogue: say }: DevelopersWords): TemplateResult {
    const { context } = this
    const search = (event: SubmitEvent): void => {
      event.preventDefault()
      this.#text = String(new FormData(event.target as HTMLFormElement).get('text') ?? '')
      void this.refresh()
    }
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      <form class="row" role="search" @submit=${search}><label>${say.find}<input type="search" name="text" maxlength="200"></label><button>${context.common.search}</button></form>
      ${context.can('developers.write') ? html`<details class="sheet" ?open=${data.total === 0}><summary>${say.bring}</summary><console-item-import .context=${context} .say=${say} .stored=${() => void this.refresh()}></console-item-import></details>` : nothing}
      ${this.#list(data, say)}`
  }
}

customElements.define('console-catalogue', ConsoleCatalogue)
