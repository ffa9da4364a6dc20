/** Write keys of sites: hashes, and what tells one from another. As the owner of the tables. */
import type { WriteKey } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'

const idDigits = 16
const columns = `left(key_hash, ${idDigits}) AS id, ending, added_at, added_by, replaces, revoked_at`

function textOf(value: unknown): string | null {
  return value == null ? null : String(value)
}

function timeOf(value: unknown): number | null {
  return value == null ? null : Number(value)
}

function keyOf(row: Row): WriteKey {
  return {
    id: String(row['id']),
    ending: textOf(row['ending']),
    addedAt: timeOf(row['added_at']),
    addedBy: textOf(row['added_by']),
    replaces: textOf(row['replaces']),
    revokedAt: timeOf(row['revoked_at']),
  }
}

export async function siteOfWriteKey(
  connection: Connection,
  hash: string,
): Promise<string | undefined> {
  const { rows } = await connection.query(
    'SELECT site FROM write_keys WHERE key_hash = $1 AND revoked_at IS NULL',
    [hash],
  )
  return rows[0] === undefined ? undefined : String(rows[0]['site'])
}

export async function writeKeys(connection: Connection, site: string): Promise<WriteKey[]> {
  const { rows } = await connection.query(
    `SELECT ${columns} FROM write_keys WHERE site = $1 ORDER BY added_at NULLS FIRST, key_hash`,
    [site],
  )
  return rows.map(keyOf)
}

export async function addWriteKey(
  connection: Connection,
  site: string,
  hash: string,
  { ending, addedAt, addedBy, replaces }: Omit<WriteKey, 'id' | 'revokedAt'>,
): Promise<WriteKey> {
  requireText(hash, 'writeKeyHash')
  const { rows } = await connection.query(
    `INSERT INTO write_keys (site, key_hash, ending, added_at, added_by, replaces)
     SELECT site, $2, $3, $4, $5, $6 FROM sites WHERE site = $1 RETURNING ${columns}`,
    [site, hash, ending, addedAt, addedBy, replaces],
  )
  if (rows[0] !== undefined) return keyOf(rows[0])
  throw new DiscreetError('site_unknown', 'there is no such site')
}

export async function revokeWriteKey(
  connection: Connection,
  site: string,
  id: string,
  at: number,
): Promise<boolean> {
  const { count } = await connection.query(
    `UPDATE write_keys SET revoked_at = $3
     WHERE site = $1 AND left(key_hash, ${idDigits}) = $2 AND revoked_at IS NULL`,
    [site, id, at],
  )
  return count > 0
}
