/** Slots of the site, as somebody of the staff defines them. */
import type { PlacementDefinition } from '@discreet/campaigns'
import { needsOf, readPlacement } from '@discreet/campaigns'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { StoredCampaign } from './campaign-ports.ts'
import type { Invalid } from './campaign-surroundings.ts'
import { invalid, surroundingsOf } from './campaign-surroundings.ts'
import type { SiteStore } from './ports.ts'

/** Somebody may be enrolled in it now or again. */
export function isUnderWay({ state }: StoredCampaign): boolean {
  return state === 'running' || state === 'paused'
}

async function usersOf(
  store: SiteStore,
  uses: (stored: StoredCampaign) => boolean,
): Promise<readonly string[]> {
  const campaigns = await store.campaigns.campaigns()
  return campaigns.filter((one) => isUnderWay(one) && uses(one)).map(({ campaign }) => campaign.id)
}

export function inUse(what: string, users: readonly string[]): Refusal {
  return refuse('campaign_state', `the ${what} is in use by ${users.join(', ')}`, {
    expected: 'after these campaigns have ended',
  })
}

export const usersOfSegment = (store: SiteStore, id: string): Promise<readonly string[]> =>
  usersOf(store, ({ campaign: { segment, plan } }) => segment === id || plan.audiences.includes(id))

/** Campaigns that would read more in the new slot than was held against their tactic. */
function readingMore(
  store: SiteStore,
  before: PlacementDefinition | undefined,
  after: PlacementDefinition,
): Promise<readonly string[]> {
  return usersOf(store, ({ campaign, registration }) => {
    if (campaign.placement !== after.id) return false
    const segments = registration?.audienceRules ?? []
    const { fields } = needsOf(campaign, segments, before)
    return needsOf(campaign, segments, after).fields.some((field) => !fields.includes(field))
  })
}

/** undefined: it is removed. Refuses with `campaign_invalid`, `campaign_unknown` or `campaign_state`. */
export async function setPlacement(
  store: SiteStore,
  id: string,
  definition: unknown,
): Promise<{ readonly ok: true; readonly placement?: PlacementDefinition } | Invalid> {
  const around = await surroundingsOf(store)
  if (definition === undefined) {
    if (!around.placements.some((one) => one.id === id)) {
      return refuse('campaign_unknown', 'there is no such placement')
    }
    const users = await usersOf(store, ({ campaign }) => campaign.placement === id)
    if (users.length > 0) return inUse('placement', users)
    await store.campaigns.setPlacement(id, undefined)
    return { ok: true }
  }
  const read = readPlacement(definition, around)
  if (!read.ok) return invalid(read.problems)
  if (read.value.id !== id) return otherId(id)
  const before = around.placements.find((one) => one.id === id)
  const users = await readingMore(store, before, read.value)
  if (users.length > 0) return inUse('placement', users)
  await store.campaigns.setPlacement(id, read.value)
  return { ok: true, placement: read.value }
}

export function otherId(id: string): Invalid {
  return invalid([{ field: '/id', problem: 'An id does not change.', expected: id }])
}
