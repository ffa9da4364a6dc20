/** The gate's decision about one event: the rule, the consent, and what becomes of each field. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { table } from '../../parts/table.ts'
import type { FrameWords } from '../../texts/frame.ts'
import type { Explained } from './shapes.ts'
import type { DebuggerWords } from './words.ts'

type Field = Explained['fields'][number]

function consentOf(
  { consent }: Explained,
  name: string,
  say: DebuggerWords,
  common: FrameWords,
): unknown {
  if (consent.length === 0) return nothing
  return html`<h3>${say.consent}</h3>${table(
    `${name}: ${say.consent}`,
    [
      { head: say.category, cell: ({ category }) => html`<code>${category}</code>` },
      { head: say.given, cell: ({ given }) => (given ? common.yes : common.no) },
    ],
    consent,
  )}`
}

function itemsOf({ items }: Explained, name: string, say: DebuggerWords): unknown {
  if (items.length === 0) return nothing
  return html`<h3>${say.items}</h3>${table(
    `${name}: ${say.items}`,
    [
      { head: say.items, cell: ({ id }) => html`<code>${id}</code>` },
      { head: say.outcome, cell: ({ state }) => say.states[state] },
    ],
    items,
  )}`
}

function fieldsOf({ fields }: Explained, name: string, say: DebuggerWords): TemplateResult {
  const outcome = ({ use }: Field): TemplateResult =>
    html`<span class="tag ${use === null ? 'warn' : 'good'}">${use === null ? say.dropped : say.used}</span>`
  return html`<h3>${say.fields}</h3>${table(
    `${name}: ${say.fields}`,
    [
      { head: say.field, cell: ({ at }) => html`<code>${at}</code>` },
      { head: say.outcome, cell: outcome },
      { head: say.why, cell: ({ use, kind }) => (use === null ? say.kinds[kind] : say.uses[use]) },
    ],
    fields,
  )}`
}

export function explainedEvent(
  explained: Explained,
  number: string,
  reasons: readonly string[],
  say: DebuggerWords,
  common: FrameWords,
): TemplateResult {
  const { rule, contributes, wrong } = explained
  const name = say.resultOf(number)
  return html`<section class="sheet explained">
    <h2>${name} <span class="tag ${contributes ? 'good' : 'warn'}">${contributes ? say.contributes : say.doesNot}</span></h2>
    <p><strong>${say.rules[rule]}.</strong> ${say.ruleText[rule]}</p>
    ${wrong === null ? nothing : html`<p class="note problem">${say.wrong(wrong.field, wrong.expected)}</p>`}
    ${rule === 'policy' ? html`<ul>${reasons.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
    ${consentOf(explained, name, say, common)}${itemsOf(explained, name, say)}${fieldsOf(explained, name, say)}
  </section>`
}
