/** What people said of each tactic: noisy rates with their intervals, as a chart and as a table. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import { Page } from '../../page.ts'
import { chart } from '../../parts/chart.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import { marketingWords } from './area-words.ts'
import type { Feedback } from './shapes.ts'
import type { MarketingWords } from './words.ts'

class ConsoleFeedback extends Page<readonly Feedback[], MarketingWords> {
  protected readonly words = marketingWords

  protected async load(): Promise<readonly Feedback[]> {
    const path = 'office/feedback'
    return (await this.context.api.get<{ feedback: readonly Feedback[] }>(path)).feedback
  }

  #says(
    { difference, margin, tooPersonal }: Feedback,
    say: MarketingWords['feedback'],
  ): TemplateResult {
    if (tooPersonal) return html`<span class="bad">${say.tooPersonal}</span>`
    const within = difference !== null && difference.sequence.high < margin
    return html`<span class=${within ? 'good' : 'quiet'}>${within ? say.fine : say.open}</span>`
  }

  protected ready(
    feedback: readonly Feedback[],
    { feedback: say }: MarketingWords,
  ): TemplateResult {
    const { formats, common } = this.context
    const percent = (share: number): string => formats.percent(share, 2)
    const rate = (one: Feedback['shown']): string =>
      one === null
        ? '–'
        : `${percent(one.rate)} (${percent(one.interval.low)} – ${percent(one.interval.high)}), ${formats.number(one.units)} ${say.people}`
    const known = feedback.flatMap(({ tactic, shown }) =>
      shown === null ? [] : [{ tactic, shown }],
    )
    const head = html`<h1>${say.title}</h1><p>${say.intro}</p>`
    if (known.length === 0) return html`${head}${empty(say.none, say.noneText)}`
    const drawn = chart(
      {
        title: say.chart,
        along: known.map(({ tactic }) => tactic),
        alongLabel: say.tactic,
        series: [
          { label: say.shown, as: 'bars', values: known.map(({ shown }) => shown.rate) },
          {
            label: say.low,
            as: 'low',
            values: known.map(({ shown }) => Math.max(0, shown.interval.low)),
          },
          { label: say.high, as: 'high', values: known.map(({ shown }) => shown.interval.high) },
        ],
        value: percent,
      },
      formats,
      common,
    )
    return html`${head}${drawn}${table(
      say.title,
      [
        {
          head: say.tactic,
          cell: ({ tactic }) =>
            html`<a href="/console/marketing/tactics/${encodeURIComponent(tactic)}${location.search}">${tactic}</a>`,
        },
        { head: say.shown, cell: ({ shown }) => rate(shown) },
        { head: say.notShown, cell: ({ notShown }) => rate(notShown) },
        {
          head: say.difference,
          cell: ({ difference }) =>
            difference === null
              ? '–'
              : `${percent(difference.value)} (${percent(difference.sequence.low)} – ${percent(difference.sequence.high)})`,
        },
        { head: say.margin, numeric: true, cell: ({ margin }) => percent(margin) },
        { head: say.says, cell: (one) => this.#says(one, say) },
      ],
      feedback,
    )}`
  }
}

customElements.define('console-feedback', ConsoleFeedback)
