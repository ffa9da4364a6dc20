/**
 * Tactics of marketing, what people say of them, and what follows from that. A tactic is what a
 * campaign does to a person; whether it may is decided here and enforced by the engine.
 */
import type { Locale } from '../texts/texts.ts'

export type Channel = 'site' | 'email' | 'push' | 'sms' | 'ads' | 'store' | 'voice'

/** Where the data that a tactic needs comes from. */
export type Origin =
  /** What the request carries, and aggregates of the crowd. */
  | 'none'
  /** The person said it, for this. */
  | 'declared'
  | 'observed_here'
  | 'other_own_channel'
  | 'inferred'
  | 'third_party'

export type Sensitivity = 'none' | 'personal' | 'special'

/** From mild to strict. */
export const verdicts = ['allow', 'ask', 'never'] as const

export type TacticVerdict = (typeof verdicts)[number]

export interface TacticLimits {
  readonly perWeek?: number
  readonly perBasket?: number
  /** Local time of the person, [from, to), may go over midnight. */
  readonly quiet?: { readonly from: string; readonly to: string }
  /** After so many without an answer it stops. */
  readonly stopAfterIgnored?: number
}

export interface Evidence {
  /** Share of those asked, 0 … 1; null: the source gives none. */
  readonly figure: number | null
  readonly says: string
  readonly source: string
  /** How many were asked; null: the source does not say. */
  readonly n: number | null
}

export interface Tactic {
  readonly id: string
  readonly name: string
  readonly channels: readonly Channel[]
  readonly data: readonly string[]
  readonly origin: Origin
  readonly sensitivity: Sensitivity
  /** The lowest level at which it can be used. */
  readonly level: 0 | 1 | 2 | 3
  readonly verdict: TacticVerdict
  /** hard: two people of the staff have to sign to relax it; brand: one; fixed: nobody can. */
  readonly relaxable: 'brand' | 'hard' | 'fixed'
  readonly limits: TacticLimits
  /** What the person is told where it is used, or asked where it asks first. */
  readonly sentence: Readonly<Record<Locale, string>>
  readonly evidence: readonly Evidence[]
  /** When somebody should look at the evidence again, YYYY-MM. */
  readonly review: string
}

/** A change of a verdict: relaxed by people, with their signatures, or lowered by what people said. */
export interface TacticChange {
  readonly tactic: string
  readonly to: TacticVerdict
  readonly reason: string
  /** Names of staff; of an automatic lowering: none. */
  readonly signedBy: readonly string[]
  /** Epoch milliseconds. */
  readonly at: number
  readonly automatic: boolean
}
