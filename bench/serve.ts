/**
 * POST /v1/recommend under load from a second process: a 5,000-item model, `--rate` requests a
 * second for `--seconds`, then as fast as it goes, and a bare node:http server answering the same
 * bytes as the control.
 */
import { fork } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import { createSite } from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import type { Model } from '@discreet/recommend'
import { encodePack } from '@discreet/recommend'
import { createServer } from '@discreet/server'
import { openStore } from '@discreet/store-sql'
import autocannon from 'autocannon'

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const body = JSON.stringify({
  placement: 'basket',
  basket: ['item-1', 'item-77', 'item-900'],
  limit: 10,
})

function exampleModel(items: number, perItem: number): Model {
  const rowOffsets = Uint32Array.from({ length: items + 1 }, (_, k) => k * perItem)
  const columns = Uint32Array.from(
    { length: items * perItem },
    (_, k) => (k % perItem) * 99 + ((k * 7) % 99),
  )
  const table = { rowOffsets, columns, values: Float32Array.from(columns, (_, k) => Math.sin(k)) }
  const ids = Array.from({ length: items }, (_, k) => `item-${k}`)
  return {
    id: 'bench',
    kind: 'pairs',
    why: 'bench',
    items: ids,
    logPopularity: Float32Array.from(ids, (_, k) => -k / items - 1),
    popularityWeight: 0.03,
    weights: table,
    contextExponent: 0,
    association: table,
    trend: new Float32Array(items),
    releases: ['r'],
    epsilon: 1,
    delta: 1e-6,
  }
}

async function serve(): Promise<void> {
  const cryptography = nodeCryptography()
  const store = await openStore({ newKey: cryptography.newKey })
  await createSite(store, cryptography, { id: 'bench', name: 'Bench' })
  const site = await store.open('bench')
  const model = exampleModel(5000, 50)
  await site.upsertItems(
    model.items.map((id) => ({ id, title: `Thing ${id}`, categories: ['All', 'Shelf'] })),
  )
  await site.saveModel({
    id: 'bench',
    at: 0,
    pack: encodePack(model, { keep: 50, sign: cryptography.sign }),
    releases: ['r'],
  })
  const server = await createServer({
    vault: localVault(join(mkdtempSync(join(tmpdir(), 'discreet-bench-')), 'keys.json')),
    packs: readPacks().map(({ pack }) => pack),
    store,
    cryptography,
    now: () => Date.now(),
    refreshMilliseconds: 0,
  })
  const url = await server.listen({ port: 0 })
  const example = (
    await server.inject({
      method: 'POST',
      url: '/v1/recommend',
      payload: body,
      headers: { 'content-type': 'application/json' },
    })
  ).payload
  const plain = createPlainServer((request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(example))
  })
  plain.listen(0, () =>
    process.send?.({
      url,
      control: `http://127.0.0.1:${(plain.address() as { port: number }).port}`,
    }),
  )
}

async function load(url: string, rate: number, seconds: number, connections = 32) {
  const result = await autocannon({
    url,
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    connections,
    duration: seconds,
    ...(rate > 0 ? { overallRate: rate } : {}),
  })
  const { latency, requests, errors, non2xx } = result
  return {
    rate: Math.round(requests.average),
    p50: latency.p50,
    p90: latency.p90,
    p99: latency.p99,
    errors: errors + non2xx,
  }
}

async function measure(addresses: { url: string; control: string }): Promise<void> {
  const recommend = `${addresses.url}/v1/recommend`
  await load(recommend, 0, 5)
  const steady = await load(recommend, option('rate', 1000), option('seconds', 30), 8)
  const control = await load(addresses.control, 0, 5)
  const open = await load(recommend, 0, 5)
  const rows = { steady, 'as fast as it goes': open, 'node:http control': control }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else console.table(rows)
}

if (process.argv.includes('--serve')) await serve()
else {
  const child = fork(fileURLToPath(import.meta.url), ['--serve'], { execArgv: process.execArgv })
  child.once('message', (addresses: { url: string; control: string }) => {
    void measure(addresses).finally(() => child.kill())
  })
}
