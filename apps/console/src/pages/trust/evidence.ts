/** What campaigns say: what was too personal, and what is better than without it. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Context } from '../../page.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import type { Held, Interval, Rate, Trust } from './shapes.ts'
import type { TrustWords } from './words.ts'

const colours = { certified: 'good', rejected: 'bad', unresolved: 'quiet' } as const

export function tacticsSection(
  { tactics }: Trust,
  { tactics: say }: TrustWords,
  { formats, can }: Context,
): TemplateResult {
  const percent = (value: number): string => formats.percent(value, 2)
  const around = (value: number, { low, high }: Interval): string =>
    `${percent(value)} (${percent(low)} – ${percent(high)})`
  const rate = (one: Rate | null): string =>
    one === null ? '–' : around(Math.max(0, one.rate), one.interval)
  const head = html`<h2>${say.title}</h2><p>${say.intro}</p>`
  if (tactics.length === 0) {
    return html`${head}${empty(say.none, say.noneText)}`
  }
  const link = ({ tactic, name }: Trust['tactics'][number]): unknown =>
    can('marketing.read')
      ? html`<a href="/console/marketing/tactics/${encodeURIComponent(tactic)}${location.search}">${name}</a>`
      : name
  return html`${head}${table(
    say.title,
    [
      { head: say.tactic, cell: link },
      { head: say.shown, cell: ({ shown }) => rate(shown) },
      { head: say.notShown, cell: ({ notShown }) => rate(notShown) },
      {
        head: say.difference,
        cell: ({ difference }) =>
          difference === null ? '–' : around(difference.value, difference.sequence),
      },
      { head: say.margin, numeric: true, cell: ({ margin }) => percent(margin) },
      { head: say.verdict, cell: ({ verdict }) => say.verdicts[verdict] },
      {
        head: say.says,
        cell: ({ tooPersonal }) =>
          html`<span class=${tooPersonal ? 'bad' : 'quiet'}>${tooPersonal ? say.tooPersonal : say.open}</span>`,
      },
    ],
    tactics,
  )}`
}

export function heldSection(
  { held }: Trust,
  { held: say }: TrustWords,
  { formats, can }: Context,
): TemplateResult {
  const head = html`<h2>${say.title}</h2><p>${say.intro}</p>`
  if (held.length === 0) return html`${head}${empty(say.none, say.noneText)}`
  const difference = ({ difference: value, interval, spends }: Held): string => {
    const show = (one: number): string =>
      spends ? formats.number(one, 2) : formats.percent(one, 2)
    if (value === null || interval === null) return '–'
    return `${show(value)} (${show(interval.low)} – ${show(interval.high)})`
  }
  const link = ({ campaign, name }: Held): unknown =>
    can('marketing.read')
      ? html`<a href="/console/marketing/campaigns/${encodeURIComponent(campaign)}${location.search}">${name}</a>`
      : name
  return html`${head}${table(
    say.title,
    [
      { head: say.campaign, cell: link },
      { head: say.arm, cell: ({ arm }) => arm },
      { head: say.difference, cell: difference },
      {
        head: say.weeks,
        numeric: true,
        cell: ({ cohorts, plannedCohorts }) => `${cohorts} / ${plannedCohorts}`,
      },
      {
        head: say.verdict,
        cell: ({ verdict, because }) =>
          html`<span class="tag ${colours[verdict]}">${say.verdicts[verdict]}</span> ${say.because[because]}`,
      },
    ],
    held,
  )}`
}
