/**
 * Somebody of the staff opens what is a person's: noted before it is opened, in the person's own access
 * log and in the transparency log, with a reason (GDPR 5(2) and 32(4)).
 */
import type { FieldId } from '@discreet/policy'
import { rightsPermit } from './choices.ts'
import { freshId } from './move-request.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { RightsSetup } from './rights-setup.ts'

export interface StaffAccess {
  /** null: it is not known whose it is, or nobody's account. */
  readonly subject: Pseudonym | null
  /** 'staff NAME'. */
  readonly actor: string
  /** Of somebody without an account it is kept for good: it names nobody. */
  readonly reason: string
  readonly fields: readonly FieldId[]
  /** Id of the request that it is for; null: for none. */
  readonly request: string | null
}

/** Returns where it is in the transparency log; there it says nothing about whose it was. */
export async function noteStaffAccess(setup: RightsSetup, access: StaffAccess): Promise<number> {
  const { erasure, registers } = setup.store.rights
  const { subject, actor, reason, fields, request } = access
  const at = setup.now()
  let noted = false
  if (subject !== null) {
    const permit = rightsPermit(setup, subject, 'staff')
    noted = (await erasure.everything(permit)).person !== undefined
    if (noted) await erasure.noteAccess(permit, { at, actor, reason, fields })
  }
  // A reason may say whose it is: what is erased with its person is in their own log and nowhere else.
  const body = { actor, fields, request, ...(noted ? {} : { reason }) }
  return registers.file({ id: freshId(setup), kind: 'access', at, body })
}
