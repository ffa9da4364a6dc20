/**
 * Erasing one person with 1,000 events among a million people on PostgreSQL, from the request to the
 * certificate with its second look, and handing over their export. The reference in the same run:
 * reading the same profile (`GET /v1/me/profile`), which opens all of it as well.
 *
 *   npx tsx --conditions=discreet-source bench/erasure.ts [--people 1000000] [--json]
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { MeTokens } from '@discreet/identity-jwt'
import { createServer } from '@discreet/server'
import pg from 'pg'
import { startPostgres } from '../adapters/store-sql/test/real-postgres.ts'
import { openRightsShop } from './rights-shop.ts'

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const crowd = option('people', 1_000_000)
const victims = option('runs', 9)
const events = option('events', 1000)
const asJson = process.argv.includes('--json')
const say = (text: string): void => {
  if (!asJson) process.stderr.write(`${text}\n`)
}

async function fill(url: string, site: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const at = Date.now()
  const choices = JSON.stringify({
    notice: 'n',
    place: 'DE',
    state: {
      age: null,
      chosenAt: at,
      contribute: true,
      guardianAgreed: false,
      level: 3,
      objections: [],
      purposes: ['browsing', 'purchases'],
      refusedAt: null,
      restricted: false,
      standingGpc: false,
    },
  })
  const step = async (what: string, sql: string, values: readonly unknown[]): Promise<void> => {
    const began = performance.now()
    await client.query(sql, [...values])
    say(`${what}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  await step(
    `${crowd.toLocaleString('en')} people`,
    `INSERT INTO people (site, subject, choices, seen_at, wrapped_key, key_id, contact)
     SELECT $1, gen_random_uuid(), $2, $3, decode(md5(k::text) || md5((-k)::text), 'hex'), 'k1',
       gen_random_uuid() FROM generate_series(1, $4::int) AS k`,
    [site, choices, at, crowd],
  )
  await step(
    'two sealed pages each',
    `INSERT INTO profile_entries (site, subject, entry, field, sealed)
     SELECT site, subject, gen_random_uuid(), field,
       decode(repeat(md5(subject::text || field), 12), 'hex')
     FROM people, unnest(ARRAY['account.purchases', 'account.views']) AS field
     WHERE site = $1 AND contact IS NOT NULL`,
    [site],
  )
  await step(
    'a consent record each',
    `INSERT INTO consent_records (site, record, subject, body)
     SELECT site, gen_random_uuid(), subject, '{}' FROM people
     WHERE site = $1 AND contact IS NOT NULL`,
    [site],
  )
  await step(
    'three contributions each, in the open period',
    `INSERT INTO contributions (site, period, person, basket, item_no)
     SELECT p.site, period, gen_random_uuid(), gen_random_uuid(), k
     FROM people p, generate_series(0, 2) AS k, periods
     WHERE p.site = $1 AND periods.site = $1 AND periods.state = 'open'`,
    [site],
  )
  await step('statistics', 'ANALYZE', [])
  await client.end()
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const folder = mkdtempSync(join(tmpdir(), 'discreet-bench-'))
const postgres = await startPostgres()
const { store, site, options, itemIds } = await openRightsShop({
  folder,
  databaseUrl: postgres.url,
})
const { cryptography, vault } = options
const { id: siteId } = site.site
const server = await createServer(options)
const issuer = new MeTokens(cryptography)

async function call(
  method: 'GET' | 'PUT' | 'POST',
  url: string,
  token: string,
  body?: object,
): Promise<{ milliseconds: number; bytes: number; json: () => Record<string, unknown> }> {
  const began = performance.now()
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: body }),
  })
  const milliseconds = performance.now() - began
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.payload}`)
  return { milliseconds, bytes: answer.rawPayload.length, json: () => answer.json() }
}

/** Their token; one thousand things in their profile, and purchases of this week given to the crowd. */
async function somebody(name: string): Promise<string> {
  const subject = vault.subject(siteId, name)
  const token = issuer.issue({ site: siteId, subject, place: 'DE' }, Date.now())
  await call('PUT', '/v1/me/choices', token, {
    level: 3,
    purposes: ['purchases', 'browsing'],
    contribute: true,
    confirmed: true,
  })
  for (let from = 0; from < events; from += 100) {
    const told = Array.from({ length: Math.min(100, events - from) }, (_, k) => ({
      type: k % 2 === 0 ? 'purchase' : 'view',
      id: `${name}-${from + k}`,
      items: [itemIds[(from + k) % itemIds.length]],
      at: new Date(Date.now() - (from + k) * 3_600_000).toISOString(),
    }))
    await call('POST', '/v1/me/events', token, { events: told })
  }
  return token
}

say(`${victims} people with ${events} events each`)
const tokens: string[] = []
for (let k = 0; k < victims; k += 1) tokens.push(await somebody(`victim-${k}`))
await fill(postgres.url, siteId)
const measured: { read: number; export: number; erasure: number }[] = []
let exported = 0
let content: unknown
for (const token of tokens) {
  const read = await call('GET', '/v1/me/profile', token)
  const taken = await call('GET', '/v1/me/export?format=json', token)
  const erased = await call('POST', '/v1/me/requests', token, { type: 'erasure' })
  exported = taken.bytes
  content = erased.json()['content']
  measured.push({
    read: read.milliseconds,
    export: taken.milliseconds,
    erasure: erased.milliseconds,
  })
}
const row = (what: 'read' | 'export' | 'erasure'): object => {
  const all = measured.map((one) => one[what])
  const reference = median(measured.map(({ read }) => read))
  return {
    median: Number(median(all).toFixed(1)),
    worst: Number(Math.max(...all).toFixed(1)),
    'times the reference': Number((median(all) / reference).toFixed(1)),
  }
}
const result = {
  'reference: GET /v1/me/profile': row('read'),
  [`export (${Math.round(exported / 1000)} kB of JSON)`]: row('export'),
  'erasure, with second look and certificate': row('erasure'),
}
if (asJson) process.stdout.write(`${JSON.stringify({ people: crowd, events, ...result })}\n`)
else {
  console.table(result)
  say(`milliseconds; ${crowd.toLocaleString('en')} people, ${victims} of them erased`)
  say(JSON.stringify(content).slice(0, 1500))
}
await server.close()
await store.close()
await postgres.stop()
