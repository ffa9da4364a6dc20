/** What takes two people is not done by one, and is done once. */
import type { Acting, BudgetFacts, Proposal } from '@discreet/engine'
import {
  actionRow,
  beginAction,
  changeBudget,
  endAction,
  proposals,
  proposeAction,
  refuseAction,
  retryAction,
  runExport,
  signAction,
  weighBudget,
} from '@discreet/engine'
import { multiplyRational, rational, rhoForEpsilon } from '@discreet/privacy'
import { approvalMilliseconds } from '@discreet/staff'
import { expect, test } from 'vitest'
import { expectOk } from './campaign-course.ts'
import { failingStore } from './rights-crashes.ts'
import { hash } from './rights-fixture.ts'
import type { FreshStaff, StaffFixture } from './staff-fixture.ts'
import { StaffFixture as Fixture } from './staff-fixture.ts'

interface Two {
  readonly on: StaffFixture
  readonly ada: Acting
  readonly ben: Acting
}

async function two(fresh: FreshStaff): Promise<Two> {
  const on = await fresh()
  const ada = await on.acting('ada', 'privacy_officer')
  return { on, ada, ben: await on.acting('ben', 'administrator') }
}

const raise = { action: 'raise_epsilon', reason: 'a bigger shop', subject: null } as const

async function proposed({ on, ada }: Two, proposal: Proposal): Promise<string> {
  return expectOk(await proposeAction(on.store, on.setup(), ada, proposal)).approval.id
}

export function staffTwoPeople(fresh: FreshStaff): void {
  budgets(fresh)
  raising(fresh)
  holding(fresh)
  exporting(fresh)
  refusing(fresh)

  test('what is done is noted before and after, with hashes of what was there and is now', async () => {
    const { on, ada } = await two(fresh)
    const setup = on.setup()
    const what = { action: 'PUT /v1/office/x/:id', on: { id: 'x1' }, reason: 'because' }
    const begun = await beginAction(setup, ada, what)
    on.under.clock.now += 5
    const logIndex = await endAction(setup, begun, { status: 200, before: { b: 1, a: [2] } })
    on.under.clock.now -= 5
    const [ended, first] = await on.site.staff.actions({ limit: 2 })
    expect(first).toMatchObject({ ...what, ...begun.action, step: 'begun', status: null })
    expect(first).toMatchObject({ before: null, roles: ['privacy_officer'], name: 'ada' })
    expect(ended).toEqual({
      ...begun.action,
      step: 'ended',
      at: on.now + 5,
      before: hash('{"a":[2],"b":1}'),
      status: 200,
      place: logIndex,
      logIndex,
    })
    expect(ended && actionRow(ended)).toMatchObject({
      at: new Date(on.now + 5).toISOString(),
      roles: 'privacy_officer',
      on: 'id=x1',
      after: null,
    })
  })
}

function budgets(fresh: FreshStaff): void {
  test('lowering takes one person, whatever was raised or lowered before, and raising two', async () => {
    const on = await fresh()
    const by = { by: ['passkey:ada'] }
    const change = (facts: BudgetFacts) => changeBudget(on.store, on.setup(), { ...facts }, by)
    const half = rhoForEpsilon(0.5, on.site.site.settings.delta)
    const lowered = expectOk(await change({ epsilonPerPeriod: 0.5 }))
    expect(lowered.raises).toEqual([])
    expect(lowered.after).toMatchObject({
      rhoPerPeriod: half,
      rhoPerYear: multiplyRational(half, rational(52n)),
    })
    expect(lowered.before.rhoPerPeriod).toEqual(on.site.site.settings.rhoPerPeriod)
    // It was 1 a while ago; now that is more.
    expect(await change({ epsilonPerPeriod: 1 })).toMatchObject({ code: 'approval_state' })
    expect(await change({ periodsPerYear: 53 })).toMatchObject({ code: 'approval_state' })
    // Smaller periods and so many of them that a year costs more.
    const more = await weighBudget(on.store, on.setup(), {
      epsilonPerPeriod: 0.4,
      periodsPerYear: 300,
    })
    expect(more).toMatchObject({ ok: true, raises: ['rhoPerYear'] })
    expectOk(await change({ campaignEpsilonPerYear: '5999/1000', trustEpsilonPerYear: '0' }))
    expect(await change({ campaignEpsilonPerYear: '6' })).toMatchObject({ code: 'approval_state' })
    expectOk(await change({ campaignEpsilonPerYear: '5.999', periodsPerYear: 52 }))
    const { body } = (await on.site.rights.registers.filed('staff', 1))[0] ?? {}
    expect(body).toMatchObject({ act: 'budget', by: by.by, after: { trustEpsilonPerYear: '0' } })
  })
}

