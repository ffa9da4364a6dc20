/** Answering one person, and erasing one person. */
import { randomUUID } from 'node:crypto'
import type { Hold } from '@discreet/engine'
import type { FieldId, Permit } from '@discreet/policy'
import type { ErasureStore } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import { expect, test } from 'vitest'
import type { Fresh, RightsFixture } from './rights-fixture.ts'
import { day, expectRefused, filledRows, nothing } from './rights-fixture.ts'

const holdOf = (on: RightsFixture, fields: readonly FieldId[], until = on.now + day): Hold => ({
  id: randomUUID(),
  fields,
  reason: 'a dispute about an order',
  until,
})

export function rightsErasure(fresh: Fresh): void {
  permits(fresh)
  erasing(fresh)
  holds(fresh)
}

function permits(fresh: Fresh): void {
  const of = (on: RightsFixture, subject: string) =>
    ({ request: randomUUID(), person: on.in(subject) }) as const
  const methods: readonly (readonly [
    string,
    (on: RightsFixture, subject: string, given: Permit) => Promise<unknown>,
  ])[] = [
    ['everything', (on, _, given) => on.site.rights.erasure.everything(given)],
    [
      'contributionsOf',
      (on, subject, given) => on.site.rights.erasure.contributionsOf(given, on.in(subject)),
    ],
    [
      'erase',
      (on, subject, given) =>
        on.site.rights.erasure.erase(given, 'account', { kept: [], ...of(on, subject) }),
    ],
    ['scan', (on, subject, given) => on.site.rights.erasure.scan(given, of(on, subject))],
    ['hold', (on, _, given) => on.site.rights.erasure.hold(given, holdOf(on, []))],
    [
      'noteAccess',
      (on, _, given) =>
        on.site.rights.erasure.noteAccess(given, {
          at: on.now,
          actor: 'staff Ada',
          reason: 'none',
          fields: [],
        }),
    ],
    ['ofPerson', (on, _, given) => on.site.rights.requests.ofPerson(given)],
  ]
  test.each(methods)('%s needs a permit for the rights of the person', async (_, method) => {
    const on = await fresh()
    const subject = on.somebody()
    await on.choose(subject)
    const before = await on.everything()
    for (const bad of [
      undefined as unknown as Permit,
      subject as string as Permit,
      on.permit(subject),
      on.rights(subject, { key: 'x' }),
      on.rights(subject, { site: 'other' }),
      on.rights(subject, { at: on.now - day }),
      on.rights(`${subject}'; SET LOCAL "app.duty" = 'office' --`),
    ]) {
      await expectRefused(method(on, subject, bad))
    }
    expect(await on.everything()).toEqual(before)
    await method(on, subject, on.rights(subject))
  })
}

function erasing(fresh: Fresh): void {
  test('everything that is kept is shown, also what is beyond its date, and of nobody else', async () => {
    const on = await fresh()
    const [one, other] = [on.somebody(), on.somebody()]
    const { contact } = await on.fill(one)
    await on.fill(other)
    const { erasure } = on.site.rights
    const all = await erasure.everything(on.rights(one))
    expect(all.person).toMatchObject({ contact, state: { level: 3 } })
    expect(all.entries.map(({ field }) => field)).toEqual([
      'account.preferences',
      'account.purchases',
      'account.views',
    ])
    expect(all.accesses).toEqual([
      {
        at: on.now,
        actor: 'staff Ada',
        reason: 'a question by telephone',
        fields: ['account.purchases'],
      },
    ])
    const given = await erasure.contributionsOf(on.rights(one), on.in(one))
    expect(given.map(({ item, baskets }) => [item, baskets])).toEqual([
      ['a', 1],
      ['b', 1],
      ['a', 1],
      ['b', 1],
    ])
    expect(await erasure.everything(on.rights(on.somebody()))).toEqual({
      person: undefined,
      entries: [],
      accesses: [],
      holds: [],
    })
  })

  test('a second look finds what there is in each place, and each is erased by itself', async () => {
    const on = await fresh()
    const [one, other] = [on.somebody(), on.somebody()]
    const { request } = await on.fill(one)
    const beside = await on.fill(other)
    const left: Record<string, number> = { ...filledRows }
    expect(await on.scan(one, request.id)).toEqual(left)
    for (const store of erasureStores) {
      const erase = () => on.erase(one, request.id, store)
      expect(await erase(), store).toBe(filledRows[store])
      left[store] = 0
      expect(await on.scan(one, request.id)).toEqual(left)
      expect(await erase(), `${store} again`).toBe(0)
    }
    expect(await on.scan(other, beside.request.id)).toEqual(filledRows)
    // What stays is nobody's: requests and what became of them, a record of consent, the log.
    expect(await on.rows('requests')).toBe(4)
    expect(await on.rows('consent_records', 'subject IS NULL')).toBe(1)
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
    // Whoever erased can be told of it, processors as well.
    expect(await on.rows('request_secrets', `request = '${request.id}'`)).toBe(1)
    const sent = await on.site.rights.outbox.ofRequest(request.id)
    expect(sent.map(({ kind }) => kind)).toEqual(['webhook'])
    expect((await on.site.rights.requests.identity(request.id))?.subject).toBe(one)
  })

  test('no table has the person in it afterwards, in whichever column', async () => {
    const on = await fresh()
    const subject = on.somebody()
    const { request, contact } = await on.fill(subject)
    const names = [subject, contact, ...(await on.unitsOf(subject))]
    await on.eraseAll(subject, request.id)
    const { requests } = on.site.rights
    await requests.advance(request.id, (current) => {
      const done = { ...current, state: 'fulfilled' as const }
      return { request: done, event: on.event(done) }
    })
    const tables = await on.under.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    )
    expect(tables.length).toBeGreaterThan(25)
    for (const { name } of tables) {
      const found = await on.under.query(
        `SELECT * FROM ${String(name)} AS t WHERE t::text LIKE ANY(ARRAY['%${names.join(`%', '%`)}%'])`,
      )
      expect(found, String(name)).toEqual([])
    }
  })

  test('nothing is added to a profile while its key is being destroyed, nor afterwards', async () => {
    const on = await fresh()
    for (let round = 0; round < 5; round += 1) {
      const subject = on.somebody()
      const { request } = await on.fill(subject)
      const add = () =>
        on.site.people.addEntries(on.permit(subject), [on.entry('account.purchases')])
      const [, ...added] = await Promise.all([
        on.eraseAll(subject, request.id),
        ...Array.from({ length: 10 }, add),
      ])
      expect(added).toHaveLength(10)
      expect(await add()).toBe(0)
      expect(await on.rows('profile_entries', `subject = '${subject}'`)).toBe(0)
    }
  })

  test('nothing that is older than an erasure is added to the crowd, also while it goes on', async () => {
    const on = await fresh()
    for (let round = 0; round < 5; round += 1) {
      const subject = on.somebody()
      const { request } = await on.fill(subject)
      const { period, key } = await on.site.openPeriod(on.now)
      const tombstone = on.under.vault.tombstone(subject)
      const person = on.in(subject)(key)
      const add = (basket: number, since: number) =>
        on.site.addContributions(period.id, [
          {
            person,
            basket: on.under.cryptography.pseudonym(key, 'basket', `${subject} ${basket}`),
            item: 'a',
            unlessErased: { tombstone, since },
          },
        ])
      expect(await add(100, on.now - 1)).toMatchObject({ stored: 1 })
      await Promise.all([
        on.site.rights.erasure
          .bury({ hash: tombstone, at: on.now })
          .then(() => on.eraseAll(subject, request.id)),
        ...Array.from({ length: 10 }, (_, basket) => add(basket, on.now - basket)),
      ])
      const mine = `person = '${person}'`
      expect(await on.rows('contributions', mine)).toBe(0)
      expect(await add(0, on.now)).toEqual({ stored: 0, duplicates: 0, unknownItems: 0 })
      expect(await add(0, on.now + 1)).toMatchObject({ stored: 1 })
    }
  })
}

