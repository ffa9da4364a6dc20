/** What takes two people: proposed by one with a reason, signed by another, and done once. */
import type { Budget, CarriedOut, Signed } from '@discreet/engine'
import {
  changeBudget,
  proposals,
  proposeAction,
  refuseAction,
  retryAction,
  runExport,
  signAction,
  tacticStandings,
  weighBudget,
} from '@discreet/engine'
import { formatRational, zcdpEpsilon } from '@discreet/privacy'
import type { Approval } from '@discreet/staff'
import { approvalState } from '@discreet/staff'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, idOf, idParam, officeSchema, reasonText } from './office-desk.ts'
import { orThrow } from './problem.ts'
import { time } from './times.ts'

type Shown = Omit<Approval, 'state'> & { readonly state: ReturnType<typeof approvalState> }

function shownApproval(approval: Shown, names: ReadonlyMap<string, string>): object {
  const { proposedBy, signedBy } = approval
  return {
    ...approval,
    proposedByName: names.get(proposedBy) ?? proposedBy,
    signedByName: signedBy === null ? null : (names.get(signedBy) ?? signedBy),
    at: time(approval.at),
    expiresAt: time(approval.expiresAt),
  }
}

async function namesIn({ store }: AtDesk): Promise<ReadonlyMap<string, string>> {
  return new Map((await store.staff.members()).map(({ id, name }) => [id, name]))
}

async function shownNow(at: AtDesk, approval: Approval): Promise<object> {
  const state = approvalState(approval, at.setup.now())
  return shownApproval({ ...approval, state }, await namesIn(at))
}

function shownBudget({ rhoPerPeriod, rhoPerYear, campaignEpsilonPerYear }: Budget, delta: number) {
  return {
    epsilonPerPeriod: zcdpEpsilon(rhoPerPeriod, delta),
    epsilonPerYear: zcdpEpsilon(rhoPerYear, delta),
    campaignEpsilonPerYear: formatRational(campaignEpsilonPerYear),
  }
}

function shownDone(done: CarriedOut | null, { store }: AtDesk): object | null {
  if (done === null || done.action === 'lift_hold') return done
  const { after } = done
  return { ...done, after: after && shownBudget(after, store.site.settings.delta) }
}

/** Waits for a second person. */
async function proposed(
  at: AtDesk,
  outcome: Awaited<ReturnType<typeof proposeAction>>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { approval, logIndex } = orThrow(outcome)
  const shown = await shownNow(at, approval)
  return reply.code(202).send({ waitsFor: approval.id, approval: shown, logIndex })
}

async function advanced(desk: OfficeDesk, at: AtDesk, outcome: Signed): Promise<object> {
  const { approval, done, trouble, logIndex } = orThrow(outcome)
  if (done?.action === 'raise_epsilon') desk.sites.reopen(at.store.site.id)
  return {
    approval: await shownNow(at, approval),
    done: shownDone(done, at),
    trouble: trouble && { code: trouble.code, reason: trouble.reason },
    logIndex,
  }
}

const approvalOf = (at: AtDesk, request: Parameters<typeof idOf>[0]): Promise<unknown> =>
  at.store.staff.approval(idOf(request))

function signingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  const params = idParam
  const config = { state: approvalOf }
  server.post(
    '/v1/office/approvals/:id/sign',
    {
      schema: officeSchema('approvals.sign', 'The second person signs; what can be done is done', {
        params,
      }),
      config,
    },
    async (request) => {
      const at = await desk.of(request)
      const { setup } = at
      return advanced(desk, at, await signAction(desk.options.store, setup, at, idOf(request)))
    },
  )
  server.post(
    '/v1/office/approvals/:id/retry',
    {
      schema: officeSchema('approvals.sign', 'Tries again what is signed and failed', { params }),
      config,
    },
    async (request) => {
      const at = await desk.of(request)
      const { setup } = at
      return advanced(desk, at, await retryAction(desk.options.store, setup, at, idOf(request)))
    },
  )
  server.post(
    '/v1/office/approvals/:id/refuse',
    {
      schema: officeSchema('approvals.sign', 'A no; whoever proposed it takes it back like this', {
        params,
      }),
      config,
    },
    async (request) => {
      const at = await desk.of(request)
      const { approval, logIndex } = orThrow(await refuseAction(at.setup, at, idOf(request)))
      return { approval: await shownNow(at, approval), logIndex }
    },
  )
}

