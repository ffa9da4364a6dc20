/** How this server and the site are: what `discreet doctor` looks at, and what was asked lately. */
import process from 'node:process'
import type { HealthFinding } from '@discreet/engine'
import { siteHealth } from '@discreet/engine'
import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'
import type { OfficeDesk } from './office-desk.ts'
import { officeSchema } from './office-desk.ts'
import { processHealth } from './process-health.ts'
import { requestSummary } from './request-summary.ts'
import { time } from './times.ts'

const times: readonly string[] = ['at', 'since']

function shown({ facts, ...finding }: HealthFinding): object {
  const shownFacts = Object.entries(facts).map(([name, value]) => [
    name,
    times.includes(name) && value !== null ? time(value) : value,
  ])
  return { ...finding, facts: Object.fromEntries(shownFacts) as object }
}

export function developerHealthRoutes(
  server: FastifyInstance,
  desk: OfficeDesk,
  metrics: Metrics,
): void {
  const begunAt = Date.now()
  server.get(
    '/v1/office/health',
    { schema: officeSchema('developers.read', 'What is in order, what is late, what is broken') },
    async (request) => {
      const { store, setup } = await desk.of(request)
      return {
        checks: [
          ...(await processHealth(desk.options, process.versions.node)),
          ...(await siteHealth(store, setup.now())).map(shown),
        ],
        routes: await requestSummary(metrics),
        since: time(begunAt),
      }
    },
  )
}
