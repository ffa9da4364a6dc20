/** What the server says to developers. Times are ISO 8601. */
import type { FieldKind, FieldUse, GateRule, Item } from '@discreet/protocol'

export interface SiteFacts {
  readonly id: string
  readonly name: string
  readonly place: string | null
  readonly placeHeader: string | null
  readonly audience: 'general' | 'children'
  readonly periodDays: number
  readonly identity: {
    readonly issuer: string
    readonly jwksUrl: string | null
    readonly keys: number | null
  } | null
  readonly contributeCategories: readonly string[]
  readonly contributionEvents: readonly string[]
  readonly contributePeriodsPerYear: number
  readonly assessment: 'approved' | 'missing' | 'stale'
}

export interface ShownKey {
  readonly id: string
  readonly ending: string | null
  readonly addedAt: string | null
  readonly addedBy: string | null
  readonly replaces: string | null
  readonly revokedAt: string | null
}

export type ItemState = 'known' | 'unknown' | 'sensitive'

export interface Explained {
  readonly kind: 'event' | 'contribution'
  readonly rule: GateRule
  readonly contributes: boolean
  readonly consent: readonly { readonly category: string; readonly given: boolean }[]
  readonly items: readonly { readonly id: string; readonly state: ItemState }[]
  readonly fields: readonly {
    readonly at: string
    readonly kind: FieldKind
    readonly use: FieldUse | null
  }[]
  readonly wrong: { readonly field: string; readonly expected: string } | null
}

export interface Debugged {
  readonly events: readonly Explained[]
  readonly rules: {
    readonly contributeCategories: readonly string[]
    readonly contributionEvents: readonly string[]
    readonly reasons: readonly { readonly code: string; readonly text: string }[]
  }
}

export interface FoundItems {
  readonly items: readonly Item[]
  readonly found: number
  readonly total: number
  readonly next: number | null
}

export type ItemField = keyof Item

export interface Imported {
  readonly format: 'csv' | 'jsonl'
  readonly columns: readonly string[]
  readonly used: Readonly<Partial<Record<ItemField, string>>>
  readonly lines: number
  readonly accepted: number
  readonly rejected: number
  readonly problems: readonly {
    readonly line: number
    readonly field: string
    readonly column: string | null
    readonly expected: string
  }[]
  readonly stored: boolean
}

export interface ModelRow {
  readonly id: string
  readonly at: string
  readonly bytes: number
  readonly releases: readonly string[]
  readonly facts: {
    readonly kind: 'pairs' | 'popularity'
    readonly items: number
    readonly epsilon: number | null
    readonly evidence: {
      readonly people: number
      readonly meanSize: number
      readonly headSize: number
      readonly pairsFound: number
      readonly pairsByNoise: number
      readonly signal: number
      readonly noise: number
    }
    readonly retained: number | null
  } | null
}

export interface Models {
  /** Id of the one that answers now. */
  readonly serving: string | null
  /** Newest first. */
  readonly models: readonly ModelRow[]
}

export type HealthState = 'ok' | 'late' | 'broken' | 'off'

export type Check =
  | 'node'
  | 'database'
  | 'queue'
  | 'mail'
  | 'signing_key'
  | 'packs'
  | 'address'
  | 'ledger'
  | 'log'
  | 'periods'
  | 'release'
  | 'model'
  | 'cohorts'
  | 'outbox'
  | 'erasures'
  | 'retention'

export type HealthFacts = Readonly<Record<string, string | number | null>>

export interface Health {
  readonly checks: readonly {
    readonly check: Check
    readonly state: HealthState
    readonly facts: HealthFacts
  }[]
  readonly routes: readonly {
    readonly route: string
    readonly requests: number
    readonly refused: number
    readonly failed: number
    /** Seconds. */
    readonly mean: number
    readonly p95: number | null
  }[]
  readonly since: string
}
