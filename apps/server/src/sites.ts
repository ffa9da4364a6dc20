/** What the server keeps in memory of each site: its store and its loaded recommender. */
import type { Cryptography, Loaded, SiteStore, Store } from '@discreet/engine'
import { loadRecommender } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'

export class Sites {
  readonly #store: Store
  readonly #cryptography: Cryptography
  readonly #open = new Map<string, Promise<SiteStore>>()
  readonly #loaded = new Map<string, Promise<Loaded | undefined>>()
  readonly #keys = new Map<string, string>()

  constructor(store: Store, cryptography: Cryptography) {
    this.#store = store
    this.#cryptography = cryptography
  }

  /** The site of a request that names one; otherwise the only site there is. */
  async named(id: string | undefined): Promise<SiteStore> {
    if (id !== undefined) return this.#opened(id)
    const known = [...this.#open.keys()]
    if (known.length === 1 && known[0] !== undefined) return this.#opened(known[0])
    const [first, second] = await this.#store.sites()
    if (first === undefined)
      throw new DiscreetError('site_unknown', 'there is no site yet; run discreet init')
    if (second !== undefined) {
      throw new DiscreetError('site_unknown', 'there are several sites; name one', {
        field: 'site',
        expected: 'the query parameter site',
      })
    }
    return this.#opened(first.id)
  }

  /** Throws `key_invalid`. */
  async ofWriteKey(writeKey: string | undefined): Promise<SiteStore> {
    if (writeKey === undefined || writeKey === '') {
      throw new DiscreetError('key_invalid', 'a write key is needed', {
        expected: 'HTTP Basic with the write key as user name',
      })
    }
    const hash = this.#cryptography.sha256(writeKey)
    const site = this.#keys.get(hash) ?? (await this.#store.siteOfWriteKey(hash))
    if (site === undefined) throw new DiscreetError('key_invalid', 'the write key is not known')
    this.#keys.set(hash, site)
    return this.#opened(site)
  }

  /** Throws `model_missing`. */
  async recommender(store: SiteStore): Promise<Loaded> {
    const { id } = store.site
    const promise = this.#loaded.get(id) ?? loadRecommender(store)
    this.#loaded.set(id, promise)
    const loaded = await promise.catch((error: unknown) => {
      this.#loaded.delete(id)
      throw error
    })
    if (loaded !== undefined) return loaded
    this.#loaded.delete(id)
    throw new DiscreetError('model_missing', 'nothing is released yet; run discreet release')
  }

  /** After a change of catalogue or model. */
  forget(id: string): void {
    this.#loaded.delete(id)
  }

  /** Loads the newer model when another process has trained one. */
  async refresh(): Promise<void> {
    for (const [id, promise] of this.#loaded) {
      const loaded = await promise.catch(() => undefined)
      const stored = await (await this.#opened(id)).latestModel()
      if (stored?.id !== loaded?.stored.id) this.#loaded.delete(id)
    }
  }

  #opened(id: string): Promise<SiteStore> {
    const promise = this.#open.get(id) ?? this.#store.open(id)
    this.#open.set(id, promise)
    promise.catch(() => this.#open.delete(id))
    return promise
  }
}

/** The user name of HTTP Basic (RFC 7617), which is where Segment's clients put the write key. */
export function basicUser(header: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1]
  return encoded === undefined
    ? undefined
    : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0]
}
