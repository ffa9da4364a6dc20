/** How accounts, devices and visits are counted in campaigns, and who never is. */
import { randomUUID } from 'node:crypto'
import type { Pseudonym } from '@discreet/engine'
import {
  acceptReports,
  countGuard,
  countPurchases,
  enrolAccount,
  moveCampaign,
  openCampaigns,
  openRequest,
  remember,
  setPreferences,
  standingOf,
} from '@discreet/engine'
import type { Cell } from '@discreet/experiment'
import { cellAt } from '@discreet/experiment'
import { describe, expect, test } from 'vitest'
import type { Begin, CampaignCourse } from './campaign-course.ts'
import { day, expectOk, week } from './campaign-course.ts'

export function campaignPeople(begin: Begin): void {
  describe('people', () => {
    counting(begin)
    choosing(begin)
    happening(begin)
    reporting(begin)
  })
}

/** undefined: they are not in it, or not in a cell any more. */
async function found(
  on: CampaignCourse,
  subject: Pseudonym,
  campaign: string,
): Promise<(Cell & { readonly named: string }) | undefined> {
  const index = await on.cellOf(subject, campaign)
  const { registration } = await on.stored(campaign)
  if (index == null || registration === null) return undefined
  const cell = cellAt(registration.table, index)
  return cell && { ...cell, named: registration.table.arms[cell.arm] ?? '' }
}

async function buys(on: CampaignCourse, subject: Pseudonym, item: string): Promise<void> {
  const visitor = { subject, gpc: false }
  const thing = { field: 'account.purchases', thing: item, at: on.now, content: { item } } as const
  await remember(on.setup, subject, await standingOf(on.setup, visitor), [thing])
}

