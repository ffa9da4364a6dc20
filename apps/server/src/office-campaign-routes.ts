/** Campaigns from their draft to their end: who moved them and why is in the log. */
import { weekOf } from '@discreet/campaigns'
import type { CampaignMove, StoredCampaign } from '@discreet/engine'
import {
  campaignResults,
  checkCampaign,
  defineCampaign,
  moveCampaign,
  startCampaign,
} from '@discreet/engine'
import { formatRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { definitionBody, sendRefusal } from './office-campaign-desk.ts'
import { officeCampaignPartRoutes } from './office-campaign-part-routes.ts'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { body, idOf, idParam, officeSchema, reasonText } from './office-desk.ts'
import { time, timeOrNull } from './times.ts'

function summaryOf({ campaign, ...stored }: StoredCampaign, now: number): object {
  const { plan } = campaign
  return {
    id: campaign.id,
    name: campaign.name,
    kind: campaign.kind,
    state: stored.state,
    placement: campaign.placement,
    tactic: campaign.tactic,
    epsilon: plan.epsilon,
    startsAt: time(campaign.startsAt),
    week: stored.startedAt === null ? null : weekOf(campaign, now),
    weeks: plan.weeks,
    startedAt: timeOrNull(stored.startedAt),
    endedAt: timeOrNull(stored.endedAt),
    pausedBy: stored.pausedBy,
    pausedBecause: stored.pausedBecause,
  }
}

function shownCampaign(stored: StoredCampaign, now: number): object {
  const { campaign, registration } = stored
  return { ...summaryOf(stored, now), registration, campaign }
}

async function find({ store }: AtDesk, id: string): Promise<StoredCampaign> {
  const stored = await store.campaigns.find(id)
  if (stored !== undefined) return stored
  throw new DiscreetError('campaign_unknown', 'there is no such campaign')
}

type Outcome = Awaited<ReturnType<typeof moveCampaign>>

/** Answers with the campaign as it is now and where that is in the log. */
function moved(
  desk: OfficeDesk,
  { store, setup }: AtDesk,
  outcome: Outcome,
  reply: FastifyReply,
): object {
  if (!outcome.ok) return sendRefusal(reply, outcome)
  desk.sites.campaigns.forget(store.site.id)
  return { ...shownCampaign(outcome.stored, setup.now()), logIndex: outcome.logIndex }
}

function readingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  const params = idParam
  server.get(
    '/v1/office/campaigns',
    { schema: officeSchema('marketing.read', 'Every campaign') },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const campaigns = await store.campaigns.campaigns()
      return { campaigns: campaigns.map((one) => summaryOf(one, setup.now())) }
    },
  )
  server.get(
    '/v1/office/campaigns/:id',
    {
      schema: officeSchema(
        'marketing.read',
        'One campaign, with what was promised before its start',
        { params },
      ),
    },
    async (request) => {
      const at = await desk.of(request)
      return shownCampaign(await find(at, idOf(request)), at.setup.now())
    },
  )
  server.get(
    '/v1/office/campaigns/:id/check',
    {
      schema: officeSchema('marketing.read', 'Whether it may start: the verdict, or why not', {
        params,
      }),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { campaign } = await find(at, idOf(request))
      const checked = await checkCampaign(at.store, campaign, at.setup.now())
      if (!checked.ok) return sendRefusal(reply, checked)
      const { verdict, needs, sizes, charge } = checked
      return { verdict, needs, sizes, epsilon: formatRational(charge.epsilon) }
    },
  )
  server.get(
    '/v1/office/campaigns/:id/results',
    {
      schema: officeSchema('marketing.read', 'What the released cohorts say, with their noise', {
        params,
      }),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { store, setup } = at
      const { campaign } = await find(at, idOf(request))
      const { id, plan } = campaign
      const results = await campaignResults(store, setup.cryptography, id, setup.now())
      if (!results.ok) return sendRefusal(reply, results)
      return { ...results, spends: plan.primary.kind === 'spend' }
    },
  )
}

async function define(
  desk: OfficeDesk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const at = await desk.of(request)
  const id = idOf(request)
  const { id: said } = request.body as { id?: unknown }
  if (said !== id) {
    throw new DiscreetError('campaign_invalid', 'the campaign has another id than its address', {
      field: '/id',
      expected: id,
    })
  }
  const defined = await defineCampaign(at.store, request.body, at.staff, at.setup.now())
  return moved(desk, at, defined, reply)
}

/** What a change is to, for the hashes of before and after. */
const config: FastifyContextConfig = {
  state: ({ store }, request) => store.campaigns.find(idOf(request)),
}

function beginningRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  const params = idParam
  server.put(
    '/v1/office/campaigns/:id',
    {
      config,
      schema: officeSchema(
        'marketing.write',
        'Defines a campaign as a draft; what has started stays as it is',
        {
          params,
          body: definitionBody,
        },
      ),
    },
    (request, reply) => define(desk, request, reply),
  )
  server.post(
    '/v1/office/campaigns/:id/start',
    {
      config,
      schema: officeSchema(
        'marketing.write',
        'Registers, charges and starts it, in one transaction',
        { params },
      ),
    },
    async (request, reply) => {
      const at = await desk.of(request)
      const { store, setup, staff } = at
      const id = idOf(request)
      const started = await startCampaign(store, setup.cryptography, id, staff, setup.now())
      return moved(desk, at, started, reply)
    },
  )
}

const moves: readonly (readonly [CampaignMove, string])[] = [
  ['pause', 'Nobody new is enrolled; everybody sees what the slot shows without it'],
  ['resume', 'It goes on; after a guard paused it, the reason says why it may'],
  ['end', 'For good; cohorts are still released when their windows are over'],
]

function movingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  for (const [move, summary] of moves) {
    server.post(
      `/v1/office/campaigns/:id/${move}`,
      {
        config,
        schema: officeSchema('marketing.write', summary, {
          params: idParam,
          body: body({ reason: reasonText }),
        }),
      },
      async (request, reply) => {
        const at = await desk.of(request)
        const { reason } = request.body as { reason: string }
        const id = idOf(request)
        const outcome = await moveCampaign(at.store, id, move, at.staff, reason, at.setup.now())
        return moved(desk, at, outcome, reply)
      },
    )
  }
}

export function officeCampaignRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  officeCampaignPartRoutes(server, desk)
  readingRoutes(server, desk)
  beginningRoutes(server, desk)
  movingRoutes(server, desk)
}
