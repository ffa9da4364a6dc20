/** Placements and segments of a site, as the staff defines them. */
import { freshId, segmentSizes, setPlacement, setSegment } from '@discreet/engine'
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { definitionBody, fileChange, sendRefusal } from './office-campaign-desk.ts'
import type { AtDesk, OfficeDesk } from './office-desk.ts'
import { idOf, idParam, officeSchema } from './office-desk.ts'

type Part = 'placement' | 'segment'

const setters = { placement: setPlacement, segment: setSegment }

async function change(
  desk: OfficeDesk,
  part: Part,
  request: FastifyRequest,
  reply: FastifyReply,
  definition: unknown,
): Promise<object> {
  const { store, setup, staff } = await desk.of(request)
  const id = idOf(request)
  const outcome = await setters[part](store, id, definition)
  if (!outcome.ok) return sendRefusal(reply, outcome)
  desk.sites.campaigns.forget(store.site.id)
  const { ok: _, ...defined } = outcome
  const body = { by: staff, [part]: id, definition: definition ?? null }
  const at = setup.now()
  const logIndex = await fileChange(store, `${part}:${id}:${freshId(setup)}`, at, body)
  return { ...defined, ...(definition === undefined ? { removed: true } : {}), logIndex }
}

/** What a change is to, for the hashes of before and after. */
const states = {
  placement: async ({ store }: AtDesk, id: string) =>
    (await store.campaigns.placements()).find((one) => one.id === id),
  segment: async ({ store }: AtDesk, id: string) =>
    (await store.campaigns.segments()).find((one) => one.id === id),
}

function changeRoutes(server: FastifyInstance, desk: OfficeDesk, part: Part): void {
  const url = `/v1/office/${part}s/:id`
  const params = idParam
  const config: FastifyContextConfig = {
    state: (at, request) => states[part](at, idOf(request)),
  }
  server.put(
    url,
    {
      config,
      schema: officeSchema('marketing.write', `Defines a ${part}, or another version of it`, {
        params,
        body: definitionBody,
      }),
    },
    (request, reply) => change(desk, part, request, reply, request.body),
  )
  server.delete(
    url,
    {
      config,
      schema: officeSchema('marketing.write', `Removes a ${part} that no campaign uses`, {
        params,
      }),
    },
    (request, reply) => change(desk, part, request, reply, undefined),
  )
}

export function officeCampaignPartRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/placements',
    { schema: officeSchema('marketing.read', 'Every placement') },
    async (request) => {
      const { store } = await desk.of(request)
      return { placements: await store.campaigns.placements() }
    },
  )
  server.get(
    '/v1/office/segments',
    {
      schema: officeSchema(
        'marketing.read',
        'Every segment, with its size as far as a census has told it',
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      const sizes = new Map(
        (await segmentSizes(store, setup.now())).map((one) => [one.segment, one]),
      )
      const segments = await store.campaigns.segments()
      return { segments: segments.map((one) => ({ ...one, size: sizes.get(one.id) ?? null })) }
    },
  )
  changeRoutes(server, desk, 'placement')
  changeRoutes(server, desk, 'segment')
}
