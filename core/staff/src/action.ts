/** What somebody of the staff did, as the transparency log keeps it. It names no person of the shop. */
import type { Role } from './roles.ts'

/**
 * Written before anything is done (`begun`), and again when it is (`ended`), so that nothing happens
 * that is not written down; what ended nowhere was cut short.
 */
export interface StaffAction {
  /** The same in both. */
  readonly id: string
  readonly step: 'begun' | 'ended'
  /** Epoch milliseconds. */
  readonly at: number
  /** Id and name of the member. */
  readonly member: string
  readonly name: string
  /** Awake at that moment. */
  readonly roles: readonly Role[]
  /** `POST /v1/office/requests/:id/answer`, or a word for what is no route: `sign_in`. */
  readonly action: string
  /** Ids in the route, of requests, campaigns, holds; never of people. */
  readonly on: Readonly<Record<string, string>>
  /** null: kept elsewhere, because it may say whose it is. */
  readonly reason: string | null
  /** SHA-256 (hex) of what was there, and of what is there now; null: nothing, or it is not read. */
  readonly before: string | null
  readonly after: string | null
  /** HTTP status of `ended`; null while it is not. */
  readonly status: number | null
}
