/** Contributions of open periods: idempotent in, sorted out. */
import type { Contribution, ContributionBatch } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { requirePseudonym, requireText } from './checked-text.ts'
import { ContributionNumbering } from './contribution-stream.ts'
import type { Connection } from './database.ts'
import { itemNumbersOf } from './item-table.ts'
import { notErased } from './not-erased.ts'
import type { SiteScope } from './site-scope.ts'

const rowsPerStatement = 1000

/** Two transactions that insert the same rows in different orders would wait for each other. */
function inOneOrder(a: Contribution, b: Contribution): number {
  if (a.person !== b.person) return a.person < b.person ? -1 : 1
  if (a.basket !== b.basket) return a.basket < b.basket ? -1 : 1
  return a.item < b.item ? -1 : a.item > b.item ? 1 : 0
}

/** Item numbers never change, so they are kept; only ids that are not known are looked up. */
export class ContributionTable {
  readonly #scope: SiteScope
  readonly #numbers = new Map<string, number>()

  constructor(scope: SiteScope) {
    this.#scope = scope
  }

  async add(
    periodId: string,
    rows: readonly Contribution[],
  ): Promise<{ stored: number; duplicates: number; unknownItems: number }> {
    requireText(periodId, 'period')
    for (const { person, basket, item } of rows) {
      requirePseudonym(person, 'person')
      requirePseudonym(basket, 'basket')
      requireText(item, 'item')
    }
    return this.#scope.transaction(async (connection) => {
      await this.#requireOpen(connection, periodId)
      await this.#learn(connection, rows)
      const wanted = rows.filter((row) => this.#numbers.has(row.item))
      const known = (await notErased(connection, this.#scope.site, wanted)).sort(inOneOrder)
      let stored = 0
      for (let from = 0; from < known.length; from += rowsPerStatement) {
        stored += await this.#insert(
          connection,
          periodId,
          known.slice(from, from + rowsPerStatement),
        )
        await this.#scope.step('contributions:inserted')
      }
      return {
        stored,
        duplicates: known.length - stored,
        unknownItems: rows.length - wanted.length,
      }
    })
  }

  /** Keeps the period open until the end of the transaction. */
  async #requireOpen(connection: Connection, periodId: string): Promise<void> {
    const { rows } = await connection.query(
      'SELECT state FROM periods WHERE site = $1 AND period = $2 FOR SHARE',
      [this.#scope.site, periodId],
    )
    if (rows[0] === undefined) throw new DiscreetError('period_missing', 'there is no such period')
    if (rows[0]['state'] === 'open') return
    throw new DiscreetError('release_state', 'this period takes no more contributions')
  }

  async #learn(connection: Connection, rows: readonly Contribution[]): Promise<void> {
    const missing = new Set(rows.map((row) => row.item).filter((id) => !this.#numbers.has(id)))
    if (missing.size === 0) return
    const found = await itemNumbersOf(connection, this.#scope.site, [...missing])
    for (const [id, number] of found) this.#numbers.set(id, number)
  }

  async #insert(
    connection: Connection,
    periodId: string,
    rows: readonly Contribution[],
  ): Promise<number> {
    const { count } = await connection.query(
      `INSERT INTO contributions (site, period, person, basket, item_no)
       SELECT $1, $2, new.* FROM unnest($3::uuid[], $4::uuid[], $5::int[]) AS new
       ON CONFLICT DO NOTHING`,
      [
        this.#scope.site,
        periodId,
        rows.map((row) => row.person),
        rows.map((row) => row.basket),
        rows.map((row) => this.#numbers.get(row.item)),
      ],
    )
    return count
  }

  async *read(periodId: string): AsyncIterable<ContributionBatch> {
    requireText(periodId, 'period')
    const numbering = new ContributionNumbering()
    const condition = `site = '${this.#scope.site}' AND period = '${periodId.replaceAll("'", "''")}'`
    for await (const records of this.#scope.contributions(condition)) {
      yield numbering.batch(records)
    }
  }
}
