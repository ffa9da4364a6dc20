/**
 * Every sentence about privacy that a person reads, once per language; a missing one does not
 * compile. Plain words, short sentences: a test measures them.
 */
import type { DataField } from '../data-catalogue.ts'
import type { ReasonCode } from '../decide.ts'
import type { FieldId } from '../field-purposes.ts'
import type { NoticeItem } from '../pack.ts'
import type { LegalBasis, Purpose } from '../purposes.ts'

export type Locale = 'en' | 'de' | 'fr' | 'es'

export type LabelRow = 'what' | 'why' | 'where' | 'howLong' | 'who'

interface LevelTexts {
  readonly name: string
  /** One line: what is used. */
  readonly line: string
  readonly label: Readonly<Record<LabelRow, string>>
}

export interface Texts {
  readonly locale: Locale
  /** At most 50 words. */
  readonly shortNotice: string
  readonly levels: readonly [LevelTexts, LevelTexts, LevelTexts, LevelTexts]
  readonly labelRows: Readonly<Record<LabelRow, string>>
  /** What switching it on gives. */
  readonly purposes: Readonly<Record<Purpose, string>>
  readonly fields: Readonly<Record<FieldId, string>>
  readonly reasons: Readonly<Record<ReasonCode, string>>
  readonly bases: Readonly<Record<LegalBasis, string>>
  readonly headings: Readonly<Record<NoticeItem | 'title', string>>
  readonly retention: (kept: DataField['retention']) => string
  readonly sentences: {
    readonly rights: string
    readonly withdrawal: string
    readonly logic: string
    readonly noSale: string
    readonly activation: string
    readonly complaint: (authority: string) => string
    readonly noTransfers: string
    readonly noRecipients: string
  }
  /** The page about privacy. */
  readonly page: {
    readonly levels: string
    readonly crowd: string
    readonly noise: (epsilon: string) => string
    readonly nothing: string
    readonly releases: string
    readonly at: string
    readonly unit: string
    readonly ledger: string
    readonly holds: (entries: number) => string
    readonly broken: string
    readonly log: string
    readonly checkpoint: string
    readonly full: string
    readonly unpublished: string
  }
}