function counting(begin: Begin): void {
  test('rendering enrols once, in the arm and the audience that the server finds itself', async () => {
    const on = await begin()
    const campaign = on.campaign('a', {
      tactic: 'recs_purchases',
      plan: { audiences: ['bakers'], levels: [3] },
    })
    await on.run(campaign)
    for (const arm of ['holdout', 'neutral', 'banner']) {
      const subject = await on.personIn(campaign, arm)
      await buys(on, subject, arm === 'banner' ? 'flour' : 'tea')
      // About the account the page is not believed.
      const known = { 'account.boughtCategories': ['Baking'] }
      expect(await on.step(subject, 'a', { known })).toEqual({
        campaign: 'a',
        outcome: 'enrolled',
      })
      expect(await found(on, subject, 'a')).toMatchObject({
        named: arm,
        audience: arm === 'banner' ? 0 : 1,
        outcome: 0,
        guard: 0,
      })
      expect(await on.step(subject, 'a')).toMatchObject({ outcome: 'unchanged' })
    }
  })

  test('what the page knows of itself counts where the rule reads it', async () => {
    const on = await begin()
    await on.run(on.campaign('a', { plan: { audiences: ['evenings'] } }))
    const subject = await on.person()
    await on.step(subject, 'a', { known: { 'time.hour': 20 } })
    expect(await found(on, subject, 'a')).toMatchObject({ audience: 0 })
  })

  test('a purpose that is off is not read, whatever it would say', async () => {
    const on = await begin()
    await on.run(on.census('size', 'bakers'))
    const [baker, silent] = [await on.person(), await on.person()]
    await buys(on, baker, 'flour')
    await buys(on, silent, 'flour')
    await on.choose(silent, { level: 3, contribute: true, purposes: ['preferences'] })
    for (const subject of [baker, silent]) await on.step(subject, 'size')
    expect(await found(on, baker, 'size')).toMatchObject({ outcome: 1 })
    expect(await found(on, silent, 'size')).toMatchObject({ outcome: 0 })
    // Nobody can say of themselves that they are in it.
    expect(await on.step(silent, 'size', { step: 'inside' })).toMatchObject({
      outcome: 'unchanged',
    })
    expect(await found(on, silent, 'size')).toMatchObject({ outcome: 0 })
  })

  test('nobody is counted who does not help the crowd, or is not at level 3', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    for (const choice of [
      { level: 3, contribute: false },
      { level: 2, contribute: true },
      { level: 0, contribute: true },
    ] as const) {
      const subject = await on.person({ ...choice, purposes: [] })
      const steps = [{ campaign: 'a', guard: 'complaint' as const }]
      const outcome = await enrolAccount(on.setup, { subject, gpc: false }, steps)
      expect(outcome).toMatchObject({ ok: false, code: 'not_permitted' })
      expect(await on.cellOf(subject, 'a')).toBeUndefined()
    }
  })

  test('who muted a campaign, or is outside of it, is not in it', async () => {
    const on = await begin()
    const half = { namespace: { id: 'shop', from: 0, to: 0.5 }, coverage: 0.5 }
    await on.run(on.campaign('a', half))
    const found = new Map<string, number>()
    for (let k = 0; k < 40; k += 1) {
      const outcome = await on.step(await on.person({ purposes: [] }), 'a')
      const why = outcome?.outcome === 'not_in' ? outcome.because : String(outcome?.outcome)
      found.set(why, (found.get(why) ?? 0) + 1)
    }
    expect([...found.keys()].sort()).toEqual(['enrolled', 'not_covered', 'not_in_namespace'])
    await on.run(on.campaign('b', { namespace: { id: 'b', from: 0, to: 1 } }))
    const subject = await on.person()
    const avoided = ['campaign:b']
    const preferences = { liked: [], avoided, less: [], owned: [], without: [] }
    expectOk(await setPreferences(on.setup, { subject, gpc: false }, preferences))
    expect(await on.step(subject, 'b')).toMatchObject({ outcome: 'not_in', because: 'muted' })
    expect(await on.cellOf(subject, 'b')).toBeUndefined()
  })

  test('what is wrong with a step is said, and the others are taken', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    await on.define(on.campaign('draft', { namespace: { id: 'x', from: 0, to: 1 } }))
    const subject = await on.person()
    const { outcomes } = expectOk(
      await enrolAccount(on.setup, { subject, gpc: false }, [
        { campaign: 'none' },
        { campaign: 'draft' },
        { campaign: 'a', step: 'sold' },
        { campaign: 'a', amount: -1 },
        { campaign: 'a', step: 'clicked' },
      ]),
    )
    expect(outcomes).toMatchObject([
      { outcome: 'refused', code: 'campaign_unknown' },
      { outcome: 'refused', code: 'campaign_state' },
      { outcome: 'refused', code: 'field_invalid', details: { field: '/step' } },
      { outcome: 'refused', code: 'field_invalid', details: { field: '/amount' } },
      { campaign: 'a', outcome: 'enrolled' },
    ])
    expect(await found(on, subject, 'a')).toMatchObject({ outcome: 1 })
  })

  test('before its first week, after its last, and while it is paused nobody is new in it', async () => {
    const on = await begin()
    await on.run(on.campaign('a', { startsAt: on.now + day }))
    const [early, first, second] = [await on.person(), await on.person(), await on.person()]
    const none = (because: string) => ({ outcome: 'not_in', because })
    expect(await on.step(early, 'a')).toMatchObject(none('not_scheduled'))
    on.pass(day)
    expect(await on.step(first, 'a')).toMatchObject({ outcome: 'enrolled' })
    expectOk(await moveCampaign(on.site, 'a', 'pause', 'Ada', 'a look', on.now))
    expect(await on.step(second, 'a')).toMatchObject(none('paused'))
    // Whoever is in it still counts.
    expect(await on.step(first, 'a', { step: 'bought' })).toMatchObject({ outcome: 'moved' })
    expect(await found(on, first, 'a')).toMatchObject({ outcome: 2 })
    expectOk(await moveCampaign(on.site, 'a', 'resume', 'Ada', 'seen', on.now))
    on.pass(3 * week)
    expect(await on.step(second, 'a')).toMatchObject(none('not_scheduled'))
  })
}

