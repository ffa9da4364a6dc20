/** What every store must do for the staff of a site, and what the engine does with it. */
import type { Store } from '@discreet/engine'
import { describe } from 'vitest'
import { staffBudget } from './staff-budget.ts'
import { staffCrashes } from './staff-crashes.ts'
import { staffEvidence } from './staff-evidence.ts'
import type { FreshStaff } from './staff-fixture.ts'
import { StaffFixture } from './staff-fixture.ts'
import { staffPeople } from './staff-people.ts'
import { staffTwoPeople } from './staff-two-people.ts'
import { staffUseCases } from './staff-use-cases.ts'
import { staffWaysIn } from './staff-ways-in.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { newSite, withStore } from './store-under-test.ts'

export function staffContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`staff in a store on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    withStore(start, (...opened) => {
      ;[under, store] = opened
    })
    /** A site of its own. */
    const fresh: FreshStaff = async () =>
      new StaffFixture(under, store, await newSite(store, under.cryptography))
    describe('members and sessions', () => staffPeople(fresh))
    describe('ways in', () => staffWaysIn(fresh))
    describe('evidence', () => staffEvidence(fresh))
    describe('the budget', () => staffBudget(fresh))
    describe('crashes', () => staffCrashes(fresh))
    describe('use cases', () => staffUseCases(fresh))
    describe('two people', () => staffTwoPeople(fresh))
  })
}
