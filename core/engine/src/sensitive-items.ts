/** Which items of a site's catalogue nothing is kept of about anybody (core/policy/src/sensitive.ts). */
import { isSensitive } from '@discreet/policy'
import type { SiteStore } from './ports.ts'

interface Known {
  /** Of the catalogue. */
  readonly version: string
  readonly ids: ReadonlySet<string>
}

/** By store, so that the catalogue is read again only when it has changed, by whatever process. */
const known = new WeakMap<SiteStore, Known>()

/** As the catalogue is now: what was marked a moment ago is not recorded any more. */
export async function sensitiveItems(store: SiteStore): Promise<ReadonlySet<string>> {
  // In this order: what changes in between is noticed the next time.
  const { catalogue: version } = await store.versions()
  const before = known.get(store)
  if (before?.version === version) return before.ids
  const items = await store.items()
  const ids = new Set(items.flatMap((item) => (isSensitive(item) ? item.id : [])))
  known.set(store, { version, ids })
  return ids
}
