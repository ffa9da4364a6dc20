/** Campaigns: all of them, a new one, and each with its course and its results. */
import type { Campaign } from '@discreet/campaigns'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { definitionField, definitionIn } from '../../parts/definition.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import { Problem } from '../../problem.ts'
import { marketingWords } from './area-words.ts'
import { campaignFields } from './campaign-fields.ts'
import { campaignOf } from './campaign-form.ts'
import './planner.ts'
import './preview.ts'
import { resultsSection } from './results.ts'
import type { Around, CampaignState, CampaignSummary, Results, ShownCampaign } from './shapes.ts'
import type { MarketingWords } from './words.ts'

interface Checked {
  readonly verdict: 'allow' | 'ask'
  readonly epsilon: string
}

type Loaded =
  | { readonly is: 'list'; readonly campaigns: readonly CampaignSummary[] }
  | { readonly is: 'new'; readonly around: Around }
  | {
      readonly is: 'one'
      readonly one: ShownCampaign
      readonly results: Results | undefined
      /** Of a draft: whether it may start, or everything that speaks against it. */
      readonly checked: Checked | Problem | undefined
    }

const address = '/console/marketing/campaigns'
const colours: Readonly<Record<CampaignState, string>> = {
  draft: 'quiet',
  running: 'good',
  paused: 'warn',
  ended: 'quiet',
  closed: 'quiet',
}
const moves: Readonly<Record<CampaignState, readonly ('pause' | 'resume' | 'end')[]>> = {
  draft: [],
  running: ['pause', 'end'],
  paused: ['resume', 'end'],
  ended: [],
  closed: [],
}

class ConsoleCampaigns extends Page<Loaded, MarketingWords> {
  protected readonly words = marketingWords

  protected async load(): Promise<Loaded> {
    const { api } = this.context
    const [id] = this.rest
    if (id === undefined) {
      const { campaigns } = await api.get<{ campaigns: readonly CampaignSummary[] }>(
        'office/campaigns',
      )
      return { is: 'list', campaigns }
    }
    if (id === 'new') return { is: 'new', around: await this.#around() }
    const path = `office/campaigns/${encodeURIComponent(id)}`
    const one = await api.get<ShownCampaign>(path)
    const draft = one.state === 'draft'
    return {
      is: 'one',
      one,
      results: draft ? undefined : await api.get<Results>(`${path}/results`),
      checked: draft ? await this.#check(path) : undefined,
    }
  }

  async #around(): Promise<Around> {
    const { api } = this.context
    const [{ placements }, { segments }, { tactics }] = await Promise.all([
      api.get<Pick<Around, 'placements'>>('office/placements'),
      api.get<Pick<Around, 'segments'>>('office/segments'),
      api.get<Pick<Around, 'tactics'>>('office/tactics'),
    ])
    return { placements, segments, tactics }
  }

