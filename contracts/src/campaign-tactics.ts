/** Verdicts: who may change them, and what follows for campaigns. */

import {
  campaignFile,
  checkCampaign,
  feedbackByTactic,
  moveCampaign,
  relaxTactic,
  segmentSizes,
  setSegment,
  signTactic,
  standingOfTactic,
  tacticStandings,
} from '@discreet/engine'
import type { TacticVerdict } from '@discreet/policy'
import { tactics } from '@discreet/policy'
import { describe, expect, test } from 'vitest'
import type { Begin, CampaignCourse } from './campaign-course.ts'
import { bakers, day, dice, expectOk, week } from './campaign-course.ts'

const reason = 'our own survey of 2,000 customers says otherwise'

export function campaignTactics(begin: Begin): void {
  describe('tactics and audiences', () => {
    signing(begin)
    lowering(begin)
    sizing(begin)
  })
}

async function verdict(on: CampaignCourse, tactic: string): Promise<TacticVerdict | undefined> {
  return (await standingOfTactic(on.site, tactic))?.verdict
}

function signing(begin: Begin): void {
  test('one person relaxes what the brand may, nobody what is fixed', async () => {
    const on = await begin()
    const relax = (tactic: string, to: TacticVerdict, by = 'Ada', why = reason) =>
      relaxTactic(on.site, { tactic, to, reason: why, by }, on.now)
    expect(await relax('magic', 'allow')).toMatchObject({ code: 'field_invalid' })
    expect(await relax('loyalty_track', 'ask')).toMatchObject({ code: 'field_invalid' })
    expect(await relax('loyalty_track', 'allow', 'Ada', 'why not')).toMatchObject({ ok: false })
    expect(await relax('loyalty_track', 'allow', ' ')).toMatchObject({ ok: false })
    expect(await relax('price_personal', 'ask')).toMatchObject({ code: 'tactic_refused' })
    const relaxed = expectOk(await relax('loyalty_track', 'allow'))
    expect(relaxed).toMatchObject({ state: { verdict: 'allow' } })
    expect(relaxed.pending).toBeUndefined()
    expect(await verdict(on, 'loyalty_track')).toBe('allow')
    const filed = await on.site.rights.registers.filed('tactic', 10)
    expect(filed).toHaveLength(1)
    expect(filed[0]?.body).toMatchObject({ change: { signedBy: ['Ada'], reason } })
    expect((await on.site.log.verify()).ok).toBe(true)
    const states = await tacticStandings(on.site)
    expect(states.map((state) => state.tactic)).toEqual(tactics)
    expect(states.filter(({ changes }) => changes.length > 0)).toHaveLength(1)
  })

  test('a hard never takes two people, and the same one twice is one', async () => {
    const on = await begin()
    const wish = { tactic: 'private_text', to: 'ask', reason, by: 'Ada' } as const
    const proposed = expectOk(await relaxTactic(on.site, wish, on.now))
    const change = proposed.pending ?? ''
    expect(proposed.state.verdict).toBe('never')
    expect(proposed.state.pending).toMatchObject([{ id: change, change: { signedBy: ['Ada'] } }])
    for (const by of ['Ada', ' ada ', 'ADA', '', '  ']) {
      const signed = await signTactic(on.site, { change, by }, on.now)
      expect(signed, by).toMatchObject({ ok: false, code: 'tactic_refused' })
    }
    expect(await verdict(on, 'private_text')).toBe('never')
    const other = await signTactic(on.site, { change: 'none', by: 'Bo' }, on.now)
    expect(other).toMatchObject({ code: 'field_invalid', details: { expected: change } })
    const signed = expectOk(await signTactic(on.site, { change, by: 'Bo' }, on.now))
    expect(signed.state).toMatchObject({
      verdict: 'ask',
      pending: [],
      changes: [{ signedBy: ['Ada', 'Bo'], automatic: false }],
    })
    expect(await signTactic(on.site, { change, by: 'Cy' }, on.now)).toMatchObject({ ok: false })
  })

  test('what was proposed falls when the verdict changes before the second signature', async () => {
    const on = await begin()
    const propose = (to: 'ask' | 'allow', by: string) =>
      relaxTactic(on.site, { tactic: 'friends', to, reason, by }, on.now)
    const [first, second] = [await propose('allow', 'Ada'), await propose('ask', 'Bo')]
    const ids = [first, second].map((one) => expectOk(one).pending ?? '')
    expectOk(await signTactic(on.site, { change: ids[1] ?? '', by: 'Cy' }, on.now))
    const late = await signTactic(on.site, { change: ids[0] ?? '', by: 'Cy' }, on.now)
    expect(late).toMatchObject({ ok: false, code: 'field_invalid' })
    expect(await verdict(on, 'friends')).toBe('ask')
  })

  test('to be stricter takes one person, and holds at once in what runs', async () => {
    const on = await begin()
    await on.run(on.campaign('a'))
    const strict = async (to: TacticVerdict) =>
      expectOk(
        await relaxTactic(on.site, { tactic: 'context_banner', to, reason, by: 'Ada' }, on.now),
      )
    await strict('ask')
    expect((await campaignFile(on.site, on.now)).campaigns[0]).toMatchObject({
      verdict: 'ask',
      enrols: true,
    })
    await strict('never')
    expect((await campaignFile(on.site, on.now)).campaigns[0]?.enrols).toBe(false)
    expect(await on.step(await on.person(), 'a')).toMatchObject({ because: 'paused' })
    const { paused } = await on.release()
    expect(paused).toEqual([{ campaign: 'a', by: 'tactic:context_banner' }])
    const resumed = await moveCampaign(on.site, 'a', 'resume', 'Ada', reason, on.now)
    expect(resumed).toMatchObject({ ok: false, code: 'tactic_refused' })
    await strict('allow')
    expectOk(await moveCampaign(on.site, 'a', 'resume', 'Ada', reason, on.now))
    // What was promised as allowed does not ask because it was stricter for a while.
    expect((await campaignFile(on.site, on.now)).campaigns[0]).toMatchObject({ verdict: 'allow' })
  })
}

