/** What `discreet configure` is told about the company's identity provider, made into a setting. */
import type { SiteSettings, StaffProvider, StaffSetup } from '@discreet/engine'
import { endStaffSessions, noteChange } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { isSafe } from '@discreet/server'
import type { Role } from '@discreet/staff'
import { roles as allRoles } from '@discreet/staff'
import { operatorActing } from './operator.ts'

export interface StaffProviderOptions {
  readonly staffIssuer?: string
  readonly staffClientId?: string
  /** group=role,role */
  readonly staffGroup?: readonly string[]
  readonly removeStaffGroup?: readonly string[]
  readonly staffGroupsClaim?: string
  readonly staffScopes?: readonly string[]
  readonly removeStaffProvider?: boolean
}

function wrong(field: string, message: string, expected: string): DiscreetError {
  return new DiscreetError('parameter_invalid', message, { field, expected })
}

const isRole = (text: string): text is Role => allRoles.some((role) => role === text)

/** The last `=` parts them: groups may be paths or distinguished names. */
function groupOf(text: string): readonly [string, readonly Role[]] {
  const equals = text.lastIndexOf('=')
  const group = text.slice(0, Math.max(equals, 0)).trim()
  const names = text.slice(equals + 1).split(',')
  const roles = names.map((name) => name.trim()).filter(isRole)
  if (group !== '' && roles.length === names.length) return [group, roles]
  throw wrong('--staff-group', 'a group is not understood', `group=${allRoles.join(',')}`)
}

function groupsOf(
  { staffGroup = [], removeStaffGroup = [] }: StaffProviderOptions,
  before: StaffProvider['groups'],
): StaffProvider['groups'] {
  const groups = new Map(Object.entries(before))
  for (const name of removeStaffGroup) {
    if (groups.delete(name)) continue
    const known = [...groups.keys()].join('; ')
    throw wrong('--remove-staff-group', 'there is no such group', known || 'nothing: there is none')
  }
  for (const [group, roles] of staffGroup.map(groupOf)) groups.set(group, roles)
  return Object.fromEntries(groups)
}

function checked(provider: StaffProvider): StaffProvider {
  const { issuer, clientId, groups } = provider
  if (!isSafe(issuer)) {
    const expected = 'an address with https://, or http:// on this machine'
    throw wrong('--staff-issuer', 'people would sign in in clear', expected)
  }
  if (clientId === '') {
    throw wrong('--staff-client-id', 'the provider does not know us', 'the id that it has given us')
  }
  if (Object.values(groups).some((roles) => roles.includes('administrator'))) return provider
  throw wrong('--staff-group', 'nobody would be an administrator', "'group=administrator'")
}

/** As it would be; undefined: none. Throws `parameter_invalid`. */
export function staffProviderOf(
  options: StaffProviderOptions,
  before: StaffProvider | undefined,
): StaffProvider | undefined {
  const { staffIssuer, staffClientId, staffGroupsClaim, staffScopes } = options
  if (options.removeStaffProvider === true) return undefined
  const said = [staffIssuer, staffClientId, staffGroupsClaim, staffScopes, options.staffGroup]
  if ([...said, options.removeStaffGroup].every((one) => one === undefined)) return before
  const { shownAt, ...kept } = before ?? { issuer: '', clientId: '', groups: {} }
  const provider = checked({
    ...kept,
    ...(staffIssuer === undefined ? {} : { issuer: staffIssuer }),
    ...(staffClientId === undefined ? {} : { clientId: staffClientId }),
    ...(staffGroupsClaim === undefined ? {} : { groupsClaim: staffGroupsClaim }),
    ...(staffScopes === undefined ? {} : { scopes: staffScopes }),
    groups: groupsOf(options, kept.groups),
  })
  // Another one has to show first that it works.
  return isSame(before, provider) && shownAt !== undefined ? { ...provider, shownAt } : provider
}

function isSame(before: StaffProvider | undefined, after: StaffProvider | undefined): boolean {
  return before?.issuer === after?.issuer && before?.clientId === after?.clientId
}

/** Noted as the operator's; whoever came in by another provider than `after` is out. */
export async function changeStaffProvider(
  setup: StaffSetup,
  after: StaffProvider | undefined,
  save: () => Promise<void>,
): Promise<void> {
  const { id, settings } = setup.store.site
  const before = settings.staffProvider
  if (JSON.stringify(before) === JSON.stringify(after)) return save()
  await noteChange(setup, operatorActing(setup), 'configure_provider', {
    on: { site: id },
    before: before ?? null,
    after: after ?? null,
    async run() {
      await save()
      if (!isSame(before, after)) await endStaffSessions(setup, { source: 'provider' })
    },
  })
}

export function shownStaffProvider({ staffProvider }: SiteSettings): string | undefined {
  if (staffProvider === undefined) return undefined
  const { issuer, clientId, groups } = staffProvider
  const means = Object.entries(groups).map(([group, roles]) => `${group} = ${roles.join(', ')}`)
  return `${issuer} as ${clientId}: ${means.join('; ')}`
}
