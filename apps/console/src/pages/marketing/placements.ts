/** Slots of the shop: what is in them for everybody, and what each level would see. */
import type { PlacementDefinition } from '@discreet/campaigns'
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { definitionField, definitionIn } from '../../parts/definition.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import { marketingWords } from './area-words.ts'
import './preview.ts'
import type { CampaignSummary, Slots } from './shapes.ts'
import type { MarketingWords } from './words.ts'

const address = '/console/marketing/placements'
const fresh: PlacementDefinition = {
  id: 'new-slot',
  name: '',
  contents: [{ id: 'own', content: { kind: 'nothing' } }],
}

class ConsolePlacements extends Page<Slots, MarketingWords> {
  protected readonly words = marketingWords

  protected async load(): Promise<Slots> {
    const { api } = this.context
    const [{ placements }, { campaigns }] = await Promise.all([
      api.get<Pick<Slots, 'placements'>>('office/placements'),
      api.get<Pick<Slots, 'campaigns'>>('office/campaigns'),
    ])
    return { placements, campaigns }
  }

  #list({ placements, campaigns }: Slots, { placements: say }: MarketingWords): TemplateResult {
    const link = ({ id, name }: PlacementDefinition): TemplateResult =>
      html`<a href="${address}/${encodeURIComponent(id)}${location.search}">${name || id}</a>`
    const running = ({ id }: PlacementDefinition): string =>
      campaigns
        .filter(({ placement, state }) => placement === id && state === 'running')
        .map(({ name }) => name)
        .join(', ')
    return html`<h1>${say.title}</h1><p>${say.intro}</p>
      ${
        placements.length === 0
          ? empty(say.none, say.noneText)
          : table(
              say.title,
              [
                { head: say.name, cell: link },
                {
                  head: say.contents,
                  cell: ({ contents }) => contents.map(({ content }) => content.kind).join(', '),
                },
                { head: say.campaigns, cell: running },
              ],
              placements,
            )
      }
      ${this.context.can('marketing.write') ? html`<p><a class="button" href="${address}/new${location.search}">${say.add}</a></p>` : ''}`
  }

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const body = definitionIn(event.target as HTMLFormElement, 'definition')
    const { id } = (body ?? {}) as { id?: unknown }
    if (body === undefined) return
    const path = `office/placements/${encodeURIComponent(String(id))}`
    const { api, go } = this.context
    const saved = await this.act(
      'save',
      () => api.send('PUT', path, { body }),
      this.say?.placements.saved,
    )
    if (saved) go(`marketing/placements/${encodeURIComponent(String(id))}`)
  }

  async #remove(
    { id, name }: PlacementDefinition,
    say: MarketingWords['placements'],
  ): Promise<void> {
    const { api, common, go } = this.context
    const question = {
      title: `${say.remove}: ${name || id}`,
      text: say.removeText,
      action: say.remove,
    }
    if ((await ask(question, common)) === undefined) return
    const path = `office/placements/${encodeURIComponent(id)}`
    if (await this.act('remove', () => api.send('DELETE', path))) go('marketing/placements')
  }

  #one(
    placement: PlacementDefinition,
    campaigns: readonly CampaignSummary[],
    isNew: boolean,
    words: MarketingWords,
  ): TemplateResult {
    const { placements: say, preview } = words
    const own = campaigns.filter(
      (one) => one.placement === placement.id && one.kind === 'experiment',
    )
    const { context } = this
    return html`<p><a href="${address}${location.search}">← ${say.back}</a></p>
      <h1>${isNew ? say.add : placement.name || placement.id}</h1>
      ${isNew ? '' : html`<console-preview .context=${context} .say=${preview} .placement=${placement.id} .campaigns=${own}></console-preview>`}
      ${
        context.can('marketing.write')
          ? html`<form @submit=${this.#save}>
              <h2>${say.definition}</h2>
              ${definitionField(say.definition, 'definition', placement, say.definitionHint)}
              <p class="buttons"><button class="main" ?disabled=${this.busy !== undefined}>${context.common.save}</button>
              ${isNew ? '' : html`<button type="button" @click=${() => this.#remove(placement, say)}>${say.remove}</button>`}</p>
            </form>`
          : html`<h2>${say.definition}</h2><pre tabindex="0">${JSON.stringify(placement, null, 2)}</pre>`
      }`
  }

  protected ready(data: Slots, words: MarketingWords): TemplateResult {
    const [id] = this.rest
    if (id === undefined) return this.#list(data, words)
    const isNew = id === 'new'
    const placement = isNew ? fresh : data.placements.find((one) => one.id === id)
    if (placement === undefined) return html`<h1>${this.context.common.lost}</h1>`
    return this.#one(placement, data.campaigns, isNew, words)
  }
}

customElements.define('console-placements', ConsolePlacements)
