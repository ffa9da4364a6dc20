/** Whoever of the staff the gate has let in, with what the handlers of their routes work on. */
import type { Acting, RightsSetup, SiteStore } from '@discreet/engine'
import type { StaffSession } from '@discreet/staff'

export interface AtDesk extends Acting {
  readonly store: SiteStore
  readonly setup: RightsSetup
  /** null: by a key. */
  readonly session: StaffSession | null
  /** Who did it, where it is kept: name and id. Two sessions of one member are one person. */
  readonly staff: string
  /** As access logs and requests name whoever did it. */
  readonly actor: string
}
