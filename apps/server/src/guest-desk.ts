/** What guests may do, whether they come by a page or by the API. */
import type { ConsentRecord, Fulfilment, RightsSetup, SiteStore } from '@discreet/engine'
import {
  confirmRequest,
  lookAtLink,
  moveRequest,
  openRequest,
  packOfRequest,
  personOfRequest,
  proveRequest,
  sendConfirmation,
} from '@discreet/engine'
import { readReceipt } from '@discreet/identity-jwt'
import { canonicalJson, DiscreetError } from '@discreet/protocol'
import type { Channel, RequestType, RightsRequest } from '@discreet/rights'
import { addressOf, proofSuffices, requestLetter } from '@discreet/rights'
import type { GuestAsked } from './guest-asking.ts'
import { queryOf } from './guest-pages.ts'
import { orThrow } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'

export interface GuestAsk {
  readonly type: RequestType
  readonly email?: string
  readonly receipt?: string
  readonly text?: string
  readonly about?: string
  readonly wish?: Readonly<Record<string, unknown>>
}

/** What is known of a request once it is there. */
export interface GuestOpened {
  readonly request: RightsRequest
  readonly statusToken: string
  /** A link went out, as far as anybody is told. */
  readonly mailed: boolean
  /** Done at once, because a receipt was enough. */
  readonly fulfilment?: Fulfilment
  /** Of a receipt that no account goes with. */
  readonly record?: ConsentRecord
}

function wrong(field: string, reason: string, expected: string): DiscreetError {
  return new DiscreetError('field_invalid', reason, { field: `/${field}`, expected })
}

const needsText: readonly RequestType[] = ['complaint', 'appeal', 'rectification']

function checked(ask: GuestAsk): void {
  if (ask.type === 'appeal' && ask.about === undefined) {
    throw wrong('about', 'an appeal is about a request', 'its number')
  }
  if (needsText.includes(ask.type) && (ask.text ?? '').trim() === '' && ask.wish === undefined) {
    throw wrong('text', 'nobody can tell what is meant', 'some words')
  }
  if (ask.email !== undefined && addressOf(ask.email) === undefined) {
    throw wrong('email', 'this is not an e-mail address', 'one address')
  }
}

/**
 * Whoever typed an address holds the status of its request, also when the address is not theirs: what
 * was found behind it is for whoever opened the link, who has the answer already.
 */
function asAsked(request: RightsRequest): RightsRequest {
  if (request.channel !== 'email') return request
  return { ...request, stores: [], answer: null, certificate: null, denial: null }
}

export class GuestDesk {
  readonly #options: RightsOptions

  constructor(options: RightsOptions) {
    this.#options = options
  }

