export type { ErrorCode, ErrorDetails, Refusal } from './errors.ts'
export { DiscreetError, errorCodes, refuse } from './errors.ts'
export type { Item } from './item.ts'
export type {
  Placement,
  Reason,
  RecommendedItem,
  RecommendRequest,
  RecommendResponse,
  ScoreTerm,
} from './recommendation.ts'
