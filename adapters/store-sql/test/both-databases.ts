/** The stores that the suites of the contracts are run on. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreUnderTest } from '@discreet/contracts'
import { localVault, nodeCryptography, pooledRandomWords } from '@discreet/crypto-node'
import type { Store } from '@discreet/engine'
import type { Database } from '../src/database.ts'
import { migrate } from '../src/migrations.ts'
import { openPglite } from '../src/pglite-database.ts'
import { openPostgres } from '../src/postgres-database.ts'
import { storeOn } from '../src/store.ts'
import { startPostgres } from './real-postgres.ts'

const cryptography = nodeCryptography()
const random = pooledRandomWords()
const vault = localVault(join(mkdtempSync(join(tmpdir(), 'discreet-keys-')), 'master-keys.json'))
const clock = { now: Date.UTC(2026, 10, 24) }
const options = (onStep?: (name: string) => void) => ({
  newKey: cryptography.newKey,
  sealPermit: vault.sealPermit,
  now: () => clock.now,
  ...(onStep === undefined ? {} : { onStep }),
})
const query = (database: Database) => async (sql: string) =>
  (await database.transaction((connection) => connection.query(sql))).rows

export async function onPglite(): Promise<StoreUnderTest> {
  const database = await openPglite(undefined)
  await migrate(database)
  // PGlite has one connection: every handle shares it, and only the test closes it.
  const shared = (store: Store): Store => ({
    createSite: (site, hash) => store.createSite(site, hash),
    updateSite: (site) => store.updateSite(site),
    budget: (id) => store.budget(id),
    changeBudget: (...changing) => store.changeBudget(...changing),
    sites: () => store.sites(),
    siteOfWriteKey: (hash) => store.siteOfWriteKey(hash),
    writeKeys: (id) => store.writeKeys(id),
    addWriteKey: (...adding) => store.addWriteKey(...adding),
    revokeWriteKey: (...revoking) => store.revokeWriteKey(...revoking),
    open: (id) => store.open(id),
    ping: () => store.ping(),
    close: () => Promise.resolve(),
  })
  return {
    open: (onStep) => Promise.resolve(shared(storeOn(database, options(onStep)))),
    close: () => database.close(),
    query: query(database),
    cryptography,
    vault,
    clock,
    random,
  }
}

export async function onPostgres(): Promise<StoreUnderTest> {
  const server = await startPostgres()
  const owner = await openPostgres(server.url)
  await migrate(owner)
  return {
    async open(onStep) {
      return storeOn(await openPostgres(server.url), options(onStep))
    },
    async close() {
      await owner.close()
      await server.stop()
    },
    query: query(owner),
    cryptography,
    vault,
    clock,
    random,
  }
}
