/** Among many people, answering and erasing one touches that one's rows and reads no table through. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CampaignsFixture } from '@discreet/contracts'
import { localVault, nodeCryptography, pooledRandomWords } from '@discreet/crypto-node'
import { createSite } from '@discreet/engine'
import { mintRightsPermit } from '@discreet/policy'
import { erasureStores } from '@discreet/rights'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection, Database } from '../src/database.ts'
import { migrate } from '../src/migrations.ts'
import { openPostgres } from '../src/postgres-database.ts'
import { tablesOfPeople } from '../src/scrub.ts'
import { storeOn } from '../src/store.ts'
import type { RealPostgres } from './real-postgres.ts'
import { startPostgres } from './real-postgres.ts'

const crowd = 60_000
const cryptography = nodeCryptography()
const vault = localVault(join(mkdtempSync(join(tmpdir(), 'discreet-keys-')), 'master-keys.json'))
const subject = vault.subject('many', 'one of them')

let server: RealPostgres
let database: Database
beforeAll(async () => {
  server = await startPostgres()
  database = await openPostgres(server.url)
  await migrate(database)
}, 60_000)
afterAll(async () => {
  await database.close()
  await server.stop()
})

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Plan[]
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Every statement is explained before it runs; `through` gets the tables that it would read through. */
function explained(inner: Database, through: Set<string>): Database {
  const watched = (connection: Connection): Connection => ({
    async query(sql, parameters) {
      if (parameters !== undefined) {
        const { rows } = await connection.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters)
        const [explanation] = (rows[0]?.['QUERY PLAN'] ?? []) as readonly { Plan: Plan }[]
        for (const node of explanation === undefined ? [] : nodesOf(explanation.Plan)) {
          if (node['Node Type'].includes('Seq Scan'))
            through.add(`${node['Relation Name']}: ${sql}`)
        }
      }
      return connection.query(sql, parameters)
    },
  })
  return {
    transaction: (work, begin) =>
      inner.transaction((connection) => work(watched(connection)), begin),
    execute: (sql, parameters) => inner.execute(sql, parameters),
    contributions: (condition, begin) => inner.contributions(condition, begin),
    close: () => inner.close(),
  }
}

