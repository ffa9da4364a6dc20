/**
 * What an export of somebody's data says beside the data: headings, where each thing comes from, how
 * a score is made, and what is not in it and why. Once per language, like all texts for people.
 */
import type { ScoreTerm } from '@discreet/protocol'

export type ExportSection =
  | 'fields'
  | 'choices'
  | 'consents'
  | 'contributed'
  | 'requests'
  | 'accesses'
  | 'recipients'
  | 'logic'
  | 'completeness'

/** Where what is held of somebody comes from. */
export type ExportSource =
  | 'page'
  | 'device'
  | 'told'
  | 'shop'
  | 'said'
  | 'chosen'
  | 'vouched'
  | 'made'

interface Gap {
  readonly what: string
  readonly why: string
}

export interface ExportTexts {
  readonly title: (site: string) => string
  readonly intro: string
  readonly sections: Readonly<Record<ExportSection, string>>
  readonly nothing: string
  readonly places: Readonly<Record<'page' | 'device' | 'server', string>>
  readonly sources: Readonly<Record<ExportSource, string>>
  /** Headings of columns and names of facts; one that is missing is shown as it is in the data. */
  readonly columns: Readonly<Record<string, string>>
  readonly yes: string
  readonly no: string
  readonly how: string
  readonly terms: Readonly<Record<ScoreTerm, string>>
  /** What ε says about what a person gave to the crowd. */
  readonly crowd: string
  readonly gaps: {
    readonly device: Gap
    readonly releases: Gap
    /** Counts that are not among those made while the person helped. */
    readonly others: (count: number, epsilon: string) => Gap
    readonly processor: (name: string) => Gap
    readonly backups: Gap
    readonly shop: (contact: string) => Gap
    readonly guest: Gap
    readonly key: Gap
    readonly requests: Gap
    readonly unreadable: (count: number) => Gap
    readonly model: Gap
    readonly held: (reason: string) => Gap
  }
}
