/** Which levels people have and how they changed, as far as it is known, and that the rest is not. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { chart } from '../../parts/chart.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import type { Counted, Interval, Period, Share, Trust } from './shapes.ts'
import type { TrustWords } from './words.ts'

type Say = TrustWords['levels']

/** Counts of people are never below none. */
function counts({ low, high }: Interval, { formats }: Context): string {
  return `${formats.number(Math.max(0, low))} – ${formats.number(Math.max(0, high))}`
}

function shares<Row extends Share>(
  caption: string,
  rows: readonly Row[],
  of: { readonly head: string; readonly counted: string; readonly name: (row: Row) => string },
  say: Say,
  context: Context,
): TemplateResult {
  const { percent } = context.formats
  return table(
    caption,
    [
      { head: of.head, cell: of.name },
      {
        head: say.share,
        cell: ({ share, interval }) =>
          share === null
            ? say.tooFew
            : `${percent(share, 1)} (${percent(interval.low, 1)} – ${percent(interval.high, 1)})`,
      },
      {
        head: of.counted,
        numeric: true,
        cell: ({ countInterval }) => counts(countInterval, context),
      },
    ],
    rows,
  )
}

function course(
  periods: readonly Period[],
  say: Say,
  { when }: TrustWords,
  { formats, common }: Context,
): unknown {
  if (periods.length < 2) return nothing
  return chart(
    {
      title: say.course,
      along: periods.map(({ to }) => Date.parse(to)),
      alongLabel: when,
      series: say.names.map((label, level) => ({
        label,
        values: periods.map(
          ({ accounts }) => accounts.levels.find((one) => one.level === level)?.share ?? null,
        ),
      })),
      value: (value) => formats.percent(value, 1),
    },
    formats,
    common,
  )
}

function lastPeriod(
  { from, to, accounts, choices }: Period,
  say: Say,
  context: Context,
): TemplateResult {
  const { day } = context.formats
  const number = (value: number): string => context.formats.number(Math.max(0, value))
  const byLevel = (caption: string, { levels }: Counted, counted: string): TemplateResult =>
    shares(
      caption,
      levels,
      { head: say.level, counted, name: ({ level }) => say.names[level] ?? '' },
      say,
      context,
    )
  const byMove = (caption: string, { moves }: Counted, counted: string): TemplateResult =>
    shares(
      caption,
      moves,
      { head: say.move, counted, name: ({ move }) => say.moves[move] },
      say,
      context,
    )
  return html`<p>${say.period(day(from), day(to))}. ${say.total(number(accounts.interval.low), number(accounts.interval.high))}</p>
    ${byLevel(say.title, accounts, say.people)}
    <h3>${say.movesTitle}</h3>${byMove(say.movesTitle, accounts, say.people)}
    <details><summary>${say.choicesTitle}</summary><p>${say.choicesIntro}</p>
      ${byLevel(say.choicesTitle, choices, say.choices)}${byMove(say.choicesTitle, choices, say.choices)}
    </details>`
}

function notKnown({ crowdLevels }: Trust, say: Say, context: Context): TemplateResult {
  return html`<h3>${say.unknownTitle}</h3><p>${say.unknownText}</p>
    ${
      crowdLevels === null
        ? html`<p class="quiet">${context.common.nothing}</p>`
        : html`<p>${say.crowdTitle(crowdLevels.name)}</p>${table(
            say.crowdTitle(crowdLevels.name),
            [
              { head: say.level, cell: ({ level }) => say.names[level] ?? '' },
              {
                head: say.counted,
                numeric: true,
                cell: ({ level, interval }) =>
                  `${counts(interval, context)} ${say.crowdUnits[level] ?? ''}`,
              },
            ],
            crowdLevels.levels,
          )}`
    }`
}

export function levelsSection(trust: Trust, words: TrustWords, context: Context): TemplateResult {
  const { levels: say } = words
  const { epsilon, nextAt, periods } = trust.counting
  const last = periods.at(-1)
  const next = nextAt === null ? undefined : context.formats.day(nextAt)
  const nothingYet =
    epsilon === null ? empty(say.off, say.offText) : empty(say.none, say.noneText(next))
  return html`<h2>${say.title}</h2>
    ${epsilon === null ? nothing : html`<p>${say.intro(epsilon)}</p>`}
    ${last === undefined ? nothingYet : lastPeriod(last, say, context)}
    ${course(periods, say, words, context)}
    ${notKnown(trust, say, context)}`
}
