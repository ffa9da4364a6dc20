/**
 * What a page sees of Discreet. Everything that may be answered "no" answers with a value that says
 * why; nothing here throws because of what a person chose, what their browser blocks, or the network.
 */
import type { Known, SlotDecision } from '@discreet/campaigns'
import type { AccountPurpose, Level, Obligation, ReasonCode } from '@discreet/policy'
import type {
  Correction,
  ErrorCode,
  Item,
  Placement,
  Preferences,
  RecommendedItem,
} from '@discreet/protocol'

export interface Options {
  readonly site: string
  /** Where Discreet answers, without a path. Default: the origin of the page. */
  readonly endpoint?: string
  /** BCP 47. Default: the language of the page. */
  readonly locale?: string
  /**
   * Asked at start, after `signedInChanged`, and before a token runs out: a token of
   * `POST /v1/me/token`, which the shop's own backend gets; undefined when nobody is signed in.
   */
  readonly token?: () => Promise<string | undefined>
  /** Pins the Ed25519 key (base64url) that model packs and receipts must be signed with. */
  readonly key?: string
}

export type Refused = {
  readonly ok: false
  readonly code: ErrorCode | 'storage_blocked' | 'offline' | 'model_refused' | 'file_refused'
  /** For people, in their language. */
  readonly text: string
}

/** What stands now. A new object after every change, so that it can be compared. */
export interface Choices {
  /** In force. */
  readonly level: Level
  /** What the person last chose here; null: nothing, the default holds. */
  readonly chosen: Level | null
  /** Epoch milliseconds. */
  readonly chosenAt: number | null
  readonly contribute: boolean
  /** Switched on in the account; empty below level 3. */
  readonly purposes: readonly AccountPurpose[]
  readonly restricted: boolean
  readonly objections: readonly Objection[]
  readonly signedIn: boolean
  /** The site has said who signs people in, so level 3 can exist. */
  readonly accounts: boolean
  /** Global Privacy Control was seen and is honoured. */
  readonly gpc: boolean
  readonly reasons: readonly ReasonCode[]
  readonly obligations: readonly Obligation[]
  /** Law pack in force. */
  readonly pack: { readonly id: string; readonly version: string }
  /** Something did not work and Discreet fell back; for people. Empty when all is well. */
  readonly trouble: string
}

type Objection = 'profiling' | 'offers'

export interface Choice {
  readonly level: Level
  /** Default: as it was. */
  readonly contribute?: boolean
  /** Level 3 only. Default: as they were. */
  readonly purposes?: readonly AccountPurpose[]
  /** In an account: kept, and not used (GDPR 18). Default: as it was. */
  readonly restricted?: boolean
  /** In an account: not used for this (GDPR 21). Default: as they were. */
  readonly objections?: readonly Objection[]
  /** The second act, where `obligations` has `ask_twice` and the level rises. */
  readonly confirmed?: boolean
}

/** Proof of one choice: a compact JWS, as `discreet verify-receipt` reads it. */
export interface Receipt {
  readonly receipt: string
  readonly record: {
    readonly id: string
    readonly event: string
    readonly at: number
    readonly levelFrom: number | null
    readonly levelTo: number
    readonly contribute: boolean
    readonly notice: { readonly sha256: string; readonly locale: string }
  }
}

export type RecordedEvent =
  /** The product that this page shows. */
  | { readonly type: 'view'; readonly item: string }
  /** What is in the basket now, all of it. */
  | { readonly type: 'basket'; readonly items: readonly string[] }
  /** `order`: the shop's id of it, so that the same one told twice counts once. */
  /**
   * `amount`: of the order, in the shop's currency; only campaigns that count spending use it, and only
   * a number of a bucket ever leaves.
   */
  | {
      readonly type: 'purchase'
      readonly items: readonly string[]
      readonly order: string
      readonly amount?: number
    }
  /** Categories or tags that the person says they like, or do not want to see. */
  | {
      readonly type: 'preference'
      readonly liked?: readonly string[]
      readonly avoided?: readonly string[]
    }

/** `visit`: because of this visit only. The others are those of the server. */
export type ShelfPlacement = Placement | 'visit'

