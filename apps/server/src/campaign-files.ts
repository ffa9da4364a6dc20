/**
 * The file from which pages decide for themselves, kept in memory: the same bytes for everybody, so that
 * fetching it says nothing about anybody.
 */
import type { CampaignFile } from '@discreet/campaigns'
import type { Cryptography, OpenCampaign, SiteStore } from '@discreet/engine'
import { campaignFile, openCampaigns } from '@discreet/engine'
import { PublicFile } from './public-files.ts'

export interface ServedCampaigns {
  readonly file: CampaignFile
  readonly served: PublicFile
  /** Campaigns in which what somebody does still counts; read when it is first asked for. */
  open(): Promise<readonly OpenCampaign[]>
}

interface Held extends ServedCampaigns {
  /** As the store says it. */
  readonly version: string
  /** Epoch milliseconds. */
  readonly madeAt: number
}

/** What a file says also depends on the time, and on what a tactic is allowed as. */
const longestMilliseconds = 60_000

const within = (at: number, from: number, length: number): boolean =>
  at >= from && at - from < length

export class CampaignFiles {
  readonly #cryptography: Cryptography
  readonly #lookEvery: number
  readonly #sites = new Map<string, { readonly lookedAt: number; readonly held: Promise<Held> }>()

  /** `lookEvery`: milliseconds between looks for what another process has changed; 0: never. */
  constructor(cryptography: Cryptography, lookEvery: number) {
    this.#cryptography = cryptography
    this.#lookEvery = lookEvery === 0 ? longestMilliseconds : lookEvery
  }

  async of(store: SiteStore, at: number): Promise<ServedCampaigns> {
    const { id } = store.site
    const before = this.#sites.get(id)
    if (before !== undefined && within(at, before.lookedAt, this.#lookEvery)) return before.held
    const held = this.#look(store, at, before?.held)
    const now = { lookedAt: at, held }
    this.#sites.set(id, now)
    held.catch(() => {
      if (this.#sites.get(id) === now) this.#sites.delete(id)
    })
    return held
  }

  /** After a change in this process: whoever asks next sees it. */
  forget(site: string): void {
    this.#sites.delete(site)
  }

  async #look(store: SiteStore, at: number, before: Promise<Held> | undefined): Promise<Held> {
    const known = await before?.catch(() => undefined)
    // In this order: what changes in between is noticed later.
    const version = await store.campaigns.version()
    const stands = known?.version === version && within(at, known.madeAt, longestMilliseconds)
    if (known !== undefined && stands) return known
    const file = await campaignFile(store, at)
    const text = JSON.stringify(file)
    const id = this.#cryptography.sha256(text).slice(0, 32)
    const served =
      known?.served.id === id
        ? known.served
        : new PublicFile(id, 'application/json; charset=utf-8', Buffer.from(text))
    let open: Promise<readonly OpenCampaign[]> | undefined
    return {
      file,
      served,
      version,
      madeAt: at,
      open() {
        open ??= openCampaigns(store).catch((error: unknown) => {
          open = undefined
          throw error
        })
        return open
      },
    }
  }
}
