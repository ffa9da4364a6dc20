/**
 * Loads rows into a real PostgreSQL and counts pairs there by a self-join: what counting in
 * TypeScript is compared with. Times the store's own paths as well: insert, stream, delete.
 *
 *   tsx --conditions=discreet-source bench/self-join.ts [--rows 1000000] [--no-join]
 */
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { nodeCryptography } from '@discreet/crypto-node'
import { createSite } from '@discreet/engine'
import { openStore } from '@discreet/store-sql'
import { openPostgres } from '../adapters/store-sql/src/postgres-database.ts'
import { startPostgres } from '../adapters/store-sql/test/real-postgres.ts'

const rows = Number(process.argv[process.argv.indexOf('--rows') + 1]) || 1_000_000
const join = !process.argv.includes('--no-join')
const itemCount = 10_000
const perPerson = 50

function seconds(from: number): number {
  return +((performance.now() - from) / 1000).toFixed(2)
}

/** Items of one person: distinct, popular ones more often (Zipf by inversion of a power law). */
function itemsOf(random: () => number): Set<number> {
  const items = new Set<number>()
  while (items.size < perPerson) items.add(Math.floor(itemCount * random() ** 3))
  return items
}

/** A small deterministic generator (mulberry32), so that every run has the same rows. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const server = await startPostgres()
const cryptography = nodeCryptography()
const store = await openStore({ newKey: cryptography.newKey, databaseUrl: server.url })
await createSite(store, cryptography, { id: 'bench', name: 'bench' })
const site = await store.open('bench')
await site.upsertItems(Array.from({ length: itemCount }, (_, k) => ({ id: `i${k}` })))
const { period } = await site.importPeriod('bench', 0)

const random = generator(1)
let insertSeconds = 0
let stored = 0
let batch: { person: string; basket: string; item: string }[] = []
async function flush(): Promise<void> {
  const start = performance.now()
  stored += (await site.addContributions(period.id, batch)).stored
  insertSeconds += (performance.now() - start) / 1000
  batch = []
}
for (let person = 0; person * perPerson < rows; person += 1) {
  const hex = randomBytes(16).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  for (const item of itemsOf(random)) batch.push({ person: id, basket: id, item: `i${item}` })
  if (batch.length >= 10_000) await flush()
}
if (batch.length > 0) await flush()

let start = performance.now()
let streamed = 0
for await (const { items } of site.contributions(period.id)) streamed += items.length
const streamSeconds = seconds(start)

const owner = await openPostgres(server.url)
await owner.run('ANALYZE contributions')
let joined: { seconds: number; pairs: number; increments: number } | null = null
if (join) {
  start = performance.now()
  const { rows: found } = await owner.transaction(
    (connection) =>
      connection.query(
        `SELECT count(*) AS pairs, sum(n) AS increments FROM (
           SELECT x.item_no, y.item_no, count(*) AS n FROM contributions x JOIN contributions y
           ON (x.site, x.period, x.person, x.basket) = (y.site, y.period, y.person, y.basket)
             AND x.item_no < y.item_no
           WHERE x.site = 'bench' AND x.period = $1 GROUP BY 1, 2) AS counted`,
        [period.id],
      ),
    `BEGIN; SET LOCAL work_mem = '1GB'`,
  )
  const { pairs = 0, increments = 0 } = found[0] ?? {}
  joined = { seconds: seconds(start), pairs: Number(pairs), increments: Number(increments) }
}
start = performance.now()
await owner.run('DELETE FROM contributions')
const deleteSeconds = seconds(start)
start = performance.now()
await owner.run('VACUUM contributions')
const vacuumSeconds = seconds(start)
await owner.close()
await store.close()
await server.stop()

const result = {
  rows: stored,
  itemCount,
  insertRowsPerSecond: Math.round(stored / insertSeconds),
  streamSeconds,
  streamed,
  selfJoin: joined,
  deleteSeconds,
  vacuumSeconds,
}
process.stdout.write(`${JSON.stringify(result)}\n`)
