/**
 * A person's export for somebody of the staff who says why, for example to answer a letter. It is a
 * request like any other: with a history in the log, and in the access log of the person.
 */
import { tableFields } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { fulfil } from './fulfil.ts'
import { openRequest } from './open-request.ts'
import type { PersonExport } from './person-export.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { RightsSetup } from './rights-setup.ts'
import { noteStaffAccess } from './staff-access.ts'

export interface StaffExport {
  readonly ok: true
  readonly request: string
  /** Of the note about who had it, in the transparency log. */
  readonly logIndex: number
  /** null: nothing is held. */
  readonly exported: PersonExport | null
}

export async function exportForStaff(
  setup: RightsSetup,
  subject: Pseudonym,
  {
    actor,
    reason,
    locale,
  }: { readonly actor: string; readonly reason: string; readonly locale?: string },
): Promise<StaffExport | Refusal> {
  if (reason.trim() === '') {
    return refuse('field_invalid', 'the reason is missing', {
      field: '/reason',
      expected: 'why it has to be opened; the person can read it',
    })
  }
  const { request } = await openRequest(setup, {
    type: 'access',
    channel: 'staff',
    subject,
    proof: 'staff',
    person: { text: reason, ...(locale === undefined ? {} : { locale }) },
  })
  const access = { subject, actor, reason, fields: tableFields, request: request.id }
  const logIndex = await noteStaffAccess(setup, access)
  const done = await fulfil(setup, request.id, 'staff')
  if (!done.ok) return done
  const { fulfilment } = done
  const exported = fulfilment.kind === 'export' ? fulfilment.export : null
  return { ok: true, request: request.id, logIndex, exported }
}
