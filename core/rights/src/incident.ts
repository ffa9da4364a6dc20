/**
 * A breach of personal data and what is owed because of it (GDPR 33 and 34, LGPD 48, DPDP Rules 7):
 * whom to tell, what, and by when.
 */

export const incidentPhases = [
  'detected',
  'assessed',
  'contained',
  'authority_notified',
  'people_notified',
  'closed',
] as const

export type IncidentPhase = (typeof incidentPhases)[number]

/** GDPR 33(3) a to d. */
export interface IncidentFacts {
  readonly nature: string
  readonly categories: readonly string[]
  readonly consequences: string
  readonly measures: string
  /** What was taken: everything of these fields, or what an actor had opened between two moments. */
  readonly scope:
    | { readonly of: 'site'; readonly fields: readonly string[] }
    | {
        readonly of: 'accesses'
        readonly actor: string
        readonly from: number
        readonly to: number
      }
  /** GDPR 34(1): likely to result in a high risk. */
  readonly highRisk: boolean
  /** GDPR 34(3)(a): what was taken cannot be read by whoever has it. */
  readonly unreadable: boolean
}

export interface Incident {
  readonly id: string
  readonly site: string
  /** A rehearsal: everything is done but telling anybody. */
  readonly drill: boolean
  readonly phase: IncidentPhase
  /** Epoch milliseconds: when somebody here became aware (GDPR 33(1)). */
  readonly detectedAt: number
  readonly authorityBy: number
  readonly facts: IncidentFacts
  readonly phases: readonly {
    readonly phase: IncidentPhase
    readonly at: number
    readonly note: string
    /** Why the authority was told after its deadline (GDPR 33(1)). */
    readonly delay?: string
  }[]
  /** Once they were looked for. */
  readonly affected: number | null
}
