/** A notice as people read it, and how hard that is. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import { table } from '../../parts/table.ts'
import type { Addition, Notice, NoticeText, Reading } from './notice-shapes.ts'
import type { NoticesWords } from './notices-words.ts'

function labelTable({ label }: NoticeText, say: NoticesWords): TemplateResult {
  const [first] = label
  return table(
    say.label,
    [
      { head: '', cell: ({ name }: { name: string }) => name },
      ...label.map(({ level, name, rows }) => ({
        head: `${level} ${name}`,
        cell: ({ row }: { row: string }) => rows.find((one) => one.row === row)?.text ?? '',
      })),
    ],
    first?.rows ?? [],
  )
}

const paragraph = ({ heading, lines }: Addition): TemplateResult =>
  html`<h4>${heading}</h4><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`

export function noticeText(notice: NoticeText, say: NoticesWords): TemplateResult {
  const { locale, title, short, sections, addition } = notice
  return html`<div class="sheet" lang=${locale}>
    <p><strong>${title}</strong></p><p>${short}</p>
    ${labelTable(notice, say)}
    <details><summary>${say.full}</summary>${sections.map(paragraph)}${addition === undefined ? nothing : paragraph(addition)}</details>
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
