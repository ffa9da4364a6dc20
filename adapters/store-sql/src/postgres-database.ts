/** `Database` on a PostgreSQL server. */
import { DiscreetError } from '@discreet/protocol'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { copyRecords } from './copy-format.ts'
import type { Connection, Database, Records, Row } from './database.ts'

/** SQLSTATE classes 08 (connection) and 57P (shut down), and 53300 (too many connections). */
const lostState = /^(08|57P|53300)/
const lostMessage = /connection|terminated|timeout|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN/i

/** Everything else is ours to see as it is. */
function isLost(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return lostState.test(error.code ?? '')
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return lostMessage.test(`${code} ${message}`)
}

function translate(error: unknown): unknown {
  if (error instanceof DiscreetError || !isLost(error)) return error
  return new DiscreetError(
    'store_unavailable',
    'the database does not answer; what was acknowledged is kept, try again when it is back',
    {},
    error,
  )
}

class PostgresDatabase implements Database {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async transaction<T>(work: (connection: Connection) => Promise<T>, begin = 'BEGIN'): Promise<T> {
    const client = await this.#connect()
    let broken = false
    try {
      await client.query(begin)
      const result = await work(connectionOf(client))
      const { command } = await client.query('COMMIT')
      // A COMMIT after a failed statement is answered by ROLLBACK, without an error.
      if (command !== 'COMMIT') throw new DiscreetError('unexpected', 'a transaction was undone')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true
      })
      throw translate(error)
    } finally {
      client.release(broken)
    }
  }

  async execute(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const client = await this.#connect()
    let broken = false
    try {
      const result: Result | Result[] = await client.query(
        sql,
        parameters === undefined ? undefined : [...parameters],
      )
      return (Array.isArray(result) ? (result as Result[]) : [result]).flatMap(({ rows }) => rows)
    } catch (error) {
      broken = isLost(error)
      throw translate(error)
    } finally {
      await client.query('ROLLBACK').catch(() => {
        broken = true
      })
      client.release(broken)
    }
  }

  async *contributions(condition: string, begin: string): AsyncIterable<Records> {
    const client = await this.#connect()
    let whole = false
    try {
      await client.query(`${begin}; SET LOCAL work_mem = '256MB'`)
      const source = client.query(
        copyTo(
          `COPY (SELECT person, basket, item_no FROM contributions WHERE ${condition}
             ORDER BY person, basket, item_no) TO STDOUT (FORMAT binary)`,
        ),
      )
      yield* copyRecords(source as AsyncIterable<Buffer>)
      await client.query('COMMIT')
      whole = true
    } catch (error) {
      throw translate(error)
    } finally {
      // A reader that stops half-way leaves the connection inside COPY: it is closed, not reused.
      client.release(!whole)
    }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw translate(error)
    }
  }
}

type Result = pg.QueryResult<Record<string, unknown>>

function connectionOf(client: pg.PoolClient): Connection {
  return {
    async query(sql, parameters) {
      const result: Result | Result[] = await client.query<Record<string, unknown>>(
        sql,
        parameters === undefined ? undefined : [...parameters],
      )
      // Several statements in one text give several results; the last one counts.
      const last = Array.isArray(result) ? (result as Result[]).at(-1) : result
      return { rows: last?.rows ?? [], count: last?.rowCount ?? 0 }
    },
  }
}

/** Rejects with `store_unavailable` when the server does not answer within ten seconds. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 })
  // An idle connection that breaks is replaced; whoever asks next learns if that fails.
  pool.on('error', () => undefined)
  // The pool listens to idle connections only. One that breaks in use rejects its query and, with
  // nobody listening, would also end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const database = new PostgresDatabase(pool)
  try {
    await database.execute('SELECT 1')
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}
