/**
 * Who of the staff there is and which roles they have. Whoever signs in with the company's provider has
 * the roles of their groups as they are now, and no others; local members have what was given to them.
 */
import type { Refusal } from '@discreet/protocol'
import { isText, refuse } from '@discreet/protocol'
import type { Access, Member, Role } from '@discreet/staff'
import { accessOf, roles as allRoles, rolesFromGroups } from '@discreet/staff'
import { noteChange } from './staff-actions.ts'
import type { ProviderPerson } from './staff-ports.ts'
import { localSignInAllowed } from './staff-sessions.ts'
import type { StaffSetup } from './staff-setup.ts'

const longestId = 200
const longestName = 100

export interface MemberChange {
  readonly ok: true
  readonly before: Member
  readonly member: Member
}

const inOrder = (roles: readonly Role[]): readonly Role[] =>
  allRoles.filter((role) => roles.includes(role))

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  inOrder(one).join() === inOrder(other).join()

/**
 * Adds or changes `provider:<subject>`. Whoever was ended here stays ended, whatever the provider says.
 * Noted in the log where their roles are others than before.
 */
export async function memberFromProvider(
  setup: StaffSetup,
  provider: { readonly groups: Readonly<Record<string, readonly Role[]>> },
  person: ProviderPerson,
): Promise<Member> {
  const { staff } = setup.store
  const named = `provider:${person.subject}`
  const id =
    named.length <= longestId ? named : `provider:${setup.cryptography.sha256(person.subject)}`
  const before = await staff.member(id)
  const member: Member = {
    id,
    name: nameOf(person),
    source: 'provider',
    roles: rolesFromGroups(provider, person.groups),
    endedAt: before?.endedAt ?? null,
  }
  const same = before !== undefined && sameRoles(before.roles, member.roles)
  if (same && before.name === member.name) return before
  if (same) await staff.saveRoles(member)
  else {
    await noteChange(setup, { member, access: await staffAccessOf(setup, member) }, 'roles', {
      on: { member: id },
      before: before?.roles ?? null,
      after: member.roles,
      run: () => staff.saveRoles(member),
    })
  }
  return member
}

/** Providers say anything; what cannot be kept as a name is not. */
function nameOf({ name, subject }: ProviderPerson): string {
  const found = [name.trim(), subject].find((one) => isText(one, longestName))
  return found ?? 'somebody without a name'
}

/** What somebody may do now: their roles, as far as their training holds. */
export async function staffAccessOf(setup: StaffSetup, member: Member): Promise<Access> {
  return accessOf(member, await setup.store.staff.passes(member.id), setup.now())
}

function unknownMember(): Refusal {
  return refuse('field_invalid', 'there is no such member', {
    field: '/member',
    expected: 'an id from the list of members',
  })
}

/** Nobody is left who could let somebody else in. */
async function lastAdministrator(setup: StaffSetup, member: Member): Promise<Refusal | undefined> {
  const { store } = setup
  if (!member.roles.includes('administrator') || !(await canSignIn(setup, member))) return undefined
  for (const other of await store.staff.members()) {
    if (other.id === member.id || !other.roles.includes('administrator')) continue
    if (await canSignIn(setup, other)) return undefined
  }
  return refuse('role_missing', 'this is the last administrator who can sign in', {
    expected: 'another administrator who has signed in before',
  })
}

/** A key is for commands: it signs nobody in. */
async function canSignIn({ store }: StaffSetup, { id, source, endedAt }: Member): Promise<boolean> {
  if (endedAt !== null) return false
  switch (source) {
    case 'provider':
      return store.site.settings.staffProvider !== undefined
    case 'passkey':
      return localSignInAllowed(store.site) && (await store.staff.passkeys(id)).length > 0
    case 'demo':
      return true
    case 'key':
    case 'operator':
      return false
  }
}

/** Refuses with `field_invalid`, or with `role_missing` where nobody would be left to give roles. */
export async function setMemberRoles(
  setup: StaffSetup,
  id: string,
  roles: readonly Role[],
): Promise<MemberChange | Refusal> {
  const before = await setup.store.staff.member(id)
  if (before === undefined) return unknownMember()
  if (before.source === 'provider') {
    return refuse(
      'field_invalid',
      'whoever signs in with the provider has the roles of their groups',
      {
        field: '/member',
        expected: 'a change of their groups at the provider, or of what the groups mean here',
      },
    )
  }
  if (!roles.includes('administrator')) {
    const refused = await lastAdministrator(setup, before)
    if (refused !== undefined) return refused
  }
  const member = { ...before, roles: inOrder(roles) }
  await setup.store.staff.saveRoles(member)
  return { ok: true, before, member }
}

/**
 * They may nothing any more, and their sessions end with that. Refuses with `field_invalid`, or with
 * `role_missing` where nobody would be left to let somebody in.
 */
export async function endMember(setup: StaffSetup, id: string): Promise<MemberChange | Refusal> {
  const before = await setup.store.staff.member(id)
  if (before === undefined) return unknownMember()
  const refused = await lastAdministrator(setup, before)
  if (refused !== undefined) return refused
  const member = { ...before, endedAt: before.endedAt ?? setup.now() }
  await setup.store.staff.saveMember(member)
  return { ok: true, before, member }
}
