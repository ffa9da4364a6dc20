/** Words of the page about health. */
import type { Formats } from '../../format.ts'
import type { Check, HealthFacts, HealthState } from './shapes.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export interface HealthWords {
  readonly title: string
  readonly lead: string
  readonly check: string
  readonly state: string
  readonly says: string
  readonly states: Named<HealthState>
  readonly checks: Named<Check>
  readonly text: Readonly<Record<Check, (facts: HealthFacts, formats: Formats) => string>>
  readonly requests: string
  readonly requestsText: (since: string) => string
  readonly noRequests: string
  readonly route: string
  readonly count: string
  readonly refused: string
  readonly failed: string
  readonly mean: string
  readonly p95: string
  readonly milliseconds: (count: string) => string
  readonly docs: string
  readonly docsText: string
  readonly api: string
  readonly openapi: string
  readonly snippet: string
  readonly snippetText: string
  readonly pinned: string
  readonly pinnedText: string
  readonly noSdk: string
}
