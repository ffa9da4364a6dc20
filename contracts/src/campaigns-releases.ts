/** A cohort is released once, and then nobody is in it any more. */
import { rational, releaseCells } from '@discreet/privacy'
import { expect, test } from 'vitest'
import type { CampaignsFixture } from './campaigns-fixture.ts'
import { inCell } from './campaigns-fixture.ts'
import type { FreshCampaigns } from './campaigns-on.ts'

/** What the noise was given, each time that it was asked for. */
function watching(campaigns: CampaignsFixture, seen: number[][]) {
  return (counts: Int32Array) => {
    seen.push([...counts])
    return releaseCells(counts, rational(1n), campaigns.random)
  }
}

export function campaignsReleases(fresh: FreshCampaigns): void {
  test('is counted exactly, noised once, stored, logged and emptied; that somebody took part stays', async () => {
    const { on, campaigns } = await fresh()
    const { campaigns: store } = on.site
    await campaigns.running('x')
    await campaigns.enrol('x', ...[0, 3, 3, 11].map((cell, k) => inCell(k, cell)), inCell(9, 5, 1))
    const seen: number[][] = []
    const release = await store.releaseCohort('x', 0, 7, watching(campaigns, seen))
    expect(seen).toEqual([[1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1]])
    expect(release).toMatchObject({ campaign: 'x', week: 0, at: 7, epsilon: '1' })
    expect(release.cells).toHaveLength(12)
    expect(release.noiseVariance).toBeCloseTo(1.84, 2)
    expect(await on.rows('campaign_units', 'week IS NULL AND cell IS NULL')).toBe(4)
    expect(await on.rows('campaign_units', 'week = 1 AND cell = 5')).toBe(1)
    expect(await on.site.log.find('cohort', 'x@0')).toBeDefined()
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 3 })
    expect(await store.releaseCohort('x', 0, 8, watching(campaigns, seen))).toEqual(release)
    expect(seen).toHaveLength(1)
    expect(await store.cohorts('x')).toEqual([release])
  })

  test('of nobody there is a release as well, in the order of weeks, also after the end', async () => {
    const { on, campaigns } = await fresh()
    await campaigns.running('x')
    await campaigns.move('x', 'ended')
    for (const week of [10, 2, 0]) await campaigns.release('x', week)
    const cohorts = await on.site.campaigns.cohorts('x')
    expect(cohorts.map(({ week }) => week)).toEqual([0, 2, 10])
    expect(new Set(cohorts.flatMap(({ cells }) => cells)).size).toBeGreaterThan(1)
    await campaigns.move('x', 'closed', 'closed')
    expect(await on.site.campaigns.cohorts('x')).toEqual(cohorts)
    expect(await campaigns.release('x', 2)).toEqual(cohorts[1])
    await expect(campaigns.release('x', 3)).rejects.toMatchObject({ code: 'release_state' })
  })

  test('less noise than was charged for, or another table, is not stored', async () => {
    const { on, campaigns } = await fresh()
    const { campaigns: store } = on.site
    await campaigns.define('draft')
    await campaigns.running('x')
    await campaigns.enrol('x', inCell(1))
    const before = await on.everything()
    const refused = { code: 'release_state' }
    const short = () => releaseCells(new Int32Array(11), rational(1n), campaigns.random)
    const failing = () => {
      throw new Error('no randomness')
    }
    await expect(campaigns.release('x', 0, rational(11n, 10n))).rejects.toMatchObject(refused)
    await expect(store.releaseCohort('x', 0, 1, short)).rejects.toMatchObject(refused)
    await expect(store.releaseCohort('x', 0, 1, failing)).rejects.toThrow('no randomness')
    await expect(campaigns.release('draft', 0)).rejects.toMatchObject(refused)
    await expect(campaigns.release('x', -1)).rejects.toMatchObject({ code: 'field_invalid' })
    await expect(campaigns.release('y', 0)).rejects.toMatchObject({ code: 'campaign_unknown' })
    expect(await on.everything()).toEqual(before)
    expect(await campaigns.release('x', 0, rational(1n, 2n))).toMatchObject({ epsilon: '1/2' })
  })

  test('many at once give one release, whose noise was drawn once', async () => {
    const { on, campaigns, handles } = await fresh()
    await campaigns.running('x')
    await campaigns.enrol('x', inCell(1), inCell(2))
    const seen: number[][] = []
    const releases = await Promise.all(
      (await handles(4)).flatMap(({ site }) =>
        [1, 2, 3].map((at) => site.campaigns.releaseCohort('x', 0, at, watching(campaigns, seen))),
      ),
    )
    expect(seen).toHaveLength(1)
    for (const release of releases) expect(release).toEqual(releases[0])
    expect(await on.rows('cohort_releases')).toBe(1)
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 3 })
  })

  test('whoever comes while it is released is counted in it, or is told that it is over', async () => {
    const { on, campaigns, handles } = await fresh()
    await campaigns.running('x')
    const [one, ...others] = await handles(4)
    for (let week = 0; week < 3; week += 1) {
      await campaigns.enrol('x', inCell(1000 * week, 0, week))
      const seen: number[][] = []
      const enrolling = (from: number, by: readonly CampaignsFixture[]) =>
        by.flatMap((handle, k) =>
          Array.from({ length: 4 }, (_, n) => {
            const number = 1000 * week + from + 4 * k + n
            const { move } = handle.site.campaigns
            return handle
              .enrol('x', inCell(number, 1, week))
              .then(async (fresher) => {
                await move('x', inCell(number).unit, (cell) => cell + 1)
                return fresher
              })
              .catch((error: unknown) => {
                expect(error).toMatchObject({ code: 'release_state' })
                return 0
              })
          }),
        )
      const early = enrolling(100, others)
      const release = one?.site.campaigns.releaseCohort('x', week, 1, watching(campaigns, seen))
      const counts = await Promise.all([...early, ...enrolling(200, others)])
      await release
      const counted = seen[0]?.reduce((sum, count) => sum + count, 0)
      expect(counted).toBe(1 + counts.reduce((sum, count) => sum + count, 0))
      expect(await on.rows('campaign_units', `week = ${week}`)).toBe(0)
    }
  })

  test('any change of what was released is found and named', async () => {
    const { on, campaigns } = await fresh()
    await campaigns.running('x')
    await campaigns.release('x', 0)
    const where = `WHERE site = '${on.site.site.id}'`
    const found = (fault: string) =>
      expect(on.site.log.verify()).resolves.toMatchObject({
        ok: false,
        where: 'cohort x@0',
        why: expect.stringContaining(fault) as string,
      })
    await on.under.query(`UPDATE cohort_releases SET body = body || ' ' ${where}`)
    await found('was changed')
    await on.under.query(`UPDATE cohort_releases SET body = rtrim(body) ${where}`)
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
    await on.under.query(`DELETE FROM cohort_releases ${where}`)
    await found('not in its table')
  })
}
