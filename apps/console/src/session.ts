/** Who is signed in, as the server says it. */
import type { Capability, MemberSource, Role, SleepingRole } from '@discreet/staff'

export interface Session {
  readonly member: string
  readonly name: string
  readonly source: MemberSource
  readonly roles: readonly Role[]
  readonly asleep: readonly SleepingRole[]
  readonly capabilities: readonly Capability[]
  readonly site: { readonly id: string; readonly name: string }
  /** ISO 8601. */
  readonly idleUntil: string
  readonly until: string
}
