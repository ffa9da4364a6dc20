/** Words of the page about one person. */
import type { ClockState, RequestState, RequestType } from '../privacy/request-shapes.ts'
import type { ConsentEvent, Identifier } from './shapes.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export interface PeopleWords {
  readonly title: string
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
  readonly left: string
  readonly soon: string
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
  readonly level: (level: string) => string
  readonly objections: Named<'profiling' | 'offers'>
  readonly purposes: string
  readonly notInForce: string
  readonly rests: string
  readonly kept: string
  readonly keptText: (most: string) => string
  readonly nothingKept: string
  readonly counted: (name: string, count: string) => string
  readonly at: string
  readonly what: string
  readonly takeOut: string
  readonly takeOutTitle: (what: string) => string
  readonly takeOutText: string
  readonly unreadable: (count: string) => string
  readonly requests: string
  readonly noRequests: string
  readonly types: Named<RequestType>
  readonly states: Named<RequestState>
  readonly clocks: Named<ClockState>
  readonly received: string
  readonly state: string
  readonly answerBy: string
  readonly clock: string
  readonly holds: string
  readonly noHolds: string
  readonly fields: string
  readonly until: string
  readonly lift: string
  readonly liftTitle: string
  readonly accesses: string
  readonly accessesText: string
  readonly who: string
  readonly fieldCount: (count: string) => string
  readonly records: string
  readonly events: Named<ConsentEvent>
  readonly acts: string
  readonly actsText: string
  readonly ask: string
  readonly askText: string
  readonly type: string
  readonly text: string
  readonly textHint: string
  readonly done: string
  readonly erasureText: string
  readonly hold: string
  readonly holdText: string
  readonly holdHint: string
  readonly held: string
  readonly export: string
  readonly exportText: string
  readonly twoPeople: string
  readonly proposed: string
  readonly toApprovals: string
}
