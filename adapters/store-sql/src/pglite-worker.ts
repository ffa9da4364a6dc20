/** PGlite blocks its event loop while a statement runs, so it has a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

export interface PgliteRequest {
  readonly id: number
  /** Empty: close. */
  readonly sql: string
  readonly parameters?: readonly unknown[] | undefined
  /** The rows of every statement, not of the last alone. */
  readonly every?: boolean | undefined
}

export interface PgliteAnswer {
  readonly id: number
  readonly rows: Record<string, unknown>[]
  readonly count: number
  readonly error?: { readonly message: string; readonly code?: string | undefined }
}

const { folder } = workerData as { folder: string | undefined }
const port = parentPort
if (port === null) throw new Error('this file is a worker')

const database = await PGlite.create(folder === undefined ? {} : { dataDir: folder })
// A recycled segment of the write-ahead log keeps what was in it before (see scrub.ts).
await database.exec('SET wal_recycle = off')

async function answer({ id, sql, parameters, every }: PgliteRequest): Promise<PgliteAnswer> {
  if (sql === '') {
    await database.close()
    return { id, rows: [], count: 0 }
  }
  const results =
    parameters === undefined
      ? await database.exec(sql)
      : [await database.query<Record<string, unknown>>(sql, [...parameters])]
  const last = results.at(-1)
  const rows = (every === true ? results.flatMap((one) => one.rows) : (last?.rows ?? [])) as Record<
    string,
    unknown
  >[]
  return { id, rows, count: last?.affectedRows ?? rows.length }
}

let last: Promise<void> = Promise.resolve()
port.on('message', (request: PgliteRequest) => {
  last = last.then(async () => {
    try {
      port.postMessage(await answer(request))
    } catch (error) {
      const { message = 'unknown', code } = error as { message?: string; code?: string }
      const failed: PgliteAnswer = { id: request.id, rows: [], count: 0, error: { message, code } }
      port.postMessage(failed)
    }
  })
})
port.postMessage({ id: 0, rows: [], count: 0 } satisfies PgliteAnswer)
