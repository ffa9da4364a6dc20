/**
 * POST /v1/recommend under load from a second process: a 5,000-item model, `--rate` requests a
 * second for `--seconds`, then as fast as it goes, and a bare node:http server answering the same
 * bytes as the control. With `--profile` every request is of one of a hundred people at level 3 with
 * 200 things in their profile; with `--postgres` they are kept in PostgreSQL (postgres.ts).
 */
import { fork } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import type { PeopleSetup } from '@discreet/engine'
import { choose, createSite, remember, standingOf, withSampleAssessment } from '@discreet/engine'
import { MeTokens } from '@discreet/identity-jwt'
import { readPacks } from '@discreet/packs-file'
import type { Model } from '@discreet/recommend'
import { encodePack } from '@discreet/recommend'
import { createServer } from '@discreet/server'
import { openStore } from '@discreet/store-sql'
import autocannon from 'autocannon'
import { chosenPostgres } from './postgres.ts'

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

/** A hundred people at level 3, each with 200 views and purchases; their tokens. */
async function people(setup: PeopleSetup): Promise<string[]> {
  const { store, vault, cryptography } = setup
  const tokens: string[] = []
  const issuer = new MeTokens(cryptography)
  for (let k = 0; k < 100; k += 1) {
    const subject = vault.subject(store.site.id, `person-${k}`)
    const visitor = { subject, gpc: false, place: 'DE' }
    await choose(setup, visitor, {
      level: 3,
      purposes: ['purchases', 'browsing'],
      contribute: false,
      restricted: false,
      objections: [],
      confirmed: true,
      locale: 'en',
      method: 'api',
      expressedBy: 'subject',
    })
    const now = Date.now()
    const things = Array.from({ length: 200 }, (_, j) => ({
      field: j % 2 === 0 ? ('account.purchases' as const) : ('account.views' as const),
      thing: `thing-${j}`,
      at: now - j * 3_600_000,
      content: { item: `item-${(k * 37 + j * 11) % 5000}` },
    }))
    await remember(setup, subject, await standingOf(setup, visitor), things)
    const me = { site: store.site.id, subject, place: 'DE' }
    tokens.push(issuer.issue(me, now))
  }
  return tokens
}

async function serve(): Promise<void> {
  const cryptography = nodeCryptography()
  const vault = localVault(join(mkdtempSync(join(tmpdir(), 'discreet-bench-')), 'keys.json'))
  const packs = readPacks().map(({ pack }) => pack)
  const postgres = await chosenPostgres()
  const store = await openStore({
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    ...(postgres === undefined ? {} : { databaseUrl: postgres.url }),
  })
  const shop = withSampleAssessment({ id: 'bench', name: 'Bench' }, cryptography, Date.now())
  await createSite(store, cryptography, shop)
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
    facts: null,
  })
  const setup: PeopleSetup = { store: site, vault, cryptography, packs, now: () => Date.now() }
  const tokens = process.argv.includes('--profile') ? await people(setup) : []
  const server = await createServer({
    vault,
    packs,
    store,
    cryptography,
    now: () => Date.now(),
    refreshMilliseconds: 0,
    // All of it comes from one address.
    limits: { answers: 1e9 },
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
      tokens,
      control: `http://127.0.0.1:${(plain.address() as { port: number }).port}`,
    }),
  )
}

interface Addresses {
  readonly url: string
  readonly control: string
  readonly tokens: readonly string[]
}

async function load(
  url: string,
  rate: number,
  seconds: number,
  connections = 32,
  tokens: readonly string[] = [],
) {
  const result = await autocannon({
    url,
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    ...(tokens.length === 0
      ? {}
      : {
          requests: tokens.map((token) => ({
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          })),
        }),
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

async function measure(addresses: Addresses): Promise<void> {
  const { tokens } = addresses
  const recommend = `${addresses.url}/v1/recommend`
  await load(recommend, 0, 5, 32, tokens)
  const steady = await load(recommend, option('rate', 1000), option('seconds', 30), 8, tokens)
  const control = await load(addresses.control, 0, 5)
  const open = await load(recommend, 0, 5, 32, tokens)
  const rows = { steady, 'as fast as it goes': open, 'node:http control': control }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else console.table(rows)
}

if (process.argv.includes('--serve')) await serve()
else {
  const postgres = await chosenPostgres()
  const flags = process.argv.slice(2).filter((flag) => flag !== '--postgres')
  const database = postgres === undefined ? [] : ['--database-url', postgres.url]
  const child = fork(fileURLToPath(import.meta.url), ['--serve', ...flags, ...database], {
    execArgv: process.execArgv,
  })
  child.once('message', (addresses: Addresses) => {
    void measure(addresses).finally(() => {
      child.once('exit', () => void postgres?.stop())
      child.kill()
    })
  })
}