async function populate(period: string, key: Uint8Array, campaignKey: Uint8Array): Promise<void> {
  const people = `generate_series(1, ${crowd}) AS n`
  const id = (salt: string) => `md5(n || '${salt}')::uuid`
  const rows: readonly (readonly [string, string, string])[] = [
    [
      'people (site, subject, choices, wrapped_key, key_id, contact, expires_at)',
      `${id('s')}, '{"place":"DE"}', '\\x01', 'k1', ${id('c')}, 9e15::bigint`,
      people,
    ],
    [
      'profile_entries (site, subject, entry, field, sealed)',
      `${id('s')}, ${id('e')}, 'account.purchases', '\\x0102'`,
      people,
    ],
    ['consent_records (site, record, subject, body)', `${id('r')}, ${id('s')}, '{}'`, people],
    [
      'contributions (site, period, person, basket, item_no)',
      `'${period}', ${id('p')}, ${id('b')}, 0`,
      people,
    ],
    ['campaign_units (site, campaign, unit, week, cell)', `'trial', ${id('u')}, 0, 0`, people],
    [
      'access_log (site, subject, at, actor, body)',
      `${id('s')}, n, 'staff Ada', '{}'`,
      `${people} WHERE n % 4 = 0`,
    ],
    [
      'requests (site, request, state, due, body)',
      `'r' || n, 'fulfilled', n, '{}'`,
      `${people} WHERE n % 4 = 0`,
    ],
    [
      'request_identities (site, request, subject, sealed, wrapped_key, key_id, until)',
      `'r' || n, ${id('s')}, '\\x01', '\\x01', 'k1', 9e15::bigint`,
      `${people} WHERE n % 4 = 0`,
    ],
    [
      'request_secrets (site, sha256, request, use, expires_at)',
      `md5(n || 'x'), 'r' || n, 'status', 9e15::bigint`,
      `${people} WHERE n % 4 = 0`,
    ],
    [
      'outgoing (site, id, request, kind, recipient, state, tries, next_at)',
      `'o' || n, 'r' || n, 'mail', 'person', 'sent', 1, n`,
      `${people} WHERE n % 4 = 0`,
    ],
    ['contacts_noted (site, contact, at)', `${id('c')}, n`, `${people} WHERE n % 4 = 0`],
    [
      'holds (site, hold, subject, fields, reason, until)',
      `'h' || n, ${id('s')}, '{account.purchases}', 'r', 1`,
      `${people} WHERE n % 4 = 0`,
    ],
    [
      'staff_approval_subjects (site, approval, subject, reason, until)',
      `'a' || n, ${id('s')}, 'r', 1`,
      `${people} WHERE n % 4 = 0`,
    ],
  ]
  for (const [into, values, from] of rows) {
    await database.execute(`INSERT INTO ${into} SELECT 'many', ${values} FROM ${from}`)
  }
  // The one who will be erased: a thousand entries, a thousand contributions.
  const person = cryptography.pseudonym(key, 'person', subject)
  const unit = cryptography.pseudonym(campaignKey, 'person', subject)
  await database.execute(
    `INSERT INTO people (site, subject, choices, wrapped_key, key_id)
       VALUES ('many', '${subject}', '{"place":"DE"}', '\\x01', 'k1');
     INSERT INTO profile_entries (site, subject, entry, field, sealed)
       SELECT 'many', '${subject}', md5(n || 'q')::uuid, 'account.purchases', '\\x0102'
       FROM generate_series(1, 1000) AS n;
     INSERT INTO contributions (site, period, person, basket, item_no)
       SELECT 'many', '${period}', '${person}', md5(n || 'q')::uuid, 0
       FROM generate_series(1, 1000) AS n;
     INSERT INTO campaign_units (site, campaign, unit) VALUES ('many', 'trial', '${unit}');
     INSERT INTO consent_records (site, record, subject, body)
       VALUES ('many', md5('mine')::uuid, '${subject}', '{}');
     INSERT INTO requests (site, request, state, due, body)
       VALUES ('many', 'mine', 'received', 1, '{}');
     INSERT INTO request_identities (site, request, subject, sealed, wrapped_key, key_id, until)
       VALUES ('many', 'mine', '${subject}', '\\x01', '\\x01', 'k1', 9e15::bigint)`,
  )
}

test('one person with a thousand events is found and erased by indexes alone, in an instant', async () => {
  const options = { newKey: cryptography.newKey, sealPermit: vault.sealPermit }
  const through = new Set<string>()
  const plain = storeOn(database, options)
  await createSite(plain, cryptography, { id: 'many', name: 'many' })
  const site = await plain.open('many')
  await site.upsertItems([{ id: 'a' }])
  const { period, key } = await site.openPeriod(Date.now())
  const campaigns = new CampaignsFixture(site, pooledRandomWords())
  await populate(period.id, key, await campaigns.running('trial'))
  // Before a server has sampled the tables it knows nothing of them, and afterwards little.
  for (const sampled of [false, true]) {
    if (sampled) await database.execute('ANALYZE')
    const { rights } = await storeOn(explained(database, through), options).open('many')
    const permit = mintRightsPermit(
      { site: 'many', subject },
      'signed_in',
      Date.now(),
      vault.sealPermit,
    )
    const person = (periodKey: Uint8Array) => cryptography.pseudonym(periodKey, 'person', subject)
    const begun = performance.now()
    await rights.erasure.everything(permit)
    await rights.erasure.contributionsOf(permit, person)
    await rights.requests.ofPerson(permit)
    await rights.erasure.byContact(subject)
    await rights.erasure.scan(permit, { request: 'mine', person })
    for (const store of sampled ? erasureStores : []) {
      await rights.erasure.erase(permit, store, { kept: [], request: 'mine', person })
    }
    const found = await rights.erasure.scan(permit, { request: 'mine', person })
    if (sampled) expect(new Set(Object.values(found))).toEqual(new Set([0]))
    else expect(found).toMatchObject({ profile: 1000, contributions: 1001 })
    expect(performance.now() - begun).toBeLessThan(5000)
  }
  const few = ['periods', 'campaigns']
  const read = [...through].filter((one) =>
    tablesOfPeople.some((table) => !few.includes(table) && one.startsWith(`${table}:`)),
  )
  expect(read).toEqual([])
}, 120_000)
