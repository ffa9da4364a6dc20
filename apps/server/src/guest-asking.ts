/** Which site somebody without an account asks, where from, and in which language. */
import type { SiteStore } from '@discreet/engine'
import type { FastifyRequest } from 'fastify'
import { guestTexts } from './guest-texts.ts'
import type { GuestTexts } from './guest-texts-shape.ts'
import type { Sites } from './sites.ts'
import type { Visitors } from './visitors.ts'

export interface GuestAsked {
  readonly store: SiteStore
  readonly place: string | undefined
  readonly texts: GuestTexts
}

export class GuestAsking {
  readonly #sites: Sites
  readonly #visitors: Visitors

  constructor(sites: Sites, visitors: Visitors) {
    this.#sites = sites
    this.#visitors = visitors
  }

  /** `wanted`: a language, before those of the address and of the browser. */
  async of(request: FastifyRequest, wanted?: string): Promise<GuestAsked> {
    const { site, locale } = request.query as { site?: string; locale?: string }
    const store = await this.#sites.named(site)
    return {
      store,
      place: this.#visitors.signals(request, store).place ?? store.site.settings.place,
      texts: guestTexts(wanted ?? locale ?? request.headers['accept-language']),
    }
  }
}
