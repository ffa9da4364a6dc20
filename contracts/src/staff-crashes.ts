/** A crash between any two writes leaves all of it or nothing, and the next try completes. */
import { rational } from '@discreet/privacy'
import { carryOut, signApproval } from '@discreet/staff'
import { expect, test } from 'vitest'
import { failingStore } from './rights-crashes.ts'
import type { FreshStaff } from './staff-fixture.ts'
import { StaffFixture } from './staff-fixture.ts'

/** `steps`: at least so many places to crash at. */
interface Case {
  readonly name: string
  readonly steps: number
  readonly prepare: (on: StaffFixture) => Promise<(failing: StaffFixture) => Promise<unknown>>
}

const cases: readonly Case[] = [
  {
    name: 'joining by a link',
    steps: 3,
    async prepare(on) {
      const link = on.invite()
      await on.site.staff.addInvite(link)
      const member = on.member('ada', { roles: link.roles })
      const key = on.passkey(member.id)
      return ({ site }) => site.staff.joinByInvite(link.sha256, on.now, member, key)
    },
  },
  {
    name: 'the end of a member',
    steps: 2,
    async prepare(on) {
      const ada = await on.added('ada')
      await on.signedIn(ada)
      return ({ site }) => site.staff.saveMember({ ...ada, endedAt: on.now })
    },
  },
  {
    name: 'a key and its member',
    steps: 2,
    async prepare(on) {
      const member = on.member('nightly', { source: 'key' })
      const key = { sha256: 'k', member: member.id, addedAt: on.now }
      await Promise.resolve()
      return ({ site }) => site.staff.addKey(key, member)
    },
  },
  {
    name: 'a pass',
    steps: 5,
    async prepare(on) {
      await Promise.resolve()
      return ({ site }) => site.staff.addPass('passkey:ada', on.pass('privacy'))
    },
  },
  {
    name: 'a proposal',
    steps: 5,
    async prepare(on) {
      const [proposal, subject] = [on.proposal(), on.somebody()]
      await Promise.resolve()
      return ({ site }) => site.staff.propose(proposal, subject)
    },
  },
  {
    name: 'carrying out what is signed',
    steps: 5,
    async prepare(on) {
      const { staff } = on.site
      await staff.propose(on.proposal({ id: 'p' }), on.somebody())
      await staff.advanceApproval('p', (current) => signApproval(current, 'passkey:ben', on.now))
      return ({ site }) => site.staff.advanceApproval('p', (current) => carryOut(current, on.now))
    },
  },
  {
    name: 'a change of the budget',
    steps: 6,
    async prepare(on) {
      await Promise.resolve()
      return ({ store }) =>
        store.changeBudget(on.site.site.id, (budget) => ({
          budget: { ...budget, rhoPerPeriod: rational(1n, 7n) },
          filed: { id: 'b', kind: 'staff', at: on.now, body: {} },
        }))
    },
  },
  {
    name: 'a note of what somebody did',
    steps: 5,
    async prepare(on) {
      const action = on.action()
      await Promise.resolve()
      return ({ site }) => site.staff.note(action)
    },
  },
]

export function staffCrashes(fresh: FreshStaff): void {
  test.each(cases)('$name', async ({ steps, prepare }) => {
    const on = await fresh()
    const run = await prepare(on)
    const before = await on.everything()
    const failing = await failingStore(on)
    const broken = new StaffFixture(on.under, failing.store, failing.site)
    let crashes = 0
    while (await failing.crashes(crashes, () => run(broken))) {
      expect(await on.everything()).toEqual(before)
      crashes += 1
    }
    expect(crashes).toBeGreaterThanOrEqual(steps)
    expect(await on.everything()).not.toEqual(before)
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
    await failing.close()
  })
}
