/**
 * What a site's server answers to the SDK, as little as the tests need, and what it was asked; the
 * real one is tested with the shop.
 */
import type { CampaignFile } from '@discreet/campaigns'
import type { AccountPurpose, Level, SiteFacts } from '@discreet/policy'
import type { Preferences } from '@discreet/protocol'
import type { BrowserContext } from 'playwright-core'
import type { AccountChoices } from '../src/account.ts'
import type { Receipt } from '../src/types.ts'
import { catalogue, catalogueText, key, pack, signed } from './example-files.ts'
import { dayMilliseconds } from './states.ts'

export interface Asked {
  readonly what: string
  readonly body: unknown
  readonly token: string | undefined
}

/** undefined: the network fails. */
export type Answer = { readonly status?: number; readonly json?: unknown; readonly body?: Buffer }
type Answering = (asked: Asked) => Answer | undefined | Promise<Answer | undefined>

interface Choice {
  readonly level: Level
  readonly purposes: readonly AccountPurpose[]
  readonly contribute: boolean
  readonly restricted?: boolean
  readonly objections?: AccountChoices['objections']
  readonly previous?: { readonly level: number | null }
}

interface Entry {
  readonly field: string
  readonly item: string
  readonly at: string
}

const textual = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

export function factsAt(now: number): SiteFacts {
  return {
    site: 'corner',
    name: 'Corner',
    key,
    audience: 'general',
    pack: {
      id: 'test',
      version: '1.0.0',
      defaultLevel: 0,
      ages: [],
      consentDays: null,
      inactiveDays: null,
      twoStepRaise: false,
      reaskDays: 180,
    },
    accounts: true,
    model: { id: 'm-1', path: '/v1/model/m-1?site=corner', epsilon: 1, delta: 1e-6, releases: 1 },
    catalogue: { path: '/v1/catalogue/c-1?site=corner' },
    crowd: {
      startsAt: now - 10 * dayMilliseconds,
      endsAt: now + 20 * dayMilliseconds,
      periodsPerYear: 4,
      baskets: 3,
      itemsPerBasket: 20,
    },
  }
}

/** As the server signs them, with the key of the example files. */
export function receiptOf(record: Receipt['record']): Receipt {
  const parts = [textual({ alg: 'EdDSA' }), textual(record)].map((one) => one.toString('base64url'))
  const signature = Buffer.from(signed(Buffer.from(parts.join('.')))).toString('base64url')
  return { receipt: `${parts.join('.')}.${signature}`, record }
}

export class StandIn {
  readonly asked: Asked[] = []
  /** Answers of a route instead of the usual one. */
  readonly instead = new Map<string, Answering>()
  facts: SiteFacts = factsAt(Date.now())
  model: Uint8Array = pack
  campaigns: CampaignFile | undefined
  /** What the shop's own backend says of who is signed in. */
  token: string | undefined
  readonly tokens: Set<string> = new Set(['token-1'])
  account: Choice & { readonly chosenAt: string | null } = {
    level: 0,
    purposes: [],
    contribute: false,
    chosenAt: null,
  }
  preferences: Preferences | undefined
  entries: Entry[] = []
  accesses: readonly object[] = []
  #receipts: Receipt[] = []

  /** What was asked of a route. */
  of(what: string): readonly Asked[] {
    return this.asked.filter((one) => one.what === what)
  }

  bodiesOf<T = Record<string, unknown>>(what: string): readonly T[] {
    return this.of(what).map(({ body }) => body as T)
  }

  refuse(what: string, status = 503, code = 'store_unavailable'): void {
    this.instead.set(what, () => ({ status, json: { code } }))
  }

  /** Keeps answers of a route back; returns how to let them go. */
  hold(what: string): () => void {
    let release: () => void = () => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    this.instead.set(what, async (asked) => {
      const answer = this.#usual(asked)
      await released
      return answer
    })
    return () => {
      this.instead.delete(what)
      release()
    }
  }

