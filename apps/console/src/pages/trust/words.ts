/** What the Trust page says. Numbers come in as the language writes them. */
import type { Move, NumberName } from './shapes.ts'

/** One sentence for each code that the server gives as a reason. */
export interface ReasonWords {
  readonly nothing_released: string
  readonly tactic_too_personal: (
    tactic: string,
    low: string,
    high: string,
    margin: string,
    verdict: string,
  ) => string
  readonly tactic_highest: (tactic: string, rate: string, margin: string) => string
  readonly counting_off: string
  readonly counting_begins: (day: string | undefined) => string
  readonly too_few: string
  readonly as_easy: (up: string, down: string) => string
  readonly nothing_tried: string
  readonly nothing_decided: (of: string) => string
  readonly tried: (certified: string, rejected: string, open: string) => string
  readonly requests_overdue: (count: string) => string
  readonly incident_overdue: (count: string) => string
  readonly incident_open: (count: string) => string
  readonly untrained: (count: string, of: string) => string
  readonly few_requests: string
  readonly in_time: (answered: string, median: string) => string
}

export interface TrustWords {
  readonly title: string
  /** That no number has a target. */
  readonly intro: string
  /** That counts of people are noisy, and what the two ends of an interval are. */
  readonly noisy: string
  readonly numbers: Readonly<
    Record<NumberName, { readonly name: string; readonly says: string; readonly trend: string }>
  >
  readonly reasons: ReasonWords
  readonly unknown: string
  readonly outOf: (some: string, all: string) => string
  readonly between: (low: string, high: string) => string
  readonly oneSoFar: string
  readonly when: string
  readonly value: string
  readonly low: string
  readonly high: string
  readonly levels: {
    readonly title: string
    readonly intro: (epsilon: string) => string
    readonly off: string
    readonly offText: string
    readonly none: string
    readonly noneText: (day: string | undefined) => string
    readonly period: (from: string, to: string) => string
    readonly total: (low: string, high: string) => string
    readonly level: string
    readonly names: readonly [string, string, string, string]
    readonly share: string
    readonly people: string
    readonly tooFew: string
    readonly course: string
    readonly movesTitle: string
    readonly move: string
    readonly moves: Readonly<Record<Move, string>>
    readonly choicesTitle: string
    readonly choicesIntro: string
    readonly choices: string
    readonly unknownTitle: string
    readonly unknownText: string
    readonly crowdTitle: (campaign: string) => string
    readonly counted: string
    readonly crowdUnits: readonly [string, string, string, string]
  }
  readonly ease: {
    readonly title: string
    readonly text: (up: string, down: string, effort: string) => string
  }
  readonly tactics: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly noneText: string
    readonly tactic: string
    readonly shown: string
    readonly notShown: string
    readonly difference: string
    readonly margin: string
    readonly verdict: string
    readonly verdicts: Readonly<Record<'allow' | 'ask' | 'never', string>>
    readonly says: string
    readonly tooPersonal: string
    readonly open: string
  }
  readonly requests: {
    readonly title: string
    readonly intro: string
    readonly few: string
    readonly fewText: string
    readonly type: string
    readonly all: string
    readonly answered: string
    readonly inTime: string
    readonly median: string
    readonly types: Readonly<Record<string, string>>
    readonly overdue: (count: string) => string
  }
  readonly care: {
    readonly title: string
    readonly open: string
    readonly overdue: string
    readonly closed: string
    readonly toClose: string
    readonly drill: string
    readonly never: string
    readonly trained: string
    readonly nobody: string
  }
  readonly spent: {
    readonly title: string
    readonly intro: string
    readonly on: string
    readonly crowd: string
    readonly campaigns: string
    readonly counts: string
    readonly spent: string
    readonly limit: string
    readonly left: string
    readonly total: (epsilon: string, delta: string) => string
    readonly broken: string
  }
  readonly held: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly noneText: string
    readonly campaign: string
    readonly arm: string
    readonly difference: string
    readonly weeks: string
    readonly verdict: string
    readonly verdicts: Readonly<Record<'certified' | 'rejected' | 'unresolved', string>>
    readonly because: Readonly<
      Record<
        'better' | 'worse' | 'guard' | 'sample_ratio' | 'too_few' | 'interval_holds_zero',
        string
      >
    >
  }
}
