/** What a slot is to show to somebody now, and why. */
import type { Decision } from '@discreet/policy'
import type { Content } from './content.ts'
import type { Known, RuleField } from './rule.ts'

export type SlotReason =
  | 'level_0'
  | 'tactic_level'
  | 'not_scheduled'
  | 'not_in_segment'
  | 'not_in_namespace'
  | 'not_covered'
  | 'paused'
  | 'muted'
  | 'capped'
  | 'ask_first'
  | 'declined'
  | 'holdout'
  | 'neutral_arm'
  | 'arm'
  | 'rule_not_met'
  /** A rule reads something that the person has not allowed. */
  | 'rule_not_permitted'
  | 'fallback'

/** Where somebody stands; all of it comes from them and goes nowhere by being here. */
export interface Situation {
  readonly decision: Pick<Decision, 'level' | 'purposes'>
  /** Only what `decision` allows is read of it, whatever is in it. */
  readonly known: Known
  /** visit, device or account; null at level 0. */
  readonly unit: string | null
  /** Epoch milliseconds. */
  readonly now: number
  /** Of the person's clock, for schedules. */
  readonly hour: number
  readonly day: number
  /** What the person answered where a tactic asks first. */
  readonly answered: Readonly<Record<string, 'yes' | 'no'>>
  /** Ids of campaigns and of tactics that the person does not want to see. */
  readonly muted: readonly string[]
  /** How often each campaign was shown in this visit. */
  readonly shown: Readonly<Record<string, number>>
}

export interface SlotDecision {
  readonly placement: string
  /** The campaign that this person is in here; null: none. */
  readonly campaign: string | null
  /** `holdout`, or an arm of it. */
  readonly arm: string | null
  /** Id of the content variant. */
  readonly variant: string
  readonly content: Content
  /** Rendering it enrols: the person takes part and helps the crowd. */
  readonly counted: boolean
  /** Where the tactic asks first and was not answered: what to ask. The content is neutral. */
  readonly asks: { readonly tactic: string; readonly sentence: string } | null
  /** In the order in which they decided. */
  readonly reasons: readonly SlotReason[]
  /** What rules have read. */
  readonly fields: readonly RuleField[]
}
