/** What every store must do for people who have an account. */
import { randomUUID } from 'node:crypto'
import type { Choosing, ProfileEntry, SiteStore, Store, StoredEntry } from '@discreet/engine'
import { createSite } from '@discreet/engine'
import type { Permit, Purpose } from '@discreet/policy'
import { accountPurposes, dataCatalogue } from '@discreet/policy'
import { describe, expect, test } from 'vitest'
import { PeopleFixture } from './people-fixture.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { withStore } from './store-under-test.ts'

const day = 86_400_000

const everything: readonly Purpose[] = ['choices', ...accountPurposes]

export function peopleContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`people in a store on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    let site: SiteStore
    let on: PeopleFixture
    withStore(start, async (...opened) => {
      ;[under, store] = opened
      await createSite(store, under.cryptography, { id: 'people', name: 'People' })
      site = await store.open('people')
      on = new PeopleFixture(under, site)
    })

    const somebody = (): string => on.somebody()
    const permit: PeopleFixture['permit'] = (...given) => on.permit(...given)
    const record: PeopleFixture['record'] = (change) => on.record(change)
    const person: PeopleFixture['person'] = (...given) => on.person(...given)
    const entry: PeopleFixture['entry'] = (...given) => on.entry(...given)
    const choosing = (change: Partial<Choosing> = {}): Choosing => ({
      person: person(),
      record: record(),
      ...change,
    })
    const sealed = ({ field, sealed: bytes }: ProfileEntry): StoredEntry => ({
      field,
      sealed: bytes,
      place: expect.any(Number) as number,
    })
    const rows = async (table: string, subject: string): Promise<number> => {
      const [row] = await under.query(
        `SELECT count(*) AS n FROM ${table} WHERE subject = '${subject}'`,
      )
      return Number(row?.['n'])
    }

    test('keeps what was chosen, gives it back, and logs the record of it', async () => {
      const subject = somebody()
      expect(await site.people.read(permit(subject))).toBeUndefined()
      const given = choosing()
      const chosen = await site.people.choose(permit(subject), (current) => {
        expect(current).toBeUndefined()
        return given
      })
      expect(await site.people.read(permit(subject))).toEqual(given.person)
      expect(await site.people.records(permit(subject))).toEqual([given.record])
      const logged = await site.log.find('consent', given.record.id)
      expect(chosen).toMatchObject({ ok: true, logIndex: logged?.index })
      expect(await site.log.verify()).toMatchObject({ ok: true })
    })

    test('a refusal stores nothing', async () => {
      const subject = somebody()
      const refused = { ok: false, code: 'not_permitted', reason: 'no' } as const
      expect(await site.people.choose(permit(subject), () => refused)).toEqual(refused)
      expect(await site.people.read(permit(subject))).toBeUndefined()
    })

    test('of two choices at once both are recorded, and one holds', async () => {
      const subject = somebody()
      const both = await Promise.all(
        [1, 2].map((level) =>
          site.people.choose(permit(subject), () =>
            choosing({
              person: person({ level: level as 1 | 2 }),
              record: record({ levelTo: level }),
            }),
          ),
        ),
      )
      const last = both.reduce((a, b) => (a.ok && b.ok && a.logIndex > b.logIndex ? a : b))
      const kept = await site.people.read(permit(subject))
      expect(kept?.state.level).toBe(last.ok ? last.choosing.record.levelTo : undefined)
      expect(await site.people.records(permit(subject))).toHaveLength(2)
    })

    test('keeps a profile, once each, shows what the permit covers, and erases by field', async () => {
      const subject = somebody()
      await site.people.choose(permit(subject), () => choosing())
      const [bought, viewed] = [entry('account.purchases'), entry('account.views')]
      expect(await site.people.addEntries(permit(subject), [bought, viewed])).toBe(2)
      expect(await site.people.addEntries(permit(subject), [bought])).toBe(0)
      expect(await site.people.addEntries(permit(subject), [])).toBe(0)
      const [liked, instead] = [entry('account.preferences'), entry('account.preferences')]
      await site.people.addEntries(permit(subject), [liked])
      await site.people.addEntries(permit(subject), [instead], ['account.preferences'])
      expect(await site.people.entries(permit(subject, ['choices', 'preferences']))).toEqual([
        sealed(instead),
      ])
      expect(await site.people.entries(permit(subject))).toEqual([
        sealed(instead),
        sealed(bought),
        sealed(viewed),
      ])
      expect(await site.people.entries(permit(subject, ['choices', 'purchases']))).toEqual([
        sealed(bought),
      ])
      const chosen = await site.people.choose(permit(subject), () =>
        choosing({ record: record({ erased: ['account.views'] }) }),
      )
      expect(chosen).toMatchObject({ erased: { 'account.views': 1 } })
      expect(await site.people.entries(permit(subject))).toEqual([sealed(instead), sealed(bought)])
    })

    test('nobody sees anybody else', async () => {
      const [one, other] = [somebody(), somebody()]
      for (const subject of [one, other]) {
        await site.people.choose(permit(subject), () => choosing())
        await site.people.addEntries(permit(subject), [entry('account.purchases')])
      }
      expect(await site.people.entries(permit(one))).toHaveLength(1)
      const as = `SET LOCAL ROLE discreet_site; SET LOCAL "app.site" = 'people'`
      for (const table of ['people', 'profile_entries', 'consent_records']) {
        const all = await under.query(`${as}; SELECT * FROM ${table} WHERE subject IS NOT NULL`)
        expect(all).toEqual([])
        const mine = await under.query(
          `${as}; SET LOCAL "app.subject" = '${one}'; SELECT subject FROM ${table} WHERE subject IS NOT NULL`,
        )
        expect(new Set(mine.map((row) => row['subject']))).toEqual(new Set([one]))
      }
      await expect(
        under.query(
          `${as}; SET LOCAL "app.subject" = '${one}'; INSERT INTO profile_entries (site, subject, entry, field, sealed) VALUES ('people', '${other}', '${one}', 'x', '')`,
        ),
      ).rejects.toThrow(/row-level security/)
    })

    const methods: readonly (readonly [string, (given: Permit) => Promise<unknown>])[] = [
      ['read', (given) => site.people.read(given)],
      ['choose', (given) => site.people.choose(given, () => choosing())],
      ['records', (given) => site.people.records(given)],
      ['addEntries', (given) => site.people.addEntries(given, [entry('account.purchases')])],
      ['entries', (given) => site.people.entries(given)],
      ['seen', (given) => site.people.seen(given, null)],
      ['repage', (given) => site.people.repage(given, [], [])],
      ['erase', (given) => site.people.erase(given, ['account.purchases'])],
      ['readWith', (given) => site.people.readWith(given, () => undefined)],
    ]
    test.each(methods)(
      '%s needs a permit that is whole, in time, and for this',
      async (_, method) => {
        const subject = somebody()
        const bad: readonly (Permit | undefined)[] = [
          undefined,
          subject as Permit,
          permit(subject, everything, { key: 'x' }),
          permit(subject, everything, { site: 'other' }),
          permit(subject, everything, { at: under.clock.now - day }),
          permit(subject, ['offers']),
          permit(`${subject}' OR true --`),
        ]
        for (const one of bad) {
          await expect(method(one as Permit)).rejects.toMatchObject({
            code: expect.stringMatching(/^(permit_invalid|field_invalid)$/),
          })
        }
        expect(await rows('people', subject)).toBe(0)
        await method(permit(subject))
      },
    )

    test('reading on needs a second permit, for the same person', async () => {
      const [one, other] = [somebody(), somebody()]
      await site.people.choose(permit(one), () => choosing())
      const [bought, viewed] = [entry('account.purchases'), entry('account.views')]
      await site.people.addEntries(permit(one), [bought, viewed])
      const first = permit(one, ['choices'])
      const read = (next: Permit | undefined) => site.people.readWith(first, () => next)
      expect((await read(permit(one, ['choices', 'purchases']))).entries).toEqual([sealed(bought)])
      expect((await read(undefined)).entries).toEqual([])
      expect((await read(undefined)).person?.state.level).toBe(3)
      const invalid = { code: 'permit_invalid' }
      await expect(read(permit(other))).rejects.toMatchObject(invalid)
      await expect(read(permit(one, everything, { key: 'x' }))).rejects.toMatchObject(invalid)
      const nobody = await site.people.readWith(permit(other), () => permit(other))
      expect(nobody).toEqual({ person: undefined, entries: [] })
    })

    test('pages take the place of the rows that they were made of, or nothing happens', async () => {
      const subject = somebody()
      await site.people.choose(permit(subject), () => choosing())
      const three = [1, 2, 3].map(() => entry('account.purchases'))
      await site.people.addEntries(permit(subject), three)
      const page = entry('account.purchases', { sealed: Uint8Array.of(1, 1) })
      const places = (await site.people.entries(permit(subject))).map(({ place }) => place)
      const two = places.slice(0, 2)
      expect(await site.people.repage(permit(subject), [page], [...two, -1])).toBe(false)
      expect(await site.people.repage(permit(somebody()), [page], two)).toBe(false)
      expect(await site.people.entries(permit(subject))).toHaveLength(3)
      const foreign = [entry('account.views')]
      const some = permit(subject, ['choices', 'purchases'])
      await expect(site.people.repage(some, foreign, two)).rejects.toMatchObject({
        code: 'permit_invalid',
      })
      const both = await Promise.all([
        site.people.repage(permit(subject), [page], two),
        site.people.repage(permit(subject), [entry('account.purchases')], two),
      ])
      expect(both.filter(Boolean)).toHaveLength(1)
      expect(await site.people.entries(permit(subject))).toHaveLength(2)
    })

    test('erases fields as a whole, also what is beyond its date and what no purpose covers', async () => {
      const [one, other] = [somebody(), somebody()]
      for (const subject of [one, other]) {
        await site.people.choose(permit(subject), () => choosing())
        await site.people.addEntries(permit(subject), [
          entry('account.purchases'),
          entry('account.purchases', { expiresAt: subject === one ? under.clock.now - 1 : null }),
          entry('account.views'),
          entry('account.preferences'),
        ])
      }
      const onlyChoices = permit(one, ['choices'])
      const fields = ['account.purchases', 'account.views'] as const
      expect(await site.people.erase(onlyChoices, [])).toEqual({})
      expect(await site.people.erase(onlyChoices, fields)).toEqual({
        'account.purchases': 2,
        'account.views': 1,
      })
      expect(await site.people.erase(onlyChoices, fields)).toEqual({})
      expect(await rows('profile_entries', one)).toBe(1)
      expect(await rows('profile_entries', other)).toBe(4)
      expect((await site.people.read(permit(one)))?.state.level).toBe(3)
    })

    test('a crash between a page and the rows that it replaces leaves the rows', async () => {
      const armed = { on: false }
      const failing = await under.open((at) => {
        if (armed.on && at === 'repage:deleted') throw new Error('crash')
      })
      const own = await failing.open('people')
      const subject = somebody()
      await own.people.choose(permit(subject), () => choosing())
      const two = [entry('account.purchases'), entry('account.purchases')]
      await own.people.addEntries(permit(subject), two)
      const before = await own.people.entries(permit(subject))
      const places = before.map(({ place }) => place)
      armed.on = true
      const repage = () => own.people.repage(permit(subject), [entry('account.purchases')], places)
      await expect(repage()).rejects.toThrow('crash')
      armed.on = false
      expect(await own.people.entries(permit(subject))).toEqual(before)
      expect(await repage()).toBe(true)
      expect(await rows('profile_entries', subject)).toBe(1)
      if (failing !== store) await failing.close()
    })

    test('entries of two fields need a permit for both', async () => {
      const subject = somebody()
      await expect(
        site.people.addEntries(permit(subject, ['choices', 'purchases']), [
          entry('account.purchases'),
          entry('account.views'),
        ]),
      ).rejects.toMatchObject({ code: 'permit_invalid' })
      expect(await rows('profile_entries', subject)).toBe(0)
    })

    test('what is beyond its date is not shown, and then deleted, to the day', async () => {
      const [kept, gone] = [somebody(), somebody()]
      const until = under.clock.now + 30 * day
      for (const subject of [kept, gone]) {
        await site.people.choose(permit(subject), () =>
          choosing({ person: person({}, { expiresAt: subject === gone ? until : null }) }),
        )
        await site.people.addEntries(permit(subject), [
          entry('account.purchases', { expiresAt: until }),
          entry('account.purchases', { expiresAt: until + day }),
        ])
      }
      const expired = async (): Promise<object> => {
        const options = { now: under.clock.now, dryRun: false, warningOf: () => 0 }
        const { entries, people } = await site.rights.retention.expire(options)
        return { entries, people }
      }
      under.clock.now = until - 1
      expect(await expired()).toEqual({ entries: 0, people: 0 })
      under.clock.now = until
      expect(await site.people.entries(permit(kept))).toHaveLength(1)
      expect(await expired()).toEqual({ entries: 3, people: 1 })
      expect(await rows('profile_entries', kept)).toBe(1)
      expect(await rows('profile_entries', gone)).toBe(0)
      expect(await site.people.read(permit(gone))).toBeUndefined()
      expect(await expired()).toEqual({ entries: 0, people: 0 })
    })

    test('a sign of the person is noted at most once a day', async () => {
      const subject = somebody()
      await site.people.choose(permit(subject), () => choosing())
      const seenAt = async (): Promise<number | null | undefined> =>
        (await site.people.read(permit(subject)))?.state.seenAt
      await site.people.seen(permit(subject), under.clock.now + 9 * day)
      const first = await seenAt()
      expect(first).toBe(under.clock.now)
      under.clock.now += day - 1
      await site.people.seen(permit(subject), null)
      expect(await seenAt()).toBe(first)
      under.clock.now += 1
      await site.people.seen(permit(subject), under.clock.now + 9 * day)
      expect(await seenAt()).toBe(under.clock.now)
      expect((await site.people.read(permit(subject)))?.expiresAt).toBe(under.clock.now + 9 * day)
    })

    test('says who has an account, and moves keys', async () => {
      const [one, other] = [somebody(), somebody()]
      await site.people.choose(permit(one), () => choosing())
      expect(await site.people.known([one, other])).toEqual([one])
      expect(await site.people.known([])).toEqual([])
      const moved = await site.people.rewrap((key, subject) =>
        Promise.resolve(subject === one ? { ...key, keyId: 'k2' } : undefined),
      )
      expect(moved).toBe(1)
      expect((await site.people.read(permit(one)))?.key?.keyId).toBe('k2')
    })

    test('an anonymous choice leaves a record without anybody', async () => {
      const anonymous = record({ levelTo: 0, contribute: true })
      const index = await site.people.recordAnonymous(anonymous)
      expect(await site.log.find('consent', anonymous.id)).toMatchObject({ index })
      const [row] = await under.query(
        `SELECT subject FROM consent_records WHERE record = '${anonymous.id}'`,
      )
      expect(row).toEqual({ subject: null })
    })

    test('a record that is changed, added or removed behind the log is found', async () => {
      expect(await site.log.verify()).toMatchObject({ ok: true })
      const [last] = await under.query(
        'SELECT record, body FROM consent_records ORDER BY place DESC LIMIT 1',
      )
      const where = `WHERE record = '${String(last?.['record'])}'`
      const found = async (why: string): Promise<void> => {
        const verified = await site.log.verify()
        expect(verified).toMatchObject({ ok: false, why })
      }
      await under.query(
        `UPDATE consent_records SET body = replace(body, '"levelTo":0', '"levelTo":3') ${where}`,
      )
      await found('it was changed after it was logged')
      await under.query(
        `UPDATE consent_records SET body = replace(body, '"levelTo":3', '"levelTo":0') ${where}`,
      )
      await under.query(
        `INSERT INTO consent_records (site, record, body) VALUES ('people', '${randomUUID()}', '{}')`,
      )
      await found('it is not in the log')
      await under.query(`DELETE FROM consent_records WHERE body = '{}'`)
      expect(await site.log.verify()).toMatchObject({ ok: true })
      await under.query(`DELETE FROM consent_records ${where}`)
      await found('it is in the log and not in its table')
    })

    test.each(['choose:written', 'choose:erased', 'choose:recorded', 'log:head'])(
      'a crash at %s leaves the choice as it was, and the next try completes',
      async (step) => {
        const armed = { on: false }
        const failing = await under.open((at) => {
          if (armed.on && at === step) throw new Error('crash')
        })
        const own = await failing.open('people')
        const subject = somebody()
        await own.people.choose(permit(subject), () => choosing())
        await own.people.addEntries(permit(subject), [entry('account.purchases')])
        const lower = (): Choosing =>
          choosing({
            person: person({ level: 0 }, { key: null }),
            record: record({ levelTo: 0, erased: ['account.purchases'] }),
          })
        armed.on = true
        await expect(own.people.choose(permit(subject), lower)).rejects.toThrow('crash')
        armed.on = false
        expect((await own.people.read(permit(subject)))?.state.level).toBe(3)
        expect(await rows('profile_entries', subject)).toBe(1)
        await own.people.choose(permit(subject), lower)
        expect(await rows('profile_entries', subject)).toBe(0)
        expect(await own.people.read(permit(subject))).toMatchObject({ key: null })
        if (failing !== store) await failing.close()
      },
    )

    test('no column can hold anything about a person that the catalogue does not declare', async () => {
      const columns = await under.query(
        `SELECT table_name, column_name FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> 'discreet_migrations'`,
      )
      const declared = new Map<string, Set<string>>()
      for (const { stored } of dataCatalogue) {
        if (stored.in !== 'table') continue
        const known = declared.get(stored.table) ?? new Set()
        for (const column of stored.columns) known.add(column)
        declared.set(stored.table, known)
      }
      const found: Record<string, string[]> = {}
      for (const row of columns) {
        const [table, column] = [String(row['table_name']), String(row['column_name'])]
        if (declared.get(table)?.delete(column) === true) continue
        found[table] = [...(found[table] ?? []), column].sort()
      }
      expect([...declared.values()].flatMap((rest) => [...rest])).toEqual([])
      // Everything else, by name: a new column is either declared or argued for here.
      expect(found).toEqual({
        sites: ['name', 'settings', 'site'],
        // `added_by`: a member of the staff.
        write_keys: [
          'added_at',
          'added_by',
          'ending',
          'key_hash',
          'replaces',
          'revoked_at',
          'site',
        ],
        items: ['body', 'deleted', 'id', 'item_no', 'site'],
        periods: ['ends_at', 'key', 'period', 'site', 'source', 'starts_at', 'state', 'unit'],
        contributions: ['period', 'site'],
        budgets: ['rho_per_period', 'rho_per_year', 'site'],
        charges: [
          'at',
          'epsilon',
          'hash',
          'id',
          'idempotency_key',
          'mechanism',
          'of_period',
          'period',
          'previous_hash',
          'release_id',
          'rho',
          'sequence',
          'site',
          'state',
        ],
        releases: ['at', 'card', 'charge_id', 'delta', 'epsilon', 'id', 'period', 'rho', 'site'],
        release_chunks: ['bytes', 'chunk', 'release_id', 'site'],
        models: ['at', 'facts', 'id', 'pack', 'releases', 'sequence', 'site'],
        definitions: ['body', 'id', 'kind', 'site'],
        campaigns: ['body', 'campaign', 'key', 'place', 'site', 'state'],
        campaign_units: ['campaign', 'site'],
        // Noisy counts.
        cohort_releases: ['body', 'campaign', 'site', 'week'],
        log_entries: ['digest', 'kind', 'leaf', 'ref', 'site'],
        log_nodes: ['hash', 'level', 'node', 'site'],
        log_heads: ['edge', 'site', 'size'],
        notices: ['body', 'locale', 'sha256', 'site'],
        people: ['site'],
        profile_entries: ['place', 'site'],
        // `anonymous`: a page told it, and no account.
        consent_records: ['anonymous', 'body', 'place', 'record', 'site'],
        trust_begun: ['at', 'site'],
        // Noisy counts.
        trust_releases: ['body', 'period', 'site'],
        // What was asked and done, without whom: that is in request_identities alone.
        requests: ['body', 'due', 'place', 'request', 'site', 'state'],
        request_events: ['body', 'event', 'place', 'request', 'site'],
        request_identities: ['request', 'site', 'until'],
        request_secrets: ['expires_at', 'request', 'sha256', 'site', 'use'],
        spent_messages: ['expires_at', 'sha256', 'site'],
        // A keyed address, for a day, so that nobody is sent link after link.
        contacts_noted: ['at', 'contact', 'place', 'site'],
        tombstones: ['at', 'hash', 'site'],
        // Whose fields must stay although their owner would have them erased.
        holds: ['fields', 'hold', 'reason', 'site', 'subject', 'until'],
        access_log: ['actor', 'at', 'body', 'place', 'site'],
        // Sealed; deleted on arrival.
        outgoing: [
          'id',
          'kind',
          'lease',
          'next_at',
          'place',
          'recipient',
          'request',
          'sealed',
          'site',
          'state',
          'tries',
          'trouble',
        ],
        incidents: ['body', 'incident', 'place', 'site', 'version'],
        filed: ['body', 'id', 'kind', 'place', 'site'],
        // Of the staff, who are people too: their names, roles and what they are signed in with.
        staff_members: ['ended_at', 'member', 'name', 'roles', 'site', 'source'],
        staff_keys: ['added_at', 'member', 'sha256', 'site'],
        staff_sessions: [
          'checked_at',
          'key_thumbprint',
          'member',
          'opened_at',
          'provider_session',
          'provider_subject',
          'sealed_tokens',
          'seen_at',
          'sha256',
          'site',
          'source',
        ],
        staff_sign_ins: ['expires_at', 'facts', 'key_thumbprint', 'kind', 'sha256', 'site'],
        staff_invites: ['expires_at', 'invited_by', 'roles', 'sha256', 'site'],
        staff_passkeys: [
          'added_at',
          'counter',
          'credential',
          'member',
          'public_key',
          'site',
          'transports',
        ],
        // Failures and tries of a quiz, for a day.
        staff_tries: ['at', 'of_what', 'place', 'site'],
        staff_passes: ['filed', 'leaf', 'member', 'site'],
        // What staff did, which names nobody else; as it is in `filed`.
        staff_actions: ['action', 'at', 'filed', 'leaf', 'member', 'site', 'words'],
        // Whom an export or a hold is about and why, until it is done or runs out, or they are erased.
        staff_approval_subjects: ['approval', 'reason', 'site', 'subject', 'until'],
      })
    })
  })
}
