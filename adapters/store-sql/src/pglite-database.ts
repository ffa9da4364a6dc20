/** `Database` on PGlite: one connection in a worker thread, transactions one after the other. */
import { mkdirSync } from 'node:fs'
import { DiscreetError } from '@discreet/protocol'
import type { Connection, Database, RecordLayout, Records, Row } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import type { PgliteConnection } from './pglite-connection.ts'
import { startPglite } from './pglite-connection.ts'

const rowsPerSlice = 50_000
const sliceLayout: RecordLayout = { stride: 36, person: 0, basket: 16, item: 32 }

class PgliteDatabase implements Database {
  readonly #connection: PgliteConnection
  readonly #unlock: () => void
  #last: Promise<unknown> = Promise.resolve()

  constructor(connection: PgliteConnection, unlock: () => void) {
    this.#connection = connection
    this.#unlock = unlock
  }

  transaction<T>(work: (connection: Connection) => Promise<T>, begin = 'BEGIN'): Promise<T> {
    return this.#alone(async () => {
      await this.#connection.query(begin)
      try {
        const result = await work(this.#connection)
        await this.#connection.query('COMMIT')
        return result
      } catch (error) {
        await this.#connection.query('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  execute(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    return this.#alone(async () => {
      try {
        return await this.#connection.queryEvery(sql, parameters)
      } finally {
        // Without a transaction that is a warning; with one, whoever is next is not inside it.
        await this.#connection.query('ROLLBACK').catch(() => undefined)
      }
    })
  }

  /**
   * A transaction a slice, so that others get their turn between two slices and a reader that does
   * not go on blocks nobody. One value a slice: a row of its own for each would cost ten times more.
   */
  async *contributions(condition: string, begin: string): AsyncIterable<Records> {
    let after = keyOf(undefined)
    for (;;) {
      const { rows } = await this.transaction(
        (connection) =>
          connection.query(
            `SELECT string_agg(uuid_send(person) || uuid_send(basket) || int4send(item_no), NULL)
               AS records
             FROM (SELECT person, basket, item_no FROM contributions
                   WHERE ${condition} AND (person, basket, item_no) > ($1::uuid, $2::uuid, $3::int)
                   ORDER BY person, basket, item_no LIMIT ${rowsPerSlice}) AS slice`,
            after,
          ),
        begin,
      )
      const bytes = rows[0]?.['records']
      if (!(bytes instanceof Uint8Array) || bytes.length === 0) return
      yield { bytes, layout: sliceLayout }
      after = keyOf(bytes.subarray(-sliceLayout.stride))
    }
  }

  /** Waits for the transaction that runs; gives the folder back even when the thread has died. */
  async close(): Promise<void> {
    try {
      await this.#alone(() => this.#connection.close())
    } finally {
      this.#unlock()
    }
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work)
    this.#last = result.catch(() => undefined)
    return result
  }
}

/** Where the next slice begins; item −1 stands before every row. */
function keyOf(record: Uint8Array | undefined): [string, string, number] {
  if (record === undefined) return ['0'.repeat(32), '0'.repeat(32), -1]
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength)
  return [
    bytes.toString('hex', sliceLayout.person, sliceLayout.person + 16),
    bytes.toString('hex', sliceLayout.basket, sliceLayout.basket + 16),
    bytes.readInt32BE(sliceLayout.item),
  ]
}

/** `folder` undefined: in memory. Rejects with `data_folder_in_use` when another process has it. */
export async function openPglite(folder: string | undefined): Promise<Database> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = folder === undefined ? () => undefined : lockFolder(folder)
  try {
    return new PgliteDatabase(await startPglite(folder), unlock)
  } catch (error) {
    unlock()
    throw new DiscreetError(
      'store_unavailable',
      'the embedded database could not be opened; is the data folder whole and writable?',
      {},
      error,
    )
  }
}
