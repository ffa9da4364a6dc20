export type { Arm, Campaign, NamespaceRange, Segment } from './campaign.ts'
export type { CampaignFile, PublicCampaign } from './campaign-file.ts'
export { carriedBy, carriedFields } from './carried.ts'
export type { Surroundings } from './check-campaign.ts'
export type { Problem, Read } from './checks.ts'
export type { Banner, Content, ContentVariant, Json, Shelf, Value, Words } from './content.ts'
export { censusCell, decideSlot } from './decide-slot.ts'
export type { Truth } from './evaluate.ts'
export { evaluateRule } from './evaluate.ts'
export type { Flag, FlagReason, FlagType } from './flag.ts'
export { flagOf } from './flag.ts'
export type { AnyCampaign, Happened } from './membership.ts'
export {
  armOf,
  armShares,
  audienceOf,
  cellFor,
  dueAt,
  holdoutArm,
  otherAudience,
  positionsOf,
  tableOf,
  weekOf,
} from './membership.ts'
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
