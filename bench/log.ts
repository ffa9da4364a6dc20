/**
 * The transparency log: entries appended a second (in portions of `--portion`, default 500, and one
 * by one), inclusion proofs, and the verification of everything, on PGlite or PostgreSQL
 * (postgres.ts). `--entries`: how many, default 1,000,000.
 */
import { createHash } from 'node:crypto'
import process from 'node:process'
import { nodeCryptography } from '@discreet/crypto-node'
import { createSite } from '@discreet/engine'
import { openStore } from '@discreet/store-sql'
import { chosenPostgres } from './postgres.ts'

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const total = option('entries', 1_000_000)
const portion = option('portion', 500)
const postgres = await chosenPostgres()
const cryptography = nodeCryptography()
const store = await openStore({
  newKey: cryptography.newKey,
  ...(postgres === undefined ? {} : { databaseUrl: postgres.url }),
})
await createSite(store, cryptography, { id: 'bench', name: 'Bench' })
const { log } = await store.open('bench')
const entry = (k: number) => ({
  kind: 'pack' as const,
  ref: `entry-${k}`,
  digest: createHash('sha256').update(`${k}`).digest('hex'),
})
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const single = 500
const singly = await timed(async () => {
  for (let k = 0; k < single; k += 1) await log.append([entry(k)])
})
const bulk = await timed(async () => {
  for (let k = single; k < total; k += portion) {
    await log.append(Array.from({ length: Math.min(portion, total - k) }, (_, j) => entry(k + j)))
  }
})
const proofs = 500
const proving = await timed(async () => {
  for (let k = 0; k < proofs; k += 1) {
    await log.inclusion(Math.floor((k * total) / proofs), total)
  }
})
let ok = false
const verifying = await timed(async () => {
  ok = (await log.verify()).ok
})
const row = {
  store: postgres === undefined ? 'PGlite' : 'PostgreSQL',
  entries: total,
  appendedPerSecond: Math.round((total - single) / bulk),
  oneByOnePerSecond: Math.round(single / singly),
  proofMilliseconds: +((1000 * proving) / proofs).toFixed(2),
  verifySeconds: +verifying.toFixed(1),
  ok,
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(row)}\n`)
else console.table([row])
await store.close()
await postgres?.stop()
