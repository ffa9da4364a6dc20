/** `Database` on a PostgreSQL server. */
import { DiscreetError } from '@discreet/protocol'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Connection, Database } from './database.ts'
import { recordBytes } from './database.ts'

/** Connection failures; everything else is ours to see as it is. */
const lost = /^(08|57P0|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/

function translate(error: unknown): unknown {
  if (error instanceof DiscreetError) return error
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (!lost.test(code) && !/terminated|timeout|Connection/.test(message)) return error
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
      await client.query('COMMIT')
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

  async run(sql: string): Promise<void> {
    const client = await this.#connect()
    try {
      await client.query(sql)
    } catch (error) {
      throw translate(error)
    } finally {
      client.release()
    }
  }

  async *stream(sql: string, begin: string): AsyncIterable<Uint8Array> {
    const client = await this.#connect()
    let whole = false
    try {
      await client.query(begin)
      const source = client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT binary)`))
      yield* records(source as AsyncIterable<Buffer>)
      await client.query('COMMIT')
      whole = true
    } catch (error) {
      throw translate(error)
    } finally {
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

const headerBytes = 19
/** 2 bytes field count, then 4 bytes length before each field. */
const tupleBytes = 2 + 4 + 16 + 4 + 16 + 4 + 4

/** COPY's binary format (PostgreSQL manual, "Binary Format") to bare records. */
async function* records(source: AsyncIterable<Buffer>): AsyncIterable<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0)
  let started = false
  for await (const chunk of source) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (!started) {
      if (rest.length < headerBytes) continue
      rest = rest.subarray(headerBytes)
      started = true
    }
    const count = Math.floor(rest.length / tupleBytes)
    const out = Buffer.allocUnsafe(count * recordBytes)
    for (let k = 0; k < count; k += 1) {
      const at = k * tupleBytes
      rest.copy(out, k * recordBytes, at + 6, at + 22)
      rest.copy(out, k * recordBytes + 16, at + 26, at + 42)
      rest.copy(out, k * recordBytes + 32, at + 46, at + 50)
    }
    rest = rest.subarray(count * tupleBytes)
    if (count > 0) yield out
  }
}

/** Rejects with `store_unavailable` when the server does not answer within ten seconds. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined)
  const database = new PostgresDatabase(pool)
  await database.run('SELECT 1')
  return database
}
