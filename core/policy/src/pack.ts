/**
 * A law pack: what the law of a place asks, as data. Packs are JSON files beside this package's
 * sources (`packs/`), checked against `packs/pack.schema.json`; nothing about a law is in code.
 * `strictest` is used wherever the place is not known.
 */
import type { Level } from './purposes.ts'

export interface AgeBand {
  /** Years; the band holds for people younger than this. */
  readonly below: number
  /** Highest level alone, and with the consent of a guardian. */
  readonly cap: Level
  readonly guardianCap: Level
}

interface Clock {
  readonly unit: 'hour' | 'day' | 'businessDay' | 'month'
  readonly count: number
}

interface RequestClock {
  readonly acknowledge: Clock | null
  readonly answer: Clock
  readonly extension: Clock | null
  /** May stop while more information is awaited (UK DPA 2018 s. 12A). */
  readonly pausable: boolean
  /** 'verified': starts when the person's identity is known. */
  readonly startsAt: 'received' | 'verified'
}

/** What a part of the place does differently; only the fields that it changes. */
interface National {
  readonly ages?: readonly AgeBand[]
  readonly reaskDays?: number
  readonly consentDays?: number | null
}

export interface LawPack {
  readonly id: string
  /** Grows with every change of content, by semantic versioning. */
  readonly version: string
  readonly name: string
  readonly laws: readonly string[]
  /** ISO 3166-1 or 3166-2 codes. */
  readonly places: readonly string[]
  /** What holds before anybody chose. At most 1. */
  readonly defaultLevel: 0 | 1
  /** Ascending by `below`. */
  readonly ages: readonly AgeBand[]
  /** Global Privacy Control: an objection to selling and sharing that stands. */
  readonly gpc: 'honour'
  /** Days for which a consent holds, and days without a sign of the person after which it ends. */
  readonly consentDays: number | null
  readonly inactiveDays: number | null
  /** Raising the level again after an opt-out takes two acts (CCPA regulations § 7028). */
  readonly twoStepRaise: boolean
  readonly reaskDays: number
  readonly request: RequestClock
  readonly optOut: Clock | null
  readonly complaint: Clock | null
  readonly breach: Clock
  /** What a notice must say; publishing is refused while one is missing. */
  readonly noticeItems: readonly NoticeItem[]
  /** Where to complain, for people. */
  readonly authority: string
  readonly national: Readonly<Record<string, National>>
}

export type NoticeItem =
  | 'controller'
  | 'contact'
  | 'officer'
  | 'purposes'
  | 'basis'
  | 'categories'
  | 'recipients'
  | 'transfers'
  | 'retention'
  | 'rights'
  | 'withdrawal'
  | 'complaint'
  | 'logic'
  | 'noSale'
  | 'activation'

/** What `decide` reads of a pack; served to pages, which decide by themselves. */
export type DecisionRules = Pick<
  LawPack,
  | 'id'
  | 'version'
  | 'defaultLevel'
  | 'ages'
  | 'consentDays'
  | 'inactiveDays'
  | 'twoStepRaise'
  | 'reaskDays'
>

/** The pack as it holds in one place: national differences applied. */
function packIn(pack: LawPack, place: string | undefined): LawPack {
  const difference = place === undefined ? undefined : pack.national[place]
  return difference === undefined ? pack : { ...pack, ...difference }
}

const strictestId = 'strictest'

/**
 * The pack for a place ('DE', 'US-CA'; a subdivision without a pack of its own falls back to its
 * country). Unknown or missing: `strictest`.
 */
export function packFor(packs: readonly LawPack[], place: string | undefined): LawPack {
  const country = place?.split('-')[0]
  const found =
    place === undefined
      ? undefined
      : (packs.find(({ places }) => places.includes(place)) ??
        packs.find(({ places }) => country !== undefined && places.includes(country)))
  const pack = found ?? packs.find(({ id }) => id === strictestId)
  if (pack === undefined) throw new RangeError(`there is no pack ${strictestId}`)
  return packIn(pack, place)
}
