/** A link that makes somebody a local member with a passkey, once; until the provider is shown to work. */
import type { Refusal } from '@discreet/protocol'
import { isText, refuse } from '@discreet/protocol'
import type { Member } from '@discreet/staff'
import { roles as allRoles } from '@discreet/staff'
import type { Passkey, StaffInvite } from './staff-ports.ts'
import { localSignInAllowed } from './staff-sessions.ts'
import type { StaffSetup } from './staff-setup.ts'

/** How long a link holds. */
export const inviteMilliseconds = 3_600_000

const longestName = 100

function noLinks(): Refusal {
  return refuse('role_missing', 'people sign in with the identity provider here', {
    expected: 'a group at the provider that means a role here',
  })
}

/** `secretSha256`: of the secret in the link. Refuses with `role_missing` or `field_invalid`. */
export async function inviteMember(
  setup: StaffSetup,
  { roles, invitedBy }: Pick<StaffInvite, 'roles' | 'invitedBy'>,
  secretSha256: string,
): Promise<{ readonly ok: true; readonly invite: StaffInvite } | Refusal> {
  if (!localSignInAllowed(setup.store.site)) return noLinks()
  if (roles.length === 0 || !roles.every((role) => allRoles.includes(role))) {
    return refuse('field_invalid', 'a link gives at least one role', {
      field: '/roles',
      expected: allRoles.join(', '),
    })
  }
  const invite: StaffInvite = {
    sha256: secretSha256,
    roles: allRoles.filter((role) => roles.includes(role)),
    invitedBy,
    expiresAt: setup.now() + inviteMilliseconds,
  }
  await setup.store.staff.addInvite(invite)
  return { ok: true, invite }
}

/**
 * Uses a link up. `id`: as the passkey was made for (`passkey:<random>`). Refuses with `role_missing`,
 * with `field_invalid` for a name that cannot be kept, with `token_invalid` for a link that does not
 * hold any more.
 */
export async function joinByLink(
  setup: StaffSetup,
  secretSha256: string,
  { id, name }: Pick<Member, 'id' | 'name'>,
  passkey: Omit<Passkey, 'member'>,
): Promise<{ readonly ok: true; readonly member: Member } | Refusal> {
  const { staff, site } = setup.store
  if (!localSignInAllowed(site)) return noLinks()
  if (!isText(name.trim(), longestName)) {
    return refuse('field_invalid', 'a name is missing', {
      field: '/name',
      expected: `1 to ${longestName} characters, as people see them in their access log`,
    })
  }
  const now = setup.now()
  const invite = await staff.invite(secretSha256, now)
  const member: Member = {
    id,
    name: name.trim(),
    source: 'passkey',
    roles: invite?.roles ?? [],
    endedAt: null,
  }
  const joined =
    invite !== undefined &&
    (await staff.joinByInvite(secretSha256, now, member, { ...passkey, member: id }))
  if (joined) return { ok: true, member }
  return refuse('token_invalid', 'this link was used, or it does not hold any more', {
    expected: 'a new link',
  })
}
