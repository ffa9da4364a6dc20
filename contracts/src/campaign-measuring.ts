/** From the enrolment to the verdict: what is released when, what it says, and what stops a campaign. */
import type { SiteStore } from '@discreet/engine'
import { campaignResults, moveCampaign } from '@discreet/engine'
import { describe, expect, test } from 'vitest'
import type { Begin, CampaignCourse, Made } from './campaign-course.ts'
import { day, dice, expectOk, week } from './campaign-course.ts'
import type { StoreUnderTest } from './store-under-test.ts'

export function campaignMeasuring(begin: Begin, under: () => StoreUnderTest): void {
  describe('measuring', () => {
    recovering(begin)
    guarding(begin)
    crashing(begin, under)
  })
}

const results = async (on: CampaignCourse, id: string) =>
  expectOk(await campaignResults(on.site, on.under.cryptography, id, on.now))

function recovering(begin: Begin): void {
  test('a course of three weeks recovers an effect of known size, and then closes', async () => {
    const on = await begin()
    const campaign = on.campaign('a')
    await on.run(campaign)
    const roll = dice(42)
    // One in ten buys; with the banner four in a hundred more. Some are devices, some visits.
    const happens = (arm: string): Omit<Made, 'arm'> => {
      const bought = roll() < (arm === 'banner' ? 0.14 : 0.1)
      return { level: roll() < 0.5 ? 1 : 2, outcome: bought ? 2 : roll() < 0.2 ? 1 : 0, guard: 0 }
    }
    const made: Made[] = []
    for (const k of [0, 1, 2]) made.push(...(await on.crowd(campaign, k, 4000, happens)))
    const before = await on.release(on.now + week + 10 * day - 1)
    expect(before).toEqual({ released: [], paused: [], ended: [], closed: [], lowered: [] })
    on.pass(week + 10 * day)
    expect((await on.release()).released).toEqual([{ campaign: 'a', week: 0 }])
    const first = await results(on, 'a')
    expect(first).toMatchObject({
      state: 'running',
      cohorts: 1,
      nextDueAt: on.now + week,
      atTheEnd: null,
    })
    on.pass(2 * week)
    expect(await on.release()).toMatchObject({
      released: [
        { campaign: 'a', week: 1 },
        { campaign: 'a', week: 2 },
      ],
      ended: ['a'],
      closed: ['a'],
      paused: [],
    })
    const last = await results(on, 'a')
    expect(last).toMatchObject({
      state: 'closed',
      cohorts: 3,
      nextDueAt: null,
      registration: { matches: true },
    })
    // 36 cells a cohort with noise of variance 1.84 each: 14 is one standard deviation.
    expect(Math.abs((last.n ?? 0) - made.length)).toBeLessThan(6 * 15)
    expect(last.weeks.map((one) => one.week)).toEqual([0, 1, 2])
    const [comparison] = last.report?.comparisons ?? []
    expect(comparison).toMatchObject({ arm: 'banner' })
    expect(comparison?.sequence.low).toBeGreaterThan(0)
    expect(comparison?.sequence.low).toBeLessThan(0.04)
    expect(comparison?.sequence.high).toBeGreaterThan(0.04)
    expect(last.report?.decided).toMatchObject([{ arm: 'banner', verdict: 'certified' }])
    expect(last.atTheEnd).toEqual([{ arm: 'banner', says: 'higher' }])
    expect(last.report?.sampleRatio.suspicious).toBe(false)
    const rate = (arms: readonly string[]): number => {
      const own = made.filter(({ arm }) => arms.includes(arm))
      return own.filter(({ outcome }) => outcome === 2).length / own.length
    }
    const exact = rate(['banner']) - rate(['holdout', 'neutral'])
    expect(Math.abs((comparison?.difference ?? 0) - exact)).toBeLessThan(0.01)
    await nothingLeft(on)
  })

  test('a look changes nothing, and doing all of it again neither', async () => {
    const on = await begin()
    const campaign = on.campaign('a', { plan: { weeks: 1 } })
    await on.run(campaign)
    await on.crowd(campaign, 0, 500, () => ({ level: 2, outcome: 0, guard: 0 }))
    on.pass(week + 10 * day)
    const both = await Promise.all([on.release(), on.release()])
    expect(both.flatMap(({ closed }) => closed)).toEqual(['a'])
    const seen = await results(on, 'a')
    expect(await results(on, 'a')).toEqual(seen)
    expect((await on.release()).released).toEqual([])
    expect(await on.site.campaigns.cohorts('a')).toHaveLength(1)
    expect(seen.weeks[0]?.byArm).toMatchObject({ banner: expect.any(Number) as number })
  })

  test('what ends early releases the weeks in which somebody came, and no others', async () => {
    const on = await begin()
    const campaign = on.campaign('a', { plan: { weeks: 8 } })
    await on.run(campaign)
    await on.crowd(campaign, 0, 300, () => ({ level: 2, outcome: 0, guard: 0 }))
    on.pass(8 * day)
    expectOk(await moveCampaign(on.site, 'a', 'end', 'Ada', 'enough', on.now))
    expect((await results(on, 'a')).nextDueAt).toBe(campaign.startsAt + week + 10 * day)
    on.pass(9 * day)
    expect((await on.release()).closed).toEqual([])
    on.pass(week)
    expect(await on.release()).toMatchObject({ closed: ['a'], ended: [] })
    expect((await on.site.campaigns.cohorts('a')).map((one) => one.week)).toEqual([0, 1])
  })

  test('a census says how many there are, and compares nothing', async () => {
    const on = await begin()
    const census = on.census('size', 'evenings')
    await on.run(census)
    await on.crowd(census, 0, 200, (_, k) => ({ level: 2, outcome: k % 2, guard: 0 }))
    on.pass(10 * day)
    await on.release()
    const { report, size, state } = await results(on, 'size')
    expect({ report, state }).toEqual({ report: null, state: 'closed' })
    expect(size?.interval?.low).toBeLessThanOrEqual(100)
    expect(size?.interval?.high).toBeGreaterThan(85)
  })
}

