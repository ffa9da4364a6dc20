/** Definitions, the course of a campaign, and the charge that it starts with. */
import { randomUUID } from 'node:crypto'
import type { Rational } from '@discreet/privacy'
import { formatRational, rational } from '@discreet/privacy'
import { refuse } from '@discreet/protocol'
import { expect, test } from 'vitest'
import { campaign, placement, segment } from './campaigns-fixture.ts'
import type { FreshCampaigns } from './campaigns-on.ts'

const wrongState = { code: 'campaign_state' }

export function campaignsCourse(fresh: FreshCampaigns): void {
  definitions(fresh)
  course(fresh)
  charges(fresh)
}

function definitions(fresh: FreshCampaigns): void {
  test('keeps placements and segments as they were written, changes and deletes them', async () => {
    const { campaigns: store } = (await fresh()).on.site
    const odd = { ...placement('b'), name: 'Käse — 🧀 "x" \u0000' }
    await store.setPlacement('b', odd)
    await store.setPlacement('a', placement('a'))
    await store.setSegment('b', segment('b'))
    expect(await store.placements()).toEqual([placement('a'), odd])
    expect(await store.segments()).toEqual([segment('b')])
    await store.setPlacement('b', placement('b'))
    await store.setPlacement('a', undefined)
    await store.setPlacement('a', undefined)
    expect(await store.placements()).toEqual([placement('b')])
    await expect(store.setSegment('b', segment('c'))).rejects.toMatchObject({
      code: 'field_invalid',
    })
    const elsewhere = (await fresh()).on.site.campaigns
    expect([await elsewhere.placements(), await elsewhere.segments()]).toEqual([[], []])
  })

  test('says by its version that something is different, and at no other time', async () => {
    const { on, campaigns } = await fresh()
    const { campaigns: store } = on.site
    const seen = [await store.version()]
    const changes: readonly (() => Promise<unknown>)[] = [
      () => store.setPlacement('a', placement('a')),
      () => store.setSegment('a', segment('a')),
      () => store.setPlacement('a', { ...placement('a'), name: 'new' }),
      () => store.setSegment('a', undefined),
      () => campaigns.define('x'),
      () => campaigns.start('x'),
      () => campaigns.move('x', 'paused', 'paused'),
      () => campaigns.move('x', 'ended'),
    ]
    for (const change of changes) {
      await change()
      seen.push(await store.version())
    }
    expect(new Set(seen).size).toBe(seen.length)
    await store.setPlacement('a', { ...placement('a'), name: 'new' })
    await (await fresh()).campaigns.define('y')
    expect(await store.version()).toBe(seen.at(-1))
  })
}

