/** What every store must do for requests, for what is sent because of them, and for its registers. */
import type { Store } from '@discreet/engine'
import { describe } from 'vitest'
import { rightsCrashes } from './rights-crashes.ts'
import { rightsErasure } from './rights-erasure.ts'
import { rightsFinding } from './rights-finding.ts'
import { RightsFixture } from './rights-fixture.ts'
import { rightsOutbox } from './rights-outbox.ts'
import { rightsLog, rightsRegisters } from './rights-registers.ts'
import { rightsRequests, rightsSecrets } from './rights-requests.ts'
import { rightsRestriction } from './rights-restriction.ts'
import { rightsRetention } from './rights-retention.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { newSite, withStore } from './store-under-test.ts'

export function rightsContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`rights of people in a store on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    withStore(start, (...opened) => {
      ;[under, store] = opened
    })
    /** A site of its own. */
    const fresh = async (): Promise<RightsFixture> =>
      new RightsFixture(under, await newSite(store, under.cryptography))
    describe('requests', () => rightsRequests(fresh))
    describe('secrets', () => rightsSecrets(fresh))
    describe('the outbox', () => rightsOutbox(fresh))
    describe('registers', () => rightsRegisters(fresh))
    describe('the log', () => rightsLog(fresh))
    describe('erasure', () => rightsErasure(fresh))
    describe('restriction', () => rightsRestriction(fresh))
    describe('finding', () => rightsFinding(fresh))
    describe('retention', () => rightsRetention(fresh))
    describe('crashes', () => rightsCrashes(fresh))
  })
}
