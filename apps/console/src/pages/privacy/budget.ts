/** What the crowd's counts cost each person, what is left of the year, the ledger, and changing the limits. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { chart } from '../../parts/chart.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import type { BudgetFacts, Charge, Proposal } from './budget-shapes.ts'
import type { BudgetWords } from './budget-words.ts'

interface Loaded {
  readonly budget: BudgetFacts
  readonly charges: readonly Charge[]
  /** To raise it, and not signed yet. */
  readonly waiting: readonly Proposal[]
}

const pageLength = 20

class ConsoleBudget extends Page<Loaded, BudgetWords> {
  static override properties: PropertyDeclarations = {
    shown: { state: true },
  }

  protected readonly words: Words<BudgetWords> = {
    en: () => import('./texts/budget-en.ts'),
    de: () => import('./texts/budget-de.ts'),
    fr: () => import('./texts/budget-fr.ts'),
    es: () => import('./texts/budget-es.ts'),
  }
  declare private shown: number

  constructor() {
    super()
    this.shown = pageLength
  }

  protected async load(): Promise<Loaded> {
    const { api, can } = this.context
    const [budget, { charges }, { approvals }] = await Promise.all([
      api.get<BudgetFacts>('office/budget'),
      api.get<{ charges: readonly Charge[] }>('ledger', { site: this.context.session.site.id }),
      can('approvals.read')
        ? api.get<{ approvals: readonly Proposal[] }>('office/approvals')
        : { approvals: [] },
    ])
    const waiting = approvals.filter(
      ({ action, state }) => action === 'raise_epsilon' && state === 'waiting',
    )
    return { budget, charges, waiting }
  }

