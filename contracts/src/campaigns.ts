/** What every store must do for campaigns. */
import type { Store } from '@discreet/engine'
import { afterAll, describe } from 'vitest'
import { campaignsCounting } from './campaigns-counting.ts'
import { campaignsCourse } from './campaigns-course.ts'
import { campaignsCrashes } from './campaigns-crashes.ts'
import { CampaignsFixture } from './campaigns-fixture.ts'
import { campaignsLeaving } from './campaigns-leaving.ts'
import type { FreshCampaigns } from './campaigns-on.ts'
import { campaignsReleases } from './campaigns-releases.ts'
import { RightsFixture } from './rights-fixture.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { newSite, withStore } from './store-under-test.ts'

export function campaignContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`campaigns in a store on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    const more: Store[] = []
    withStore(start, (...opened) => {
      ;[under, store] = opened
    })
    afterAll(async () => {
      for (const handle of more) await handle.close()
    })
    const fresh: FreshCampaigns = async () => {
      const site = await newSite(store, under.cryptography)
      return {
        on: new RightsFixture(under, site),
        campaigns: new CampaignsFixture(site, under.random),
        async handles(count) {
          while (more.length < count) more.push(await under.open())
          const sites = await Promise.all(
            more.slice(0, count).map((handle) => handle.open(site.site.id)),
          )
          return sites.map((one) => new CampaignsFixture(one, under.random))
        },
      }
    }
    describe('the course', () => campaignsCourse(fresh))
    describe('counting', () => campaignsCounting(fresh))
    describe('releases', () => campaignsReleases(fresh))
    describe('leaving', () => campaignsLeaving(fresh))
    describe('crashes', () => campaignsCrashes(fresh))
  })
}
