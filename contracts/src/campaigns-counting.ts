/** Who is in which cell. */
import { expect, test } from 'vitest'
import { inCell, unit } from './campaigns-fixture.ts'
import type { FreshCampaigns } from './campaigns-on.ts'

const released = { code: 'release_state' }
const invalid = { code: 'field_invalid' }

export function campaignsCounting(fresh: FreshCampaigns): void {
  test('somebody is enrolled once: not in another cell, not in another week, not after the release', async () => {
    const { on, campaigns } = await fresh()
    const { campaigns: store } = on.site
    await campaigns.running('x')
    expect(await store.cellOf('x', unit(1))).toBeUndefined()
    expect(await campaigns.enrol('x', inCell(1, 2), inCell(2, 3), inCell(1, 4))).toBe(2)
    const first = await store.cellOf('x', unit(1))
    expect([2, 4]).toContain(first)
    expect(await campaigns.enrol('x', inCell(1, 5, 1))).toBe(0)
    expect(await store.cellOf('x', unit(1))).toBe(first)
    await campaigns.release('x', 0)
    expect(await store.cellOf('x', unit(1))).toBeNull()
    expect(await campaigns.enrol('x', inCell(1, 5, 1), inCell(3, 5, 1))).toBe(1)
    expect(await store.cellOf('x', unit(1))).toBeNull()
    expect(await on.rows('campaign_units')).toBe(3)
  })

  test('a cell moves while it is not released, for whoever is enrolled, within the table', async () => {
    const { on, campaigns } = await fresh()
    const { campaigns: store } = on.site
    await campaigns.running('x')
    await campaigns.enrol('x', inCell(1, 2), inCell(2, 3))
    expect(await store.move('x', unit(1), (cell) => cell + 1)).toBe(true)
    expect(await store.move('x', unit(1), (cell) => cell)).toBe(true)
    expect(await store.cellOf('x', unit(1))).toBe(3)
    for (const wrong of [12, -1, 0.5, Number.NaN]) {
      await expect(store.move('x', unit(1), () => wrong)).rejects.toMatchObject(invalid)
    }
    const never = (): number => {
      throw new Error('was asked')
    }
    expect(await store.move('x', unit(9), never)).toBe(false)
    await campaigns.release('x', 0)
    expect(await store.move('x', unit(2), never)).toBe(false)
    expect(await store.cellOf('x', unit(2))).toBeNull()
  })

  test('many who move one cell at once all have moved it', async () => {
    const { on, campaigns, handles } = await fresh()
    await campaigns.running('x')
    await campaigns.enrol('x', inCell(1))
    const moved = await Promise.all(
      (await handles(4)).flatMap(({ site }) =>
        [1, 2].map(() => site.campaigns.move('x', unit(1), (cell) => cell + 1)),
      ),
    )
    expect(new Set(moved)).toEqual(new Set([true]))
    expect(await on.site.campaigns.cellOf('x', unit(1))).toBe(8)
  })

  test('takes what was seen before a pause or the end, and nobody before the start or for what is over', async () => {
    const { on, campaigns } = await fresh()
    await expect(campaigns.enrol('x', inCell(1))).rejects.toMatchObject({
      code: 'campaign_unknown',
    })
    await campaigns.define('x')
    await expect(campaigns.enrol('x', inCell(1))).rejects.toMatchObject(released)
    await campaigns.start('x')
    for (const [k, state] of (['paused', 'running', 'ended'] as const).entries()) {
      await campaigns.move('x', state)
      expect(await campaigns.enrol('x', inCell(k, 0, k))).toBe(1)
    }
    await campaigns.release('x', 2)
    await expect(campaigns.enrol('x', inCell(5, 0, 1), inCell(6, 0, 2))).rejects.toMatchObject(
      released,
    )
    expect(await on.rows('campaign_units')).toBe(3)
    await campaigns.move('x', 'closed', 'closed')
    await expect(campaigns.enrol('x', inCell(7))).rejects.toMatchObject(released)
    await expect(on.site.campaigns.move('x', unit(1), (cell) => cell)).rejects.toMatchObject(
      released,
    )
    expect(await on.site.campaigns.cellOf('x', unit(1))).toBeUndefined()
  })

  test('refuses what is no unit, no week and no cell, and takes nothing of the rest', async () => {
    const { on, campaigns } = await fresh()
    await campaigns.running('x')
    for (const wrong of [
      { ...inCell(1), unit: 'ann@example.org' },
      inCell(1, 12),
      inCell(1, -1),
      inCell(1, 0.5),
      inCell(1, 0, -1),
      inCell(1, 0, 0.5),
      inCell(1, 0, 1e9),
    ]) {
      await expect(campaigns.enrol('x', inCell(2), wrong)).rejects.toMatchObject(invalid)
    }
    expect(await on.rows('campaign_units')).toBe(0)
  })

  test('many at once with the same units in other orders store each of them once', async () => {
    const { on, campaigns, handles } = await fresh()
    await campaigns.running('x')
    const units = Array.from({ length: 2500 }, (_, k) => inCell(k, k % 12))
    const stored = await Promise.all(
      (await handles(4)).map((one, k) =>
        one.enrol('x', ...(k % 2 === 0 ? units : units.toReversed())),
      ),
    )
    expect(stored.reduce((sum, count) => sum + count, 0)).toBe(2500)
    expect(await on.rows('campaign_units')).toBe(2500)
  })

  test('a site sees its own campaigns only, and nobody sees any without naming a site', async () => {
    const [one, other] = [await fresh(), await fresh()]
    await other.campaigns.running('x')
    await other.campaigns.enrol('x', inCell(1, 2))
    await other.campaigns.release('x', 1)
    const { campaigns: store } = one.on.site
    expect(await store.campaigns()).toEqual([])
    expect([await store.find('x'), await store.key('x')]).toEqual([undefined, undefined])
    expect([await store.cellOf('x', unit(1)), await store.cohorts('x')]).toEqual([undefined, []])
    await expect(one.campaigns.release('x', 0)).rejects.toMatchObject({ code: 'campaign_unknown' })
    await one.campaigns.running('x')
    expect(await store.key('x')).not.toEqual(await other.on.site.campaigns.key('x'))
    const role = 'SET LOCAL ROLE discreet_site'
    for (const table of ['definitions', 'campaigns', 'campaign_units', 'cohort_releases']) {
      expect(await one.on.under.query(`${role}; SELECT * FROM ${table}`)).toEqual([])
    }
    const as = `${role}; SET LOCAL "app.site" = '${one.on.site.site.id}'`
    const there = `'${other.on.site.site.id}', 'x'`
    for (const attack of [
      `INSERT INTO campaign_units VALUES (${there}, '${unit(5)}', 0, 0)`,
      `INSERT INTO cohort_releases VALUES (${there}, 7, '{}')`,
    ]) {
      await expect(one.on.under.query(`${as}; ${attack}`)).rejects.toThrow(/row-level security/)
    }
    for (const attack of ['DELETE FROM campaigns', `UPDATE cohort_releases SET body = '{}'`]) {
      await expect(one.on.under.query(`${as}; ${attack}`)).rejects.toThrow(/permission denied/)
    }
  })
}
