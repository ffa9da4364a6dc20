/** What `GET /v1/office/trust` answers, as far as this page reads it. */

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Reason {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

interface Point {
  readonly at: string
  readonly value: number
  readonly interval: Interval | null
}

export interface TrustNumber {
  readonly value: number | null
  readonly interval: Interval | null
  readonly trend: readonly Point[]
  readonly reason: Reason
}

export interface Share {
  readonly count: number
  readonly countInterval: Interval
  /** null: too few to say. */
  readonly share: number | null
  readonly interval: Interval
}

export type Move = 'first' | 'raised' | 'lowered' | 'stopped' | 'same'

export interface Counted {
  readonly count: number
  readonly interval: Interval
  readonly levels: readonly (Share & { readonly level: number })[]
  readonly moves: readonly (Share & { readonly move: Move })[]
  readonly tookBack: Share
}

export interface Period {
  readonly period: number
  readonly from: string
  readonly to: string
  readonly epsilon: string
  readonly accounts: Counted
  readonly choices: Counted
}

interface Answered {
  readonly answered: number
  readonly inTime: number
  /** Milliseconds. */
  readonly medianToAnswer: number
}

export interface Rate {
  readonly units: number
  readonly rate: number
  readonly interval: Interval
}

export interface Held {
  readonly campaign: string
  readonly name: string
  readonly arm: string
  readonly verdict: 'certified' | 'rejected' | 'unresolved'
  readonly because:
    | 'better'
    | 'worse'
    | 'guard'
    | 'sample_ratio'
    | 'too_few'
    | 'interval_holds_zero'
  readonly spends: boolean
  readonly cohorts: number
  readonly plannedCohorts: number
  readonly difference: number | null
  readonly interval: Interval | null
}

export interface SpentOf {
  readonly epsilon: number
  readonly limit: number
  readonly left: number
}

export type NumberName = 'trust' | 'control' | 'value' | 'care'

export interface Trust {
  readonly numbers: Readonly<Record<NumberName, TrustNumber>>
  readonly counting: {
    /** null: it is switched off. */
    readonly epsilon: string | null
    readonly nextAt: string | null
    readonly periods: readonly Period[]
  }
  readonly crowdLevels: {
    readonly name: string
    readonly levels: readonly {
      readonly level: number
      readonly units: number
      readonly interval: Interval
    }[]
  } | null
  readonly ease: { readonly up: number; readonly down: number; readonly effort: number }
  readonly tactics: readonly {
    readonly tactic: string
    readonly name: string
    readonly verdict: 'allow' | 'ask' | 'never'
    readonly shown: Rate | null
    readonly notShown: Rate | null
    readonly difference: { readonly value: number; readonly sequence: Interval } | null
    readonly margin: number
    readonly tooPersonal: boolean
  }[]
  readonly held: readonly Held[]
  readonly care: {
    readonly requests: Answered | null
    readonly byType: readonly (Answered & { readonly type: string })[]
    readonly overdue: number
    readonly incidents: {
      readonly open: number
      readonly overdue: number
      readonly closed: number
      readonly medianToClose: number | null
      readonly lastDrillAt: string | null
    }
    readonly training: { readonly members: number; readonly awake: number }
  }
  /** null: the ledger does not hold. */
  readonly spent: {
    readonly crowd: SpentOf
    readonly campaigns: SpentOf
    readonly counts: SpentOf
    readonly epsilon: number
    readonly delta: number
  } | null
}
