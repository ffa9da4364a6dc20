/** Audiences: rules, and how many people are behind them as far as a census has told it. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { definitionField, definitionIn } from '../../parts/definition.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import { marketingWords } from './area-words.ts'
import type { SizedSegment } from './shapes.ts'
import type { MarketingWords } from './words.ts'

const fresh = {
  id: 'new-segment',
  name: '',
  rule: { field: 'device.class', is: ['phone'] },
}

class ConsoleSegments extends Page<readonly SizedSegment[], MarketingWords> {
  protected readonly words = marketingWords

  protected async load(): Promise<readonly SizedSegment[]> {
    const path = 'office/segments'
    return (await this.context.api.get<{ segments: readonly SizedSegment[] }>(path)).segments
  }

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const body = definitionIn(event.target as HTMLFormElement, 'definition')
    if (body === undefined) return
    const path = `office/segments/${encodeURIComponent(String((body as { id?: unknown }).id))}`
    const { api, common } = this.context
    await this.act('save', () => api.send('PUT', path, { body }), common.save)
  }

  async #remove({ id, name }: SizedSegment, say: MarketingWords): Promise<void> {
    const { api, common } = this.context
    const action = say.placements.remove
    const title = `${action}: ${name || id}`
    if ((await ask({ title, text: say.segments.removeText, action }, common)) === undefined) return
    await this.act('remove', () => api.send('DELETE', `office/segments/${encodeURIComponent(id)}`))
  }

  #size({ size }: SizedSegment, say: MarketingWords['segments']): TemplateResult {
    if (size?.interval == null) return html`<span class="quiet">${say.unknown}</span>`
    const { low, high } = size.interval
    const { number } = this.context.formats
    return html`${say.between(number(Math.max(0, low)), number(high))}<br />
      <span class=${size.enough ? 'good' : 'warn'}>${size.enough ? say.enough : say.tooSmall}</span>`
  }

  protected ready(segments: readonly SizedSegment[], words: MarketingWords): TemplateResult {
    const { segments: say, placements } = words
    const mayWrite = this.context.can('marketing.write')
    const columns = [
      {
        head: placements.name,
        cell: ({ id, name }: SizedSegment) => html`${name || id}<br /><code>${id}</code>`,
      },
      {
        head: say.rule,
        cell: ({ rule }: SizedSegment) => html`<code>${JSON.stringify(rule)}</code>`,
      },
      { head: say.size, cell: (one: SizedSegment) => this.#size(one, say) },
      { head: say.census, cell: ({ size }: SizedSegment) => size?.census ?? '–' },
      ...(mayWrite
        ? [
            {
              head: placements.remove,
              cell: (one: SizedSegment) =>
                html`<button @click=${() => this.#remove(one, words)} aria-label="${placements.remove}: ${one.name || one.id}">${placements.remove}</button>`,
            },
          ]
        : []),
    ]
    return html`<h1>${say.title}</h1><p>${say.intro}</p>
      ${segments.length === 0 ? empty(say.none, say.noneText) : table(say.title, columns, segments)}
      ${
        mayWrite
          ? html`<details><summary>${say.add}</summary><form @submit=${this.#save}>
              ${definitionField(placements.definition, 'definition', fresh, say.noneText)}
              <p><button class="main" ?disabled=${this.busy !== undefined}>${this.context.common.save}</button></p></form></details>`
          : ''
      }`
  }
}

customElements.define('console-segments', ConsoleSegments)