function raising(fresh: FreshStaff): void {
  test('what is raised is in force when somebody else has signed, and not before', async () => {
    const pair = await two(fresh)
    const { on, ada, ben } = pair
    const { id: site } = on.site.site
    const before = await on.store.budget(site)
    const id = await proposed(pair, { ...raise, facts: { campaignEpsilonPerYear: '8' } })
    expect(await signAction(on.store, on.setup(), ada, id)).toMatchObject({ code: 'role_missing' })
    expect(await on.store.budget(site)).toEqual(before)
    const both = await Promise.all([
      signAction(on.store, on.setup(), ben, id),
      signAction(on.store, on.setup(), ben, id),
    ])
    expect(both.filter(({ ok }) => ok)).toMatchObject([
      { approval: { state: 'done', signedBy: ben.member.id }, trouble: null },
    ])
    const after = { ...before, campaignEpsilonPerYear: rational(8n) }
    expect(await on.store.budget(site)).toEqual(after)
    expect(await retryAction(on.store, on.setup(), ben, id)).toMatchObject({
      code: 'approval_state',
    })
    const [filed] = await on.site.rights.registers.filed('staff', 1)
    expect(filed).toMatchObject({
      id: `budget:${id}`,
      body: { by: [ada.member.id, ben.member.id] },
    })
  })

  test('a crash anywhere between signing and done is made good by the next try, and raises once', async () => {
    const pair = await two(fresh)
    const { on, ben } = pair
    const failing = await failingStore(on)
    const broken = new Fixture(on.under, failing.store, failing.site)
    let passing = 0
    for (let crashed = true; crashed; passing += 1) {
      const { campaignEpsilonPerYear: was } = await on.store.budget(on.site.site.id)
      const facts = { campaignEpsilonPerYear: String(was.num + 1n) }
      const id = await proposed(pair, { ...raise, facts })
      crashed = await failing.crashes(passing, () =>
        signAction(failing.store, broken.setup(), ben, id),
      )
      const { state } = (await on.site.staff.approval(id)) ?? {}
      if (state === 'waiting') expectOk(await signAction(on.store, on.setup(), ben, id))
      if (state === 'signed') {
        expect(await retryAction(on.store, on.setup(), ben, id)).toMatchObject({
          ok: true,
          approval: { state: 'done' },
          trouble: null,
        })
      }
      const { campaignEpsilonPerYear: is } = await on.store.budget(on.site.site.id)
      expect(is).toEqual(rational(was.num + 1n))
      // Lowered again since: an old signature does not bring it back.
      expect(await retryAction(on.store, on.setup(), ben, id)).toMatchObject({ ok: false })
    }
    expect(passing).toBeGreaterThan(12)
    await failing.close()
  })

  test('nothing is proposed that is not whole, and the field that is wrong is named', async () => {
    const { on, ada } = await two(fresh)
    for (const [field, change] of [
      // Nothing is raised.
      ['/facts', { facts: { epsilonPerPeriod: 0.5 } }],
      ['/epsilonPerPeriod', { facts: { epsilonPerPeriod: -1 } }],
      ['/reason', { facts: { epsilonPerPeriod: 2 }, reason: ' ' }],
      ['/action', { action: 'dance' as 'lift_hold' }],
      ['/facts/hold', { action: 'lift_hold' }],
      // About nobody.
      ['/person', { action: 'export_person' }],
      ['/facts', { facts: { a: 1 }, action: 'export_person' }],
    ] as const) {
      const proposal: Proposal = { ...raise, facts: {}, ...change }
      const refused = await proposeAction(on.store, on.setup(), ada, proposal)
      expect(refused).toMatchObject({ ok: false, code: 'field_invalid', details: { field } })
    }
    expect(await on.site.staff.approvals(9)).toEqual([])
  })
}

function holding(fresh: FreshStaff): void {
  test('a hold is lifted by two, and one that is gone is as good as lifted', async () => {
    const pair = await two(fresh)
    const { on, ben } = pair
    const subject = on.somebody()
    const { erasure } = on.site.rights
    const hold = { id: 'h', fields: ['account.views'], reason: 'a law', until: on.now + 9 } as const
    await erasure.hold(on.rights(subject), hold)
    const lift = {
      action: 'lift_hold',
      facts: { hold: 'h' },
      reason: 'it is over',
      subject,
    } as const
    const [id, again] = [await proposed(pair, lift), await proposed(pair, lift)]
    const held = async () => (await erasure.everything(on.rights(subject))).holds
    expect(await held()).toEqual([hold])
    for (const one of [id, again]) {
      expect(await signAction(on.store, on.setup(), ben, one)).toMatchObject({
        ok: true,
        approval: { state: 'done' },
        done: { action: 'lift_hold', resumed: { done: 0, waiting: 0 } },
      })
      expect(await held()).toEqual([])
      expect(await on.site.staff.approvalSubject(one)).toBeNull()
    }
  })

  test('what fails stays signed, and is done by another try until it runs out', async () => {
    const pair = await two(fresh)
    const { on, ben } = pair
    const id = await proposed(pair, { ...raise, facts: { epsilonPerPeriod: 2 } })
    // Somebody has made it impossible meanwhile.
    const wrong = { ...on.store, changeBudget: () => Promise.resolve(gone) }
    const gone = { ok: false, code: 'site_unknown', reason: 'gone' } as const
    const signed = await signAction(
      Object.assign(Object.create(on.store) as typeof on.store, wrong),
      on.setup(),
      ben,
      id,
    )
    expect(signed).toMatchObject({
      ok: true,
      approval: { state: 'signed' },
      done: null,
      trouble: gone,
    })
    on.under.clock.now += approvalMilliseconds
    expect(await retryAction(on.store, on.setup(), ben, id)).toMatchObject({
      code: 'approval_state',
    })
    expect(await proposals(on.setup(), 9)).toMatchObject([{ id, state: 'expired' }])
    on.under.clock.now -= approvalMilliseconds
    expectOk(await retryAction(on.store, on.setup(), ben, id))
    expect(await retryAction(on.store, on.setup(), ben, 'no')).toMatchObject({
      code: 'request_unknown',
    })
  })
}

