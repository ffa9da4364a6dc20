/** Who is signed in. What a session hangs on is looked at each time; what is over is ended and forgotten. */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { Member, StaffSession } from '@discreet/staff'
import { sessionHolds } from '@discreet/staff'
import type { Site, SiteStore, Store } from './ports.ts'
import type { StaffStore } from './staff-ports.ts'
import type { StaffSetup } from './staff-setup.ts'

/** By passkey, by link: only until an administrator has come in by the provider. */
export function localSignInAllowed({ settings }: Pick<Site, 'settings'>): boolean {
  return settings.staffProvider?.shownAt === undefined
}

export interface HeldSession {
  readonly session: StaffSession
  readonly member: Member
}

/**
 * Noting that somebody signed in is the caller's business. Refuses with `session_invalid` whoever may
 * nothing any more, and a local member where people sign in with the provider.
 */
export async function openStaffSession(
  setup: StaffSetup,
  member: Member,
  opened: Omit<StaffSession, 'member' | 'source' | 'openedAt' | 'seenAt' | 'checkedAt'>,
): Promise<({ readonly ok: true } & HeldSession) | Refusal> {
  const { staff, site } = setup.store
  const at = setup.now()
  const { id, source, endedAt } = member
  if (endedAt !== null || (source === 'passkey' && !localSignInAllowed(site))) {
    return refuse('session_invalid', 'this member cannot sign in here any more')
  }
  const session: StaffSession = {
    ...opened,
    member: id,
    source,
    openedAt: at,
    seenAt: at,
    checkedAt: at,
  }
  await staff.openSession(session)
  return { ok: true, session, member }
}

/** undefined: unknown or over. Does not count as being seen: `StaffStore.touchSession` does. */
export async function holdingSession(
  setup: StaffSetup,
  secretSha256: string,
): Promise<HeldSession | undefined> {
  const { staff, site } = setup.store
  const session = await staff.session(secretSha256)
  if (session === undefined) return undefined
  const member = await staff.member(session.member)
  const allowed = session.source !== 'passkey' || localSignInAllowed(site)
  const holds = allowed && sessionHolds(session, setup.now())
  if (holds && member !== undefined && member.endedAt === null) return { session, member }
  await staff.endSessions({ sha256: secretSha256 })
  return undefined
}

/** Whatever fits all that is said; null says nothing, and who says nothing ends none. */
export async function endStaffSessions(
  { store }: Pick<StaffSetup, 'store'>,
  which: Parameters<StaffStore['endSessions']>[0],
): Promise<number> {
  const said = Object.entries(which).filter(([, value]) => value !== undefined && value !== null)
  return said.length === 0 ? 0 : store.staff.endSessions(Object.fromEntries(said))
}

/**
 * An administrator came in by the provider: from now on local members cannot, and those who are in are
 * out. The first time counts; true: this was it. Whoever holds the site's store opens it again.
 */
export async function showProvider(
  store: Pick<Store, 'sites' | 'updateSite'>,
  opened: Pick<SiteStore, 'site' | 'staff'>,
  now: number,
): Promise<boolean> {
  const site = (await store.sites()).find(({ id }) => id === opened.site.id)
  const provider = site?.settings.staffProvider
  if (site === undefined || provider === undefined) return false
  const first = provider.shownAt === undefined
  if (first) {
    const staffProvider = { ...provider, shownAt: now }
    await store.updateSite({ ...site, settings: { ...site.settings, staffProvider } })
  }
  // Also of one who came in while it was being written.
  await opened.staff.endSessions({ source: 'passkey' })
  return first
}
