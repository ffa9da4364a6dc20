/**
 * How much the gate left outside, by kind of field: enough to see that a shop sends more than it
 * needs, nothing that tells what it sent. Names and values of fields are never kept.
 */
import type { Fields } from './fields.ts'
import { fieldsOf } from './fields.ts'

/**
 * identity: who (ids, traits); context: where and with what (address, device, page, …); properties:
 * what about the event and its products; other: the rest of the envelope.
 */
type FieldKind = 'identity' | 'context' | 'properties' | 'other'
export type DroppedFields = Readonly<Record<FieldKind, number>>

const identity = new Set(['userId', 'anonymousId', 'previousId', 'groupId'])
const inside = new Set(['traits', 'context', 'properties'])
const usedOfEvent = new Set(['type', 'event', 'timestamp', 'originalTimestamp', 'sentAt'])
const usedOfContext = new Set(['consent', 'traits'])
const none: ReadonlySet<string> = new Set()
const usedOfProduct = new Set(['product_id', 'sku', 'quantity'])
const usedOfOrder = new Set(['order_id', 'products'])
/** An event about one product has it in the properties themselves. */
const usedOfSingle = new Set([...usedOfOrder, ...usedOfProduct])

function unused(fields: Fields, used: ReadonlySet<string>): number {
  let count = 0
  for (const name in fields) if (!used.has(name)) count += 1
  return count
}

function unusedOfOrder(properties: Fields): number {
  const { products } = properties
  if (!Array.isArray(products)) return unused(properties, usedOfSingle)
  return products.reduce<number>(
    (count, product) => count + unused(fieldsOf(product), usedOfProduct),
    unused(properties, usedOfOrder),
  )
}

/** `admitted`: the fields that became a contribution are not counted. */
export function countDropped(event: Fields, admitted: boolean): DroppedFields {
  const context = fieldsOf(event['context'])
  const properties = fieldsOf(event['properties'])
  let who = unused(fieldsOf(event['traits']), none) + unused(fieldsOf(context['traits']), none)
  let other = 0
  for (const name in event) {
    if (identity.has(name)) who += 1
    else if (!inside.has(name) && !usedOfEvent.has(name) && name !== 'messageId') other += 1
  }
  if (admitted && who > 0) who -= 1
  return {
    identity: who,
    context: unused(context, usedOfContext),
    properties: admitted ? unusedOfOrder(properties) : unused(properties, none),
    other,
  }
}
