/** Placements, segments and campaigns as people write them: every fault explained, or the typed value. */
import type { Campaign, Segment } from './campaign.ts'
import type { Surroundings } from './check-campaign.ts'
import { campaignCheck, segmentCheck } from './check-campaign.ts'
import { placementCheck } from './check-placement.ts'
import type { Problem, Read } from './checks.ts'
import { problemsOf, read } from './checks.ts'
import type { PlacementDefinition } from './placement.ts'

type Items = Pick<Surroundings, 'itemOf'>

export function validatePlacement(value: unknown, { itemOf }: Items): readonly Problem[] {
  return problemsOf(placementCheck(itemOf), value)
}

export function validateSegment(value: unknown, { itemOf }: Items): readonly Problem[] {
  return problemsOf(segmentCheck(itemOf), value)
}

/** Whether its tactic allows it is another question, asked by the engine. */
export function validateCampaign(value: unknown, around: Surroundings): readonly Problem[] {
  return problemsOf(campaignCheck(around), value)
}

export function readPlacement(value: unknown, { itemOf }: Items): Read<PlacementDefinition> {
  return read(placementCheck(itemOf), value)
}

export function readSegment(value: unknown, { itemOf }: Items): Read<Segment> {
  return read(segmentCheck(itemOf), value)
}

export function readCampaign(value: unknown, around: Surroundings): Read<Campaign> {
  return read(campaignCheck(around), value)
}
