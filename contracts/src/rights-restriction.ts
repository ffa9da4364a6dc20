/** Stopping the use of what is kept of one person. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Fresh, RightsFixture } from './rights-fixture.ts'

export function rightsRestriction(fresh: Fresh): void {
  const restricted = async (): Promise<{ on: RightsFixture; subject: string }> => {
    const on = await fresh()
    const subject = on.somebody()
    await on.fill(subject)
    await on.choose(subject, on.person({ restricted: true }))
    return { on, subject }
  }

  test('a permit minted by hand reads and writes nothing of somebody whose use is restricted', async () => {
    const { on, subject } = await restricted()
    const by = on.permit(subject, ['choices', 'purchases', 'browsing', 'preferences'])
    const { people } = on.site
    expect(await people.entries(by)).toEqual([])
    expect((await people.readWith(by, () => by)).entries).toEqual([])
    expect(await people.addEntries(by, [on.entry('account.purchases')], ['account.views'])).toBe(0)
    const places = await on.under.query(
      `SELECT place FROM profile_entries WHERE subject = '${subject}'`,
    )
    const numbers = places.map(({ place }) => Number(place))
    expect(await people.repage(by, [on.entry('account.purchases')], numbers)).toBe(false)
    expect(await on.rows('profile_entries', `subject = '${subject}'`)).toBe(3)
    const as = `SET LOCAL ROLE discreet_site; SET LOCAL "app.site" = '${on.site.site.id}'; SET LOCAL "app.subject" = '${subject}'`
    for (const [duty, seen] of [
      ['', 0],
      ['gate', 0],
      ['keys', 0],
      ['log', 0],
      ['office', 0],
      ['rights', 3],
      ['retention', 3],
    ] as const) {
      const found = await on.under.query(
        `${as}; SET LOCAL "app.duty" = '${duty}'; SELECT 1 FROM profile_entries`,
      )
      expect(found, duty).toHaveLength(seen)
    }
    await expect(
      on.under.query(
        `${as}; INSERT INTO profile_entries (site, subject, entry, field, sealed)
         VALUES ('${on.site.site.id}', '${subject}', '${randomUUID()}', 'account.purchases', '')`,
      ),
    ).rejects.toThrow(/row-level security/)
  })

  test('they themselves still see, correct and erase all of it', async () => {
    const { on, subject } = await restricted()
    const own = on.rights(subject)
    expect((await on.site.rights.erasure.everything(own)).entries).toHaveLength(3)
    expect(await on.site.people.addEntries(own, [on.entry('account.ageBand')])).toBe(1)
    expect(
      await on.site.people.erase(on.permit(subject, ['choices']), ['account.ageBand']),
    ).toEqual({ 'account.ageBand': 1 })
    // Whoever takes back a purpose while use is restricted must not find it there afterwards.
    const lower = on.record({ levelTo: 0, erased: ['account.purchases'] })
    const chosen = await on.site.people.choose(on.permit(subject), () => ({
      person: on.person({ restricted: true, level: 0 }),
      record: lower,
    }))
    expect(chosen).toMatchObject({ erased: { 'account.purchases': 1 } })
    await on.choose(subject, on.person({ restricted: false }))
    expect(await on.site.people.entries(on.permit(subject))).toHaveLength(1)
  })

  test('only the rights of a person, or retention, let go of their consent records', async () => {
    const on = await fresh()
    const [one, other] = [on.somebody(), on.somebody()]
    await on.fill(one)
    await on.fill(other)
    const as = `SET LOCAL ROLE discreet_site; SET LOCAL "app.site" = '${on.site.site.id}'; SET LOCAL "app.subject" = '${one}'`
    const attempt = (duty: string, set: string) =>
      on.under.query(
        `${as}; SET LOCAL "app.duty" = '${duty}';
         UPDATE consent_records SET subject = ${set} WHERE record IS NOT NULL RETURNING record`,
      )
    for (const duty of ['', 'gate', 'office', 'log', 'keys']) {
      expect(await attempt(duty, 'NULL'), duty).toEqual([])
    }
    for (const duty of ['rights', 'retention']) {
      await expect(attempt(duty, `'${one}'`)).rejects.toThrow(/row-level security/)
    }
    expect(await on.rows('consent_records', `subject = '${one}'`)).toBe(1)
    expect(await attempt('rights', 'NULL')).toHaveLength(1)
    expect(await on.rows('consent_records', `subject = '${other}'`)).toBe(1)
  })
}
