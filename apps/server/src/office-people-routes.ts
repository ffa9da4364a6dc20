/** What the office does with the data of one person: holds, and an export with a reason. */
import { exportForStaff, holdFields, liftHold } from '@discreet/engine'
import type { FieldId } from '@discreet/policy'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { OfficeDesk } from './office-desk.ts'
import { body, idOf, idParam, momentOf, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { time } from './times.ts'

/** The site's own id of the person, as in the tokens that it signs. */
const personText = Type.String({ minLength: 1, maxLength: 512 })

function exportRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.post(
    '/v1/office/people/export',
    {
      schema: officeSchema("A person's export, for the officer; the person can see who had it", {
        body: body({
          person: personText,
          reason: reasonText,
          locale: Type.Optional(Type.String({ maxLength: 35 })),
        }),
      }),
    },
    async (request) => {
      const { store, setup, actor } = await desk.of(request)
      const { person, reason, locale } = request.body as {
        person: string
        reason: string
        locale?: string
      }
      const subject = setup.vault.subject(store.site.id, person)
      const options = { actor, reason, ...(locale === undefined ? {} : { locale }) }
      const {
        request: id,
        logIndex,
        exported,
      } = orThrow(await exportForStaff(setup, subject, options))
      return { request: id, logIndex, export: exported }
    },
  )
}

export function officePeopleRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  exportRoute(server, desk)
  server.post(
    '/v1/office/holds',
    {
      schema: officeSchema('Keeps fields of one person from being erased; nothing uses them', {
        body: body({
          person: personText,
          fields: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 }),
          reason: reasonText,
          until: Type.String({ maxLength: 40 }),
        }),
      }),
    },
    async (request, reply) => {
      const { store, setup } = await desk.of(request)
      const { person, fields, reason, until } = request.body as {
        person: string
        fields: FieldId[]
        reason: string
        until: string
      }
      const subject = setup.vault.subject(store.site.id, person)
      const wanted = { fields, reason, until: momentOf(until, '/until') }
      const { hold } = orThrow(await holdFields(setup, subject, wanted))
      return reply.code(201).send({ ...hold, until: time(hold.until) })
    },
  )
  server.delete(
    '/v1/office/holds/:id',
    { schema: officeSchema('Lifts a hold; an erasure that waited goes on', { params: idParam }) },
    async (request) => {
      const { setup } = await desk.of(request)
      const { resumed } = orThrow(await liftHold(setup, idOf(request)))
      return { lifted: true, resumed }
    },
  )
}
