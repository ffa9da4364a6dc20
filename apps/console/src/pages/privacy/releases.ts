/** Releases with their cards, periods with their state, and what a model of this catalogue can keep. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { chart } from '../../parts/chart.ts'
import { empty } from '../../parts/empty.ts'
import { save } from '../../parts/save.ts'
import { table } from '../../parts/table.ts'
import { cardOf } from './release-card.ts'
import type { ReleasesWords } from './releases-words.ts'

interface Release {
  readonly id: string
  readonly periodId: string
  readonly at: string
  readonly epsilon: number
  readonly delta: number
  readonly card: Readonly<Record<string, unknown>>
}

interface Period {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
  readonly source: 'events' | 'import'
  readonly unit: 'person' | 'basket'
  readonly state: 'open' | 'closed' | 'charged' | 'released'
}

interface Crowd {
  readonly people: number
  readonly retained: number
  readonly retainedAfterYear: number
  readonly epsilonOverYear: number
  readonly peopleForHalf: number
  readonly peopleForFourFifths: number
}

interface Plan {
  readonly items: number
  readonly itemsPerBasket: number
  /** ε of one release, as it is set. */
  readonly current: number
  readonly plans: readonly { readonly epsilon: number; readonly crowds: readonly Crowd[] }[]
}

interface Loaded {
  readonly releases: readonly Release[]
  readonly periods: readonly Period[]
  readonly plan: Plan
}

const yearCrowd = 10_000

class ConsoleReleases extends Page<Loaded, ReleasesWords> {
  static override properties: PropertyDeclarations = {
    basket: { state: true },
  }

  protected readonly words: Words<ReleasesWords> = {
    en: () => import('./texts/releases-en.ts'),
    de: () => import('./texts/releases-de.ts'),
    fr: () => import('./texts/releases-fr.ts'),
    es: () => import('./texts/releases-es.ts'),
  }
  declare private basket: number

  constructor() {
    super()
    this.basket = 5
  }

  protected async load(): Promise<Loaded> {
    const { api, session } = this.context
    const site = session.site.id
    const [{ releases }, { periods }, plan] = await Promise.all([
      api.get<{ releases: readonly Release[] }>('releases', { site }),
      api.get<{ periods: readonly Period[] }>('office/periods'),
      api.get<Plan>('office/plan', { itemsPerBasket: this.basket }),
    ])
    return { releases, periods, plan }
  }

