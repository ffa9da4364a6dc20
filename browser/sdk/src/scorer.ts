/**
 * Scores in the page with the public model: the same code as the server's, so the same history gives
 * the same score. A model is used when its signature fits the site's key, and not otherwise; where a
 * browser cannot check Ed25519 signatures, no model is used.
 */
import type { Item, PersonalContext, RecommendRequest, RecommendResponse } from '@discreet/protocol'
import { checkItem, DiscreetError } from '@discreet/protocol'
import type { Recommender } from '@discreet/recommend'
import { createRecommender, decodePack } from '@discreet/recommend'
import { fromBase64url } from './base64url.ts'
import type { Refusing } from './home.ts'
import type { ShownItem } from './types.ts'

export interface ScorerFiles {
  readonly pack: ArrayBuffer
  /** JSON: `{ items }`. */
  readonly catalogue: ArrayBuffer
  /** Ed25519 public key, base64url. */
  readonly key: string
}

export type Scored = Omit<RecommendResponse, 'items'> & { readonly items: readonly ShownItem[] }

export type Scoring<T> = { readonly ok: true; readonly value: T } | Refusing

export interface Scorer {
  /**
   * The buffers may be moved into a worker: whoever called has them no longer. After a "no" the model
   * before it answers, if there was one.
   */
  load(files: ScorerFiles): Promise<Scoring<{ readonly items: number }>>
  recommend(request: RecommendRequest, personal?: PersonalContext): Promise<Scoring<Scored>>
  /** Those that the catalogue has. */
  products(ids: readonly string[]): Promise<readonly Item[]>
  close(): void
}

interface Loaded {
  readonly recommender: Recommender
  readonly products: ReadonlyMap<string, Item>
}

const refused: Refusing = { ok: false, code: 'model_refused' }
const signatureBytes = 64

async function isGenuine(pack: ArrayBuffer, key: string): Promise<boolean> {
  const raw = fromBase64url(key)
  if (raw === undefined || pack.byteLength <= signatureBytes) return false
  const end = pack.byteLength - signatureBytes
  const verifying = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
  const [signed, signature] = [new Uint8Array(pack, 0, end), new Uint8Array(pack, end)]
  return crypto.subtle.verify('Ed25519', verifying, signature, signed)
}

/** What is not an item is left out. */
function itemsIn(catalogue: ArrayBuffer): Item[] {
  const { items } = JSON.parse(new TextDecoder().decode(catalogue)) as { items: unknown }
  if (!Array.isArray(items)) throw new DiscreetError('file_invalid', 'the catalogue has no items')
  return items.flatMap((value) => {
    const checked = checkItem(value)
    return checked.ok ? checked.item : []
  })
}

async function loadedFrom({ pack, catalogue, key }: ScorerFiles): Promise<Loaded | undefined> {
  try {
    if (!(await isGenuine(pack, key))) return undefined
    const items = itemsIn(catalogue)
    const recommender = createRecommender(decodePack(new Uint8Array(pack)), items)
    return { recommender, products: new Map(items.map((item) => [item.id, item])) }
  } catch {
    // No Ed25519 here, or something that cannot be read: either way it was not checked.
    return undefined
  }
}

function scored(
  { recommender, products }: Loaded,
  request: RecommendRequest,
  personal?: PersonalContext,
): Scoring<Scored> {
  try {
    const response = recommender.recommend(request, personal)
    const items = response.items.map((shown) => ({
      ...shown,
      product: products.get(shown.item) ?? { id: shown.item },
    }))
    return { ok: true, value: { ...response, items } }
  } catch (error) {
    return { ok: false, code: error instanceof DiscreetError ? error.code : 'unexpected' }
  }
}

export function createScorer(): Scorer {
  let loaded: Loaded | undefined
  return {
    async load(files) {
      const next = await loadedFrom(files)
      if (next === undefined) return refused
      loaded = next
      return { ok: true, value: { items: next.products.size } }
    },
    async recommend(request, personal) {
      if (loaded === undefined) return { ok: false, code: 'model_missing' }
      return scored(loaded, request, personal)
    },
    async products(ids) {
      return ids.flatMap((id) => loaded?.products.get(id) ?? [])
    },
    close() {
      loaded = undefined
    },
  }
}
