/** What is done for a person who is looked up: requests, holds, and what takes a second person. */
import type { AskedForPerson } from '@discreet/engine'
import {
  endAccess,
  holdFields,
  proposeAction,
  requestForPerson,
  typesForPerson,
} from '@discreet/engine'
import type { FieldId } from '@discreet/policy'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { body, momentOf, officeSchema } from './office-desk.ts'
import type { PersonDesk } from './office-person-desk.ts'
import { accessText, personReason } from './office-person-desk.ts'
import { orThrow } from './problem.ts'
import { shownRequest } from './shown-request.ts'
import { time } from './times.ts'

/** What says what is wanted where the type does not. */
const wishes = {
  to: Type.Optional(Type.Enum(['profiling', 'offers'])),
  preferences: Type.Optional(Type.Object({})),
  facts: Type.Optional(Type.Object({})),
  forget: Type.Optional(Type.Unknown()),
}

function askedOf(given: Record<string, unknown>): AskedForPerson {
  const { type, reason, text, locale } = given as unknown as AskedForPerson
  const named = Object.keys(wishes).filter((name) => given[name] !== undefined)
  const wish = Object.fromEntries(named.map((name) => [name, given[name]]))
  return {
    type,
    reason,
    ...(text === undefined ? {} : { text }),
    ...(locale === undefined ? {} : { locale }),
    ...(named.length === 0 ? {} : { wish }),
  }
}

function requestRoute(server: FastifyInstance, people: PersonDesk): void {
  const schema = officeSchema('people.act', 'A request for the person, done as far as it can be', {
    body: body({
      access: accessText,
      type: Type.Enum([...typesForPerson]),
      reason: personReason,
      text: Type.Optional(Type.String({ maxLength: 10_000 })),
      locale: Type.Optional(Type.String({ maxLength: 35 })),
      ...wishes,
    }),
  })
  server.post('/v1/office/people/requests', { schema }, async (request, reply) => {
    const { setup, person, actor } = await people.of(request)
    const asked = askedOf(request.body as Record<string, unknown>)
    const done = orThrow(await requestForPerson(setup, person, actor, asked))
    // Whoever is erased is not looked at any more.
    if (asked.type === 'erasure') await endAccess(setup, person)
    return reply.code(201).send({ request: shownRequest(done.request) })
  })
}

function holdRoute(server: FastifyInstance, people: PersonDesk): void {
  const schema = officeSchema('people.act', 'Keeps fields of the person from being erased', {
    body: body({
      access: accessText,
      fields: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 }),
      reason: personReason,
      until: Type.String({ maxLength: 40 }),
    }),
  })
  server.post('/v1/office/people/holds', { schema }, async (request, reply) => {
    const { setup, person } = await people.of(request)
    const { fields, reason, until } = request.body as {
      fields: FieldId[]
      reason: string
      until: string
    }
    const wanted = { fields, reason, until: momentOf(until, '/until') }
    const { hold } = orThrow(await holdFields(setup, person.subject, wanted))
    return reply.code(201).send({ ...hold, until: time(hold.until) })
  })
}

function proposalRoute(server: FastifyInstance, people: PersonDesk): void {
  const schema = officeSchema(
    'people.act',
    'Proposes an export of the person, or that a hold is lifted; somebody else has to sign',
    {
      body: body({
        access: accessText,
        action: Type.Enum(['export_person', 'lift_hold']),
        hold: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
        reason: personReason,
      }),
    },
  )
  server.post('/v1/office/people/proposals', { schema }, async (request, reply) => {
    const { setup, person, member, access } = await people.of(request)
    const { action, hold, reason } = request.body as {
      action: 'export_person' | 'lift_hold'
      hold?: string
      reason: string
    }
    const facts = hold === undefined ? {} : { hold }
    const proposal = { action, facts, reason, subject: person.subject }
    const { approval, logIndex } = orThrow(
      await proposeAction(people.desk.options.store, setup, { member, access }, proposal),
    )
    const { id, state, expiresAt } = approval
    return reply.code(201).send({ id, state, expiresAt: time(expiresAt), logIndex })
  })
}

export function personActRoutes(server: FastifyInstance, people: PersonDesk): void {
  requestRoute(server, people)
  holdRoute(server, people)
  proposalRoute(server, people)
}