  #epsilon(value: number): string {
    return this.context.formats.number(value, 2)
  }

  #card(
    name: string,
    spent: number,
    limit: number,
    text: string,
    say: BudgetWords,
  ): TemplateResult {
    const { formats } = this.context
    const share = limit > 0 ? Math.min(1, spent / limit) : 0
    return html`<li class="sheet"><h3>${name}</h3>
      <p class="figure">${say.of(this.#epsilon(spent), this.#epsilon(limit))}</p>
      <meter min="0" max="1" .value=${share} aria-label="${name}: ${formats.percent(share)}"></meter>
      <p>${text}</p></li>`
  }

  #year({ year, limits, total }: BudgetFacts, say: BudgetWords): TemplateResult | typeof nothing {
    if (year === null || total === null) return nothing
    const { formats } = this.context
    const count = (value: number): string => formats.number(value)
    const { epsilonPerYear, campaignEpsilonPerYear, trustEpsilonPerYear } = limits
    const crowd = say.crowdText(count(year.periods), count(year.periodsLeft))
    return html`<h2>${say.year}</h2><ul class="cards">
        ${this.#card(say.crowd, year.modelEpsilon, epsilonPerYear, crowd, say)}
        ${this.#card(say.campaigns, year.campaignEpsilon, campaignEpsilonPerYear, say.campaignsText(count(year.campaigns)), say)}
        ${this.#card(say.trust, year.trustEpsilon, trustEpsilonPerYear, say.trustText(count(year.trustCounts)), say)}
      </ul>
      <h2>${say.total}</h2><p>${say.totalText(this.#epsilon(total.epsilon), String(total.delta))}</p>`
  }

  #chart({ over }: BudgetFacts, say: BudgetWords): TemplateResult {
    const { formats, common } = this.context
    // The last one is now; nothing was charged before it.
    if (over.length < 2) return empty(say.none, say.noneText)
    return chart(
      {
        title: say.chart,
        along: over.map(({ at }) => Date.parse(at)),
        alongLabel: say.when,
        series: [
          { label: say.crowd, values: over.map((one) => one.modelEpsilon) },
          { label: say.campaigns, values: over.map((one) => one.campaignEpsilon) },
          { label: say.trust, values: over.map((one) => one.trustEpsilon) },
          { label: say.cumulative, values: over.map((one) => one.cumulative) },
        ],
        value: (value) => `ε ${formats.number(value, 2)}`,
      },
      formats,
      common,
    )
  }

  #what({ periodId }: Charge, say: BudgetWords): TemplateResult {
    const [kind, id] = periodId.split(/:(.*)/)
    const name = kind === 'campaign' ? say.campaign : kind === 'trust' ? say.trustCount : say.period
    return html`${name} <code>${name === say.period ? periodId : id}</code>`
  }

  #ledger({ budget, charges }: Loaded, say: BudgetWords): TemplateResult {
    const { formats } = this.context
    const { verification } = budget
    const newest = [...charges].reverse().slice(0, this.shown)
    const more = (): void => {
      this.shown += 5 * pageLength
    }
    return html`<h2>${say.ledger}</h2><p>${say.ledgerText}</p>
      ${
        verification.ok
          ? html`<p class="good">✓ ${say.holds(formats.number(charges.length))}</p><dl><dt>${say.head}</dt><dd><code>${verification.head}</code></dd></dl>`
          : nothing
      }
      ${table<Charge>(
        say.ledger,
        [
          { head: say.entry, numeric: true, cell: ({ sequence }) => formats.number(sequence) },
          { head: say.when, cell: ({ at }) => formats.time(at) },
          { head: say.what, cell: (charge) => this.#what(charge, say) },
          {
            head: say.cost,
            cell: ({ epsilon, rho }) =>
              html`${epsilon === undefined ? 'ρ' : 'ε'} <code>${epsilon ?? rho}</code>`,
          },
          { head: say.state, cell: ({ state }) => say.states[state] },
          { head: say.hash, cell: ({ hash }) => html`<code>${hash.slice(0, 16)}…</code>` },
        ],
        newest,
      )}
      ${newest.length < charges.length ? html`<p><button @click=${more}>${say.older}</button></p>` : nothing}`
  }

  async #change(form: HTMLFormElement, { limits }: BudgetFacts, say: BudgetWords): Promise<void> {
    const said = new FormData(form)
    const text = (name: string): string => String(said.get(name) ?? '').trim()
    const epsilonPerPeriod = Number(text('epsilonPerPeriod'))
    const periodsPerYear = Number(text('periodsPerYear'))
    const campaigns = text('campaigns')
    // What stands in the form was rounded for reading.
    const body = {
      ...(text('epsilonPerPeriod') === shownEpsilon(limits.epsilonPerPeriod)
        ? {}
        : { epsilonPerPeriod }),
      ...(periodsPerYear === shownPeriods(limits.periodsPerYear) ? {} : { periodsPerYear }),
      ...(campaigns === String(limits.campaignEpsilonPerYear)
        ? {}
        : { campaignEpsilonPerYear: campaigns }),
    }
    if (Object.keys(body).length === 0) {
      announce(say.same)
      return
    }
    let waits = false
    const done = await this.act('change', async () => {
      const asked = { body: { ...body, reason: text('reason') } }
      const answer = await this.context.api.send<{ waitsFor?: string }>(
        'POST',
        'office/budget',
        asked,
      )
      waits = answer.waitsFor !== undefined
    })
    if (!done) return
    form.reset()
    announce(waits ? say.waits : say.lowered)
  }

  #form(budget: BudgetFacts, say: BudgetWords): TemplateResult | typeof nothing {
    if (!this.context.can('budget.change')) return nothing
    const { limits, periodDays } = budget
    const { common, formats } = this.context
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      void this.#change(event.target as HTMLFormElement, budget, say)
    }
    return html`<h2>${say.change}</h2><p>${say.changeText}</p>
      <form class="sheet" @submit=${submit}>
        <label>${say.perPeriod}<input name="epsilonPerPeriod" type="number" min="0.01" max="100" step="0.01" required value=${shownEpsilon(limits.epsilonPerPeriod)} aria-describedby="period-hint" /></label>
        <p id="period-hint" class="quiet">${say.perPeriodHint(formats.number(periodDays))}</p>
        <label>${say.periodsPerYear}<input name="periodsPerYear" type="number" min="1" max="366" step="1" required value=${shownPeriods(limits.periodsPerYear)} aria-describedby="periods-hint" /></label>
        <p id="periods-hint" class="quiet">${say.periodsHint(this.#epsilon(limits.epsilonPerYear))}</p>
        <label>${say.campaignsPerYear}<input name="campaigns" required pattern="[0-9]+([.][0-9]+|/[1-9][0-9]*)?" value=${String(limits.campaignEpsilonPerYear)} aria-describedby="campaigns-hint" /></label>
        <p id="campaigns-hint" class="quiet">${say.campaignsHint}</p>
        <label>${common.reason}<textarea name="reason" required minlength="3" maxlength="500" rows="3" aria-describedby="reason-hint"></textarea></label>
        <p id="reason-hint" class="quiet">${say.reasonHint}</p>
        <p><button class="main" ?disabled=${this.busy !== undefined}>${say.apply}</button></p>
      </form>`
  }

  protected ready(data: Loaded, say: BudgetWords): TemplateResult {
    const { budget, waiting } = data
    const { common, formats } = this.context
    const { verification } = budget
    return html`<h1>${common.pages.budget}</h1><p>${say.intro}</p>
      ${verification.ok ? nothing : html`<div class="note problem" role="alert"><p>${say.broken(formats.number(verification.brokenAt))}</p></div>`}
      ${waiting.map(({ proposedByName, expiresAt, reason }) => html`<div class="note"><p>${say.waiting(proposedByName, formats.time(expiresAt))}</p><p class="quiet">${reason}</p><p><a href="/console/staff/approvals${location.search}">${common.pages.approvals}</a></p></div>`)}
      ${this.#year(budget, say)}
      ${this.#chart(budget, say)}
      ${this.#form(budget, say)}
      ${this.#ledger(data, say)}`
  }
}

const shownEpsilon = (epsilon: number): string => (Math.round(epsilon * 100) / 100).toString()
const shownPeriods = (periods: number): number => Math.round(periods)

customElements.define('console-budget', ConsoleBudget)
