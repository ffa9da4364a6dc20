/** What holds although somebody tries, or something happens, at an awkward moment. */
import type { SiteStore } from '@discreet/engine'
import {
  enrolAccount,
  moveCampaign,
  setPlacement,
  setSegment,
  startCampaign,
} from '@discreet/engine'
import { describe, expect, test } from 'vitest'
import type { Begin, CampaignCourse } from './campaign-course.ts'
import { day, dice, expectOk, slot, week } from './campaign-course.ts'

export function campaignHolding(begin: Begin): void {
  describe('at an awkward moment', () => {
    guarding(begin)
    promising(begin)
    answering(begin)
  })
}

function guarding(begin: Begin): void {
  test('what a guard finds while somebody has paused by hand is not missed by resuming', async () => {
    const on = await begin()
    const campaign = on.campaign('a', { plan: { outcomeDays: 0, levels: [2] } })
    await on.run(campaign)
    const roll = dice(9)
    await on.crowd(campaign, 0, 3000, (arm) => ({
      level: 2,
      outcome: 0,
      guard: roll() < (arm === 'banner' ? 0.08 : 0.005) ? 1 : 0,
    }))
    expectOk(await moveCampaign(on.site, 'a', 'pause', 'Ada', 'stock is low', on.now))
    on.pass(10 * day)
    expect(await on.release()).toMatchObject({ released: [{ week: 0 }], paused: [] })
    on.pass(day)
    expectOk(await moveCampaign(on.site, 'a', 'resume', 'Ada', 'stock is there', on.now))
    expect((await on.release()).paused).toEqual([{ campaign: 'a', by: 'guard:too_personal' }])
    // From here it has been seen.
    expectOk(await moveCampaign(on.site, 'a', 'resume', 'Ada', 'the words were changed', on.now))
    expect((await on.release()).paused).toEqual([])
  })
}

/** Which has other segments the second time that it is asked. */
function changingSegments({ site }: CampaignCourse, change: () => Promise<unknown>): SiteStore {
  let asked = 0
  const campaigns = {
    ...site.campaigns,
    segments: async () => {
      asked += 1
      if (asked === 2) await change()
      return site.campaigns.segments()
    },
  }
  return { ...site, campaigns }
}

function promising(begin: Begin): void {
  test('a year of ε cannot be saved up for one: nothing starts long before its first week', async () => {
    const on = await begin()
    await on.define(on.campaign('far', { startsAt: on.now + 28 * day + 1 }))
    expect(await on.start('far')).toMatchObject({
      code: 'campaign_invalid',
      details: { field: '/startsAt' },
    })
    expect(await on.site.ledger()).toEqual([])
    await on.run(on.campaign('near', { startsAt: on.now + 28 * day }))
  })

  test('the audiences that are registered are those that were checked', async () => {
    const on = await begin()
    await on.define(on.campaign('a', { plan: { audiences: ['evenings'] } }))
    const rule = { field: 'account.bought', is: ['flour'] }
    const site = changingSegments(on, () =>
      setSegment(on.site, 'evenings', { id: 'evenings', name: 'x', rule }),
    )
    expectOk(await startCampaign(site, on.under.cryptography, 'a', 'Ada', on.now))
    const [read] = (await on.stored('a')).registration?.audienceRules ?? []
    expect(read?.rule).toMatchObject({ field: 'time.hour' })
  })

  test('a slot is not changed so that a campaign in it reads what its tactic did not allow', async () => {
    const on = await begin()
    const shelf = { fallbacks: [], limit: 10, fewest: 4, boosts: [], pins: [] }
    expectOk(await setPlacement(on.site, 'top', { ...slot, shelf }))
    const content = { kind: 'shelf', list: 'basket' } as const
    const arms = [
      { id: 'neutral', weight: 1, contents: null },
      { id: 'together', weight: 1, contents: [{ id: 'all', content }] },
    ]
    await on.run(on.campaign('a', { tactic: 'fbt', arms }))
    const again = { ...slot, shelf: { ...shelf, fallbacks: ['again'] } }
    expect(await setPlacement(on.site, 'top', again)).toMatchObject({ code: 'campaign_state' })
    const more = { ...slot, shelf: { ...shelf, fallbacks: ['trending'] } }
    expectOk(await setPlacement(on.site, 'top', more))
    expectOk(await moveCampaign(on.site, 'a', 'end', 'Ada', '', on.now))
    expectOk(await setPlacement(on.site, 'top', again))
  })
}

function answering(begin: Begin): void {
  test('a campaign that is closed in between has an answer, and takes no other step with it', async () => {
    const on = await begin()
    await on.run(on.campaign('a', { plan: { outcomeDays: 0 } }))
    await on.run(on.campaign('b', { namespace: { id: 'b', from: 0, to: 1 }, plan: { weeks: 8 } }))
    const [one, other] = [await on.person(), await on.person()]
    for (const id of ['a', 'b']) await on.step(one, id)
    const { campaigns } = on.site
    /** As it was found before it was closed. */
    const stale = await on.stored('a')
    const key = await campaigns.key('a')
    expectOk(await moveCampaign(on.site, 'a', 'end', 'Ada', '', on.now))
    on.pass(2 * week)
    expect((await on.release()).closed).toEqual(['a'])
    const site: SiteStore = {
      ...on.site,
      campaigns: {
        ...campaigns,
        find: async (id) => (id === 'a' ? { ...stale, state: 'running' } : campaigns.find(id)),
        key: async (id) => (id === 'a' ? key : campaigns.key(id)),
        cellOf: async (id, unit) => (id === 'a' ? 0 : campaigns.cellOf(id, unit)),
      },
    }
    const steps = ['a', 'b'].map((campaign) => ({ campaign, step: 'bought' }))
    const visitor = { gpc: false, subject: one }
    const moved = expectOk(await enrolAccount({ ...on.setup, store: site }, visitor, steps))
    expect(moved.outcomes).toMatchObject([
      { campaign: 'a', outcome: 'unchanged' },
      { campaign: 'b', outcome: 'moved' },
    ])
    const unseen = { ...site, campaigns: { ...site.campaigns, cellOf: campaigns.cellOf } }
    const fresh = { gpc: false, subject: other }
    const enrolled = expectOk(await enrolAccount({ ...on.setup, store: unseen }, fresh, steps))
    expect(enrolled.outcomes).toMatchObject([
      { campaign: 'a', outcome: 'unchanged' },
      { campaign: 'b', outcome: 'enrolled' },
    ])
  })
}
