/**
 * What comes from storage or from a file may be anything: an older version wrote it, a disk broke it,
 * somebody edited it. It is taken field by field or not at all.
 */
import { isText } from '@discreet/protocol'
import { checkPreferences } from '@discreet/recommend'
import { checkNotes } from './campaign-notes-check.ts'
import type { DeviceEvent, DeviceState } from './device-types.ts'
import { eachOf, fieldsOf, isTime } from './stored-fields.ts'

import type { Contribution, Receipt } from './types.ts'

export const longestId = 512
export const mostEvents = 500
const mostListed = 10_000
const longestReceipt = 20_000

function idOf(value: unknown): string | undefined {
  return isText(value, longestId) ? value : undefined
}

function eventOf(value: unknown): DeviceEvent | undefined {
  const { item, at, bought, order } = fieldsOf(value)
  if (!isText(item, longestId) || !isTime(at) || typeof bought !== 'boolean') return undefined
  if (order === undefined) return { item, at, bought }
  return isText(order, longestId) ? { item, at, bought, order } : undefined
}

/** The newest, when there are too many. */
export function checkHistory(value: unknown): readonly DeviceEvent[] | undefined {
  return eachOf(value, mostListed, eventOf)?.slice(-mostEvents)
}

function choiceOf(value: unknown): DeviceState['choice'] | undefined {
  const { level, contribute, chosenAt, refusedAt } = fieldsOf(value)
  if (level !== 1 && level !== 2) return undefined
  if (typeof contribute !== 'boolean' || !isTime(chosenAt)) return undefined
  if (refusedAt !== null && !isTime(refusedAt)) return undefined
  return { level, contribute, chosenAt, refusedAt }
}

function receiptOf(value: unknown): Receipt | undefined {
  const { receipt, record } = fieldsOf(value)
  const { id, event, at, levelFrom, levelTo, contribute, notice } = fieldsOf(record)
  const { sha256, locale } = fieldsOf(notice)
  const fits =
    isText(receipt, longestReceipt) &&
    isText(id, longestId) &&
    isText(event, longestId) &&
    isTime(at) &&
    (levelFrom === null || isTime(levelFrom)) &&
    isTime(levelTo) &&
    typeof contribute === 'boolean' &&
    isText(sha256, longestId) &&
    isText(locale, longestId)
  if (!fits) return undefined
  return {
    receipt,
    record: { id, event, at, levelFrom, levelTo, contribute, notice: { sha256, locale } },
  }
}

function contributionOf(value: unknown): Contribution | undefined {
  const { person, baskets } = fieldsOf(value)
  const checked = eachOf(baskets, mostListed, (basket) => eachOf(basket, mostListed, idOf))
  return isText(person, longestId) && checked !== undefined
    ? { person, baskets: checked }
    : undefined
}

function pendingOf(value: unknown): DeviceState['crowd']['pending'] | undefined {
  if (value === null) return null
  const { contribution, endsAt, dueAt } = fieldsOf(value)
  const checked = contributionOf(contribution)
  if (checked === undefined || !isTime(endsAt) || !isTime(dueAt)) return undefined
  return { contribution: checked, endsAt, dueAt }
}

function sentOf(value: unknown): DeviceState['crowd']['sent'][number] | undefined {
  const { contribution, at, startsAt } = fieldsOf(value)
  const checked = contributionOf(contribution)
  if (checked === undefined || !isTime(at) || !isTime(startsAt)) return undefined
  return { contribution: checked, at, startsAt }
}

/** undefined: not a state of this site that this version can read. */
export function checkState(value: unknown, site: string): DeviceState | undefined {
  const fields = fieldsOf(value)
  if (fields['version'] !== 1 || fields['site'] !== site) return undefined
  const crowd = fieldsOf(fields['crowd'])
  const choice = choiceOf(fields['choice'])
  const history = checkHistory(fields['history'])
  const preferences = checkPreferences(fields['preferences'])
  const receipts = eachOf(fields['receipts'], mostListed, receiptOf)
  const campaigns = checkNotes(fields['campaigns'])
  const pending = pendingOf(crowd['pending'])
  const sent = eachOf(crowd['sent'], mostListed, sentOf)
  if (choice === undefined || history === undefined || preferences === undefined) return undefined
  if (
    receipts === undefined ||
    campaigns === undefined ||
    pending === undefined ||
    sent === undefined
  )
    return undefined
  return {
    version: 1,
    site,
    choice,
    history,
    preferences,
    receipts,
    campaigns,
    crowd: { pending, sent },
  }
}
