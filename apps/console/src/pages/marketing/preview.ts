/** What a slot shows at each level, live: the controls stand for an example of a person. */
import type { Campaign } from '@discreet/campaigns'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { problemNote } from '../../parts/problem-note.ts'
import { Problem } from '../../problem.ts'
import type { CampaignSummary, ShownCampaign, ShownPreview } from './shapes.ts'
import type { MarketingWords } from './words.ts'

const levels = [0, 1, 2, 3] as const
const exampleItems = 8

interface Example {
  readonly id: string
  readonly title: string
}

interface PopularAnswer {
  readonly items: readonly {
    readonly item: string
    readonly product?: { readonly title?: string }
  }[]
}

class ConsolePreview extends LitElement {
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    say: { attribute: false },
    placement: { attribute: false },
    campaigns: { attribute: false },
    fixed: { attribute: false },
    examples: { state: true },
    arms: { state: true },
    shown: { state: true },
    trouble: { state: true },
  }

  declare context: Context
  declare say: MarketingWords['preview']
  declare placement: string
  /** Of this slot. */
  declare campaigns: readonly CampaignSummary[]
  /** The campaign that is looked at, where there is no choice. */
  declare fixed: string | undefined
  declare private examples: readonly Example[]
  declare private arms: readonly string[]
  declare private shown: readonly ShownPreview[]
  declare private trouble: Problem | undefined
  #looks = 0

  constructor() {
    super()
    this.examples = []
    this.arms = []
    this.shown = []
    this.campaigns = []
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#begin()
  }

  async #begin(): Promise<void> {
    await this.#findExamples()
    if (this.fixed !== undefined) await this.#findArms(this.fixed)
    await this.updateComplete
    await this.#look()
  }

  /** What is popular with everybody; without a model there is nothing to have looked at. */
  async #findExamples(): Promise<void> {
    try {
      const body = { placement: 'home', limit: exampleItems }
      const { items } = await this.context.api.send<PopularAnswer>('POST', 'recommend', { body })
      this.examples = items.map(({ item, product }) => ({
        id: item,
        title: product?.title ?? item,
      }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  async #findArms(id: string): Promise<void> {
    if (id === '') {
      this.arms = []
      return
    }
    const path = `office/campaigns/${encodeURIComponent(id)}`
    const { campaign } = await this.context.api.get<ShownCampaign>(path)
    this.arms = this.#armsOf(campaign)
  }

  #armsOf({ arms, holdout }: Campaign): readonly string[] {
    const own = arms.map(({ id, contents }) => ({ id, first: contents === null ? 1 : 0 }))
    own.sort((a, b) => a.first - b.first)
    return [...own.map(({ id }) => id), ...(holdout > 0 ? ['holdout'] : [])]
  }

  readonly #changed = async (event: Event): Promise<void> => {
    const { name, value } = event.target as HTMLSelectElement
    if (name === 'campaign') await this.#findArms(value)
    await this.updateComplete
    await this.#look()
  }

  /** Of several looks at once the last one counts. */
  async #look(): Promise<void> {
    const form = this.querySelector('form')
    if (form === null) return
    const look = ++this.#looks
    const data = new FormData(form)
    const said = (name: string): string | undefined => String(data.get(name) ?? '') || undefined
    const query = {
      hour: said('hour'),
      day: said('day'),
      device: said('device'),
      campaign: this.fixed ?? said('campaign'),
      arm: said('arm'),
      answer: said('answer'),
      items: data.getAll('items').map(String).join(','),
      locale: this.context.locale,
    }
    try {
      const path = `office/placements/${encodeURIComponent(this.placement)}/preview`
      const shown = await Promise.all(
        levels.map((level) => this.context.api.get<ShownPreview>(path, { ...query, level })),
      )
      if (look !== this.#looks) return
      this.shown = shown
      this.trouble = undefined
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.trouble = error
    }
  }

  #select(
    name: string,
    label: string,
    options: readonly (readonly [string, string])[],
    chosen = '',
  ): TemplateResult {
    return html`<label>${label}<select name=${name}>${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}</select></label>`
  }

  #controls(): TemplateResult {
    const { say, arms, examples } = this
    const hours = Array.from({ length: 24 }, (_, k): [string, string] => [String(k), `${k}:00`])
    const days = say.days.map((name, k): [string, string] => [String(k + 1), name])
    const devices = Object.entries(say.devices)
    const campaigns: readonly (readonly [string, string])[] = [
      ['', say.running],
      ...this.campaigns.map(({ id, name }) => [id, name] as const),
    ]
    return html`<form @change=${this.#changed} @submit=${(event: Event) => event.preventDefault()}>
      <div class="row">
        ${this.#select('hour', say.hour, hours, '9')}${this.#select('day', say.day, days)}${this.#select('device', say.device, devices, 'phone')}
        ${this.fixed === undefined && this.campaigns.length > 0 ? this.#select('campaign', say.campaign, campaigns) : nothing}
        ${
          arms.length === 0
            ? nothing
            : this.#select(
                'arm',
                say.arm,
                arms.map((one) => [one, one] as const),
              )
        }
        ${
          arms.length === 0
            ? nothing
            : this.#select('answer', say.answer, [
                ['', say.answers.none],
                ['yes', say.answers.yes],
                ['no', say.answers.no],
              ])
        }
      </div>
      ${examples.length === 0 ? nothing : html`<fieldset><legend>${say.looked}</legend><p class="quiet">${say.lookedHint}</p>${examples.map(({ id, title }) => html`<label><input type="checkbox" name="items" value=${id} /> ${title}</label>`)}</fieldset>`}
    </form>`
  }

  #content({ content, words, items, asks }: ShownPreview): TemplateResult {
    const { say } = this
    const asked = asks === null ? nothing : html`<p class="note">${say.asks}: ${asks.sentence}</p>`
    if (content.kind === 'nothing') return html`<p class="quiet">${say.nothing}</p>${asked}`
    if (content.kind === 'value')
      return html`<pre tabindex="0">${JSON.stringify(content.value)}</pre>${asked}`
    return html`${words.title === undefined ? nothing : html`<p><strong>${words.title}</strong></p>`}
      ${words.text === undefined ? nothing : html`<p>${words.text}</p>`}
      ${words.label === undefined ? nothing : html`<p class="tag">${words.label}</p>`}
      ${items === undefined ? nothing : html`<ol>${items.map(({ item, product, reason }) => html`<li>${product.title ?? item}<br /><span class="quiet">${reason.text}</span></li>`)}</ol>`}
      ${asked}`
  }

  #level(shown: ShownPreview, level: number): TemplateResult {
    const { say } = this
    const why = shown.reasons.map((one) => say.reasons[one] ?? one).join('; ')
    const from =
      shown.campaign === null
        ? ''
        : ` (${shown.campaign}${shown.arm === null ? '' : `, ${shown.arm}`})`
    return html`<li class="sheet"><h3>${level} · ${say.levels[level]}</h3>${this.#content(shown)}
      ${why === '' ? nothing : html`<p class="quiet">${say.why}: ${why}${from}</p>`}
      ${shown.fields.length === 0 ? nothing : html`<p class="quiet">${say.read}: ${shown.fields.join(', ')}</p>`}
      ${shown.counted ? html`<p class="quiet">${say.counted}</p>` : nothing}</li>`
  }

  protected override render(): TemplateResult {
    const { say, shown, trouble, context } = this
    return html`<h2>${say.title}</h2><p>${say.intro}</p>${this.#controls()}
      ${trouble === undefined ? nothing : problemNote(trouble, context.common)}
      <ul class="cards" aria-live="polite">${shown.map((one, level) => this.#level(one, level))}</ul>`
  }
}

customElements.define('console-preview', ConsolePreview)
