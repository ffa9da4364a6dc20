/** What anyone may see: the model, the releases, the ledger, and how the server is. */

import type { Charge, Release, Store } from '@discreet/engine'
import { formatRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Metrics } from './metrics.ts'
import type { Sites } from './sites.ts'

const siteQuery = Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) })

export interface PublicOptions {
  readonly sites: Sites
  readonly store: Store
  readonly metrics: Metrics
  readonly publicKey: Uint8Array
}

export function shownCharge({ rho, ...charge }: Charge): object {
  return { ...charge, rho: formatRational(rho), at: new Date(charge.at).toISOString() }
}

export function shownRelease({ rho, ...release }: Release): object {
  return { ...release, rho: formatRational(rho), at: new Date(release.at).toISOString() }
}

function modelRoutes(server: FastifyInstance, { sites, publicKey }: PublicOptions): void {
  const send = (
    reply: FastifyReply,
    id: string,
    pack: Uint8Array,
    immutable: boolean,
  ): FastifyReply =>
    reply
      .header('content-type', 'application/vnd.discreet.model')
      .header('etag', `"${id}"`)
      .header(
        'cache-control',
        immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      )
      .header('discreet-public-key', Buffer.from(publicKey).toString('base64'))
      .send(Buffer.from(pack.buffer, pack.byteOffset, pack.byteLength))
  const schema = {
    tags: ['model'],
    summary: 'The signed model pack, the same for everybody',
    querystring: siteQuery,
  }
  server.get('/v1/model', { schema }, async (request, reply) => {
    const { site } = request.query as { site?: string }
    const { stored } = await sites.recommender(await sites.named(site))
    if (request.headers['if-none-match'] === `"${stored.id}"`) return reply.code(304).send()
    void reply.header('content-location', `/v1/model/${stored.id}`)
    return send(reply, stored.id, stored.pack, false)
  })
  const params = Type.Object({ id: Type.String({ maxLength: 64 }) })
  server.get('/v1/model/:id', { schema: { ...schema, params } }, async (request, reply) => {
    const { site } = request.query as { site?: string }
    const { id } = request.params as { id: string }
    const { stored } = await sites.recommender(await sites.named(site))
    if (stored.id !== id) throw new DiscreetError('model_missing', 'this model is no longer served')
    return send(reply, id, stored.pack, true)
  })
}

export function publicRoutes(server: FastifyInstance, options: PublicOptions): void {
  const { sites, store, metrics } = options
  modelRoutes(server, options)
  server.get(
    '/v1/releases',
    {
      schema: {
        tags: ['privacy'],
        summary: 'Every release, with its card',
        querystring: siteQuery,
      },
    },
    async (request) => {
      const site = await sites.named((request.query as { site?: string }).site)
      return { releases: (await site.releases()).map(shownRelease) }
    },
  )
  server.get(
    '/v1/ledger',
    {
      schema: {
        tags: ['privacy'],
        summary: 'The ledger, and whether its chain holds',
        querystring: siteQuery,
      },
    },
    async (request) => {
      const site = await sites.named((request.query as { site?: string }).site)
      const { charges, verification } = await site.verifiedLedger()
      return { verification, charges: charges.map(shownCharge) }
    },
  )
  const hide = { schema: { hide: true } }
  server.get('/healthz', hide, () => ({ ok: true }))
  server.get('/readyz', hide, async () => {
    await store.ping()
    return { ok: true }
  })
  server.get('/metrics', hide, async (_, reply) =>
    reply
      .header('content-type', metrics.registry.contentType)
      .send(await metrics.registry.metrics()),
  )
}
