/**
 * The device's database: one per site, opened for one piece of work and closed again, so that no tab
 * holds it when another one takes it away. Looking never makes one.
 */
import { databaseName, deviceThere } from './device-there.ts'

/** The browser does not let this page store, or what is stored is of a newer version. */
class StorageError extends Error {
  constructor(cause: unknown) {
    super('the storage of this browser cannot be used', { cause })
    this.name = 'StorageError'
  }
}

/** From version n to n + 1. A database of a later version is refused and left as it is. */
const migrations: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    for (const name of ['keys', 'state'] as const) database.createObjectStore(name)
    database.createObjectStore('files').createIndex('path', 'path')
  },
]

/** Storage faults of every kind become one. */
export async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof StorageError ? cause : new StorageError(cause)
  }
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new StorageError(request.error))
  })
}

/** Resolves when everything in it is written. */
export function doneWith(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(new StorageError(transaction.error))
  })
}

/**
 * `fill`: writes what a new database begins with, in the transaction that makes it; without it
 * nothing is made, and undefined says that there is none. `version`: whatever there is.
 */
function opened(
  site: string,
  version: number | undefined,
  fill?: (transaction: IDBTransaction) => void,
): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName(site), version)
    let absent = false
    request.onupgradeneeded = ({ oldVersion }) => {
      const { transaction, result } = request
      absent = oldVersion === 0 && fill === undefined
      if (absent) return transaction?.abort()
      for (const migrate of migrations.slice(oldVersion)) migrate(result)
      if (oldVersion === 0 && transaction !== null) fill?.(transaction)
    }
    request.onerror = () => (absent ? resolve(undefined) : reject(new StorageError(request.error)))
    request.onsuccess = () => {
      const { result } = request
      // Another tab takes it away, or a newer version of this code changes it.
      result.onversionchange = () => result.close()
      resolve(result)
    }
  })
}

/** undefined when there is no database; then `work` is not called. */
export function withDatabase<T>(
  site: string,
  work: (database: IDBDatabase) => Promise<T>,
): Promise<T | undefined> {
  return stored(async () => {
    // Even an opening that is taken back leaves an empty container behind.
    if (!(await deviceThere(site, true))) return undefined
    const database = await opened(site, migrations.length)
    if (database === undefined) return undefined
    try {
      return await work(database)
    } finally {
      database.close()
    }
  })
}

/** Makes the database where there is none; `fill` puts over what is there. */
export function makeDatabase(
  site: string,
  fill: (transaction: IDBTransaction) => void,
): Promise<void> {
  return stored(async () => {
    let filled = false
    const database = await opened(site, migrations.length, (transaction) => {
      filled = true
      fill(transaction)
    })
    if (database === undefined || filled) return database?.close()
    try {
      const transaction = database.transaction(['keys', 'state'], 'readwrite')
      const done = doneWith(transaction)
      fill(transaction)
      await done
    } finally {
      database.close()
    }
  })
}

function deleted(site: string): Promise<'deleted' | 'blocked'> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName(site))
    request.onsuccess = () => resolve('deleted')
    // It goes as soon as the other tab lets it go.
    request.onblocked = () => resolve('blocked')
    request.onerror = () => reject(new StorageError(request.error))
  })
}

async function clear(database: IDBDatabase): Promise<void> {
  const names = [...database.objectStoreNames]
  if (names.length === 0) return
  const transaction = database.transaction(names, 'readwrite', { durability: 'strict' })
  const done = doneWith(transaction)
  for (const name of names) transaction.objectStore(name).clear()
  await done
}

/** Of a newer version too: the person wants it gone. */
async function cleared(site: string): Promise<boolean> {
  try {
    const database = await opened(site, undefined)
    if (database !== undefined) await clear(database).finally(() => database.close())
    return true
  } catch {
    return false
  }
}

/** Everything in it goes, then the database itself; a tab that holds it holds nothing. */
export function removeDatabase(site: string): Promise<void> {
  return stored(async () => {
    const empty = await cleared(site)
    const outcome = await deleted(site)
    if (outcome === 'blocked' && !empty) throw new StorageError(undefined)
  })
}
