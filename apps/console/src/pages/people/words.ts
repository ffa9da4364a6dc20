/** Words of the page about one person. */
import type { RequestsWords } from '../privacy/requests-words.ts'
import type { ConsentEvent, Identifier } from './shapes.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export interface PeopleWords {
  readonly lead: string
  readonly find: string
  readonly by: string
  readonly identifiers: Named<Identifier>
  readonly value: string
  readonly reasonHint: string
  readonly request: string
  readonly requestHint: string
  readonly nobody: string
  readonly nobodyText: string
  readonly person: string
  readonly opened: string
  /** `span`: with its unit. */
  readonly left: (span: string) => string
  readonly end: string
  readonly ended: string
  readonly noted: string
  readonly choices: string
  readonly facts: Named<
    | 'level'
    | 'since'
    | 'seen'
    | 'erases'
    | 'place'
    | 'contribute'
    | 'restricted'
    | 'objections'
    | 'signal'
    | 'address'
    | 'given'
  >
  readonly never: string
  readonly level: (level: string, name: string) => string
  readonly objections: Named<'profiling' | 'offers'>
  readonly both: string
  readonly purposes: string
  readonly notInForce: string
  readonly rests: string
  readonly kept: string
  readonly keptText: (most: string) => string
  readonly keptFor: (span: string) => string
  readonly nothingKept: string
  readonly nothingKeptText: string
  readonly bare: string
  /** Of entries that are no items. */
  readonly parts: Named<'liked' | 'avoided' | 'less' | 'owned' | 'without' | 'ageBand' | 'address'>
  readonly at: string
  readonly what: string
  readonly act: string
  readonly takeOut: string
  readonly takeOutTitle: (what: string) => string
  readonly takeOutText: string
  readonly unreadable: (count: string) => string
  /** The words of requests, as their own page has them. */
  readonly asked: RequestsWords
  readonly requests: string
  readonly noRequests: string
  readonly holds: string
  readonly noHolds: string
  readonly fields: string
  readonly until: string
  readonly lift: string
  readonly liftTitle: string
  readonly accesses: string
  readonly accessesText: string
  readonly who: string
  readonly themselves: string
  readonly why: string
  readonly records: string
  readonly receipt: string
  readonly event: string
  readonly events: Named<ConsentEvent>
  readonly acts: string
  readonly actsText: string
  readonly askTexts: Named<'rectification' | 'restriction' | 'objection' | 'erasure'>
  readonly text: string
  readonly did: Named<'requests' | 'holds' | 'proposals'>
  readonly toRequest: string
  readonly hold: string
  readonly holdText: string
  readonly holdHint: string
  readonly export: string
  readonly exportText: string
  readonly twoPeople: string
  readonly toApprovals: string
}
