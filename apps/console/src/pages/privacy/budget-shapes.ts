/** What counting the crowd costs, as the server says it. ε are numbers for display; times are ISO 8601. */

interface Window {
  readonly modelEpsilon: number
  readonly campaignEpsilon: number
  readonly trustEpsilon: number
  readonly periods: number
  readonly campaigns: number
  readonly trustCounts: number
}

export interface BudgetFacts {
  readonly delta: number
  readonly periodDays: number
  readonly limits: {
    readonly epsilonPerPeriod: number
    readonly periodsPerYear: number
    readonly epsilonPerYear: number
    readonly campaignEpsilonPerYear: number
    readonly trustEpsilonPerYear: number
  }
  readonly verification:
    | { readonly ok: true; readonly head: string }
    | { readonly ok: false; readonly brokenAt: number }
  /** null: the ledger does not hold. */
  readonly year:
    | (Window & {
        /** Of the year's ρ. */
        readonly share: number
        readonly periodsLeft: number
      })
    | null
  readonly total: { readonly epsilon: number; readonly delta: number } | null
  readonly over: readonly (Window & { readonly at: string; readonly cumulative: number })[]
}

export interface Charge {
  readonly sequence: number
  /** A period, `campaign:<id>` or `trust:<number>`. */
  readonly periodId: string
  /** Exact fraction; '0' of what costs pure ε. */
  readonly rho: string
  readonly epsilon?: string
  readonly at: string
  readonly state: 'reserved' | 'released'
  readonly hash: string
}

export interface Proposal {
  readonly id: string
  readonly action: string
  readonly state: string
  readonly reason: string
  readonly proposedByName: string
  readonly expiresAt: string
}
