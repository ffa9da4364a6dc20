/** What the staff console needs at a start: who may come in how, and a link for whoever is the first. */
import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import type { IdentityProvider, Site, SiteStore } from '@discreet/engine'
import { inviteMember, localSignInAllowed, noteChange } from '@discreet/engine'
import { openIdProvider } from '@discreet/identity-oidc'
import { passkeys } from '@discreet/identity-passkey'
import { DiscreetError } from '@discreet/protocol'
import type { ServerOptions } from '@discreet/server'
import { operatorActing } from './operator.ts'
import { secret } from './secrets.ts'
import { invented } from './seed-staff.ts'
import type { Session } from './session.ts'

type SignIn = Pick<ServerOptions, 'identityProvider' | 'passkeys' | 'demoStaff'>

const secretName = 'DISCREET_STAFF_CLIENT_SECRET'

/** Of several sites each has its own: what one of them configures is not shown the secret of another. */
function clientSecretOf({ id }: Site, several: boolean): string | undefined {
  const own = `${secretName}_${id.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
  return secret(own) ?? (several ? undefined : secret(secretName))
}

/** One for as long as its settings are the same: it keeps what the provider says of itself. */
function identityProviders(several: boolean): (site: Site) => IdentityProvider | undefined {
  const known = new Map<string, { readonly by: string; readonly provider: IdentityProvider }>()
  return (site) => {
    const { staffProvider: provider } = site.settings
    if (provider === undefined) return undefined
    const { issuer, clientId, groupsClaim, scopes } = provider
    const by = JSON.stringify([issuer, clientId, groupsClaim, scopes])
    const before = known.get(site.id)
    if (before?.by === by) return before.provider
    const clientSecret = clientSecretOf(site, several)
    const made = openIdProvider({
      provider,
      // Refused anyway for whatever is not this machine.
      allowInsecure: true,
      ...(clientSecret === undefined ? {} : { clientSecret }),
    })
    known.set(site.id, { by, provider: made })
    return made
  }
}

/** Where browsers allow them: over https, or at this machine; and an IP address is no name. */
function passkeysAt(publicUrl: string | undefined): Pick<SignIn, 'passkeys'> {
  if (publicUrl === undefined) return {}
  const { protocol, hostname, origin } = new URL(publicUrl)
  const named = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  const secure = protocol === 'https:' || /(^|\.)localhost$/.test(hostname)
  if (!named || !secure) return {}
  return { passkeys: passkeys({ rpId: hostname, rpName: 'Discreet', origin }) }
}

const loopback: readonly string[] = ['localhost', '127.0.0.1', '::1']

/** `demo`: the simulated site, whose staff do not exist; only at an address of this machine. */
export async function signInOf(
  { store }: Session,
  { host, publicUrl, demo }: { host: string; publicUrl?: string; demo?: Site },
): Promise<SignIn> {
  const sites = await store.sites()
  // A secret that cannot be read keeps the server from starting, not people from signing in.
  for (const site of sites) {
    if (site.settings.staffProvider !== undefined) clientSecretOf(site, sites.length > 1)
  }
  const open = demo !== undefined && loopback.includes(host)
  return {
    identityProvider: identityProviders(sites.length > 1),
    ...passkeysAt(publicUrl),
    ...(open ? { demoStaff: new Map([[demo.id, invented]]) } : {}),
  }
}

/** Nobody of a site can let anybody in yet. */
async function isFirst({ site, staff }: SiteStore): Promise<boolean> {
  if (!localSignInAllowed(site)) return false
  for (const { id, source, roles, endedAt } of await staff.members()) {
    const may = source === 'passkey' && endedAt === null && roles.includes('administrator')
    if (may && (await staff.passkeys(id)).length > 0) return false
  }
  return true
}

/**
 * What follows `/console/` in a link that makes an administrator, once, within an hour; of each site
 * where nobody can let anybody in yet.
 */
export async function firstLinks({ store, cryptography, now }: Session): Promise<string[]> {
  const sites = await store.sites()
  const links: string[] = []
  for (const { id } of sites) {
    const setup = { store: await store.open(id), cryptography, now }
    if (!(await isFirst(setup.store))) continue
    const word = randomBytes(32).toString('base64url')
    const invite = { roles: ['administrator'], invitedBy: 'operator' } as const
    await noteChange(setup, operatorActing(setup), 'first_link', {
      on: { site: id },
      before: null,
      after: invite.roles,
      run: async () => {
        const made = await inviteMember(setup, invite, cryptography.sha256(word))
        if (!made.ok) throw new DiscreetError(made.code, made.reason, made.details)
      },
    })
    links.push(`join${sites.length > 1 ? `?site=${id}` : ''}#${word}`)
  }
  return links
}
