/** Trying an event out: which rule decides, what would be kept, and why the rest is not. */
import { decisionToContribute } from '@discreet/engine'
import { textsFor } from '@discreet/policy'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { explainPasted } from './event-explained.ts'
import type { OfficeDesk } from './office-desk.ts'
import { body, officeSchema } from './office-desk.ts'

export function developerDebugRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.post(
    '/v1/office/debug',
    {
      bodyLimit: 200_000,
      schema: officeSchema(
        'developers.read',
        'What the gate would make of an event; nothing of it is stored, counted or logged',
        {
          query: { locale: Type.Optional(Type.String({ maxLength: 35 })) },
          body: body({ event: Type.Unknown() }),
        },
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const { event } = request.body as { event: unknown }
      const { locale } = request.query as { locale?: string }
      const { byId } = await desk.sites.catalogue(store)
      const { reasons, pack } = decisionToContribute(setup, { gpc: false })
      const texts = textsFor(locale)
      const { contributeCategories, contributionEvents } = store.site.settings
      return {
        events: explainPasted(event, { setup, store, items: byId }, request),
        rules: {
          contributeCategories,
          contributionEvents,
          pack,
          reasons: reasons.map((code) => ({ code, text: texts.reasons[code] })),
        },
      }
    },
  )
}
