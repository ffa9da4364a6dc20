/**
 * The office: whoever answers for people's rights (requests and their clocks, holds, incidents, retention,
 * the documents that the law asks for), whoever makes campaigns, and whoever looks after the staff. Each
 * route says whom it is for; staff-gate.ts lets them in.
 */
import type { FastifyInstance } from 'fastify'
import { officeApprovalRoutes } from './office-approval-routes.ts'
import { officeAuditRoutes } from './office-audit-routes.ts'
import { officeCampaignRoutes } from './office-campaign-routes.ts'
import type { OfficeDesk } from './office-desk.ts'
import { officeDocumentRoutes } from './office-document-routes.ts'
import { officeIncidentRoutes } from './office-incident-routes.ts'
import { officeMarketingRoutes } from './office-marketing-routes.ts'
import { officePeopleRoutes } from './office-people-routes.ts'
import { officePersonRoutes } from './office-person-routes.ts'
import { officePrivacyBudgetRoutes } from './office-privacy-budget-routes.ts'
import { officePrivacyNoticeRoutes } from './office-privacy-notice-routes.ts'
import { officePrivacyPackRoutes } from './office-privacy-pack-routes.ts'
import { officeRequestRoutes } from './office-request-routes.ts'
import { officeStaffRoutes } from './office-staff-routes.ts'
import { officeTacticRoutes } from './office-tactic-routes.ts'
import { officeTrustRoutes } from './office-trust-routes.ts'

export function officeRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  officeApprovalRoutes(server, desk)
  officeAuditRoutes(server, desk)
  officeStaffRoutes(server, desk)
  officeRequestRoutes(server, desk)
  officePeopleRoutes(server, desk)
  officePersonRoutes(server, desk)
  officeIncidentRoutes(server, desk)
  officeDocumentRoutes(server, desk)
  officeCampaignRoutes(server, desk)
  officeTacticRoutes(server, desk)
  officeTrustRoutes(server, desk)
  officeMarketingRoutes(server, desk)
  officePrivacyBudgetRoutes(server, desk)
  officePrivacyNoticeRoutes(server, desk)
  officePrivacyPackRoutes(server, desk)
}
