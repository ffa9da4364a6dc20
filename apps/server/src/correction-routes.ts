/**
 * Putting right what is held about somebody, and taking things out of it: at once, and answered with
 * a signed statement of what was changed and its place in the log.
 */
import type { Change, Changed, Facts, Forgotten, Gone } from '@discreet/engine'
import {
  ageBands,
  forget,
  forgetEverything,
  forgetRange,
  rectified,
  removed,
  setFacts,
  setPreferences,
} from '@discreet/engine'
import type { FieldId } from '@discreet/policy'
import type { Fields } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { SignedIn } from './asking.ts'
import { Asking, askingQuery as querystring } from './asking.ts'
import { logProof } from './log-routes.ts'
import { orThrow } from './problem.ts'
import type { RightsOptions } from './rights-options.ts'
import { rightsSetup } from './rights-options.ts'
import type { Sites } from './sites.ts'
import type { Visitors } from './visitors.ts'

const tags = ['person']

interface Forgetting {
  readonly entries?: readonly Forgotten[]
  /** Epoch milliseconds; `to` is exclusive. */
  readonly from?: number
  readonly to?: number
}

function bothOf(a: Gone, b: Gone): Gone {
  const sums: Partial<Record<FieldId, number>> = { ...a }
  for (const [field, count] of Object.entries(b) as [FieldId, number][]) {
    sums[field] = (sums[field] ?? 0) + count
  }
  return sums
}

class CorrectionRoutes {
  readonly #asking: Asking
  readonly #options: RightsOptions

  constructor(sites: Sites, visitors: Visitors, options: RightsOptions) {
    this.#asking = new Asking(sites, visitors)
    this.#options = options
  }

  async setPreferences(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.signedIn(request)
    return this.#rectified(asked, () => setPreferences(asked.setup, asked.visitor, request.body))
  }

  async setFacts(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.signedIn(request)
    return this.#rectified(asked, () => setFacts(asked.setup, asked.visitor, request.body as Facts))
  }

  /** What was changed, and the proof of it where anything was. */
  async #rectified(
    { store, visitor }: SignedIn,
    change: () => Promise<Changed>,
  ): Promise<Fields & { readonly changes: readonly Change[] }> {
    const setup = rightsSetup(this.#options, store)
    const { changes, proof } = orThrow(await rectified(setup, visitor, change))
    if (proof === undefined) return { ok: true, changes }
    return {
      ok: true,
      changes,
      request: proof.request.id,
      statement: proof.statement,
      receipt: proof.receipt,
      log: await logProof(store, this.#options.cryptography, proof.logIndex),
    }
  }

  /** Single entries, or everything of a stretch of time. */
  async forget(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.signedIn(request)
    const { setup, subject } = asked
    const { entries, from, to } = request.body as Forgetting
    if ((from === undefined) !== (to === undefined)) {
      throw new DiscreetError('field_invalid', 'a stretch of time has two ends', {
        field: from === undefined ? '/from' : '/to',
        expected: 'from and to, in epoch milliseconds',
      })
    }
    const change = async (): Promise<Changed> => {
      const single = entries === undefined ? {} : await forget(setup, subject, entries)
      const range =
        from === undefined || to === undefined
          ? {}
          : await forgetRange(setup, subject, { from, to })
      return { ok: true, changes: removed(bothOf(single, range)) }
    }
    const answer = await this.#rectified(asked, change)
    return { forgotten: answer.changes.reduce((sum, { count }) => sum + count, 0), ...answer }
  }

  async empty(request: FastifyRequest): Promise<object> {
    const asked = await this.#asking.signedIn(request)
    let erased: Gone = {}
    const answer = await this.#rectified(asked, async () => {
      erased = await forgetEverything(asked.setup, asked.subject)
      return { ok: true, changes: removed(erased) }
    })
    return { erased, ...answer }
  }
}

const name = Type.String({ minLength: 1, maxLength: 512 })
const names = Type.Array(name)
const preferencesSchema = Type.Object(
  {
    liked: names,
    avoided: names,
    less: Type.Optional(names),
    owned: Type.Optional(names),
    without: Type.Optional(names),
  },
  { additionalProperties: false },
)

const milliseconds = Type.Integer({ description: 'Epoch milliseconds' })

const factsSchema = Type.Object(
  {
    ageBand: Type.Optional(Type.Union([Type.Enum([...ageBands]), Type.Null()])),
    offersAddress: Type.Optional(Type.Union([Type.String({ maxLength: 254 }), Type.Null()])),
  },
  { additionalProperties: false, minProperties: 1 },
)

const forgetSchema = Type.Object(
  {
    entries: Type.Optional(
      Type.Array(
        Type.Object(
          { item: name, at: Type.Optional(milliseconds) },
          { additionalProperties: false },
        ),
        { maxItems: 1000 },
      ),
    ),
    from: Type.Optional(milliseconds),
    to: Type.Optional(milliseconds),
  },
  { additionalProperties: false },
)

export function correctionRoutes(
  server: FastifyInstance,
  sites: Sites,
  visitors: Visitors,
  options: RightsOptions,
): void {
  const routes = new CorrectionRoutes(sites, visitors, options)
  const schema = (summary: string): object => ({
    tags,
    'x-discreet-access': 'person',
    summary,
    querystring,
  })
  server.delete(
    '/v1/me/profile',
    { schema: schema('Everything of the profile goes; the level stays') },
    (request) => routes.empty(request),
  )
  server.put(
    '/v1/me/preferences',
    {
      schema: {
        ...schema('What the person likes, has, wants less of, and never wants to see'),
        body: preferencesSchema,
      },
    },
    (request) => routes.setPreferences(request),
  )
  server.post(
    '/v1/me/forget',
    {
      schema: {
        ...schema('Takes single entries, or those of a stretch of time, out of the profile'),
        body: forgetSchema,
      },
    },
    (request) => routes.forget(request),
  )
  server.put(
    '/v1/me/facts',
    {
      schema: {
        ...schema('Age group and address for offers, as far as switched on; null takes them out'),
        body: factsSchema,
      },
    },
    (request) => routes.setFacts(request),
  )
}
