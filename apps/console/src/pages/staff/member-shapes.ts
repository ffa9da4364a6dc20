/** What the server says of members and of the provider. */
import type { Member, Role, SleepingRole } from '@discreet/staff'

export interface ShownMember extends Omit<Member, 'endedAt'> {
  /** ISO 8601. */
  readonly endedAt: string | null
  readonly awake: readonly Role[]
  readonly asleep: readonly SleepingRole[]
  readonly lastSeen: string | null
}

export interface ShownProvider {
  readonly issuer: string
  readonly clientId: string
  readonly groups: Readonly<Record<string, readonly Role[]>>
  readonly groupsClaim?: string
  readonly scopes?: readonly string[]
  readonly shownAt: string | null
}

export interface Staff {
  readonly members: readonly ShownMember[]
  readonly provider: ShownProvider | null
}
