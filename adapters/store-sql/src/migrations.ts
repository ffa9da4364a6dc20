/**
 * The tables. Every one carries `site` (but the list of migrations), and row-level security shows a
 * transaction only the rows of the site it was opened for. Migrations are applied in order, once, under a lock.
 */
import { DiscreetError } from '@discreet/protocol'
import { campaigns } from './campaigns-migration.ts'
import type { Connection, Database } from './database.ts'
import { developers } from './developers-migration.ts'
import { rights } from './rights-migration.ts'
import { duty, guarded, own, siteRole } from './row-security.ts'
import { staff } from './staff-migration.ts'
import { trust } from './trust-migration.ts'

const firstTables = [
  'items',
  'periods',
  'contributions',
  'budgets',
  'charges',
  'releases',
  'release_chunks',
  'models',
]

const initial = `
CREATE TABLE sites (site text PRIMARY KEY, name text NOT NULL, settings text NOT NULL);
CREATE TABLE write_keys (
  site text NOT NULL REFERENCES sites, key_hash text PRIMARY KEY);
CREATE TABLE items (
  site text NOT NULL REFERENCES sites, item_no integer NOT NULL, id text NOT NULL,
  body text NOT NULL, deleted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (site, item_no), UNIQUE (site, id));
CREATE TABLE periods (
  site text NOT NULL REFERENCES sites, period text NOT NULL, starts_at bigint NOT NULL,
  ends_at bigint NOT NULL, source text NOT NULL CHECK (source IN ('events', 'import')),
  unit text NOT NULL CHECK (unit IN ('person', 'basket')),
  state text NOT NULL CHECK (state IN ('open', 'closed', 'charged', 'released')),
  key bytea, PRIMARY KEY (site, period),
  CHECK ((state = 'released') = (key IS NULL)));
CREATE TABLE contributions (
  site text NOT NULL, period text NOT NULL, person uuid NOT NULL, basket uuid NOT NULL,
  item_no integer NOT NULL, PRIMARY KEY (site, period, person, basket, item_no));
CREATE TABLE budgets (
  site text PRIMARY KEY REFERENCES sites, rho_per_period text NOT NULL, rho_per_year text NOT NULL);
CREATE TABLE charges (
  site text NOT NULL REFERENCES sites, sequence integer NOT NULL, id text NOT NULL,
  idempotency_key text NOT NULL, period text NOT NULL, rho text NOT NULL, mechanism text NOT NULL,
  at bigint NOT NULL, state text NOT NULL CHECK (state IN ('reserved', 'released')),
  release_id text, previous_hash text NOT NULL, hash text NOT NULL,
  PRIMARY KEY (site, sequence), UNIQUE (site, id), UNIQUE (site, idempotency_key),
  UNIQUE (site, period), FOREIGN KEY (site, period) REFERENCES periods,
  CHECK ((state = 'released') = (release_id IS NOT NULL)));
CREATE TABLE releases (
  site text NOT NULL REFERENCES sites, id text NOT NULL, period text NOT NULL,
  charge_id text NOT NULL, at bigint NOT NULL, rho text NOT NULL,
  epsilon double precision NOT NULL, delta double precision NOT NULL, card text NOT NULL,
  PRIMARY KEY (site, id), UNIQUE (site, period), UNIQUE (site, charge_id),
  FOREIGN KEY (site, charge_id) REFERENCES charges (site, id));
CREATE TABLE release_chunks (
  site text NOT NULL, release_id text NOT NULL, chunk integer NOT NULL, bytes bytea NOT NULL,
  PRIMARY KEY (site, release_id, chunk), FOREIGN KEY (site, release_id) REFERENCES releases);
CREATE TABLE models (
  site text NOT NULL REFERENCES sites, id text NOT NULL, sequence bigserial NOT NULL,
  at bigint NOT NULL, pack bytea NOT NULL, releases text NOT NULL, PRIMARY KEY (site, id));
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${siteRole}') THEN
    CREATE ROLE ${siteRole} NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT ${siteRole} TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO ${siteRole};
GRANT SELECT ON sites TO ${siteRole};
GRANT USAGE ON SEQUENCE models_sequence_seq TO ${siteRole};
${firstTables.map((table) => guarded(table, 'SELECT, INSERT, UPDATE, DELETE')).join('\n')}
ALTER TABLE sites ENABLE ROW LEVEL SECURITY;
CREATE POLICY sites_by_site ON sites FOR SELECT TO ${siteRole}
  USING (site = current_setting('app.site', true));
`

