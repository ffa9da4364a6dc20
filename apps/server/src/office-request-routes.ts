/** What people have asked for, as the office sees it and moves it on. */
import type { OfficeMove, Outgoing, RightsSetup } from '@discreet/engine'
import {
  closedStates,
  isOverdue,
  moveFromOffice,
  openStates,
  personOfRequest,
  possibleMoves,
  requestQueue,
} from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type {
  Clocks,
  DenialReason,
  RequestEvent,
  RequestState,
  RequestType,
  RightsRequest,
} from '@discreet/rights'
import { channels, clockState, denialReasons, requestStates, requestTypes } from '@discreet/rights'
import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { OfficeDesk } from './office-desk.ts'
import { body, idOf, idParam, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { shownChange } from './shown-request.ts'
import { time, timeOrNull } from './times.ts'

function shownClocks(request: RightsRequest, now: number): object {
  const clocks: Clocks = request.clocks
  const closed = request.closedAt !== null
  const { state, daysLeft } = clockState(request, request.closedAt ?? now)
  const late = isOverdue(request, now)
  return {
    acknowledgeBy: timeOrNull(clocks.acknowledgeBy),
    answerBy: time(clocks.answerBy),
    aimBy: time(clocks.aimBy),
    extended: shownChange(clocks.extended),
    paused: shownChange(clocks.paused),
    state: closed ? (late ? 'answered_late' : 'answered') : late ? 'overdue' : state,
    daysLeft,
  }
}

/** As the office sees it, with its clocks. */
export function shownRequest(request: RightsRequest, now: number): object {
  return {
    ...request,
    receivedAt: time(request.receivedAt),
    acknowledgedAt: timeOrNull(request.acknowledgedAt),
    verifiedAt: timeOrNull(request.verifiedAt),
    closedAt: timeOrNull(request.closedAt),
    changedAt: time(request.changedAt),
    identityUntil: time(request.identityUntil),
    stores: request.stores.map((one) => ({ ...one, at: timeOrNull(one.at) })),
    clocks: shownClocks(request, now),
  }
}

function shownEvent({ at, by, from, to, act, logIndex }: RequestEvent & { logIndex: number }) {
  return { at: time(at), by, from, to, act, logIndex }
}

/** Whom the request was passed on to (GDPR 19); never what was in it. */
function shownOutgoing({ recipient, kind, state, tries, nextAt, trouble }: Outgoing): object {
  return { recipient, kind, state, tries, nextAt: time(nextAt), trouble }
}

async function found({ store }: RightsSetup, id: string): Promise<RightsRequest> {
  const request = await store.rights.requests.find(id)
  if (request !== undefined) return request
  throw new DiscreetError('request_unknown', 'there is no such request')
}

async function fullRequest(setup: RightsSetup, id: string): Promise<object> {
  const request = await found(setup, id)
  const { requests, outbox } = setup.store.rights
  return {
    ...shownRequest(request, setup.now()),
    moves: possibleMoves(setup, request),
    history: (await requests.events(id)).map(shownEvent),
    recipients: (await outbox.ofRequest(id)).map(shownOutgoing),
  }
}

interface QueueQuery {
  readonly state?: string
  readonly type?: RequestType
  readonly channel?: RightsRequest['channel']
  readonly overdue?: 'true' | 'false'
  readonly limit?: string
}

const mostShown = 1000

function statesOf(state = 'open'): readonly RequestState[] {
  if (state === 'open') return openStates
  if (state === 'closed') return closedStates
  return [state as RequestState]
}

function queueRoute(server: FastifyInstance, desk: OfficeDesk): void {
  const query = {
    state: Type.Optional(Type.Enum(['open', 'closed', ...requestStates])),
    type: Type.Optional(Type.Enum([...requestTypes])),
    channel: Type.Optional(Type.Enum([...channels])),
    overdue: Type.Optional(Type.Enum(['true', 'false'])),
    limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,3}$' })),
  }
  server.get(
    '/v1/office/requests',
    { schema: officeSchema('requests.read', 'The queue: what is due first, first', { query }) },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const { state, type, channel, overdue, limit } = request.query as QueueQuery
      const now = setup.now()
      const requests = await requestQueue(
        store,
        {
          states: statesOf(state),
          limit: Math.min(Number(limit ?? 100), mostShown),
          ...(type === undefined ? {} : { type }),
          ...(channel === undefined ? {} : { channel }),
        },
        (one) => overdue !== 'true' || isOverdue(one, now),
      )
      return { requests: requests.map((one) => shownRequest(one, now)) }
    },
  )
}

function readRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/requests/:id',
    {
      schema: officeSchema(
        'requests.read',
        'One request: clocks, history with log indexes, recipients',
        {
          params: idParam,
        },
      ),
    },
    async (request) => fullRequest((await desk.of(request)).setup, idOf(request)),
  )
  server.post(
    '/v1/office/requests/:id/person',
    {
      schema: officeSchema('people.open', 'Opens what somebody wrote; the person can see who did', {
        params: idParam,
        body: body({ reason: reasonText }),
      }),
    },
    async (request) => {
      const { setup, actor } = await desk.of(request)
      const { reason } = request.body as { reason: string }
      const { id, closedAt } = await found(setup, idOf(request))
      await desk.noteReading(setup, id, actor, reason)
      const person = await personOfRequest(setup, id)
      if (person !== undefined) return person
      throw new DiscreetError('request_unknown', 'whose request it was is not known any more', {
        expected: closedAt === null ? 'a request with an identity' : 'a request not closed so long',
      })
    },
  )
}

interface MoveBody {
  readonly reason?: string
  readonly explanation?: string
  readonly text?: string
  readonly elsewhere?: boolean
}

function actOf(name: string, said: MoveBody): OfficeMove {
  const { reason = '', explanation = '', text = '', elsewhere = false } = said
  switch (name) {
    case 'extend':
    case 'pause':
      return { move: name, reason }
    case 'deny':
      return { move: 'deny', reason: reason as DenialReason, explanation }
    case 'answer':
      return { move: 'answer', text, elsewhere }
    case 'acknowledge':
    case 'resume':
    case 'retry':
      return { move: name }
    default:
      throw new RangeError(`no such move: ${name}`)
  }
}

const longText = Type.String({ minLength: 3, maxLength: 20_000, pattern: '\\S' })

const moves = [
  ['acknowledge', 'Says that it has come in', {}],
  [
    'extend',
    'More time, once, where the law allows it; the person is told',
    { reason: reasonText },
  ],
  ['pause', 'Stops the clock, where the law allows it', { reason: reasonText }],
  ['resume', 'Lets the clock go on', {}],
  [
    'deny',
    'A no with its reason; the person is told how to complain',
    { reason: Type.Enum([...denialReasons]), explanation: reasonText },
  ],
  [
    'answer',
    'Answers in words and closes; `elsewhere`: the person has it in another way',
    { text: longText, elsewhere: Type.Optional(Type.Boolean()) },
  ],
  ['retry', 'Does again what failed half-way', {}],
] as const

export function officeRequestRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  queueRoute(server, desk)
  readRoutes(server, desk)
  const config: FastifyContextConfig = {
    state: ({ store }, request) => store.rights.requests.find(idOf(request)),
  }
  for (const [name, summary, fields] of moves) {
    const bare = Object.keys(fields).length === 0
    const schema = officeSchema('requests.write', summary, {
      params: idParam,
      ...(bare ? {} : { body: body(fields) }),
    })
    server.post(`/v1/office/requests/:id/${name}`, { schema, config }, async (request) => {
      const { setup } = await desk.of(request)
      const id = idOf(request)
      const act = actOf(name, (request.body ?? {}) as MoveBody)
      const { told } = orThrow(await moveFromOffice(setup, id, act))
      return { ...(await fullRequest(setup, id)), told }
    })
  }
}
