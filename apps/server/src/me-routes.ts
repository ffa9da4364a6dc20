/** What a person chose: see it with its reasons, change it, and take the proof along. */
import type { Choice, PeopleSetup, SiteStore, Visitor } from '@discreet/engine'
import {
  bindSignal,
  choose,
  consentAsJsonLd,
  noticeOf,
  recall,
  recordsOf,
  remember,
  standingOf,
  widenedSince,
} from '@discreet/engine'
import { meTokenSeconds, signReceipt } from '@discreet/identity-jwt'
import type { AccountPurpose, Level } from '@discreet/policy'
import { accountPurposes, packFor, textsFor } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { checkpointOf } from './log-routes.ts'
import type { Sites } from './sites.ts'
import type { PeopleOptions, Visitors } from './visitors.ts'

const querystring = Type.Object({
  site: Type.Optional(Type.String({ maxLength: 63 })),
  locale: Type.Optional(Type.String({ maxLength: 35 })),
})

const choiceSchema = Type.Object(
  {
    level: Type.Enum([0, 1, 2, 3]),
    purposes: Type.Optional(Type.Array(Type.Enum([...accountPurposes]), { uniqueItems: true })),
    contribute: Type.Optional(Type.Boolean()),
    restricted: Type.Optional(Type.Boolean()),
    objections: Type.Optional(
      Type.Array(Type.Enum(['profiling', 'offers']), { uniqueItems: true }),
    ),
    confirmed: Type.Optional(Type.Boolean()),
    method: Type.Optional(Type.Enum(['button', 'voice', 'api'])),
  },
  { additionalProperties: false },
)

const tags = ['person']
const name = Type.String({ minLength: 1, maxLength: 200 })
const preferencesSchema = Type.Object(
  {
    liked: Type.Array(name, { maxItems: 200 }),
    avoided: Type.Array(name, { maxItems: 200 }),
  },
  { additionalProperties: false },
)

interface Asked {
  readonly store: SiteStore
  readonly setup: PeopleSetup
  readonly visitor: Visitor
  readonly locale: string | undefined
}

class MeRoutes {
  readonly #sites: Sites
  readonly #visitors: Visitors
  readonly #options: PeopleOptions

  constructor(sites: Sites, visitors: Visitors, options: PeopleOptions) {
    this.#sites = sites
    this.#visitors = visitors
    this.#options = options
  }

