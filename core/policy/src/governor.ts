/**
 * One budget over every kind of interruption: nobody is asked unless the site switched asking on,
 * and then rarely. A card that follows the person's own act ("gesture") is not unprompted; it has a
 * limit of its own.
 */
import type { Decision } from './decide.ts'
import type { Level } from './purposes.ts'

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
  /** Of kind `feedback`: the level in force; unknown counts as 0. */
  readonly level?: Level
  /** Of kind `feedback`: the person is on the way to pay; unknown counts as yes. */
  readonly checkout?: boolean
}

export type PromptRefusal =
  | 'unprompted_off'
  | 'gpc_or_refused'
  | 'said_no'
  | 'once_a_year'
  | 'once_a_visit'
  | 'three_a_month'
  | 'level_0'
  | 'checkout'
  | 'ignored_twice'
  | 'once_a_fortnight'
  | 'four_a_year'

const day = 86_400_000

/**
 * The question that nobody asked for ("Did this feel too personal?") is rarer still, and never where it
 * stands in the way. Answering in place, beside a recommendation, is no question and has no limit.
 */
function feedbackRefusal(
  { level = 0, checkout = true }: PromptRequest,
  past: readonly PastPrompt[],
  now: number,
): PromptRefusal | undefined {
  if (level === 0) return 'level_0'
  if (checkout) return 'checkout'
  const questions = past.filter(({ kind }) => kind === 'feedback')
  const within = (days: number): number =>
    questions.filter(({ at }) => now - at < days * day).length
  if (questions.filter(({ answer }) => answer === 'none').length >= 2) return 'ignored_twice'
  if (within(14) >= 1) return 'once_a_fortnight'
  if (within(365) >= 4) return 'four_a_year'
  return undefined
}

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
  const rarer = kind === 'feedback' ? feedbackRefusal(request, past, now) : undefined
  if (rarer !== undefined) return rarer
  if (gesture) return undefined
  if (!unprompted) return 'unprompted_off'
  if (same.some(({ at }) => now - at < 365 * day)) return 'once_a_year'
  return undefined
}
