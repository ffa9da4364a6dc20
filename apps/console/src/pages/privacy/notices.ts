/** The notice in each language, how hard it reads, what is missing; changed with a look before it is published. */
import type { NoticeItem, Texts } from '@discreet/policy'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Locale, Words } from '../../locale.ts'
import { localeNames, locales } from '../../locale.ts'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { ask } from '../../parts/ask.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import { draftFields, draftIn } from './notice-form.ts'
import type { Draft, Notices, NoticeText, Version, Weighed } from './notice-shapes.ts'
import { noticeText, readingTable } from './notice-view.ts'
import type { NoticesWords } from './notices-words.ts'
import { policyTexts } from './policy-texts.ts'

interface Loaded extends Notices {
  readonly names: Texts
}

class ConsoleNotices extends Page<Loaded, NoticesWords> {
  static override properties: PropertyDeclarations = {
    shownIn: { state: true },
    draft: { state: true },
    preview: { state: true },
    old: { state: true },
  }

  protected readonly words: Words<NoticesWords> = {
    en: () => import('./texts/notices-en.ts'),
    de: () => import('./texts/notices-de.ts'),
    fr: () => import('./texts/notices-fr.ts'),
    es: () => import('./texts/notices-es.ts'),
  }
  declare private shownIn: Locale | undefined
  /** What `preview` is of. */
  declare private draft: Draft | undefined
  declare private preview: Weighed | undefined
  declare private old: NoticeText | undefined

  protected async load(): Promise<Loaded> {
    const { api, locale } = this.context
    const [notices, names] = await Promise.all([
      api.get<Notices>('office/notices'),
      policyTexts[locale](),
    ])
    return { ...notices, names }
  }

  get #locale(): Locale {
    return this.shownIn ?? this.context.locale
  }

  #choose(say: NoticesWords): TemplateResult {
    const change = (event: Event): void => {
      this.shownIn = (event.target as HTMLSelectElement).value as Locale
    }
    return html`<p class="row"><label>${say.language}<select @change=${change}>${locales.map((one) => html`<option value=${one} ?selected=${one === this.#locale}>${localeNames[one]}</option>`)}</select></label></p>`
  }

  #shown({ notices }: Weighed, say: NoticesWords, open = false): TemplateResult {
    const notice = notices.find(({ locale }) => locale === this.#locale)
    if (notice === undefined) return html``
    return html`${noticeText(notice, say, open)}
      <h3>${say.measures}</h3>${readingTable(notice, say, this.context.formats)}
      <p class="quiet">${say.measuresText}</p>`
  }

  #missing(
    missing: readonly string[],
    { headings }: Texts,
    say: NoticesWords,
  ): TemplateResult | typeof nothing {
    if (missing.length === 0) return nothing
    return html`<div class="note problem"><p><strong>${say.missing}</strong></p><ul>${missing.map((item) => html`<li>${headings[item as NoticeItem]}</li>`)}</ul></div>`
  }

  #look(form: HTMLFormElement, say: NoticesWords): void {
    const draft = draftIn(new FormData(form))
    this.preview = undefined
    void this.act(
      'preview',
      async () => {
        this.preview = await this.context.api.send<Weighed>('POST', 'office/notices/preview', {
          body: draft,
        })
        this.draft = draft
      },
      say.previewed,
    )
  }

  async #publish(draft: Draft, say: NoticesWords): Promise<void> {
    const { common, api } = this.context
    const question = {
      title: say.publish,
      text: say.publishText,
      action: say.publish,
      reason: say.reasonHint,
    }
    const reason = await ask(question, common)
    if (reason === undefined) return
    const work = (): Promise<unknown> =>
      api.send('POST', 'office/notices', { body: { ...draft, reason } })
    if (!(await this.act('publish', work))) return
    this.preview = undefined
    announce(say.published)
  }

  #weight({ material, widened }: Weighed, say: NoticesWords): TemplateResult {
    return html`<div class="note"><p><strong>${material ? say.material : say.notMaterial}</strong></p>
      ${material ? html`<p>${say.widened}</p><ul>${widened.map((line) => html`<li><code>${line}</code></li>`)}</ul>` : nothing}</div>`
  }

  #previewed(data: Loaded, say: NoticesWords): TemplateResult | typeof nothing {
    const { preview, draft } = this
    if (preview === undefined || draft === undefined) return nothing
    const whole = preview.missing.length === 0
    return html`<h2>${say.previewTitle}</h2><p>${say.previewed}</p>
      ${this.#missing(preview.missing, data.names, say)}
      ${this.#weight(preview, say)}
      ${this.#choose(say)}${this.#shown(preview, say, true)}
      <p><button class="main" ?disabled=${!whole || this.busy !== undefined} @click=${() => this.#publish(draft, say)}>${say.publish}</button></p>`
  }

  #edit(data: Loaded, say: NoticesWords): TemplateResult | typeof nothing {
    if (!this.context.can('privacy.write')) return nothing
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      this.#look(event.target as HTMLFormElement, say)
    }
    // What was looked at is not what stands in the form any more.
    const changed = (): void => {
      this.preview = undefined
    }
    return html`<h2>${say.edit}</h2><p>${say.editText}</p>
      <form @submit=${submit} @input=${changed}>${draftFields(data, say)}
        <p><button class="main" ?disabled=${this.busy !== undefined}>${say.preview}</button></p></form>
      ${this.#previewed(data, say)}`
  }

  #open(sha256: string): void {
    const { api, session } = this.context
    void this.act('open', async () => {
      this.old = await api.get<NoticeText>(`notices/${sha256}`, { site: session.site.id })
    })
  }

  #versions(versions: readonly Version[], say: NoticesWords): TemplateResult {
    const { formats, common } = this.context
    const { old } = this
    const close = (): void => {
      this.old = undefined
    }
    return html`<h2>${say.versions}</h2><p>${say.versionsText}</p>
      ${
        versions.length === 0
          ? empty(say.noVersions, say.noVersionsText)
          : table<Version>(
              say.versions,
              [
                { head: say.when, cell: ({ at }) => formats.time(at) },
                { head: say.by, cell: ({ by }) => by },
                { head: common.reason, cell: ({ reason }) => reason },
                {
                  head: say.asksAgain,
                  cell: ({ material, widened }) =>
                    html`${material ? common.yes : common.no}${widened.map((line) => html`<br /><code>${line}</code>`)}`,
                },
                {
                  head: say.text,
                  cell: ({ notices }) =>
                    html`<span class="buttons">${notices.map(({ locale, sha256 }) => html`<button lang=${locale} title=${sha256} @click=${() => this.#open(sha256)}>${localeNames[locale]}</button>`)}</span>`,
                },
              ],
              versions,
            )
      }
      ${old === undefined ? nothing : html`<div role="status">${noticeText(old, say)}<p><button @click=${close}>${say.close}</button></p></div>`}`
  }

  protected ready(data: Loaded, say: NoticesWords): TemplateResult {
    const { missing, versions, names } = data
    const { common } = this.context
    const never = versions.length === 0 && missing.length === 0
    return html`<h1>${common.pages.notices}</h1><p>${say.intro}</p>
      ${this.#missing(missing, names, say)}
      ${never ? html`<p class="note">${say.unpublished}</p>` : nothing}
      <h2>${say.asRead}</h2>
      ${this.preview === undefined ? html`${this.#choose(say)}${this.#shown(data, say)}` : html`<p class="quiet">${say.previewTitle} ↓</p>`}
      ${this.#edit(data, say)}
      ${this.#versions(versions, say)}`
  }
}

customElements.define('console-notices', ConsoleNotices)
