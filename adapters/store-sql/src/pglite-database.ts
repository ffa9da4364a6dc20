/** `Database` on PGlite: one connection in a worker thread, transactions one after the other. */
import { mkdirSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { DiscreetError } from '@discreet/protocol'
import type { Connection, Database, Row } from './database.ts'
import { recordBytes } from './database.ts'
import { lockFolder } from './folder-lock.ts'

interface Answer {
  readonly id: number
  readonly rows: Row[]
  readonly count: number
  readonly error?: { readonly message: string; readonly code?: string }
}

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

const fetchRows = 20_000

class WorkerConnection implements Connection {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 1
  #dead = false

  constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (answer: Answer) => this.#settle(answer))
    worker.on('error', (error) => this.#fail(error))
    worker.on('exit', () => this.#fail(undefined))
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<{ rows: Row[]; count: number }> {
    if (this.#dead) return Promise.reject(unavailable(undefined))
    return new Promise((resolve, reject) => {
      const id = this.#next
      this.#next += 1
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, sql, parameters })
    })
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.error === undefined) waiting?.resolve(answer)
    else waiting?.reject(Object.assign(new Error(answer.error.message), answer.error))
  }

  #fail(cause: unknown): void {
    this.#dead = true
    for (const { reject } of this.#waiting.values()) reject(unavailable(cause))
    this.#waiting.clear()
  }
}

function unavailable(cause: unknown): DiscreetError {
  return new DiscreetError(
    'store_unavailable',
    'the embedded database has stopped; start Discreet again',
    {},
    cause,
  )
}

function startWorker(folder: string | undefined): Promise<Worker> {
  // A thread cannot run TypeScript on Node 20, so the sources use the built worker, too.
  const file = import.meta.url.endsWith('.ts') ? '../dist/pglite-worker.js' : './pglite-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), { workerData: { folder } })
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
  })
}

class PgliteDatabase implements Database {
  readonly #worker: Worker
  readonly #connection: WorkerConnection
  readonly #unlock: () => void
  #last: Promise<unknown> = Promise.resolve()

  constructor(worker: Worker, unlock: () => void) {
    this.#worker = worker
    this.#connection = new WorkerConnection(worker)
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

  async run(sql: string): Promise<void> {
    await this.#alone(() => this.#connection.query(sql))
  }

  async *stream(sql: string, begin: string): AsyncIterable<Uint8Array> {
    const chunks = await this.transaction(async (connection) => {
      await connection.query(`DECLARE discreet_rows NO SCROLL CURSOR FOR ${sql}`)
      const all: Uint8Array[] = []
      for (;;) {
        const fetched = await connection.query(`FETCH ${fetchRows} FROM discreet_rows`, [])
        if (fetched.rows.length === 0) return all
        all.push(packRows(fetched.rows))
      }
    }, begin)
    yield* chunks
  }

  async close(): Promise<void> {
    await this.#alone(() => this.#connection.query(''))
    await this.#worker.terminate()
    this.#unlock()
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work)
    this.#last = result.catch(() => undefined)
    return result
  }
}

function packRows(rows: readonly Row[]): Uint8Array {
  const bytes = Buffer.alloc(rows.length * recordBytes)
  rows.forEach((row, k) => {
    const at = k * recordBytes
    bytes.write(String(row['person']).replaceAll('-', ''), at, 'hex')
    bytes.write(String(row['basket']).replaceAll('-', ''), at + 16, 'hex')
    bytes.writeInt32BE(Number(row['item_no']), at + 32)
  })
  return bytes
}

/** `folder` undefined: in memory. Rejects with `data_folder_in_use` when another process has it. */
export async function openPglite(folder: string | undefined): Promise<Database> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const unlock = folder === undefined ? () => undefined : lockFolder(folder)
  try {
    return new PgliteDatabase(await startWorker(folder), unlock)
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
