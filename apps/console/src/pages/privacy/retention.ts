/** What is beyond its date goes: what is due, doing it, and what was done. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { chart } from '../../parts/chart.ts'
import { empty } from '../../parts/empty.ts'
import { facts } from '../../parts/facts.ts'
import type { WorkAt } from '../../parts/working.ts'
import { follow, workingNote } from '../../parts/working.ts'
import type { RetentionWords } from './retention-words.ts'

interface Report {
  readonly at: string
  readonly dryRun: boolean
  readonly entries: number
  readonly people: number
  readonly identities: number
  readonly warned: number
  readonly waiting: number
}

const counted = ['entries', 'people', 'identities', 'warned', 'waiting'] as const

class ConsoleRetention extends Page<readonly Report[], RetentionWords> {
  static override properties: PropertyDeclarations = {
    report: { state: true },
    working: { state: true },
  }

  protected readonly words: Words<RetentionWords> = {
    en: () => import('./texts/retention-en.ts'),
    de: () => import('./texts/retention-de.ts'),
    fr: () => import('./texts/retention-fr.ts'),
    es: () => import('./texts/retention-es.ts'),
  }
  declare private report: Report | undefined
  declare private working: WorkAt | undefined

  protected async load(): Promise<readonly Report[]> {
    const { reports } = await this.context.api.get<{ reports: readonly Report[] }>(
      'office/retention',
    )
    return reports
  }

  async #run(body: { dryRun: boolean; reason?: string }, done: string): Promise<void> {
    this.report = undefined
    this.working = { done: 0, total: 1 }
    const work = async (): Promise<void> => {
      this.report = await follow(this.context.api, 'office/retention', { body }, (at) => {
        this.working = at
      })
    }
    await this.act('retention', work, done)
    this.working = undefined
  }

  async #erase(say: RetentionWords): Promise<void> {
    const question = {
      title: say.run,
      text: say.runText,
      action: say.run,
      reason: say.reasonHint,
    }
    const reason = await ask(question, this.context.common)
    if (reason !== undefined) await this.#run({ dryRun: false, reason }, say.done)
  }

  #actions(say: RetentionWords): TemplateResult | typeof nothing {
    const { can, formats } = this.context
    if (!can('privacy.write')) return nothing
    const off = this.busy !== undefined
    const text = ({ done, total }: WorkAt): string =>
      say.working(formats.number(Math.min(done + 1, total)), formats.number(total))
    return html`<p class="buttons">
        <button class="main" ?disabled=${off} @click=${() => this.#run({ dryRun: true }, say.looked)}>${say.look}</button>
        <button ?disabled=${off} @click=${() => this.#erase(say)}>${say.run}</button>
      </p>${workingNote(this.working, text)}`
  }

  #report(say: RetentionWords): TemplateResult | typeof nothing {
    const { report, context } = this
    if (report === undefined) return nothing
    return html`<div class="sheet" role="status"><h2>${report.dryRun ? say.wouldGo : say.gone}</h2>
      ${facts(counted.map((name) => [say[name], context.formats.number(report[name])]))}</div>`
  }

  #reports(reports: readonly Report[], say: RetentionWords): TemplateResult {
    const { formats, common } = this.context
    if (reports.length === 0) return empty(say.none, say.noneText)
    const oldestFirst = [...reports].reverse()
    return chart(
      {
        title: say.gone,
        along: oldestFirst.map(({ at }) => Date.parse(at)),
        alongLabel: say.when,
        series: counted.slice(0, 4).map((name) => ({
          label: say[name],
          values: oldestFirst.map((one) => one[name]),
        })),
        value: (value) => formats.number(value, 1),
      },
      formats,
      common,
    )
  }

  protected ready(reports: readonly Report[], say: RetentionWords): TemplateResult {
    return html`<h1>${this.context.common.pages.retention}</h1><p>${say.intro}</p><p>${say.daily}</p>
      ${this.#actions(say)}${this.#report(say)}
      <h2>${say.reports}</h2>${this.#reports(reports, say)}`
  }
}

customElements.define('console-retention', ConsoleRetention)
