/**
 * The office: whoever answers for people's rights (requests and their clocks, holds, incidents, retention,
 * the documents that the law asks for), and whoever makes campaigns. Every route wants a staff key.
 */
import type { Store } from '@discreet/engine'
import type { FastifyInstance } from 'fastify'
import { officeCampaignRoutes } from './office-campaign-routes.ts'
import { OfficeDesk } from './office-desk.ts'
import { officeDocumentRoutes } from './office-document-routes.ts'
import { officeIncidentRoutes } from './office-incident-routes.ts'
import { officePeopleRoutes } from './office-people-routes.ts'
import { officeRequestRoutes } from './office-request-routes.ts'
import { officeTacticRoutes } from './office-tactic-routes.ts'
import type { RightsOptions } from './rights-options.ts'
import type { Sites } from './sites.ts'

export function officeRoutes(
  server: FastifyInstance,
  sites: Sites,
  options: RightsOptions & { readonly store: Store },
): void {
  const desk = new OfficeDesk(sites, options)
  officeRequestRoutes(server, desk)
  officePeopleRoutes(server, desk)
  officeIncidentRoutes(server, desk)
  officeDocumentRoutes(server, desk)
  officeCampaignRoutes(server, desk)
  officeTacticRoutes(server, desk)
}
