import type { Incident, Phase, TellingDone } from './incident-shapes.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export interface IncidentsWords {
  readonly intro: string
  readonly none: string
  readonly noneText: string
  readonly begin: string
  readonly beginTitle: string
  readonly beginText: string
  readonly back: string
  readonly kind: string
  readonly real: string
  readonly drill: string
  readonly drillText: string
  readonly detected: string
  readonly nature: string
  readonly natureHint: string
  readonly categories: string
  readonly categoriesHint: string
  readonly consequences: string
  readonly measures: string
  readonly scope: string
  readonly scopes: Named<'site' | 'accesses'>
  readonly fields: string
  readonly actor: string
  readonly actorHint: string
  readonly from: string
  readonly to: string
  readonly risk: string
  readonly highRisk: string
  readonly unreadable: string
  readonly begun: string
  readonly phase: string
  readonly phases: Named<Phase>
  readonly phaseTexts: Named<Phase>
  readonly clock: string
  readonly clocks: Named<Incident['clock']['state']>
  readonly left: (span: string) => string
  readonly late: (span: string) => string
  readonly authorityBy: string
  readonly affected: string
  readonly notCounted: string
  readonly number: string
  readonly course: string
  readonly waits: string
  readonly delay: string
  readonly delayHint: string
  readonly inLog: string
  readonly factsTitle: string
  readonly next: string
  readonly closed: string
  readonly note: string
  readonly noteHint: string
  readonly factsChanged: string
  readonly file: string
  readonly filed: string
  readonly find: string
  readonly findText: string
  readonly count: string
  readonly counted: string
  readonly letters: string
  readonly lettersText: string
  readonly language: string
  readonly showLetters: string
  readonly toAuthority: string
  readonly toPeople: string
  readonly missing: string
  readonly tell: string
  readonly tellText: string
  readonly tellDrill: string
  readonly tellWaits: string
  readonly telling: (done: string, total: string) => string
  readonly told: (done: Readonly<Record<keyof TellingDone, string>>) => string
  readonly toldDrill: (done: Readonly<Record<keyof TellingDone, string>>) => string
  readonly unreachable: (count: string) => string
  readonly verify: string
  readonly verifyText: string
}
