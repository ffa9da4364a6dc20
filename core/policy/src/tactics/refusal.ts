/**
 * May a campaign do this? What it is, where it is shown and what it reads is held against the
 * tactic that it names. The verdict comes first: whoever asks for something that people find creepy
 * learns that, and not only that there is no adapter for it.
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { evidenceLine } from './evidence-line.ts'
import type { Channel, Evidence, Origin, Tactic, TacticVerdict } from './tactic.ts'

export type TacticReasonCode =
  | 'verdict_never'
  | 'third_party'
  | 'inferred_special'
  | 'sensitive_topic'
  | 'channel_not_of_tactic'
  | 'channel_without_adapter'
  | 'origin_beyond_tactic'
  | 'level_too_low'

export interface TacticReason {
  readonly code: TacticReasonCode
  readonly text: string
}

export interface TacticQuestion {
  readonly tactic: Tactic
  /** In force (`tacticStanding`). */
  readonly verdict: TacticVerdict
  readonly channel: Channel
  /** Of everything that its rules, its segment and its lists read. */
  readonly origins: readonly Origin[]
  /** The lowest level at which it is to be shown as it is. */
  readonly level: 0 | 1 | 2 | 3
  /** Something sensitive is in it: an item, a category, a segment's value. */
  readonly sensitive: boolean
}

export interface TacticRefusal extends Refusal {
  readonly code: 'tactic_refused'
  readonly reasons: readonly TacticReason[]
  /** What people are told of it. */
  readonly sentence: Tactic['sentence']
  readonly evidence: readonly Evidence[]
}

/** Channels for which something is built. */
export const channelsInUse: readonly Channel[] = ['site']

/** How far from the person's own words or doings here; the same number is as far. */
const distances: Readonly<Record<Origin, number>> = {
  none: 0,
  declared: 1,
  observed_here: 1,
  other_own_channel: 2,
  inferred: 3,
  third_party: 4,
}

function reasonsFor(asked: TacticQuestion): TacticReason[] {
  const { tactic, verdict, channel, origins, level, sensitive } = asked
  const reasons: TacticReason[] = []
  const add = (holds: boolean, code: TacticReasonCode, text: string): void => {
    if (holds) reasons.push({ code, text })
  }
  add(verdict === 'never', 'verdict_never', `the verdict on "${tactic.name}" is never`)
  const reads = (origin: Origin): boolean => tactic.origin === origin || origins.includes(origin)
  add(reads('third_party'), 'third_party', 'data of third parties is never used')
  add(
    reads('inferred') && tactic.sensitivity === 'special',
    'inferred_special',
    'what is specially protected is never inferred',
  )
  add(sensitive, 'sensitive_topic', 'a sensitive topic is never part of a campaign')
  const channels = tactic.channels.join(', ') || 'none'
  add(
    !tactic.channels.includes(channel),
    'channel_not_of_tactic',
    `it does not use ${channel} (it uses: ${channels})`,
  )
  add(
    !channelsInUse.includes(channel),
    'channel_without_adapter',
    `nothing is built that sends by ${channel}`,
  )
  const beyond = [...new Set(origins)].filter(
    (origin) => !(distances[origin] <= distances[tactic.origin]),
  )
  add(
    beyond.length > 0,
    'origin_beyond_tactic',
    `it reads data that is ${beyond.join(', ')}, and the tactic allows ${tactic.origin}`,
  )
  add(
    !(level >= tactic.level),
    'level_too_low',
    `it is for level ${tactic.level} and above, not for level ${level}`,
  )
  return reasons
}

/** undefined: nothing speaks against it; where the verdict is `ask`, the person is asked first. */
export function tacticRefusal(asked: TacticQuestion): TacticRefusal | undefined {
  const reasons = reasonsFor(asked)
  if (reasons.length === 0) return undefined
  const { tactic } = asked
  const { sentence, evidence } = tactic
  const why = reasons.map(({ text }) => text).join('; ')
  const said = evidence.map(evidenceLine).join('; ')
  const { reason, details = {} } = refuse('tactic_refused', `${why}. Evidence: ${said}`, {
    field: '/tactic',
    expected: 'a tactic, channel and data that fit (discreet tactics explain)',
  })
  return { ok: false, code: 'tactic_refused', reason, details, reasons, sentence, evidence }
}
