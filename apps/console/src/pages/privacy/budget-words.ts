export interface BudgetWords {
  readonly intro: string
  readonly broken: (entry: string) => string
  readonly year: string
  readonly crowd: string
  readonly campaigns: string
  readonly trust: string
  readonly of: (spent: string, limit: string) => string
  readonly crowdText: (releases: string, left: string) => string
  readonly campaignsText: (count: string) => string
  readonly trustText: (count: string) => string
  readonly total: string
  readonly totalText: (epsilon: string, delta: string) => string
  readonly chart: string
  readonly when: string
  readonly cumulative: string
  readonly none: string
  readonly noneText: string
  readonly ledger: string
  readonly ledgerText: string
  readonly holds: (entries: string) => string
  readonly head: string
  readonly entry: string
  readonly what: string
  readonly period: string
  readonly campaign: string
  readonly trustCount: string
  readonly cost: string
  readonly state: string
  readonly states: Readonly<Record<'reserved' | 'released', string>>
  readonly hash: string
  readonly older: string
  readonly change: string
  readonly changeText: string
  readonly perPeriod: string
  readonly perPeriodHint: (days: string) => string
  readonly periodsPerYear: string
  readonly periodsHint: (epsilon: string) => string
  readonly campaignsPerYear: string
  readonly campaignsHint: string
  readonly reasonHint: string
  readonly apply: string
  readonly same: string
  readonly lowered: string
  readonly waits: string
  readonly waiting: (who: string, until: string) => string
}