/** Of those who saw it this share says that it is too personal; of the others hardly anybody. */
const annoyed =
  (seed: number, share: number) =>
  (roll = dice(seed)) =>
  (arm: string) => ({
    level: 2 as const,
    outcome: 0,
    guard: roll() < (arm === 'banner' ? share : 0.002) ? 1 : 0,
  })

function lowering(begin: Begin): void {
  test('a tactic that people find too personal is lowered by itself, step by step, once', async () => {
    const on = await begin()
    const campaign = on.campaign('a', {
      plan: {
        margins: { too_personal: 1, level_down: 1, complaint: 1 },
        levels: [2],
        outcomeDays: 0,
      },
    })
    await on.run(campaign)
    await on.crowd(campaign, 0, 1600, annoyed(1, 0.08)())
    expect(await feedbackByTactic(on.site)).toMatchObject([
      { tactic: 'context_banner', cohorts: 0, shown: null, difference: null, tooPersonal: false },
    ])
    on.pass(10 * day)
    const { lowered, paused } = await on.release()
    expect(lowered).toEqual([{ tactic: 'context_banner', to: 'ask' }])
    expect(paused).toEqual([])
    const [change] = (await standingOfTactic(on.site, 'context_banner'))?.changes ?? []
    expect(change).toMatchObject({ to: 'ask', automatic: true, signedBy: [], at: on.now })
    expect(change?.reason).toMatch(/too personal: between [1-9]\.\d\d % and \d+\.\d\d % more/)
    // The same cohorts do not speak twice, nor do those that came in under the old verdict.
    expect((await on.release()).lowered).toEqual([])
    await on.crowd(campaign, 1, 1600, annoyed(2, 0.08)())
    on.pass(week)
    expect((await on.release()).lowered).toEqual([])
    await on.crowd(campaign, 2, 1600, annoyed(3, 0.08)())
    on.pass(week)
    const last = await on.release()
    expect(last.lowered).toEqual([{ tactic: 'context_banner', to: 'never' }])
    expect(await verdict(on, 'context_banner')).toBe('never')
    expect((await checkCampaign(on.site, on.campaign('b'), on.now)).ok).toBe(false)
    // Raised by people only.
    const wish = { tactic: 'context_banner', to: 'allow', reason, by: 'Ada' } as const
    expectOk(await relaxTactic(on.site, wish, on.now))
    expect(await on.release()).toMatchObject({ lowered: [] })
  })

  test('what bothers nobody stays, and the rates come with their intervals', async () => {
    const on = await begin()
    const campaign = on.campaign('a', { plan: { outcomeDays: 0, levels: [2] } })
    await on.run(campaign)
    await on.crowd(campaign, 0, 3000, annoyed(4, 0.002)())
    on.pass(10 * day)
    expect((await on.release()).lowered).toEqual([])
    const [feedback] = await feedbackByTactic(on.site)
    expect(feedback).toMatchObject({ tactic: 'context_banner', campaigns: ['a'], cohorts: 1 })
    for (const rate of [feedback?.shown, feedback?.notShown]) {
      expect(rate?.units).toBeGreaterThan(1200)
      expect(rate?.interval.low).toBeLessThanOrEqual(0.002)
      expect(rate?.interval.high).toBeGreaterThan(0.002)
      expect(rate?.interval.high).toBeLessThan(0.02)
    }
    const { low = 1, high = 0 } = feedback?.difference?.sequence ?? {}
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
  })
}

