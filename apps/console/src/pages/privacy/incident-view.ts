/** How one incident is shown: the authority's clock in words, its course, its facts, its letters. */
import type { FieldId, Texts } from '@discreet/policy'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import type { Context } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { facts } from '../../parts/facts.ts'
import type { FrameWords } from '../../texts/frame.ts'
import type { Incident, OneIncident, Phase } from './incident-shapes.ts'
import type { IncidentsWords } from './incidents-words.ts'
import { logLink } from './links.ts'

const colours = {
  in_time: '',
  due_soon: 'warn',
  overdue: 'bad',
  told: 'good',
  told_late: 'warn',
  closed: '',
} as const

/** `now`: epoch milliseconds, of the server. */
export function clockOf(
  { clock, authorityBy }: Incident,
  say: IncidentsWords,
  formats: Formats,
  now: number,
): TemplateResult {
  const { state } = clock
  const left = Date.parse(authorityBy) - now
  const span = formats.duration(Math.abs(left))
  const runs = state === 'in_time' || state === 'due_soon' || state === 'overdue'
  return html`<span class="tag ${colours[state]}">${say.clocks[state]}</span>${runs ? html` ${left < 0 ? say.late(span) : say.left(span)}` : nothing}`
}

const order: readonly Phase[] = [
  'detected',
  'assessed',
  'contained',
  'authority_notified',
  'people_notified',
  'closed',
]

export function courseOf(
  { phases, log, next }: OneIncident,
  say: IncidentsWords,
  formats: Formats,
): TemplateResult {
  const rest = order.filter(
    (phase) => next.length > 0 && !phases.some((one) => one.phase === phase),
  )
  const entries = log.map((index, k) => html`${k === 0 ? '' : ', '}${logLink(index, formats)}`)
  return html`<ol class="course">
      ${phases.map(
        ({ phase, at, note, delay }) =>
          html`<li><strong>${say.phases[phase]}</strong> <span class="quiet">${formats.time(at)}</span><br />${note}${delay === undefined ? nothing : html`<br />${say.delay}: ${delay}`}</li>`,
      )}
      ${rest.map((phase) => html`<li class="quiet">${say.phases[phase]}: ${say.waits}</li>`)}
    </ol>
    <p>${say.inLog} ${entries}</p>`
}

export function incidentFacts(
  { id, facts: known, detectedAt, authorityBy }: Incident,
  say: IncidentsWords,
  names: Texts,
  { formats, common }: Pick<Context, 'formats' | 'common'>,
): TemplateResult {
  const { scope } = known
  const answer = (yes: boolean): string => (yes ? common.yes : common.no)
  const whom =
    scope.of === 'site'
      ? html`<ul>${scope.fields.map((field) => html`<li>${names.fields[field as FieldId] ?? field}</li>`)}</ul>`
      : `${scope.actor}, ${formats.time(scope.from)} – ${formats.time(scope.to)}`
  return facts([
    [say.number, html`<code>${id}</code>`],
    [say.detected, formats.time(detectedAt)],
    [say.authorityBy, formats.time(authorityBy)],
    [say.nature, known.nature],
    [say.categories, known.categories.join(' · ')],
    [say.consequences, known.consequences],
    [say.measures, known.measures],
    [say.scopes[scope.of], whom],
    [say.highRisk, answer(known.highRisk)],
    [say.unreadable, answer(known.unreadable)],
  ])
}

export function letterOf(
  title: string,
  { subject, text }: { readonly subject: string; readonly text: string },
  common: FrameWords,
): TemplateResult {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${subject}\n\n${text}`)
    announce(common.copied)
  }
  return html`<h3>${title}</h3><div class="sheet">
    <p><strong>${subject}</strong></p><p class="letter">${text}</p>
    <p><button @click=${copy}>${common.copy}</button></p></div>`
}
