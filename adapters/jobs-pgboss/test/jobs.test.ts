/** The queue on the embedded database, where all servers are one process. */
import { nodeCryptography } from '@discreet/crypto-node'
import type { Jobs, Store } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { openStore, sqlRunnerOf } from '@discreet/store-sql'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JobOptions, SqlRunner } from '../src/index.ts'
import { openJobs } from '../src/index.ts'

let store: Store
let sql: SqlRunner
const opened: Jobs[] = []
let queues = 0

beforeAll(async () => {
  store = await openStore({ newKey: nodeCryptography().newKey })
  sql = sqlRunnerOf(store)
})
afterAll(async () => {
  await Promise.all(opened.map((jobs) => jobs.stop()))
  await store.close()
})

async function open(options: JobOptions = {}): Promise<Jobs> {
  const jobs = await openJobs(sql, { pollSeconds: 0.2, retrySeconds: 1, ...options })
  opened.push(jobs)
  return jobs
}

function newQueue(): string {
  queues += 1
  return `queue${queues}`
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

async function rowsOf(queue: string): Promise<Readonly<Record<string, unknown>>[]> {
  return (await sql.executeSql('SELECT * FROM pgboss.job WHERE name = $1', [queue])).rows
}

test('a job is done at once in the process that it is from', async () => {
  const queue = newQueue()
  const jobs = await open({ pollSeconds: 600 })
  const done = new Promise((resolve) => {
    void jobs.work(queue, async (data) => {
      await Promise.resolve()
      resolve(data)
    })
  })
  const began = performance.now()
  await jobs.enqueue(queue, { request: 'r', site: 's' })
  expect(await done).toEqual({ request: 'r', site: 's' })
  expect(performance.now() - began).toBeLessThan(2000)
})

test('200 jobs of two workers are each done once, and what was enqueued before there was one', async () => {
  const queue = newQueue()
  const [first, second] = [await open(), await open()]
  const done: string[] = []
  const handle = async ({ job = '' }): Promise<void> => {
    done.push(job)
    await Promise.resolve()
  }
  const names = Array.from({ length: 200 }, (_, k) => `${k}`)
  for (const job of names.slice(0, 20)) await first.enqueue(queue, { job })
  await first.work(queue, handle)
  await second.work(queue, handle)
  await Promise.all(names.slice(20).map((job) => first.enqueue(queue, { job })))
  await vi.waitFor(() => expect(done).toHaveLength(200), 20_000)
  await wait(300)
  expect([...done].sort()).toEqual([...names].sort())
})

test('of two with one key that wait one is done, and another when the first has begun', async () => {
  const queue = newQueue()
  const jobs = await open()
  for (let k = 0; k < 5; k += 1) await jobs.enqueue(queue, { n: `${k}` }, 'same')
  await jobs.enqueue(queue, { n: 'other' }, 'other')
  const done: (string | undefined)[] = []
  await jobs.work(queue, async ({ n }) => {
    done.push(n)
    if (done.length === 1) await jobs.enqueue(queue, { n: 'again' }, 'same')
  })
  await vi.waitFor(() => expect(done).toHaveLength(3), 5000)
  await wait(300)
  expect([...done].sort()).toEqual(['0', 'again', 'other'])
})

test('one that fails is done again, later each time, and nothing of the error is kept', async () => {
  const queue = newQueue()
  const troubles: string[] = []
  const jobs = await open({ onTrouble: (what) => troubles.push(what), retries: 2 })
  const times: number[] = []
  await jobs.work(queue, async () => {
    await Promise.resolve()
    times.push(performance.now())
    if (times.length === 1) throw new Error('the mail to anna@example.org came back')
    if (times.length === 2) throw new DiscreetError('delivery_failed', 'for anna@example.org')
  })
  await jobs.enqueue(queue, { request: 'r' })
  await vi.waitFor(() => expect(times).toHaveLength(3), { timeout: 15_000, interval: 50 })
  const [first = 0, second = 0, third = 0] = times
  expect(second - first).toBeGreaterThan(900)
  expect(third - second).toBeGreaterThan(1900)
  await vi.waitFor(async () => expect((await rowsOf(queue))[0]?.['state']).toBe('completed'))
  expect(troubles).toEqual([`job of ${queue}: Error`, `job of ${queue}: delivery_failed`])
  const tables = await sql.executeSql(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'pgboss'",
  )
  expect(tables.rows.length).toBeGreaterThan(5)
  for (const { name } of tables.rows) {
    const { rows } = await sql.executeSql(`SELECT t::text AS line FROM pgboss."${String(name)}" t`)
    expect(JSON.stringify(rows)).not.toContain('anna')
  }
})

test('a schedule makes one job a time at all servers, and makes up for a night that nobody was there', async () => {
  const queue = newQueue()
  let now = Date.parse('2026-11-24T09:00:00Z')
  const done: number[] = []
  const serve = async (): Promise<Jobs> => {
    const jobs = await open({ now: () => now })
    await jobs.work(queue, async () => {
      await Promise.resolve()
      done.push(now)
    })
    // Also when it is said only after others have been looked for.
    await wait(400)
    await jobs.schedule(queue, '20 3 * * *')
    return jobs
  }
  const first = await serve()
  await serve()
  await vi.waitFor(() => expect(done).toHaveLength(1), 5000)
  await first.stop()
  await serve()
  await wait(700)
  expect(done).toHaveLength(1)
  now += 86_400_000
  await vi.waitFor(() => expect(done).toHaveLength(2), 5000)
  await wait(500)
  expect(done).toHaveLength(2)
  await expect(first.schedule(queue, 'at night')).rejects.toThrow('a schedule is not understood')
})

test('whoever stops lets what runs come to its end and begins nothing', async () => {
  const queue = newQueue()
  const jobs = await open()
  let [begun, ended] = [0, 0]
  await jobs.work(queue, async () => {
    begun += 1
    await wait(300)
    ended += 1
  })
  for (let k = 0; k < 3; k += 1) await jobs.enqueue(queue, {})
  await vi.waitFor(() => expect(begun).toBe(1))
  await jobs.stop()
  expect([begun, ended]).toEqual([1, 1])
  await wait(500)
  expect(begun).toBe(1)
  const states = (await rowsOf(queue)).map(({ state }) => state)
  expect(states.sort()).toEqual(['completed', 'created', 'created'])
})

test('an idle queue asks the database once a poll', async () => {
  const queue = newQueue()
  let asked = 0
  const counting: SqlRunner = {
    executeSql: (text, values) => {
      asked += 1
      return sql.executeSql(text, values)
    },
  }
  const jobs = await openJobs(counting, { pollSeconds: 0.2, expireSeconds: 600 })
  opened.push(jobs)
  for (const name of [queue, `${queue}b`, `${queue}c`]) {
    await jobs.work(name, () => Promise.resolve())
  }
  await wait(300)
  asked = 0
  await wait(1100)
  expect(asked).toBeGreaterThan(2)
  expect(asked).toBeLessThan(7)
})
