/** What an account adds to a request for recommendations, as far as its owner switched it on. */
import type { PeopleSetup, Visitor } from '@discreet/engine'
import { bindSignal, personalContext, recall } from '@discreet/engine'
import type { PersonalContext } from '@discreet/protocol'

/** undefined when nothing may be used. */
export async function personalOf(
  setup: PeopleSetup,
  visitor: Visitor,
): Promise<PersonalContext | undefined> {
  const { subject } = visitor
  if (subject === undefined) return undefined
  const { standing, recalled } = await recall(setup, { ...visitor, subject })
  await bindSignal(setup, visitor, standing)
  return personalContext(recalled, setup.now())
}
