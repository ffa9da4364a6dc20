/** The law packs in force: each whole, with its place in the log, and which one holds where. */
import type { LawPack } from '@discreet/policy'
import { packFor } from '@discreet/policy'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { officeSchema } from './office-desk.ts'

async function shownPack({ store, setup }: AtDesk, pack: LawPack): Promise<object> {
  const digest = setup.cryptography.sha256(JSON.stringify(pack))
  const entry = await store.log.find('pack', `${pack.id}@${pack.version}`)
  const logged = entry === undefined ? null : { index: entry.index, same: entry.digest === digest }
  return { ...pack, digest, logged }
}

export function officePrivacyPackRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/packs',
    {
      schema: officeSchema('privacy.read', 'Law packs in force, and which one holds in a place', {
        query: {
          place: Type.Optional(Type.String({ pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$' })),
        },
      }),
    },
    async (request) => {
      const at = await desk.of(request)
      const { packs, store } = at.setup
      const { place: here } = store.site.settings
      const { place } = request.query as { place?: string }
      return {
        packs: await Promise.all(packs.map((pack) => shownPack(at, pack))),
        site: { place: here ?? null, pack: packFor(packs, here).id },
        asked: place === undefined ? null : { place, pack: packFor(packs, place).id },
      }
    },
  )
}
