/** A recommender for a site, loaded once and again when a newer model or catalogue exists. */
import { marked } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import type { Recommender } from '@discreet/recommend'
import { createRecommender, decodePack } from '@discreet/recommend'
import type { SiteStore, StoredModel } from './ports.ts'

export interface Loaded {
  readonly recommender: Recommender
  readonly stored: StoredModel
}

/** `catalogue`: where it was read already. undefined: nothing is trained yet. */
export async function loadRecommender(
  store: SiteStore,
  catalogue?: readonly Item[],
): Promise<Loaded | undefined> {
  const stored = await store.latestModel()
  if (stored === undefined) return undefined
  const model = decodePack(stored.pack)
  const items = marked(catalogue ?? (await store.items()))
  return { recommender: createRecommender(model, items), stored }
}
