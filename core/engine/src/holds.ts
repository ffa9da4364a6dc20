/**
 * A hold keeps fields of one person from being erased, because a law or a dispute asks for it (GDPR
 * 17(3)). What is held is not used, and ends up erased like the rest when the hold ends.
 */
import type { FieldId } from '@discreet/policy'
import { tableFields } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { rightsPermit } from './choices.ts'
import { freshId } from './move-request.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Resumed } from './resume-erasures.ts'
import { resumeErasures } from './resume-erasures.ts'
import type { Hold } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

const longestReason = 500

function wrong({ fields, reason, until }: Omit<Hold, 'id'>, now: number): Refusal | undefined {
  if (fields.length === 0 || !fields.every((one) => tableFields.includes(one))) {
    return refuse('field_invalid', 'a hold names the fields that it keeps', {
      field: '/fields',
      expected: tableFields.join(', '),
    })
  }
  if (reason.trim() === '' || reason.length > longestReason) {
    return refuse('field_invalid', 'a hold says which law or which dispute asks for it', {
      field: '/reason',
      expected: `text of 1 to ${longestReason} characters that names nobody`,
    })
  }
  if (until > now && Number.isSafeInteger(until)) return undefined
  return refuse('field_invalid', 'a hold has an end', {
    field: '/until',
    expected: 'a time that is to come',
  })
}

/** `until`: epoch milliseconds. Refuses with `field_invalid`. The reason goes to the person. */
export async function holdFields(
  setup: RightsSetup,
  subject: Pseudonym,
  hold: {
    readonly fields: readonly FieldId[]
    readonly reason: string
    readonly until: number
  },
): Promise<{ readonly ok: true; readonly hold: Hold } | Refusal> {
  const refused = wrong(hold, setup.now())
  if (refused !== undefined) return refused
  const held: Hold = { id: freshId(setup), ...hold }
  await setup.store.rights.erasure.hold(rightsPermit(setup, subject, 'staff'), held)
  return { ok: true, hold: held }
}

/** An erasure that waited for it goes on. Refuses with `request_unknown`: there is no such hold. */
export async function liftHold(
  setup: RightsSetup,
  holdId: string,
): Promise<{ readonly ok: true; readonly resumed: Resumed } | Refusal> {
  const lifted = await setup.store.rights.erasure.liftHold(holdId)
  if (!lifted) return refuse('request_unknown', 'there is no such hold')
  return { ok: true, resumed: await resumeErasures(setup) }
}
