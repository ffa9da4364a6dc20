/** How the company keeps its word: requests, incidents, training, the budget, and the way back. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import type { SpentOf, Trust } from './shapes.ts'
import type { TrustWords } from './words.ts'

export function easeSection(
  { ease }: Trust,
  { ease: say }: TrustWords,
  { formats: { number } }: Context,
): TemplateResult {
  return html`<h2>${say.title}</h2><p>${say.text(number(ease.up), number(ease.down), number(ease.effort, 2))}</p>`
}

export function requestsSection(
  { care }: Trust,
  { requests: say }: TrustWords,
  { formats }: Context,
): TemplateResult {
  const { requests, byType, overdue } = care
  const head = html`<h2>${say.title}</h2><p>${say.intro}</p>
    ${overdue === 0 ? nothing : html`<p class="bad">${say.overdue(formats.number(overdue))}</p>`}`
  if (requests === null) return html`${head}${empty(say.few, say.fewText)}`
  return html`${head}${table(
    say.title,
    [
      { head: say.type, cell: ({ type }) => (type === '' ? say.all : (say.types[type] ?? type)) },
      { head: say.answered, numeric: true, cell: ({ answered }) => formats.number(answered) },
      { head: say.inTime, numeric: true, cell: ({ inTime }) => formats.percent(inTime, 1) },
      { head: say.median, cell: ({ medianToAnswer }) => formats.duration(medianToAnswer) },
    ],
    [{ type: '', ...requests }, ...byType],
  )}`
}

export function careSection(
  { care: { incidents, training } }: Trust,
  { care: say, outOf }: TrustWords,
  { formats: { number, day, duration } }: Context,
): TemplateResult {
  const { open, overdue, closed, medianToClose, lastDrillAt } = incidents
  const rows: readonly (readonly [string, string])[] = [
    [say.open, number(open)],
    [say.overdue, number(overdue)],
    [say.closed, number(closed)],
    ...(medianToClose === null ? [] : [[say.toClose, duration(medianToClose)] as const]),
    [say.drill, lastDrillAt === null ? say.never : day(lastDrillAt)],
    [
      say.trained,
      training.members === 0 ? say.nobody : outOf(number(training.awake), number(training.members)),
    ],
  ]
  return html`<h2>${say.title}</h2><dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

export function spentSection(
  { spent }: Trust,
  { spent: say }: TrustWords,
  { formats: { number } }: Context,
): TemplateResult {
  if (spent === null) return html`<h2>${say.title}</h2><p class="bad">${say.broken}</p>`
  const rows: readonly (SpentOf & { readonly on: string })[] = [
    { on: say.crowd, ...spent.crowd },
    { on: say.campaigns, ...spent.campaigns },
    { on: say.counts, ...spent.counts },
  ]
  return html`<h2>${say.title}</h2><p>${say.intro}</p>${table(
    say.title,
    [
      { head: say.on, cell: ({ on }) => on },
      {
        head: say.spent,
        cell: ({ on, epsilon, limit }) =>
          html`ε ${number(epsilon, 2)} <meter min="0" max="1" value=${limit > 0 ? epsilon / limit : 1} aria-label="${on}: ${say.spent}"></meter>`,
      },
      { head: say.limit, numeric: true, cell: ({ limit }) => `ε ${number(limit, 2)}` },
      { head: say.left, numeric: true, cell: ({ left }) => `ε ${number(left, 2)}` },
    ],
    rows,
  )}<p>${say.total(number(spent.epsilon, 2), String(spent.delta))}</p>`
}
