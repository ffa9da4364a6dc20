/** What a person chose: see it with its reasons, change it, and take the proof along. */
import type { Choice } from '@discreet/engine'
import {
  bindSignal,
  choose,
  consentAsJsonLd,
  noticeOf,
  recordsOf,
  standingOf,
  widenedSince,
} from '@discreet/engine'
import { meTokenSeconds, signReceipt } from '@discreet/identity-jwt'
import type { Level } from '@discreet/policy'
import { accountPurposes, packFor, textsFor } from '@discreet/policy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Asking, askingQuery as querystring } from './asking.ts'
import { logProof } from './log-routes.ts'
import { orThrow } from './problem.ts'
import type { Sites } from './sites.ts'
import { timeOrNull } from './times.ts'
import type { PeopleOptions, Visitors } from './visitors.ts'

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
    previous: Type.Optional(
      Type.Object(
        {
          level: Type.Union([Type.Enum([0, 1, 2]), Type.Null()]),
          contribute: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

const tags = ['person']

class MeRoutes {
  readonly #sites: Sites
  readonly #visitors: Visitors
  readonly #asking: Asking
  readonly #options: PeopleOptions

  constructor(sites: Sites, visitors: Visitors, options: PeopleOptions) {
    this.#sites = sites
    this.#visitors = visitors
    this.#asking = new Asking(sites, visitors)
    this.#options = options
  }

  /** What stands, and why, in words. */
  async choices(request: FastifyRequest): Promise<object> {
    const { setup, visitor, locale } = await this.#asking.anybody(request)
    const standing = await standingOf(setup, visitor)
    await bindSignal(setup, visitor, standing)
    const { state, decision, pack, person } = standing
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
      chosenAt: timeOrNull(state.chosenAt),
      erasesAt: timeOrNull(person?.expiresAt),
      warnedAt: timeOrNull(person?.warnedAt),
    }
  }

  async change(request: FastifyRequest): Promise<object> {
    const { store, setup, visitor, locale } = await this.#asking.anybody(request)
    const body = request.body as Partial<Choice> & { level: Level }
    const choice: Choice = {
      purposes: body.purposes ?? [],
      contribute: body.contribute ?? false,
      ...(body.restricted === undefined ? {} : { restricted: body.restricted }),
      ...(body.objections === undefined ? {} : { objections: body.objections }),
      confirmed: body.confirmed ?? false,
      method: body.method ?? 'api',
      ...(body.previous === undefined ? {} : { previous: body.previous }),
      level: body.level,
      locale: textsFor(locale).locale,
      expressedBy: visitor.guardianAgreed === true ? 'guardian' : 'subject',
    }
    const { logIndex, erased, decision, choosing } = orThrow(await choose(setup, visitor, choice))
    const { cryptography } = this.#options
    return {
      level: decision.level,
      purposes: decision.purposes,
      erased,
      record: choosing.record,
      receipt: signReceipt(cryptography, choosing.record),
      log: await logProof(store, cryptography, logIndex),
    }
  }

  async receipts(request: FastifyRequest): Promise<object> {
    const { setup, subject } = await this.#asking.signedIn(request)
    const records = await recordsOf(setup, subject)
    const { cryptography } = this.#options
    return {
      receipts: records.map((record) => ({ record, receipt: signReceipt(cryptography, record) })),
    }
  }

  /** ISO/IEC TS 27560 in JSON-LD, one document per record. */
  async records(request: FastifyRequest): Promise<object> {
    const { store, setup, subject } = await this.#asking.signedIn(request)
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
    const { person, email, issuedAt, ...vouched } = await this.#visitors.vouched(store, jwt)
    const { id } = store.site
    const me = {
      site: id,
      subject: vault.subject(id, person),
      ...(email === undefined ? {} : { contact: vault.contact(id, email) }),
      ...vouched,
    }
    // The site's clock says whole seconds.
    await this.#visitors.refuseErased(store, me.subject, issuedAt + 999)
    return { token: this.#visitors.meTokens.issue(me, now()), expiresIn: meTokenSeconds }
  }
}

function accountRoutes(server: FastifyInstance, routes: MeRoutes): void {
  server.get(
    '/v1/me/receipts',
    {
      schema: {
        tags,
        'x-discreet-access': 'person',
        summary: 'Every choice of this account, each with its receipt',
        querystring,
      },
    },
    (request) => routes.receipts(request),
  )
  server.get(
    '/v1/me/records',
    {
      schema: {
        tags,
        'x-discreet-access': 'person',
        summary: 'The same as ISO/IEC TS 27560 consent records in DPV JSON-LD',
        querystring,
      },
    },
    async (request, reply) =>
      reply
        .header('content-type', 'application/ld+json; charset=utf-8')
        .send(JSON.stringify(await routes.records(request))),
  )
}

export function meRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: PeopleOptions,
): void {
  const routes = new MeRoutes(sites, visitors, options)
  server.get(
    '/v1/me/choices',
    {
      schema: {
        tags,
        'x-discreet-access': 'anybody',
        summary: 'What was chosen, what holds, and why',
        querystring,
      },
    },
    (request) => routes.choices(request),
  )
  server.put(
    '/v1/me/choices',
    {
      schema: {
        tags,
        'x-discreet-access': 'anybody',
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
        'x-discreet-access': 'site',
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