  async serve(context: BrowserContext): Promise<void> {
    await context.route(
      (url) => url.pathname.startsWith('/v1/'),
      async (route) => {
        const request = route.request()
        const { pathname } = new URL(request.url())
        const bearer = (await request.allHeaders())['authorization']
        const asked: Asked = {
          what: `${request.method()} ${pathname}`,
          body: request.postDataJSON(),
          token: bearer?.replace('Bearer ', ''),
        }
        this.asked.push(asked)
        const answering = this.instead.get(asked.what) ?? ((one: Asked) => this.#usual(one))
        const answer = await answering(asked)
        // The page may be gone meanwhile.
        const done = answer === undefined ? route.abort() : route.fulfill(answer)
        await done.catch(() => undefined)
      },
    )
  }

  #usual(asked: Asked): Answer {
    const { what, token } = asked
    if (token !== undefined && !this.tokens.has(token)) {
      return { status: 401, json: { code: 'token_invalid' } }
    }
    switch (what) {
      case 'GET /v1/site':
        return { json: this.facts }
      case 'GET /v1/campaigns':
        return this.campaigns === undefined ? { status: 404, json: {} } : { json: this.campaigns }
      case 'GET /v1/model/m-1':
        return { body: Buffer.from(this.model) }
      case 'GET /v1/catalogue/c-1':
        return { body: Buffer.from(catalogueText) }
      case 'POST /v1/recommend':
        return { json: this.#recommended(asked) }
      case 'PUT /v1/me/choices':
        return { json: this.#chosen(asked) }
      case 'POST /v1/contributions':
      case 'POST /v1/contributions/withdraw':
      case 'POST /v1/reports':
        return { json: {} }
      default:
        return token === undefined ? { status: 404, json: {} } : this.#ofAccount(asked)
    }
  }

  #ofAccount({ what, body, token }: Asked): Answer {
    switch (what) {
      case 'GET /v1/me/choices':
        return { json: this.#stands() }
      case 'GET /v1/me/receipts':
        return { json: { receipts: this.#receipts } }
      case 'GET /v1/me/profile': {
        const at = new Date(0).toISOString()
        const said = { field: 'account.preferences', at, ...this.preferences }
        return { json: { entries: [...this.entries, ...(this.preferences ? [said] : [])] } }
      }
      case 'PUT /v1/me/preferences':
        this.preferences = body as Preferences
        return { json: { ok: true } }
      case 'GET /v1/me/export':
        return { body: Buffer.from('PK: everything') }
      case 'GET /v1/me/access-log':
        return { json: { accesses: this.accesses } }
      case 'POST /v1/me/requests':
        return this.#erased(token)
      case 'POST /v1/me/forget': {
        const { entries, from, to } = body as {
          entries?: readonly { item: string }[]
          from: number
          to: number
        }
        if (entries === undefined) {
          const before = this.entries.length
          const within = ({ at }: Entry) => Date.parse(at) >= from && Date.parse(at) < to
          this.entries = this.entries.filter((entry) => !within(entry))
          return { json: { forgotten: before - this.entries.length } }
        }
        this.entries = this.entries.filter(
          ({ item }) => !entries.some((gone) => gone.item === item),
        )
        return { json: {} }
      }
      case 'POST /v1/me/events':
      case 'POST /v1/me/campaigns':
        return { json: {} }
      case 'DELETE /v1/me/profile':
        this.entries = []
        this.preferences = undefined
        return { json: {} }
      default:
        return { status: 404, json: {} }
    }
  }

  /** Tokens from before open nothing any more; the shop gives another. */
  #erased(token: string | undefined): Answer {
    this.entries = []
    this.preferences = undefined
    this.account = { level: 0, purposes: [], contribute: false, chosenAt: null }
    this.tokens.delete(token ?? '')
    this.token = 'token-2'
    this.tokens.add('token-2')
    return { json: { certificate: 'a.certificate.b' } }
  }

  #stands(): AccountChoices {
    const { level, purposes, contribute, restricted = false, objections = [] } = this.account
    return {
      level: { chosen: level, inForce: level },
      purposes: (['browsing', 'purchases', 'preferences'] as const).map((purpose) => {
        const on = purposes.includes(purpose)
        return { purpose, on, inForce: on && level === 3 }
      }),
      contribute: { on: contribute, inForce: contribute },
      restricted,
      objections,
      reasons: [{ code: 'chosen' }],
      obligations: [],
      gpcHonoured: false,
      pack: { id: 'test', version: '1.0.0' },
      chosenAt: this.account.chosenAt,
    }
  }

  #chosen({ body, token }: Asked): Receipt {
    const choice = body as Choice
    const before = token === undefined ? choice.previous?.level : this.account.level
    const made = receiptOf({
      id: `record-${this.asked.length}`,
      event: 'choice',
      at: Date.now(),
      levelFrom: before ?? null,
      levelTo: choice.level,
      contribute: choice.contribute,
      notice: { sha256: 'n', locale: 'en' },
    })
    if (token !== undefined) {
      this.account = { ...choice, chosenAt: new Date().toISOString() }
      this.#receipts.push(made)
    }
    return made
  }

  /** The catalogue in its order, less what the account avoids. */
  #recommended({ body, token }: Asked): object {
    const {
      placement,
      limit,
      exclude = [],
    } = body as {
      placement: string
      limit: number
      exclude?: readonly string[]
    }
    const heeds = token !== undefined && this.account.purposes.includes('preferences')
    const hidden = [...exclude, ...(heeds ? (this.preferences?.avoided ?? []) : [])]
    const items = catalogue.flatMap((product) => {
      if (hidden.includes(product.id)) return []
      const reason = { term: 'popular', because: [], text: 'Often bought' }
      return { item: product.id, score: 1, terms: { popular: 1 }, reason, signals: [], product }
    })
    const model = { id: 'm-1', kind: 'pairs', why: '', releases: [], epsilon: 1, delta: 1e-6 }
    return { placement, items: items.slice(0, limit), model, unknown: [] }
  }
}
