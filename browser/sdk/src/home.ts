/**
 * Each level has a home for what is known about the person: nowhere, the page, the device, the
 * account. The rest of the SDK does not know which one it talks to.
 */
import type { Placement, Preferences, RecommendRequest } from '@discreet/protocol'
import type { DeviceState, StateHolder } from './device-types.ts'
import type { Http } from './http.ts'
import type { Page } from './page.ts'
import type {
  Context,
  HistoryEntry,
  Level,
  Receipt,
  Recommendations,
  RecordedEvent,
  Refused,
  ShelfPlacement,
} from './types.ts'

export interface Surroundings {
  readonly http: Http
  readonly locale: string
  readonly page: Page
}

/** A "no" before it has words. */
export type Refusing = Omit<Refused, 'text'>

export type Change = (now: Preferences) => Preferences

/** How to put back what was taken out. */
export type Undo = () => Promise<Refusing | undefined>

/** Nothing here rejects: storage that fails and accounts that do not answer are refusals. */
export interface Home {
  readonly level: Level
  /** Where a page or a device keeps all of it: levels 1 and 2. */
  readonly holder?: StateHolder
  record(event: RecordedEvent): Promise<Refusing | undefined>
  recommend(placement: ShelfPlacement, context: Context): Promise<Recommendations | Refusing>
  preferences(): Promise<Preferences>
  /** Of two changes at once neither is lost. */
  changePreferences(change: Change): Promise<Refusing | undefined>
  entries(): Promise<readonly HistoryEntry[]>
  forget(ids: readonly string[]): Promise<Refusing | undefined>
  /** Every entry of this item. */
  forgetItem(item: string): Promise<Refusing | Undo>
  /** What is kept goes; the level stays. */
  wipe(): Promise<Refusing | undefined>
  /** Where the choice is kept with the rest. */
  choice?(): Promise<DeviceState['choice'] | undefined>
  /** Where receipts are kept with the rest. */
  receipts?(): Promise<readonly Receipt[]>
  keepReceipt?(receipt: Receipt): Promise<unknown>
  /** Ends at once what runs for this home. */
  close(): void
}

/** The request of a placement, from what the page carries. */
export function requestFor(
  placement: Placement,
  { page, locale }: Surroundings,
  context: Context,
): RecommendRequest {
  const { items = page.items, basket = page.basket, exclude, categories } = context
  return {
    placement,
    items,
    basket,
    limit: context.limit ?? 10,
    locale,
    ...(exclude === undefined ? {} : { exclude }),
    ...(categories === undefined ? {} : { filters: { categories } }),
  }
}
