type Named<K extends string> = Readonly<Record<K, string>>

export interface ReleasesWords {
  readonly intro: string
  readonly none: string
  readonly noneText: string
  readonly released: string
  readonly when: string
  readonly period: string
  readonly protects: string
  readonly card: string
  readonly cardText: string
  readonly showCard: string
  readonly downloadCard: string
  readonly cardFields: Readonly<Record<string, string>>
  readonly periods: string
  readonly periodsText: string
  readonly noPeriods: string
  readonly noPeriodsText: string
  readonly from: string
  readonly until: string
  readonly source: string
  readonly sources: Named<'events' | 'import'>
  readonly units: Named<'person' | 'basket'>
  readonly unit: string
  readonly state: string
  readonly states: Named<'open' | 'closed' | 'charged' | 'released'>
  readonly plan: string
  readonly planText: (items: string, basket: string) => string
  readonly planNone: string
  readonly planNoneText: string
  readonly basket: string
  readonly show: string
  readonly people: string
  readonly epsilonNow: (epsilon: string) => string
  readonly epsilon: (epsilon: string) => string
  readonly needed: string
  readonly half: string
  readonly most: string
  readonly afterYear: string
  readonly yearEpsilon: string
  readonly estimate: string
}
