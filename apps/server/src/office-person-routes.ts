/**
 * One person, looked up by an identifier and seen for a quarter of an hour. Nothing here lists people, and
 * no address, answer or line of the log says whose it was.
 */
import type { PersonIdentifier, SeenPerson } from '@discreet/engine'
import { endAccess, identifierKinds, lookUpPerson, personSeen } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { OfficeDesk } from './office-desk.ts'
import { body, officeSchema } from './office-desk.ts'
import { personActRoutes } from './office-person-act-routes.ts'
import { accessText, PersonDesk, personReason, textOfAccess } from './office-person-desk.ts'
import { shownRequest } from './office-request-routes.ts'
import { time } from './times.ts'

interface Asked {
  readonly by: PersonIdentifier['by']
  readonly value: string
  readonly reason: string
  readonly request?: string
}

function lookUpRoute(server: FastifyInstance, people: PersonDesk): void {
  const schema = officeSchema(
    'people.open',
    'Looks one person up and opens them for 15 minutes; they can read who did and why',
    {
      body: body({
        by: Type.Enum([...identifierKinds]),
        value: Type.String({ minLength: 1, maxLength: 512, pattern: '\\S' }),
        reason: personReason,
        request: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      }),
    },
  )
  server.post('/v1/office/people/access', { schema }, async (request) => {
    const { store, setup, member, session } = await people.desk.of(request)
    await people.requireFew(setup, member.id, request)
    const { by, value, reason, request: about } = request.body as Asked
    if (about !== undefined && (await store.rights.requests.find(about)) === undefined) {
      throw new DiscreetError('request_unknown', 'there is no such request', { field: '/request' })
    }
    const found = await lookUpPerson(
      setup,
      { member, session: session?.sha256 ?? null },
      { identifier: { by, value: value.trim() }, reason, request: about ?? null },
    )
    if (found === undefined) return { found: false, access: null, until: null }
    return { found: true, access: textOfAccess(found.sealed), until: time(found.until) }
  })
}

function shown(seen: SeenPerson, now: number): object {
  return {
    ...seen,
    accesses: seen.accesses.map((one) => ({ ...one, at: time(one.at) })),
    holds: seen.holds.map((one) => ({ ...one, until: time(one.until) })),
    requests: seen.requests.map((one) => shownRequest(one, now)),
    records: seen.records.map(({ id, at, event, levelTo, purposes, contribute }) => ({
      id,
      at: time(at),
      event,
      levelTo,
      purposes,
      contribute,
    })),
  }
}

export function officePersonRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  const people = new PersonDesk(desk)
  lookUpRoute(server, people)
  server.post(
    '/v1/office/people/view',
    {
      schema: officeSchema(
        'people.open',
        'What a person sees of themselves, as long as it is open',
        {
          query: { locale: Type.Optional(Type.String({ maxLength: 35 })) },
          body: body({ access: accessText }),
        },
      ),
    },
    async (request) => {
      const { setup, person } = await people.of(request)
      const { locale } = request.query as { locale?: string }
      const seen = await personSeen(setup, person.subject, locale)
      if (seen !== undefined) return { until: time(person.until), ...shown(seen, setup.now()) }
      throw new DiscreetError('permit_invalid', 'nothing is kept of this person any more')
    },
  )
  server.post(
    '/v1/office/people/end',
    {
      schema: officeSchema('people.open', 'Ends the access to a person at once', {
        body: body({ access: accessText }),
      }),
    },
    async (request) => {
      const { setup, person } = await people.of(request)
      await endAccess(setup, person)
      return { ended: true }
    },
  )
  personActRoutes(server, people)
}