export interface Context {
  /** Products that the page is about. Default: the last `view`. */
  readonly items?: readonly string[]
  /** Default: the last `basket`. */
  readonly basket?: readonly string[]
  /** 1 … 100. Default 10. */
  readonly limit?: number
  readonly exclude?: readonly string[]
  readonly categories?: readonly string[]
}

export interface ShownItem extends RecommendedItem {
  readonly product: Item
}

export interface Recommendations {
  readonly ok: true
  readonly placement: ShelfPlacement
  readonly level: Level
  readonly items: readonly ShownItem[]
  /** Where it was scored. */
  readonly scored: 'server' | 'device'
  readonly model: {
    readonly id: string
    readonly kind: 'pairs' | 'popularity'
    readonly epsilon: number | null
  }
}

export interface Corrected {
  readonly ok: true
  /** What changed, in the person's language: "Basil pot will not be shown again." */
  readonly text: string
  readonly undo: () => Promise<void>
}

export interface HistoryEntry {
  /** Names the entry for `forget`. */
  readonly id: string
  readonly item: string
  readonly title: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly bought: boolean
}

/** What is known about the person at this level; empty at level 0. */
export interface ProfileView {
  readonly level: Level
  readonly entries: readonly HistoryEntry[]
  readonly preferences: Preferences
}

export interface Profile {
  view(): Promise<ProfileView>
  /** Takes single entries out of the history. */
  forget(ids: readonly string[]): Promise<void>
  setPreferences(preferences: Preferences): Promise<{ readonly ok: true } | Refused>
  /** Level 2: the device profile as text, encrypted with the passphrase (8 characters or more). */
  export(passphrase: string): Promise<{ readonly ok: true; readonly text: string } | Refused>
  /** Level 2: what another device exported. Refuses another site's, another version's, a wrong passphrase. */
  import(
    text: string,
    passphrase: string,
  ): Promise<{ readonly ok: true; readonly entries: number } | Refused>
  /** Everything that this level keeps goes; the level stays. */
  wipe(): Promise<void>
}

/** What a device gives to the crowd: everything that is ever sent. */
export interface Contribution {
  /** Random, for one period. */
  readonly person: string
  readonly baskets: readonly (readonly string[])[]
}

export interface Contributions {
  /** Waiting to be sent, exactly as it will be; null: nothing. */
  pending(): Promise<{ readonly contribution: Contribution; readonly dueAt: number } | null>
  /** Exactly what was sent, newest first. */
  sent(): Promise<readonly { readonly contribution: Contribution; readonly at: number }[]>
  /** Periods of the last 365 days that were contributed to, and how many a year may be. */
  periods(): Promise<{ readonly used: number; readonly most: number }>
}

/** Somebody looked at what is kept about the person. */
export interface Access {
  /** Epoch milliseconds. */
  readonly at: number
  readonly actor: string
  readonly reason: string
}

/** Restriction and objections are choices: `choices.set`. */
export interface Rights {
  /** Everything that is kept about the person, as one ZIP: a page, JSON, CSV (GDPR 15, 20). */
  take(): Promise<{ readonly ok: true; readonly file: Blob } | Refused>
  /** Who looked, newest first. */
  accesses(): Promise<readonly Access[]>
  /** Epoch milliseconds, `to` excluded. How many entries went. */
  forgetBetween(
    from: number,
    to: number,
  ): Promise<{ readonly ok: true; readonly forgotten: number } | Refused>
  /**
   * Everything about the account goes (GDPR 17); the person starts again at level 0. `certificate`:
   * signed, as `discreet verify-receipt` reads it; it names nobody.
   */
  erase(): Promise<{ readonly ok: true; readonly certificate: string } | Refused>
}

/** What the page is about. Default: what was recorded in it; a kind and what people gave have none. */
export interface SlotContext {
  readonly page?: {
    /** For example 'home', 'product', 'basket', 'checkout'. */
    readonly kind?: string
    readonly items?: readonly string[]
    readonly categories?: readonly string[]
  }
  readonly basket?: { readonly items?: readonly string[]; readonly categories?: readonly string[] }
  /** Only what the person gave to be used here. */
  readonly given?: { readonly place?: string; readonly weather?: string }
}

