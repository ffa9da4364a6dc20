import type {
  ClockState,
  DenialReason,
  ErasureStore,
  Move,
  Recipient,
  RequestEvent,
  RequestRow,
  RequestState,
  RequestType,
  Told,
  WrittenRequest,
} from './request-shapes.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export interface RequestsWords {
  readonly intro: string
  readonly show: string
  readonly shown: Named<'open' | 'closed'>
  readonly everyType: string
  readonly lateOnly: string
  readonly lateCount: (count: string) => string
  readonly none: string
  readonly noneText: string
  readonly noneFound: string
  readonly what: string
  readonly state: string
  readonly clock: string
  readonly left: (span: string) => string
  readonly late: (span: string) => string
  readonly received: string
  readonly channel: string
  readonly law: string
  readonly types: Named<RequestType>
  readonly states: Named<RequestState>
  readonly clocks: Named<ClockState>
  readonly channels: Named<RequestRow['channel']>
  readonly back: string
  readonly number: string
  readonly place: string
  readonly unknownPlace: string
  readonly acknowledgeBy: string
  readonly answerBy: string
  readonly aimBy: string
  readonly closed: string
  readonly extended: string
  readonly paused: string
  readonly identityUntil: string
  readonly about: string
  readonly denied: string
  readonly answered: (items: string) => string
  readonly certificate: string
  readonly stores: string
  readonly storesText: string
  readonly store: string
  readonly rows: string
  readonly why: string
  readonly storeNames: Named<ErasureStore>
  readonly storeStates: Named<'pending' | 'done' | 'failed' | 'skipped'>
  readonly history: string
  readonly when: string
  readonly by: string
  readonly bys: Named<RequestEvent['by']>
  readonly step: string
  readonly acts: Named<
    'move' | 'deny' | 'extend' | 'pause' | 'resume' | 'report' | 'answer' | 'certify'
  >
  readonly log: string
  readonly recipients: string
  readonly recipient: string
  readonly tries: string
  readonly trouble: string
  readonly recipientStates: Named<Recipient['state']>
  readonly theirMail: string
  readonly todo: string
  readonly nothingToDo: string
  readonly moves: Named<Move>
  readonly moveTexts: Named<Move>
  readonly personReads: string
  readonly denialReason: string
  readonly denialReasons: Named<DenialReason>
  readonly explanation: string
  readonly answerText: string
  readonly elsewhere: string
  readonly told: Named<Told>
  readonly done: string
  readonly written: string
  readonly writtenText: string
  readonly open: string
  readonly openReason: string
  readonly hide: string
  readonly opened: string
  readonly nothingWritten: string
  readonly writtenFields: Named<keyof WrittenRequest>
}
