/** Breaches of personal data: their clock, their course, whom they are about, and what is sent. */
import type { IncidentTold } from '@discreet/engine'
import {
  beginIncident,
  countIncident,
  fileIncidentPhase,
  findIncident,
  incidentClock,
  incidentLog,
  lettersOf,
  tellAffected,
} from '@discreet/engine'
import type { Incident, IncidentFacts, IncidentPhase } from '@discreet/rights'
import { incidentPhases, nextPhases } from '@discreet/rights'
import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { OfficeDesk } from './office-desk.ts'
import { body, idOf, idParam, momentOf, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { time } from './times.ts'
import { answerWork } from './work-stream.ts'

const fieldList = Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 })
const moment = Type.String({ maxLength: 40 })

const factsSchema = body({
  nature: reasonText,
  categories: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
    minItems: 1,
    maxItems: 40,
  }),
  consequences: reasonText,
  measures: reasonText,
  scope: Type.Union([
    body({ of: Type.Literal('site'), fields: fieldList }),
    body({
      of: Type.Literal('accesses'),
      actor: Type.String({ minLength: 1, maxLength: 200 }),
      from: moment,
      to: moment,
    }),
  ]),
  highRisk: Type.Boolean(),
  unreadable: Type.Boolean(),
})

type SaidScope =
  | Extract<IncidentFacts['scope'], { of: 'site' }>
  | { readonly of: 'accesses'; readonly actor: string; readonly from: string; readonly to: string }

interface SaidFacts extends Omit<IncidentFacts, 'scope'> {
  readonly scope: SaidScope
}

function factsOf({ scope, ...facts }: SaidFacts): IncidentFacts {
  if (scope.of === 'site') return { ...facts, scope }
  const [from, to] = [scope.from, scope.to].map((one, k) =>
    momentOf(one, `/facts/scope/${k === 0 ? 'from' : 'to'}`),
  ) as [number, number]
  return { ...facts, scope: { ...scope, from, to } }
}

function shownScope(scope: IncidentFacts['scope']): object {
  return scope.of === 'site' ? scope : { ...scope, from: time(scope.from), to: time(scope.to) }
}

function shownIncident(incident: Incident, now: number): object {
  return {
    ...incident,
    detectedAt: time(incident.detectedAt),
    authorityBy: time(incident.authorityBy),
    facts: { ...incident.facts, scope: shownScope(incident.facts.scope) },
    phases: incident.phases.map((one) => ({ ...one, at: time(one.at) })),
    clock: incidentClock(incident, now),
    next: nextPhases(incident),
  }
}

/** What a step is to, for the hashes of before and after; of a new one every one. */
const config: FastifyContextConfig = {
  state: async ({ store }, { params }) => {
    const incidents = await store.rights.registers.incidents()
    const { id } = (params ?? {}) as { id?: string }
    return id === undefined ? incidents : incidents.find((one) => one.id === id)
  },
}

function openingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/incidents',
    { schema: officeSchema('incidents.read', 'Every incident, newest first, with its clock') },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const incidents = await store.rights.registers.incidents()
      return { incidents: incidents.map((one) => shownIncident(one, setup.now())) }
    },
  )
  server.post(
    '/v1/office/incidents',
    {
      config,
      schema: officeSchema(
        'incidents.write',
        'Begins an incident, and with it the clock of the authority',
        {
          body: body({
            drill: Type.Boolean(),
            detectedAt: Type.Optional(moment),
            facts: factsSchema,
          }),
        },
      ),
    },
    async (request, reply) => {
      const { setup } = await desk.of(request)
      const { drill, detectedAt, facts } = request.body as {
        drill: boolean
        detectedAt?: string
        facts: SaidFacts
      }
      const detected = detectedAt === undefined ? undefined : momentOf(detectedAt, '/detectedAt')
      const { incident, logIndex } = orThrow(
        await beginIncident(setup, { drill, facts: factsOf(facts) }, detected),
      )
      return reply.code(201).send({ ...shownIncident(incident, setup.now()), logIndex })
    },
  )
  server.get(
    '/v1/office/incidents/:id',
    {
      schema: officeSchema('incidents.read', 'One incident, and where it is in the log', {
        params: idParam,
      }),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const { incident } = orThrow(await findIncident(setup, idOf(request)))
      return { ...shownIncident(incident, setup.now()), log: await incidentLog(store, incident) }
    },
  )
}

function courseRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.post(
    '/v1/office/incidents/:id/phases',
    {
      config,
      schema: officeSchema('incidents.write', 'How far it is', {
        params: idParam,
        body: body({
          phase: Type.Enum([...incidentPhases]),
          note: reasonText,
          delay: Type.Optional(reasonText),
          facts: Type.Optional(factsSchema),
        }),
      }),
    },
    async (request) => {
      const { setup } = await desk.of(request)
      const { phase, note, delay, facts } = request.body as {
        phase: IncidentPhase
        note: string
        delay?: string
        facts?: SaidFacts
      }
      const filing = {
        note,
        ...(delay === undefined ? {} : { delay }),
        ...(facts === undefined ? {} : { facts: factsOf(facts) }),
      }
      const { incident, logIndex } = orThrow(
        await fileIncidentPhase(setup, idOf(request), phase, filing),
      )
      return { ...shownIncident(incident, setup.now()), logIndex }
    },
  )
  server.post(
    '/v1/office/incidents/:id/affected',
    {
      config,
      schema: officeSchema('incidents.write', 'Counts whom it is about', { params: idParam }),
    },
    async (request) => {
      const { setup } = await desk.of(request)
      const { incident, logIndex } = orThrow(await countIncident(setup, idOf(request)))
      return { ...shownIncident(incident, setup.now()), logIndex }
    },
  )
}

function tellingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/incidents/:id/letters',
    {
      schema: officeSchema(
        'incidents.read',
        'What to send to the authority and to the people, filled in',
        {
          params: idParam,
          query: { locale: Type.Optional(Type.String({ maxLength: 35 })) },
        },
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const { locale = 'en' } = request.query as { locale?: string }
      const { incident } = orThrow(await findIncident(setup, idOf(request)))
      return lettersOf(store, incident, locale)
    },
  )
  server.post(
    '/v1/office/incidents/:id/tell',
    {
      config,
      schema: officeSchema(
        'incidents.write',
        'A mail to everybody affected whose address is kept; once each',
        {
          params: idParam,
        },
      ),
    },
    async (request, reply): Promise<object> => {
      const { setup } = await desk.of(request)
      return answerWork(request, reply, async (progress) => {
        const { told } = orThrow(await tellAffected(setup, idOf(request), progress))
        return told satisfies IncidentTold
      })
    },
  )
}

export function officeIncidentRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  openingRoutes(server, desk)
  courseRoutes(server, desk)
  tellingRoutes(server, desk)
}
