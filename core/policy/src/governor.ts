/**
 * One budget over every kind of interruption: nobody is asked unless the site switched asking on,
 * and then rarely. A card that follows the person's own act ("gesture") is not unprompted; it has a
 * limit of its own.
 */
import type { Decision } from './decide.ts'

export type PromptKind = 'consent' | 'feedback' | 'survey' | 'push' | 'location'

export interface PastPrompt {
  readonly kind: PromptKind
  /** What was asked, for example a purpose or a survey's id. */
  readonly about: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly gesture: boolean
  readonly answer: 'yes' | 'no' | 'none'
  readonly visit: string
}

export interface PromptRequest {
  readonly kind: PromptKind
  readonly about: string
  readonly visit: string
  /** The person has just acted on the feature that this is about. */
  readonly gesture: boolean
  /** The site allows unprompted questions at all. Default false. */
  readonly unprompted: boolean
}

export type PromptRefusal =
  | 'unprompted_off'
  | 'gpc_or_refused'
  | 'said_no'
  | 'once_a_year'
  | 'once_a_visit'
  | 'three_a_month'

const day = 86_400_000

/** `past`: everything this person was asked, in any order. Returns why not, or undefined. */
export function promptRefusal(
  request: PromptRequest,
  past: readonly PastPrompt[],
  { obligations }: Pick<Decision, 'obligations'>,
  now: number,
): PromptRefusal | undefined {
  const { kind, about, visit, gesture, unprompted } = request
  const blocked = obligations.some((one) => one.do === 'not_ask_before' && !(now >= one.at))
  if (blocked) return 'gpc_or_refused'
  const same = past.filter((one) => one.kind === kind && one.about === about)
  if (same.some(({ answer }) => answer === 'no')) return 'said_no'
  if (past.filter(({ at }) => now - at < 30 * day).length >= 3) return 'three_a_month'
  if (past.some((one) => one.visit === visit)) return 'once_a_visit'
  if (gesture) return undefined
  if (!unprompted) return 'unprompted_off'
  if (same.some(({ at }) => now - at < 365 * day)) return 'once_a_year'
  return undefined
}
