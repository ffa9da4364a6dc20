/** What people asked for: the queue with its clocks, and one request with everything that can be done. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { ask } from '../../parts/ask.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import { pageLink } from './links.ts'
import type { FullRequest, Move, RequestRow, Told, WrittenRequest } from './request-shapes.ts'
import { clockOf, requestFacts, requestTables, writtenFacts } from './request-view.ts'
import type { RequestsWords } from './requests-words.ts'

type Loaded = readonly RequestRow[] | FullRequest

interface Wanted {
  readonly state: string
  readonly type: string
  readonly overdue: boolean
}

const simple: readonly Move[] = ['acknowledge', 'extend', 'pause', 'resume', 'retry']
const withReason: readonly Move[] = ['extend', 'pause']

class ConsoleRequests extends Page<Loaded, RequestsWords> {
  static override properties: PropertyDeclarations = {
    wanted: { state: true },
    written: { state: true },
  }

  protected readonly words: Words<RequestsWords> = {
    en: () => import('./texts/requests-en.ts'),
    de: () => import('./texts/requests-de.ts'),
    fr: () => import('./texts/requests-fr.ts'),
    es: () => import('./texts/requests-es.ts'),
  }
  declare private wanted: Wanted
  /** What was opened, as long as this page is shown. */
  declare private written: WrittenRequest | undefined

  constructor() {
    super()
    this.wanted = { state: 'open', type: '', overdue: false }
  }

  protected async load(): Promise<Loaded> {
    const { api } = this.context
    const [id] = this.rest
    if (id !== undefined) return api.get(`office/requests/${encodeURIComponent(id)}`)
    const { state, type, overdue } = this.wanted
    const query = { state, type, limit: 1000, ...(overdue ? { overdue: 'true' } : {}) }
    return (await api.get<{ requests: readonly RequestRow[] }>('office/requests', query)).requests
  }

  readonly #filter = (event: Event): void => {
    const said = new FormData((event.currentTarget as HTMLElement).closest('form') ?? undefined)
    this.wanted = {
      state: String(said.get('state')),
      type: String(said.get('type')),
      overdue: said.has('overdue'),
    }
    void this.refresh()
  }

  #filters(say: RequestsWords): TemplateResult {
    const { wanted } = this
    const states = Object.entries(say.shown)
    const types = Object.entries(say.types)
    return html`<form class="row" @submit=${(event: Event) => event.preventDefault()}>
      <label>${say.show}<select name="state" @change=${this.#filter}>${states.map(([id, name]) => html`<option value=${id} ?selected=${id === wanted.state}>${name}</option>`)}</select></label>
      <label>${say.what}<select name="type" @change=${this.#filter}><option value="">${say.everyType}</option>${types.map(([id, name]) => html`<option value=${id} ?selected=${id === wanted.type}>${name}</option>`)}</select></label>
      <label><input type="checkbox" name="overdue" .checked=${wanted.overdue} @change=${this.#filter} /> ${say.lateOnly}</label>
    </form>`
  }

  #list(rows: readonly RequestRow[], say: RequestsWords): TemplateResult {
    const { common, formats, api } = this.context
    const { state, type, overdue } = this.wanted
    const late = rows.filter(({ clocks }) => clocks.state === 'overdue').length
    const nothingAtAll = state === 'open' && type === '' && !overdue
    return html`<h1>${common.pages.requests}</h1><p>${say.intro}</p>
      ${this.#filters(say)}
      ${late === 0 ? nothing : html`<p class="bad"><strong>${say.lateCount(formats.number(late))}</strong></p>`}
      ${
        rows.length === 0
          ? empty(
              nothingAtAll ? say.none : common.nothing,
              nothingAtAll ? say.noneText : say.noneFound,
            )
          : table<RequestRow>(
              common.pages.requests,
              [
                {
                  head: say.what,
                  cell: ({ id, type: kind }) =>
                    html`<a href=${pageLink(`requests/${id}`)}>${say.types[kind]}</a><br /><code class="quiet">${id.slice(0, 8)}</code>`,
                },
                { head: say.clock, cell: (row) => clockOf(row, say, formats, api.now()) },
                { head: say.state, cell: ({ state: at }) => say.states[at] },
                { head: say.received, cell: ({ receivedAt }) => formats.time(receivedAt) },
                { head: say.channel, cell: ({ channel }) => say.channels[channel] },
                {
                  head: say.law,
                  cell: ({ pack, place }) =>
                    html`${pack.id}${place === null ? nothing : html` <span class="quiet">${place}</span>`}`,
                },
              ],
              rows,
            )
      }`
  }

  #path(id: string, what: string): string {
    return `office/requests/${encodeURIComponent(id)}/${what}`
  }

  async #move(id: string, move: Move, body: object | undefined, say: RequestsWords): Promise<void> {
    const { api } = this.context
    let told: Told = 'elsewhere'
    const done = await this.act(move, async () => {
      const asked = body === undefined ? {} : { body }
      ;({ told } = await api.send<{ told: Told }>('POST', this.#path(id, move), asked))
    })
    const spoken = ['extend', 'pause', 'deny', 'answer'].includes(move)
    if (done) announce(spoken ? say.told[told] : say.done)
  }

  async #asked(id: string, move: Move, say: RequestsWords): Promise<void> {
    const question = { title: say.moves[move], text: say.moveTexts[move], action: say.moves[move] }
    const needs = withReason.includes(move)
    const reason = await ask(
      needs ? { ...question, reason: say.personReads } : question,
      this.context.common,
    )
    if (reason !== undefined) await this.#move(id, move, needs ? { reason } : undefined, say)
  }

  #form(id: string, move: 'deny' | 'answer', say: RequestsWords): TemplateResult {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const said = new FormData(event.target as HTMLFormElement)
      const text = (name: string): string => String(said.get(name) ?? '').trim()
      const body =
        move === 'deny'
          ? { reason: text('reason'), explanation: text('explanation') }
          : { text: text('text'), elsewhere: said.has('elsewhere') }
      void this.#move(id, move, body, say)
    }
    const fields =
      move === 'deny'
        ? html`<label>${say.denialReason}<select name="reason" required>${Object.entries(say.denialReasons).map(([value, name]) => html`<option value=${value}>${name}</option>`)}</select></label>
          <label>${say.explanation}<textarea name="explanation" required minlength="3" maxlength="2000" rows="3"></textarea></label>`
        : html`<label>${say.answerText}<textarea name="text" required minlength="3" maxlength="20000" rows="6"></textarea></label>
          <p><label><input type="checkbox" name="elsewhere" /> ${say.elsewhere}</label></p>`
    return html`<details class="sheet"><summary>${say.moves[move]}</summary>
      <form @submit=${submit}><p>${say.moveTexts[move]}</p>${fields}<p class="quiet">${say.personReads}</p>
        <p><button class="main" ?disabled=${this.busy !== undefined}>${say.moves[move]}</button></p></form></details>`
  }

  #todo({ id, moves }: FullRequest, say: RequestsWords): TemplateResult | typeof nothing {
    if (!this.context.can('requests.write')) return nothing
    const buttons = simple.filter((move) => moves.includes(move))
    const forms = (['answer', 'deny'] as const).filter((move) => moves.includes(move))
    const button = (move: Move): TemplateResult =>
      html`<button ?disabled=${this.busy !== undefined} @click=${() => this.#asked(id, move, say)}>${say.moves[move]}</button>`
    return html`<h2>${say.todo}</h2>
      ${moves.length === 0 ? html`<p>${say.nothingToDo}</p>` : nothing}
      ${buttons.length === 0 ? nothing : html`<p class="buttons">${buttons.map(button)}</p>`}
      ${forms.map((move) => this.#form(id, move, say))}`
  }

  async #open(id: string, say: RequestsWords): Promise<void> {
    const { common, api } = this.context
    const question = {
      title: say.written,
      text: say.writtenText,
      action: say.open,
      reason: say.openReason,
    }
    const reason = await ask(question, common)
    if (reason === undefined) return
    const work = async (): Promise<void> => {
      this.written = await api.send('POST', this.#path(id, 'person'), { body: { reason } })
    }
    await this.act('open', work, say.opened)
  }

  #written({ id }: FullRequest, say: RequestsWords): TemplateResult | typeof nothing {
    if (!this.context.can('people.open')) return nothing
    const { written } = this
    const hide = (): void => {
      this.written = undefined
    }
    return html`<h2>${say.written}</h2>${
      written === undefined
        ? html`<p>${say.writtenText}</p><p><button ?disabled=${this.busy !== undefined} @click=${() => this.#open(id, say)}>${say.open}</button></p>`
        : html`<div class="sheet">${writtenFacts(written, say)}<p><button @click=${hide}>${say.hide}</button></p></div>`
    }`
  }

  #one(request: FullRequest, say: RequestsWords): TemplateResult {
    const { formats, api } = this.context
    return html`<p><a href=${pageLink('requests')}>← ${say.back}</a></p>
      <h1>${say.types[request.type]}</h1>
      <p>${clockOf(request, say, formats, api.now())}</p>
      ${requestFacts(request, say, formats)}
      ${this.#todo(request, say)}
      ${this.#written(request, say)}
      ${requestTables(request, say, formats)}`
  }

  protected ready(data: Loaded, say: RequestsWords): TemplateResult {
    return 'history' in data ? this.#one(data, say) : this.#list(data, say)
  }
}

customElements.define('console-requests', ConsoleRequests)
