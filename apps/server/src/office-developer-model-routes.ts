/** How good the models are, as far as noise and size say it, over time. */
import type { ListedModel } from '@discreet/engine'
import type { FastifyInstance } from 'fastify'
import type { OfficeDesk } from './office-desk.ts'
import { officeSchema } from './office-desk.ts'
import { time } from './times.ts'

/** A year of weekly models. */
const mostModels = 60

function shownModel({ at, ...model }: ListedModel): object {
  return { ...model, at: time(at) }
}

export function developerModelRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/models',
    {
      schema: officeSchema(
        'developers.read',
        'Models, newest first: what each was made of and what it is expected to keep',
      ),
    },
    async (request) => {
      const { store } = await desk.of(request)
      const { model: serving = null } = await store.versions()
      return { serving, models: (await store.models(mostModels)).map(shownModel) }
    },
  )
}
