/** Why somebody who is signed in may not do something, and who may. */
import type { Acting } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Capability } from '@discreet/staff'
import { capabilitiesOf, roles } from '@discreet/staff'

/** undefined: they may. Otherwise `training_missing` or `role_missing`. */
export function denialOf(
  capability: Capability,
  { access }: Pick<Acting, 'access'>,
): DiscreetError | undefined {
  if (access.capabilities.has(capability)) return undefined
  const waiting = access.asleep.filter(({ role }) => capabilitiesOf[role].includes(capability))
  if (waiting.length > 0) {
    const modules = waiting.map(({ role, missing }) => `${missing.join(', ')} (for ${role})`)
    return new DiscreetError('training_missing', 'a role that allows this waits for its training', {
      expected: modules.join('; or '),
    })
  }
  const may = roles.filter((role) => capabilitiesOf[role].includes(capability))
  return new DiscreetError('role_missing', 'none of your roles allows this', {
    expected: may.join(' or '),
  })
}

/** Of somebody who is not signed in, or not any more. `field` 'dpop': a new proof is enough. */
export function notSignedIn(message: string, field?: 'dpop'): DiscreetError {
  return new DiscreetError('session_invalid', message, {
    ...(field === undefined ? {} : { field }),
    expected: field === undefined ? 'a new sign-in: /console/' : 'a new proof, for this request',
  })
}
