/** How one request is shown: its clock in words, its facts, what was done, and what was opened of it. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import type { Fact } from '../../parts/facts.ts'
import { facts } from '../../parts/facts.ts'
import { table } from '../../parts/table.ts'
import { logLink, pageLink } from './links.ts'
import type {
  FullRequest,
  Recipient,
  RequestEvent,
  RequestRow,
  WrittenRequest,
} from './request-shapes.ts'
import type { RequestsWords } from './requests-words.ts'

const colours = {
  in_time: '',
  due_soon: 'warn',
  overdue: 'bad',
  paused: '',
  answered: 'good',
  answered_late: 'warn',
} as const

/** `now`: epoch milliseconds, of the server. */
export function clockOf(
  { clocks, closedAt }: RequestRow,
  say: RequestsWords,
  formats: Formats,
  now: number,
): TemplateResult {
  const left = Date.parse(clocks.answerBy) - now
  const running = closedAt === null && clocks.paused === null
  const span = formats.duration(Math.abs(left))
  return html`<span class="tag ${colours[clocks.state]}">${say.clocks[clocks.state]}</span>${running ? html` ${left < 0 ? say.late(span) : say.left(span)}` : nothing}`
}

export function requestFacts(
  request: RequestRow,
  say: RequestsWords,
  formats: Formats,
): TemplateResult {
  const { clocks, pack, place, about, denial, answer, certificate, closedAt } = request
  const { extended, paused, acknowledgeBy } = clocks
  const when = (name: string, at: string | null): Fact | undefined =>
    at === null ? undefined : [name, formats.time(at)]
  return facts([
    [say.number, html`<code>${request.id}</code>`],
    [say.state, say.states[request.state]],
    [say.channel, say.channels[request.channel]],
    [say.law, html`<a href=${pageLink('packs')}>${pack.id} ${pack.version}</a>`],
    [say.place, place ?? say.unknownPlace],
    when(say.received, request.receivedAt),
    when(say.acknowledgeBy, acknowledgeBy),
    when(say.answerBy, clocks.answerBy),
    when(say.aimBy, clocks.aimBy),
    extended === null
      ? undefined
      : [say.extended, `${formats.time(extended.at)}: ${extended.reason}`],
    paused === null ? undefined : [say.paused, `${formats.time(paused.at)}: ${paused.reason}`],
    when(say.closed, closedAt),
    when(say.identityUntil, request.identityUntil),
    about === null
      ? undefined
      : [say.about, html`<a href=${pageLink(`requests/${about}`)}><code>${about}</code></a>`],
    denial === null
      ? undefined
      : [say.denied, `${say.denialReasons[denial.reason]}: ${denial.explanation}`],
    answer === null
      ? undefined
      : [
          say.acts.answer,
          html`${say.answered(formats.number(answer.items))} <code>${answer.sha256}</code>`,
        ],
    certificate === null
      ? undefined
      : [
          say.certificate,
          html`<details><summary>JWS</summary><code>${certificate}</code></details>`,
        ],
  ])
}

function storesTable(
  { stores }: FullRequest,
  say: RequestsWords,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (stores.length === 0) return nothing
  return html`<h2>${say.stores}</h2><p>${say.storesText}</p>${table<FullRequest['stores'][number]>(
    say.stores,
    [
      { head: say.store, cell: ({ store }) => say.storeNames[store] },
      { head: say.state, cell: ({ state }) => say.storeStates[state] },
      { head: say.rows, numeric: true, cell: ({ count }) => formats.number(count) },
      { head: say.why, cell: ({ reason }) => reason ?? '' },
    ],
    stores,
  )}`
}

function recipientsTable(
  { recipients }: FullRequest,
  say: RequestsWords,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (recipients.length === 0) return nothing
  return html`<h2>${say.recipients}</h2>${table<Recipient>(
    say.recipients,
    [
      {
        head: say.recipient,
        cell: ({ kind, recipient }) => (kind === 'mail' ? say.theirMail : recipient),
      },
      { head: say.state, cell: ({ state }) => say.recipientStates[state] },
      { head: say.tries, numeric: true, cell: ({ tries }) => formats.number(tries) },
      { head: say.trouble, cell: ({ trouble }) => trouble ?? '' },
    ],
    recipients,
  )}`
}

export function requestTables(
  request: FullRequest,
  say: RequestsWords,
  formats: Formats,
): TemplateResult {
  const names: Readonly<Record<string, string>> = say.acts
  return html`${storesTable(request, say, formats)}${recipientsTable(request, say, formats)}
    <h2>${say.history}</h2>${table<RequestEvent>(
      say.history,
      [
        { head: say.when, cell: ({ at }) => formats.time(at) },
        { head: say.by, cell: ({ by }) => say.bys[by] },
        { head: say.step, cell: ({ act }) => names[act.act] ?? act.act },
        { head: say.state, cell: ({ to }) => say.states[to] },
        { head: say.log, numeric: true, cell: ({ logIndex }) => logLink(logIndex, formats) },
      ],
      request.history,
    )}`
}

export function writtenFacts(written: WrittenRequest, say: RequestsWords): TemplateResult {
  const names: Readonly<Record<string, string>> = say.writtenFields
  const said = Object.entries(written)
  if (said.length === 0) return html`<p>${say.nothingWritten}</p>`
  return facts(
    said.map(([name, value]) => [
      names[name] ?? name,
      typeof value === 'string' ? value : html`<code>${JSON.stringify(value, null, 1)}</code>`,
    ]),
  )
}
