/** Audiences, as somebody of the staff defines them: rules, and nothing about who is in them. */
import type { Segment } from '@discreet/campaigns'
import { readSegment } from '@discreet/campaigns'
import { canonicalJson, refuse } from '@discreet/protocol'
import type { Invalid } from './campaign-surroundings.ts'
import { invalid, surroundingsOf } from './campaign-surroundings.ts'
import { inUse, otherId, usersOfSegment } from './placement-changes.ts'
import type { SiteStore } from './ports.ts'

/**
 * undefined: it is removed. What a campaign that is under way reads stays as it was registered. Refuses
 * with `campaign_invalid`, `campaign_unknown` or `campaign_state`.
 */
export async function setSegment(
  store: SiteStore,
  id: string,
  definition: unknown,
): Promise<{ readonly ok: true; readonly segment?: Segment } | Invalid> {
  const around = await surroundingsOf(store)
  const before = around.segments.find((one) => one.id === id)
  if (definition === undefined && before === undefined) {
    return refuse('campaign_unknown', 'there is no such segment')
  }
  const read = definition === undefined ? undefined : readSegment(definition, around)
  if (read?.ok === false) return invalid(read.problems)
  const segment = read?.value
  if (segment !== undefined && segment.id !== id) return otherId(id)
  const changes = canonicalJson(segment?.rule ?? null) !== canonicalJson(before?.rule ?? null)
  const users = changes ? await usersOfSegment(store, id) : []
  if (users.length > 0) return inUse('segment', users)
  await store.campaigns.setSegment(id, segment)
  return segment === undefined ? { ok: true } : { ok: true, segment }
}