function choosing(begin: Begin): void {
  test('who stops helping the crowd is in no cell any more, and comes in anew', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    const subject = await on.person()
    await on.step(subject, 'a', { guard: 'too_personal' })
    await on.choose(subject, { level: 3, contribute: false, purposes: ['purchases'] })
    expect(await on.cellOf(subject, 'a')).toBeUndefined()
    await on.choose(subject, { level: 3, contribute: true, purposes: ['purchases'] })
    await on.step(subject, 'a')
    expect(await found(on, subject, 'a')).toMatchObject({ guard: 0 })
  })

  test('lowering the level is counted in every campaign that somebody is in', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    await on.run(on.campaign('b', { namespace: { id: 'b', from: 0, to: 1 } }))
    const [lowers, stays] = [await on.person(), await on.person()]
    for (const subject of [lowers, stays]) {
      for (const id of ['a', 'b']) await on.step(subject, id)
    }
    await on.choose(stays, { level: 3, contribute: true, purposes: [] })
    await on.choose(lowers, { level: 2, contribute: true })
    for (const id of ['a', 'b']) {
      expect(await found(on, lowers, id)).toMatchObject({ guard: 2 })
      expect(await found(on, stays, id)).toMatchObject({ guard: 0 })
    }
    // Who stops helping the crowd with the same act takes the signal with them.
    await on.choose(stays, { level: 0, contribute: false })
    expect(await on.cellOf(stays, 'a')).toBeUndefined()
  })
}

function happening(begin: Begin): void {
  test('a complaint is counted, and of one graver thing and one milder the graver', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    const [complains, other] = [await on.person(), await on.person()]
    for (const subject of [complains, other]) await on.step(subject, 'a')
    const rights = {
      ...on.setup,
      list: { append: () => Promise.resolve(), read: () => Promise.resolve([]) },
      wake: () => Promise.resolve(),
      signCertificate: () => '',
      signReceipt: () => '',
    }
    const opened = await openRequest(rights, {
      type: 'complaint',
      channel: 'account',
      subject: complains,
      proof: 'signed_in',
      person: { text: 'It knows too much.' },
    })
    expect(opened.request.type).toBe('complaint')
    expect(await found(on, complains, 'a')).toMatchObject({ guard: 3 })
    await countGuard(on.setup, complains, 'too_personal')
    await countGuard(on.setup, other, 'too_personal')
    expect(await found(on, complains, 'a')).toMatchObject({ guard: 3 })
    expect(await found(on, other, 'a')).toMatchObject({ guard: 1 })
  })

  test('an order moves whoever bought, and an old one is history', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    const spend = {
      outcome: {
        kind: 'spend',
        buckets: [
          { from: 0, value: 0 },
          { from: 10, value: 20 },
          { from: 50, value: 70 },
        ],
      },
      primary: { kind: 'spend' },
    } as const
    await on.run(on.campaign('b', { namespace: { id: 'b', from: 0, to: 1 }, plan: spend }))
    const open = await openCampaigns(on.site)
    const [buyer, other] = [await on.person(), await on.person()]
    for (const subject of [buyer, other]) for (const id of ['a', 'b']) await on.step(subject, id)
    const { decision } = await standingOf(on.setup, { subject: buyer, gpc: false })
    const order = { subject: buyer, at: on.now, amount: 60, decision }
    expect(await countPurchases(on.setup, [], [order])).toBe(0)
    const none = { ...decision, purposes: [] }
    for (const not of [
      { ...order, at: on.now - 2 * day },
      { ...order, decision: none },
    ]) {
      expect(await countPurchases(on.setup, open, [not])).toBe(0)
    }
    expect(await found(on, buyer, 'a')).toMatchObject({ outcome: 0 })
    expect(await countPurchases(on.setup, open, [order, { ...order, amount: 12 }])).toBe(4)
    expect(await found(on, buyer, 'a')).toMatchObject({ outcome: 2 })
    expect(await found(on, buyer, 'b')).toMatchObject({ outcome: 2 })
    expect(await found(on, other, 'a')).toMatchObject({ outcome: 0 })
    // Somebody who was never shown it is not in it by buying.
    const stranger = await on.person()
    expect(await countPurchases(on.setup, open, [{ ...order, subject: stranger }])).toBe(0)
    expect(await on.cellOf(stranger, 'a')).toBeUndefined()
    // A server that has the list of before does not trip over what was closed since.
    expectOk(await moveCampaign(on.site, 'a', 'end', 'Ada', '', on.now))
    on.pass(5 * week)
    expect((await on.release()).closed).toEqual(['a', 'b'])
    expect(await countPurchases(on.setup, open, [{ ...order, at: on.now }])).toBe(0)
  })

  test('where no campaign is, what people do asks nothing of them', async () => {
    const on = await begin()
    expect(await openCampaigns(on.site)).toEqual([])
    await on.define(on.campaign('draft'))
    expect(await openCampaigns(on.site)).toEqual([])
    const subject = await on.person()
    await countGuard(on.setup, subject, 'complaint')
    await on.choose(subject, { level: 1, contribute: true })
  })
}

