/** What the documents say beside their facts, once per language; a missing one does not compile. */
import type { Locale } from '@discreet/policy'

/** Of one kind each, in the order in which documents list them. */
export const securityMeasures = [
  'permits',
  'rowSecurity',
  'sealing',
  'noise',
  'rotation',
  'transport',
  'logs',
  'retention',
  'erasure',
  'tests',
] as const

export type SecurityMeasure = (typeof securityMeasures)[number]

export type RiskId =
  | 'reidentified'
  | 'joined'
  | 'stolen'
  | 'insider'
  | 'otherUse'
  | 'inferred'
  | 'pushed'
  | 'children'
  | 'treated'
  | 'keptLong'
  | 'leftOver'
  | 'comesBack'
  | 'impostor'
  | 'recipients'
  | 'unanswered'

export type Grade = 'low' | 'medium' | 'high'

interface RiskText {
  readonly risk: string
  readonly measure: string
}

export interface DocumentTexts {
  readonly locale: Locale
  readonly processing: {
    readonly title: (site: string) => string
    readonly intro: string
    readonly headings: Readonly<
      Record<
        | 'controller'
        | 'purposes'
        | 'data'
        | 'recipients'
        | 'transfers'
        | 'retention'
        | 'security'
        | 'processor',
        string
      >
    >
    readonly subjects: string
    readonly asProcessor: string
    readonly notProcessor: string
    readonly processing: string
  }
  readonly assessment: {
    readonly title: (site: string) => string
    readonly intro: string
    readonly headings: Readonly<
      Record<
        'description' | 'necessity' | 'risks' | 'measures' | 'crowd' | 'opinion' | 'decision',
        string
      >
    >
    readonly description: readonly string[]
    readonly necessity: readonly string[]
    readonly proportionate: Readonly<
      Record<'level' | 'fields' | 'time' | 'basis' | 'rights' | 'law' | 'children', string>
    >
    readonly levels: (level: number) => string
    readonly children: string
    readonly noChildren: string
    readonly risks: string
    readonly crowd: readonly string[]
    readonly opinion: readonly string[]
    readonly decision: readonly string[]
  }
  readonly columns: Readonly<
    Record<
      | 'purpose'
      | 'use'
      | 'basis'
      | 'subjects'
      | 'field'
      | 'category'
      | 'purposes'
      | 'level'
      | 'retention'
      | 'where'
      | 'recipient'
      | 'channel'
      | 'country'
      | 'measure'
      | 'enforced'
      | 'risk'
      | 'likelihood'
      | 'severity'
      | 'left'
      | 'fact'
      | 'value',
      string
    >
  >
  readonly facts: Readonly<
    Record<
      | 'controller'
      | 'contact'
      | 'officer'
      | 'operator'
      | 'epsilon'
      | 'epsilonYear'
      | 'delta'
      | 'period'
      | 'periodsPerYear'
      | 'unit',
      string
    >
  >
  readonly places: Readonly<Record<'page' | 'device', string>>
  readonly table: (name: string) => string
  readonly days: (count: number) => string
  readonly unit: string
  readonly identity: Readonly<Record<'controller_customer_id' | 'email', string>>
  readonly none: string
  readonly missing: string
  readonly grades: Readonly<Record<Grade, string>>
  readonly security: Readonly<Record<SecurityMeasure, string>>
  readonly risk: Readonly<Record<RiskId, RiskText>>
}
