/** Who asks about what: the site, the visitor, the language. */
import type { PeopleSetup, Pseudonym, SiteStore, Visitor } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyRequest } from 'fastify'
import type { TObject, TOptional, TString } from 'typebox'
import { Type } from 'typebox'
import type { Sites } from './sites.ts'
import type { Visitors } from './visitors.ts'

export const askingQuery: TObject<{
  site: TOptional<TString>
  locale: TOptional<TString>
}> = Type.Object({
  site: Type.Optional(Type.String({ maxLength: 63 })),
  locale: Type.Optional(Type.String({ maxLength: 35 })),
})

export interface Asked {
  readonly store: SiteStore
  readonly setup: PeopleSetup
  readonly visitor: Visitor
  readonly locale: string | undefined
}

export interface SignedIn extends Asked {
  readonly visitor: Visitor & { readonly subject: Pseudonym }
  readonly subject: Pseudonym
}

export class Asking {
  readonly #sites: Sites
  readonly #visitors: Visitors

  constructor(sites: Sites, visitors: Visitors) {
    this.#sites = sites
    this.#visitors = visitors
  }

  /** Throws `token_invalid` when there is a token and it is not ours, or has run out. */
  async anybody(request: FastifyRequest): Promise<Asked> {
    const { site, locale } = request.query as { site?: string; locale?: string }
    const store = await this.#sites.named(site)
    return {
      store,
      setup: this.#visitors.setup(store),
      visitor: await this.#visitors.of(request, store),
      locale: locale ?? request.headers['accept-language'],
    }
  }

  /** Throws `token_invalid`, also without a token. */
  async signedIn(request: FastifyRequest): Promise<SignedIn> {
    const asked = await this.anybody(request)
    const { visitor } = asked
    const { subject } = visitor
    if (subject !== undefined) return { ...asked, visitor: { ...visitor, subject }, subject }
    throw new DiscreetError('token_invalid', 'nobody is signed in', {
      expected: 'Authorization: Bearer with a token of POST /v1/me/token',
    })
  }
}
