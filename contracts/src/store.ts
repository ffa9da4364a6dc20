/** What every store must do, whatever it is made of. */
import type {
  Charge,
  Contribution,
  Cryptography,
  ModelFacts,
  Site,
  SiteStore,
  Store,
} from '@discreet/engine'
import { createSite, releasePeriod } from '@discreet/engine'
import {
  Allowance,
  countPairs,
  defaultParameters,
  planRelease,
  RowsBuilder,
  rational,
  runRelease,
} from '@discreet/privacy'
import { describe, expect, test } from 'vitest'
import type { StoreUnderTest } from './store-under-test.ts'
import { newSite, withStore } from './store-under-test.ts'

const itemIds = ['a', 'b', 'c', 'd']
const modelFacts: ModelFacts = {
  kind: 'pairs',
  why: 'because',
  items: 4,
  epsilon: 1,
  delta: 1e-6,
  evidence: {
    people: 60.5,
    meanSize: 2,
    headSize: 4,
    pairsFound: 3,
    pairsByNoise: 0.1,
    signal: 2.5,
    noise: 1,
  },
  retained: 0.25,
}

async function filled(site: SiteStore, cryptography: Cryptography, name = 'file'): Promise<string> {
  await site.upsertItems(itemIds.map((id) => ({ id })))
  const { period, key } = await site.importPeriod(name, 'person', 0)
  const rows: Contribution[] = []
  for (let person = 0; person < 60; person += 1) {
    for (const item of [person % 4, (person + 1) % 4]) {
      rows.push({
        person: cryptography.pseudonym(key, 'person', `p${person}`),
        basket: cryptography.pseudonym(key, 'basket', `b${person % 50}`),
        item: itemIds[item] as string,
      })
    }
  }
  await site.addContributions(period.id, rows)
  return period.id
}

