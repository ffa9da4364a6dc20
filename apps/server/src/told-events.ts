/** Events that a page tells about somebody who is signed in, checked one by one. */
import type { Refusal } from '@discreet/protocol'
import { isText, refuse } from '@discreet/protocol'

export interface ToldEvent {
  readonly type: 'view' | 'purchase'
  /** Of a purchase the order: the same one told twice, by whomever, counts once. */
  readonly id: string
  readonly items: readonly string[]
  /** Epoch milliseconds, never in the future. */
  readonly at: number
  /** Put back after it was forgotten: the crowd has had it. */
  readonly restored: boolean
}

const mostItems = 500
const longestItem = 512
/** Pages make ids from an item and a time. */
const longestId = 1024
const fields = new Set(['type', 'id', 'items', 'at', 'restored'])
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function wrong(field: string, expected: string): Refusal {
  return refuse('event_invalid', `${field} is missing or wrong`, { field: `/${field}`, expected })
}

/** Never throws. `now`: epoch milliseconds. */
export function readToldEvent(
  value: unknown,
  now: number,
): { readonly ok: true; readonly event: ToldEvent } | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('event_invalid', 'an event is an object', { field: '/', expected: 'an object' })
  }
  const surplus = Object.keys(value).find((name) => !fields.has(name))
  if (surplus !== undefined) {
    return refuse('event_invalid', 'an event has a field that it cannot have', {
      field: '/',
      expected: [...fields].join(', '),
    })
  }
  const { type, id, items, at, restored = false } = value as Record<string, unknown>
  if (type !== 'view' && type !== 'purchase') return wrong('type', 'view or purchase')
  if (!isText(id, longestId)) {
    return wrong('id', `text of 1 to ${longestId} characters without NUL`)
  }
  if (!Array.isArray(items) || items.length === 0 || items.length > mostItems) {
    return wrong('items', `a list of 1 to ${mostItems} item ids`)
  }
  const bad = items.findIndex((item) => !isText(item, longestItem))
  if (bad >= 0) return wrong(`items/${bad}`, `text of 1 to ${longestItem} characters without NUL`)
  const time =
    at === undefined
      ? now
      : typeof at === 'string' && dateTime.test(at)
        ? Date.parse(at)
        : Number.NaN
  if (Number.isNaN(time)) return wrong('at', 'an ISO 8601 date and time')
  if (typeof restored !== 'boolean') return wrong('restored', 'true or false')
  const event = { type, id, items: items as string[], at: Math.min(time, now), restored } as const
  return { ok: true, event }
}
