/** Events a second over HTTP in batches of 100, on PGlite, or on PostgreSQL (postgres.ts). */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import { createSite } from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import { createServer } from '@discreet/server'
import { openStore } from '@discreet/store-sql'
import { chosenPostgres } from './postgres.ts'

const postgres = await chosenPostgres()
const events = 30_000
const perBatch = 100
const connections = 8

const cryptography = nodeCryptography()
const store = await openStore({
  newKey: cryptography.newKey,
  ...(postgres === undefined ? {} : { databaseUrl: postgres.url }),
})
const id = `bench-${Date.now()}`
const { writeKey } = await createSite(store, cryptography, { id, name: 'Bench' })
const site = await store.open(id)
await site.upsertItems(Array.from({ length: 1000 }, (_, k) => ({ id: `item-${k}` })))
const server = await createServer({
  vault: localVault(join(mkdtempSync(join(tmpdir(), 'discreet-bench-')), 'keys.json')),
  packs: readPacks().map(({ pack }) => pack),
  store,
  cryptography,
  now: () => Date.now(),
  limits: { events: 1e9 },
  refreshMilliseconds: 0,
})
const url = await server.listen({ port: 0 })

function batch(from: number): string {
  return JSON.stringify({
    writeKey,
    batch: Array.from({ length: perBatch }, (_, k) => ({
      type: 'track',
      event: 'Order Completed',
      userId: `u${(from + k) % 5000}`,
      messageId: `m${from + k}`,
      timestamp: new Date().toISOString(),
      context: { consent: { categoryPreferences: { contribute: true } } },
      properties: {
        order_id: `o${from + k}`,
        products: [{ product_id: `item-${(from + k) % 1000}`, quantity: 1 }],
      },
    })),
  })
}

let next = 0
let stored = 0
const start = performance.now()
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (next < events) {
      const from = next
      next += perBatch
      const answer = await fetch(`${url}/v1/batch`, {
        method: 'POST',
        body: batch(from),
        headers: { 'content-type': 'application/json' },
      })
      stored += ((await answer.json()) as { stored: number }).stored
    }
  }),
)
const seconds = (performance.now() - start) / 1000
const row = {
  store: postgres === undefined ? 'PGlite' : 'PostgreSQL',
  events,
  stored,
  eventsPerSecond: Math.round(events / seconds),
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(row)}\n`)
else console.table([row])
await server.close()
await store.close()
await postgres?.stop()
