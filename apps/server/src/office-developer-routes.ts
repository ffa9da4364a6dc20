/** What whoever integrates a site works with; nothing here reads what is a person's. */
import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'
import type { OfficeDesk } from './office-desk.ts'
import { developerCatalogueRoutes } from './office-developer-catalogue-routes.ts'
import { developerDebugRoutes } from './office-developer-debug-routes.ts'
import { developerHealthRoutes } from './office-developer-health-routes.ts'
import { developerModelRoutes } from './office-developer-model-routes.ts'
import { developerKeyRoutes, developerSiteRoutes } from './office-developer-site-routes.ts'

export function officeDeveloperRoutes(
  server: FastifyInstance,
  desk: OfficeDesk,
  metrics: Metrics,
): void {
  developerSiteRoutes(server, desk)
  developerKeyRoutes(server, desk)
  developerDebugRoutes(server, desk)
  developerCatalogueRoutes(server, desk)
  developerModelRoutes(server, desk)
  developerHealthRoutes(server, desk, metrics)
}
