/** What a page (level 1) or a device (level 2) holds about its person, and where. */
import type { Preferences } from '@discreet/protocol'
import type { Done } from '@discreet/recommend'
import type { CampaignNotes } from './campaign-notes.ts'
import type { Contribution, Receipt } from './types.ts'

/** `order`: of a purchase, so that one told twice counts once. */
export interface DeviceEvent extends Done {
  readonly order?: string
}

export interface DeviceState {
  readonly version: 1
  readonly site: string
  readonly choice: {
    readonly level: 1 | 2
    readonly contribute: boolean
    /** Epoch milliseconds. */
    readonly chosenAt: number
    readonly refusedAt: number | null
  }
  /** Oldest first; capped in size and age. */
  readonly history: readonly DeviceEvent[]
  readonly preferences: Preferences
  readonly receipts: readonly Receipt[]
  readonly campaigns: CampaignNotes
  readonly crowd: {
    readonly pending: {
      readonly contribution: Contribution
      /** End of the site's period that it belongs to. */
      readonly endsAt: number
      readonly dueAt: number
    } | null
    readonly sent: readonly {
      readonly contribution: Contribution
      readonly at: number
      /** Start of the site's period that it was sent in. */
      readonly startsAt: number
    }[]
  }
}

/**
 * Holds one state. `update` is atomic over all tabs: `change` sees what is stored at that moment (it
 * may be called again), and undefined comes back when there is nothing any more, because another tab
 * wiped it; then nothing is written.
 */
export interface StateHolder {
  read(): Promise<DeviceState | undefined>
  update(change: (state: DeviceState) => DeviceState): Promise<DeviceState | undefined>
  /** Everything goes: state, key, cached model, the database itself. */
  wipe(): Promise<void>
  /** Keeps what is stored. */
  close(): void
}

/** A public file as it was fetched, kept with the state so that it works offline. */
export interface FileCache {
  get(path: string): Promise<ArrayBuffer | undefined>
  /** Forgets every other file of the same kind. */
  put(kind: 'model' | 'catalogue', path: string, bytes: ArrayBuffer): Promise<void>
  /** The last file of this kind, whatever its path. */
  last(kind: 'model' | 'catalogue'): Promise<ArrayBuffer | undefined>
}
