/** A tactic for whoever wants to know why: as facts, and as lines of text. */
import type { Locale } from '../texts/texts.ts'
import { evidenceLine } from './evidence-line.ts'
import type { TacticStanding } from './standing.ts'
import type { Tactic, TacticChange, TacticLimits, TacticVerdict } from './tactic.ts'

export interface TacticExplanation {
  readonly id: string
  readonly name: string
  /** In force. */
  readonly verdict: TacticVerdict
  /** What the register itself says. */
  readonly registered: TacticVerdict
  /** What the person is told or asked, in the language that was asked for. */
  readonly sentence: string
  readonly changes: readonly TacticChange[]
  /** The evidence is older than it should be; null: no date was given. */
  readonly overdue: boolean | null
  readonly lines: readonly string[]
}

const meanings: Readonly<Record<TacticVerdict, string>> = {
  allow: 'allow: it may be done from its level on',
  ask: 'ask first: nothing of it is shown before the person said yes',
  never: 'never: a campaign that does it does not start',
}

const relaxing: Readonly<Record<Tactic['relaxable'], string>> = {
  brand: 'one person of the staff',
  hard: 'two different people of the staff, both by name',
  fixed: 'nobody',
}

function limitsText({ perWeek, perBasket, quiet, stopAfterIgnored }: TacticLimits): string {
  const parts: string[] = []
  if (perWeek !== undefined) {
    parts.push(perWeek < 1 ? `once in ${Math.round(7 / perWeek)} days` : `${perWeek} a week`)
  }
  if (perBasket !== undefined) parts.push(`${perBasket} for a basket`)
  if (quiet !== undefined) parts.push(`nothing from ${quiet.from} to ${quiet.to}`)
  if (stopAfterIgnored !== undefined)
    parts.push(`stops after ${stopAfterIgnored} without an answer`)
  return parts.join(', ') || 'none'
}

function changeLine({ to, reason, signedBy, at, automatic }: TacticChange): string {
  const who = automatic ? 'by what people said' : `by ${signedBy.join(' and ')}`
  return `${new Date(at).toISOString().slice(0, 10)}: to ${to} ${who}: ${reason}`
}

/** Month against month: it is due from the first day of the month after `review` on. */
function overdueAt(review: string, now: number): boolean {
  return new Date(now).toISOString().slice(0, 7) > review
}

/** `now`: epoch milliseconds; without it nothing is said about whether the review is due. */
export function explainTactic(
  tactic: Tactic,
  { verdict, changes }: TacticStanding,
  locale: Locale = 'en',
  now?: number,
): TacticExplanation {
  const { id, name, review, relaxable } = tactic
  const sentence = tactic.sentence[locale]
  const overdue = now === undefined ? null : overdueAt(review, now)
  const registered = verdict === tactic.verdict ? '' : ` (the register says ${tactic.verdict})`
  const lines = [
    `${id}: ${name}`,
    `Verdict: ${meanings[verdict]}${registered}`,
    `People are told: ${sentence}`,
    `From level ${tactic.level}, by ${tactic.channels.join(', ') || 'no channel'}`,
    `Reads: ${tactic.data.join(', ')} (${tactic.origin}, sensitivity ${tactic.sensitivity})`,
    `Limits: ${limitsText(tactic.limits)}`,
    'Evidence:',
    ...tactic.evidence.map((one) => `  ${evidenceLine(one)}`),
    `It can be relaxed by: ${relaxing[relaxable]}`,
    ...(changes.length === 0 ? [] : ['Changed:', ...changes.map((one) => `  ${changeLine(one)}`)]),
    `The evidence is to be looked at again in ${review}${overdue === true ? ', which has passed' : ''}`,
  ]
  return { id, name, verdict, registered: tactic.verdict, sentence, changes, overdue, lines }
}
