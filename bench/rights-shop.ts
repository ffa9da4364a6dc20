/** The same shop for whoever erases, for the server that is killed, and for whoever looks at what is left. */
import { join } from 'node:path'
import { groceryCatalogue } from '@discreet/crowd'
import { localVault, nodeCryptography, pooledRandomWords } from '@discreet/crypto-node'
import type { Site, SiteStore, Store } from '@discreet/engine'
import { createSite, withSampleAssessment } from '@discreet/engine'
import { erasureList } from '@discreet/erasure-list'
import { readPacks } from '@discreet/packs-file'
import type { RandomWords } from '@discreet/privacy'
import type { ServerOptions } from '@discreet/server'
import { openStore } from '@discreet/store-sql'

export interface Where {
  readonly folder: string
  readonly databaseUrl?: string
}

export interface RightsShop {
  readonly store: Store
  readonly site: SiteStore
  readonly options: ServerOptions
  readonly random: RandomWords
  readonly itemIds: readonly string[]
}

const id = 'bench'
const items = groceryCatalogue()

export async function openRightsShop({ folder, databaseUrl }: Where): Promise<RightsShop> {
  const cryptography = nodeCryptography(join(folder, 'signing-key.pem'))
  const vault = localVault(join(folder, 'keys.json'))
  const store = await openStore({
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    ...(databaseUrl === undefined ? { folder: join(folder, 'database') } : { databaseUrl }),
  })
  if (!(await store.sites()).some((site: Site) => site.id === id)) {
    const shop = { id, name: 'Bench', periodsPerYear: 100_000, settings: { place: 'DE' } }
    await createSite(store, cryptography, withSampleAssessment(shop, cryptography, Date.now()))
    await (await store.open(id)).upsertItems(items)
  }
  return {
    store,
    site: await store.open(id),
    options: {
      store,
      cryptography,
      vault,
      packs: readPacks().map(({ pack }) => pack),
      now: () => Date.now(),
      refreshMilliseconds: 0,
      limits: { choices: 1_000_000, events: 1_000_000 },
      logLevel: 'silent',
      erasureList: erasureList(join(folder, 'erasures.jsonl')),
    },
    random: pooledRandomWords(),
    itemIds: items.map((item) => item.id),
  }
}
