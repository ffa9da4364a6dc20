/** The record of processing and the assessment of risks: read, downloaded, and the latter approved. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { facts } from '../../parts/facts.ts'
import { save } from '../../parts/save.ts'
import { table } from '../../parts/table.ts'
import { pageLink } from './links.ts'
import type { RecordsWords } from './records-words.ts'

type Kind = 'processing' | 'assessment'

interface DocumentSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly tables: readonly {
    readonly caption: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }[]
}

interface LawDocument {
  readonly kind: Kind
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly sections: readonly DocumentSection[]
  readonly missing: readonly string[]
}

interface Assessment {
  readonly state: 'missing' | 'stale' | 'approved'
  readonly sha256: string
  readonly changed: boolean
  readonly approved: {
    readonly sha256: string
    readonly approvedBy: string
    readonly at: string
  } | null
}

interface Loaded {
  readonly documents: readonly LawDocument[]
  readonly assessment: Assessment
}

const colours = { missing: 'bad', stale: 'warn', approved: 'good' } as const

class ConsoleRecords extends Page<Loaded, RecordsWords> {
  protected readonly words: Words<RecordsWords> = {
    en: () => import('./texts/records-en.ts'),
    de: () => import('./texts/records-de.ts'),
    fr: () => import('./texts/records-fr.ts'),
    es: () => import('./texts/records-es.ts'),
  }

  protected async load(): Promise<Loaded> {
    const { api, locale } = this.context
    const read = (kind: Kind): Promise<LawDocument> =>
      api.get(`office/documents/${kind}`, { locale })
    const [processing, risks, assessment] = await Promise.all([
      read('processing'),
      read('assessment'),
      api.get<Assessment>('office/assessment'),
    ])
    return { documents: [processing, risks], assessment }
  }

  #section({ heading, paragraphs, facts: known, tables }: DocumentSection): TemplateResult {
    return html`<h3>${heading}</h3>${paragraphs.map((one) => html`<p>${one}</p>`)}
      ${known.length === 0 ? nothing : facts(known.map(({ name, value }) => [name, value]))}
      ${tables.map(
        ({ caption, columns, rows }) =>
          html`<p><strong>${caption}</strong></p>${table<readonly string[]>(
            caption,
            columns.map((head, k) => ({ head, cell: (row) => row[k] ?? '' })),
            rows,
          )}`,
      )}`
  }

  async #download(kind: Kind, format: 'html' | 'json'): Promise<void> {
    const { api, locale, session } = this.context
    await this.act('download', async () => {
      const file = await api.file(`office/documents/${kind}`, { format, locale })
      save(file, `${session.site.id}-${kind}.${format}`)
    })
  }

  #document(document: LawDocument, say: RecordsWords): TemplateResult {
    const { kind, title, paragraphs, sections, missing } = document
    const off = this.busy !== undefined
    return html`${missing.length === 0 ? nothing : html`<div class="note"><p>${say.missing} ${missing.join(', ')}. <a href=${pageLink('notices')}>${say.toNotices}</a></p></div>`}
      <p class="buttons">
        <button ?disabled=${off} @click=${() => this.#download(kind, 'html')}>${say.html}</button>
        <button ?disabled=${off} @click=${() => this.#download(kind, 'json')}>${say.json}</button>
      </p>
      <details class="sheet"><summary>${say.show}: ${title}</summary>${paragraphs.map((one) => html`<p>${one}</p>`)}${sections.map((one) => this.#section(one))}</details>`
  }

  async #approve(sha256: string, say: RecordsWords): Promise<void> {
    const { common, api, session } = this.context
    const text = say.approveText(session.name)
    const sure = await ask({ title: say.titles.assessment, text, action: say.approve }, common)
    if (sure === undefined) return
    const body = { approvedBy: session.name, sha256 }
    await this.act('approve', () => api.send('POST', 'office/assessment', { body }), say.approved)
  }

  #standing({ state, sha256, changed, approved }: Assessment, say: RecordsWords): TemplateResult {
    const { formats, can } = this.context
    const current = state === 'approved' && !changed
    return html`<p><span class="tag ${colours[state]}">${say.states[state]}</span> ${say.stateTexts[state]}</p>
      ${changed ? html`<div class="note"><p>${say.changed}</p></div>` : nothing}
      ${facts([
        approved === null ? undefined : [say.approvedBy, approved.approvedBy],
        approved === null ? undefined : [say.approvedAt, formats.time(approved.at)],
        approved === null || !changed
          ? undefined
          : [say.approvedHash, html`<code>${approved.sha256}</code>`],
        [say.hash, html`<code>${sha256}</code>`],
      ])}
      ${current || !can('privacy.write') ? nothing : html`<p><button class="main" ?disabled=${this.busy !== undefined} @click=${() => this.#approve(sha256, say)}>${say.approve}</button></p>`}`
  }

  protected ready({ documents, assessment }: Loaded, say: RecordsWords): TemplateResult {
    return html`<h1>${this.context.common.pages.records}</h1><p>${say.intro}</p>
      ${documents.map(
        (document) => html`<h2>${say.titles[document.kind]}</h2><p>${say.texts[document.kind]}</p>
          ${this.#document(document, say)}
          ${document.kind === 'assessment' ? this.#standing(assessment, say) : nothing}`,
      )}`
  }
}

customElements.define('console-records', ConsoleRecords)
