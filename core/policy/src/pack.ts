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

/** A period of time; how it is counted is in @discreet/rights. 0 days: at once, on the same day. */
export interface Clock {
  readonly unit: 'hour' | 'day' | 'businessDay' | 'month'
  readonly count: number
}

/** A rule, so that it holds in every year from `from` to `until`, both included. */
interface YearlyHoliday {
  readonly name: string
  readonly from?: number
  readonly until?: number
}

interface DatedHoliday extends YearlyHoliday {
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  /** 1 (Monday) to 7: the first such day on or after the date. The third Monday: on or after the 15th. */
  readonly weekday?: number
  /**
   * The day off when the date is on a weekend. `sunday`: a Sunday's is the Monday after; `nearest`: and
   * a Saturday's the Friday before; `next`: the next weekday that is not a holiday itself.
   */
  readonly observed?: 'sunday' | 'nearest' | 'next'
}

interface EasterHoliday extends YearlyHoliday {
  /** Days after Easter Sunday of the Gregorian calendar. */
  readonly easter: number
}

export type Holiday = DatedHoliday | EasterHoliday

export interface PackCalendar {
  /** IANA names. Of several, the one in which a period ends first counts each time. */
  readonly timeZones: readonly string[]
  /** Days beside Saturday and Sunday that are not business days. */
  readonly holidays: readonly Holiday[]
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
  readonly appeal?: Clock | null
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
  readonly calendar: PackCalendar
  readonly request: RequestClock
  /** Acts that only protect: objection, opt-out, limit, withdrawal, restriction. Null: as a request. */
  readonly optOut: Clock | null
  /** Until a complaint is acknowledged. Null: as a request. */
  readonly complaint: Clock | null
  /** Until an appeal is answered. Null: as a request. */
  readonly appeal: Clock | null
  readonly breach: Clock
  /** How long before it is erased for inactivity a person is warned (DPDP Rules 2025, rule 8). */
  readonly retentionWarning: { readonly unit: 'hour'; readonly count: number } | null
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
