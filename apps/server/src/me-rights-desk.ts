/**
 * A request of somebody who is signed in, from how it comes in to what they are handed: who they are
 * is shown, so nothing waits.
 */
import type {
  Fulfilment,
  OpenedRequest,
  PersonExport,
  RequestPerson,
  RightsSetup,
  ServingNow,
} from '@discreet/engine'
import { exportPerson, fulfil, openRequest, rightsPermit } from '@discreet/engine'
import type { Permit } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { RequestType, RightsRequest } from '@discreet/rights'
import type { Asked, SignedIn } from './asking.ts'
import { logProof } from './log-routes.ts'
import { orThrow } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'
import { shownRequest } from './shown-request.ts'
import type { Sites } from './sites.ts'
import type { Visitors } from './visitors.ts'

export interface AskedRequest {
  readonly type: RequestType
  readonly text?: string
  readonly about?: string
  readonly to?: 'profiling' | 'offers'
  readonly purpose?: string
  readonly preferences?: object
  readonly facts?: object
  readonly forget?: unknown
  readonly jwt?: string
}

/** What says what is wanted where the type does not. */
const wishes = ['to', 'purpose', 'preferences', 'facts', 'forget'] as const

function wishOf(body: AskedRequest): Readonly<Record<string, unknown>> {
  const named = wishes.filter((name) => body[name] !== undefined)
  return Object.fromEntries(named.map((name) => [name, body[name]]))
}

/** Somebody has to read it: then there must be something to read. */
function requireText(body: AskedRequest, wish: object): void {
  const { type, text = '' } = body
  const inWords = type === 'complaint' || type === 'appeal'
  const unclear = type === 'rectification' && Object.keys(wish).length === 0
  if ((!inWords && !unclear) || text.trim() !== '') return
  throw new DiscreetError('field_invalid', 'say in your own words what it is about', {
    field: '/text',
    expected: unclear ? 'text, or preferences, facts or forget' : 'text',
  })
}

type Opened = OpenedRequest & { readonly setup: RightsSetup }

export class MeRightsDesk {
  readonly #sites: Sites
  readonly #visitors: Visitors
  readonly #options: RightsOptions

  constructor(sites: Sites, visitors: Visitors, options: RightsOptions) {
    this.#sites = sites
    this.#visitors = visitors
    this.#options = options
  }

  #setup({ store }: Asked): RightsSetup {
    const serving = async (): Promise<ServingNow> => ({
      recommender: (await this.#sites.serving(store))?.recommender,
      items: (await this.#sites.catalogue(store)).byId,
    })
    return { ...rightsSetup(this.#options, store), serving }
  }

  /** For what is theirs, whatever they chose. */
  permit({ setup, subject }: SignedIn): Permit {
    return rightsPermit(setup, subject, 'signed_in')
  }

  /** The site's own id of the person and their address, for telling processors; only of themselves. */
  async #vouched(asked: SignedIn, jwt: string | undefined): Promise<RequestPerson> {
    if (jwt === undefined) return {}
    const { store, subject } = asked
    const { person, email } = await this.#visitors.vouched(store, jwt)
    if (this.#options.vault.subject(store.site.id, person) !== subject) {
      throw new DiscreetError('token_invalid', 'the JWT is of somebody else', {
        field: '/jwt',
        expected: 'one of the person who is signed in',
      })
    }
    return { person, ...(email === undefined ? {} : { email }) }
  }

  async #open(asked: SignedIn, body: AskedRequest): Promise<Opened> {
    const { visitor, subject, locale } = asked
    const { type, text, about, jwt } = body
    const setup = this.#setup(asked)
    const wish = wishOf(body)
    requireText(body, wish)
    const opened = await openRequest(setup, {
      type,
      channel: 'account',
      subject,
      proof: 'signed_in',
      ...(visitor.place === undefined ? {} : { place: visitor.place }),
      ...(about === undefined ? {} : { about }),
      person: {
        ...(await this.#vouched(asked, jwt)),
        ...(text === undefined ? {} : { text }),
        ...(Object.keys(wish).length === 0 ? {} : { wish }),
        locale: textsFor(locale).locale,
      },
    })
    return { setup, ...opened }
  }

  async exported(asked: SignedIn, type: 'access' | 'portability'): Promise<PersonExport> {
    const { setup, request } = await this.#open(asked, { type })
    const { fulfilment } = orThrow(await fulfil(setup, request.id, 'signed_in'))
    if (fulfilment.kind === 'export') return fulfilment.export
    // Nothing is held: the same form says so, and why.
    return this.#emptyExport(setup, asked, request)
  }

  #emptyExport(
    setup: RightsSetup,
    { subject, visitor, locale }: SignedIn,
    { id }: RightsRequest,
  ): Promise<PersonExport> {
    return exportPerson(setup, subject, {
      request: id,
      proof: 'signed_in',
      gpc: visitor.gpc,
      ...(visitor.place === undefined ? {} : { place: visitor.place }),
      ...(locale === undefined ? {} : { locale }),
    })
  }

  /** Opens the request and does what it asks for; what comes of it is for the person alone. */
  async ask(asked: SignedIn, body: AskedRequest): Promise<object> {
    const { setup, request, statusToken, logIndex } = await this.#open(asked, body)
    const done = orThrow(await fulfil(setup, request.id, 'signed_in'))
    return {
      request: shownRequest(done.request),
      statusToken,
      logIndex,
      ...(await this.#answer(setup, asked, done)),
    }
  }

  async #answer(
    setup: RightsSetup,
    asked: SignedIn,
    { fulfilment, request }: { readonly fulfilment: Fulfilment; readonly request: RightsRequest },
  ): Promise<object> {
    const { store } = asked
    const { cryptography } = this.#options
    switch (fulfilment.kind) {
      case 'export':
        return { export: fulfilment.export }
      case 'certificate':
        return {
          certificate: fulfilment.jws,
          content: fulfilment.certificate,
          log: await logProof(store, cryptography, fulfilment.certificate.logIndex),
        }
      case 'receipt': {
        const entry = await store.log.find('consent', fulfilment.record.id)
        return {
          record: fulfilment.record,
          receipt: setup.signReceipt(fulfilment.record),
          ...(entry === undefined ? {} : { log: await logProof(store, cryptography, entry.index) }),
        }
      }
      case 'done':
        return {}
      case 'nothing_held':
        return { nothingHeld: true, export: await this.#emptyExport(setup, asked, request) }
    }
  }
}
