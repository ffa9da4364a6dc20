/**
 * A worker in a process of its own. It notes each job that it begins; one that says `hang` it never
 * ends, so that somebody can kill the process in the middle of it.
 */
import process from 'node:process'
import { nodeCryptography } from '@discreet/crypto-node'
import { openStore, sqlRunnerOf } from '@discreet/store-sql'
import { openJobs } from '../src/index.ts'

const [, , databaseUrl = ''] = process.argv
const store = await openStore({ newKey: nodeCryptography().newKey, databaseUrl })
const sql = sqlRunnerOf(store)
const jobs = await openJobs(sql, { pollSeconds: 0.5, expireSeconds: 3 })
await jobs.work('test', async ({ job = '', hang }) => {
  await sql.executeSql('INSERT INTO done VALUES ($1, $2)', [job, process.pid])
  if (hang !== undefined) await new Promise((resolve) => setTimeout(resolve, 600_000))
})
process.stdout.write('ready\n')
process.on('SIGTERM', () => {
  void jobs
    .stop()
    .then(() => store.close())
    .then(() => process.exit(0))
})
// Timers of the queue do not keep a process alive.
setInterval(() => undefined, 60_000)
