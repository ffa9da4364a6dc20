/** discreet staff list, invite, roles, end, log; discreet keys staff */
import type { Member, Role, SleepingRole } from '@discreet/staff'
import type { Office, OfficeChoice, Query } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'
import { minute } from './output.ts'

/** Times come as text. */
interface ShownMember extends Omit<Member, 'endedAt'> {
  readonly endedAt: string | null
  readonly awake: readonly Role[]
  readonly asleep: readonly SleepingRole[]
  readonly lastSeen: string | null
}

function sayMembers(members: readonly ShownMember[], output: Output): void {
  output.table(
    members.map(({ id, name, awake, asleep, endedAt, lastSeen }) => ({
      id,
      name,
      may: endedAt === null ? awake.join(', ') : 'ended',
      asleep: asleep.map(({ role, missing }) => `${role} (${missing.join(', ')})`).join(', '),
      seen: minute(lastSeen),
    })),
  )
}

export async function listStaff(options: OfficeChoice, output: Output): Promise<void> {
  const shown = await withOffice(options, (office) =>
    office.call<{ members: ShownMember[]; provider: { issuer: string } | null }>('GET', 'staff'),
  )
  sayMembers(shown.members, output)
  if (shown.members.length === 0) output.say('Nobody yet.')
  if (shown.provider !== null) output.say(`\nPeople sign in at ${shown.provider.issuer}`)
  output.result(shown)
}

/** Whoever runs a command on the folder is not at the address that browsers use. */
function reachedAt(link: string, base: string | undefined): string {
  const { pathname, search, hash } = new URL(link)
  return base === undefined ? link : `${base.replace(/\/+$/, '')}${pathname}${search}${hash}`
}

export async function inviteStaff(
  { roles, base }: { readonly roles: readonly string[]; readonly base?: string },
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const invite = await withOffice(options, (office) =>
    office.call<{ link: string; expiresAt: string }>('POST', 'staff/invites', {}, { roles }),
  )
  const at = base ?? (options.server === undefined ? 'http://localhost:8080' : undefined)
  const link = reachedAt(invite.link, at)
  output.say(`For one person, once, until ${minute(invite.expiresAt)}:\n\n  ${link}`)
  output.result({ ...invite, link })
}

async function changed(
  options: OfficeChoice,
  output: Output,
  change: (office: Office) => Promise<ShownMember>,
): Promise<void> {
  const member = await withOffice(options, change)
  sayMembers([member], output)
  output.result(member)
}

const pathOf = (id: string): string => `staff/${encodeURIComponent(id)}`

export function setStaffRoles(
  id: string,
  roles: readonly string[],
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  return changed(options, output, (office) =>
    office.call('PUT', `${pathOf(id)}/roles`, {}, { roles }),
  )
}

export function endStaff(id: string, options: OfficeChoice, output: Output): Promise<void> {
  return changed(options, output, (office) => office.call('DELETE', pathOf(id)))
}

interface FoundAction {
  readonly at: string
  readonly step: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly action: string
  readonly reason: string | null
  readonly status: number | null
  readonly logIndex: number
}

/** As CSV everything that fits, otherwise the newest. */
export async function staffLog(
  query: Query,
  csv: boolean,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  if (csv) {
    const text = await withOffice(options, (office) =>
      office.text('GET', 'audit', { ...query, format: 'csv', limit: undefined }),
    )
    output.say(text.trimEnd())
    output.result({ csv: text })
    return
  }
  const { actions } = await withOffice(options, (office) =>
    office.call<{ actions: FoundAction[] }>('GET', 'audit', query),
  )
  output.table(
    actions.map(({ at, step, name, roles, action, reason, status, logIndex }) => ({
      at: minute(at),
      who: name,
      roles: roles.join(', '),
      step,
      action,
      status: status ?? '',
      reason: reason ?? '',
      log: logIndex,
    })),
  )
  if (actions.length === 0) output.say('Nothing was done.')
  output.result(actions)
}

/** Only the hash of the key is kept; the name is what people see in their access log. */
export async function makeStaffKey(
  name: string,
  roles: readonly string[],
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const { key, member } = await withOffice(options, (office) =>
    office.call<{ key: string; member: ShownMember }>('POST', 'staff/keys', {}, { name, roles }),
  )
  output.say(
    `A key for ${name}, shown once:\n\n  ${key}\n\nIn DISCREET_STAFF_KEY, or in a file that DISCREET_STAFF_KEY_FILE names, it opens the\noffice of a server: discreet requests list --server …`,
  )
  if (member.asleep.length > 0) {
    output.say(
      '\nIts roles sleep until their training is passed: discreet training list --server …',
    )
  }
  output.result({ name, key, roles: member.roles, awake: member.awake })
}
