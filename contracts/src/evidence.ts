/** What a site has left in a browser, as the browser itself says it. */
import type { BrowserContext, Page } from 'playwright-core'

export interface Evidence {
  readonly cookies: readonly string[]
  readonly localStorage: readonly string[]
  readonly sessionStorage: readonly string[]
  readonly databases: readonly string[]
  readonly caches: readonly string[]
  readonly serviceWorkers: readonly string[]
  /** Bytes by kind of storage; only kinds that hold any. */
  readonly usage: Readonly<Record<string, number>>
}

export const nothingLeft: Evidence = {
  cookies: [],
  localStorage: [],
  sessionStorage: [],
  databases: [],
  caches: [],
  serviceWorkers: [],
  usage: {},
}

export async function evidenceOf(context: BrowserContext, page: Page): Promise<Evidence> {
  const { origin } = new URL(page.url())
  const session = await context.newCDPSession(page)
  try {
    const stored = async (isLocalStorage: boolean): Promise<string[]> => {
      const storageId = { securityOrigin: origin, isLocalStorage }
      const { entries } = await session.send('DOMStorage.getDOMStorageItems', { storageId })
      return entries.flatMap(([name]) => name ?? [])
    }
    const workers: string[] = []
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      workers.push(...registrations.map(({ scopeURL }) => scopeURL))
    })
    await session.send('ServiceWorker.enable')
    const { cookies } = await session.send('Storage.getCookies')
    const { databaseNames } = await session.send('IndexedDB.requestDatabaseNames', {
      securityOrigin: origin,
    })
    const { caches } = await session.send('CacheStorage.requestCacheNames', {
      securityOrigin: origin,
    })
    const { usageBreakdown } = await session.send('Storage.getUsageAndQuota', { origin })
    return {
      cookies: cookies.map(({ name }) => name),
      localStorage: await stored(true),
      sessionStorage: await stored(false),
      databases: databaseNames,
      caches: caches.map(({ cacheName }) => cacheName),
      serviceWorkers: workers,
      usage: Object.fromEntries(
        usageBreakdown.flatMap(({ storageType, usage }) =>
          usage > 0 ? [[storageType, usage]] : [],
        ),
      ),
    }
  } finally {
    await session.detach()
  }
}
