/** Contributions of open periods: idempotent in, sorted out. */
import type { Contribution, ContributionBatch } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { recordBytes } from './database.ts'
import { itemNumbers } from './item-table.ts'
import type { SiteScope } from './site-scope.ts'

const rowsPerStatement = 1000

/** Item numbers never change, so they are kept and read again only when an id is not known. */
export class ContributionTable {
  readonly #scope: SiteScope
  #numbers = new Map<string, number>()

  constructor(scope: SiteScope) {
    this.#scope = scope
  }

  async add(
    periodId: string,
    rows: readonly Contribution[],
  ): Promise<{ stored: number; duplicates: number; unknownItems: number }> {
    return this.#scope.transaction(async (connection) => {
      const period = await connection.query(
        'SELECT state FROM periods WHERE period = $1 FOR SHARE',
        [periodId],
      )
      if (period.rows[0]?.['state'] !== 'open') {
        throw new DiscreetError('release_state', 'this period takes no more contributions')
      }
      if (rows.some((row) => !this.#numbers.has(row.item))) {
        this.#numbers = await itemNumbers(connection)
      }
      const known = rows.filter((row) => this.#numbers.has(row.item))
      let stored = 0
      for (let from = 0; from < known.length; from += rowsPerStatement) {
        const part = known.slice(from, from + rowsPerStatement)
        const result = await connection.query(
          `INSERT INTO contributions (site, period, person, basket, item_no)
           SELECT $1, $2, new.* FROM unnest($3::uuid[], $4::uuid[], $5::int[]) AS new
           ON CONFLICT DO NOTHING`,
          [
            this.#scope.site,
            periodId,
            part.map((row) => row.person),
            part.map((row) => row.basket),
            part.map((row) => this.#numbers.get(row.item)),
          ],
        )
        stored += result.count
        await this.#scope.step('contributions:inserted')
      }
      return {
        stored,
        duplicates: known.length - stored,
        unknownItems: rows.length - known.length,
      }
    })
  }

  async *read(periodId: string): AsyncIterable<ContributionBatch> {
    const literal = `'${periodId.replaceAll("'", "''")}'`
    const sql = `SELECT person, basket, item_no FROM contributions
      WHERE site = '${this.#scope.site}' AND period = ${literal}
      ORDER BY person, basket, item_no`
    const counter = new GroupCounter()
    for await (const bytes of this.#scope.stream(sql)) yield counter.batch(bytes)
  }
}

/** Numbers people and baskets by noticing where the pseudonym changes. */
class GroupCounter {
  #previous: Uint8Array = new Uint8Array(recordBytes)
  #person = -1
  #basket = -1

  batch(bytes: Uint8Array): ContributionBatch {
    const count = bytes.length / recordBytes
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const personOf = new Uint32Array(count)
    const basketOf = new Uint32Array(count)
    const items = new Uint32Array(count)
    for (let k = 0; k < count; k += 1) {
      const at = k * recordBytes
      const record = bytes.subarray(at, at + recordBytes)
      const samePerson = this.#person >= 0 && same(record, this.#previous, 0)
      if (!samePerson) this.#person += 1
      if (!samePerson || !same(record, this.#previous, 16)) this.#basket += 1
      this.#previous = record
      personOf[k] = this.#person
      basketOf[k] = this.#basket
      items[k] = view.getInt32(at + 32)
    }
    this.#previous = this.#previous.slice()
    return { personOf, basketOf, items }
  }
}

function same(a: Uint8Array, b: Uint8Array, from: number): boolean {
  for (let k = from; k < from + 16; k += 1) if (a[k] !== b[k]) return false
  return true
}
