/** Counting how people choose: everybody in one cell, charged before it is counted, noised once. */
import type { SiteStore, Store, TrustCell, TrustRequest } from '@discreet/engine'
import { trustCells } from '@discreet/engine'
import type { Rational } from '@discreet/privacy'
import { rational, releaseCells } from '@discreet/privacy'
import { afterAll, describe, expect, test } from 'vitest'
import { failingStore } from './rights-crashes.ts'
import { day, RightsFixture } from './rights-fixture.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { newSite, withStore } from './store-under-test.ts'

const [from, to] = [100 * day, 128 * day]

interface Told {
  readonly at: number
  readonly levelFrom: number | null
  readonly levelTo: number
  readonly contribute?: boolean
  readonly purposes?: readonly string[]
  readonly event?: 'given' | 'withdrawn'
}

const told = (at: number, levelFrom: number | null, levelTo: number, rest = {}): Told => ({
  at,
  levelFrom,
  levelTo,
  ...rest,
})

/** What accounts chose, one after the other, and the cell that each is in. */
const histories: readonly (readonly [what: string, cell: string, history: readonly Told[]])[] = [
  ['first chosen in it', 'account 3 first', [told(from, null, 3)]],
  ['said no at first', 'account 0 first', [told(to - 1, null, 0)]],
  ['first chosen and lowered in it', 'account 1 first', [told(from, null, 3), told(from, 3, 1)]],
  ['not moved since before', 'account 2 same', [told(from - 1, 1, 2)]],
  ['moved after it', 'account 2 same', [told(from - 9, null, 2), told(to, 2, 0)]],
  ['raised', 'account 3 raised', [told(from - 9, null, 1), told(from + 1, 1, 3)]],
  ['lowered', 'account 0 lowered', [told(from - 9, null, 3), told(from + 1, 3, 0)]],
  [
    'up and down again',
    'account 2 same',
    [told(from - 9, null, 2), told(from + 1, 2, 3), told(from + 2, 3, 2)],
  ],
  [
    'helps the crowd no more',
    'account 3 stopped',
    [told(from - 9, null, 3, { contribute: true }), told(from + 1, 3, 3, { contribute: false })],
  ],
  [
    'took a purpose back while raising another thing',
    'account 3 stopped',
    [
      told(from - 9, null, 3, { purposes: ['purchases', 'offers'] }),
      told(from + 1, 3, 3, { purposes: ['purchases', 'browsing'] }),
    ],
  ],
  [
    'switched more on',
    'account 3 same',
    [told(from - 9, null, 3), told(from + 1, 3, 3, { purposes: ['purchases', 'offers'] })],
  ],
  [
    'switched something on and off in it',
    'account 3 same',
    [
      told(from - 9, null, 3),
      told(from + 1, 3, 3, { contribute: true }),
      told(from + 2, 3, 3, { contribute: false }),
    ],
  ],
]

const pageChoices: readonly (readonly [cell: string, record: Told])[] = [
  ['choice 2 first', told(from, null, 2)],
  ['choice 0 lowered', told(to - 1, 2, 0, { event: 'withdrawn' })],
  ['choice 1 stopped', told(from + 1, 1, 1, { event: 'withdrawn' })],
  ['choice 2 raised', told(from + 1, 0, 2)],
  ['choice 1 same', told(from + 1, 1, 1)],
]

const nameOf = ({ of, level, move }: TrustCell): string => `${of} ${level} ${move}`

class TrustFixture {
  readonly on: RightsFixture
  readonly site: SiteStore

  constructor(on: RightsFixture, site = on.site) {
    this.on = on
    this.site = site
  }

  async account(history: readonly Told[]): Promise<string> {
    const subject = this.on.somebody()
    for (const { levelFrom, levelTo, at, ...rest } of history) {
      const person = this.on.person({ level: levelTo as 0, chosenAt: at })
      const record = this.on.record({ at, levelFrom, levelTo, ...rest })
      await this.on.choose(subject, person, record)
    }
    return subject
  }

  async pageChoice(choice: Told): Promise<void> {
    await this.site.people.recordAnonymous(this.on.record({ purposes: [], ...choice }))
  }

  request(period: number, change: Partial<TrustRequest> = {}): TrustRequest {
    return {
      period,
      from,
      to,
      at: to,
      epsilon: rational(1n, 7n),
      mechanism: { cells: 31 },
      ...change,
    }
  }

  release(
    period: number,
    change: Partial<TrustRequest> = {},
    noise: Rational = rational(1n, 7n),
  ): ReturnType<SiteStore['trust']['release']> {
    return this.site.trust.release(this.request(period, change), (counts) =>
      releaseCells(counts, noise, this.on.under.random),
    )
  }

