/** The tactics registry as it stands at this site: why each verdict, who changed it, what people say. */
import type { ChangedTactic, TacticState } from '@discreet/engine'
import {
  feedbackByTactic,
  relaxTactic,
  signTactic,
  standingOfTactic,
  tacticStandings,
} from '@discreet/engine'
import type { TacticVerdict } from '@discreet/policy'
import { explainTactic, textsFor, verdicts } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyContextConfig, FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { sendRefusal } from './office-campaign-desk.ts'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, idOf, idParam, officeSchema, reasonText } from './office-desk.ts'
import { time } from './times.ts'

function shownState({ tactic, verdict, changes, pending }: TacticState): object {
  const { id, name, origin, level, channels, relaxable, review } = tactic
  return {
    id,
    name,
    verdict,
    registered: tactic.verdict,
    origin,
    level,
    channels,
    relaxable,
    review,
    changes: changes.map((one) => ({ ...one, at: time(one.at) })),
    pending: pending.map(({ id: waiting, change }) => ({
      id: waiting,
      ...change,
      at: time(change.at),
    })),
  }
}

function changed(
  desk: OfficeDesk,
  { store }: AtDesk,
  outcome: ChangedTactic,
  reply: FastifyReply,
): object {
  if (!outcome.ok) return sendRefusal(reply, outcome)
  desk.sites.campaigns.forget(store.site.id)
  const { state, pending, logIndex } = outcome
  return { ...shownState(state), waitsFor: pending ?? null, logIndex }
}

function readingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/tactics',
    {
      schema: officeSchema(
        'marketing.read',
        'Every tactic of the registry, and where it stands here',
      ),
    },
    async (request) => {
      const { store } = await desk.of(request)
      return { tactics: (await tacticStandings(store)).map(shownState) }
    },
  )
  server.get(
    '/v1/office/tactics/:id',
    {
      schema: officeSchema(
        'marketing.read',
        'One tactic: evidence, limits, changes, what people are told',
        {
          params: idParam,
          query: { locale: Type.Optional(Type.String({ maxLength: 35 })) },
        },
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const { locale: wanted = 'en' } = request.query as { locale?: string }
      const state = await standingOfTactic(store, idOf(request))
      if (state === undefined) {
        throw new DiscreetError('field_invalid', 'there is no such tactic', {
          field: '/tactic',
          expected: 'an id of the registry: discreet tactics list',
        })
      }
      const { locale } = textsFor(wanted)
      const { tactic } = state
      const explained = explainTactic(tactic, state, locale, setup.now())
      return {
        ...shownState(state),
        ...explained,
        evidence: tactic.evidence,
        limits: tactic.limits,
      }
    },
  )
}

function feedbackRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/feedback',
    {
      schema: officeSchema(
        'marketing.read',
        'What people said of each tactic, from released cohorts',
      ),
    },
    async (request) => {
      const { store } = await desk.of(request)
      return { feedback: await feedbackByTactic(store) }
    },
  )
}

export function officeTacticRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  readingRoutes(server, desk)
  feedbackRoute(server, desk)
  const config: FastifyContextConfig = {
    state: ({ store }, request) => standingOfTactic(store, idOf(request)),
  }
  server.post(
    '/v1/office/tactics/:id/relax',
    {
      config,
      schema: officeSchema(
        'tactics.change',
        'Changes a verdict, with a reason; a hard one waits for a second name',
        {
          params: idParam,
          body: body({ to: Type.Enum([...verdicts]), reason: reasonText }),
        },
      ),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { to, reason } = request.body as { to: TacticVerdict; reason: string }
      const wish = { tactic: idOf(request), to, reason, by: at.staff }
      return changed(desk, at, await relaxTactic(at.store, wish, at.setup.now()), reply)
    },
  )
  server.post(
    '/v1/office/tactics/:id/sign',
    {
      config,
      schema: officeSchema(
        'tactics.change',
        'The second signature under a change that waits for it',
        {
          params: idParam,
          body: body({ change: Type.String({ minLength: 1, maxLength: 200 }) }),
        },
      ),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { change } = request.body as { change: string }
      const signature = { change, by: at.staff }
      return changed(desk, at, await signTactic(at.store, signature, at.setup.now()), reply)
    },
  )
}
