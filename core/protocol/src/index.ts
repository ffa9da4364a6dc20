export { canonicalJson } from './canonical-json.ts'
export type { DroppedFields } from './dropped-fields.ts'
export type { ErrorCode, ErrorDetails, Refusal } from './errors.ts'
export { DiscreetError, errorCodes, refuse } from './errors.ts'
export type { FieldKind, FieldUse } from './event-fields.ts'
export type { ExplainedEvent, ExplainedField, GateRule } from './explain-event.ts'
export { explainEvent } from './explain-event.ts'
export type { Fields } from './fields.ts'
export { fieldsOf, isFields } from './fields.ts'
export type { Item } from './item.ts'
export { isMarkedSensitive } from './item.ts'
export { checkItem } from './item-check.ts'
export type {
  Correction,
  PersonalContext,
  Placement,
  Preferences,
  Reason,
  RecommendedItem,
  RecommendRequest,
  RecommendResponse,
  ScoreTerm,
  Signal,
  Weighted,
} from './recommendation.ts'
export type { Admission, AdmittedItem, GateRules } from './segment.ts'
export { admitEvent, itemsOfEvent } from './segment.ts'
export { isText } from './text.ts'
