/** What goes by itself when its time has come. */
import type { StoredPerson } from '@discreet/engine'
import { expect, test } from 'vitest'
import type { Fresh, RightsFixture } from './rights-fixture.ts'
import { day, nothing } from './rights-fixture.ts'

const none = (): number => 0

const expire = (
  on: RightsFixture,
  change: Partial<Parameters<RightsFixture['site']['rights']['retention']['expire']>[0]> = {},
) => on.site.rights.retention.expire({ now: on.now, dryRun: false, warningOf: none, ...change })

export function rightsRetention(fresh: Fresh): void {
  test('a dry run counts what the real one then deletes, and changes nothing', async () => {
    const on = await fresh()
    const people = Array.from({ length: 4 }, () => on.somebody())
    for (const [k, subject] of people.entries()) {
      await on.fill(subject, { expiresAt: on.now + (k < 2 ? 0 : 1) })
    }
    await on.answerAll()
    const before = await on.everything()
    const dry = await expire(on, { dryRun: true })
    expect(await on.everything()).toEqual(before)
    // Of each of two all three entries, of the others the one beyond its date.
    expect(dry).toEqual({ entries: 8, people: 2, warned: 0, waiting: 0 })
    expect(await expire(on)).toEqual(dry)
    expect(await expire(on)).toEqual({ entries: 0, people: 0, warned: 0, waiting: 0 })
  })

  test('somebody who has run out leaves no more behind than somebody who asked for it', async () => {
    const on = await fresh()
    const subject = on.somebody()
    const { request } = await on.fill(subject, { expiresAt: on.now })
    await on.answerAll()
    await expire(on, { person: (one, key) => on.in(one)(key) })
    expect(await on.scan(subject, request.id)).toEqual(nothing)
    expect(await on.rows('request_identities')).toBe(0)
    expect(await on.rows('contacts_noted')).toBe(0)
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
  })

  test('whoever waits for an answer is not erased before it', async () => {
    const on = await fresh()
    await on.fill(on.somebody(), { expiresAt: on.now })
    const open = { entries: 1, people: 0, warned: 0, waiting: 1 }
    expect(await expire(on, { dryRun: true })).toEqual(open)
    expect(await expire(on)).toEqual(open)
    await on.answerAll()
    expect(await expire(on)).toEqual({ entries: 2, people: 1, warned: 0, waiting: 0 })
  })

  test('where a warning is owed, nobody is erased before it and the time after it', async () => {
    const on = await fresh()
    const { retention } = on.site.rights
    const warningOf = (place: string | null): number => (place === 'IN' ? 2 * day : 0)
    const until = on.now + 10 * day
    const rest: Partial<StoredPerson> = { expiresAt: until }
    const [warned, unowed, late] = [on.somebody(), on.somebody(), on.somebody()]
    await on.choose(warned, on.person({}, { ...rest, place: 'IN' }))
    await on.choose(unowed, on.person({}, rest))
    expect(await retention.warn(until - 2 * day - 1, warningOf)).toEqual([])
    expect(await retention.warn(until - 2 * day, warningOf)).toEqual([warned])
    expect(await retention.warn(until - 2 * day, warningOf)).toEqual([])
    await on.choose(late, on.person({}, { ...rest, place: 'IN' }))
    const at = (now: number) => expire(on, { now, warningOf })
    expect(await at(until - 1)).toMatchObject({ people: 0, waiting: 0 })
    expect(await at(until)).toEqual({ entries: 0, people: 2, warned: 1, waiting: 1 })
    expect(await retention.warn(until + 5, warningOf)).toEqual([late])
    expect(await at(until + 5 + 2 * day - 1)).toMatchObject({ people: 0, waiting: 1 })
    expect(await at(until + 5 + 2 * day)).toMatchObject({ people: 1, warned: 1, waiting: 0 })
  })

  test('whoever shows up after the warning is warned anew the next time', async () => {
    const on = await fresh()
    const { retention } = on.site.rights
    const subject = on.somebody()
    await on.choose(subject, on.person({}, { expiresAt: on.now }))
    expect(await retention.warn(on.now, () => day)).toEqual([subject])
    expect((await on.site.people.read(on.permit(subject)))?.warnedAt).toBe(on.now)
    await on.site.people.seen(on.permit(subject), on.now + day)
    expect(await retention.warn(on.now, () => day)).toEqual([subject])
    await on.choose(subject, on.person({}, { expiresAt: on.now + 2 * day }))
    expect(await retention.warn(on.now, () => 2 * day)).toEqual([subject])
    await on.choose(subject, on.person({ contribute: true }, { expiresAt: on.now + 2 * day }))
    expect(await retention.warn(on.now, () => 2 * day)).toEqual([])
  })

  test('what is held stays, and whoever it is of stays with it', async () => {
    const on = await fresh()
    const [held, free] = [on.somebody(), on.somebody()]
    for (const subject of [held, free]) {
      await on.fill(subject, { expiresAt: on.now })
      await on.site.people.addEntries(on.permit(subject), [
        on.entry('account.purchases', { expiresAt: on.now }),
      ])
    }
    await on.answerAll()
    const hold = {
      id: 'h',
      fields: ['account.purchases'],
      reason: 'tax',
      until: on.now + day,
    } as const
    await on.site.rights.erasure.hold(on.rights(held), hold)
    expect(await on.site.rights.retention.warn(on.now, () => day)).toEqual([free])
    const dry = await expire(on, { dryRun: true })
    expect(await expire(on)).toEqual(dry)
    expect(dry).toEqual({ entries: 6, people: 1, warned: 0, waiting: 0 })
    const kept = await on.site.rights.erasure.everything(on.rights(held))
    expect(kept.entries.map(({ field }) => field)).toEqual([
      'account.purchases',
      'account.purchases',
    ])
    expect(kept.person?.key).not.toBeNull()
    on.under.clock.now += day
    expect(await expire(on)).toMatchObject({ entries: 2, people: 1 })
  })

  test('looks into a profile are forgotten after two years, and old consents are nobody’s', async () => {
    const on = await fresh()
    const subject = on.somebody()
    await on.fill(subject)
    await on.choose(subject, on.person(), on.record({ at: on.now + 2 * day }))
    const age = 730 * day
    expect(await expire(on, { now: on.now + age - 1 })).toMatchObject({ entries: 1 })
    expect(await on.rows('access_log')).toBe(1)
    expect(await expire(on, { now: on.now + age })).toMatchObject({ entries: 1 })
    expect(await on.rows('access_log')).toBe(0)
    // The newest one shows that what is kept may be kept, however old it is.
    const consents = async (now: number): Promise<number> => {
      await expire(on, { now })
      return on.rows('consent_records', `subject = '${subject}'`)
    }
    expect(await consents(on.now + 1096 * day - 1)).toBe(2)
    expect(await consents(on.now + 1096 * day)).toBe(1)
    expect(await consents(on.now + 3000 * day)).toBe(1)
  })

  test('of another site nothing goes', async () => {
    const [on, other] = [await fresh(), await fresh()]
    await other.fill(other.somebody(), { expiresAt: other.now })
    const before = await other.everything()
    expect(await expire(on)).toEqual({ entries: 0, people: 0, warned: 0, waiting: 0 })
    expect(await other.everything()).toEqual(before)
  })
}
