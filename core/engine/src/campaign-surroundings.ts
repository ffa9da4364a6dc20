/** What a campaign refers to, and the faults that were found in what somebody wrote. */
import type { PlacementDefinition, Problem, Segment, Surroundings } from '@discreet/campaigns'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { SiteStore } from './ports.ts'

/** A refusal that names every fault; `details` is of the first. */
export interface Invalid extends Refusal {
  readonly problems?: readonly Problem[]
}

export function invalid(problems: readonly Problem[]): Invalid {
  const [first] = problems
  const reason = problems.map(({ field, problem }) => `${field || '/'}: ${problem}`).join(' ')
  const details = first && { field: first.field, expected: first.expected }
  return { ...refuse('campaign_invalid', reason, details), problems }
}

export interface SiteSurroundings extends Surroundings {
  readonly placements: readonly PlacementDefinition[]
  readonly segments: readonly Segment[]
}

export async function surroundingsOf(store: SiteStore): Promise<SiteSurroundings> {
  const [placements, segments, items] = await Promise.all([
    store.campaigns.placements(),
    store.campaigns.segments(),
    store.items(),
  ])
  const byId = new Map(items.map((item) => [item.id, item]))
  return { placements, segments, itemOf: (id) => byId.get(id) }
}
