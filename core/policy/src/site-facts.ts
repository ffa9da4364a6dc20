/** What a page must know of a site to decide by itself: public, and the same for everybody there. */
import type { DecisionRules } from './pack.ts'

export interface SiteFacts {
  readonly site: string
  readonly name: string
  /** Ed25519 public key (base64url): model packs and receipts are signed with it. */
  readonly key: string
  readonly audience: 'general' | 'children'
  /** Of the law pack that holds where the request came from. */
  readonly pack: DecisionRules
  /** The site has said who signs people in. */
  readonly accounts: boolean
  readonly model: {
    readonly id: string
    /** Path on the same server; its content never changes. */
    readonly path: string
    readonly epsilon: number | null
    readonly delta: number | null
    readonly releases: number
  } | null
  /** All items of the public catalogue; its content never changes. */
  readonly catalogue: { readonly path: string }
  readonly crowd: {
    /** Of the period now open. Epoch milliseconds. */
    readonly startsAt: number
    readonly endsAt: number
    /** Periods in 365 days that one device may contribute to. */
    readonly periodsPerYear: number
    /** The bound of one contribution. */
    readonly baskets: number
    readonly itemsPerBasket: number
  }
}