  /** What would be noised; it is not, and costs nothing. */
  async exact(period = 0): Promise<readonly number[]> {
    let seen: readonly number[] = []
    const look = this.site.trust.release(this.request(period), (counts) => {
      seen = [...counts]
      throw new Error('no randomness')
    })
    await expect(look).rejects.toThrow('no randomness')
    return seen
  }
}

const filled = (counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    counts.flatMap((count, k) => {
      const cell = trustCells[k]
      return count === 0 || cell === undefined ? [] : [[nameOf(cell), count]]
    }),
  )

function inCells(cells: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1
  return counts
}

/** Lives of all sorts, some of which cannot be (Park and Miller 1988). */
function lives(count: number): readonly (readonly Told[])[] {
  let state = 7
  const below = (end: number): number => {
    state = (state * 16_807) % 2_147_483_647
    return state % end
  }
  return Array.from({ length: count }, () => {
    let at = from - 40 * day
    return Array.from({ length: 1 + below(5) }, () => {
      at += below(40) * day
      return told(at, below(5) === 4 ? null : below(4), below(5), { contribute: below(2) === 1 })
    })
  })
}

export function trustContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`trust counts in a store on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    const more: Store[] = []
    withStore(start, (...opened) => {
      ;[under, store] = opened
    })
    afterAll(async () => {
      for (const handle of more) await handle.close()
    })
    const fresh = async (): Promise<TrustFixture> =>
      new TrustFixture(new RightsFixture(under, await newSite(store, under.cryptography)))

    test('an account is in one cell, by where it was and where it is, and so is a choice of a page', async () => {
      const trust = await fresh()
      for (const [, , history] of histories) await trust.account(history)
      for (const [, choice] of pageChoices) await trust.pageChoice(choice)
      // Outside of it; and claimed to be what no page's choice can be.
      for (const at of [from - 1, to]) await trust.pageChoice(told(at, null, 2))
      await trust.pageChoice(told(from, null, 3))
      await trust.account([told(to, null, 3)])
      const all = [...histories.map(([, cell]) => cell), ...pageChoices.map(([cell]) => cell)]
      expect(filled(await trust.exact())).toEqual(inCells(all))
    })

    test('who was erased is in none, nor in those of pages; nor whose use is restricted', async () => {
      const trust = await fresh()
      const { on } = trust
      const history = [told(from, null, 1), told(from + 1, 1, 2), told(from + 2, 2, 0)]
      const [gone] = [await trust.account(history), await trust.account(history)]
      const restricted = await trust.account(history)
      await on.choose(restricted, on.person({ restricted: true }), on.record({ at: from + 3 }))
      expect(filled(await trust.exact())).toEqual({ 'account 0 first': 2 })
      const { id } = await on.open(gone, { type: 'erasure' })
      await on.eraseAll(gone, id)
      expect(await on.rows('consent_records', 'subject IS NULL')).toBe(3)
      expect(filled(await trust.exact())).toEqual({ 'account 0 first': 1 })
    })

    test('one account more or less, whatever it did, changes one count by one', async () => {
      const trust = await fresh()
      const { on } = trust
      const subjects: string[] = []
      for (const history of lives(12)) {
        subjects.push(await trust.account(history))
        await trust.pageChoice(told(from, null, 1))
      }
      let before = await trust.exact()
      let moved = 0
      for (const subject of subjects) {
        const { id } = await on.open(subject, { type: 'erasure' })
        await on.eraseAll(subject, id)
        const after = await trust.exact()
        const changes = after.map((count, k) => (before[k] as number) - count)
        expect(changes.filter((change) => change !== 0).length).toBeLessThanOrEqual(1)
        expect(changes.every((change) => change === 0 || change === 1)).toBe(true)
        moved += changes.includes(1) ? 1 : 0
        before = after
      }
      // Lives that cannot be are in no cell; most can.
      expect(moved).toBeGreaterThan(5)
      expect(filled(before)).toEqual({ 'choice 1 first': 12 })
    })

    test('is charged, counted, noised once, stored and logged; a second look gives what is stored', async () => {
      const trust = await fresh()
      const { site } = trust
      const account = await trust.account([told(from, null, 3)])
      const first = await trust.release(4)
      expect(first).toMatchObject({
        ok: true,
        release: { period: 4, from, to, at: to, epsilon: '1/7' },
      })
      if (!first.ok) return
      expect(first.release.cells).toHaveLength(trustCells.length)
      expect(first.release.noiseVariance).toBeCloseTo(97.83, 2)
      expect((await site.ledger()).map(({ periodId }) => periodId)).toEqual(['trust:4'])
      expect((await site.ledger())[0]).toMatchObject({
        state: 'released',
        epsilon: rational(1n, 7n),
      })
      expect(await site.log.find('trust', '4')).toBeDefined()
      expect(await site.log.verify()).toMatchObject({ ok: true })
      await trust.account([told(from, null, 3)])
      await trust.on.eraseAll(account, 'none')
      const never = () => {
        throw new Error('asked for noise')
      }
      expect(await site.trust.release(trust.request(4, { at: to + 1 }), never)).toEqual(first)
      await trust.release(2)
      expect((await site.trust.releases()).map(({ period }) => period)).toEqual([2, 4])
    })

    test('begins when it was first said to', async () => {
      const { site } = await fresh()
      expect(await site.trust.begun()).toBeUndefined()
      expect(await site.trust.begin(5)).toBe(5)
      expect(await site.trust.begin(3)).toBe(5)
      expect(await site.trust.begun()).toBe(5)
    })

    test('less noise than was charged for, another table, or a time that is not over: nothing happened', async () => {
      const trust = await fresh()
      const { on, site } = trust
      await trust.account([told(from, null, 3)])
      const before = await on.everything()
      const refused = { code: 'release_state' }
      const short = () => releaseCells(new Int32Array(30), rational(1n, 7n), under.random)
      await expect(trust.release(0, {}, rational(1n, 6n))).rejects.toMatchObject(refused)
      await expect(site.trust.release(trust.request(0), short)).rejects.toMatchObject(refused)
      await expect(trust.release(0, { at: to - 1 })).rejects.toMatchObject(refused)
      await expect(trust.release(-1)).rejects.toMatchObject(refused)
      await expect(trust.release(0, { epsilon: rational(0n) })).rejects.toMatchObject(refused)
      expect(await on.everything()).toEqual(before)
    })

    test('no more than the year allows, which is a setting, and apart from campaigns', async () => {
      const trust = await fresh()
      const { on } = trust
      const spend = (period: number, at: number, epsilon = rational(1n)) =>
        trust.release(period, { at, epsilon }, epsilon)
      expect(await spend(0, to)).toMatchObject({ ok: true })
      expect(await spend(1, to + 1)).toMatchObject({ ok: true })
      const before = await on.everything()
      expect(await spend(2, to + 2, rational(1n, 100n))).toMatchObject({
        ok: false,
        code: 'budget_exhausted',
        reason: expect.stringMatching(/epsilon 2 in 365 days; it is 2 now and would be/) as string,
      })
      expect(await on.everything()).toEqual(before)
      expect(await spend(2, to + 365 * day)).toMatchObject({ ok: true })
      expect((await on.site.verifiedLedger()).verification.ok).toBe(true)
    })

    test('many at once give one release, whose noise was drawn once', async () => {
      const trust = await fresh()
      while (more.length < 3) more.push(await under.open())
      const { id } = trust.site.site
      const sites = await Promise.all(more.map((handle) => handle.open(id)))
      let drawn = 0
      const outcomes = await Promise.all(
        [...sites, ...sites].map((site) =>
          site.trust.release(trust.request(0), (counts) => {
            drawn += 1
            return releaseCells(counts, rational(1n, 7n), under.random)
          }),
        ),
      )
      expect(drawn).toBe(1)
      for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
      expect(await trust.site.ledger()).toHaveLength(1)
    })

    test('a crash between any two writes leaves nothing of it, and the next try does all', async () => {
      const trust = await fresh()
      await trust.account([told(from, null, 3)])
      const before = await trust.on.everything()
      const failing = await failingStore(trust.on)
      const crashing = new TrustFixture(trust.on, failing.site)
      let passing = 0
      while (await failing.crashes(passing, () => crashing.release(0))) {
        expect(await trust.on.everything()).toEqual(before)
        passing += 1
      }
      // The charge, its entry in the log, the release, its entry.
      expect(passing).toBeGreaterThanOrEqual(9)
      expect(await trust.site.trust.releases()).toHaveLength(1)
      expect(await trust.site.log.verify()).toMatchObject({ ok: true })
      await failing.close()
    })

    test('any change of what was released is found and named', async () => {
      const trust = await fresh()
      await trust.release(0)
      const where = `WHERE site = '${trust.site.site.id}'`
      const found = (why: string) =>
        expect(trust.site.log.verify()).resolves.toMatchObject({
          ok: false,
          where: 'trust 0',
          why: expect.stringContaining(why) as string,
        })
      await under.query(`UPDATE trust_releases SET body = body || ' ' ${where}`)
      await found('was changed')
      await under.query(`DELETE FROM trust_releases ${where}`)
      await found('not in its table')
    })
  })
}