  async #asked(request: FastifyRequest): Promise<Asked> {
    const { site, locale } = request.query as { site?: string; locale?: string }
    const store = await this.#sites.named(site)
    return {
      store,
      setup: this.#visitors.setup(store),
      visitor: await this.#visitors.of(request, store),
      locale: locale ?? request.headers['accept-language'],
    }
  }

  async #signedIn(request: FastifyRequest): Promise<Asked & { readonly subject: string }> {
    const asked = await this.#asked(request)
    if (asked.visitor.subject !== undefined) return { ...asked, subject: asked.visitor.subject }
    throw new DiscreetError('token_invalid', 'nobody is signed in', {
      expected: 'Authorization: Bearer with a token of POST /v1/me/token',
    })
  }

  /** What stands, and why, in words. */
  async choices(request: FastifyRequest): Promise<object> {
    const { setup, visitor, locale } = await this.#asked(request)
    const standing = await standingOf(setup, visitor)
    await bindSignal(setup, visitor, standing)
    const { state, decision, pack } = standing
    const texts = textsFor(locale)
    const notice = noticeOf(setup, pack, texts.locale)
    return {
      level: {
        chosen: state.level,
        inForce: decision.level,
        name: texts.levels[decision.level].name,
      },
      levels: notice.label,
      purposes: accountPurposes.map((purpose) => ({
        purpose,
        on: state.purposes.includes(purpose),
        inForce: decision.purposes.includes(purpose),
        gives: texts.purposes[purpose],
      })),
      contribute: {
        on: state.contribute,
        inForce: decision.purposes.includes('contribute'),
        gives: texts.purposes.contribute,
      },
      restricted: state.restricted,
      objections: state.objections,
      reasons: decision.reasons.map((code) => ({ code, text: texts.reasons[code] })),
      obligations: decision.obligations,
      gpcHonoured: visitor.gpc || state.standingGpc,
      askAgain: await widenedSince(setup, standing),
      pack: decision.pack,
      chosenAt: state.chosenAt === null ? null : new Date(state.chosenAt).toISOString(),
    }
  }

  async change(request: FastifyRequest): Promise<object> {
    const { store, setup, visitor, locale } = await this.#asked(request)
    const body = request.body as Partial<Choice> & { level: Level }
    const outcome = await choose(setup, visitor, {
      purposes: body.purposes ?? [],
      contribute: body.contribute ?? false,
      restricted: body.restricted ?? false,
      objections: body.objections ?? [],
      confirmed: body.confirmed ?? false,
      method: body.method ?? 'api',
      level: body.level,
      locale: textsFor(locale).locale,
      expressedBy: visitor.guardianAgreed === true ? 'guardian' : 'subject',
    })
    if (!outcome.ok) throw new DiscreetError(outcome.code, outcome.reason, outcome.details)
    const { cryptography } = this.#options
    const { logIndex, erased, decision, choosing } = outcome
    const checkpoint = await checkpointOf(store, cryptography)
    const proof = await store.log.inclusion(logIndex, Number(checkpoint.split('\n')[1]))
    return {
      level: decision.level,
      purposes: decision.purposes,
      erased,
      record: choosing.record,
      receipt: signReceipt(cryptography, choosing.record),
      log: {
        index: logIndex,
        checkpoint,
        proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
      },
    }
  }

  async receipts(request: FastifyRequest): Promise<object> {
    const { setup, subject } = await this.#signedIn(request)
    const records = await recordsOf(setup, subject)
    const { cryptography } = this.#options
    return {
      receipts: records.map((record) => ({ record, receipt: signReceipt(cryptography, record) })),
    }
  }

  /** ISO/IEC TS 27560 in JSON-LD, one document per record. */
  async records(request: FastifyRequest): Promise<object> {
    const { store, setup, subject } = await this.#signedIn(request)
    const records = await recordsOf(setup, subject)
    return records.map((record) => {
      const pack = this.#options.packs.find(({ id }) => id === record.pack.id)
      return consentAsJsonLd(record, store.site, pack ?? packFor(this.#options.packs, undefined))
    })
  }

  async token(request: FastifyRequest): Promise<object> {
    const { site } = request.query as { site?: string }
    const store = await this.#sites.named(site)
    const { vault, now } = this.#options
    const { jwt } = request.body as { jwt: string }
    const read = await this.#visitors.tokensOf(store).read(jwt, now())
    if (!read.ok) throw new DiscreetError(read.code, read.reason, read.details)
    const { person, ...vouched } = read.value
    const me = { site: store.site.id, subject: vault.subject(store.site.id, person), ...vouched }
    return { token: this.#visitors.meTokens.issue(me, now()), expiresIn: meTokenSeconds }
  }

  async setPreferences(request: FastifyRequest): Promise<object> {
    const { setup, visitor, subject } = await this.#signedIn(request)
    const standing = await standingOf(setup, visitor)
    this.#require(standing.decision.purposes.includes('preferences'), 'preferences')
    await remember(setup, subject, standing, [
      {
        field: 'account.preferences',
        thing: 'all',
        at: this.#options.now(),
        content: request.body as Record<string, unknown>,
        replaces: true,
      },
    ])
    return { ok: true }
  }

  #require(on: boolean, purpose: AccountPurpose): void {
    if (on) return
    throw new DiscreetError('not_permitted', `${purpose} is not switched on`, {
      expected: 'the purpose in PUT /v1/me/choices at level 3',
    })
  }

  /** Everything that is kept in the profile and may be used, as the person may see it. */
  async profile(request: FastifyRequest): Promise<object> {
    const { setup, visitor, subject } = await this.#signedIn(request)
    const { recalled } = await recall(setup, { ...visitor, subject })
    return {
      entries: recalled.map(({ field, at, content }) => ({
        field,
        at: new Date(at).toISOString(),
        ...content,
      })),
    }
  }
}

function accountRoutes(server: FastifyInstance, routes: MeRoutes): void {
  server.get(
    '/v1/me/receipts',
    {
      schema: { tags, summary: 'Every choice of this account, each with its receipt', querystring },
    },
    (request) => routes.receipts(request),
  )
  server.get(
    '/v1/me/records',
    {
      schema: {
        tags,
        summary: 'The same as ISO/IEC TS 27560 consent records in DPV JSON-LD',
        querystring,
      },
    },
    async (request, reply) =>
      reply
        .header('content-type', 'application/ld+json; charset=utf-8')
        .send(JSON.stringify(await routes.records(request))),
  )
  server.get(
    '/v1/me/profile',
    { schema: { tags, summary: 'What the profile holds', querystring } },
    (request) => routes.profile(request),
  )
  server.put(
    '/v1/me/preferences',
    {
      schema: {
        tags,
        summary: 'What the person likes and never wants to see',
        querystring,
        body: preferencesSchema,
      },
    },
    (request) => routes.setPreferences(request),
  )
}

export function meRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: PeopleOptions,
): void {
  const routes = new MeRoutes(sites, visitors, options)
  server.addHook('onSend', (_, reply, payload, done) => {
    void reply.header('cache-control', 'no-store')
    done(null, payload)
  })
  server.get(
    '/v1/me/choices',
    { schema: { tags, summary: 'What was chosen, what holds, and why', querystring } },
    (request) => routes.choices(request),
  )
  server.put(
    '/v1/me/choices',
    {
      schema: {
        tags,
        summary: 'Choose; answers with a signed receipt',
        querystring,
        body: choiceSchema,
      },
    },
    (request) => routes.change(request),
  )
  server.post(
    '/v1/me/token',
    {
      schema: {
        tags,
        summary: "A short-lived token for somebody whom the site's own JWT says is signed in",
        querystring,
        body: Type.Object(
          { jwt: Type.String({ maxLength: 8192 }) },
          { additionalProperties: false },
        ),
      },
    },
    (request) => routes.token(request),
  )
  accountRoutes(server, routes)
}
