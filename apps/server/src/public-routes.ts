/** What anyone may see: the releases, the ledger, and how the server is. */
import type { Charge, Release, Store } from '@discreet/engine'
import { chargeText } from '@discreet/engine'
import { formatRational } from '@discreet/privacy'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { spentBy } from './campaign-charges.ts'
import type { Metrics } from './metrics.ts'
import type { Sites } from './sites.ts'

const siteQuery = Type.Object({ site: Type.Optional(Type.String({ maxLength: 63 })) })

export interface PublicOptions {
  readonly sites: Sites
  readonly store: Store
  readonly metrics: Metrics
}

export function shownCharge({ rho, epsilon, ...charge }: Charge): object {
  return {
    ...charge,
    rho: formatRational(rho),
    ...(epsilon === undefined ? {} : { epsilon: formatRational(epsilon) }),
    at: new Date(charge.at).toISOString(),
  }
}

export function shownRelease({ rho, ...release }: Release): object {
  return { ...release, rho: formatRational(rho), at: new Date(release.at).toISOString() }
}

export function publicRoutes(
  server: FastifyInstance,
  { sites, store, metrics }: PublicOptions,
): void {
  server.get(
    '/v1/releases',
    {
      schema: {
        tags: ['privacy'],
        'x-discreet-access': 'public',
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
        'x-discreet-access': 'public',
        summary: 'The ledger, and whether its chain holds',
        querystring: siteQuery,
      },
    },
    async (request) => {
      const site = await sites.named((request.query as { site?: string }).site)
      const { charges, verification } = await site.verifiedLedger()
      const { delta } = site.site.settings
      // Of a chain that does not hold no sum means anything.
      const spent = verification.ok ? spentBy(charges, delta) : null
      const shown = charges.map((charge) => ({
        ...shownCharge(charge),
        /** What its hash is of. */
        text: chargeText(site.site.id, charge),
      }))
      return { verification, spent, charges: shown }
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
