/** The registry of tactics: what people think of each, what follows here, and who changed it. */
import type { Evidence, TacticVerdict } from '@discreet/policy'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { table } from '../../parts/table.ts'
import { marketingWords } from './area-words.ts'
import type { ExplainedTactic, TacticRow } from './shapes.ts'
import type { MarketingWords } from './words.ts'

type Loaded = readonly TacticRow[] | ExplainedTactic

const verdicts: readonly TacticVerdict[] = ['allow', 'ask', 'never']
const colours: Readonly<Record<TacticVerdict, string>> = {
  allow: 'good',
  ask: 'warn',
  never: 'bad',
}

class ConsoleTactics extends Page<Loaded, MarketingWords> {
  protected readonly words = marketingWords
  #wanted = ''

  protected async load(): Promise<Loaded> {
    const [id] = this.rest
    const { api, locale } = this.context
    if (id !== undefined) return api.get(`office/tactics/${encodeURIComponent(id)}`, { locale })
    return (await api.get<{ tactics: readonly TacticRow[] }>('office/tactics')).tactics
  }

  #verdict(verdict: TacticVerdict, say: MarketingWords['tactics']): TemplateResult {
    return html`<span class="tag ${colours[verdict]}">${say.verdicts[verdict]}</span>`
  }

  readonly #find = (event: InputEvent): void => {
    this.#wanted = (event.target as HTMLInputElement).value.toLowerCase()
    this.requestUpdate()
  }

  #list(rows: readonly TacticRow[], say: MarketingWords['tactics']): TemplateResult {
    const found = rows.filter(({ id, name }) =>
      `${id} ${name}`.toLowerCase().includes(this.#wanted),
    )
    return html`<h1>${say.title}</h1><p>${say.intro}</p>
      <label>${say.find}<input type="search" @input=${this.#find} /></label>
      ${table(
        say.title,
        [
          {
            head: say.title,
            cell: ({ id, name }) =>
              html`<a href="/console/marketing/tactics/${encodeURIComponent(id)}${location.search}">${name}</a><br /><code>${id}</code>`,
          },
          {
            head: say.verdict,
            cell: ({ verdict, registered, pending }) =>
              html`${this.#verdict(verdict, say)}${verdict === registered ? nothing : html` <span class="quiet">(${say.registered} ${say.verdicts[registered]})</span>`}${pending.length === 0 ? nothing : html`<br /><span class="warn">${say.waits}</span>`}`,
          },
          { head: say.level, numeric: true, cell: ({ level }) => level },
          { head: say.review, cell: ({ review }) => review },
        ],
        found,
      )}`
  }

  readonly #relax = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { say, context } = this
    const to = String(new FormData(event.target as HTMLFormElement).get('to'))
    const [id] = this.rest
    if (say === undefined || id === undefined) return
    const { tactics: words, campaigns } = say
    const title = `${words.relaxTo}: ${words.verdicts[to as TacticVerdict]}`
    const question = { title, text: id, action: words.relax, reason: campaigns.moveReason }
    const reason = await ask(question, context.common)
    if (reason === undefined) return
    const path = `office/tactics/${encodeURIComponent(id)}/relax`
    await this.act(
      'relax',
      () => context.api.send('POST', path, { body: { to, reason } }),
      words.done,
    )
  }

  #sign(change: string, say: MarketingWords['tactics']): void {
    const path = `office/tactics/${encodeURIComponent(this.rest[0] ?? '')}/sign`
    void this.act('sign', () => this.context.api.send('POST', path, { body: { change } }), say.done)
  }

  #evidence(evidence: readonly Evidence[], say: MarketingWords['tactics']): TemplateResult {
    const { formats } = this.context
    return table(
      say.evidence,
      [
        { head: say.evidence, cell: ({ says }) => says },
        {
          head: '%',
          numeric: true,
          cell: ({ figure }) => (figure === null ? '–' : formats.percent(figure, 1)),
        },
        { head: say.asked, numeric: true, cell: ({ n }) => (n === null ? '–' : formats.number(n)) },
        { head: say.source, cell: ({ source }) => source },
      ],
      evidence,
    )
  }

  #changing(
    tactic: ExplainedTactic,
    say: MarketingWords['tactics'],
  ): TemplateResult | typeof nothing {
    if (!this.context.can('tactics.change')) return nothing
    const { pending, verdict, relaxable } = tactic
    return html`<h2>${say.relax}</h2><p>${say.relaxHint[relaxable]}</p>
      ${pending.map(
        (
          one,
        ) => html`<div class="note"><p>${say.waits}: ${this.#verdict(one.to, say)} ${one.reason} (${one.signedBy.join(', ')}, ${this.context.formats.day(one.at)})</p>
          <p><button ?disabled=${this.busy !== undefined} @click=${() => this.#sign(one.id, say)}>${say.sign}</button></p></div>`,
      )}
      <form class="row" @submit=${this.#relax}><label>${say.relaxTo}<select name="to">${verdicts.filter((one) => one !== verdict).map((one) => html`<option value=${one}>${say.verdicts[one]}</option>`)}</select></label>
        <button ?disabled=${this.busy !== undefined}>${say.relax}</button></form>`
  }

  #one(tactic: ExplainedTactic, { tactics: say, placements }: MarketingWords): TemplateResult {
    const { name, id, verdict, registered, level, sentence, evidence, limits, changes, review } =
      tactic
    const { formats } = this.context
    return html`<p><a href="/console/marketing/tactics${location.search}">← ${say.title}</a></p>
      <h1>${name}</h1><p><code>${id}</code></p>
      <dl><dt>${say.verdict}</dt><dd>${this.#verdict(verdict, say)} ${verdict === registered ? nothing : html`<span class="quiet">${say.registered} ${say.verdicts[registered]}</span>`}</dd>
        <dt>${say.level}</dt><dd>${level}</dd><dt>${say.told}</dt><dd>${sentence}</dd>
        <dt>${say.limits}</dt><dd><code>${JSON.stringify(limits)}</code></dd><dt>${say.review}</dt><dd>${review}</dd></dl>
      <h2>${say.evidence}</h2>${this.#evidence(evidence, say)}
      ${this.#changing(tactic, say)}
      ${
        changes.length === 0
          ? nothing
          : html`<h2>${say.history}</h2>${table(
              say.history,
              [
                { head: say.history, cell: ({ at }) => formats.time(at) },
                { head: say.relaxTo, cell: ({ to }) => this.#verdict(to, say) },
                {
                  head: placements.name,
                  cell: ({ signedBy, automatic }) =>
                    automatic ? say.automatic : signedBy.join(', '),
                },
                { head: this.context.common.reason, cell: ({ reason }) => reason },
              ],
              changes,
            )}`
      }`
  }

  protected ready(data: Loaded, say: MarketingWords): TemplateResult {
    return 'evidence' in data ? this.#one(data, say) : this.#list(data, say.tactics)
  }
}

customElements.define('console-tactics', ConsoleTactics)
