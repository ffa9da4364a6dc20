/** What the server keeps in memory of each site: its store, its catalogue, its loaded recommender. */
import type { Cryptography, Loaded, Site, SiteStore, Store } from '@discreet/engine'
import { loadRecommender } from '@discreet/engine'
import { marked } from '@discreet/policy'
import type { Item } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { CampaignFiles } from './campaign-files.ts'
import { PublicFile } from './public-files.ts'

export interface Catalogue {
  /** As the store says it. */
  readonly version: string
  readonly items: readonly Item[]
  readonly byId: ReadonlyMap<string, Item>
  readonly file: PublicFile
}

export interface Serving extends Loaded {
  /** Of the site so far. */
  readonly releases: number
  readonly file: PublicFile
}

type Kind = 'model' | 'catalogue'

export class Sites {
  readonly #store: Store
  readonly #cryptography: Cryptography
  readonly #open = new Map<string, Promise<SiteStore>>()
  readonly #catalogues = new Map<string, Promise<Catalogue>>()
  readonly #loaded = new Map<string, Promise<Serving | undefined>>()
  /** By kind and site: the one of now, and the one before it for pages that are still open. */
  readonly #files = new Map<string, readonly PublicFile[]>()
  readonly #keys = new Map<string, string>()
  readonly campaigns: CampaignFiles

  /** `lookEvery`: milliseconds between looks for campaigns that another process has changed. */
  constructor(store: Store, cryptography: Cryptography, lookEvery = 0) {
    this.#store = store
    this.#cryptography = cryptography
    this.campaigns = new CampaignFiles(cryptography, lookEvery)
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

  async catalogue(store: SiteStore): Promise<Catalogue> {
    const { id } = store.site
    const promise = this.#catalogues.get(id) ?? this.#readCatalogue(store)
    this.#catalogues.set(id, promise)
    promise.catch(() => this.#catalogues.delete(id))
    return promise
  }

  /** undefined: nothing is trained yet. */
  async serving(store: SiteStore): Promise<Serving | undefined> {
    const { id } = store.site
    const promise = this.#loaded.get(id) ?? this.#load(store)
    this.#loaded.set(id, promise)
    const loaded = await promise.catch((error: unknown) => {
      this.#loaded.delete(id)
      throw error
    })
    if (loaded === undefined) this.#loaded.delete(id)
    return loaded
  }

  /** Throws `model_missing`. */
  async recommender(store: SiteStore): Promise<Serving> {
    const serving = await this.serving(store)
    if (serving !== undefined) return serving
    throw new DiscreetError('model_missing', 'nothing is released yet; run discreet release')
  }

  /** The file of now or the one before it; undefined when it is neither. */
  async file(kind: Kind, store: SiteStore, id: string): Promise<PublicFile | undefined> {
    const find = (): PublicFile | undefined =>
      this.#files.get(`${kind} ${store.site.id}`)?.find((file) => file.id === id)
    const load = (): Promise<unknown> =>
      kind === 'model' ? this.serving(store) : this.catalogue(store)
    if (find() === undefined) await load()
    if (find() === undefined) {
      // Another process may have told its address before this one noticed.
      await this.#refreshOne(store)
      await load()
    }
    return find()
  }

  /** After a change of catalogue or model. */
  forget(id: string): void {
    this.#loaded.delete(id)
    this.#catalogues.delete(id)
  }

  /** After a change of its settings: whoever asks next sees them. */
  reopen(id: string): void {
    this.#open.delete(id)
  }

  /** After one was revoked: whoever comes with a key next is looked up. */
  forgetKeys(): void {
    this.#keys.clear()
  }

  /** Notices what another process has changed: settings, keys, the catalogue, the model. */
  async refresh(): Promise<void> {
    this.forgetKeys()
    for (const site of this.#open.size === 0 ? [] : await this.#store.sites()) {
      const opened = await this.#open.get(site.id)
      if (opened !== undefined && !sameSite(opened.site, site)) this.reopen(site.id)
    }
    for (const id of new Set([...this.#loaded.keys(), ...this.#catalogues.keys()])) {
      await this.#refreshOne(await this.#opened(id))
    }
  }

  async #refreshOne(store: SiteStore): Promise<void> {
    const { id } = store.site
    const [catalogue, loaded] = await Promise.all([
      this.#catalogues.get(id)?.catch(() => undefined),
      this.#loaded.get(id)?.catch(() => undefined),
    ])
    const now = await store.versions()
    if (now.catalogue !== catalogue?.version || now.model !== loaded?.stored.id) this.forget(id)
  }

  async #readCatalogue(store: SiteStore): Promise<Catalogue> {
    // In this order: what changes in between is noticed later.
    const { catalogue: version } = await store.versions()
    const items = marked(await store.items())
    const text = JSON.stringify({ items })
    const digest = this.#cryptography.sha256(text).slice(0, 32)
    const type = 'application/json; charset=utf-8'
    return {
      version,
      items,
      byId: new Map(items.map((item) => [item.id, item])),
      file: this.#kept('catalogue', store, digest, type, () => Buffer.from(text)),
    }
  }

  async #load(store: SiteStore): Promise<Serving | undefined> {
    const { items } = await this.catalogue(store)
    const loaded = await loadRecommender(store, items)
    if (loaded === undefined) return undefined
    const { id, pack } = loaded.stored
    const type = 'application/vnd.discreet.model'
    return {
      ...loaded,
      releases: (await store.releases()).length,
      file: this.#kept('model', store, id, type, () => pack),
    }
  }

  /** The same file as before where it is the same, so that it is compressed once. */
  #kept(
    kind: Kind,
    { site }: SiteStore,
    id: string,
    type: string,
    bytes: () => Uint8Array,
  ): PublicFile {
    const before = this.#files.get(`${kind} ${site.id}`) ?? []
    const file = before.find((one) => one.id === id) ?? new PublicFile(id, type, bytes())
    const others = before.filter((one) => one !== file)
    this.#files.set(`${kind} ${site.id}`, [file, ...others].slice(0, 2))
    return file
  }

  #opened(id: string): Promise<SiteStore> {
    const promise = this.#open.get(id) ?? this.#store.open(id)
    this.#open.set(id, promise)
    promise.catch(() => this.#open.delete(id))
    return promise
  }
}

function sameSite(a: Site, b: Site): boolean {
  const text = (site: Site): string =>
    JSON.stringify(site, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return text(a) === text(b)
}

/** The user name of HTTP Basic (RFC 7617), which is where Segment's clients put the write key. */
export function basicUser(header: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1]
  return encoded === undefined
    ? undefined
    : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0]
}
