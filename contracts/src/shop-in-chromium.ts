/**
 * A shop with a real model of a simulated crowd, the real server, and Chromium visiting it. Whoever
 * uses it says which pages the shop has.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededWords, simulateCrowd } from '@discreet/crowd'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import type { Cryptography, SiteIdentity, SiteStore, Store } from '@discreet/engine'
import {
  createSite,
  importTarget,
  recordInteractions,
  releasePeriod,
  trainModel,
  withSampleAssessment,
} from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import type { Item } from '@discreet/protocol'
import { plainInverse } from '@discreet/recommend'
import type { ServerOptions } from '@discreet/server'
import { createServer } from '@discreet/server'
import { openStore } from '@discreet/store-sql'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import type { RecordingProxy } from './recording-proxy.ts'
import { recordingProxy } from './recording-proxy.ts'

export const shopId = 'demo'

type Server = Parameters<NonNullable<ServerOptions['extend']>>[0]

export interface ShopOptions {
  /** Built files of the SDK. */
  readonly sdkFolder: string
  /** `now`: the clock of the server. */
  readonly extend?: (server: Server, now: () => number) => Promise<void>
  /** Who says who is signed in. */
  readonly identity: SiteIdentity
  /** What the shop adds to the simulated catalogue: addresses, pictures, more products. */
  readonly shelve?: (items: readonly Item[]) => readonly Item[]
  /** Default: 4,000, enough for a model of pairs. */
  readonly people?: number
  /** Law of the place. Default: DE. */
  readonly place?: string
  /** Default: an embedded database in memory. */
  readonly open?: (options: Parameters<typeof openStore>[0]) => Promise<Store>
}

export interface Visitor {
  readonly context: BrowserContext
  /** Everything that this visitor's browser sent. */
  readonly proxy: RecordingProxy
  close(): Promise<void>
}

export interface ShopInChromium {
  /** Without a slash at the end. */
  readonly url: string
  readonly site: SiteStore
  readonly cryptography: Cryptography
  readonly browser: Browser
  /** Epoch milliseconds; undefined: as the machine says. */
  readonly clock: { now: number | undefined }
  /** Somebody new, who has nothing from before. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>
  stop(): Promise<void>
}

async function learn(
  site: SiteStore,
  cryptography: Cryptography,
  { people = 4000, shelve = (items) => items }: ShopOptions,
  at: number,
): Promise<void> {
  const crowd = simulateCrowd(people, seededWords(1))
  await site.upsertItems(shelve(crowd.items))
  const target = await importTarget(site, 'crowd', 'person', at)
  const rows = crowd.baskets.flatMap(({ person, basket, items: bought }) =>
    bought.map((item) => ({ person, basket, item, at })),
  )
  await recordInteractions(site, cryptography, target, rows)
  const { periodId } = target
  const released = await releasePeriod(site, { periodId, at, random: seededWords(2) })
  if (!released.ok) throw new Error(released.reason)
  await trainModel(site, { cryptography, linearAlgebra: plainInverse, at })
}

export async function openShopInChromium(options: ShopOptions): Promise<ShopInChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-shop-'))
  const clock: ShopInChromium['clock'] = { now: undefined }
  const now = (): number => clock.now ?? Date.now()
  const cryptography = nodeCryptography()
  const vault = localVault(join(folder, 'keys.json'))
  const { newKey } = cryptography
  const store = await (options.open ?? openStore)({ newKey, sealPermit: vault.sealPermit, now })
  const shop = {
    id: shopId,
    name: 'Demo',
    epsilon: 8,
    settings: { place: options.place ?? 'DE', identity: options.identity },
  }
  await createSite(store, cryptography, withSampleAssessment(shop, cryptography, now()))
  const site = await store.open(shopId)
  await learn(site, cryptography, options, now())
  const { sdkFolder, extend } = options
  const packs = readPacks().map(({ pack }) => pack)
  const server = await createServer({
    store,
    cryptography,
    vault,
    packs,
    now,
    logLevel: 'silent',
    refreshMilliseconds: 0,
    sdkFolder,
    ...(extend === undefined ? {} : { extend: (scope: Server) => extend(scope, now) }),
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await launchChromium()
  return {
    url,
    site,
    cryptography,
    browser,
    clock,
    async visitor(more = {}) {
      const proxy = await recordingProxy(url)
      const context = await browser.newContext({ ...more, proxy: { server: proxy.server } })
      return {
        context,
        proxy,
        async close() {
          await context.close()
          await proxy.close()
        },
      }
    },
    async stop() {
      await browser.close()
      await server.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
