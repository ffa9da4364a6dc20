/**
 * The tables that the log covers, held against it: a row that was changed, added behind the log's
 * back or removed is found and named.
 */
import type { LoggedKind, LogVerification } from '@discreet/engine'
import { readCharges } from './charge-table.ts'
import type { Connection } from './database.ts'
import { chargeHash } from './ledger-chain.ts'
import { releaseDigest } from './release-digest.ts'
import type { SiteScope } from './site-scope.ts'

type Fault = Extract<LogVerification, { ok: false }>

interface Source {
  readonly kind: string
  /** Digests of the rows as they are now, by what the log calls them. */
  readonly digests: (connection: Connection, site: string) => Promise<ReadonlyMap<string, string>>
}

const sources: readonly Source[] = [
  {
    kind: 'charge',
    async digests(connection, site) {
      const charges = await readCharges(connection, site)
      return new Map(charges.map((charge) => [charge.id, chargeHash(site, charge)]))
    },
  },
  {
    kind: 'notice',
    async digests(connection, site) {
      const { rows } = await connection.query(
        `SELECT sha256 AS ref, encode(sha256(convert_to(body, 'UTF8')), 'hex') AS digest
         FROM notices WHERE site = $1`,
        [site],
      )
      return new Map(rows.map((row) => [String(row['ref']), String(row['digest'])]))
    },
  },
  {
    kind: 'release',
    async digests(connection, site) {
      const { rows } = await connection.query(
        `SELECT r.*, (SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY chunk)), 'hex')
           FROM release_chunks c WHERE c.site = r.site AND c.release_id = r.id) AS aggregate
         FROM releases r WHERE r.site = $1`,
        [site],
      )
      return new Map(rows.map((row) => [String(row['id']), releaseDigest(row)]))
    },
  },
]

async function compare(
  connection: Connection,
  site: string,
  source: Source,
): Promise<Fault | undefined> {
  const now = await source.digests(connection, site)
  const { rows } = await connection.query(
    'SELECT ref, digest FROM log_entries WHERE site = $1 AND kind = $2',
    [site, source.kind],
  )
  const logged = new Map(rows.map((row) => [String(row['ref']), String(row['digest'])]))
  const fault = (ref: string, why: string): Fault => ({
    ok: false,
    where: `${source.kind} ${ref}`,
    why,
  })
  for (const [ref, digest] of logged) {
    const found = now.get(ref)
    if (found === undefined) return fault(ref, 'it is in the log and not in its table')
    if (found !== digest) return fault(ref, 'it was changed after it was logged')
  }
  for (const ref of now.keys()) {
    if (!logged.has(ref)) return fault(ref, 'it is not in the log')
  }
  return undefined
}

/** Tables of many rows: what the log calls a row, and the text that its digest is of. */
const texts: readonly {
  readonly kind: LoggedKind
  readonly table: string
  readonly ref: string
}[] = [
  { kind: 'consent', table: 'consent_records', ref: 'record::text' },
  { kind: 'request', table: 'request_events', ref: 'event' },
  { kind: 'incident', table: 'incidents', ref: `incident || '@' || version` },
  { kind: 'filed', table: 'filed', ref: 'id' },
  { kind: 'cohort', table: 'cohort_releases', ref: `campaign || '@' || week` },
  { kind: 'trust', table: 'trust_releases', ref: 'period::text' },
]

/** The database hashes and compares them itself. */
async function compareTexts(
  connection: Connection,
  site: string,
  { kind, table, ref }: (typeof texts)[number],
): Promise<Fault | undefined> {
  const { rows } = await connection.query(
    `SELECT coalesce(r.ref, l.ref) AS ref, r.ref IS NULL AS gone, l.ref IS NULL AS extra
     FROM (SELECT ${ref} AS ref, encode(sha256(convert_to(body, 'UTF8')), 'hex') AS digest
           FROM ${table} WHERE site = $1) r
     FULL JOIN (SELECT ref, digest FROM log_entries WHERE site = $1 AND kind = $2) l
       ON l.ref = r.ref
     WHERE l.digest IS DISTINCT FROM r.digest LIMIT 1`,
    [site, kind],
  )
  const [row] = rows
  if (row === undefined) return undefined
  const why =
    row['gone'] === true
      ? 'it is in the log and not in its table'
      : row['extra'] === true
        ? 'it is not in the log'
        : 'it was changed after it was logged'
  return { ok: false, where: `${kind} ${String(row['ref'])}`, why }
}

/** What a request is said to be now is what its last event made of it. */
async function compareStates(connection: Connection, site: string): Promise<Fault | undefined> {
  const { rows } = await connection.query(
    `SELECT r.request FROM requests r LEFT JOIN LATERAL (
       SELECT e.body FROM request_events e WHERE e.site = r.site AND e.request = r.request
       ORDER BY e.place DESC LIMIT 1) AS last ON true
     WHERE r.site = $1 AND (last.body::json ->> 'to' IS DISTINCT FROM r.state
       OR r.body::json ->> 'state' IS DISTINCT FROM r.state) LIMIT 1`,
    [site],
  )
  if (rows[0] === undefined) return undefined
  const where = `request ${String(rows[0]['request'])}`
  return { ok: false, where, why: 'its state is not what its last event made of it' }
}

/** undefined: every row of every covered table is as it was logged. */
export async function findUnlogged(scope: SiteScope): Promise<Fault | undefined> {
  return scope.transaction(async (connection) => {
    for (const source of sources) {
      const fault = await compare(connection, scope.site, source)
      if (fault !== undefined) return fault
    }
    await connection.query(`SET LOCAL "app.duty" = 'log'`)
    for (const text of texts) {
      const fault = await compareTexts(connection, scope.site, text)
      if (fault !== undefined) return fault
    }
    return compareStates(connection, scope.site)
  })
}
