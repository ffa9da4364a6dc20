/** An open store with what belongs to it, for the length of one command. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { localVault, nodeCryptography, pooledRandomWords } from '@discreet/crypto-node'
import type { Cryptography, ErasureList, SiteStore, Store, Vault } from '@discreet/engine'
import { erasureList } from '@discreet/erasure-list'
import { createSpdInverse } from '@discreet/linalg-wasm'
import type { RandomWords } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { SpdInverse } from '@discreet/recommend'
import { openStore } from '@discreet/store-sql'
import { secret } from './secrets.ts'

export interface StoreChoice {
  readonly data: string
  readonly databaseUrl?: string
  readonly site?: string
  /** The list of who was erased. Default: `erasures.jsonl` in the data folder. */
  readonly erasures?: string
}

export interface Session {
  readonly store: Store
  readonly cryptography: Cryptography
  readonly vault: Vault
  readonly erasureList: ErasureList
  readonly random: RandomWords
  readonly linearAlgebra: SpdInverse
  readonly now: () => number
}

export function masterKeysFile({ data }: StoreChoice): string {
  return join(data, 'master-keys.json')
}

/** Beside the database and not in it: a backup of the one does not take back the other. */
export function erasureListFile({ data, erasures }: StoreChoice): string {
  return erasures ?? join(data, 'erasures.jsonl')
}

export async function withSession<T>(
  choice: StoreChoice,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  mkdirSync(choice.data, { recursive: true, mode: 0o700 })
  const cryptography = nodeCryptography(join(choice.data, 'signing-key.pem'))
  const vault = localVault(masterKeysFile(choice), secret('DISCREET_MASTER_KEYS'))
  const store = await openStore({
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    ...(choice.databaseUrl === undefined
      ? { folder: join(choice.data, 'database') }
      : { databaseUrl: choice.databaseUrl }),
  })
  const linearAlgebra = createSpdInverse()
  try {
    return await work({
      store,
      cryptography,
      vault,
      erasureList: erasureList(erasureListFile(choice)),
      random: pooledRandomWords(),
      linearAlgebra,
      now: () => Date.now(),
    })
  } finally {
    await linearAlgebra.close()
    await store.close()
  }
}

/** The named site, or the only one. */
export async function chosenSite(store: Store, site: string | undefined): Promise<SiteStore> {
  if (site !== undefined) return store.open(site)
  const [only, another] = await store.sites()
  if (only !== undefined && another === undefined) return store.open(only.id)
  throw new DiscreetError(
    'site_unknown',
    only === undefined ? 'there is no site yet; run discreet init' : 'there are several sites',
    { field: '--site', expected: 'the id of a site' },
  )
}
