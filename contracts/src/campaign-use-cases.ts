/** What the engine does with campaigns: from the draft to the verdict, and what it refuses. */
import type { Store } from '@discreet/engine'
import {
  campaignFile,
  campaignResults,
  checkCampaign,
  defineCampaign,
  moveCampaign,
  setPlacement,
  setSegment,
} from '@discreet/engine'
import { canonicalJson } from '@discreet/protocol'
import { describe, expect, test } from 'vitest'
import type { Begin } from './campaign-course.ts'
import { CampaignCourse, day, expectOk, slot, week } from './campaign-course.ts'
import { campaignHolding } from './campaign-holding.ts'
import { campaignMeasuring } from './campaign-measuring.ts'
import { campaignPeople } from './campaign-people.ts'
import { campaignTactics } from './campaign-tactics.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { withStore } from './store-under-test.ts'

export function campaignUseCases(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`campaigns on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    withStore(start, (ready, opened) => {
      under = ready
      store = opened
    })
    const begin: Begin = () => CampaignCourse.begin(under, store)
    defining(begin)
    starting(begin)
    filing(begin)
    campaignPeople(begin)
    campaignTactics(begin)
    campaignHolding(begin)
    campaignMeasuring(begin, () => under)
  })
}

function defining(begin: Begin): void {
  test('a campaign that does not hold together is refused with every fault', async () => {
    const on = await begin()
    const wrong = { ...on.campaign('a'), placement: 'nowhere', holdout: 0.9, seed: '' }
    const outcome = await defineCampaign(on.site, wrong, 'Ada', on.now)
    expect(outcome).toMatchObject({ ok: false, code: 'campaign_invalid' })
    const problems = 'problems' in outcome ? (outcome.problems ?? []) : []
    expect(problems.map(({ field }) => field).sort()).toEqual(['/holdout', '/seed'])
    expect(await on.site.campaigns.campaigns()).toEqual([])
  })

  test('a draft is written anew as often as one likes; what runs is not', async () => {
    const on = await begin()
    await on.define(on.campaign('a'))
    await on.define(on.campaign('a', { name: 'Another name' }))
    expect((await on.stored('a')).campaign.name).toBe('Another name')
    expectOk(await on.start('a'))
    const again = await defineCampaign(on.site, on.campaign('a'), 'Ada', on.now)
    expect(again).toMatchObject({ ok: false, code: 'campaign_state' })
    expect((await on.stored('a')).campaign.name).toBe('Another name')
  })

  test('slots and audiences keep their ids, and what a campaign uses stays', async () => {
    const on = await begin()
    expect(await setPlacement(on.site, 'other', slot)).toMatchObject({ code: 'campaign_invalid' })
    expect(await setPlacement(on.site, 'none', undefined)).toMatchObject({
      code: 'campaign_unknown',
    })
    expect(await setSegment(on.site, 'none', undefined)).toMatchObject({ code: 'campaign_unknown' })
    await on.run(on.campaign('a', { plan: { audiences: ['evenings'] } }))
    const later = {
      id: 'evenings',
      name: 'Later',
      rule: { field: 'time.hour', atLeast: 20, below: 24 },
    }
    for (const change of [undefined, later]) {
      const outcome = await setSegment(on.site, 'evenings', change)
      expect(outcome).toMatchObject({ ok: false, code: 'campaign_state' })
    }
    expect(await setPlacement(on.site, 'top', undefined)).toMatchObject({ code: 'campaign_state' })
    expectOk(await moveCampaign(on.site, 'a', 'end', 'Ada', 'enough', on.now))
    expectOk(await setSegment(on.site, 'evenings', later))
    expectOk(await setPlacement(on.site, 'top', undefined))
  })

  test('a sensitive audience is refused, by its word and by the item it names', async () => {
    const on = await begin()
    for (const rule of [
      { field: 'account.boughtCategories', is: ['Pregnancy tests'] },
      { field: 'account.bought', is: ['test'] },
    ]) {
      const outcome = await setSegment(on.site, 'x', { id: 'x', name: 'x', rule })
      expect(outcome).toMatchObject({ ok: false, code: 'campaign_invalid' })
      expect((outcome as { reason: string }).reason).toContain('sensitive')
    }
    expect((await on.site.campaigns.segments()).map(({ id }) => id)).toEqual(['bakers', 'evenings'])
  })
}

function starting(begin: Begin): void {
  test('everything that speaks against a campaign is said at once, with the evidence', async () => {
    const on = await begin()
    const creepy = on.campaign('creepy', {
      tactic: 'retarget_off',
      channel: 'ads',
      segment: 'bakers',
      plan: { epsilon: '4' },
    })
    await on.define(creepy)
    const refused = await on.start('creepy')
    expect(refused).toMatchObject({ ok: false, code: 'tactic_refused' })
    const { reason, reasons, evidence } = refused as unknown as {
      reason: string
      reasons: { code: string }[]
      evidence: { figure: number | null }[]
    }
    expect(reasons.map(({ code }) => code)).toEqual([
      'tactic_refused',
      'campaign_invalid',
      'budget_exhausted',
    ])
    // What people said of it is in the very text that the marketer reads.
    expect(reason).toContain('52 %')
    expect(reason).toContain('Cheetah')
    expect(reason).toContain('may be too small')
    expect(reason).toContain('ε 3 in 365 days')
    expect(evidence.some(({ figure }) => figure === 0.52)).toBe(true)
    expect((await on.stored('creepy')).state).toBe('draft')
    expect(await on.site.ledger()).toEqual([])
  })

  test('rules that read more than the tactic allows are refused', async () => {
    const on = await begin()
    const reads = on.campaign('reads', {
      arms: [
        { id: 'neutral', weight: 1, contents: null },
        {
          id: 'banner',
          weight: 1,
          contents: [
            {
              id: 'yours',
              when: { field: 'account.bought', is: ['flour'] },
              content: { kind: 'banner', title: { en: 'More flour' } },
            },
            { id: 'all', content: { kind: 'nothing' } },
          ],
        },
      ],
    })
    const outcome = await checkCampaign(on.site, reads, on.now)
    expect(outcome).toMatchObject({ ok: false, code: 'tactic_refused' })
    const fits = { ...reads, tactic: 'recs_purchases' }
    expect(await checkCampaign(on.site, fits, on.now)).toMatchObject({
      ok: true,
      verdict: 'allow',
      needs: { fields: ['account.bought'], level: 3 },
    })
    const asks = { ...reads, tactic: 'loyalty_track' }
    expect(await checkCampaign(on.site, asks, on.now)).toMatchObject({ ok: true, verdict: 'ask' })
    const unknown = await checkCampaign(on.site, { ...reads, tactic: 'magic' }, on.now)
    expect(unknown).toMatchObject({ ok: false, code: 'tactic_refused' })
    const late = await checkCampaign(on.site, fits, on.now + week)
    expect(late).toMatchObject({ code: 'campaign_invalid', details: { field: '/startsAt' } })
  })

  test('starting hashes the promise and charges, before anybody can be in it', async () => {
    const on = await begin()
    const campaign = on.campaign('a', { plan: { audiences: ['evenings'] } })
    await on.define(campaign)
    expect(await on.site.campaigns.key('a')).toBeUndefined()
    expectOk(await on.start('a'))
    const stored = await on.stored('a')
    const { registration } = stored
    const promise = canonicalJson({
      version: 1,
      site: on.site.site.id,
      campaign,
      table: registration?.table,
      verdict: 'allow',
      audienceRules: registration?.audienceRules,
    })
    expect(registration?.sha256).toBe(on.under.cryptography.sha256(promise))
    expect(registration?.audienceRules.map(({ id }) => id)).toEqual(['evenings'])
    expect(registration?.table.arms).toEqual(['holdout', 'neutral', 'banner'])
    const [charge] = await on.site.ledger()
    expect(charge?.id).toBe(registration?.chargeId)
    expect(charge).toMatchObject({ periodId: 'campaign:a', epsilon: { num: 1n, den: 1n } })
    const filed = await on.site.rights.registers.filed('campaign', 10)
    expect(filed[0]?.body).toMatchObject({
      event: 'started',
      by: 'Ada',
      facts: { registration: registration?.sha256 },
    })
    expect((await on.site.log.verify()).ok).toBe(true)
    expect(await on.start('a')).toMatchObject({ ok: false, code: 'campaign_state' })
    expect(await on.start('none')).toMatchObject({ ok: false, code: 'campaign_unknown' })
  })

  test('ε adds up where people meet, and does not where they cannot', async () => {
    const on = await begin()
    const range = (from: number, to: number) => ({ namespace: { id: 'shop', from, to } })
    await on.run(on.campaign('a', { ...range(0, 0.5), plan: { epsilon: '2' } }))
    await on.define(on.campaign('b', { ...range(0.4, 1), plan: { epsilon: '2' } }))
    expect(await on.start('b')).toMatchObject({ ok: false, code: 'budget_exhausted' })
    await on.run(on.campaign('c', { ...range(0.5, 1), plan: { epsilon: '2' } }))
    await on.define(on.campaign('d', { namespace: { id: 'other', from: 0, to: 0.1 } }))
    expectOk(await on.start('d'))
    await on.define(on.campaign('e', { namespace: { id: 'third', from: 0, to: 0.1 } }))
    expect(await on.start('e')).toMatchObject({ ok: false, code: 'budget_exhausted' })
    expect((await on.site.ledger()).length).toBe(3)
  })
}

function filing(begin: Begin): void {
  test('the public file has what runs and is paused, and nothing of the staff', async () => {
    const on = await begin()
    await on.define(on.campaign('draft'))
    await on.run(on.campaign('a', { plan: { audiences: ['evenings'] } }))
    const before = await on.site.campaigns.version()
    const file = await campaignFile(on.site, on.now)
    expect(file.campaigns.map(({ id, enrols }) => [id, enrols])).toEqual([['a', true]])
    expect(file.campaigns[0]).toMatchObject({ verdict: 'allow', level: 0 })
    expect(file.campaigns[0]?.sentence['de']).toContain('Tageszeit')
    expect(file.segments.map(({ id }) => id)).toEqual(['evenings'])
    expect(JSON.stringify(file)).not.toMatch(/Ada|The trial|Evenings|"name":"The/)
    expect((await campaignFile(on.site, on.now + 3 * week)).campaigns[0]?.enrols).toBe(false)
    expectOk(await moveCampaign(on.site, 'a', 'pause', 'Bo', 'a look', on.now))
    expect(await on.site.campaigns.version()).not.toBe(before)
    expect((await campaignFile(on.site, on.now)).campaigns[0]?.enrols).toBe(false)
    expectOk(await moveCampaign(on.site, 'a', 'end', 'Bo', '', on.now))
    expect((await campaignFile(on.site, on.now)).campaigns).toEqual([])
  })

  test('a campaign is moved by somebody, along its course, and no other way', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    const move = (what: 'pause' | 'resume' | 'end', by = 'Ada', because = '') =>
      moveCampaign(on.site, 'a', what, by, because, on.now)
    expect(await move('resume')).toMatchObject({ code: 'campaign_state' })
    expect(await move('pause', ' ')).toMatchObject({ code: 'field_invalid' })
    expect(await move('pause', 'system')).toMatchObject({ code: 'field_invalid' })
    expect(await move('pause', 'Ada', 'x'.repeat(501))).toMatchObject({ code: 'field_invalid' })
    expectOk(await move('pause', 'Ada', 'a look'))
    expect(await on.stored('a')).toMatchObject({ pausedBy: 'Ada', pausedBecause: 'a look' })
    expect(await move('pause')).toMatchObject({ code: 'campaign_state' })
    expectOk(await move('resume'))
    expect(await on.stored('a')).toMatchObject({ state: 'running', pausedBy: null })
    expectOk(await move('pause'))
    on.pass(3 * week)
    expect(await move('resume')).toMatchObject({ code: 'campaign_state' })
    expectOk(await move('end'))
    expect(await move('end')).toMatchObject({ code: 'campaign_state' })
    expect(await moveCampaign(on.site, 'none', 'end', 'Ada', '', on.now)).toMatchObject({
      code: 'campaign_unknown',
    })
  })

  test('before anything is released the results say when the first can be', async () => {
    const on = await begin()
    const { cryptography } = on.under
    await on.define(on.campaign('a'))
    const draft = await campaignResults(on.site, cryptography, 'a', on.now)
    expect(draft).toMatchObject({ state: 'draft', registration: null, nextDueAt: null, n: null })
    expectOk(await on.start('a'))
    const results = expectOk(await campaignResults(on.site, cryptography, 'a', on.now))
    expect(results).toMatchObject({
      registration: { matches: true },
      epsilon: '1',
      report: null,
      cohorts: 0,
      plannedCohorts: 3,
      nextDueAt: on.now + week + 7 * day + 3 * day,
    })
    const unknown = await campaignResults(on.site, cryptography, 'none', on.now)
    expect(unknown).toMatchObject({ ok: false, code: 'campaign_unknown' })
  })
}
