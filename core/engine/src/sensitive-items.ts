/** Which items nothing is kept of about anybody (core/policy/src/sensitive.ts). */
import { isSensitive } from '@discreet/policy'
import type { SiteStore } from './ports.ts'

/**
 * Those among these, as the catalogue is now: what was marked a moment ago, by whatever process, is not
 * recorded any more, and what is not sold any more is as sensitive as it was. Only these are read.
 */
export async function sensitiveItems(
  store: Pick<SiteStore, 'itemsOf'>,
  ids: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const items = await store.itemsOf([...new Set(ids)])
  return new Set(items.flatMap((item) => (isSensitive(item) ? item.id : [])))
}
