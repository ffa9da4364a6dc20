/** Everything about one person, to take along (GDPR 15 and 20): the form of it. */
import type { PersonalContext, RecommendedItem, ScoreTerm } from '@discreet/protocol'

export interface PersonExport {
  readonly schema: 'https://discreet.example/export/1'
  readonly site: {
    readonly id: string
    readonly name: string
    readonly controller: string
    readonly contact: string
    /** Where to complain. */
    readonly authority: string
  }
  /** ISO 8601, UTC, like every time in here. */
  readonly madeAt: string
  /** Of its sentences: en, de, fr or es. */
  readonly locale: string
  readonly request: string
  /** How it was shown who asks. */
  readonly proof: string
  /** One per field of the data catalogue, also of those of which nothing is held. */
  readonly fields: readonly ExportedField[]
  readonly choices: ExportedChoices
  readonly consents: readonly {
    readonly record: Readonly<Record<string, unknown>>
    readonly receipt: string
  }[]
  readonly contributed: ExportedContribution
  readonly requests: readonly ExportedRequest[]
  readonly accesses: readonly {
    readonly at: string
    readonly actor: string
    readonly reason: string
    readonly fields: readonly string[]
  }[]
  readonly recipients: readonly string[]
  readonly logic: ExportedLogic
  readonly completeness: readonly { readonly what: string; readonly why: string }[]
}

export interface ExportedField {
  readonly field: string
  /** For people. */
  readonly name: string
  /** fideslang. */
  readonly category: string
  readonly where: 'page' | 'device' | 'server'
  readonly purposes: readonly {
    readonly purpose: string
    /** What it does, for people. */
    readonly text: string
    /** fideslang. */
    readonly use: string
  }[]
  readonly basis: 'consent' | 'requested_service' | 'legal_obligation'
  readonly basisText: string
  readonly retention: string
  readonly source: string
  readonly recipients: readonly string[]
  /** JSON Schema (2020-12) of one entry. */
  readonly form: Readonly<Record<string, unknown>>
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}

export interface ExportedChoices {
  readonly level: number | null
  readonly levelInForce: number
  readonly purposes: readonly string[]
  readonly purposesInForce: readonly string[]
  readonly contribute: boolean
  readonly restricted: boolean
  readonly objections: readonly string[]
  readonly standingGpc: boolean
  readonly chosenAt: string | null
  readonly seenAt: string | null
  /** When everything goes unless there is a sign of the person. */
  readonly erasesAt: string | null
  readonly place: string | null
  readonly pack: { readonly id: string; readonly version: string }
  /** SHA-256 of the notice that was shown. */
  readonly notice: string | null
  readonly reasons: readonly { readonly code: string; readonly text: string }[]
}

export interface ExportedContribution {
  /** In periods that are not released: still a person's, and deletable. */
  readonly open: readonly {
    readonly period: string
    readonly item: string
    readonly baskets: number
  }[]
  /** Released while the person helped: at most what each cost them. */
  readonly released: readonly ExportedRelease[]
  /** All of `released` together. null: none. */
  readonly cumulative: { readonly epsilon: number; readonly delta: number } | null
  readonly text: string
}

export interface ExportedRelease {
  readonly release: string
  readonly period: string
  readonly at: string
  readonly epsilon: number
  readonly delta: number
}

export interface ExportedRequest {
  readonly request: string
  readonly type: string
  readonly state: string
  readonly channel: string
  readonly receivedAt: string
  readonly closedAt: string | null
  /** What the law asks for. */
  readonly answerBy: string
  /** When nothing will say any more whose it was. */
  readonly identityUntil: string
  /** What the person wrote, as long as it is kept. */
  readonly said: Readonly<Record<string, unknown>> | null
  readonly events: readonly {
    readonly at: string
    readonly by: string
    readonly state: string
    readonly act: string
    readonly logIndex: number
  }[]
  /** Who else was told. */
  readonly told: readonly { readonly recipient: string; readonly state: string }[]
}

export interface ExportedLogic {
  readonly how: string
  readonly terms: readonly { readonly term: ScoreTerm; readonly text: string }[]
  readonly model: {
    readonly id: string
    readonly kind: string
    readonly why: string
    readonly releases: readonly string[]
    readonly epsilon: number | null
    readonly delta: number | null
  } | null
  /** What of the person goes into a score now; null: nothing does. */
  readonly used: PersonalContext | null
  /** The shelf of the first page as it is for them now. */
  readonly items: readonly (RecommendedItem & { readonly title: string })[]
}
