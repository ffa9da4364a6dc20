/** Signing in, and joining by a link. */
import type { Role } from '@discreet/staff'

/** Why it did not work, and what does. */
export type Trouble =
  | 'cancelled'
  | 'noPasskeys'
  | 'notAtAnAddress'
  | 'unknownPasskey'
  | 'linkOver'
  | 'linkMissing'
  | 'known'
  | 'tooOften'
  | 'providerAway'
  | 'notBack'

export interface SignInWords {
  readonly title: string
  /** The session ran out while a page was open. */
  readonly again: string
  readonly provider: string
  readonly passkey: string
  readonly passkeyHint: string
  readonly demo: { readonly title: string; readonly text: string }
  /** What somebody with this role does here. */
  readonly does: Readonly<Record<Role, string>>
  readonly nobody: { readonly title: string; readonly text: string; readonly lost: string }
  readonly noWay: string
  readonly join: {
    readonly title: string
    readonly text: string
    readonly name: string
    readonly nameHint: string
    readonly action: string
  }
  readonly troubles: Readonly<Record<Trouble, string>>
}
