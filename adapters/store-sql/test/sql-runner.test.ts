/** SQL beside the store, on the same database: what a queue of jobs is built on. */
import { nodeCryptography } from '@discreet/crypto-node'
import type { Store } from '@discreet/engine'
import { createSite } from '@discreet/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SqlRunner } from '../src/index.ts'
import { openStore, sqlRunnerOf } from '../src/index.ts'
import type { RealPostgres } from './real-postgres.ts'
import { startPostgres } from './real-postgres.ts'

const cryptography = nodeCryptography()
const { newKey } = cryptography

let server: RealPostgres
beforeAll(async () => {
  server = await startPostgres()
}, 60_000)
afterAll(() => server.stop())

test('a store that was not opened here has none', () => {
  expect(() => sqlRunnerOf({} as Store)).toThrow(/no database/)
})

describe.each(['PGlite', 'PostgreSQL'])('on %s', (name) => {
  let store: Store
  let run: SqlRunner
  beforeAll(async () => {
    store = await openStore(name === 'PGlite' ? { newKey } : { newKey, databaseUrl: server.url })
    run = sqlRunnerOf(store)
  }, 60_000)
  afterAll(() => store.close())

  test('takes one statement with values, or several without, and gives the rows of all', async () => {
    expect(await run.executeSql('SELECT $1::text AS a, $2::int AS b', ['x', 2])).toEqual({
      rows: [{ a: 'x', b: 2 }],
    })
    expect(await run.executeSql('BEGIN; SELECT 1 AS a; SELECT 2 AS a; COMMIT', [])).toEqual({
      rows: [{ a: 1 }, { a: 2 }],
    })
  })

  test('a transaction that fails, or that nobody ends, is not left to whoever comes next', async () => {
    await run.executeSql('CREATE TABLE left_over (a integer)')
    await expect(
      run.executeSql('BEGIN; INSERT INTO left_over VALUES (1); SELECT 1 / 0; COMMIT'),
    ).rejects.toThrow(/division by zero/)
    await run.executeSql('BEGIN; INSERT INTO left_over VALUES (2)')
    expect(await run.executeSql('SELECT * FROM left_over')).toEqual({ rows: [] })
  })

  test('runs as the owner, between the transactions of sites and never inside one', async () => {
    await createSite(store, cryptography, { id: 'beside', name: 'beside' })
    const site = await store.open('beside')
    const users = await Promise.all(
      Array.from({ length: 20 }, async (_, k) => {
        await site.upsertItems([{ id: `i${k}` }])
        return run.executeSql(
          `SELECT current_user <> 'discreet_site' AS owner,
             coalesce(current_setting('app.site', true), '') AS site`,
        )
      }),
    )
    expect(new Set(users.map(({ rows }) => JSON.stringify(rows)))).toEqual(
      new Set([JSON.stringify([{ owner: true, site: '' }])]),
    )
  })
})
