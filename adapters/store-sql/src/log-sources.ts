/**
 * The tables that the log covers, held against it: a row that was changed, added behind the log's
 * back or removed is found and named.
 */
import type { LogVerification } from '@discreet/engine'
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

/** Many rows: the database hashes and compares them itself. */
async function compareConsents(connection: Connection, site: string): Promise<Fault | undefined> {
  await connection.query(`SET LOCAL "app.duty" = 'log'`)
  const { rows } = await connection.query(
    `SELECT coalesce(r.record::text, l.ref) AS ref, r.record IS NULL AS gone, l.ref IS NULL AS extra
     FROM (SELECT record, encode(sha256(convert_to(body, 'UTF8')), 'hex') AS digest
           FROM consent_records WHERE site = $1) r
     FULL JOIN (SELECT ref, digest FROM log_entries WHERE site = $1 AND kind = 'consent') l
       ON l.ref = r.record::text
     WHERE l.digest IS DISTINCT FROM r.digest LIMIT 1`,
    [site],
  )
  const [row] = rows
  if (row === undefined) return undefined
  const why =
    row['gone'] === true
      ? 'it is in the log and not in its table'
      : row['extra'] === true
        ? 'it is not in the log'
        : 'it was changed after it was logged'
  return { ok: false, where: `consent ${String(row['ref'])}`, why }
}

/** undefined: every row of every covered table is as it was logged. */
export async function findUnlogged(scope: SiteScope): Promise<Fault | undefined> {
  return scope.transaction(async (connection) => {
    for (const source of sources) {
      const fault = await compare(connection, scope.site, source)
      if (fault !== undefined) return fault
    }
    return compareConsents(connection, scope.site)
  })
}
