/** What data may cost is changed in one transaction, and what is charged stays charged. */
import { rational } from '@discreet/privacy'
import { refuse } from '@discreet/protocol'
import { expect, test } from 'vitest'
import type { FreshStaff, StaffFixture } from './staff-fixture.ts'

const filed = (on: StaffFixture, id: string) =>
  ({ id, kind: 'staff', at: on.now, body: { id } }) as const

export function staffBudget(fresh: FreshStaff): void {
  test('changes with its entry in the log, and nothing else of the site does', async () => {
    const on = await fresh()
    const { id, name, settings } = on.site.site
    const before = await on.store.budget(id)
    expect(before).toMatchObject({
      rhoPerPeriod: settings.rhoPerPeriod,
      rhoPerYear: settings.rhoPerYear,
      campaignEpsilonPerYear: rational(6n),
    })
    const after = {
      rhoPerPeriod: rational(1n, 3n),
      rhoPerYear: rational(7n),
      campaignEpsilonPerYear: rational(9n, 2n),
      trustEpsilonPerYear: rational(0n),
    }
    const changed = await on.store.changeBudget(id, () => ({
      budget: after,
      filed: filed(on, 'b'),
    }))
    expect(changed).toEqual({ ok: true, before, after, logIndex: 0 })
    expect(await on.store.budget(id)).toEqual(after)
    const { site } = await on.store.open(id)
    expect(site).toEqual({
      id,
      name,
      settings: {
        ...settings,
        rhoPerPeriod: after.rhoPerPeriod,
        rhoPerYear: after.rhoPerYear,
        campaignEpsilonPerYear: '9/2',
        trustEpsilonPerYear: '0',
      },
    })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 1 })
  })

  test('is not changed with the rest of a site, not even by who looked before it was', async () => {
    const on = await fresh()
    const { id, settings } = on.site.site
    const budget = { ...(await on.store.budget(id)), rhoPerPeriod: rational(1n, 9n) }
    await on.store.changeBudget(id, () => ({ budget, filed: filed(on, 'b') }))
    const more = { rhoPerYear: rational(999n), campaignEpsilonPerYear: '99', place: 'DE' }
    await on.store.updateSite({ id, name: 'New', settings: { ...settings, ...more } })
    expect(await on.store.budget(id)).toEqual(budget)
    const { site } = await on.store.open(id)
    expect(site.name).toBe('New')
    expect(site.settings.place).toBe('DE')
    expect(site.settings).toMatchObject({
      ...budget,
      campaignEpsilonPerYear: '6',
      trustEpsilonPerYear: '2',
    })
  })

  test('what refuses, or was filed before, changes nothing; of two at once each sees the other', async () => {
    const on = await fresh()
    const { id } = on.site.site
    const before = await on.everything()
    const refused = await on.store.changeBudget(id, () => refuse('approval_state', 'no'))
    expect(refused).toMatchObject({ ok: false, code: 'approval_state' })
    expect(await on.everything()).toEqual(before)
    await expect(
      on.store.changeBudget('nowhere', (budget) => ({ budget, filed: filed(on, 'b') })),
    ).rejects.toMatchObject({ code: 'site_unknown' })
    const start = await on.store.budget(id)
    const raise = (name: string) =>
      on.store.changeBudget(id, ({ campaignEpsilonPerYear: { num, den }, ...rest }) => ({
        budget: { ...rest, campaignEpsilonPerYear: rational(num + den, den) },
        filed: filed(on, name),
      }))
    await Promise.all(['b', 'c', 'd', 'e'].map(raise))
    await expect(raise('c')).rejects.toMatchObject({ code: 'request_state' })
    expect(await on.store.budget(id)).toEqual({ ...start, campaignEpsilonPerYear: rational(10n) })
  })

  test('a limit below what is spent keeps more from being charged and takes nothing back', async () => {
    const on = await fresh()
    const { id, settings } = on.site.site
    const reserve = async (name: string) => {
      const { period } = await on.site.importPeriod(name, 'person', on.now)
      await on.site.closePeriod(period.id, on.now)
      return on.site.reserve({
        idempotencyKey: name,
        periodId: period.id,
        rho: settings.rhoPerPeriod,
        mechanism: {},
        at: on.now,
      })
    }
    expect((await reserve('a')).ok).toBe(true)
    const charged = await on.site.ledger()
    const less = { rhoPerPeriod: rational(1n, 100n), rhoPerYear: rational(1n, 100n) }
    await on.store.changeBudget(id, (budget) => ({
      budget: { ...budget, ...less },
      filed: filed(on, 'b'),
    }))
    expect(await reserve('b')).toMatchObject({ ok: false, code: 'budget_exhausted' })
    expect(await on.site.ledger()).toEqual(charged)
    expect(await on.site.verifiedLedger()).toMatchObject({ verification: { ok: true } })
  })
}
