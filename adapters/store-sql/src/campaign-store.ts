/** The engine's `CampaignStore` on SQL. */
import type { CampaignStore } from '@discreet/engine'
import { sqlCourse } from './campaign-table.ts'
import { sqlUnits } from './campaign-units.ts'
import { sqlCohorts } from './cohort-table.ts'
import { sqlDefinitions } from './definition-table.ts'
import type { SiteScope } from './site-scope.ts'

export function sqlCampaigns(scope: SiteScope, newKey: () => Uint8Array): CampaignStore {
  return {
    ...sqlDefinitions(scope),
    ...sqlCourse(scope, newKey),
    ...sqlUnits(scope),
    ...sqlCohorts(scope),
  }
}
