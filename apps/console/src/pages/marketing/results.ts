/** What a campaign's released weeks say: intervals first, and the noise never hidden. */
import type { Comparison, ExperimentReport, Interval } from '@discreet/experiment'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { chart } from '../../parts/chart.ts'
import { table } from '../../parts/table.ts'
import type { Results } from './shapes.ts'
import type { MarketingWords } from './words.ts'

type Say = MarketingWords['results']
type Show = (value: number) => string

const colours = { certified: 'good', rejected: 'bad', unresolved: 'quiet' } as const
const guardColours = { clear: 'good', open: 'quiet', breached: 'bad' } as const

const between = ({ low, high }: Interval, show: Show): string => `${show(low)} – ${show(high)}`

function comparisons(
  caption: string,
  rows: readonly Comparison[],
  say: Say,
  show: Show,
  percent: Show,
): TemplateResult {
  return table(
    caption,
    [
      { head: say.arm, cell: ({ arm }) => arm },
      { head: say.difference, numeric: true, cell: ({ difference }) => show(difference) },
      { head: say.always, cell: ({ sequence }) => between(sequence, show) },
      { head: say.end, cell: ({ interval }) => between(interval, show) },
      {
        head: say.lift,
        cell: ({ lift }) =>
          lift === null ? '–' : `${percent(lift.value)} (${between(lift.interval, percent)})`,
      },
    ],
    rows,
  )
}

function verdicts(
  { decided }: ExperimentReport,
  { atTheEnd }: Results,
  say: Say,
  percent: Show,
): TemplateResult {
  return html`${decided.map(
    ({ arm, verdict, because, stability }) => html`<div class="sheet">
      <p><strong>${arm}</strong> <span class="tag ${colours[verdict]}">${say.verdicts[verdict]}</span></p>
      <p>${say.because[because]}. ${say.stability(percent(stability))}</p>
      ${(atTheEnd ?? []).filter((one) => one.arm === arm).map(({ says }) => html`<p>${say.atTheEnd[says]}</p>`)}
    </div>`,
  )}`
}

function guards({ guards: rows }: ExperimentReport, say: Say, percent: Show): TemplateResult {
  return html`<h3>${say.guards}</h3>${table(
    say.guards,
    [
      { head: say.guards, cell: ({ guard }) => say.guard[guard] },
      { head: say.arm, cell: ({ arm }) => arm },
      { head: say.value, numeric: true, cell: ({ rate }) => percent(rate) },
      { head: say.control, numeric: true, cell: ({ controlRate }) => percent(controlRate) },
      { head: say.always, cell: ({ sequence }) => between(sequence, percent) },
      { head: say.margin, numeric: true, cell: ({ margin }) => percent(margin) },
      {
        head: '',
        cell: ({ state }) =>
          html`<span class=${guardColours[state]}>${say.guardStates[state]}</span>`,
      },
    ],
    rows,
  )}`
}

function weeks({ weeks: rows }: Results, say: Say, context: Context): TemplateResult {
  const arms = [...new Set(rows.flatMap(({ byArm }) => Object.keys(byArm)))]
  return chart(
    {
      title: say.weeksTitle,
      along: rows.map(({ week }) => `${say.week} ${week + 1}`),
      alongLabel: say.week,
      series: arms.map((arm) => ({
        label: arm,
        values: rows.map(({ byArm }) => byArm[arm] ?? null),
      })),
      value: (value) => context.formats.number(value),
    },
    context.formats,
    context.common,
  )
}

function judged(
  report: ExperimentReport,
  results: Results,
  say: Say,
  context: Context,
): TemplateResult {
  const { formats } = context
  const percent: Show = (value) => formats.percent(value, 2)
  const show: Show = results.spends ? (value) => formats.number(value, 2) : percent
  return html`${verdicts(report, results, say, percent)}
    <h3>${say.arms}</h3>${table(
      say.arms,
      [
        { head: say.arm, cell: ({ arm }) => arm },
        { head: say.people, numeric: true, cell: ({ units }) => formats.number(units) },
        { head: say.value, numeric: true, cell: ({ value }) => show(value) },
        { head: say.interval, cell: ({ interval }) => between(interval, show) },
      ],
      report.arms,
    )}
    <h3>${say.difference}</h3>${comparisons(say.difference, report.comparisons, say, show, percent)}
    ${report.guards.length === 0 ? nothing : guards(report, say, percent)}
    <p class=${report.sampleRatio.suspicious ? 'bad' : 'good'}>${report.sampleRatio.suspicious ? say.ratioBad : say.ratioGood}</p>
    ${report.byLevel.length < 2 ? nothing : html`<details><summary>${say.byLevel}</summary>${report.byLevel.map(({ level, comparisons: rows }) => html`<h3>${level}</h3>${comparisons(`${say.byLevel} ${level}`, rows, say, show, percent)}`)}</details>`}`
}

export function resultsSection(results: Results, say: Say, context: Context): TemplateResult {
  const { report, nextDueAt, size } = results
  const { formats } = context
  const next = nextDueAt === null ? nothing : html`<p>${say.next(formats.day(nextDueAt))}</p>`
  if (results.weeks.length === 0) return html`<h2>${say.title}</h2><p>${say.none}</p>${next}`
  const counted = (value: number): string => formats.number(Math.max(0, value))
  return html`<h2>${say.title}</h2><p class="quiet">${say.noisy}</p>
    ${size?.interval == null ? nothing : html`<p>${say.size(counted(size.interval.low), counted(size.interval.high))}</p>`}
    ${report === null ? nothing : judged(report, results, say, context)}
    ${weeks(results, say, context)}${next}`
}
