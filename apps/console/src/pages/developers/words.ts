/** Words of the pages for developers. */
import type { FieldKind, FieldUse, GateRule } from '@discreet/protocol'
import type { ItemField, ItemState, SiteFacts } from './shapes.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export interface SiteWords {
  readonly title: string
  readonly lead: string
  readonly facts: Named<
    | 'id'
    | 'place'
    | 'placeHeader'
    | 'audience'
    | 'period'
    | 'issuer'
    | 'keys'
    | 'categories'
    | 'events'
    | 'periods'
    | 'assessment'
  >
  readonly unsaid: string
  readonly days: (count: string) => string
  readonly audiences: Named<SiteFacts['audience']>
  readonly assessments: Named<SiteFacts['assessment']>
  readonly noIdentity: string
  readonly change: string
  readonly hints: Named<'place' | 'placeHeader' | 'issuer' | 'jwksUrl' | 'jwks' | 'names'>
  readonly jwksUrl: string
  readonly jwks: string
  readonly keysWarn: string
  readonly notJson: string
  readonly reasonHint: string
  readonly saved: string
  readonly another: string
  readonly anotherText: string
}

export interface KeysWords {
  readonly title: string
  readonly lead: string
  readonly key: string
  readonly made: string
  readonly by: string
  readonly state: string
  readonly withSite: string
  readonly holds: string
  readonly revoked: (day: string) => string
  readonly replaces: (key: string) => string
  readonly make: string
  readonly rotate: string
  readonly rotateText: string
  readonly revoke: string
  readonly revokeTitle: (key: string) => string
  readonly revokeText: string
  readonly revokeLast: string
  readonly reasonHint: string
  readonly done: string
  readonly onceTitle: string
  readonly onceText: string
  readonly show: (count: string) => string
}

export interface DebuggerWords {
  readonly title: string
  readonly lead: string
  readonly event: string
  readonly hint: string
  readonly samples: string
  readonly sample: Named<'order' | 'refused' | 'view' | 'batch' | 'device'>
  readonly explain: string
  readonly notJson: string
  readonly resultOf: (number: string) => string
  readonly contributes: string
  readonly doesNot: string
  readonly rules: Named<GateRule>
  readonly ruleText: Named<GateRule>
  readonly consent: string
  readonly category: string
  readonly given: string
  readonly account: string
  readonly items: string
  readonly states: Named<ItemState>
  readonly fields: string
  readonly field: string
  readonly outcome: string
  readonly used: string
  readonly dropped: string
  readonly why: string
  readonly uses: Named<FieldUse>
  readonly kinds: Named<FieldKind>
  readonly wrong: (field: string, expected: string) => string
}

export interface CatalogueWords {
  readonly title: string
  readonly lead: string
  readonly find: string
  readonly found: (found: string, total: string) => string
  readonly none: string
  readonly noneText: string
  readonly nothingFits: string
  readonly columns: Named<'id' | 'title' | 'categories' | 'price' | 'available'>
  readonly remove: string
  readonly removeTitle: (item: string) => string
  readonly removeText: string
  readonly removed: string
  readonly bring: string
  readonly bringText: string
  readonly file: string
  readonly paste: string
  readonly look: string
  readonly mapping: string
  readonly mappingText: string
  readonly noColumn: string
  readonly fields: Named<ItemField>
  readonly import: string
  readonly working: (done: string, total: string) => string
  readonly checked: (accepted: string, rejected: string) => string
  readonly stored: (accepted: string, rejected: string) => string
  readonly problems: string
  readonly line: string
  readonly field: string
  readonly expected: string
  readonly more: (count: string) => string
}

export interface ModelWords {
  readonly title: string
  readonly lead: string
  readonly none: string
  readonly noneText: string
  readonly serving: string
  readonly kinds: Named<'pairs' | 'popularity'>
  readonly because: Named<'pairs' | 'popularity'>
  readonly retained: string
  readonly retainedText: string
  readonly signal: string
  readonly noise: string
  readonly signalText: string
  readonly chart: string
  readonly noiseChart: string
  readonly trained: string
  readonly history: string
  readonly facts: Named<
    | 'id'
    | 'size'
    | 'items'
    | 'head'
    | 'people'
    | 'meanSize'
    | 'found'
    | 'byNoise'
    | 'epsilon'
    | 'releases'
    | 'blend'
  >
  readonly download: string
  readonly unknown: string
  readonly kilobytes: (count: string) => string
}

export interface DevelopersWords {
  readonly site: SiteWords
  readonly keys: KeysWords
  readonly debugger: DebuggerWords
  readonly catalogue: CatalogueWords
  readonly model: ModelWords
}