function course(fresh: FreshCampaigns): void {
  test('goes from a draft to its end; each step is in the log, and the key is there in between', async () => {
    const { on, campaigns } = await fresh()
    const { campaigns: store } = on.site
    expect(await store.find('x')).toBeUndefined()
    await campaigns.define('x')
    await campaigns.define('x', { name: 'A better name' })
    expect((await store.find('x'))?.campaign.name).toBe('A better name')
    expect(await store.key('x')).toBeUndefined()
    const started = await campaigns.start('x')
    expect(started).toMatchObject({ ok: true, stored: { state: 'running', startedAt: 0 } })
    const key = await store.key('x')
    expect(key).toHaveLength(32)
    for (const state of ['paused', 'running', 'ended'] as const) {
      expect(await campaigns.move('x', state)).toMatchObject({ ok: true, stored: { state } })
      expect(await store.key('x')).toEqual(key)
    }
    await campaigns.enrol('x', { unit: on.somebody(), week: 0, cell: 0 })
    const closed = await campaigns.move('x', 'closed', 'closed')
    expect(await store.key('x')).toBeUndefined()
    expect(await on.rows('campaign_units')).toBe(0)
    const filed = await on.site.rights.registers.filed('campaign', 100)
    expect(filed.map(({ body }) => body['event']).reverse()).toEqual([
      'defined',
      'defined',
      'started',
      'ended',
      'ended',
      'ended',
      'closed',
    ])
    expect(filed[0]?.body).toEqual({
      campaign: 'x',
      by: 'Ada',
      event: 'closed',
      facts: { because: 'a test' },
    })
    const entry = await on.site.log.find('filed', filed[0]?.id ?? '')
    expect(closed).toMatchObject({ ok: true, logIndex: entry?.index })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 8 })
    expect((await store.campaigns()).map(({ state }) => state)).toEqual(['closed'])
  })

  test('nothing runs without its charge, nothing registered changes, nothing closed comes back', async () => {
    const { on, campaigns } = await fresh()
    const { campaigns: store } = on.site
    const starting = campaigns.starting('x')
    const { charge: _, ...unpaid } = starting
    const { stored } = starting
    for (const change of [
      unpaid,
      { ...starting, stored: { ...stored, registration: null } },
      { ...starting, stored: { ...stored, state: 'draft' as const } },
      { ...starting, stored: { ...stored, state: 'ended' as const } },
      { ...starting, stored: { ...stored, campaign: campaign('y') } },
    ]) {
      await expect(store.advance('x', () => change)).rejects.toMatchObject(wrongState)
    }
    expect([await store.campaigns(), await on.site.ledger()]).toEqual([[], []])
    await campaigns.running('x')
    await expect(campaigns.start('x')).rejects.toMatchObject(wrongState)
    await expect(campaigns.move('x', 'draft')).rejects.toMatchObject(wrongState)
    await expect(campaigns.define('x')).rejects.toMatchObject(wrongState)
    const before = await store.find('x')
    await expect(
      store.advance('x', () => ({ ...unpaid, stored: { ...stored, state: 'paused' } })),
    ).rejects.toMatchObject(wrongState)
    expect(await store.find('x')).toEqual(before)
    await campaigns.move('x', 'closed', 'closed')
    for (const state of ['running', 'ended', 'closed'] as const) {
      await expect(campaigns.move('x', state)).rejects.toMatchObject(wrongState)
    }
  })

  test('a refusal changes nothing, and of many that start one at once one does', async () => {
    const { on, campaigns, handles } = await fresh()
    await campaigns.define('x')
    const before = await on.everything()
    const no = refuse('tactic_refused', 'people find it going too far')
    expect(await on.site.campaigns.advance('x', () => no)).toEqual(no)
    expect(await on.everything()).toEqual(before)
    const outcomes = await Promise.all(
      (await handles(4)).flatMap((one) =>
        [1, 2].map(() =>
          one.site.campaigns.advance('x', (current) =>
            current?.state === 'draft' ? one.starting('x') : refuse('campaign_state', 'it runs'),
          ),
        ),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await on.site.ledger()).toHaveLength(1)
    const fresher = await Promise.all(
      (await handles(4)).map((one) =>
        one.site.campaigns.advance('new', (current) =>
          current === undefined ? one.starting('new') : refuse('campaign_state', 'it is there'),
        ),
      ),
    )
    expect(fresher.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 5 })
  })
}

const day = 86_400_000