export interface Slot extends SlotDecision {
  readonly level: Level
  /** Of its campaign. */
  readonly tactic: string | null
  /** What the tactic does, for people; empty without a campaign. */
  readonly sentence: string
}

export type SlotFeedback = 'helpful' | 'not_for_me' | 'too_personal' | 'seen_often'

export interface Question {
  readonly about: 'helpful' | 'too_personal'
  /** What was shown last. */
  readonly campaign: string
}

/** Below level 3 what is decided, counted and said stays here; docs/integrate.md says what leaves. */
export interface Campaigns {
  /** Ids of the slots that the site has; undefined: that cannot be known now. Never rejects. */
  placements(): Promise<readonly string[] | undefined>
  /**
   * Never rejects: a slot that nothing is known of shows nothing. `context`: as above, or fields of
   * rules by their names (`'page.kind'`).
   */
  decide(placement: string, context?: SlotContext | Known): Promise<Slot>
  /** The products of a slot whose content is a shelf. */
  list(slot: Slot): Promise<Recommendations | Refused>
  /** It is on the page: takes part, if the person helps the crowd. */
  exposed(slot: Slot): Promise<void>
  /** A step of the campaign's outcome ('clicked'); purchases are known from `record`. */
  happened(campaign: string, step: string, amount?: number): Promise<void>
  /** One tap; in force for the next `decide`. */
  say(about: Slot, feedback: SlotFeedback): Promise<Corrected | Refused>
  /** What people may be asked; loaded when it is called. */
  questions(): Promise<Questions>
}

export interface Questions {
  /** Before the question of a tactic that asks first is shown: it is shown once, and silence is a no. */
  mayAsk(slot: Slot): Promise<boolean>
  answer(slot: Slot, answer: 'yes' | 'no'): Promise<void>
  /** What may be asked now, if anything; it counts as asked. `kind`: of the page. */
  question(kind?: string): Promise<Question | undefined>
  answerQuestion(question: Question, answer: 'yes' | 'little' | 'no'): Promise<void>
}

export interface Discreet {
  readonly site: string
  readonly locale: string
  /** After the first decision. Never rejects. */
  readonly ready: Promise<Choices>
  readonly choices: {
    get(): Choices
    /** Lowering takes effect before the promise resolves: listeners and storage are gone. */
    set(choice: Choice): Promise<{ readonly ok: true; readonly choices: Choices } | Refused>
    /** Called with what stands now after every change of choice. Returns how to stop. */
    subscribe(listener: (choices: Choices) => void): () => void
  }
  /** Called after anything that may change what is shown: choice, correction, profile. */
  changed(listener: () => void): () => void
  record(event: RecordedEvent): Promise<void>
  recommend(placement: ShelfPlacement, context?: Context): Promise<Recommendations | Refused>
  /** What `recommend` would answer at another level, with what this page has in hand; keeps nothing. */
  preview(
    level: Level,
    placement: ShelfPlacement,
    context?: Context,
  ): Promise<Recommendations | Refused>
  /** One tap; in force for the next `recommend`. `signal`: for `forget`, an item of `signals`. */
  correct(correction: Correction, about: ShownItem, signal?: string): Promise<Corrected | Refused>
  readonly profile: Profile
  readonly contributions: Contributions
  /** Slots and campaigns; loaded when it is called. Rejects when it cannot be fetched. */
  campaigns(): Promise<Campaigns>
  /** Of choices made in this page (levels 0 and 1), on this device (2), of the account (3). */
  receipts(): Promise<readonly Receipt[]>
  /** What somebody with an account may ask of it; undefined: nobody is signed in. */
  rights(): Promise<Rights | undefined>
  /** After the shop signed somebody in or out. */
  signedInChanged(): Promise<void>
  /** What the crowd's privacy costs here: ε and δ of one release, releases so far. */
  crowd(): Promise<{
    readonly epsilon: number | null
    readonly delta: number | null
    readonly releases: number
  }>
  /** Ends everything that this instance started; stored profiles stay. */
  close(): void
}

export type { AccountPurpose, Level, Preferences }
