/**
 * The notice, generated: layer 1 (one short paragraph), the five-row label for every level, and the
 * full text with what the law of the place asks for (GDPR Articles 13 and 14, CCPA § 1798.130 and
 * their like). What is missing is named, and a notice with something missing is not published.
 */
import { basisOf, dataCatalogue } from './data-catalogue.ts'
import type { LawPack, NoticeItem } from './pack.ts'
import { allPurposes, purposes } from './purposes.ts'
import { textsFor } from './texts/index.ts'
import type { LabelRow, Locale, Texts } from './texts/texts.ts'

/** What only the shop knows. Empty text counts as missing. */
export interface ControllerFacts {
  readonly controller: string
  readonly contact: string
  /** Data protection officer; 'none' where there need not be one. */
  readonly officer: string
  readonly recipients: readonly string[]
  /** Countries outside the place, with the safeguard; none when empty. */
  readonly transfers: readonly string[]
}

/** What a shop says in words of its own, at the end of the full notice. It explains; it allows nothing. */
export interface NoticeAddition {
  readonly heading: string
  readonly lines: readonly string[]
}

export type NoticeAdditions = Readonly<Partial<Record<Locale, NoticeAddition>>>

interface NoticeSection {
  readonly item: NoticeItem
  readonly heading: string
  readonly lines: readonly string[]
}

export interface Notice {
  readonly locale: Locale
  readonly title: string
  /** At most 50 words. */
  readonly short: string
  readonly label: readonly {
    readonly level: number
    readonly name: string
    readonly line: string
    readonly rows: readonly {
      readonly row: LabelRow
      readonly name: string
      readonly text: string
    }[]
  }[]
  readonly sections: readonly NoticeSection[]
  readonly addition?: NoticeAddition
  readonly missing: readonly NoticeItem[]
  /** Only when this widens is anybody asked again. */
  readonly material: readonly string[]
}

const labelRows: readonly LabelRow[] = ['what', 'why', 'where', 'howLong', 'who']

function linesOf(item: NoticeItem, facts: ControllerFacts, pack: LawPack, texts: Texts): string[] {
  const { sentences } = texts
  switch (item) {
    case 'controller':
    case 'contact':
    case 'officer':
      return [facts[item]]
    case 'purposes':
      return allPurposes.map((purpose) => texts.purposes[purpose])
    case 'basis':
      return allPurposes.map(
        (purpose) => `${texts.purposes[purpose]} (${texts.bases[purposes[purpose].basis]})`,
      )
    case 'categories':
      return dataCatalogue.map(({ id }) => texts.fields[id])
    case 'recipients':
      return facts.recipients.length > 0 ? [...facts.recipients] : [sentences.noRecipients]
    case 'transfers':
      return facts.transfers.length > 0 ? [...facts.transfers] : [sentences.noTransfers]
    case 'retention':
      return dataCatalogue.map(
        ({ id, retention }) => `${texts.fields[id]}: ${texts.retention(retention)}`,
      )
    case 'complaint':
      return [sentences.complaint(pack.authority)]
    case 'rights':
    case 'withdrawal':
    case 'logic':
    case 'noSale':
    case 'activation':
      return [sentences[item]]
  }
}

/** What a notice says about data, apart from its words: each line is one thing that may happen. */
function materialOf({ recipients, transfers }: ControllerFacts): readonly string[] {
  const fields = dataCatalogue.flatMap((field) =>
    field.purposes.map(
      (purpose) =>
        `${field.id} (${field.category}) for ${purpose} by ${basisOf(field)}, kept ${field.retention}`,
    ),
  )
  return [
    ...fields,
    ...recipients.map((name) => `given to ${name}`),
    ...transfers.map((name) => `sent to ${name}`),
  ]
}

/** A line with its time in days apart, where it has one. */
function timed(line: string): readonly [what: string, days: number] {
  const [, what = line, days = 'Infinity'] = /^(.*), kept (\d+)$/.exec(line) ?? []
  return [what, Number(days)]
}

/**
 * What `now` says about data that `before` did not: new fields, purposes, recipients, places, another
 * basis or a longer time. Less of anything, and other words, are not in it.
 */
export function widened(before: readonly string[], now: readonly string[]): readonly string[] {
  const said = new Map(before.map(timed))
  return now.filter((line) => {
    const [what, days] = timed(line)
    return !((said.get(what) ?? -1) >= days)
  })
}

export function noticeFor(
  facts: ControllerFacts,
  pack: LawPack,
  locale: string,
  additions: NoticeAdditions = {},
): Notice {
  const texts = textsFor(locale)
  const addition = additions[texts.locale]
  const sections = pack.noticeItems.map((item) => ({
    item,
    heading: texts.headings[item],
    lines: linesOf(item, facts, pack, texts),
  }))
  return {
    locale: texts.locale,
    title: texts.headings.title,
    short: texts.shortNotice,
    label: texts.levels.map(({ name, line, label }, level) => ({
      level,
      name,
      line,
      rows: labelRows.map((row) => ({ row, name: texts.labelRows[row], text: label[row] })),
    })),
    sections,
    ...(addition === undefined ? {} : { addition }),
    missing: sections
      .filter(({ lines }) => !lines.some((line) => line.trim() !== ''))
      .map(({ item }) => item),
    material: materialOf(facts),
  }
}