function exporting(fresh: FreshStaff): void {
  test('an export is for whoever proposed it, once, and the person sees who had it', async () => {
    const pair = await two(fresh)
    const { on, ada, ben } = pair
    const subject = on.somebody()
    await on.choose(subject)
    const about = { action: 'export_person', facts: {}, reason: 'a letter', subject } as const
    const id = await proposed(pair, about)
    const run = (who: Acting) => runExport(on.setup(), who, id)
    expect(await run(ada)).toMatchObject({ ok: false, code: 'approval_state' })
    expect(await signAction(on.store, on.setup(), ben, id)).toMatchObject({ ok: true, done: null })
    expect(await run(ben)).toMatchObject({ ok: false, code: 'role_missing' })
    const other = await on.acting('cleo', 'privacy_officer')
    expect(await run(other)).toMatchObject({ ok: false, code: 'role_missing' })
    const had = await Promise.all([run(ada), run(ada)])
    expect(had.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await run(ada)).toMatchObject({ ok: false })
    const { accesses } = await on.site.rights.erasure.everything(on.rights(subject))
    expect(accesses[0]).toMatchObject({ actor: 'staff ada', reason: 'a letter' })
    expect(await on.site.staff.approvalSubject(id)).toBeNull()
  })

  test('of somebody who was erased meanwhile nothing is exported', async () => {
    const pair = await two(fresh)
    const { on, ada, ben } = pair
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    const about = { action: 'export_person', facts: {}, reason: 'a letter', subject } as const
    const id = await proposed(pair, about)
    expectOk(await signAction(on.store, on.setup(), ben, id))
    await on.eraseAll(subject, request.id)
    expect(await on.site.staff.approvalSubject(id)).toBeNull()
    expect(await runExport(on.setup(), ada, id)).toMatchObject({ code: 'request_unknown' })
    expect((await on.site.staff.approval(id))?.state).toBe('signed')
    const raised = await proposed(pair, { ...raise, facts: { epsilonPerPeriod: 2 } })
    expect(await runExport(on.setup(), ada, raised)).toMatchObject({ code: 'request_unknown' })
  })
}

function refusing(fresh: FreshStaff): void {
  test('whoever may not do it cannot propose it, nor sign, nor refuse', async () => {
    const pair = await two(fresh)
    const { on, ada, ben } = pair
    const setup = on.setup()
    const viewer = await on.acting('vera', 'viewer')
    const asleep = { ...ada, access: { ...ada.access, capabilities: new Set([] as const) } }
    const about = {
      action: 'export_person',
      facts: {},
      reason: 'x',
      subject: on.somebody(),
    } as const
    for (const [who, proposal] of [
      [viewer, { ...raise, facts: { epsilonPerPeriod: 2 } }],
      [ben, about],
      [asleep, about],
    ] as const) {
      const refused = await proposeAction(on.store, setup, who, proposal)
      expect(refused).toMatchObject({ ok: false, code: 'role_missing' })
    }
    const id = await proposed(pair, about)
    for (const refused of [
      await signAction(on.store, setup, viewer, id),
      await retryAction(on.store, setup, viewer, id),
      await refuseAction(setup, viewer, id),
      await runExport(setup, viewer, id),
    ]) {
      expect(refused).toMatchObject({ ok: false, code: 'role_missing' })
    }
    expect(await refuseAction(setup, ada, id)).toMatchObject({
      ok: true,
      approval: { state: 'refused' },
    })
    expect(await signAction(on.store, setup, ben, id)).toMatchObject({ code: 'approval_state' })
    expect(await on.site.staff.approvalSubject(id)).toBeNull()
    const other = await proposed(pair, { ...raise, facts: { epsilonPerPeriod: 2 } })
    expect(await refuseAction(setup, ben, other)).toMatchObject({ ok: true })
    expect(await refuseAction(setup, ben, 'no')).toMatchObject({ code: 'request_unknown' })
  })
}
