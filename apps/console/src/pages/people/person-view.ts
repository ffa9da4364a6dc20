/** What a person sees of themselves, as somebody of the staff sees it for a while. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { facts } from '../../parts/facts.ts'
import type { Column } from '../../parts/table.ts'
import { table } from '../../parts/table.ts'
import type { Entry, SeenField, SeenPerson } from './shapes.ts'
import type { PeopleWords } from './words.ts'

/** As many of each field as the server shows. */
const mostShown = 20

export function choicesView(
  { choices, hasAddress, contributed }: SeenPerson,
  say: PeopleWords,
  { formats, common }: Context,
): TemplateResult {
  const time = (at: string | null): string => (at === null ? say.never : formats.time(at))
  const yes = (is: boolean): string => (is ? common.yes : common.no)
  const names = say.facts
  return html`<h2>${say.choices}</h2>
    ${facts([
      [names.level, `${choices.levelName} (${choices.levelInForce})`],
      [names.since, time(choices.chosenAt)],
      [names.seen, time(choices.seenAt)],
      [names.erases, time(choices.erasesAt)],
      choices.place === null ? undefined : [names.place, choices.place],
      [names.contribute, yes(choices.contribute)],
      [names.given, formats.number(contributed)],
      [names.restricted, yes(choices.restricted)],
      [
        names.objections,
        choices.objections.map((one) => say.objections[one]).join(', ') || common.no,
      ],
      [names.signal, yes(choices.standingGpc)],
      [names.address, yes(hasAddress)],
    ])}
    ${
      choices.purposeTexts.length === 0
        ? nothing
        : html`<h3>${say.purposes}</h3><ul>${choices.purposeTexts.map(({ text, inForce }) => html`<li>${text}${inForce ? nothing : html` <span class="tag warn">${say.notInForce}</span>`}</li>`)}</ul>`
    }
    <h3>${say.rests}</h3><ul>${choices.reasons.map(({ text }) => html`<li>${text}</li>`)}</ul>`
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

function contentOf(entry: Entry): string {
  const { title, item } = entry
  if (item !== undefined) return textOf(title ?? item)
  const said = Object.entries(entry).filter(([name]) => name !== 'at')
  return said.map(([name, value]) => `${name}: ${textOf(value)}`).join('; ')
}

/** `take`: takes an item out; undefined: they may not. */
export function keptView(
  { fields, unreadable }: SeenPerson,
  take: ((entry: Entry, what: string) => void) | undefined,
  busy: boolean,
  say: PeopleWords,
  { formats }: Context,
): TemplateResult {
  const columnsOf = (): readonly Column<Entry>[] => {
    const columns: readonly Column<Entry>[] = [
      { head: say.what, cell: contentOf },
      { head: say.at, cell: ({ at }) => (typeof at === 'string' ? formats.time(at) : '') },
    ]
    if (take === undefined) return columns
    const button = (entry: Entry): unknown =>
      typeof entry['item'] === 'string'
        ? html`<button ?disabled=${busy} aria-label="${say.takeOut}: ${contentOf(entry)}" @click=${() => take(entry, contentOf(entry))}>${say.takeOut}</button>`
        : nothing
    return [...columns, { head: '', cell: button }]
  }
  const one = ({ name, count, retention, entries }: SeenField): TemplateResult =>
    html`<details class="sheet"><summary>${say.counted(name, formats.number(count))}</summary>
      <p class="quiet">${retention}</p>${entries.length === 0 ? html`<p>${say.nothingKept}</p>` : table(name, columnsOf(), entries)}</details>`
  return html`<h2>${say.kept}</h2><p>${say.keptText(formats.number(mostShown))}</p>
    ${fields.map(one)}
    ${unreadable === 0 ? nothing : html`<p class="note">${say.unreadable(formats.number(unreadable))}</p>`}`
}

export function historyView(
  { requests, accesses, records }: SeenPerson,
  say: PeopleWords,
  { formats, can }: Context,
): TemplateResult {
  const link = (id: string, text: string): unknown =>
    can('requests.read')
      ? html`<a href="/console/privacy/requests/${id}${location.search}">${text}</a>`
      : text
  return html`<h2>${say.requests}</h2>
    ${
      requests.length === 0
        ? html`<p>${say.noRequests}</p>`
        : table(
            say.requests,
            [
              { head: say.type, cell: ({ id, type }) => link(id, say.types[type]) },
              { head: say.state, cell: ({ state }) => say.states[state] },
              { head: say.received, cell: ({ receivedAt }) => formats.day(receivedAt) },
              { head: say.answerBy, cell: ({ clocks }) => formats.day(clocks.answerBy) },
              { head: say.clock, cell: ({ clocks }) => say.clocks[clocks.state] },
            ],
            requests,
          )
    }
    <h2>${say.accesses}</h2><p>${say.accessesText}</p>
    ${table(
      say.accesses,
      [
        { head: say.at, cell: ({ at }) => formats.time(at) },
        { head: say.who, cell: ({ actor }) => actor },
        { head: say.what, cell: ({ reason }) => reason },
        {
          head: say.fields,
          cell: ({ fields }) =>
            html`<details><summary>${say.fieldCount(formats.number(fields.length))}</summary>${fields.map((one) => html`<code>${one}</code> `)}</details>`,
        },
      ],
      accesses,
    )}
    <h2>${say.records}</h2>
    ${table(
      say.records,
      [
        { head: say.at, cell: ({ at }) => formats.time(at) },
        { head: say.state, cell: ({ event }) => say.events[event] },
        { head: say.facts.level, cell: ({ levelTo }) => say.level(formats.number(levelTo)) },
        { head: say.purposes, cell: ({ purposes }) => purposes.join(', ') },
      ],
      records,
    )}`
}
