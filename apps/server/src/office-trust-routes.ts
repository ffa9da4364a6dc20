/**
 * What leaders see: four numbers, each with its trend and the reason, and what they are made of. Every
 * count of people in it is a noisy release; what is exact is a case or a member of the staff.
 */
import type { TrustOverview } from '@discreet/engine'
import { trustOverview } from '@discreet/engine'
import type { FastifyInstance } from 'fastify'
import type { OfficeDesk } from './office-desk.ts'
import { officeSchema } from './office-desk.ts'
import { time, timeOrNull } from './times.ts'

type TrustNumber = TrustOverview['numbers']['trust']

/** Times among what a sentence is made of end in `At`. */
function paramsOf(params: TrustNumber['reason']['params']): object {
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    name.endsWith('At') ? time(Number(value)) : value,
  ])
  return Object.fromEntries(shown)
}

function numberOf({ trend, reason, ...number }: TrustNumber): object {
  return {
    ...number,
    trend: trend.map((point) => ({ ...point, at: time(point.at) })),
    reason: { code: reason.code, params: paramsOf(reason.params) },
  }
}

function shown({ numbers, counting, care, ...overview }: TrustOverview): object {
  const { trust, control, value, care: cared } = numbers
  return {
    numbers: {
      trust: numberOf(trust),
      control: numberOf(control),
      value: numberOf(value),
      care: numberOf(cared),
    },
    counting: {
      ...counting,
      nextAt: timeOrNull(counting.nextAt),
      periods: counting.periods.map(({ from, to, ...period }) => ({
        ...period,
        from: time(from),
        to: time(to),
      })),
    },
    care: {
      ...care,
      trend: care.trend.map((point) => ({ ...point, at: time(point.at) })),
      incidents: { ...care.incidents, lastDrillAt: timeOrNull(care.incidents.lastDrillAt) },
    },
    ...overview,
  }
}

export function officeTrustRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/trust',
    {
      schema: officeSchema(
        'trust.read',
        'How people fare: trust, control, value, care, with trends and reasons; counts are noisy',
      ),
    },
    async (request) => {
      const { store, setup } = await desk.of(request)
      // As it is now: this process may have opened the site before it was changed.
      const budget = await desk.options.store.budget(store.site.id)
      return shown(await trustOverview(store, budget, setup.now()))
    },
  )
}
