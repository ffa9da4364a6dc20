/** What an account adds to a request for recommendations, as far as its owner switched it on. */
import type { PeopleSetup, Recalled, Visitor } from '@discreet/engine'
import { bindSignal, recall } from '@discreet/engine'
import type { PersonalContext, Preferences } from '@discreet/protocol'
import type { Done } from '@discreet/recommend'
import { checkPreferences, decayedHistory, noPreferences } from '@discreet/recommend'

/** Also of what was stored when there was less to say. */
export function preferencesIn(recalled: readonly Recalled[]): Preferences {
  const said = recalled.find(({ field }) => field === 'account.preferences')
  return (said === undefined ? undefined : checkPreferences(said.content)) ?? noPreferences
}

/** undefined when nothing may be used. */
export async function personalOf(
  setup: PeopleSetup,
  visitor: Visitor,
): Promise<PersonalContext | undefined> {
  const { subject } = visitor
  if (subject === undefined) return undefined
  const { standing, recalled } = await recall(setup, { ...visitor, subject })
  await bindSignal(setup, visitor, standing)
  if (recalled.length === 0) return undefined
  const done: Done[] = recalled.flatMap(({ field, at, content }) =>
    field === 'account.purchases' || field === 'account.views'
      ? [{ item: String(content['item']), at, bought: field === 'account.purchases' }]
      : [],
  )
  return { ...decayedHistory(done, setup.now()), ...preferencesIn(recalled) }
}
