/** What staff did: searched, a page at a time; what began and what it ended with are one line. */
import type { Role } from '@discreet/staff'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { empty } from '../../parts/empty.ts'
import { save } from '../../parts/save.ts'
import { table } from '../../parts/table.ts'
import type { Deed, Found } from './deeds.ts'
import { deedsOf } from './deeds.ts'
import { staffTexts } from './staff-texts.ts'
import type { AuditWords, StaffWords } from './words.ts'

interface Data {
  readonly actions: readonly Found[]
  /** Where the next page begins; null: this was the last. */
  readonly next: number | null
}

interface Filter {
  readonly text?: string
  readonly member?: string
  readonly action?: string
  readonly from?: string
  readonly to?: string
}

const dayMilliseconds = 86_400_000

/** The day that is written is looked at as well. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMilliseconds).toISOString().slice(0, 10)
}

function filterIn(form: HTMLFormElement): Filter {
  const data = new FormData(form)
  const said = ['text', 'member', 'action', 'from', 'to'].flatMap((name) => {
    const value = String(data.get(name) ?? '').trim()
    return value === '' ? [] : [[name, name === 'to' ? dayAfter(value) : value]]
  })
  return Object.fromEntries(said) as Filter
}

class ConsoleAudit extends Page<Data, StaffWords> {
  protected readonly words = staffTexts
  #filter: Filter = {}

  protected load(): Promise<Data> {
    return this.context.api.get<Data>('office/audit', { ...this.#filter })
  }

  protected ready({ actions, next }: Data, { audit: say }: StaffWords): TemplateResult {
    const { common } = this.context
    const deeds = deedsOf(actions)
    const busy = this.busy !== undefined
    return html`<h1>${say.title}</h1><p>${say.lead}</p>${this.#search(say)}
      ${deeds.length === 0 ? empty(say.none, say.noneText) : this.#table(deeds, say)}
      ${next === null ? nothing : html`<p><button ?disabled=${busy} @click=${() => this.#more(actions, next)}>${common.more}</button></p>`}
      <h2>${say.export}</h2><p>${say.exportText}</p>
      <p class="buttons"><button ?disabled=${busy} @click=${() => this.#export('csv')}>CSV</button><button ?disabled=${busy} @click=${() => this.#export('jsonl')}>JSON Lines</button></p>`
  }

  #search(say: AuditWords): TemplateResult {
    const { common } = this.context
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      this.#filter = filterIn(event.target as HTMLFormElement)
      void this.act('search', () => Promise.resolve())
    }
    const reset = (): void => {
      this.#filter = {}
      void this.act('search', () => Promise.resolve())
    }
    const field = (name: string, label: string, type = 'text'): TemplateResult =>
      html`<label>${label}<input type=${type} name=${name} maxlength="200" autocomplete="off"></label>`
    return html`<form role="search" @submit=${submit} @reset=${reset}>
      <div class="row">
        <label>${say.words}<input type="search" name="text" maxlength="200" aria-describedby="words-hint"></label>
        ${field('action', say.action)}${field('member', say.member)}${field('from', say.from, 'date')}${field('to', say.to, 'date')}
      </div>
      <p id="words-hint" class="quiet">${say.words}: ${say.wordsHint}</p>
      <p class="buttons"><button class="main">${common.search}</button><button type="reset">${say.everything}</button></p>
    </form>`
  }

  #table(deeds: readonly Deed[], say: AuditWords): TemplateResult {
    const { formats } = this.context
    return table<Deed>(
      say.title,
      [
        {
          head: say.columns.when,
          cell: ({ at }) => html`<time datetime=${at}>${formats.time(at)}</time>`,
        },
        {
          head: say.columns.who,
          cell: ({ name, roles }) =>
            html`${name}<br><span class="quiet">${this.#roles(roles, say)}</span>`,
        },
        { head: say.columns.what, cell: (deed) => this.#what(deed, say) },
        { head: say.columns.came, cell: (deed) => this.#outcome(deed, say) },
        {
          head: say.columns.log,
          numeric: true,
          cell: ({ begunIndex, endedIndex }) =>
            [begunIndex, endedIndex]
              .filter((one) => one !== undefined)
              .map((one) => formats.number(one))
              .join(', '),
        },
      ],
      deeds,
    )
  }

  #roles(roles: readonly Role[], say: AuditWords): string {
    const { common } = this.context
    return roles.length === 0 ? say.withoutRole : roles.map((role) => common.roles[role]).join(', ')
  }

  #what({ action, on, reason, before, after }: Deed, say: AuditWords): TemplateResult {
    const event = say.events[action]
    const ids = Object.entries(on)
    const hashes = before === null && after === null
    const hash = (value: string | null): unknown =>
      value === null
        ? html`<span class="quiet">${say.nothingThere}</span>`
        : html`<code>${value}</code>`
    return html`${event ?? html`<code>${action.replace(' /v1/', ' ')}</code>`}
      ${ids.map(([name, value]) => html`<br><span class="quiet">${name}</span> <code>${value}</code>`)}
      ${reason === null ? nothing : html`<br><span class="quiet">${say.reason}:</span> ${reason}`}
      ${hashes ? nothing : html`<details><summary>${say.hashes}</summary><dl><dt>${say.before}</dt><dd>${hash(before)}</dd><dt>${say.after}</dt><dd>${hash(after)}</dd></dl></details>`}`
  }

  #outcome({ status }: Deed, say: AuditWords): TemplateResult {
    if (status === null) return html`<span class="tag warn">${say.outcomes.open}</span>`
    if (status < 400) return html`<span class="tag good">${say.outcomes.done}</span>`
    const kind = status < 500 ? say.outcomes.refused : say.outcomes.failed
    return html`<span class="tag bad">${kind}</span> <span class="quiet">${status}</span>`
  }

  async #more(before: readonly Found[], next: number): Promise<void> {
    const { api } = this.context
    const page = await api.get<Data>('office/audit', { ...this.#filter, before: next })
    this.state = { is: 'ready', data: { ...page, actions: [...before, ...page.actions] } }
  }

  async #export(format: 'csv' | 'jsonl'): Promise<void> {
    await this.act('export', async () => {
      const file = await this.context.api.file('office/audit', { ...this.#filter, format })
      save(file, `audit.${format}`)
    })
  }
}

customElements.define('console-audit', ConsoleAudit)
