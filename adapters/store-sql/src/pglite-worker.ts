/** PGlite blocks its event loop while a statement runs, so it has a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

interface Request {
  readonly id: number
  readonly sql: string
  readonly parameters?: readonly unknown[]
}

const { folder } = workerData as { folder: string | undefined }
const port = parentPort
if (port === null) throw new Error('this file is a worker')

const database = await PGlite.create(folder === undefined ? {} : { dataDir: folder })
port.postMessage({ ready: true })

async function answer({ id, sql, parameters }: Request): Promise<void> {
  try {
    if (sql === '') {
      await database.close()
      port?.postMessage({ id, rows: [], count: 0 })
      return
    }
    if (parameters === undefined) {
      const results = await database.exec(sql)
      const last = results.at(-1)
      port?.postMessage({ id, rows: last?.rows ?? [], count: last?.affectedRows ?? 0 })
      return
    }
    const result = await database.query(sql, [...parameters])
    const count = result.affectedRows ?? result.rows.length
    port?.postMessage({ id, rows: result.rows, count })
  } catch (error) {
    const { message = 'unknown', code } = error as { message?: string; code?: string }
    port?.postMessage({ id, error: { message, code } })
  }
}

let last: Promise<void> = Promise.resolve()
port.on('message', (request: Request) => {
  last = last.then(() => answer(request))
})
