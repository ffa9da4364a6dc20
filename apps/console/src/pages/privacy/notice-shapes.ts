/** The notice, as the office's routes say it. Times are ISO 8601. */
import type { Locale } from '../../locale.ts'

export interface Reading {
  readonly words: number
  /** English only. */
  readonly grade?: number
  readonly ease?: number
  /** Other languages. */
  readonly lix?: number
  readonly plain: boolean
}

export interface Addition {
  readonly heading: string
  readonly lines: readonly string[]
}

export type Additions = Readonly<Partial<Record<Locale, Addition>>>

export interface Controller {
  readonly controller: string
  readonly contact: string
  readonly officer: string
  readonly recipients: readonly string[]
  readonly transfers: readonly string[]
}

export interface Draft {
  readonly controller: Controller
  readonly additions: Additions
}

/** As people read it, and as it is kept. */
export interface NoticeText {
  readonly locale: Locale
  readonly title: string
  readonly short: string
  readonly label: readonly {
    readonly level: number
    readonly name: string
    readonly line: string
    readonly rows: readonly { readonly row: string; readonly name: string; readonly text: string }[]
  }[]
  readonly sections: readonly (Addition & { readonly item: string })[]
  readonly addition?: Addition
}

export interface Notice extends NoticeText {
  readonly sha256: string
  readonly readings: Readonly<Record<'short' | 'label' | 'full', Reading>>
}

export interface Weighed {
  readonly notices: readonly Notice[]
  /** Items that nobody has said. */
  readonly missing: readonly string[]
  /** What it says about data that the one in force does not. */
  readonly widened: readonly string[]
  readonly material: boolean
}

export interface Version {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly material: boolean
  readonly widened: readonly string[]
  readonly notices: readonly { readonly locale: Locale; readonly sha256: string }[]
}

export interface Notices extends Weighed, Draft {
  readonly versions: readonly Version[]
}