const mostShown = 200

function readingRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/approvals',
    {
      schema: officeSchema(
        'approvals.read',
        'What waits for a second person and what was signed, newest first; tactics as well',
      ),
    },
    async (request) => {
      const at = await desk.of(request)
      const names = await namesIn(at)
      const tactics = await tacticStandings(at.store)
      return {
        approvals: (await proposals(at.setup, mostShown)).map((one) => shownApproval(one, names)),
        tactics: tactics.flatMap(({ pending }) =>
          pending.map(({ id, change }) => ({ id, ...change, at: time(change.at) })),
        ),
      }
    },
  )
}

function exportRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.post(
    '/v1/office/people/export',
    {
      schema: officeSchema('people.act', "Proposes a person's export; a second person signs", {
        body: body({
          /** The site's own id of the person, as in the tokens that it signs. */
          person: Type.String({ minLength: 1, maxLength: 512 }),
          reason: reasonText,
        }),
      }),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { store, setup } = at
      const { person, reason } = request.body as { person: string; reason: string }
      const subject = setup.vault.subject(store.site.id, person)
      const proposal = { action: 'export_person', facts: {}, reason, subject } as const
      return proposed(at, await proposeAction(desk.options.store, setup, at, proposal), reply)
    },
  )
  server.post(
    '/v1/office/approvals/:id/export',
    {
      schema: officeSchema('people.act', 'The export, once, for whoever proposed it', {
        params: idParam,
        query: { locale: Type.Optional(Type.String({ maxLength: 35 })) },
      }),
      config: { state: approvalOf },
    },
    async (request) => {
      const at = await desk.of(request)
      const { locale } = request.query as { locale?: string }
      const done = orThrow(await runExport(at.setup, at, idOf(request), locale))
      return { request: done.request, logIndex: done.logIndex, export: done.exported }
    },
  )
}

const budgetBody = body({
  epsilonPerPeriod: Type.Optional(Type.Number()),
  periodsPerYear: Type.Optional(Type.Integer()),
  campaignEpsilonPerYear: Type.Optional(Type.String({ maxLength: 40 })),
  reason: reasonText,
})

function budgetRoute(server: FastifyInstance, desk: OfficeDesk): void {
  const { store: all } = desk.options
  server.post(
    '/v1/office/budget',
    {
      schema: officeSchema(
        'budget.change',
        'Lowers what may be spent at once; to raise it waits for a second person',
        { body: budgetBody },
      ),
      config: { state: ({ store }) => all.budget(store.site.id) },
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { setup, member } = at
      const { reason, ...facts } = request.body as { reason: string } & Record<string, unknown>
      const { raises } = orThrow(await weighBudget(all, setup, facts))
      if (raises.length > 0) {
        const proposal = { action: 'raise_epsilon', facts, reason, subject: null } as const
        return proposed(at, await proposeAction(all, setup, at, proposal), reply)
      }
      const { after, logIndex } = orThrow(
        await changeBudget(all, setup, facts, { by: [member.id] }),
      )
      desk.sites.reopen(setup.store.site.id)
      return { budget: shownBudget(after, setup.store.site.settings.delta), logIndex }
    },
  )
}

/** Lifting a hold: `DELETE /v1/office/holds/:id`. */
function liftRoute(server: FastifyInstance, desk: OfficeDesk): void {
  server.delete(
    '/v1/office/holds/:id',
    {
      schema: officeSchema('people.act', 'Proposes to lift a hold; a second person signs', {
        params: idParam,
        body: body({ reason: reasonText }),
      }),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { reason } = request.body as { reason: string }
      const facts = { hold: idOf(request) }
      const proposal = { action: 'lift_hold', facts, reason, subject: null } as const
      return proposed(at, await proposeAction(desk.options.store, at.setup, at, proposal), reply)
    },
  )
}

export function officeApprovalRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  readingRoute(server, desk)
  signingRoutes(server, desk)
  exportRoutes(server, desk)
  budgetRoute(server, desk)
  liftRoute(server, desk)
}
