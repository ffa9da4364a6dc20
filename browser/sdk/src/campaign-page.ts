/** What the lazily loaded parts of campaigns see of the page that they belong to. */
import type { CampaignFile } from '@discreet/campaigns'
import type { CampaignNotes } from './campaign-notes.ts'
import type { DeviceState } from './device-types.ts'
import type { Home } from './home.ts'
import type { Inner } from './inner.ts'
import type { Step } from './taking-part.ts'

/** Levels 1 and 2. */
interface Noting {
  notes(): Promise<CampaignNotes | undefined>
  note(change: (notes: CampaignNotes) => CampaignNotes): Promise<DeviceState | undefined>
}

/** Level 3. */
interface Telling {
  tell(step: Step & { readonly campaign: string }): void
  /** Takes back what was not told yet. */
  forget(campaign: string, step: Step): void
}

export interface CampaignPage {
  readonly inner: Inner
  readonly home: () => Promise<Home>
  /** Random, of this page; goes with it. */
  readonly visit: string
  /** Seen too often in this visit; a device's profile knows longer. */
  readonly resting: Set<string>
  /** Who takes part since this page was loaded, in the order of what was shown. */
  readonly took: Set<string>
  /** Kinds of pages that slots were asked for. */
  readonly kinds: ReadonlySet<unknown>
  file(): Promise<CampaignFile | undefined>
  local(): Promise<Noting>
  account(): Promise<Telling>
  /** Code of questions, loaded. */
  questions(): Promise<unknown>
}
