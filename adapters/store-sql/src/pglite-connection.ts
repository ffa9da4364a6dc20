/** The one connection of PGlite, over the messages of its worker. */
import { Worker } from 'node:worker_threads'
import { DiscreetError } from '@discreet/protocol'
import type { Connection, Row } from './database.ts'
import type { PgliteAnswer, PgliteRequest } from './pglite-worker.ts'

interface Waiting {
  readonly resolve: (answer: PgliteAnswer) => void
  readonly reject: (error: unknown) => void
}

function stopped(cause: unknown): DiscreetError {
  return new DiscreetError(
    'store_unavailable',
    'the embedded database has stopped; what was acknowledged is kept, start Discreet again',
    {},
    cause,
  )
}

export class PgliteConnection implements Connection {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  /** The worker's first message has the number 0. */
  readonly ready: Promise<unknown>
  #next = 1
  #dead = false

  constructor(worker: Worker) {
    this.#worker = worker
    this.ready = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }))
    worker.on('message', (answer: PgliteAnswer) => this.#settle(answer))
    worker.on('error', (error) => this.#fail(error))
    worker.on('exit', () => this.#fail(undefined))
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<{ rows: Row[]; count: number }> {
    return this.#ask({ sql, parameters })
  }

  async queryEvery(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    return (await this.#ask({ sql, parameters, every: true })).rows
  }

  #ask(asked: Omit<PgliteRequest, 'id'>): Promise<PgliteAnswer> {
    if (this.#dead) return Promise.reject(stopped(undefined))
    return new Promise((resolve, reject) => {
      const request: PgliteRequest = { id: this.#next, ...asked }
      this.#next += 1
      this.#waiting.set(request.id, { resolve, reject })
      this.#worker.postMessage(request)
    })
  }

  /** Closes the database, then its thread, whatever state they are in. */
  async close(): Promise<void> {
    if (!this.#dead) await this.query('').catch(() => undefined)
    await this.#worker.terminate()
  }

  #settle(answer: PgliteAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.error === undefined) waiting?.resolve(answer)
    else waiting?.reject(Object.assign(new Error(answer.error.message), answer.error))
  }

  #fail(cause: unknown): void {
    this.#dead = true
    for (const { reject } of this.#waiting.values()) reject(stopped(cause))
    this.#waiting.clear()
  }
}

/**
 * A thread does not take over the loader that lets tests run the TypeScript sources, so there the
 * thread begins with registering it.
 */
function newWorker(folder: string | undefined): Worker {
  const workerData = { folder }
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./pglite-worker.js', import.meta.url), { workerData })
  }
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const file = JSON.stringify(new URL('./pglite-worker.ts', import.meta.url).href)
  const start = `import(${loader}).then(({ register }) => { register(); return import(${file}) })`
  return new Worker(start, {
    eval: true,
    workerData,
    execArgv: ['--conditions=discreet-source'],
  })
}

/** Resolves once the database is open. */
export async function startPglite(folder: string | undefined): Promise<PgliteConnection> {
  const connection = new PgliteConnection(newWorker(folder))
  await connection.ready
  return connection
}
