/** What every page of the shop has at hand. */
import type { Discreet } from '@discreet/sdk'
import type { SignedIn } from './backend.ts'
import type { Basket } from './basket.ts'
import type { Catalogue } from './catalogue.ts'
import type { Person } from './people.ts'

export interface Shop {
  readonly discreet: Discreet
  readonly basket: Basket
  /** undefined: on its way; null: it could not be had. */
  readonly catalogue: Catalogue | undefined | null
  /** undefined: not known yet. */
  readonly there: SignedIn | undefined
  /** Whom the demo lets sign in; undefined: on their way. */
  readonly people: readonly Person[] | undefined
  /** Discreet knows what was chosen. */
  readonly ready: boolean
  /** What the shelf "for you" shows, so that the next one shows something else. */
  readonly shownAtHome: readonly string[] | undefined
  /** The crowd was counted more than once, so that something can be on the rise. */
  readonly trends: boolean
  /** How many cards a long list may have by now. */
  readonly cards: number
  /** Something was looked at since this page was loaded, at a level that may know it. */
  readonly visited: boolean
  /** `state`: kept in this entry of the tab's history, and nowhere else. */
  go(address: string, state?: object): void
  /** For screen readers, and seen for a moment. */
  say(text: string): void
  /** Asks again who is signed in; Discreet does, too. */
  signedInChanged(): Promise<void>
}

/** What a page shows below the header; its title is also that of the tab. */
export interface Page {
  readonly title: string
  readonly body: unknown
  /** The list goes on; the page asks again with more cards. */
  readonly more?: boolean
}
