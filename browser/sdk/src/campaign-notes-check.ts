/** What a device kept for campaigns, as it comes from storage: all of it, or nothing. */
import type { Cell, Guard } from '@discreet/experiment'
import type { PastPrompt } from '@discreet/policy'
import { isText } from '@discreet/protocol'
import type { CampaignNotes, Enrolment } from './campaign-notes.ts'
import { noNotes } from './campaign-notes.ts'
import { eachOf, fieldsOf, isTime } from './stored-fields.ts'

const longestName = 200
const mostListed = 1000
const mostSteps = 100
const guardNames: readonly Guard[] = ['too_personal', 'level_down', 'complaint']

function nameOf(value: unknown): string | undefined {
  return isText(value, longestName) ? value : undefined
}

function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value < Infinity ? value : undefined
}

function cellOf(value: unknown): Cell | undefined {
  const { arm, level, audience, outcome, guard } = fieldsOf(value)
  const fits = isTime(arm) && isTime(level) && isTime(audience) && isTime(outcome) && isTime(guard)
  return fits ? { arm, level, audience, outcome, guard } : undefined
}

function outcomeOf(value: unknown): Enrolment['declared']['outcome'] | undefined {
  const { kind, steps, buckets } = fieldsOf(value)
  if (kind === 'funnel') {
    const named = eachOf(steps, mostSteps, nameOf)
    return named && { kind, steps: named }
  }
  const listed = eachOf(buckets, mostSteps, (bucket) => {
    const [from, worth] = [amountOf(fieldsOf(bucket)['from']), amountOf(fieldsOf(bucket)['value'])]
    return from === undefined || worth === undefined ? undefined : { from, value: worth }
  })
  return kind === 'spend' && listed !== undefined ? { kind, buckets: listed } : undefined
}

function declaredOf(value: unknown): Enrolment['declared'] | undefined {
  const fields = fieldsOf(value)
  const { weeks, outcomeDays } = fields
  const arms = eachOf(fields['arms'], mostSteps, nameOf)
  const levels = eachOf(fields['levels'], 3, (one) => ([1, 2, 3] as const).find((l) => l === one))
  const audiences = eachOf(fields['audiences'], mostSteps, nameOf)
  const guards = eachOf(fields['guards'], 3, (one) => guardNames.find((name) => name === one))
  const outcome = outcomeOf(fields['outcome'])
  if (arms === undefined || levels === undefined || audiences === undefined) return undefined
  if (guards === undefined || outcome === undefined) return undefined
  return isTime(weeks) && isTime(outcomeDays)
    ? { arms, levels, audiences, guards, outcome, weeks, outcomeDays }
    : undefined
}

function enrolmentOf(value: unknown): Enrolment | undefined {
  const fields = fieldsOf(value)
  const { campaign, week, token, endsAt, dueAt, lateAt } = fields
  const [declared, cell] = [declaredOf(fields['declared']), cellOf(fields['cell'])]
  const spent = amountOf(fields['spent'])
  if (declared === undefined || cell === undefined || spent === undefined) return undefined
  if (!isText(campaign, longestName) || !isText(token, longestName)) return undefined
  if (!isTime(week) || !isTime(endsAt) || !isTime(dueAt) || !isTime(lateAt)) return undefined
  return { campaign, week, declared, cell, spent, token, endsAt, dueAt, lateAt }
}

function promptOf(value: unknown): PastPrompt | undefined {
  const { about, at, gesture, visit, ...rest } = fieldsOf(value)
  const kind = (['consent', 'feedback'] as const).find((one) => one === rest['kind'])
  const answer = (['yes', 'no', 'none'] as const).find((one) => one === rest['answer'])
  if (kind === undefined || answer === undefined || !isTime(at)) return undefined
  if (!isText(about, longestName) || !isText(visit, longestName)) return undefined
  return typeof gesture === 'boolean' ? { kind, about, at, gesture, answer, visit } : undefined
}

function restOf(value: unknown): CampaignNotes['resting'][number] | undefined {
  const { campaign, until } = fieldsOf(value)
  return isText(campaign, longestName) && isTime(until) ? { campaign, until } : undefined
}

/** Of a profile from before there were campaigns: none. undefined: not what it should be. */
export function checkNotes(value: unknown): CampaignNotes | undefined {
  if (value === undefined) return noNotes
  const fields = fieldsOf(value)
  const { unit } = fields
  const enrolled = eachOf(fields['enrolled'], mostListed, enrolmentOf)
  const counted = eachOf(fields['counted'], mostListed, nameOf)
  const asked = eachOf(fields['asked'], mostListed, promptOf)
  const resting = eachOf(fields['resting'], mostListed, restOf)
  if (unit !== null && !isText(unit, longestName)) return undefined
  if (enrolled === undefined || counted === undefined) return undefined
  if (asked === undefined || resting === undefined) return undefined
  return { unit, enrolled, counted, asked, resting }
}
