/** One person, as the office says it while it may be seen. Times are ISO 8601. */
import type { FieldId, Texts } from '@discreet/policy'
import type { RequestRow, RequestState } from '../privacy/request-shapes.ts'

export type Identifier = 'id' | 'email' | 'request' | 'record'

export interface Found {
  readonly found: boolean
  /** Sealed: it says nothing to whoever carries it. */
  readonly access: string | null
  readonly until: string | null
}

/** Of a request that was made for them. */
export interface Answer {
  readonly id: string
  readonly state: RequestState
}

export type Entry = Readonly<Record<string, unknown>>

export interface SeenField {
  readonly field: FieldId
  readonly name: string
  readonly retention: string
  readonly count: number
  readonly entries: readonly Entry[]
}

export interface SeenHold {
  readonly id: string
  readonly fields: readonly FieldId[]
  readonly reason: string
  readonly until: string
}

export type ConsentEvent = 'given' | 'renewed' | 'refused' | 'withdrawn' | 'expired'

export interface SeenRecord {
  readonly id: string
  readonly at: string
  readonly event: ConsentEvent
  readonly levelTo: number
  readonly purposes: readonly (keyof Texts['purposes'])[]
  readonly contribute: boolean
}

export interface SeenPerson {
  readonly until: string
  readonly choices: {
    readonly level: number | null
    readonly levelInForce: number
    readonly levelName: string
    readonly purposeTexts: readonly {
      readonly purpose: string
      readonly text: string
      readonly inForce: boolean
    }[]
    readonly contribute: boolean
    readonly restricted: boolean
    readonly objections: readonly ('profiling' | 'offers')[]
    readonly standingGpc: boolean
    readonly chosenAt: string | null
    readonly seenAt: string | null
    readonly erasesAt: string | null
    readonly place: string | null
    readonly reasons: readonly { readonly code: string; readonly text: string }[]
  }
  readonly hasAddress: boolean
  readonly fields: readonly SeenField[]
  readonly unreadable: number
  readonly contributed: number
  readonly accesses: readonly {
    readonly at: string
    readonly actor: string
    readonly reason: string
    readonly fields: readonly FieldId[]
  }[]
  readonly requests: readonly RequestRow[]
  readonly records: readonly SeenRecord[]
  readonly holds: readonly SeenHold[]
}
