export interface RetentionWords {
  readonly intro: string
  readonly daily: string
  readonly look: string
  readonly looked: string
  readonly wouldGo: string
  readonly gone: string
  readonly run: string
  readonly runText: string
  readonly reasonHint: string
  readonly working: (step: string, of: string) => string
  readonly done: string
  readonly entries: string
  readonly people: string
  readonly identities: string
  readonly warned: string
  readonly waiting: string
  readonly what: string
  readonly count: string
  readonly reports: string
  readonly when: string
  readonly none: string
  readonly noneText: string
}
