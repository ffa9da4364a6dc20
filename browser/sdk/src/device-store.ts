/**
 * Level 2: the state on this device, sealed, the same for all tabs. Every change is compared with
 * what is stored when it is written, so that two tabs lose nothing of each other, and nothing is
 * written any more once another tab has wiped it.
 */

import {
  answerOf,
  doneWith,
  makeDatabase,
  removeDatabase,
  stored,
  withDatabase,
} from './device-database.ts'
import type { Sealed } from './device-seal.ts'
import { makeKey, seal, unseal } from './device-seal.ts'
import { databaseName, deviceThere } from './device-there.ts'
import type { DeviceState, FileCache, StateHolder } from './device-types.ts'

interface Row extends Sealed {
  /** Another one after every write; never the same twice, even after a wipe. */
  readonly revision: string
}

interface Kept {
  readonly row: Row
  readonly key: CryptoKey
}

interface KeptFile {
  readonly path: string
  readonly bytes: ArrayBuffer
}

/** The key of the one record in `keys` and `state`. */
const only = 'device'

async function rowOf(key: CryptoKey, state: DeviceState): Promise<Row> {
  return { revision: crypto.randomUUID(), ...(await seal(key, state)) }
}

/** undefined: nothing is kept. Key and state are read together, because a wipe changes both. */
function keptAt(site: string): Promise<Kept | undefined> {
  return withDatabase(site, async (database) => {
    const transaction = database.transaction(['keys', 'state'])
    const [key, row] = await Promise.all([
      answerOf<CryptoKey | undefined>(transaction.objectStore('keys').get(only)),
      answerOf<Row | undefined>(transaction.objectStore('state').get(only)),
    ])
    return key === undefined || row === undefined ? undefined : { key, row }
  })
}

/** false: something else was written, or everything is gone; nothing was changed. */
async function replaced(site: string, before: string, row: Row): Promise<boolean> {
  const written = await withDatabase(site, async (database) => {
    const transaction = database.transaction('state', 'readwrite')
    const done = doneWith(transaction)
    const rows = transaction.objectStore('state')
    const current = rows.get(only) as IDBRequest<Row | undefined>
    let same = false
    current.onsuccess = () => {
      same = current.result?.revision === before
      if (same) rows.put(row, only)
    }
    await done
    return same
  })
  return written ?? false
}

class DeviceHolder implements StateHolder {
  readonly #site: string
  #closed = false
  /** One after the other in this tab; the revision is for the others. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(site: string) {
    this.#site = site
  }

  async #open({ key, row }: Kept): Promise<DeviceState | undefined> {
    return unseal(key, this.#site, row)
  }

  async read(): Promise<DeviceState | undefined> {
    const kept = this.#closed ? undefined : await keptAt(this.#site)
    return kept === undefined ? undefined : this.#open(kept)
  }

  update(change: (state: DeviceState) => DeviceState): Promise<DeviceState | undefined> {
    const changed = this.#last.then(() => stored(() => this.#update(change)))
    this.#last = changed.catch(() => undefined)
    return changed
  }

  async #update(change: (state: DeviceState) => DeviceState): Promise<DeviceState | undefined> {
    for (;;) {
      const kept = this.#closed ? undefined : await keptAt(this.#site)
      const state = kept === undefined ? undefined : await this.#open(kept)
      if (kept === undefined || state === undefined) return undefined
      const next = change(state)
      if (next === state) return state
      const row = await rowOf(kept.key, next)
      if (this.#closed) return undefined
      if (await replaced(this.#site, kept.row.revision, row)) return next
    }
  }

  async wipe(): Promise<void> {
    this.#closed = true
    await wipeDevice(this.#site)
  }

  close(): void {
    this.#closed = true
  }
}

class DeviceFiles implements FileCache {
  readonly #site: string

  constructor(site: string) {
    this.#site = site
  }

  #file(find: (files: IDBObjectStore) => IDBRequest): Promise<ArrayBuffer | undefined> {
    return withDatabase(this.#site, async (database) => {
      const files = database.transaction('files').objectStore('files')
      return (await answerOf(find(files) as IDBRequest<KeptFile | undefined>))?.bytes
    })
  }

  get(path: string): Promise<ArrayBuffer | undefined> {
    return this.#file((files) => files.index('path').get(path))
  }

  last(kind: 'model' | 'catalogue'): Promise<ArrayBuffer | undefined> {
    return this.#file((files) => files.get(kind))
  }

  /** Keeps nothing where no state is kept. */
  async put(kind: 'model' | 'catalogue', path: string, bytes: ArrayBuffer): Promise<void> {
    await withDatabase(this.#site, async (database) => {
      const transaction = database.transaction(['state', 'files'], 'readwrite')
      const done = doneWith(transaction)
      const state = transaction.objectStore('state').count()
      state.onsuccess = () => {
        const file: KeptFile = { path, bytes }
        if (state.result > 0) transaction.objectStore('files').put(file, kind)
      }
      await done
    })
  }
}

interface Device {
  readonly holder: StateHolder
  readonly cache: FileCache
}

function deviceOf(site: string): Device {
  return { holder: new DeviceHolder(site), cache: new DeviceFiles(site) }
}

/**
 * What this device keeps; undefined when it keeps nothing, and nothing is made. What is damaged is
 * there and reads as undefined. Rejects with `StorageError`, also when a newer version of this code
 * wrote it, which is then left alone.
 */
export async function openDevice(site: string): Promise<Device | undefined> {
  if (!(await deviceThere(site))) return undefined
  const rows = await withDatabase(site, (database) =>
    answerOf(database.transaction('state').objectStore('state').count()),
  )
  if (rows === undefined) return undefined
  if (rows > 0) return deviceOf(site)
  // Wiped, while a tab that had not heard of it kept the empty database.
  await removeDatabase(site)
  return undefined
}

/** Begins to keep `state` on this device, instead of what may be there. */
export async function createDevice(
  state: DeviceState,
): Promise<Device | { readonly ok: false; readonly code: 'storage_blocked' }> {
  const { site } = state
  try {
    const key = await makeKey()
    const row = await rowOf(key, state)
    await makeDatabase(site, (transaction) => {
      transaction.objectStore('keys').put(key, only)
      transaction.objectStore('state').put(row, only)
    })
    return deviceOf(site)
  } catch {
    return { ok: false, code: 'storage_blocked' }
  }
}

/** State, key, files, database: nothing is left. */
export async function wipeDevice(site: string): Promise<void> {
  if (await deviceThere(site, true)) await removeDatabase(site)
}

export interface Tabs {
  /** Tells every other tab; this one knows. */
  tell(what: 'changed' | 'wiped'): void
  close(): void
}

/** Other tabs of this site in this browser. Without BroadcastChannel each tab is by itself. */
export function watchTabs(site: string, onChange: (what: 'changed' | 'wiped') => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') {
    return { tell: () => undefined, close: () => undefined }
  }
  const channel = new BroadcastChannel(databaseName(site))
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'changed' || data === 'wiped') onChange(data)
  }
  return { tell: (what) => channel.postMessage(what), close: () => channel.close() }
}
