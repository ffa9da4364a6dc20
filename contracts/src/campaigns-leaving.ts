/** Taking it back, and being erased. */
import { expect, test } from 'vitest'
import { inCell } from './campaigns-fixture.ts'
import type { FreshCampaigns } from './campaigns-on.ts'
import type { RightsFixture } from './rights-fixture.ts'

/** What an account is enrolled with. */
function enrolling(on: RightsFixture, subject: string, key: Uint8Array) {
  const tombstone = on.under.vault.tombstone(subject)
  const unit = on.in(subject)(key)
  return (since: number, week = 0) => ({ unit, week, cell: 3, unlessErased: { tombstone, since } })
}

export function campaignsLeaving(fresh: FreshCampaigns): void {
  test('somebody takes back what is not counted; where they are counted they are not again', async () => {
    const { on, campaigns } = await fresh()
    const [one, other] = [on.somebody(), on.somebody()]
    for (const subject of [one, other]) await on.takePart(subject)
    const [counted = '', open = ''] = await on.unitsOf(one)
    expect(await on.site.withdrawContributions(on.in(one))).toBe(1)
    expect(await on.site.withdrawContributions(on.in(one))).toBe(0)
    const { campaigns: store } = on.site
    expect(await store.cellOf('open', open)).toBeUndefined()
    expect(await store.cellOf('counted', counted)).toBeNull()
    expect(await campaigns.enrol('counted', { unit: counted, week: 9, cell: 0 })).toBe(0)
    expect(await campaigns.enrol('open', { unit: open, week: 9, cell: 0 })).toBe(1)
    const [, theirs = ''] = await on.unitsOf(other)
    expect(await store.cellOf('open', theirs)).toBe(4)
  })

  test('a choice that ends helping takes it back in the same transaction and says so', async () => {
    const { on } = await fresh()
    const subject = on.somebody()
    await on.takePart(subject)
    const [, open = ''] = await on.unitsOf(subject)
    const chosen = await on.site.people.choose(on.permit(subject), () => ({
      person: on.person(),
      record: on.record(),
      withdrawn: on.in(subject),
    }))
    expect(chosen).toMatchObject({ ok: true, erased: { 'crowd.campaigns': 1 } })
    expect(await on.site.campaigns.cellOf('open', open)).toBeUndefined()
  })

  test('whoever is erased is in no campaign, and comes back into none that they may have been in', async () => {
    const { on, campaigns } = await fresh()
    const start = on.now - 1000
    for (const id of ['before', 'later']) {
      await campaigns.running(id, { at: id === 'later' ? on.now + 1000 : start })
    }
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    const key = async (id: string) => (await on.site.campaigns.key(id)) as Uint8Array
    const [before, later] = [
      enrolling(on, subject, await key('before')),
      enrolling(on, subject, await key('later')),
    ]
    expect(await campaigns.enrol('before', before(on.now))).toBe(1)
    await campaigns.release('before', 0)
    await on.site.rights.erasure.bury({ hash: on.under.vault.tombstone(subject), at: on.now })
    await on.eraseAll(subject, request.id)
    expect(await on.rows('campaign_units')).toBe(0)
    // They were counted in it; by now nobody could know, so they are kept out of it.
    expect(await campaigns.enrol('before', before(on.now + 2000, 1), inCell(1, 0, 1))).toBe(1)
    expect(await on.site.campaigns.cellOf('before', before(0).unit)).toBeUndefined()
    expect(await campaigns.enrol('later', later(on.now))).toBe(0)
    expect(await campaigns.enrol('later', later(on.now + 2000))).toBe(1)
  })

  test('nobody is enrolled by something older than their erasure, also while it goes on', async () => {
    const { on, campaigns, handles } = await fresh()
    await campaigns.running('x')
    const key = (await on.site.campaigns.key('x')) as Uint8Array
    const many = await handles(4)
    for (let round = 0; round < 3; round += 1) {
      const subject = on.somebody()
      const { request } = await on.fill(subject)
      const enrol = enrolling(on, subject, key)
      const { unit } = enrol(0)
      await Promise.all(
        [
          on.site.rights.erasure
            .bury({ hash: on.under.vault.tombstone(subject), at: on.now })
            .then(() => on.eraseAll(subject, request.id)),
          ...many.flatMap((one) =>
            [0, 1].map((earlier) => one.enrol('x', enrol(on.now - earlier, round))),
          ),
          campaigns.release('x', round).catch(() => undefined),
        ].map((work) =>
          Promise.resolve(work).catch((error: unknown) => {
            expect(error).toMatchObject({ code: 'release_state' })
          }),
        ),
      )
      expect(await on.site.campaigns.cellOf('x', unit)).toBeUndefined()
    }
  })
}
