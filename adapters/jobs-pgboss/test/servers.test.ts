/** The queue on a PostgreSQL server, between processes, one of which is killed. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { nodeCryptography } from '@discreet/crypto-node'
import type { Jobs, Store } from '@discreet/engine'
import { openStore, sqlRunnerOf } from '@discreet/store-sql'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { RealPostgres } from '../../store-sql/test/real-postgres.ts'
import { startPostgres } from '../../store-sql/test/real-postgres.ts'
import type { JobOptions, SqlRunner } from '../src/index.ts'
import { openJobs } from '../src/index.ts'

const script = fileURLToPath(new URL('./do-jobs.ts', import.meta.url))
const pollSeconds = 0.5
const expireSeconds = 3
let postgres: RealPostgres
let store: Store
let sql: SqlRunner
const opened: Jobs[] = []
const workers: ChildProcess[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  store = await openStore({ newKey: nodeCryptography().newKey, databaseUrl: postgres.url })
  sql = sqlRunnerOf(store)
  await sql.executeSql('CREATE TABLE done (job text NOT NULL, worker int NOT NULL)')
})
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await Promise.all(opened.map((jobs) => jobs.stop()))
  await store.close()
  await postgres.stop()
})

async function open(options: JobOptions = {}): Promise<Jobs> {
  const jobs = await openJobs(sql, { pollSeconds, expireSeconds, ...options })
  opened.push(jobs)
  return jobs
}

/** Resolves when it works. */
async function startWorker(): Promise<ChildProcess> {
  const worker = spawn(
    process.execPath,
    ['--conditions=discreet-source', '--import', 'tsx', script, postgres.url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  workers.push(worker)
  const { stdout } = worker
  if (stdout !== null) await once(stdout, 'data')
  return worker
}

async function doneBy(): Promise<{ job: string; worker: number }[]> {
  const { rows } = await sql.executeSql('SELECT job, worker FROM done')
  return rows as unknown as { job: string; worker: number }[]
}

test('200 jobs between two processes are each done once; that of one that is killed is done by the other', async () => {
  const [first, second] = await Promise.all([startWorker(), startWorker()])
  const jobs = await open()
  const names = Array.from({ length: 200 }, (_, k) => `${k}`)
  await Promise.all(names.map((job) => jobs.enqueue('test', { job })))
  await vi.waitFor(async () => expect(await doneBy()).toHaveLength(200), {
    timeout: 30_000,
    interval: 200,
  })
  const done = await doneBy()
  expect(done.map(({ job }) => job).sort()).toEqual([...names].sort())
  expect(new Set(done.map(({ worker }) => worker))).toEqual(new Set([first.pid, second.pid]))

  const hangs = (): Promise<{ job: string; worker: number }[]> =>
    doneBy().then((all) => all.filter(({ job }) => job === 'hang'))
  await jobs.enqueue('test', { job: 'hang', hang: 'yes' })
  const [{ worker: holder }] = await vi.waitFor(
    async () => {
      const [one] = await hangs()
      if (one === undefined) throw new Error('not begun yet')
      return [one]
    },
    { timeout: 10_000, interval: 50 },
  )
  // Twice as long as after which a worker is taken for dead: this one is alive.
  await new Promise((resolve) => setTimeout(resolve, 2 * expireSeconds * 1000))
  expect(await hangs()).toHaveLength(1)

  const [killed, other] = holder === first.pid ? [first, second] : [second, first]
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const died = performance.now()
  await vi.waitFor(async () => expect(await hangs()).toHaveLength(2), {
    timeout: 20_000,
    interval: 50,
  })
  const seconds = (performance.now() - died) / 1000
  expect((await hangs()).map(({ worker }) => worker)).toContain(other.pid)
  // Taken for dead, looked for twice in that time, repeated after 2 to 4 seconds, polled for.
  expect(seconds).toBeLessThan(expireSeconds * 1.5 + 4 + 4 * pollSeconds + 3)
})

test('six servers that begin at once on an empty database share one queue', async () => {
  const databaseUrl = await postgres.emptyDatabase()
  const stores = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(() => openStore({ newKey: nodeCryptography().newKey, databaseUrl })),
  )
  const done: string[] = []
  const both = await Promise.all(
    stores.map(async (one) => {
      const jobs = await openJobs(sqlRunnerOf(one), { pollSeconds })
      await jobs.work('test', async ({ job = '' }) => {
        await Promise.resolve()
        done.push(job)
      })
      return jobs
    }),
  )
  await Promise.all(
    both.map(async (jobs, k) => {
      for (let n = 0; n < 5; n += 1) await jobs.enqueue('test', { job: `${k} ${n}` })
    }),
  )
  await vi.waitFor(() => expect(done).toHaveLength(30), 20_000)
  expect(new Set(done).size).toBe(30)
  for (const jobs of both) await jobs.stop()
  for (const one of stores) await one.close()
})

test('a database that goes away costs the queue no more than the time until it is back', async () => {
  let gone = false
  const failing: SqlRunner = {
    executeSql: (text, values) =>
      gone ? Promise.reject(new Error('connection lost')) : sql.executeSql(text, values),
  }
  const troubles: string[] = []
  const jobs = await openJobs(failing, {
    pollSeconds,
    expireSeconds,
    onTrouble: (what) => troubles.push(what),
  })
  opened.push(jobs)
  const done: string[] = []
  await jobs.work('fragile', async ({ job = '' }) => {
    await Promise.resolve()
    done.push(job)
    // Gone before this can be noted as done.
    if (done.length === 1) gone = true
  })
  await jobs.enqueue('fragile', { job: 'a' })
  await vi.waitFor(() => expect(troubles.join()).toContain('Error'), 5000)
  await expect(jobs.enqueue('fragile', { job: 'b' })).rejects.toThrow('connection lost')
  gone = false
  await jobs.enqueue('fragile', { job: 'c' })
  await vi.waitFor(() => expect(done).toContain('c'), 5000)
  await vi.waitFor(() => expect(done).toEqual(['a', 'c', 'a']), { timeout: 15_000, interval: 100 })
})
