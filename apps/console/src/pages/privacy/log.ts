/** The transparency log, verified in this browser while one looks. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { ask } from '../../parts/ask.ts'
import { empty } from '../../parts/empty.ts'
import { problemNote } from '../../parts/problem-note.ts'
import { save } from '../../parts/save.ts'
import { table } from '../../parts/table.ts'
import type { WorkAt } from '../../parts/working.ts'
import { workingNote } from '../../parts/working.ts'
import { Problem } from '../../problem.ts'
import type { LogCheck, LogEntry } from './log-check.ts'
import { checkLog, isIncluded } from './log-check.ts'
import type { PublishedKey } from './log-source.ts'
import {
  logSource,
  publishedKey,
  remember,
  remembered,
  sha256,
  toBase64,
  verifyEd25519,
} from './log-source.ts'
import type { LogWords } from './log-words.ts'

type Held = Extract<LogCheck, { ok: true }>

interface Found {
  readonly entry: LogEntry
  readonly proof: readonly string[]
  readonly included: boolean
}

const pageLength = 20

class ConsoleLog extends Page<PublishedKey, LogWords> {
  static override properties: PropertyDeclarations = {
    at: { state: true },
    check: { state: true },
    failed: { state: true },
    found: { state: true },
    shown: { state: true },
  }

  protected readonly words: Words<LogWords> = {
    en: () => import('./texts/log-en.ts'),
    de: () => import('./texts/log-de.ts'),
    fr: () => import('./texts/log-fr.ts'),
    es: () => import('./texts/log-es.ts'),
  }
  /** Entries checked so far, of how many; undefined: nothing is being checked. */
  declare private at: WorkAt | undefined
  declare private check: LogCheck | undefined
  declare private failed: Problem | undefined
  declare private found: Found | undefined
  declare private shown: number

  constructor() {
    super()
    this.shown = pageLength
  }

  get #origin(): string {
    return `discreet/${this.context.session.site.id}`
  }

  protected load(): Promise<PublishedKey> {
    return publishedKey(this.context.session.site.id)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#check()
  }

  async #check(): Promise<void> {
    const { api, session } = this.context
    const origin = this.#origin
    this.at = { done: 0, total: 0 }
    this.failed = undefined
    this.found = undefined
    try {
      const check = await checkLog({
        source: logSource(api, session.site.id),
        origin,
        remembered: remembered(origin),
        sha256,
        verify: verifyEd25519,
        progress: (done, total) => {
          this.at = { done, total }
        },
      })
      this.check = check
      if (check.ok && check.signed) {
        remember(origin, { note: check.note, key: toBase64(check.key), at: api.now() })
      }
      if (this.say !== undefined) announce(check.ok ? this.say.holds : this.say.broken)
      const wanted = Number(this.rest[0])
      if (check.ok && wanted < check.entries.length) await this.#lookUp(check, wanted)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.failed = error
    } finally {
      this.at = undefined
    }
  }

  async #anew(say: LogWords): Promise<void> {
    const { common } = this.context
    const sure = await ask({ title: say.anew, text: say.anewText, action: say.anew }, common)
    if (sure === undefined) return
    remember(this.#origin, undefined)
    await this.#check()
  }

  readonly #find = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { check } = this
    if (check?.ok !== true) return
    const index = Number(new FormData(event.target as HTMLFormElement).get('index'))
    await this.#lookUp(check, index)
  }

  async #lookUp({ checkpoint }: Held, index: number): Promise<void> {
    const { api, session } = this.context
    await this.act('find', async () => {
      const query = { site: session.site.id, index, size: checkpoint.size }
      const { entry, proof } = await api.get<Omit<Found, 'included'>>('log/inclusion', query)
      const included = entry.index === index && isIncluded(sha256, entry, checkpoint, proof)
      this.found = { entry, proof, included }
    })
  }

  #list(caption: string, entries: readonly LogEntry[], say: LogWords): TemplateResult {
    const { formats } = this.context
    return table<LogEntry>(
      caption,
      [
        { head: say.number, numeric: true, cell: ({ index }) => formats.number(index) },
        { head: say.what, cell: ({ kind }) => say.kinds[kind] ?? kind },
        { head: say.ref, cell: ({ ref }) => html`<code>${ref}</code>` },
        { head: say.digest, cell: ({ digest }) => html`<code>${digest}</code>` },
      ],
      entries,
    )
  }

  #held(check: Held, say: LogWords): TemplateResult {
    const { formats } = this.context
    const { before, signed, entries } = check
    const count = formats.number(entries.length)
    return html`<div class="sheet">
      <p class="good"><strong>✓ ${say.holds}</strong></p>
      <h2>${say.shown}</h2>
      <ul>
        <li>${signed ? say.signed : html`<strong class="warn">${say.unsigned}</strong>`}</li>
        <li>${say.whole(count)}</li>
        <li>${before === undefined ? say.firstLook : say.grown(formats.number(before.size), formats.time(before.at))}</li>
      </ul>
      <h2>${say.notShown}</h2>
      <ul>${say.notShownLines.map((line) => html`<li>${line}</li>`)}</ul>
    </div>`
  }

  #result(say: LogWords): TemplateResult | typeof nothing {
    const { at, check, failed, context } = this
    const { formats, common } = context
    if (at !== undefined) {
      return workingNote(at, ({ done, total }) =>
        say.checking(formats.number(done), formats.number(total)),
      )
    }
    if (failed !== undefined) return problemNote(failed, common)
    if (check === undefined) return nothing
    if (check.ok) return this.#held(check, say)
    const { fault, at: missing } = check
    return html`<div class="note problem" role="alert">
      <p><strong>✗ ${say.broken}</strong> ${say.faults[fault]} ${missing === undefined ? nothing : say.missingAt(formats.number(missing))}</p>
      <p>${say.brokenWhat}</p>
      ${fault === 'key' || fault === 'shorter' || fault === 'rewritten' ? html`<p><button @click=${() => this.#anew(say)}>${say.anew}</button></p>` : nothing}
    </div>`
  }

  #finding(check: Held, say: LogWords): TemplateResult {
    const { found } = this
    const { formats, common } = this.context
    const last = check.entries.length - 1
    return html`<h2>${say.find}</h2>
      <form class="row" @submit=${this.#find}>
        <label>${say.number}<input name="index" type="number" min="0" max=${last} step="1" required .value=${this.rest[0] ?? ''} aria-describedby="index-hint" /></label>
        <button ?disabled=${this.busy !== undefined}>${common.search}</button>
      </form>
      <p id="index-hint" class="quiet">${say.numberHint(formats.number(last))}</p>
      <div role="status">${
        found === undefined
          ? nothing
          : html`<p class=${found.included ? 'good' : 'bad'}>${found.included ? `✓ ${say.included(formats.number(found.proof.length))}` : `✗ ${say.excluded}`}</p>${this.#list(say.find, [found.entry], say)}`
      }</div>`
  }

  #entries(check: Held, say: LogWords): TemplateResult {
    const { entries } = check
    if (entries.length === 0) return empty(say.none, say.noneText)
    const newest = entries.slice(-this.shown).reverse()
    const more = (): void => {
      this.shown += 5 * pageLength
    }
    return html`${this.#finding(check, say)}
      <h2>${say.entries}</h2>${this.#list(say.entries, newest, say)}
      ${newest.length < entries.length ? html`<p><button @click=${more}>${say.older}</button></p>` : nothing}`
  }

  protected ready({ verifier }: PublishedKey, say: LogWords): TemplateResult {
    const { check, at } = this
    const { common, session } = this.context
    const held = check?.ok === true ? check : undefined
    const keep = (): void => {
      if (held !== undefined) save(new Blob([held.note]), `checkpoint-${session.site.id}.txt`)
    }
    return html`<h1>${common.pages.log}</h1>
      <p>${say.intro}</p>
      ${this.#result(say)}
      <dl><dt>${say.key}</dt><dd><code>${verifier}</code></dd></dl>
      <p class="buttons">
        <button ?disabled=${at !== undefined} @click=${() => this.#check()}>${say.check}</button>
        <button ?disabled=${held === undefined} @click=${keep}>${say.checkpoint}</button>
      </p>
      ${held === undefined ? nothing : this.#entries(held, say)}`
  }
}

customElements.define('console-log', ConsoleLog)
