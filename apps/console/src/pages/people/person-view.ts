/** What a person sees of themselves, as somebody of the staff sees it for a while. */
import type { Texts } from '@discreet/policy'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import type { Context } from '../../page.ts'
import { empty } from '../../parts/empty.ts'
import { facts } from '../../parts/facts.ts'
import type { Column } from '../../parts/table.ts'
import { table } from '../../parts/table.ts'
import { pageLink } from '../privacy/links.ts'
import type { RequestRow } from '../privacy/request-shapes.ts'
import { clockOf } from '../privacy/request-view.ts'
import type { Entry, SeenField, SeenPerson, SeenRecord } from './shapes.ts'
import type { PeopleWords } from './words.ts'

/** As many of each field as the server shows. */
const mostShown = 20

function levelText(level: number, names: Texts, say: PeopleWords, { number }: Formats): string {
  return say.level(number(level), names.levels[level]?.name ?? '')
}

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
      [names.level, say.level(formats.number(choices.levelInForce), choices.levelName)],
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

function contentOf(entry: Entry, say: PeopleWords): string {
  const { title, item } = entry
  if (item !== undefined) return textOf(title ?? item)
  const names: Readonly<Record<string, string>> = say.parts
  const said = Object.entries(entry).filter(([name]) => name !== 'at')
  return said.map(([name, value]) => `${names[name] ?? name}: ${textOf(value)}`).join('; ')
}

/** Takes an item out. */
interface Taking {
  readonly busy: boolean
  run(entry: Entry, what: string): void
}

function entryColumns(
  taking: Taking | undefined,
  say: PeopleWords,
  { formats }: Context,
): readonly Column<Entry>[] {
  const columns: readonly Column<Entry>[] = [
    { head: say.what, cell: (entry) => contentOf(entry, say) },
    { head: say.at, cell: ({ at }) => (typeof at === 'string' ? formats.time(at) : '') },
  ]
  if (taking === undefined) return columns
  const button = (entry: Entry): unknown => {
    const what = contentOf(entry, say)
    return typeof entry['item'] === 'string'
      ? html`<button ?disabled=${taking.busy} aria-label="${say.takeOut}: ${what}" @click=${() => taking.run(entry, what)}>${say.takeOut}</button>`
      : nothing
  }
  return [...columns, { head: say.act, cell: button }]
}

/** `taking`: undefined: they may not. */
export function keptView(
  { fields, unreadable }: SeenPerson,
  taking: Taking | undefined,
  say: PeopleWords,
  context: Context,
): TemplateResult {
  const { formats } = context
  const columns = entryColumns(taking, say, context)
  const [full, bare] = [true, false].map((is) => fields.filter(({ count }) => count > 0 === is))
  const one = ({ name, count, retention, entries }: SeenField): TemplateResult =>
    html`<details class="sheet"><summary>${name} <span class="quiet">(${formats.number(count)})</span></summary>
      <p class="quiet">${say.keptFor(retention)}</p>${table(name, columns, entries)}</details>`
  return html`<h2>${say.kept}</h2>
    ${
      full?.length === 0
        ? empty(say.nothingKept, say.nothingKeptText)
        : html`<p>${say.keptText(formats.number(mostShown))}</p>${full?.map(one)}
          ${bare?.length === 0 ? nothing : html`<p class="quiet">${say.bare} ${bare?.map(({ name }) => name).join(' · ')}</p>`}`
    }
    ${unreadable === 0 ? nothing : html`<p class="note">${say.unreadable(formats.number(unreadable))}</p>`}`
}

function requestsView(
  requests: readonly RequestRow[],
  { asked, ...say }: PeopleWords,
  { formats, can, api }: Context,
): TemplateResult {
  if (requests.length === 0) return html`<h2>${say.requests}</h2><p>${say.noRequests}</p>`
  const named = ({ id, type }: RequestRow): unknown =>
    can('requests.read')
      ? html`<a href=${pageLink(`requests/${id}`)}>${asked.types[type]}</a>`
      : asked.types[type]
  return html`<h2>${say.requests}</h2>${table<RequestRow>(
    say.requests,
    [
      { head: asked.what, cell: named },
      { head: asked.clock, cell: (row) => clockOf(row, asked, formats, api.now()) },
      { head: asked.state, cell: ({ state }) => asked.states[state] },
      { head: asked.received, cell: ({ receivedAt }) => formats.time(receivedAt) },
    ],
    requests,
  )}`
}

/** How many; which ones, for whoever asks. */
function folded(texts: readonly string[], { number }: Formats): TemplateResult {
  if (texts.length === 0) return html`${number(0)}`
  return html`<details><summary>${number(texts.length)}</summary>${texts.map((text) => html`<div>${text}</div>`)}</details>`
}

function recordsView(
  records: readonly SeenRecord[],
  names: Texts,
  say: PeopleWords,
  { formats, common }: Context,
): TemplateResult {
  return html`<h2>${say.records}</h2>${table<SeenRecord>(
    say.records,
    [
      { head: say.at, cell: ({ at }) => formats.time(at) },
      { head: say.event, cell: ({ event }) => say.events[event] },
      { head: say.facts.level, cell: ({ levelTo }) => levelText(levelTo, names, say, formats) },
      {
        head: say.purposes,
        cell: ({ purposes }) =>
          folded(
            purposes.map((one) => names.purposes[one]),
            formats,
          ),
      },
      {
        head: say.facts.contribute,
        cell: ({ contribute }) => (contribute ? common.yes : common.no),
      },
      { head: say.receipt, cell: ({ id }) => html`<code>${id}</code>` },
    ],
    records,
  )}`
}

function accessesView(
  accesses: SeenPerson['accesses'],
  names: Texts,
  say: PeopleWords,
  { formats }: Context,
): TemplateResult {
  return html`<h2>${say.accesses}</h2><p>${say.accessesText}</p>${table<(typeof accesses)[number]>(
    say.accesses,
    [
      { head: say.at, cell: ({ at }) => formats.time(at) },
      { head: say.who, cell: ({ actor }) => (actor === 'person' ? say.themselves : actor) },
      { head: say.why, cell: ({ reason }) => reason },
      {
        head: say.fields,
        cell: ({ fields }) =>
          folded(
            fields.map((one) => names.fields[one]),
            formats,
          ),
      },
    ],
    accesses,
  )}`
}

export function historyView(
  { requests, accesses, records }: SeenPerson,
  names: Texts,
  say: PeopleWords,
  context: Context,
): TemplateResult {
  return html`${requestsView(requests, say, context)}
    <div class="roomy">${recordsView(records, names, say, context)}</div>
    <div class="roomy">${accessesView(accesses, names, say, context)}</div>`
}
