/**
 * Whether the company still stands by somebody, asked of its provider: a role that is taken away there
 * is gone here at once. What the provider does not answer is not allowed.
 */
import { openBySecret, sealBySecret } from '@discreet/crypto-node'
import type { IdentityProvider, ProviderTokens, RightsSetup, SiteStore } from '@discreet/engine'
import { endStaffSessions, memberFromProvider } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Member, StaffSession } from '@discreet/staff'
import { noteEvent } from './staff-attempts.ts'
import type { StaffOptions } from './staff-options.ts'
import { notSignedIn } from './staff-refusal.ts'

const purpose = 'discreet staff tokens'

/** `secret`: of the cookie; without it nobody opens them. */
export function sealTokens(secret: string, tokens: ProviderTokens): Uint8Array {
  return sealBySecret(secret, purpose, JSON.stringify(tokens))
}

export function openTokens(secret: string, { sealedTokens }: StaffSession): ProviderTokens {
  if (sealedTokens === null) throw notSignedIn('the session has nothing to show the provider')
  return JSON.parse(openBySecret(secret, purpose, sealedTokens)) as ProviderTokens
}

/** Throws `identity_unavailable`. */
export function providerOf(
  { identityProvider }: StaffOptions,
  { site }: Pick<SiteStore, 'site'>,
): IdentityProvider {
  const provider = identityProvider?.(site)
  if (provider !== undefined) return provider
  throw new DiscreetError('identity_unavailable', 'this server cannot reach the provider', {
    expected: 'the settings and the secret of the provider (docs/staff.md)',
  })
}

/**
 * Who they are by now. Throws `session_invalid` after ending the session where the provider does not
 * stand by them, and `identity_unavailable` where it says nothing.
 */
export async function askedAgain(
  options: StaffOptions,
  setup: RightsSetup,
  {
    session,
    member,
    secret,
  }: {
    readonly session: StaffSession
    readonly member: Member
    readonly secret: string
  },
): Promise<Member> {
  const { store, now } = setup
  const { staffProvider } = store.site.settings
  const at = now()
  const tokens = openTokens(secret, session)
  const asked =
    staffProvider === undefined
      ? undefined
      : await providerOf(options, store).ask(session.providerSubject ?? '', tokens)
  if (asked === undefined || staffProvider === undefined) {
    await endStaffSessions(setup, { sha256: session.sha256 })
    await noteEvent(setup, member, 'session_ended', 401)
    throw notSignedIn('the identity provider does not stand by this session any more')
  }
  const same = JSON.stringify(asked.tokens) === JSON.stringify(tokens)
  const sealed = same ? {} : { sealedTokens: sealTokens(secret, asked.tokens) }
  const there = await store.staff.touchSession(session.sha256, { checkedAt: at, ...sealed })
  // It may have been ended while the provider was asked.
  if (!there) throw notSignedIn('the session is over')
  return memberFromProvider(setup, staffProvider, asked.person)
}
