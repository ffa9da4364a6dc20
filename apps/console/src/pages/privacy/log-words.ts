import type { LogFault } from './log-check.ts'

export interface LogWords {
  readonly intro: string
  readonly checking: (done: string, total: string) => string
  readonly check: string
  readonly checked: string
  readonly holds: string
  readonly shown: string
  readonly signed: string
  readonly unsigned: string
  readonly whole: (entries: string) => string
  readonly grown: (entries: string, day: string) => string
  readonly firstLook: string
  readonly notShown: string
  readonly notShownLines: readonly string[]
  readonly broken: string
  readonly faults: Readonly<Record<LogFault, string>>
  readonly missingAt: (index: string) => string
  readonly brokenWhat: string
  readonly anew: string
  readonly anewText: string
  readonly key: string
  readonly size: string
  readonly checkpoint: string
  readonly find: string
  readonly number: string
  readonly numberHint: (last: string) => string
  readonly included: (steps: string) => string
  readonly excluded: string
  readonly entries: string
  readonly what: string
  readonly ref: string
  readonly digest: string
  readonly older: string
  readonly none: string
  readonly noneText: string
  readonly kinds: Readonly<Record<string, string>>
}
