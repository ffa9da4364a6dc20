/** What the pages of marketing say. */
export interface MarketingWords {
  readonly placements: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly noneText: string
    readonly name: string
    readonly contents: string
    readonly campaigns: string
    readonly add: string
    readonly definition: string
    readonly definitionHint: string
    readonly removeText: string
    readonly remove: string
    readonly saved: string
    readonly back: string
  }
  readonly preview: {
    readonly title: string
    readonly intro: string
    readonly hour: string
    readonly day: string
    readonly days: readonly [string, string, string, string, string, string, string]
    readonly device: string
    readonly devices: Readonly<Record<'phone' | 'tablet' | 'desktop', string>>
    readonly looked: string
    readonly lookedHint: string
    readonly campaign: string
    readonly running: string
    readonly arm: string
    readonly answer: string
    readonly answers: Readonly<Record<'none' | 'yes' | 'no', string>>
    readonly nothing: string
    readonly asks: string
    readonly counted: string
    readonly why: string
    readonly read: string
    readonly levels: readonly [string, string, string, string]
    readonly reasons: Readonly<Record<string, string>>
  }
  readonly campaigns: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly noneText: string
    readonly create: string
    readonly state: string
    readonly states: Readonly<Record<'draft' | 'running' | 'paused' | 'ended' | 'closed', string>>
    readonly placement: string
    readonly tactic: string
    readonly week: string
    readonly weekOf: (week: number, weeks: number) => string
    readonly starts: string
    readonly pausedBy: (who: string, why: string) => string
    readonly check: string
    readonly checkGood: (epsilon: string) => string
    readonly checkAsk: string
    readonly start: string
    readonly startText: string
    readonly started: string
    readonly moves: Readonly<Record<'pause' | 'resume' | 'end', string>>
    readonly moveText: Readonly<Record<'pause' | 'resume' | 'end', string>>
    readonly moveReason: string
    readonly moved: string
    readonly promised: string
    readonly promisedHolds: string
    readonly promisedBroken: string
    readonly edit: string
    readonly definition: string
    readonly saved: string
    readonly refusedWhy: string
    readonly evidence: string
  }
  readonly form: {
    readonly title: string
    readonly intro: string
    readonly name: string
    readonly nameHint: string
    readonly placement: string
    readonly tactic: string
    readonly tacticHint: string
    readonly audience: string
    readonly everybody: string
    readonly shows: string
    readonly kinds: Readonly<Record<'banner' | 'shelf', string>>
    readonly heading: string
    readonly text: string
    readonly label: string
    readonly href: string
    readonly list: string
    readonly inLanguage: string
    readonly goal: string
    readonly goals: Readonly<Record<'clicked' | 'added' | 'bought', string>>
    readonly levels: string
    readonly begins: string
    readonly weeks: string
    readonly epsilon: string
    readonly epsilonHint: string
    readonly holdout: string
    readonly margin: string
    readonly marginHint: string
    readonly save: string
    readonly asJson: string
    readonly plan: string
    readonly planIntro: string
    readonly base: string
    readonly lift: string
    readonly people: string
    readonly planned: (perArm: string, exact: string, always: string) => string
    readonly weeksNeeded: (weeks: string) => string
    readonly tooLong: string
    readonly cannot: string
  }
  readonly results: {
    readonly title: string
    readonly noisy: string
    readonly none: string
    readonly next: (day: string) => string
    readonly weeksTitle: string
    readonly week: string
    readonly people: string
    readonly arms: string
    readonly arm: string
    readonly value: string
    readonly interval: string
    readonly difference: string
    readonly always: string
    readonly end: string
    readonly lift: string
    readonly verdicts: Readonly<Record<'certified' | 'rejected' | 'unresolved', string>>
    readonly because: Readonly<
      Record<
        'better' | 'worse' | 'guard' | 'sample_ratio' | 'too_few' | 'interval_holds_zero',
        string
      >
    >
    readonly stability: (share: string) => string
    readonly atTheEnd: Readonly<Record<'higher' | 'lower' | 'open', string>>
    readonly guards: string
    readonly guard: Readonly<Record<'too_personal' | 'level_down' | 'complaint', string>>
    readonly control: string
    readonly margin: string
    readonly guardStates: Readonly<Record<'clear' | 'open' | 'breached', string>>
    readonly ratioGood: string
    readonly ratioBad: string
    readonly byLevel: string
    readonly size: (low: string, high: string) => string
  }
  readonly segments: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly noneText: string
    readonly add: string
    readonly rule: string
    readonly size: string
    readonly unknown: string
    readonly tooSmall: string
    readonly enough: string
    readonly census: string
    readonly between: (low: string, high: string) => string
    readonly removeText: string
  }
  readonly tactics: {
    readonly title: string
    readonly intro: string
    readonly find: string
    readonly verdict: string
    readonly verdicts: Readonly<Record<'allow' | 'ask' | 'never', string>>
    readonly registered: string
    readonly level: string
    readonly told: string
    readonly evidence: string
    readonly source: string
    readonly asked: string
    readonly limits: string
    readonly relax: string
    readonly relaxTo: string
    readonly relaxHint: Readonly<Record<'brand' | 'hard' | 'fixed', string>>
    readonly waits: string
    readonly sign: string
    readonly history: string
    readonly done: string
    readonly review: string
    readonly automatic: string
  }
  readonly feedback: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly noneText: string
    readonly tactic: string
    readonly shown: string
    readonly notShown: string
    readonly difference: string
    readonly margin: string
    readonly says: string
    readonly tooPersonal: string
    readonly fine: string
    readonly open: string
    readonly people: string
    readonly chart: string
    readonly low: string
    readonly high: string
  }
}
