/** Training: what each role asks for, what a module says, and its questions without their answers. */
import type { TrainingEvidence } from '@discreet/engine'
import { takeQuiz, trainingEvidence } from '@discreet/engine'
import { textsFor } from '@discreet/policy'
import type { ModuleId, TrainingPass } from '@discreet/staff'
import {
  moduleIds,
  moduleMinutes,
  moduleText,
  moduleVersions,
  passHolds,
  passMilliseconds,
  trainingOf,
} from '@discreet/staff'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { csvOf } from './csv.ts'
import type { OfficeDesk } from './office-desk.ts'
import { body, officeSchema, staffSchema } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { time, timeOrNull } from './times.ts'

const moduleParam = Type.Object({ module: Type.Enum([...moduleIds]) })
const locale = Type.Optional(Type.String({ maxLength: 35 }))

/** `passes`: newest first. */
function shownModule(module: ModuleId, passes: readonly TrainingPass[], now: number): object {
  const last = passes.find((pass) => pass.module === module)
  return {
    module,
    version: moduleVersions[module],
    holds: last !== undefined && passHolds(last, now),
    passedAt: timeOrNull(last?.at),
    passedVersion: last?.version ?? null,
    holdsUntil: last === undefined ? null : time(last.at + passMilliseconds),
  }
}

function standingRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/staff/training',
    {
      schema: staffSchema('self', 'Every module, which are passed, and which role asks for which'),
    },
    async (request) => {
      const { store, member, access, setup } = await desk.of(request)
      const passes = await store.staff.passes(member.id)
      return {
        modules: moduleIds.map((module) => shownModule(module, passes, setup.now())),
        roles: member.roles.map((role) => ({
          role,
          needs: trainingOf[role],
          awake: access.roles.includes(role),
        })),
      }
    },
  )
}

function moduleRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/staff/training/:module',
    {
      schema: staffSchema('self', 'What a module says, and its questions', {
        params: moduleParam,
        query: { locale },
      }),
    },
    async (request) => {
      await desk.of(request)
      const { module } = request.params as { module: ModuleId }
      const { locale: wanted = 'en' } = request.query as { locale?: string }
      const { locale: spoken } = textsFor(wanted)
      return {
        module,
        version: moduleVersions[module],
        minutes: moduleMinutes,
        locale: spoken,
        ...moduleText(module, spoken),
      }
    },
  )
  server.post(
    '/v1/staff/training/:module',
    {
      schema: staffSchema('self', 'Answers: of each question the place of the chosen one, from 0', {
        params: moduleParam,
        body: body({
          answers: Type.Array(Type.Integer({ minimum: 0, maximum: 20 }), { maxItems: 50 }),
        }),
      }),
    },
    async (request) => {
      const { setup, member } = await desk.of(request)
      const { module } = request.params as { module: ModuleId }
      const { answers } = request.body as { answers: readonly number[] }
      const { right, of, pass, holdsUntil, logIndex } = orThrow(
        await takeQuiz(setup, member, module, answers),
      )
      return { right, of, passed: pass !== null, holdsUntil: timeOrNull(holdsUntil), logIndex }
    },
  )
}

const evidenceColumns = [
  'member',
  'name',
  'module',
  'passedAt',
  'version',
  'right',
  'of',
  'holdsUntil',
  'holds',
] as const

function evidenceRow({
  member,
  name,
  module,
  pass,
  holdsUntil,
  holds,
}: TrainingEvidence): Record<(typeof evidenceColumns)[number], string | number | boolean | null> {
  return {
    member,
    name,
    module,
    passedAt: timeOrNull(pass?.at),
    version: pass?.version ?? null,
    right: pass?.right ?? null,
    of: pass?.of ?? null,
    holdsUntil: timeOrNull(holdsUntil),
    holds,
  }
}

export function staffTrainingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  standingRoute(server, desk)
  moduleRoutes(server, desk)
  server.get(
    '/v1/office/staff/training',
    {
      schema: officeSchema('staff.read', 'Who passed which module and when, as evidence', {
        query: { format: Type.Optional(Type.Enum(['json', 'csv'])) },
      }),
    },
    async (request, reply): Promise<object | FastifyReply> => {
      const { setup } = await desk.of(request)
      const { format = 'json' } = request.query as { format?: 'json' | 'csv' }
      const rows = (await trainingEvidence(setup)).map(evidenceRow)
      if (format === 'json') return { evidence: rows }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="training.csv"')
        .send(csvOf(evidenceColumns, rows))
    },
  )
}