function reporting(begin: Begin): void {
  const report = (change: object = {}) => ({
    campaign: 'a',
    week: 0,
    cell: 0,
    token: randomUUID(),
    ...change,
  })
  const outcomes = async (on: CampaignCourse, reports: readonly unknown[]) =>
    (await acceptReports(on.site, reports, on.now)).map((one) =>
      one.outcome === 'refused' ? `${one.code} ${one.details?.field ?? ''}`.trim() : one.outcome,
    )

  test('a report of a page counts once, and says no more than its cell', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    await on.define(on.campaign('draft'))
    const once = report()
    expect(await outcomes(on, [once, once, report({ cell: 1 })])).toEqual([
      'accepted',
      'duplicate',
      'accepted',
    ])
    expect(await outcomes(on, [once])).toEqual(['duplicate'])
    const { table } = (await on.stored('a')).registration ?? {}
    // 3 arms, 3 levels, 1 audience, 3 steps, 4 guards; the last third of an arm is of accounts.
    expect(table?.levels).toEqual([1, 2, 3])
    const refusals: [unknown, string][] = [
      [undefined, 'event_invalid /'],
      [report({ person: 'x' }), 'event_invalid /'],
      [report({ campaign: 7 }), 'event_invalid /campaign'],
      [report({ week: -1 }), 'event_invalid /week'],
      [report({ cell: 0.5 }), 'event_invalid /cell'],
      [report({ token: 'me' }), 'event_invalid /token'],
      [report({ campaign: 'none' }), 'campaign_unknown /campaign'],
      [report({ campaign: '\0' }), 'campaign_unknown /campaign'],
      [report({ campaign: 'draft' }), 'campaign_unknown /campaign'],
      [report({ week: 1 }), 'event_invalid /week'],
      [report({ cell: 24 }), 'event_invalid /cell'],
      [report({ cell: 108 }), 'event_invalid /cell'],
    ]
    const found = await outcomes(
      on,
      refusals.map(([one]) => one),
    )
    expect(found).toEqual(refusals.map(([, why]) => why))
  })

  test('a report is late until its week is released, and never of a week without anybody', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    on.pass(8 * day)
    expectOk(await moveCampaign(on.site, 'a', 'end', 'Ada', '', on.now))
    on.pass(week)
    expect(await outcomes(on, [report(), report({ week: 1 }), report({ week: 2 })])).toEqual([
      'accepted',
      'accepted',
      'event_invalid /week',
    ])
    on.pass(2 * day)
    await on.release()
    expect(await outcomes(on, [report(), report({ week: 1 })])).toEqual([
      'campaign_state',
      'accepted',
    ])
    on.pass(week)
    expect((await on.release()).closed).toEqual(['a'])
    expect(await outcomes(on, [report({ week: 1 })])).toEqual(['campaign_state /campaign'])
  })
}