export function storeContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`a store on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    withStore(start, (...opened) => {
      ;[under, store] = opened
    })
    const fresh = (year?: number): Promise<SiteStore> => newSite(store, under.cryptography, year)
    const release = (site: SiteStore, periodId: string, at = 1) =>
      releasePeriod(site, { periodId, at, random: under.random })
    const rowsOf = async (table: string, site: Site): Promise<number> => {
      const [row] = await under.query(
        `SELECT count(*) AS n FROM ${table} WHERE site = '${site.id}'`,
      )
      return Number(row?.['n'])
    }

    test('keeps items in a fixed order, changes them, deletes them, and brings them back', async () => {
      const site = await fresh()
      await site.upsertItems([{ id: 'b' }, { id: 'a', title: 'old' }, { id: 'b', title: 'twice' }])
      await site.upsertItems([{ id: 'c' }, { id: 'a', title: 'A — ä 🧀' }])
      expect(await site.itemIds()).toEqual(['b', 'a', 'c'])
      expect(await site.items()).toEqual([
        { id: 'b', title: 'twice' },
        { id: 'a', title: 'A — ä 🧀' },
        { id: 'c' },
      ])
      expect(await site.deleteItem('a')).toBe(true)
      expect(await site.deleteItem('a')).toBe(false)
      expect(await site.itemIds()).toEqual(['b', 'a', 'c'])
      expect((await site.items()).map(({ id }) => id)).toEqual(['b', 'c'])
      await site.upsertItems([{ id: 'a' }])
      expect((await site.items()).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    })

    test('gives single items back, as they were last, also those that are deleted', async () => {
      const site = await fresh()
      expect(await site.itemsOf(['a'])).toEqual([])
      await site.upsertItems([{ id: 'a', title: 'one' }, { id: 'b' }, { id: 'c', sensitive: true }])
      await site.upsertItems([{ id: 'a', title: 'two' }])
      await site.deleteItem('c')
      await (await fresh()).upsertItems([{ id: 'elsewhere' }])
      const found = await site.itemsOf(['c', 'a', 'a', 'none', 'elsewhere'])
      expect([...found].sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual([
        { id: 'a', title: 'two' },
        { id: 'c', sensitive: true },
      ])
      expect(await site.itemsOf([])).toEqual([])
      expect(await site.itemsOf(['\0', 'x'.repeat(600), '\ud800'])).toEqual([])
    })

    test('says cheaply that its items or its model are others, and at no other time', async () => {
      const site = await fresh()
      const version = async (): Promise<string> => (await site.versions()).catalogue
      const seen = [await version()]
      const changes: readonly (() => Promise<unknown>)[] = [
        () => site.upsertItems([{ id: 'a', title: 'one' }, { id: 'b' }]),
        () => site.upsertItems([{ id: 'a', title: 'two' }]),
        () => site.deleteItem('b'),
        () => site.upsertItems([{ id: 'c', title: 'one' }]),
      ]
      for (const change of changes) {
        await change()
        seen.push(await version())
      }
      expect(new Set(seen).size).toBe(seen.length)
      await site.upsertItems([{ id: 'c', title: 'one' }])
      await site.deleteItem('b')
      expect(await version()).toBe(seen.at(-1))
      await (await fresh()).upsertItems([{ id: 'elsewhere' }])
      expect(await version()).toBe(seen.at(-1))
      expect((await site.versions()).model).toBeUndefined()
      for (const id of ['m1', 'm2']) {
        await site.saveModel({ id, at: 1, pack: Uint8Array.of(1), releases: [], facts: null })
        expect((await site.versions()).model).toBe(id)
      }
      expect(await version()).toBe(seen.at(-1))
    })

    test('knows a site by its write key, and refuses what it does not know', async () => {
      const { site, writeKey } = await createSite(store, under.cryptography, {
        id: 'key',
        name: 'x',
      })
      expect(await store.siteOfWriteKey(under.cryptography.sha256(writeKey))).toBe(site.id)
      expect(await store.siteOfWriteKey('nothing')).toBeUndefined()
      await expect(store.open('nobody')).rejects.toMatchObject({ code: 'site_unknown' })
      await expect(store.open(`x'; DROP TABLE sites; --`)).rejects.toMatchObject({
        code: 'field_invalid',
      })
      await expect(
        createSite(store, under.cryptography, { id: site.id, name: 'again' }),
      ).rejects.toMatchObject({ code: 'field_invalid' })
      expect((await store.open(site.id)).site.settings).toEqual(site.settings)
    })

    test('stores a contribution once, counts unknown items, and gives rows back grouped', async () => {
      const site = await fresh()
      const periodId = await filled(site, under.cryptography)
      const { key } = await site.importPeriod('file', 'person', 0)
      const row = {
        person: under.cryptography.pseudonym(key, 'person', 'p0'),
        basket: under.cryptography.pseudonym(key, 'basket', 'b0'),
        item: 'a',
      }
      expect(await site.addContributions(periodId, [row, { ...row, item: 'unknown' }])).toEqual({
        stored: 0,
        duplicates: 1,
        unknownItems: 1,
      })
      const seen = { people: new Set<number>(), rows: 0, last: -1 }
      for await (const { personOf, items } of site.contributions(periodId)) {
        for (const person of personOf) {
          expect(person).toBeGreaterThanOrEqual(seen.last)
          seen.last = person
          seen.people.add(person)
        }
        seen.rows += items.length
      }
      expect([seen.people.size, seen.rows]).toEqual([60, 120])
    })

    test('its stream, counted, equals a self-join in SQL', async () => {
      const site = await fresh()
      const periodId = await filled(site, under.cryptography)
      const builder = new RowsBuilder(4)
      for await (const { personOf, basketOf, items } of site.contributions(periodId)) {
        for (const [k, item] of items.entries()) {
          builder.add(personOf[k] as number, basketOf[k] as number, item)
        }
      }
      const counted = countPairs(builder.finish(), Uint32Array.of(0, 1, 2, 3), () => 1)
      const joined = await under.query(
        `SELECT x.item_no AS i, y.item_no AS j, count(*) AS n FROM contributions x
         JOIN contributions y ON (x.site, x.period, x.person, x.basket) = (y.site, y.period, y.person, y.basket) AND x.item_no < y.item_no
         WHERE x.site = '${site.site.id}' GROUP BY 1, 2 ORDER BY 1, 2`,
      )
      const pairs = [
        [0, 1],
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
        [2, 3],
      ]
      const expected = pairs.map(([i, j]) =>
        Number(joined.find((row) => row['i'] === i && row['j'] === j)?.['n'] ?? 0),
      )
      expect([...counted]).toEqual(expected)
    })

    test('a release stores noisy sums, charges once, and leaves no contribution and no key', async () => {
      const site = await fresh()
      const periodId = await filled(site, under.cryptography)
      const outcome = await release(site, periodId)
      if (!outcome.ok) throw new Error(outcome.reason)
      expect(outcome.release.epsilon).toBeLessThanOrEqual(1)
      expect(await rowsOf('contributions', site.site)).toBe(0)
      expect(await under.query(`SELECT key FROM periods WHERE site = '${site.site.id}'`)).toEqual([
        { key: null },
      ])
      await expect(site.importPeriod('file', 'person', 0)).rejects.toMatchObject({
        code: 'release_state',
      })
      await expect(site.addContributions(periodId, [])).rejects.toMatchObject({
        code: 'release_state',
      })
      const again = await release(site, periodId)
      expect(again).toEqual(outcome)
      const aggregate = await site.aggregate(outcome.release.id)
      expect(aggregate.popularity.cells).toHaveLength(4)
      expect(aggregate.basket?.cells).toHaveLength(6)
      expect((await site.ledger()).map(({ state }) => state)).toEqual(['released'])
      expect((await site.verifiedLedger()).verification.ok).toBe(true)
    })

    test('twenty-four releases of one period at once give one release and one charge', async () => {
      const site = await fresh()
      const periodId = await filled(site, under.cryptography)
      const handles = await Promise.all(Array.from({ length: 4 }, () => under.open()))
      const sites = await Promise.all(handles.map((handle) => handle.open(site.site.id)))
      const outcomes = await Promise.all(
        Array.from({ length: 24 }, (_, k) =>
          release(sites[k % sites.length] as SiteStore, periodId),
        ),
      )
      const ids = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.release.id : 'refused')))
      expect(ids.size).toBe(1)
      expect(await rowsOf('charges', site.site)).toBe(1)
      expect(await rowsOf('releases', site.site)).toBe(1)
      expect(await rowsOf('contributions', site.site)).toBe(0)
      for (const handle of handles) if (handle !== store) await handle.close()
    })

    const request = (periodId: string, rho = rational(1n, 100n), at = 1) => ({
      idempotencyKey: `key-${periodId}`,
      periodId,
      rho,
      mechanism: {},
      at,
    })

    test('refuses an open period, an unknown one, and more than the budget, and charges nothing', async () => {
      const site = await fresh(2)
      const { period } = await site.openPeriod(Date.parse('2026-01-07'))
      expect(await site.closePeriod(period.id, period.endsAt - 1)).toMatchObject({
        ok: false,
        code: 'period_open',
      })
      expect(await site.reserve(request(period.id))).toMatchObject({
        ok: false,
        code: 'period_open',
      })
      expect(await site.reserve(request('nothing'))).toMatchObject({
        ok: false,
        code: 'period_missing',
      })
      expect(await site.closePeriod(period.id, period.endsAt)).toMatchObject({ state: 'closed' })
      expect(await site.reserve(request(period.id, rational(1n)))).toMatchObject({
        ok: false,
        code: 'budget_exhausted',
      })
      expect(await site.reserve(request(period.id, rational(0n)))).toMatchObject({
        ok: false,
        code: 'parameter_invalid',
      })
      expect(await site.ledger()).toEqual([])
    })

    test('the year is exhausted by what it may hold, and free again after it', async () => {
      const site = await fresh(2)
      const { rhoPerPeriod } = site.site.settings
      const outcomes: (boolean | string)[] = []
      for (const [k, at] of [0, 0, 0, 366 * 86_400_000].entries()) {
        const { period } = await site.importPeriod(`y${k}`, 'person', 0)
        await site.closePeriod(period.id, 1)
        const reserved = await site.reserve(request(period.id, rhoPerPeriod, at))
        outcomes.push(reserved.ok ? reserved.fresh : reserved.code)
      }
      expect(outcomes).toEqual([true, true, 'budget_exhausted', true])
    })

    test('an import keeps its unit of privacy, and its card says which', async () => {
      const site = await fresh()
      const { period } = await site.importPeriod('baskets', 'basket', 0)
      expect(period.unit).toBe('basket')
      await expect(site.importPeriod('baskets', 'person', 0)).rejects.toMatchObject({
        code: 'release_state',
      })
      const outcome = await release(site, period.id)
      expect(outcome).toMatchObject({
        release: { card: { privacy_unit: expect.stringMatching(/^one basket of/) } },
      })
      const steps = outcome.ok ? JSON.stringify(outcome.release.card['mechanisms']) : ''
      expect(steps).not.toContain('history')
    })

    test('charging twice returns the first charge; a key of another period is refused', async () => {
      const site = await fresh()
      const [one, two] = [
        await filled(site, under.cryptography, 'one'),
        await filled(site, under.cryptography, 'two'),
      ]
      for (const id of [one, two]) await site.closePeriod(id, 1)
      const first = await site.reserve(request(one))
      const second = await site.reserve(request(one))
      expect([first.ok && first.fresh, second.ok && second.fresh]).toEqual([true, false])
      expect(second.ok && second.charge.id).toBe(first.ok && first.charge.id)
      expect(await site.reserve({ ...request(two), idempotencyKey: `key-${one}` })).toMatchObject({
        ok: false,
        code: 'release_state',
      })
    })

    test('a charge that was not completed is not completed with other parameters', async () => {
      const site = await fresh()
      const periodId = await filled(site, under.cryptography)
      await site.closePeriod(periodId, 1)
      await site.reserve(request(periodId))
      const others = [
        request(periodId, rational(1n, 50n)),
        { ...request(periodId), mechanism: { scale: 2 } },
        { ...request(periodId, rational(1n, 50n)), idempotencyKey: 'another' },
      ]
      for (const other of others) {
        expect(await site.reserve(other)).toMatchObject({ ok: false, code: 'release_state' })
      }
      expect(await site.ledger()).toHaveLength(1)
    })

    test('nothing is charged on top of a ledger that does not verify', async () => {
      const site = await fresh()
      const [one, two] = [
        await filled(site, under.cryptography, 'one'),
        await filled(site, under.cryptography, 'two'),
      ]
      for (const id of [one, two]) await site.closePeriod(id, 1)
      await site.reserve(request(one))
      await under.query(`UPDATE charges SET rho = '1/1000' WHERE site = '${site.site.id}'`)
      expect(await site.reserve(request(two))).toMatchObject({ ok: false, code: 'ledger_broken' })
      expect(await site.ledger()).toHaveLength(1)
    })

    test('text that SQL cannot keep and what is no pseudonym are refused before they get there', async () => {
      const site = await fresh()
      const invalid = { code: 'field_invalid' }
      for (const id of ['a\0b', 'x'.repeat(10_240)]) {
        await expect(site.upsertItems([{ id: 'fine' }, { id }])).rejects.toMatchObject(invalid)
        await expect(site.importPeriod(id, 'person', 0)).rejects.toMatchObject(invalid)
      }
      expect(await site.itemIds()).toEqual([])
      const periodId = await filled(site, under.cryptography)
      const person = 'ann@example.org'
      await expect(
        site.addContributions(periodId, [{ person, basket: person, item: 'a' }]),
      ).rejects.toMatchObject(invalid)
      expect(await rowsOf('contributions', site.site)).toBe(120)
    })

    test('many at once with the same rows in other orders store each row once', async () => {
      const site = await fresh()
      await site.upsertItems(itemIds.map((id) => ({ id })))
      const { period, key } = await site.importPeriod('file', 'person', 0)
      const rows = Array.from({ length: 8000 }, (_, k) => ({
        person: under.cryptography.pseudonym(key, 'person', `${k >> 2}`),
        basket: under.cryptography.pseudonym(key, 'basket', `${k >> 2}`),
        item: itemIds[k % 4] as string,
      }))
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, k) =>
          site.addContributions(period.id, k % 2 === 0 ? rows : rows.toReversed()),
        ),
      )
      expect(results.reduce((sum, { stored }) => sum + stored, 0)).toBe(8000)
      expect(await rowsOf('contributions', site.site)).toBe(8000)
    })

    test('no change, removal or exchange of ledger entries goes unnoticed', async () => {
      const site = await fresh()
      for (const k of [1, 2, 3]) {
        const id = await filled(site, under.cryptography, `p${k}`)
        await site.closePeriod(id, 1)
        await site.reserve(request(id, rational(1n, BigInt(100 + k))))
      }
      expect((await site.verifiedLedger()).verification.ok).toBe(true)
      const where = `WHERE site = '${site.site.id}'`
      const attacks: readonly (readonly [string, string])[] = [
        [
          `UPDATE charges SET rho = '1/1000' ${where} AND sequence = 2`,
          `UPDATE charges SET rho = '1/102' ${where} AND sequence = 2`,
        ],
        [
          `UPDATE charges SET at = at + 1 ${where} AND sequence = 1`,
          `UPDATE charges SET at = at - 1 ${where} AND sequence = 1`,
        ],
        [
          `UPDATE charges SET mechanism = '{"x":1}' ${where} AND sequence = 3`,
          `UPDATE charges SET mechanism = '{}' ${where} AND sequence = 3`,
        ],
      ]
      for (const [attack, undo] of attacks) {
        await under.query(attack)
        expect((await site.verifiedLedger()).verification.ok).toBe(false)
        await under.query(undo)
        expect((await site.verifiedLedger()).verification.ok).toBe(true)
      }
      await under.query(`DELETE FROM charges ${where} AND sequence = 2`)
      expect((await site.verifiedLedger()).verification).toMatchObject({ ok: false, brokenAt: 2 })
    })

    test('a site sees its own rows only, and nobody sees any without naming a site', async () => {
      const [one, other] = [await fresh(), await fresh()]
      await one.upsertItems([{ id: 'mine' }])
      await filled(other, under.cryptography)
      expect(await one.itemIds()).toEqual(['mine'])
      expect(await one.periods()).toEqual([])
      const role = 'SET LOCAL ROLE discreet_site'
      expect(await under.query(`${role}; SELECT * FROM contributions`)).toEqual([])
      expect(
        await under.query(`${role}; SET LOCAL "app.site" = '${one.site.id}'; SELECT id FROM items`),
      ).toEqual([{ id: 'mine' }])
      await expect(
        under.query(
          `${role}; SET LOCAL "app.site" = '${one.site.id}'; INSERT INTO items VALUES ('${other.site.id}', 99, 'x', '{}', false)`,
        ),
      ).rejects.toThrow(/row-level security/)
    })

    test('keeps the newest model', async () => {
      const site = await fresh()
      expect(await site.latestModel()).toBeUndefined()
      for (const id of ['m1', 'm2'])
        await site.saveModel({ id, at: 1, pack: Uint8Array.of(1, 2), releases: ['r'], facts: null })
      expect(await site.latestModel()).toEqual({
        id: 'm2',
        at: 1,
        pack: Uint8Array.of(1, 2),
        releases: ['r'],
        facts: null,
      })
      const model = { id: 'm3', at: 2, releases: ['r', 's'], facts: modelFacts }
      await site.saveModel({ ...model, pack: Uint8Array.of(1, 2, 3) })
      expect(await site.models(2)).toEqual([
        { ...model, bytes: 3 },
        { id: 'm2', at: 1, releases: ['r'], facts: null, bytes: 2 },
      ])
    })

    test('knows which write keys hold, and whose they are', async () => {
      const [{ site }, { site: other }] = [await fresh(), await fresh()]
      const hash = (digit: string): string => `${site.id}${digit.repeat(64)}`.slice(-64)
      const [first] = await store.writeKeys(site.id)
      expect(first).toMatchObject({ ending: null, addedAt: null, revokedAt: null })
      const made = { ending: 'abcd', addedAt: 5, addedBy: 'demo:dev', replaces: first?.id ?? null }
      const { id, ...kept } = await store.addWriteKey(site.id, hash('a'), made)
      expect(kept).toEqual({ ...made, revokedAt: null })
      expect(hash('a')).toContain(id)
      expect((await store.writeKeys(site.id))[1]).toEqual({ id, ...kept })
      expect(await store.siteOfWriteKey(hash('a'))).toBe(site.id)

      expect(await store.revokeWriteKey(other.id, id, 6)).toBe(false)
      expect(await store.revokeWriteKey(site.id, id, 6)).toBe(true)
      expect(await store.revokeWriteKey(site.id, id, 7)).toBe(false)
      expect(await store.siteOfWriteKey(hash('a'))).toBeUndefined()
      expect((await store.writeKeys(site.id))[1]).toEqual({ id, ...made, revokedAt: 6 })
      expect(await store.writeKeys(other.id)).toHaveLength(1)
      await expect(store.addWriteKey('no-site', hash('b'), made)).rejects.toMatchObject({
        code: 'site_unknown',
      })
    })

    test('events of one week share a period, the next week has another key', async () => {
      const site = await fresh()
      const week = 7 * 86_400_000
      const [a, b, c] = [
        await site.openPeriod(0),
        await site.openPeriod(week - 1),
        await site.openPeriod(week),
      ]
      expect(b).toEqual(a)
      expect(c.period.id).not.toBe(a.period.id)
      expect(c.key).not.toEqual(a.key)
    })

    test('somebody takes back what is not released, in every period, and nobody else does', async () => {
      const site = await fresh()
      await filled(site, under.cryptography)
      const other = await fresh()
      await filled(other, under.cryptography)
      const { period, key } = await site.openPeriod(0)
      const give = (person: string, items: readonly string[]) =>
        site.addContributions(
          period.id,
          items.map((item) => ({
            person: under.cryptography.pseudonym(key, 'person', person),
            basket: under.cryptography.pseudonym(key, 'basket', person),
            item,
          })),
        )
      await give('p0', ['a', 'b', 'c'])
      await give('p1', ['a'])
      const withdraw = (person: string): Promise<number> =>
        site.withdrawContributions((own) => under.cryptography.pseudonym(own, 'person', person))
      expect(await withdraw('nobody')).toBe(0)
      expect(await withdraw('p0')).toBe(5)
      expect(await withdraw('p0')).toBe(0)
      expect(await rowsOf('contributions', site.site)).toBe(119)
      expect(await rowsOf('contributions', other.site)).toBe(120)
      await site.closePeriod(period.id, period.endsAt)
      const outcome = await release(site, period.id, period.endsAt)
      expect(outcome.ok).toBe(true)
      // In the released period nobody can be told from anybody any more.
      expect(await withdraw('p1')).toBe(2)
    })

    const crashes = [
      'reserve:locked',
      'reserve:inserted',
      'log:entries',
      'log:nodes',
      'log:head',
      'reserve:period-marked',
      'release:inserted',
      'release:chunks',
      'release:charge-marked',
      'release:contributions-deleted',
      'release:key-destroyed',
      'release:committed',
    ]
    test.each(crashes)(
      'a crash at %s loses nothing, releases nothing twice, and the next try completes',
      async (step) => {
        const armed = { on: false }
        const failing = await under.open((name) => {
          if (armed.on && name === step) throw new Error('crash')
        })
        const site = await newSite(failing, under.cryptography)
        const periodId = await filled(site, under.cryptography)
        armed.on = true
        await expect(release(site, periodId)).rejects.toThrow('crash')
        armed.on = false
        const stored = await rowsOf('releases', site.site)
        expect(await rowsOf('contributions', site.site)).toBe(stored === 1 ? 0 : 120)
        const charges = await site.ledger()
        expect(charges.length).toBeGreaterThanOrEqual(stored)
        expect(charges.filter(({ state }) => state === 'released')).toHaveLength(stored)
        const before =
          stored === 1 ? await site.aggregate((await site.releases())[0]?.id ?? '') : undefined
        const outcome = await release(site, periodId)
        if (!outcome.ok) throw new Error(outcome.reason)
        expect(await rowsOf('charges', site.site)).toBe(1)
        expect(await rowsOf('releases', site.site)).toBe(1)
        expect(await site.log.verify()).toMatchObject({ ok: true, size: 2 })
        expect(await rowsOf('contributions', site.site)).toBe(0)
        if (before !== undefined) expect(await site.aggregate(outcome.release.id)).toEqual(before)
        if (failing !== store) await failing.close()
      },
    )

    test('a release without a charge is refused', async () => {
      const site = await fresh()
      const periodId = await filled(site, under.cryptography)
      const parameters = defaultParameters(rational(1n))
      const rows = new RowsBuilder(4).finish()
      const aggregate = runRelease(
        rows,
        parameters,
        new Allowance('none', rational(1n)),
        itemIds,
        under.random,
      )
      const charge: Charge = {
        ...request(periodId),
        id: 'none',
        sequence: 1,
        state: 'reserved',
        releaseId: null,
        previousHash: '',
        hash: '',
      }
      await expect(
        site.completeRelease({ charge, aggregate, epsilon: 1, delta: 1e-6, card: {}, at: 1 }),
      ).rejects.toMatchObject({ code: 'release_state' })
      expect(await rowsOf('releases', site.site)).toBe(0)
      expect(planRelease(parameters).rho).toBe('1')
    })
  })
}
