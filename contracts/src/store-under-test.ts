/** A store that the suites are run on. */
import type { Cryptography, SiteStore, Store, Vault } from '@discreet/engine'
import { createSite } from '@discreet/engine'
import type { RandomWords } from '@discreet/privacy'
import { afterAll, beforeAll } from 'vitest'

export interface StoreUnderTest {
  /** A second handle on the same data where the store allows one, otherwise the same handle. */
  open(onStep?: (name: string) => void): Promise<Store>
  close(): Promise<void>
  /** SQL as the owner, for looking behind the store's back. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly cryptography: Cryptography
  readonly vault: Vault
  /** What the store takes for the time; tests move it. */
  readonly clock: { now: number }
  readonly random: RandomWords
}

/** Opens the store of a suite before its tests and closes it after them. */
export function withStore(
  start: () => Promise<StoreUnderTest>,
  opened: (under: StoreUnderTest, store: Store) => void | Promise<void>,
): void {
  let under: StoreUnderTest
  let store: Store
  beforeAll(async () => {
    under = await start()
    store = await under.open()
    await opened(under, store)
  }, 180_000)
  afterAll(async () => {
    await store.close()
    await under.close()
  })
}

let sites = 0

export async function newSite(
  store: Store,
  cryptography: Cryptography,
  periodsPerYear = 52,
): Promise<SiteStore> {
  sites += 1
  const id = `site-${sites}`
  await createSite(store, cryptography, { id, name: id, periodsPerYear })
  return store.open(id)
}
