/** What an account adds to a request for recommendations, of what may be used. */
import type { PersonalContext, Preferences } from '@discreet/protocol'
import type { Done } from '@discreet/recommend'
import { checkPreferences, decayedHistory, noPreferences } from '@discreet/recommend'
import type { Recalled } from './opened-profile.ts'

/** Also of what was stored when there was less to say. */
export function preferencesIn(recalled: readonly Recalled[]): Preferences {
  const said = recalled.find(({ field }) => field === 'account.preferences')
  return (said === undefined ? undefined : checkPreferences(said.content)) ?? noPreferences
}

/** undefined when there is nothing. `now`: epoch milliseconds. */
export function personalContext(
  recalled: readonly Recalled[],
  now: number,
): PersonalContext | undefined {
  if (recalled.length === 0) return undefined
  const done: Done[] = recalled.flatMap(({ field, at, content }) =>
    field === 'account.purchases' || field === 'account.views'
      ? [{ item: String(content['item']), at, bought: field === 'account.purchases' }]
      : [],
  )
  return { ...decayedHistory(done, now), ...preferencesIn(recalled) }
}