  #releases(releases: readonly Release[], say: ReleasesWords): TemplateResult {
    const { formats } = this.context
    if (releases.length === 0) return empty(say.none, say.noneText)
    const newest = [...releases].reverse()
    const keep = ({ id, card }: Release): void =>
      save(
        new Blob([JSON.stringify(card, null, 2)], { type: 'application/json' }),
        `release-${id}.json`,
      )
    return html`${table<Release>(
      say.released,
      [
        { head: say.when, cell: ({ at }) => formats.time(at) },
        { head: 'ε', numeric: true, cell: ({ epsilon }) => formats.number(epsilon, 2) },
        { head: 'δ', numeric: true, cell: ({ delta }) => String(delta) },
        { head: say.period, cell: ({ periodId }) => html`<code>${periodId}</code>` },
        { head: say.protects, cell: ({ card }) => String(card['privacy_unit'] ?? '') },
      ],
      newest,
    )}
    <h2>${say.card}</h2><p>${say.cardText}</p>
    ${newest.map(
      (
        release,
        k,
      ) => html`<details class="sheet" ?open=${k === 0}><summary>${say.showCard}: ${formats.time(release.at)}, ε ${formats.number(release.epsilon, 2)}</summary>
        <div class="release-card">${cardOf(release.card, say.cardFields, formats)}</div>
        <p><button @click=${() => keep(release)}>${say.downloadCard}</button></p></details>`,
    )}`
  }

  #periods(periods: readonly Period[], say: ReleasesWords): TemplateResult {
    const { formats } = this.context
    const rows = [...periods].reverse()
    return html`<h2>${say.periods}</h2><p>${say.periodsText}</p>
      ${
        rows.length === 0
          ? empty(say.noPeriods, say.noPeriodsText)
          : table<Period>(
              say.periods,
              [
                { head: say.period, cell: ({ id }) => html`<code>${id}</code>` },
                { head: say.state, cell: ({ state }) => say.states[state] },
                { head: say.from, cell: ({ startsAt }) => formats.day(startsAt) },
                { head: say.until, cell: ({ endsAt }) => formats.day(endsAt) },
                { head: say.source, cell: ({ source }) => say.sources[source] },
                { head: say.unit, cell: ({ unit }) => say.units[unit] },
              ],
              rows,
            )
      }`
  }

  #nameOf(epsilon: number, current: number, say: ReleasesWords): string {
    const shown = this.context.formats.number(epsilon, 2)
    return epsilon === current ? say.epsilonNow(shown) : say.epsilon(shown)
  }

  #needed({ plans, current }: Plan, say: ReleasesWords): TemplateResult {
    const { formats } = this.context
    const atYear = ({ crowds }: Plan['plans'][number]): Crowd | undefined =>
      crowds.find(({ people }) => people === yearCrowd)
    const count = (value: number | undefined): string =>
      value === undefined ? '–' : formats.number(value)
    return html`<h3>${say.needed}</h3>${table<Plan['plans'][number]>(
      say.needed,
      [
        { head: 'ε', cell: ({ epsilon }) => this.#nameOf(epsilon, current, say) },
        { head: say.half, numeric: true, cell: ({ crowds }) => count(crowds[0]?.peopleForHalf) },
        {
          head: say.most,
          numeric: true,
          cell: ({ crowds }) => count(crowds[0]?.peopleForFourFifths),
        },
        {
          head: say.afterYear,
          numeric: true,
          cell: (plan) => formats.percent(atYear(plan)?.retainedAfterYear ?? 0),
        },
        {
          head: say.yearEpsilon,
          numeric: true,
          cell: (plan) => formats.number(atYear(plan)?.epsilonOverYear ?? 0, 1),
        },
      ],
      plans,
    )}`
  }

  #plan(plan: Plan, say: ReleasesWords): TemplateResult {
    const { formats, common } = this.context
    const { plans, current, items, itemsPerBasket } = plan
    const [first] = plans
    if (first === undefined) {
      return html`<h2>${say.plan}</h2>${empty(say.planNone, say.planNoneText)}`
    }
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      this.basket = Number(new FormData(event.target as HTMLFormElement).get('basket'))
      void this.refresh()
    }
    return html`<h2>${say.plan}</h2><p>${say.planText(formats.number(items), formats.number(itemsPerBasket))}</p>
      <form class="row" @submit=${submit}>
        <label>${say.basket}<input name="basket" type="number" min="1" max="999" step="1" required value=${itemsPerBasket} /></label>
        <button ?disabled=${this.busy !== undefined}>${say.show}</button>
      </form>
      ${chart(
        {
          title: say.plan,
          along: first.crowds.map(({ people }) => formats.number(people)),
          alongLabel: say.people,
          series: plans.map(({ epsilon, crowds }) => ({
            label: this.#nameOf(epsilon, current, say),
            values: crowds.map(({ retained }) => retained),
          })),
          value: (value) => formats.percent(value),
        },
        formats,
        common,
      )}
      ${this.#needed(plan, say)}
      <p class="quiet">${say.estimate}</p>`
  }

  protected ready({ releases, periods, plan }: Loaded, say: ReleasesWords): TemplateResult {
    return html`<h1>${this.context.common.pages.releases}</h1><p>${say.intro}</p>
      ${releases.length === 0 ? nothing : html`<h2>${say.released}</h2>`}
      ${this.#releases(releases, say)}
      ${this.#periods(periods, say)}
      ${this.#plan(plan, say)}`
  }
}

customElements.define('console-releases', ConsoleReleases)