function holds(fresh: Fresh): void {
  test('what is held stays, with the key and the account that it needs, and the rest goes', async () => {
    const on = await fresh()
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    const counts = await on.eraseAll(subject, request.id, ['account.purchases'])
    expect(counts).toEqual({ ...filledRows, profile: 2, key: 0, account: 0 })
    const all = await on.site.rights.erasure.everything(on.rights(subject))
    expect(all.entries.map(({ field }) => field)).toEqual(['account.purchases'])
    expect(all.person?.key).not.toBeNull()
  })

  test.each<[FieldId, ErasureStore]>([
    ['account.consentRecords', 'consentRecords'],
    ['account.accessLog', 'accessLog'],
    ['account.requests', 'requests'],
    ['account.requests', 'outbox'],
  ])('%s can be held: then %s is left as it is', async (field, store) => {
    const on = await fresh()
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    expect(await on.eraseAll(subject, request.id, [field])).toMatchObject({ [store]: 0 })
    const found = await on.scan(subject, request.id)
    expect(found[store]).toBe(filledRows[store])
  })

  test.each<[FieldId, number]>([
    ['crowd.contribution', 4],
    ['crowd.campaigns', 2],
  ])('%s can be held: then the rest of what is in the same place goes', async (field, rows) => {
    const on = await fresh()
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    const counts = await on.eraseAll(subject, request.id, [field])
    expect(counts['contributions']).toBe(filledRows.contributions - rows)
    expect((await on.scan(subject, request.id)).contributions).toBe(rows)
    await on.eraseAll(subject, request.id, ['crowd.contribution', 'crowd.campaigns'])
    expect((await on.scan(subject, request.id)).contributions).toBe(rows)
    await on.eraseAll(subject, request.id)
    expect(await on.scan(subject, request.id)).toEqual(nothing)
  })

  test('a hold that came after the plan holds as well, until it is lifted or runs out', async () => {
    const on = await fresh()
    const { erasure } = on.site.rights
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    const [lifted, short] = [
      holdOf(on, ['account.purchases'], on.now + 9 * day),
      holdOf(on, ['account.views']),
    ]
    await erasure.hold(on.rights(subject), lifted)
    await erasure.hold(on.rights(subject), short)
    expect((await erasure.everything(on.rights(subject))).holds).toEqual([short, lifted])
    expect(await on.eraseAll(subject, request.id)).toMatchObject({ profile: 1, account: 0 })
    on.under.clock.now += day
    expect((await erasure.everything(on.rights(subject))).holds).toEqual([lifted])
    expect(await on.eraseAll(subject, request.id)).toMatchObject({ profile: 1, account: 0 })
    expect(await erasure.liftHold(lifted.id)).toBe(true)
    expect(await erasure.liftHold(lifted.id)).toBe(false)
    // The account and the hold that had run out.
    expect(await on.eraseAll(subject, request.id)).toMatchObject({
      profile: 1,
      key: 1,
      account: 2,
    })
    expect(await on.scan(subject, request.id)).toEqual(nothing)
  })
}
