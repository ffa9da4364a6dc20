/** What signing in of staff needs from outside; what is not there is not offered. */
import type { IdentityProvider, PasskeyCeremony, Site } from '@discreet/engine'
import type { Role } from '@discreet/staff'

/** Somebody who does not exist, to sign in as by one button. */
interface DemoMember {
  /** `demo:<name>`. */
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

export interface StaffOptions {
  /**
   * By the settings of a site (`staffProvider`) as they are now, each time it is asked; undefined: this
   * process cannot reach it, for example because it has not got its secret.
   */
  readonly identityProvider?: (site: Site) => IdentityProvider | undefined
  readonly passkeys?: PasskeyCeremony
  /** Only of a simulated site, and only for whoever sits at this machine; by site. */
  readonly demoStaff?: ReadonlyMap<string, readonly DemoMember[]>
  /** Name of whoever has a staff key (by its SHA-256, hex) that only this process takes: an operator. */
  readonly staff?: ReadonlyMap<string, string>
}
