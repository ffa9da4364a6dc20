/**
 * What the elements say, once per language; a missing sentence does not compile. Sentences about
 * privacy that the server says too are the policy's own.
 */
import type { AccountPurpose, Texts } from '@discreet/policy'
import type { Correction, Preferences, ScoreTerm } from '@discreet/protocol'
import type { Question, SlotFeedback } from '@discreet/sdk'

interface WhyTexts {
  readonly counted: string
  readonly terms: Readonly<Record<ScoreTerm, string>>
  /** Of a term below zero. */
  readonly against: string
  readonly note: string
  readonly corrections: string
  readonly correct: Readonly<Record<Exclude<Correction, 'forget'>, string>>
  readonly history: string
  readonly forget: (title: string) => string
}

interface LevelElementTexts {
  readonly title: string
  readonly same: string
  readonly chose: (level: string, date: string) => string
  readonly shows: string
  readonly showsNothing: string
  readonly twice: (level: string) => string
  readonly yes: string
  readonly no: string
  readonly signIn: string
  readonly done: (level: string) => string
  readonly purposes: string
  readonly purposesHint: string
  readonly purposeNames: Readonly<Record<AccountPurpose, string>>
  readonly compare: string
  readonly gpc: string
}

interface CrowdTexts {
  readonly title: string
  readonly meaning: string
  readonly exactly: string
  readonly waiting: (date: string) => string
  readonly nothingWaits: string
  readonly sent: (date: string) => string
  readonly nothingSent: string
  readonly periods: (used: number, most: number) => string
  readonly falseName: string
  readonly basket: (place: number) => string
  readonly hidden: string
  readonly counts: (releases: number) => string
}

interface ProfileTexts {
  /** By level. */
  readonly titles: readonly [string, string, string, string]
  readonly nothing: string
  readonly bought: string
  readonly looked: string
  readonly forgetShort: string
  readonly forget: (title: string) => string
  readonly forgotten: (title: string) => string
  readonly lists: Readonly<Record<keyof Preferences, string>>
  readonly remove: (name: string) => string
  readonly removed: (name: string) => string
}

interface MoveTexts {
  readonly title: string
  readonly lead: string
  readonly words: string
  readonly wordsHint: string
  readonly save: string
  readonly saved: string
  readonly show: string
  readonly code: (place: number, of: number) => string
  readonly codeHint: string
  readonly pause: string
  readonly resume: string
  readonly next: string
  readonly bring: string
  readonly bringLead: string
  readonly file: string
  readonly scan: string
  readonly camera: string
  readonly noCamera: string
  readonly read: (read: number, of: number) => string
  readonly readAll: string
  readonly stop: string
  readonly bringIn: string
  readonly arrived: (entries: number) => string
  readonly noWords: string
  readonly noFile: string
}

interface ProofTexts {
  readonly title: string
  readonly lead: string
  readonly nothing: string
  readonly from: (before: string, after: string) => string
  readonly saveShort: string
  readonly save: (date: string) => string
}

interface TakeTexts {
  readonly title: string
  readonly lead: string
  readonly download: string
  readonly downloaded: string
  readonly erase: string
  readonly sure: string
  readonly yes: string
  readonly no: string
  readonly erased: string
  readonly notice: string
}

interface RightsTexts {
  readonly title: string
  readonly lead: string
  readonly erase: string
  readonly sure: string
  readonly pause: string
  readonly pauseMeans: string
  readonly noProfile: string
  readonly noProfileMeans: string
  readonly noOffers: string
  readonly noOffersMeans: string
  readonly stopped: string
  readonly resumed: string
  readonly fromDay: string
  readonly toDay: string
  readonly forget: string
  readonly noDays: string
  readonly forgotten: (entries: number) => string
  readonly looked: string
  readonly nobody: string
  readonly yourself: string
  readonly certified: string
  readonly saveCertificate: string
}

/** Why a slot shows what it shows. */
export type SlotBecause =
  | 'morning'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'weekday'
  | 'page'
  | 'basket'
  | 'screen'
  | 'language'
  | 'given'
  | 'visit'
  | 'device'
  | 'liked'
  | 'account'
  | 'everybody'
  | 'drawn'

interface SlotTexts {
  readonly lead: string
  readonly say: Readonly<Record<SlotFeedback, string>>
  readonly why: string
  readonly because: Readonly<Record<SlotBecause, string>>
  readonly questions: Readonly<Record<Question['about'], string>>
  readonly answers: Readonly<Record<'yes' | 'little' | 'no', string>>
  readonly thanks: string
  /** Names of what was said about slots, in the lists of what is known. */
  readonly named: {
    readonly campaign: (id: string) => string
    readonly tactic: (id: string) => string
    readonly placement: (id: string) => string
  }
}

export interface ElementTexts {
  readonly policy: Texts
  readonly actions: { readonly undo: string; readonly undone: string; readonly failed: string }
  readonly why: WhyTexts
  readonly slot: SlotTexts
  readonly level: LevelElementTexts
  readonly crowd: CrowdTexts
  readonly profile: ProfileTexts
  readonly move: MoveTexts
  readonly proof: ProofTexts
  readonly take: TakeTexts
  readonly rights: RightsTexts
}
