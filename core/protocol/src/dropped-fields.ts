/**
 * How much the gate left outside, by kind of field: enough to see that a shop sends more than it
 * needs, nothing that tells what it sent. Names and values of fields are never kept.
 */
import type { FieldKind } from './event-fields.ts'
import { eachField } from './event-fields.ts'
import type { Fields } from './fields.ts'

export type DroppedFields = Readonly<Record<FieldKind, number>>

/** `admitted`: the fields that became a contribution are not counted. */
export function countDropped(event: Fields, admitted: boolean): DroppedFields {
  const dropped = { identity: 0, context: 0, properties: 0, other: 0 }
  eachField(event, admitted, (kind, use) => {
    if (use === undefined) dropped[kind] += 1
  })
  return dropped
}