function sizing(begin: Begin): void {
  test('an audience is a target once a census has shown that it is large enough', async () => {
    const on = await begin()
    const target = on.campaign('target', {
      tactic: 'recs_purchases',
      segment: 'bakers',
      namespace: { id: 'x', from: 0, to: 1 },
    })
    const why = async () => {
      const outcome = await checkCampaign(on.site, { ...target, startsAt: on.now }, on.now)
      return outcome.ok ? 'ok' : outcome.reason
    }
    expect(await why()).toContain('not counted yet')
    const census = on.census('size', 'bakers')
    await on.run(census)
    const inside = (level: 1 | 2) => () => ({ level, outcome: 1, guard: 0 })
    await on.crowd(census, 0, 90, inside(2))
    // A hundred visits may be one person's.
    await on.crowd(census, 0, 500, inside(1))
    on.pass(10 * day)
    await on.release()
    const [size] = await segmentSizes(on.site, on.now)
    expect(size).toMatchObject({ segment: 'bakers', census: 'size', enough: false })
    expect(Math.abs((size?.count ?? 0) - 90)).toBeLessThan(20)
    expect(await why()).toContain('may be too small: at 95 % it has at least')
    const second = on.census('larger', 'bakers', { namespace: { id: 'y', from: 0, to: 1 } })
    await on.run(second)
    await on.crowd(second, 0, 150, inside(2))
    await on.crowd(second, 0, 400, () => ({ level: 2, outcome: 0, guard: 0 }))
    on.pass(10 * day)
    await on.release()
    expect((await segmentSizes(on.site, on.now))[0]).toMatchObject({
      census: 'larger',
      enough: true,
    })
    expect(await why()).toBe('ok')
    // Of another rule nobody knows how many there are.
    const rule = { field: 'account.boughtCategories', is: ['Drinks'] }
    expectOk(await setSegment(on.site, 'bakers', { ...bakers, rule }))
    expect(await why()).toContain('its rule was changed')
    expectOk(await setSegment(on.site, 'bakers', bakers))
    expect(await why()).toBe('ok')
    // What was harmless when the audience was written may not be any more.
    await on.site.upsertItems([{ id: 'wine', title: 'Wine', categories: ['Wine'] }])
    expect((await segmentSizes(on.site, on.now + 400 * day))[0]).toMatchObject({ census: null })
  })
}