  setup(store: SiteStore): RightsSetup {
    return rightsSetup(this.#options, store)
  }

  /** Links can be sent from here. */
  get mails(): boolean {
    return this.#options.mailer !== undefined && this.#options.publicUrl !== undefined
  }

  /** Throws `field_invalid`, `configuration_invalid`. */
  async open(asked: GuestAsked, ask: GuestAsk): Promise<GuestOpened> {
    checked(ask)
    const { type, email, receipt } = ask
    const record = receipt === undefined ? undefined : await this.#recordOf(asked.store, receipt)
    // A complaint needs no proof, and what needs none is for somebody to read.
    if (proofSuffices(type, undefined)) {
      return {
        ...(await this.#begin(asked, ask, email === undefined ? 'receipt' : 'email')),
        mailed: false,
      }
    }
    if (record !== undefined) {
      const answered = await this.#byRecord(asked, ask, record)
      if (answered !== undefined) return answered
    }
    const address = addressOf(email)
    if (address === undefined) {
      throw wrong('email', 'it must be shown whose data it is', 'an e-mail address, or a receipt')
    }
    if (!this.mails) {
      throw new DiscreetError('configuration_invalid', 'this server cannot send mail yet', {
        field: 'mailer',
        expected: 'DISCREET_SMTP_URL and DISCREET_PUBLIC_URL',
      })
    }
    const begun = await this.#begin(asked, { ...ask, email: address }, 'email')
    await this.mailLink(asked, begun.request, address)
    return { ...begun, mailed: true }
  }

  /** To whatever address: at most three in a day. */
  mailLink(
    { store, texts }: Pick<GuestAsked, 'store' | 'texts'>,
    request: RightsRequest,
    to: string,
  ): Promise<void> {
    const { publicUrl = '' } = this.#options
    const { id, name, settings } = store.site
    const { locale } = texts
    const setup = this.setup(store)
    const { authority } = packOfRequest(setup, request)
    const sender = { site: name, contact: settings.controller?.contact ?? name, authority }
    return sendConfirmation(setup, request, to, (token, minutes) => {
      const link = `${publicUrl}/rights/confirm?${queryOf(id, locale)}&token=${token}`
      const about = { letter: 'verification', link, minutes } as const
      return { locale, ...requestLetter(about, request, sender, locale) }
    })
  }

  /** A new link for what an agent asked for; does nothing for anything else. */
  async mailAgain(asked: Pick<GuestAsked, 'store' | 'texts'>, id: string): Promise<void> {
    const request = await asked.store.rights.requests.find(id)
    if (request?.channel !== 'agent' || request.state !== 'need_verification') return
    const person = await personOfRequest(this.setup(asked.store), id)
    if (person?.email !== undefined && this.mails) await this.mailLink(asked, request, person.email)
  }

  async #begin(
    { store, place, texts }: GuestAsked,
    { type, email, text, about, wish }: GuestAsk,
    channel: Channel,
    subject?: string,
  ): Promise<Pick<GuestOpened, 'request' | 'statusToken'>> {
    return openRequest(this.setup(store), {
      type,
      channel,
      ...(subject === undefined ? {} : { subject, proof: 'receipt' }),
      ...(place === undefined ? {} : { place }),
      ...(about === undefined ? {} : { about }),
      person: {
        locale: texts.locale,
        ...(email === undefined ? {} : { email }),
        ...(text === undefined ? {} : { text }),
        ...(wish === undefined ? {} : { wish }),
      },
    })
  }

  /** undefined: the receipt alone does not answer it, and there is an address to ask. */
  async #byRecord(
    asked: GuestAsked,
    ask: GuestAsk,
    record: ConsentRecord,
  ): Promise<GuestOpened | undefined> {
    const { store } = asked
    const subject = await store.rights.erasure.byRecord(record.id)
    const enough = proofSuffices(ask.type, 'receipt')
    if (ask.email !== undefined && (subject === undefined || !enough)) return undefined
    if (subject !== undefined && !enough) {
      throw wrong('email', 'a receipt alone does not show enough', 'the address of the account')
    }
    const begun = await this.#begin(asked, ask, 'receipt', subject)
    const done = orThrow(await proveRequest(this.setup(store), begun.request.id, 'receipt'))
    return {
      statusToken: begun.statusToken,
      request: done.request,
      mailed: false,
      fulfilment: done.fulfilment,
      ...(subject === undefined ? { record } : {}),
    }
  }

  /** Throws `field_invalid` unless it was signed here, for this site, and is in its log. */
  async #recordOf(store: SiteStore, receipt: string): Promise<ConsentRecord> {
    const { cryptography } = this.#options
    const read = await readReceipt(cryptography.publicKey, receipt.trim())
    const record = read.ok ? (read.value as Partial<ConsentRecord>) : {}
    const { schema, site, id } = record
    const known = schema === 'https://discreet.example/consent/1' && site === store.site.id
    const entry = known && typeof id === 'string' ? await store.log.find('consent', id) : undefined
    if (entry === undefined || entry.digest !== cryptography.sha256(canonicalJson(record))) {
      throw wrong('receipt', 'this is not a receipt of this site', 'all of its text, unchanged')
    }
    return record as ConsentRecord
  }

  /** Throws `request_unknown`, whether there is no such request or the token is not for it. */
  async look(store: SiteStore, id: string, token: string): Promise<RightsRequest> {
    const { cryptography, now } = this.#options
    const { requests } = store.rights
    const of = await requests.useSecret(cryptography.sha256(token), 'status', now())
    const request = of === id ? await requests.find(id) : undefined
    if (request !== undefined) return asAsked(request)
    throw new DiscreetError('request_unknown', 'there is no such request for this token')
  }

  /** Throws `request_unknown`, or `request_state` when something was done already. */
  async revoke(store: SiteStore, id: string, token: string): Promise<RightsRequest> {
    await this.look(store, id, token)
    const setup = this.setup(store)
    return orThrow(await moveRequest(setup, id, 'person', { act: 'move', to: 'revoked' })).request
  }

  /** What a link would do, without doing it, and what whoever asked for it wants set. */
  async lookAtLink(
    store: SiteStore,
    token: string,
  ): Promise<{ readonly request: RightsRequest; readonly wish?: GuestAsk['wish'] } | undefined> {
    const setup = this.setup(store)
    const request = await lookAtLink(setup, token)
    if (request === undefined) return undefined
    const wish = (await personOfRequest(setup, request.id))?.wish
    // An agent's names its own request, and nothing that is to be set.
    return { request, ...(wish === undefined || request.channel === 'agent' ? {} : { wish }) }
  }

  /** Throws `token_invalid`, `request_state`. */
  async confirm(
    store: SiteStore,
    token: string,
  ): Promise<{ readonly request: RightsRequest; readonly fulfilment: Fulfilment }> {
    return orThrow(await confirmRequest(this.setup(store), token))
  }
}
