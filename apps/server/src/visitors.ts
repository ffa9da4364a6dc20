/** Who asks: a token of ours, the GPC header, and the place, as far as each can be trusted. */
import type {
  Cryptography,
  PeopleSetup,
  Pseudonym,
  Site,
  SiteIdentity,
  SiteStore,
  Vault,
  Visitor,
} from '@discreet/engine'
import type { SignedIn } from '@discreet/identity-jwt'
import { MeTokens, SiteTokens } from '@discreet/identity-jwt'
import type { LawPack } from '@discreet/policy'
import { gpcFromHeader } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyRequest } from 'fastify'
import { orThrow } from './problem.ts'

export interface PeopleOptions {
  readonly cryptography: Cryptography
  readonly vault: Vault
  readonly packs: readonly LawPack[]
  readonly now: () => number
}

const placeForm = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/

function placeOf(
  request: FastifyRequest,
  { placeHeader }: SiteStore['site']['settings'],
): string | undefined {
  const value = placeHeader === undefined ? undefined : request.headers[placeHeader.toLowerCase()]
  const place = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return placeForm.test(place) ? place : undefined
}

export class Visitors {
  readonly #options: PeopleOptions
  /** By the settings of an opened site: opened again, it may have other keys. */
  readonly #siteTokens = new WeakMap<SiteIdentity, SiteTokens>()
  readonly meTokens: MeTokens

  constructor(options: PeopleOptions) {
    this.#options = options
    this.meTokens = new MeTokens(options.cryptography)
  }

  setup(store: SiteStore): PeopleSetup {
    const { cryptography, vault, packs, now } = this.#options
    return { store, cryptography, vault, packs, now }
  }

  /** What anybody's request says, whoever they are. */
  signals(request: FastifyRequest, store: SiteStore): Omit<Visitor, 'subject'> {
    const place = placeOf(request, store.site.settings)
    return {
      gpc: gpcFromHeader(request.headers['sec-gpc']),
      ...(place === undefined ? {} : { place }),
    }
  }

  /** Throws `token_invalid` when there is a token and it is not ours, or has run out. */
  async of(request: FastifyRequest, store: SiteStore): Promise<Visitor> {
    const signals = this.signals(request, store)
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (token === undefined) return signals
    const read = await this.meTokens.read(token, store.site.id, this.#options.now())
    const { site: _, issuedAt: shownAt, ...me } = orThrow(read).value
    await this.refuseErased(store, me.subject, shownAt)
    return { ...signals, ...me, shownAt }
  }

  /** A token from before its person was erased opens nothing any more. */
  async refuseErased({ rights }: SiteStore, subject: Pseudonym, issuedAt: number): Promise<void> {
    const buriedAt = await rights.erasure.buriedAt(this.#options.vault.tombstone(subject))
    if (buriedAt === undefined || issuedAt > buriedAt) return
    throw new DiscreetError('token_invalid', 'everything about this person was erased', {
      expected: 'a token from after that, if they want to begin again',
    })
  }

  /** What the site's own JWT says. Throws `token_invalid`, and `configuration_invalid` without keys. */
  async vouched({ site }: SiteStore, jwt: string): Promise<SignedIn> {
    return orThrow(await this.#tokensOf(site).read(jwt, this.#options.now())).value
  }

  #tokensOf({ settings }: Site): SiteTokens {
    if (settings.identity === undefined) {
      throw new DiscreetError(
        'configuration_invalid',
        'this site has not said who signs people in',
        {
          field: 'identity',
          expected: 'an issuer and its keys: discreet configure --issuer … --jwks …',
        },
      )
    }
    const known = this.#siteTokens.get(settings.identity) ?? new SiteTokens(settings.identity)
    this.#siteTokens.set(settings.identity, known)
    return known
  }
}