  async #check(path: string): Promise<Checked | Problem> {
    try {
      return await this.context.api.get<Checked>(`${path}/check`)
    } catch (error) {
      if (error instanceof Problem && error.status < 500 && error.status > 0) return error
      throw error
    }
  }

  #list(campaigns: readonly CampaignSummary[], { campaigns: say }: MarketingWords): TemplateResult {
    const { formats } = this.context
    const rows = table(
      say.title,
      [
        {
          head: say.title,
          cell: ({ id, name }) =>
            html`<a href="${address}/${encodeURIComponent(id)}${location.search}">${name}</a>`,
        },
        {
          head: say.state,
          cell: ({ state, pausedBy, pausedBecause }) =>
            html`<span class="tag ${colours[state]}">${say.states[state]}</span>${state === 'paused' && pausedBy !== null ? html`<br /><span class="quiet">${say.pausedBy(pausedBy, pausedBecause ?? '')}</span>` : nothing}`,
        },
        { head: say.placement, cell: ({ placement }) => placement },
        { head: say.tactic, cell: ({ tactic }) => html`<code>${tactic}</code>` },
        { head: 'ε', numeric: true, cell: ({ epsilon }) => epsilon },
        {
          head: say.week,
          cell: ({ week, weeks, startsAt }) =>
            week === null || week < 0
              ? `${say.starts} ${formats.day(startsAt)}`
              : say.weekOf(Math.min(week + 1, weeks), weeks),
        },
      ],
      campaigns,
    )
    return html`<h1>${say.title}</h1><p>${say.intro}</p>
      ${campaigns.length === 0 ? empty(say.none, say.noneText) : rows}
      ${this.context.can('marketing.write') ? html`<p><a class="button" href="${address}/new${location.search}">${say.create}</a></p>` : nothing}`
  }

  async #save(campaign: Campaign): Promise<void> {
    const { api, go } = this.context
    const path = `office/campaigns/${encodeURIComponent(campaign.id)}`
    const saved = await this.act(
      'save',
      () => api.send('PUT', path, { body: campaign }),
      this.say?.campaigns.saved,
    )
    if (saved && this.rest[0] === 'new')
      go(`marketing/campaigns/${encodeURIComponent(campaign.id)}`)
  }

  #new(around: Around, words: MarketingWords): TemplateResult {
    const { form: say, campaigns } = words
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      void this.#save(campaignOf(new FormData(event.target as HTMLFormElement)))
    }
    return html`<p><a href="${address}${location.search}">← ${campaigns.title}</a></p><h1>${say.title}</h1><p>${say.intro}</p>
      <console-planner .say=${say} .formats=${this.context.formats}></console-planner>
      <form @submit=${submit}>${campaignFields(around, words)}
        <p><button class="main" ?disabled=${this.busy !== undefined}>${say.save}</button></p></form>`
  }

  async #start(id: string, say: MarketingWords['campaigns']): Promise<void> {
    const { api, common } = this.context
    const question = { title: `${say.start}: ${id}`, text: say.startText, action: say.start }
    if ((await ask(question, common)) === undefined) return
    const path = `office/campaigns/${encodeURIComponent(id)}/start`
    await this.act('start', () => api.send('POST', path), say.started)
  }

  async #move(
    id: string,
    move: 'pause' | 'resume' | 'end',
    say: MarketingWords['campaigns'],
  ): Promise<void> {
    const { api, common } = this.context
    const action = say.moves[move]
    const title = `${action}: ${id}`
    const reason = await ask(
      { title, text: say.moveText[move], action, reason: say.moveReason },
      common,
    )
    if (reason === undefined) return
    const path = `office/campaigns/${encodeURIComponent(id)}/${move}`
    await this.act(move, () => api.send('POST', path, { body: { reason } }), say.moved)
  }

  #draft(
    { campaign }: ShownCampaign,
    checked: Checked | Problem,
    say: MarketingWords['campaigns'],
  ): TemplateResult {
    if (!(checked instanceof Problem)) {
      const { verdict, epsilon } = checked
      return html`<p class="good">${say.checkGood(epsilon)}</p>${verdict === 'ask' ? html`<p>${say.checkAsk}</p>` : nothing}
        ${this.context.can('marketing.write') ? html`<p><button class="main" ?disabled=${this.busy !== undefined} @click=${() => this.#start(campaign.id, say)}>${say.start}</button></p>` : nothing}`
    }
    const { reasons = [], problems = [], evidence = [] } = checked.said
    return html`<div class="note problem"><p><strong>${say.refusedWhy}</strong></p>
      <ul>${reasons.map(({ reason }) => html`<li>${reason}</li>`)}${problems.map((one) => html`<li><code>${one.field}</code> ${one.problem} (${one.expected})</li>`)}</ul>
      ${evidence.length === 0 ? nothing : html`<p><strong>${say.evidence}</strong></p><ul>${evidence.map((one) => html`<li>${String(one)}</li>`)}</ul>`}</div>`
  }

  #facts(
    { campaign, registration, state, pausedBy, pausedBecause, epsilon, startsAt }: ShownCampaign,
    results: Results | undefined,
    say: MarketingWords['campaigns'],
  ): TemplateResult {
    return html`<dl>
      <dt>${say.state}</dt><dd><span class="tag ${colours[state]}">${say.states[state]}</span> ${state === 'paused' && pausedBy !== null ? say.pausedBy(pausedBy, pausedBecause ?? '') : nothing}</dd>
      <dt>${say.placement}</dt><dd>${campaign.placement}</dd>
      <dt>${say.tactic}</dt><dd><a href="/console/marketing/tactics/${encodeURIComponent(campaign.tactic)}${location.search}">${campaign.tactic}</a></dd>
      <dt>ε</dt><dd>${epsilon}</dd><dt>${say.starts}</dt><dd>${this.context.formats.day(startsAt)}</dd>
      ${registration === null ? nothing : html`<dt>${say.promised}</dt><dd><code>${registration.sha256}</code><br />${results?.registration?.matches === false ? html`<strong class="bad">${say.promisedBroken}</strong>` : say.promisedHolds}</dd>`}
    </dl>`
  }

  #one(
    { one, results, checked }: Extract<Loaded, { is: 'one' }>,
    words: MarketingWords,
  ): TemplateResult {
    const { campaigns: say, preview, placements, results: said } = words
    const { context, busy } = this
    const { campaign, state } = one
    const edit = (event: SubmitEvent): void => {
      event.preventDefault()
      const definition = definitionIn(event.target as HTMLFormElement, 'definition')
      if (definition !== undefined) void this.#save(definition as Campaign)
    }
    const writes = context.can('marketing.write')
    return html`<p><a href="${address}${location.search}">← ${say.title}</a></p><h1>${campaign.name}</h1>
      ${this.#facts(one, results, say)}
      ${checked === undefined ? nothing : html`<h2>${say.check}</h2>${this.#draft(one, checked, say)}`}
      ${writes && moves[state].length > 0 ? html`<p class="buttons">${moves[state].map((move) => html`<button ?disabled=${busy !== undefined} @click=${() => this.#move(campaign.id, move, say)}>${say.moves[move]}</button>`)}</p>` : nothing}
      ${results === undefined ? nothing : resultsSection(results, said, context)}
      ${campaign.kind === 'census' ? nothing : html`<console-preview .context=${context} .say=${preview} .placement=${campaign.placement} .fixed=${campaign.id}></console-preview>`}
      ${writes && state === 'draft' ? html`<form @submit=${edit}><h2>${say.edit}</h2>${definitionField(say.definition, 'definition', campaign, placements.definitionHint)}<p><button class="main" ?disabled=${busy !== undefined}>${context.common.save}</button></p></form>` : html`<details><summary>${say.definition}</summary><pre tabindex="0">${JSON.stringify(campaign, null, 2)}</pre></details>`}`
  }

  protected ready(data: Loaded, words: MarketingWords): TemplateResult {
    if (data.is === 'list') return this.#list(data.campaigns, words)
    return data.is === 'new' ? this.#new(data.around, words) : this.#one(data, words)
  }
}

customElements.define('console-campaigns', ConsoleCampaigns)
