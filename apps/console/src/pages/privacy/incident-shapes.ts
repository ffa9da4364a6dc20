/** A breach of personal data, as the office's routes say it. Times are ISO 8601. */

export type Phase =
  | 'detected'
  | 'assessed'
  | 'contained'
  | 'authority_notified'
  | 'people_notified'
  | 'closed'

export type Scope =
  | { readonly of: 'site'; readonly fields: readonly string[] }
  | { readonly of: 'accesses'; readonly actor: string; readonly from: string; readonly to: string }

export interface Facts {
  readonly nature: string
  readonly categories: readonly string[]
  readonly consequences: string
  readonly measures: string
  readonly scope: Scope
  readonly highRisk: boolean
  readonly unreadable: boolean
}

export interface Incident {
  readonly id: string
  readonly drill: boolean
  readonly phase: Phase
  readonly detectedAt: string
  readonly authorityBy: string
  readonly facts: Facts
  readonly phases: readonly {
    readonly phase: Phase
    readonly at: string
    readonly note: string
    readonly delay?: string
  }[]
  readonly affected: number | null
  readonly clock: {
    readonly state: 'in_time' | 'due_soon' | 'overdue' | 'told' | 'told_late' | 'closed'
    readonly hoursLeft: number
  }
  /** What may come now, the one that is due first of all. */
  readonly next: readonly Phase[]
}

export interface OneIncident extends Incident {
  /** Log indexes. */
  readonly log: readonly number[]
}

interface Letter {
  readonly subject: string
  readonly text: string
}

export interface Letters {
  readonly authority: Letter & { readonly missing: readonly string[] }
  readonly people: Letter
}

export interface TellingDone {
  readonly drill: boolean
  readonly affected: number
  readonly told: number
  readonly before: number
  readonly unreachable: number
}
