/** Answering one person, erasing one person, and stopping the use of what is kept of one. */
import { randomUUID } from 'node:crypto'
import type { Hold } from '@discreet/engine'
import type { FieldId, Permit } from '@discreet/policy'
import type { ErasureStore } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import { expect, test } from 'vitest'
import type { Fresh, RightsFixture } from './rights-fixture.ts'
import { day, expectRefused, filledRows, hash } from './rights-fixture.ts'

/** In the order of the plan: whose a request is must be known until what it sent is gone. */
const inOrder: readonly ErasureStore[] = [
  'key',
  'profile',
  'contributions',
  'consentRecords',
  'accessLog',
  'outbox',
  'requests',
  'account',
]

const nothing = Object.fromEntries(erasureStores.map((store) => [store, 0]))

async function eraseAll(
  on: RightsFixture,
  subject: string,
  request: string,
  kept: readonly FieldId[] = [],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const store of inOrder) {
    const options = { kept, request, person: on.in(subject) }
    counts[store] = await on.site.rights.erasure.erase(on.rights(subject), store, options)
  }
  return counts
}

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
  restriction(fresh)
  finding(fresh)
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
    const { erasure } = on.site.rights
    const scan = (subject: string, id: string) =>
      erasure.scan(on.rights(subject), { request: id, person: on.in(subject) })
    const left: Record<string, number> = { ...filledRows }
    expect(await scan(one, request.id)).toEqual(left)
    for (const store of inOrder) {
      const erase = () =>
        erasure.erase(on.rights(one), store, {
          kept: [],
          request: request.id,
          person: on.in(one),
        })
      expect(await erase(), store).toBe(filledRows[store])
      left[store] = 0
      expect(await scan(one, request.id)).toEqual(left)
      expect(await erase(), `${store} again`).toBe(0)
    }
    expect(await scan(other, beside.request.id)).toEqual(filledRows)
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
    await eraseAll(on, subject, request.id)
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
        `SELECT * FROM ${String(name)} AS t
         WHERE t::text LIKE '%${subject}%' OR t::text LIKE '%${contact}%'`,
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
        eraseAll(on, subject, request.id),
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
          .then(() => eraseAll(on, subject, request.id)),
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
    const counts = await eraseAll(on, subject, request.id, ['account.purchases'])
    expect(counts).toEqual({ ...filledRows, profile: 2, key: 0, account: 0 })
    const all = await on.site.rights.erasure.everything(on.rights(subject))
    expect(all.entries.map(({ field }) => field)).toEqual(['account.purchases'])
    expect(all.person?.key).not.toBeNull()
  })

  test.each<[FieldId, ErasureStore]>([
    ['crowd.contribution', 'contributions'],
    ['account.consentRecords', 'consentRecords'],
    ['account.accessLog', 'accessLog'],
    ['account.requests', 'requests'],
    ['account.requests', 'outbox'],
  ])('%s can be held: then %s is left as it is', async (field, store) => {
    const on = await fresh()
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    expect(await eraseAll(on, subject, request.id, [field])).toMatchObject({ [store]: 0 })
    const found = await on.site.rights.erasure.scan(on.rights(subject), {
      request: request.id,
      person: on.in(subject),
    })
    expect(found[store]).toBe(filledRows[store])
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
    expect(await eraseAll(on, subject, request.id)).toMatchObject({ profile: 1, account: 0 })
    on.under.clock.now += day
    expect((await erasure.everything(on.rights(subject))).holds).toEqual([lifted])
    expect(await eraseAll(on, subject, request.id)).toMatchObject({ profile: 1, account: 0 })
    expect(await erasure.liftHold(lifted.id)).toBe(true)
    expect(await erasure.liftHold(lifted.id)).toBe(false)
    // The account and the hold that had run out.
    expect(await eraseAll(on, subject, request.id)).toMatchObject({
      profile: 1,
      key: 1,
      account: 2,
    })
    expect(
      await erasure.scan(on.rights(subject), { request: request.id, person: on.in(subject) }),
    ).toEqual(nothing)
  })
}

