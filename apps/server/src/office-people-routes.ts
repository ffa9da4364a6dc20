/** Holds on the data of one person. Lifting one, and an export, take two people: office-approval-routes.ts. */
import { holdFields, rightsPermit } from '@discreet/engine'
import type { FieldId } from '@discreet/policy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, momentOf, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { time } from './times.ts'

/** The site's own id of the person, as in the tokens that it signs. */
const personText = Type.String({ minLength: 1, maxLength: 512 })

/** Every hold has a random id in it, so that nobody finds out whose it is by trying. */
async function holdsOf({ setup }: AtDesk, request: FastifyRequest): Promise<unknown> {
  const { person } = request.body as { person: string }
  const subject = setup.vault.subject(setup.store.site.id, person)
  const permit = rightsPermit(setup, subject, 'staff')
  const { holds } = await setup.store.rights.erasure.everything(permit)
  return holds.length === 0 ? undefined : holds
}

export function officePeopleRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.post(
    '/v1/office/holds',
    {
      config: { state: holdsOf },
      schema: officeSchema(
        'people.act',
        'Keeps fields of one person from being erased; nothing uses them',
        {
          body: body({
            person: personText,
            fields: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 }),
            reason: reasonText,
            until: Type.String({ maxLength: 40 }),
          }),
        },
      ),
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
}
