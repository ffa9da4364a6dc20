/** A notice as people read it, and how hard that is. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import { table } from '../../parts/table.ts'
import type { Addition, Notice, NoticeText, Reading } from './notice-shapes.ts'
import type { NoticesWords } from './notices-words.ts'

type LabelRow = NoticeText['label'][number]['rows'][number]

function labelTable({ label }: NoticeText, say: NoticesWords): TemplateResult {
  const [first] = label
  return table<LabelRow>(
    say.label,
    [
      { head: say.part, cell: ({ name }) => name },
      ...label.map(({ level, name, rows }) => ({
        head: `${level} ${name}`,
        cell: ({ row }: LabelRow) => rows.find((one) => one.row === row)?.text ?? '',
      })),
    ],
    first?.rows ?? [],
  )
}

const paragraph = ({ heading, lines }: Addition): TemplateResult =>
  html`<h3>${heading}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`

/** `open`: the full text as well, without a click. */
export function noticeText(notice: NoticeText, say: NoticesWords, open = false): TemplateResult {
  const { locale, title, short, sections, addition } = notice
  return html`<div class="sheet" lang=${locale}>
    <p><strong>${title}</strong></p><p>${short}</p>
    ${labelTable(notice, say)}
    <details ?open=${open}><summary>${say.full}</summary>${sections.map(paragraph)}${addition === undefined ? nothing : paragraph(addition)}</details>
  </div>`
}

interface Part extends Reading {
  readonly part: 'short' | 'label' | 'full'
}

export function readingTable(
  { locale, readings }: Notice,
  say: NoticesWords,
  formats: Formats,
): TemplateResult {
  const parts = ['short', 'label', 'full'] as const
  const figure = (value: number | undefined): string =>
    value === undefined ? '–' : formats.number(value, 1)
  const english = [
    { head: say.grade, numeric: true, cell: ({ grade }: Part) => figure(grade) },
    { head: say.ease, numeric: true, cell: ({ ease }: Part) => figure(ease) },
  ]
  const other = [{ head: say.lix, numeric: true, cell: ({ lix }: Part) => figure(lix) }]
  return table<Part>(
    say.measures,
    [
      { head: say.part, cell: ({ part }) => say.parts[part] },
      { head: say.wordsCount, numeric: true, cell: ({ words }) => formats.number(words) },
      ...(locale === 'en' ? english : other),
      {
        head: say.reads,
        cell: ({ plain }) =>
          html`<span class="tag ${plain ? 'good' : 'warn'}">${plain ? say.plain : say.hard}</span>`,
      },
    ],
    parts.map((part) => ({ part, ...readings[part] })),
  )
}
