/** What each part of the contract is handed. */
import type { CampaignsFixture } from './campaigns-fixture.ts'
import type { RightsFixture } from './rights-fixture.ts'

/** A site of its own, and others' handles on the same one. */
export interface CampaignsOn {
  readonly on: RightsFixture
  readonly campaigns: CampaignsFixture
  /** As many handles on the same site, where the store allows several. */
  handles(count: number): Promise<readonly CampaignsFixture[]>
}

export type FreshCampaigns = () => Promise<CampaignsOn>
