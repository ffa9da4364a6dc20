import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../src/database.ts'
import { migrate, migrations } from '../src/migrations.ts'
import { openPglite } from '../src/pglite-database.ts'
import { staff } from '../src/staff-migration.ts'

let database: Database
beforeAll(async () => {
  database = await openPglite(undefined)
})
afterAll(() => database.close())

test('keys of before there were roles become members without any, also for an owner with few rights', async () => {
  const own = migrations.indexOf(staff)
  // Row-level security is for everybody but a superuser, as which PGlite begins.
  await database.execute(
    `CREATE ROLE owner CREATEROLE; GRANT ALL ON SCHEMA public TO owner;
     SET SESSION AUTHORIZATION owner;
     CREATE TABLE discreet_migrations (number integer PRIMARY KEY)`,
  )
  for (const [number, sql] of migrations.slice(0, own).entries()) {
    await database.execute(`${sql}; INSERT INTO discreet_migrations VALUES (${number})`)
  }
  await database.execute(
    `INSERT INTO sites VALUES ('a', 'A', '{}'), ('b', 'B', '{}');
     BEGIN; SET LOCAL "app.site" = 'a';
     INSERT INTO staff_keys VALUES ('a', 'k1', 'Ada'), ('a', 'k2', 'Ada'), ('a', 'k3', 'Ben');
     COMMIT; BEGIN; SET LOCAL "app.site" = 'b';
     INSERT INTO staff_keys VALUES ('b', 'k4', 'Ada'); COMMIT`,
  )
  await migrate(database)
  expect(await database.execute('SELECT member FROM staff_keys')).toEqual([])
  await database.execute('SET SESSION AUTHORIZATION postgres')
  expect(await database.execute('SELECT * FROM staff_members ORDER BY site, member')).toEqual(
    [
      ['a', 'key:Ada', 'Ada'],
      ['a', 'key:Ben', 'Ben'],
      ['b', 'key:Ada', 'Ada'],
    ].map(([site, member, name]) => ({
      site,
      member,
      name,
      source: 'key',
      roles: [],
      ended_at: null,
    })),
  )
  expect(await database.execute('SELECT * FROM staff_keys ORDER BY sha256')).toEqual(
    [
      ['a', 'k1', 'key:Ada'],
      ['a', 'k2', 'key:Ada'],
      ['a', 'k3', 'key:Ben'],
      ['b', 'k4', 'key:Ada'],
    ].map(([site, sha256, member]) => ({ site, sha256, member, added_at: 0 })),
  )
})