/** The log only grows: nobody has the right to change or remove what is in it. */
const transparencyLog = `
CREATE TABLE log_entries (
  site text NOT NULL REFERENCES sites, leaf bigint NOT NULL, kind text NOT NULL, ref text NOT NULL,
  digest text NOT NULL, PRIMARY KEY (site, leaf));
CREATE INDEX log_entries_of ON log_entries (site, kind, ref);
CREATE TABLE log_nodes (
  site text NOT NULL REFERENCES sites, level smallint NOT NULL, node bigint NOT NULL,
  hash bytea NOT NULL, PRIMARY KEY (site, level, node));
CREATE TABLE log_heads (
  site text PRIMARY KEY REFERENCES sites, size bigint NOT NULL, edge bytea NOT NULL);
${guarded('log_entries', 'SELECT, INSERT')}
${guarded('log_nodes', 'SELECT, INSERT')}
${guarded('log_heads', 'SELECT, INSERT, UPDATE')}
`

/**
 * People with an account. Beside the site, a row is shown to the transaction of its own person, or
 * to one of four duties: gate (is there an account?), retention (what is beyond its date), keys
 * (moving them under another master key), log (holding records against their hashes).
 */
const people = `
CREATE TABLE people (
  site text NOT NULL REFERENCES sites, subject uuid NOT NULL, choices text NOT NULL,
  seen_at bigint, wrapped_key bytea, key_id text, expires_at bigint,
  PRIMARY KEY (site, subject), CHECK ((wrapped_key IS NULL) = (key_id IS NULL)));
CREATE INDEX people_expire ON people (site, expires_at);
CREATE TABLE profile_entries (
  site text NOT NULL, subject uuid NOT NULL, entry uuid NOT NULL, field text NOT NULL,
  sealed bytea NOT NULL, expires_at bigint, place bigserial NOT NULL,
  PRIMARY KEY (site, subject, entry));
CREATE INDEX profile_entries_expire ON profile_entries (site, expires_at);
CREATE TABLE consent_records (
  site text NOT NULL REFERENCES sites, record uuid NOT NULL, subject uuid, body text NOT NULL,
  place bigserial NOT NULL, PRIMARY KEY (site, record));
CREATE INDEX consent_records_of ON consent_records (site, subject);
CREATE TABLE notices (
  site text NOT NULL REFERENCES sites, sha256 text NOT NULL, locale text NOT NULL,
  body text NOT NULL, PRIMARY KEY (site, sha256));
${guarded('notices', 'SELECT, INSERT')}
GRANT USAGE ON SEQUENCE profile_entries_place_seq, consent_records_place_seq TO ${siteRole};
${guarded('people', 'SELECT, INSERT, UPDATE, DELETE', ` AND (${own} OR ${duty('gate', 'retention', 'keys')})`)}
${guarded('profile_entries', 'SELECT, INSERT, UPDATE, DELETE', ` AND (${own} OR ${duty('retention')})`)}
${guarded('consent_records', 'SELECT, INSERT', ` AND (subject IS NULL OR ${own} OR ${duty('log')})`)}
`

export const migrations: readonly string[] = [
  initial,
  transparencyLog,
  people,
  rights,
  campaigns,
  trust,
  staff,
  developers,
]

const insufficientPrivilege = '42501'

async function apply(connection: Connection, sql: string): Promise<void> {
  try {
    await connection.query(sql)
  } catch (error) {
    if ((error as { code?: string }).code !== insufficientPrivilege) throw error
    throw new DiscreetError(
      'configuration_invalid',
      'the database user may not create tables and roles',
      {
        field: 'DATABASE_URL',
        expected:
          `the owner of the database with CREATEROLE, or an administrator who has run ` +
          `"CREATE ROLE ${siteRole} NOLOGIN" and granted it to this user WITH ADMIN OPTION`,
      },
      error,
    )
  }
}

export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (connection) => {
    await connection.query('SELECT pg_advisory_xact_lock(7301946)', [])
    await connection.query(
      'CREATE TABLE IF NOT EXISTS discreet_migrations (number integer PRIMARY KEY)',
    )
    const { rows } = await connection.query('SELECT number FROM discreet_migrations', [])
    const done = new Set(rows.map((row) => Number(row['number'])))
    if ([...done].some((number) => number >= migrations.length)) {
      throw new DiscreetError(
        'configuration_invalid',
        'the database was made by a newer version of Discreet; use that version or a newer one',
      )
    }
    for (const [number, sql] of migrations.entries()) {
      if (done.has(number)) continue
      await apply(connection, sql)
      await connection.query('INSERT INTO discreet_migrations VALUES ($1)', [number])
    }
  })
}
