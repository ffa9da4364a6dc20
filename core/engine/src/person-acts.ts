/**
 * What somebody of the staff does for a person whom they looked up: a request as if the person had made it
 * (a letter came, somebody called), with a reason that the person can read.
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { RequestType } from '@discreet/rights'
import { rightsPermit } from './choices.ts'
import type { Fulfilled } from './fulfil.ts'
import { fulfil } from './fulfil.ts'
import { openRequest } from './open-request.ts'
import type { PersonAccess } from './person-access.ts'
import type { RequestPerson } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'
import { noteStaffAccess } from './staff-access.ts'

/** Access and portability hand everything over: that takes two people (`export_person`). */
type TypeForPerson = Extract<RequestType, 'erasure' | 'rectification' | 'restriction' | 'objection'>

export const typesForPerson: readonly TypeForPerson[] = [
  'erasure',
  'rectification',
  'restriction',
  'objection',
]

export interface AskedForPerson extends Pick<RequestPerson, 'text' | 'wish' | 'locale'> {
  readonly type: TypeForPerson
  readonly reason: string
}

/**
 * Done at once, as far as nobody has to read it. Refuses with `field_invalid` a rectification that says
 * nothing, with `permit_invalid` where there is nobody any more, and with whatever keeps it from being done.
 */
export async function requestForPerson(
  setup: RightsSetup,
  { subject, known }: PersonAccess,
  actor: string,
  { type, reason, text, wish, locale }: AskedForPerson,
): Promise<Fulfilled | Refusal> {
  if (type === 'rectification' && wish === undefined && (text ?? '').trim() === '') {
    return refuse('field_invalid', 'it does not say what is to be put right', {
      field: '/text',
      expected: 'text, or preferences, facts or forget',
    })
  }
  const permit = rightsPermit(setup, subject, 'staff')
  const { person } = await setup.store.rights.erasure.everything(permit)
  if (person === undefined) {
    return refuse('permit_invalid', 'nothing is kept of this person any more')
  }
  const { request } = await openRequest(setup, {
    type,
    channel: 'staff',
    subject,
    proof: 'staff',
    ...(person.place === null ? {} : { place: person.place }),
    person: {
      ...known,
      ...(text === undefined ? {} : { text }),
      ...(wish === undefined ? {} : { wish }),
      ...(locale === undefined ? {} : { locale }),
    },
  })
  const fields = ['account.requests'] as const
  await noteStaffAccess(setup, { subject, actor, reason, fields, request: request.id })
  return fulfil(setup, request.id, 'staff')
}