/** Of whoever was in it there is no row, no key, and no way back. */
async function nothingLeft(on: CampaignCourse): Promise<void> {
  const { site } = on
  const rows = await on.under.query(
    `SELECT 1 FROM campaign_units WHERE site = '${site.site.id}' AND campaign = 'a'`,
  )
  expect(rows).toEqual([])
  expect(await site.campaigns.key('a')).toBeUndefined()
  expect(await site.log.find('cohort', 'a@2')).toBeDefined()
  expect((await site.log.verify()).ok).toBe(true)
}

const bothered =
  (share: number, roll = dice(9)) =>
  (arm: string): Omit<Made, 'arm'> => ({
    level: 2,
    outcome: 0,
    guard: roll() < (arm === 'banner' ? share : 0.005) ? 1 : 0,
  })

function guarding(begin: Begin): void {
  test('a guard pauses what bothers people, with its numbers, until a person says why not', async () => {
    const on = await begin()
    const campaign = on.campaign('a', { plan: { outcomeDays: 0, levels: [2] } })
    await on.run(campaign)
    const bad = bothered(0.08)
    await on.crowd(campaign, 0, 3000, bad)
    await on.crowd(campaign, 1, 3000, bad)
    on.pass(10 * day)
    const { paused } = await on.release()
    expect(paused).toEqual([{ campaign: 'a', by: 'guard:too_personal' }])
    const stored = await on.stored('a')
    expect(stored).toMatchObject({ state: 'paused', pausedBy: 'guard:too_personal' })
    expect(stored.pausedBecause).toMatch(/too_personal in banner: \d+\.\d\d % against/)
    const [event] = await on.site.rights.registers.filed('campaign', 1)
    expect(event?.body).toMatchObject({
      event: 'paused',
      by: 'system',
      facts: { guards: [{ guard: 'too_personal', arm: 'banner', state: 'breached' }] },
    })
    expect((await results(on, 'a')).report?.decided).toMatchObject([
      { verdict: 'rejected', because: 'guard' },
    ])
    // Another guard that nobody touched is not named.
    expect(stored.pausedBecause).not.toContain('complaint')
    expect((await on.release()).paused).toEqual([])
    const resume = (because: string) => moveCampaign(on.site, 'a', 'resume', 'Ada', because, on.now)
    expect(await resume(' ')).toMatchObject({ code: 'field_invalid' })
    expectOk(await resume('the words were changed'))
    // The same cohort was seen by whoever resumed; the next one speaks again.
    expect((await on.release()).paused).toEqual([])
    on.pass(week)
    expect((await on.release()).paused).toEqual([{ campaign: 'a', by: 'guard:too_personal' }])
  })
}

function crashing(begin: Begin, under: () => StoreUnderTest): void {
  const steps = [
    'cohort:inserted',
    'cohort:emptied',
    'cohort:committed',
    'campaign:written',
    'campaign:committed',
    'campaign:units-deleted',
    'file:inserted',
  ]

  /** Everything that a crash may not change, whatever it comes between. */
  async function ends(on: CampaignCourse): Promise<unknown> {
    const stored = await on.stored('a')
    const cohorts = await on.site.campaigns.cohorts('a')
    const rows = await on.under.query(
      `SELECT count(*) AS n FROM campaign_units WHERE site = '${on.site.site.id}'`,
    )
    return {
      state: stored.state,
      weeks: cohorts.map((one) => one.week),
      left: Number(rows[0]?.['n']),
      verifies: (await on.site.log.verify()).ok,
    }
  }

  async function prepared(): Promise<CampaignCourse> {
    const on = await begin()
    const campaign = on.campaign('a', { plan: { weeks: 1, outcomeDays: 0, levels: [2] } })
    await on.run(campaign)
    await on.crowd(campaign, 0, 1500, bothered(0.15, dice(3)))
    on.pass(10 * day)
    return on
  }

  test.each(steps)('a crash at %s is made good by doing it again', async (at) => {
    const on = await prepared()
    let crashed = false
    const store = await under().open((name) => {
      if (name !== at || crashed) return
      crashed = true
      throw new Error('crash')
    })
    const site: SiteStore = await store.open(on.site.site.id)
    await on.release(on.now, site).catch(() => undefined)
    expect(crashed).toBe(true)
    await on.release()
    await store.close()
    expect(await ends(on)).toEqual({ state: 'closed', weeks: [0], left: 0, verifies: true })
    expect(await on.site.rights.registers.filed('tactic', 9)).toHaveLength(1)
  })
}
