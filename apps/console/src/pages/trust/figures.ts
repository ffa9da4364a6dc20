/** The four numbers, each with its course and the reason. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { chart } from '../../parts/chart.ts'
import { reasonText } from './reasons.ts'
import type { NumberName, Trust, TrustNumber } from './shapes.ts'
import type { TrustWords } from './words.ts'

const names: readonly NumberName[] = ['trust', 'control', 'value', 'care']
/** What is rare is told apart by its second digit only. */
const digits: Readonly<Record<NumberName, number>> = { trust: 2, control: 1, value: 0, care: 1 }

function course(
  name: NumberName,
  { trend }: TrustNumber,
  say: TrustWords,
  { formats, common }: Context,
): unknown {
  if (trend.length === 0) return nothing
  if (trend.length === 1) return html`<p class="quiet">${say.oneSoFar}</p>`
  const ends = trend.some(({ interval }) => interval !== null)
  return chart(
    {
      title: say.numbers[name].trend,
      along: trend.map(({ at }) => Date.parse(at)),
      alongLabel: say.when,
      series: [
        { label: say.value, values: trend.map(({ value }) => value) },
        ...(ends
          ? [
              {
                label: say.low,
                as: 'low' as const,
                values: trend.map(({ interval }) => interval?.low ?? null),
              },
              {
                label: say.high,
                as: 'high' as const,
                values: trend.map(({ interval }) => interval?.high ?? null),
              },
            ]
          : []),
      ],
      value: (value) => formats.percent(value, digits[name]),
    },
    formats,
    common,
  )
}

/** Of what was tried there are few: they are said as a number of them. */
function shown(
  name: NumberName,
  { value, reason: { params } }: TrustNumber,
  say: TrustWords,
  { formats }: Context,
): string {
  if (value === null) return say.unknown
  const of = params['of']
  if (name !== 'value' || of === undefined) return formats.percent(value, digits[name])
  return say.outOf(formats.number(Number(params['certified'])), formats.number(Number(of)))
}

export function figures(
  { numbers }: Pick<Trust, 'numbers'>,
  say: TrustWords,
  context: Context,
): TemplateResult {
  const { percent } = context.formats
  return html`<ul class="cards large">${names.map((name) => {
    const number = numbers[name]
    const { interval, value } = number
    return html`<li class="sheet">
      <h2>${say.numbers[name].name}</h2>
      <p class="figure">${shown(name, number, say, context)}</p>
      ${interval === null ? nothing : html`<p class="quiet">${say.between(percent(interval.low, digits[name]), percent(interval.high, digits[name]))}</p>`}
      ${value === null ? nothing : html`<p>${say.numbers[name].says}</p>`}
      <p><strong>${reasonText(number.reason, say, context.formats)}</strong></p>
      ${course(name, number, say, context)}
    </li>`
  })}</ul>`
}