function restriction(fresh: Fresh): void {
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

function finding(fresh: Fresh): void {
  test('finds the account of an address and of a record, until it is nobody’s', async () => {
    const on = await fresh()
    const subject = on.somebody()
    const { erasure } = on.site.rights
    const { contact, record, request } = await on.fill(subject)
    expect(await erasure.byContact(contact)).toEqual([subject])
    expect(await erasure.byRecord(record)).toBe(subject)
    await eraseAll(on, subject, request.id)
    expect(await erasure.byContact(contact)).toEqual([])
    expect(await erasure.byRecord(record)).toBeUndefined()
    expect(await erasure.byRecord('nothing')).toBeUndefined()
  })

  test('keys of requests are moved with those of people, bound to the request', async () => {
    const on = await fresh()
    const subject = on.somebody()
    const { request } = await on.fill(subject)
    const seen: string[] = []
    const moved = await on.site.people.rewrap((key, context) => {
      seen.push(context)
      return Promise.resolve(context === request.id ? { ...key, keyId: 'k2' } : undefined)
    })
    expect(moved).toBe(1)
    expect(seen).toHaveLength(3)
    expect(seen).toContain(subject)
    expect((await on.site.rights.requests.identity(request.id))?.key.keyId).toBe('k2')
  })

  test('keeps tombstones, and of somebody who came back and went again the last', async () => {
    const on = await fresh()
    const { erasure } = on.site.rights
    for (const [name, at] of [
      ['b', 2],
      ['a', 1],
      ['b', 3],
      ['b', 3],
    ] as const) {
      await erasure.bury({ hash: hash(name), at })
    }
    expect(await erasure.tombstones()).toEqual([
      { hash: hash('a'), at: 1 },
      { hash: hash('b'), at: 3 },
    ])
    expect(await erasure.buriedAt(hash('b'))).toBe(3)
    expect(await erasure.buriedAt(hash('c'))).toBeUndefined()
    const elsewhere = await fresh()
    expect(await elsewhere.site.rights.erasure.buriedAt(hash('b'))).toBeUndefined()
  })

  test('lists every account of the site and of no other', async () => {
    const [on, other] = [await fresh(), await fresh()]
    const subjects = [on.somebody(), on.somebody(), on.somebody()]
    for (const subject of subjects) await on.choose(subject)
    await other.choose(other.somebody())
    const listed: string[] = []
    for await (const some of on.site.rights.erasure.subjects()) listed.push(...some)
    expect(listed).toEqual([...subjects].sort())
  })

  test('counts people, not rows, that an actor had opened in a time', async () => {
    const on = await fresh()
    const { erasure } = on.site.rights
    const [one, other] = [on.somebody(), on.somebody()]
    for (const [subject, at, actor] of [
      [one, 10, 'staff Ada'],
      [one, 11, 'staff Ada'],
      [other, 19, 'staff Ada'],
      [other, 20, 'staff Ada'],
      [other, 11, 'staff Bob'],
    ] as const) {
      await erasure.noteAccess(on.rights(subject), { at, actor, reason: 'r', fields: [] })
    }
    expect(await erasure.accessedBy('staff Ada', 10, 20)).toBe(2)
    expect(await erasure.accessedBy('staff Ada', 10, 19)).toBe(1)
    expect(await erasure.accessedBy('staff Ada', 0, 10)).toBe(0)
    expect(await erasure.accessedBy('staff Bob', 0, 99)).toBe(1)
  })

  test('counts people who have something in one of the fields, also restricted ones', async () => {
    const on = await fresh()
    const { erasure } = on.site.rights
    const [one, other, third] = [on.somebody(), on.somebody(), on.somebody()]
    await on.fill(one)
    await on.choose(other, on.person({}, { key: null }))
    await on.choose(third)
    await on.site.people.addEntries(on.permit(third), [
      on.entry('account.views'),
      on.entry('account.views'),
    ])
    await on.choose(third, on.person({ restricted: true }))
    const counts: readonly (readonly [readonly FieldId[], number])[] = [
      [[], 0],
      [['device.history'], 0],
      [['account.purchases'], 1],
      [['account.views'], 2],
      [['account.views', 'account.purchases'], 2],
      [['account.ageBand'], 0],
      [['account.choices'], 3],
      [['account.key'], 2],
      [['account.contact'], 1],
      [['account.consentRecords'], 3],
      [['account.accessLog'], 1],
      [['account.requests'], 1],
      // Under another name in each of two periods.
      [['crowd.contribution'], 2],
    ]
    for (const [fields, n] of counts) expect(await erasure.holding(fields), `${fields}`).toBe(n)
  })
}
