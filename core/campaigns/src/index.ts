export type { Arm, Campaign, NamespaceRange, Segment } from './campaign.ts'
export type { CampaignFile, PublicCampaign } from './campaign-file.ts'
export { carriedBy, carriedFields } from './carried.ts'
export type { Happened } from './cells.ts'
export {
  armShares,
  audienceOf,
  cellFor,
  dueAt,
  otherAudience,
  positionsOf,
  tableOf,
} from './cells.ts'
export { censusCell } from './census.ts'
export type { Surroundings } from './check-campaign.ts'
export type { Problem, Read } from './checks.ts'
export type { Banner, Content, ContentVariant, Json, Shelf, Value, Words } from './content.ts'
export { decideSlot } from './decide-slot.ts'
export type { Truth } from './evaluate.ts'
export { evaluateRule } from './evaluate.ts'
export type { Flag, FlagReason, FlagType } from './flag.ts'
export { flagOf } from './flag.ts'
export type { AnyCampaign } from './membership.ts'
export { armOf, holdoutArm, weekOf } from './membership.ts'
export type { Needs } from './needs.ts'
export { fieldsOf, needsOf } from './needs.ts'
export type { PlacementDefinition, Schedule, ShelfSettings } from './placement.ts'
export { publicCampaign } from './public-campaign.ts'
export type { Known, Rule, RuleField } from './rule.ts'
export { ruleFields } from './rule.ts'
export type { ShelfContext } from './shelf.ts'
export { arrangeShelf, plainShelf, shelfLists, shelfRequest } from './shelf.ts'
export type { Situation, SlotDecision, SlotReason } from './slot.ts'
export {
  readCampaign,
  readPlacement,
  readSegment,
  validateCampaign,
  validatePlacement,
  validateSegment,
} from './validate.ts'
