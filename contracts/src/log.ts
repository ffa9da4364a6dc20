/** What every transparency log must do, whatever it is kept in. */
import { createHash } from 'node:crypto'
import type { LogEntry, SiteStore, Store } from '@discreet/engine'
import { releasePeriod } from '@discreet/engine'
import { leafHash, verifyConsistency, verifyInclusion } from '@discreet/transparency'
import { describe, expect, test } from 'vitest'
import type { StoreUnderTest } from './store-under-test.ts'
import { newSite, withStore } from './store-under-test.ts'

const sha256 = (data: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(data).digest())

/** The leaf as documented, from nothing but an entry. */
const leafOf = ({ kind, ref, digest }: LogEntry): Uint8Array =>
  leafHash(sha256, new Uint8Array(Buffer.from(`${kind} ${ref} ${digest}`)))

const notices = (from: number, count: number): Omit<LogEntry, 'index'>[] =>
  Array.from({ length: count }, (_, k) => ({
    kind: 'pack',
    ref: `n${from + k}`,
    digest: createHash('sha256')
      .update(`${from + k}`)
      .digest('hex'),
  }))

export function logContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`a transparency log on ${name}`, () => {
    let under: StoreUnderTest
    let store: Store
    withStore(start, (...opened) => {
      ;[under, store] = opened
    })
    const fresh = (): Promise<SiteStore> => newSite(store, under.cryptography)
    const released = async (): Promise<SiteStore> => {
      const site = await fresh()
      await site.upsertItems([{ id: 'a' }, { id: 'b' }])
      for (const file of ['one', 'two']) {
        const { period } = await site.importPeriod(file, 'person', 0)
        await releasePeriod(site, { periodId: period.id, at: 1, random: under.random })
      }
      return site
    }

    test('is empty at first, and verifies', async () => {
      const { log } = await fresh()
      const empty = { size: 0, root: sha256(new Uint8Array(0)) }
      expect(await log.head()).toEqual(empty)
      expect(await log.verify()).toEqual({ ok: true, ...empty })
    })

    test('grows in portions of any size, and proves every entry and every earlier head', async () => {
      const { log } = await fresh()
      const heads = []
      let from = 0
      for (const portion of [1, 1, 3, 8, 20]) {
        expect(await log.append(notices(from, portion))).toBe(from)
        from += portion
        heads.push(await log.head())
      }
      const head = await log.head()
      expect(head.size).toBe(33)
      const entries = await log.entries(0, 100)
      expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: 33 }, (_, k) => k))
      for (const entry of entries) {
        const proof = await log.inclusion(entry.index, head.size)
        const args = [leafOf(entry), entry.index, head.size, proof, head.root] as const
        expect(verifyInclusion(sha256, ...args)).toBe(true)
      }
      for (const old of heads) {
        const proof = await log.consistency(old.size, head.size)
        expect(verifyConsistency(sha256, old, head, proof)).toBe(true)
      }
      expect(await log.verify()).toEqual({ ok: true, ...head })
      expect(await log.find('pack', 'n7')).toMatchObject({ index: 7 })
      expect(await log.find('pack', 'n99')).toBeUndefined()
    })

    test('takes many at once without a gap', async () => {
      const { log } = await fresh()
      await Promise.all(Array.from({ length: 20 }, (_, k) => log.append(notices(k * 5, 5))))
      expect(await log.verify()).toMatchObject({ ok: true, size: 100 })
    })

    test('has every charge and every release', async () => {
      const site = await released()
      const entries = await site.log.entries(0, 10)
      expect(entries.map(({ kind }) => kind)).toEqual(['charge', 'release', 'charge', 'release'])
      expect(await site.log.verify()).toMatchObject({ ok: true, size: 4 })
    })

    test('any change of what it covers is found and named', async () => {
      const site = await released()
      const where = `WHERE site = '${site.site.id}'`
      const attacks: readonly (readonly [string, string, RegExp])[] = [
        [
          `UPDATE charges SET at = at + 1 ${where} AND sequence = 1`,
          `UPDATE charges SET at = at - 1 ${where} AND sequence = 1`,
          /^charge/,
        ],
        [
          `UPDATE releases SET epsilon = epsilon / 2 ${where}`,
          `UPDATE releases SET epsilon = epsilon * 2 ${where}`,
          /^release/,
        ],
        [
          `UPDATE release_chunks SET bytes = bytes || '\\x00'::bytea ${where}`,
          `UPDATE release_chunks SET bytes = substr(bytes, 1, length(bytes) - 1) ${where}`,
          /^release/,
        ],
        [`UPDATE log_entries SET digest = repeat('0', 64) ${where} AND leaf = 2`, '', /^the tree/],
      ]
      for (const [attack, undo, found] of attacks) {
        await under.query(attack)
        expect(await site.log.verify()).toMatchObject({
          ok: false,
          where: expect.stringMatching(found),
        })
        if (undo === '') continue
        await under.query(undo)
        expect(await site.log.verify()).toMatchObject({ ok: true })
      }
    })

    test.each([
      [
        'an entry removed from the middle',
        (where: string) => `DELETE FROM log_entries ${where} AND leaf = 1`,
      ],
      [
        'an entry removed from the end',
        (where: string) => `DELETE FROM log_entries ${where} AND leaf = 3`,
      ],
      [
        'the head set back',
        (where: string) => `UPDATE log_heads SET size = 2, edge = substr(edge, 1, 32) ${where}`,
      ],
      [
        'two entries exchanged',
        (where: string) =>
          [
            [99, 2],
            [2, 3],
            [3, 99],
          ]
            .map(([to, from]) => `UPDATE log_entries SET leaf = ${to} ${where} AND leaf = ${from}`)
            .join('; '),
      ],
    ])('%s is found', async (_, attack) => {
      const site = await released()
      await under.query(attack(`WHERE site = '${site.site.id}'`)).catch(() => undefined)
      const verified = await site.log.verify()
      if (verified.ok) throw new Error('not found')
    })

    test('a row slipped in behind its back, and one taken away, are found', async () => {
      const site = await released()
      const where = `WHERE site = '${site.site.id}'`
      await under.query(
        `UPDATE charges SET state = 'reserved', release_id = NULL ${where} AND sequence = 2`,
      )
      await under.query(`DELETE FROM release_chunks ${where}`)
      await under.query(`DELETE FROM releases ${where}`)
      expect(await site.log.verify()).toMatchObject({
        ok: false,
        why: 'it is in the log and not in its table',
      })
    })

    test('nobody who works for a site may change it', async () => {
      const site = await released()
      const as = `SET LOCAL ROLE discreet_site; SET LOCAL "app.site" = '${site.site.id}'`
      for (const attack of [
        'DELETE FROM log_entries',
        `UPDATE log_entries SET ref = 'x'`,
        'DELETE FROM log_nodes',
      ]) {
        await expect(under.query(`${as}; ${attack}`)).rejects.toThrow(/permission denied/)
      }
    })
  })
}
