/** What every use case about the staff of a site needs. */
import type { Access, Member } from '@discreet/staff'
import type { Cryptography, SiteStore } from './ports.ts'

/** A `RightsSetup` is one as well. */
export interface StaffSetup {
  readonly store: SiteStore
  readonly cryptography: Cryptography
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Somebody of the staff, and what they may do at this moment. */
export interface Acting {
  readonly member: Member
  readonly access: Access
}