function charges(fresh: FreshCampaigns): void {
  test('is charged in the chain of all charges, complete at once, and says to whom', async () => {
    const { on, campaigns } = await fresh()
    const epsilon = rational(3n, 10n)
    await campaigns.running('x', {
      at: 7,
      epsilon,
      change: { namespace: { id: 'n', from: 10, to: 20 } },
    })
    const [charge] = await on.site.ledger()
    expect(charge).toMatchObject({
      periodId: 'campaign:x',
      rho: rational(0n),
      epsilon,
      mechanism: { cells: 12, namespace: 'n', from: 10, to: 20 },
      at: 7,
      state: 'released',
      releaseId: null,
    })
    const stored = await on.site.campaigns.find('x')
    expect(stored?.registration?.chargeId).toBe(charge?.id)
    expect((await on.site.verifiedLedger()).verification.ok).toBe(true)
    const where = `WHERE site = '${on.site.site.id}'`
    for (const [attack, undo] of [
      [`epsilon = '1/10'`, `epsilon = '3/10'`],
      [`mechanism = '{}'`, `mechanism = '${JSON.stringify(charge?.mechanism)}'`],
    ]) {
      await on.under.query(`UPDATE charges SET ${attack} ${where}`)
      expect((await on.site.verifiedLedger()).verification.ok).toBe(false)
      expect(await on.site.log.verify()).toMatchObject({ ok: false })
      expect(await campaigns.start('y')).toMatchObject({ ok: false, code: 'ledger_broken' })
      await on.under.query(`UPDATE charges SET ${undo} ${where}`)
    }
    expect(await on.site.campaigns.find('y')).toBeUndefined()
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
  })

  test('a release of the model and campaigns go side by side', async () => {
    const { on, campaigns } = await fresh()
    await campaigns.running('x')
    const { period } = await on.site.importPeriod('file', 'person', 0)
    await on.site.closePeriod(period.id, 1)
    const rho = rational(1n, 100n)
    const request = { idempotencyKey: 'k', periodId: period.id, rho, mechanism: {}, at: 1 }
    expect(await on.site.reserve(request)).toMatchObject({ ok: true, charge: { sequence: 2 } })
    await campaigns.running('y')
    const ledger = await on.site.ledger()
    expect(ledger.map(({ epsilon }) => epsilon && formatRational(epsilon))).toEqual([
      '1',
      undefined,
      '1',
    ])
    expect((await on.site.verifiedLedger()).verification.ok).toBe(true)
  })

  test('a year allows six, where ranges meet; a refusal has the numbers and leaves nothing', async () => {
    const { on, campaigns } = await fresh()
    const at = (from: number, to: number, id = 'shop') => ({ namespace: { id, from, to } })
    await campaigns.running('a', { epsilon: rational(4n), change: at(0, 600) })
    await campaigns.running('b', { epsilon: rational(2n), change: at(500, 1000) })
    const before = await on.everything()
    const more = { at: 1, epsilon: rational(1n, 10n) }
    expect(await campaigns.start('c', { ...more, change: at(599, 600) })).toMatchObject({
      ok: false,
      code: 'budget_exhausted',
      reason: expect.stringMatching(
        /epsilon 6 in 365 days; it is 6 now and would be 61\/10/,
      ) as string,
    })
    expect((await campaigns.start('c', { ...more, change: at(0, 1, 'other') })).ok).toBe(false)
    expect(await on.everything()).toEqual(before)
    // Nobody is in the three of them.
    await campaigns.running('c', { epsilon: rational(4n), change: at(600, 1000) })
    await campaigns.running('d', { at: 366 * day, epsilon: rational(6n) })
  })

  test('what a year may cost is a setting of the site, as it is now', async () => {
    const { on, campaigns } = await fresh()
    const store = await on.under.open()
    const { id } = on.site.site
    const set = (limit: Rational) =>
      store.changeBudget(id, (budget) => ({
        budget: { ...budget, campaignEpsilonPerYear: limit },
        filed: { id: randomUUID(), kind: 'staff', at: on.now, body: {} },
      }))
    await set(rational(9n, 10n))
    expect((await campaigns.start('a')).ok).toBe(false)
    const broken = (from: string, to: string) =>
      on.under.query(
        `UPDATE sites SET settings = replace(settings, '"${from}"', '"${to}"') WHERE site = '${id}'`,
      )
    await broken('9/10', 'nothing')
    await expect(campaigns.start('a')).rejects.toMatchObject({ code: 'parameter_invalid' })
    await broken('nothing', '9/10')
    await set(rational(1n))
    expect((await campaigns.start('a')).ok).toBe(true)
    await store.close()
  })

  test.each([
    { epsilon: rational(0n) },
    { epsilon: rational(-1n) },
    { change: { namespace: { id: 'n', from: 5, to: 5 } } },
    { change: { namespace: { id: 'n', from: 0, to: 0.5 } } },
  ])('%o is no charge', async (start) => {
    const { on, campaigns } = await fresh()
    await expect(campaigns.start('a', start)).rejects.toMatchObject({ code: 'parameter_invalid' })
    expect(await on.site.campaigns.campaigns()).toEqual([])
  })

  test('of many that start at once as many do as the year allows', async () => {
    const { on, handles } = await fresh()
    const outcomes = await Promise.all(
      (await handles(4)).flatMap((one, k) => [0, 4].map((n) => one.start(`c${k + n}`))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6)
    expect(await on.rows('campaigns')).toBe(6)
    expect((await on.site.verifiedLedger()).verification.ok).toBe(true)
  })
}
