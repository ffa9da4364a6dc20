type Named<K extends string> = Readonly<Record<K, string>>

export interface PacksWords {
  readonly intro: string
  readonly here: (place: string, pack: string) => string
  readonly hereUnknown: (pack: string) => string
  readonly find: string
  readonly place: string
  readonly placeHint: string
  readonly found: (place: string, pack: string) => string
  readonly pack: string
  readonly version: string
  readonly laws: string
  readonly places: string
  readonly everywhereElse: string
  readonly logged: string
  readonly loggedSame: string
  readonly loggedOther: string
  readonly notLogged: string
  readonly digest: string
  readonly start: string
  readonly ages: string
  readonly age: (below: string, alone: string, guardian: string) => string
  readonly consent: string
  readonly inactive: string
  readonly reask: string
  readonly unlimited: string
  readonly twoSteps: string
  readonly gpc: string
  readonly clocks: string
  readonly clock: string
  readonly span: string
  readonly clockNames: Named<
    | 'acknowledge'
    | 'answer'
    | 'extension'
    | 'optOut'
    | 'complaint'
    | 'appeal'
    | 'breach'
    | 'retentionWarning'
  >
  readonly none: string
  readonly asAny: string
  readonly atOnce: string
  readonly businessDays: (count: string) => string
  readonly pausable: string
  readonly startsAt: Named<'received' | 'verified'>
  readonly counted: string
  readonly zones: string
  readonly holidays: string
  readonly noHolidays: string
  readonly easter: (days: string) => string
  readonly weekday: (weekday: string, date: string) => string
  readonly observed: Named<'sunday' | 'nearest' | 'next'>
  readonly since: (year: string) => string
  readonly until: (year: string) => string
  readonly notice: string
  readonly authority: string
  readonly national: string
  readonly nationalText: string
  readonly differs: string
}
