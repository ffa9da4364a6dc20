/** Whoever runs commands on the data folder, as one of the staff: what they change is noted like the rest. */
import type { Acting, StaffSetup } from '@discreet/engine'
import type { Member } from '@discreet/staff'
import { accessOf, roles } from '@discreet/staff'
import { userName } from './office-client.ts'

export function operatorActing({ now }: Pick<StaffSetup, 'now'>): Acting {
  const name = userName()
  const member: Member = { id: `operator:${name}`, name, source: 'operator', roles, endedAt: null }
  return { member, access: accessOf(member, [], now()) }
}
