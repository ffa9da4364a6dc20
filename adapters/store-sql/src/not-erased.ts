/** Nobody comes back into the crowd by what was decided or happened before they were erased. */
import type { Connection } from './database.ts'

/**
 * Whoever adds for an account waits for erasures under way, and they for whoever is adding: what is added
 * later sees the tombstone, what was added before is seen by the erasure. `hashtextextended`, of a site.
 */
const erasing = 7301948

export async function lockContributions(
  connection: Connection,
  site: string,
  mode: '_shared' | '',
): Promise<void> {
  await connection.query(`SELECT pg_advisory_xact_lock${mode}(hashtextextended($1, ${erasing}))`, [
    site,
  ])
}

interface OfSomebody {
  readonly unlessErased?: { readonly tombstone: string; readonly since: number }
}

/**
 * Those of nobody who was erased at their `since` or later. Until the end of the transaction nobody is
 * erased from what is added to the crowd.
 */
export async function notErased<Row extends OfSomebody>(
  connection: Connection,
  site: string,
  rows: readonly Row[],
): Promise<Row[]> {
  const hashes = new Set(rows.flatMap((row) => row.unlessErased?.tombstone ?? []))
  if (hashes.size === 0) return [...rows]
  await lockContributions(connection, site, '_shared')
  const { rows: found } = await connection.query(
    `SELECT hash, max(at) AS at FROM tombstones WHERE site = $1 AND hash = ANY($2::text[])
     GROUP BY hash`,
    [site, [...hashes]],
  )
  const erased = new Map(found.map((row) => [String(row['hash']), Number(row['at'])]))
  return rows.filter(
    ({ unlessErased: one }) =>
      one === undefined || !(one.since <= (erased.get(one.tombstone) ?? -Infinity)),
  )
}
