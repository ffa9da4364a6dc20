/** A code of the server and what goes with it, as one sentence. */
import type { Formats } from '../../format.ts'
import type { Reason } from './shapes.ts'
import type { ReasonWords, TrustWords } from './words.ts'

export function reasonText(
  { code, params }: Reason,
  { reasons: say, tactics }: Pick<TrustWords, 'reasons' | 'tactics'>,
  { number, percent, day, duration }: Formats,
): string {
  const text = (name: string): string => String(params[name] ?? '')
  const share = (name: string): string => percent(Number(params[name]), 2)
  const count = (name: string): string => number(Number(params[name]))
  const sentences: Readonly<Record<keyof ReasonWords, () => string>> = {
    nothing_released: () => say.nothing_released,
    tactic_too_personal: () =>
      say.tactic_too_personal(
        text('tactic'),
        share('low'),
        share('high'),
        share('margin'),
        tactics.verdicts[text('verdict') as 'allow' | 'ask' | 'never'] ?? '',
      ),
    tactic_highest: () => say.tactic_highest(text('tactic'), share('rate'), share('margin')),
    counting_off: () => say.counting_off,
    counting_begins: () =>
      say.counting_begins(params['nextAt'] === undefined ? undefined : day(params['nextAt'])),
    too_few: () => say.too_few,
    as_easy: () => say.as_easy(count('up'), count('down')),
    nothing_tried: () => say.nothing_tried,
    nothing_decided: () => say.nothing_decided(count('of')),
    tried: () => say.tried(count('certified'), count('rejected'), count('open')),
    requests_overdue: () => say.requests_overdue(count('count')),
    incident_overdue: () => say.incident_overdue(count('count')),
    incident_open: () => say.incident_open(count('count')),
    untrained: () => say.untrained(count('count'), count('of')),
    few_requests: () => say.few_requests,
    in_time: () => say.in_time(count('answered'), duration(Number(params['median']))),
  }
  // A server that is newer than the page may have a reason that it does not know.
  return sentences[code as keyof ReasonWords]?.() ?? code
}
