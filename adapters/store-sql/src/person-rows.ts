/** The rows of one person: read, written and erased inside a transaction that is theirs alone. */
import type { ConsentRecord, ProfileEntry, StoredPerson, WrappedKey } from '@discreet/engine'
import type { FieldId, PermitClaims, PersonState } from '@discreet/policy'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { appendToLog, digestOfText } from './log-append.ts'
import type { SiteScope } from './site-scope.ts'

interface Kept {
  readonly state: PersonState
  readonly place: string | null
  readonly notice: string
}

/** Cuts bytes that each begin with their place (eight bytes) and length (four), big endian. */
export function pieces({
  buffer,
  byteOffset,
  byteLength,
}: Uint8Array): { place: number; sealed: Uint8Array }[] {
  const view = new DataView(buffer, byteOffset, byteLength)
  const found: { place: number; sealed: Uint8Array }[] = []
  for (let at = 0; at < byteLength; ) {
    const place = Number(view.getBigInt64(at))
    const length = view.getInt32(at + 8)
    found.push({ place, sealed: new Uint8Array(buffer, byteOffset + at + 12, length) })
    at += 12 + length
  }
  return found
}

export async function insertEntries(
  connection: Connection,
  site: string,
  subject: string,
  entries: readonly ProfileEntry[],
): Promise<number> {
  const { count } = await connection.query(
    `INSERT INTO profile_entries (site, subject, entry, field, sealed, expires_at)
     SELECT $1, $2::uuid, entry, field, sealed, expires_at
     FROM unnest($3::uuid[], $4::text[], $5::bytea[], $6::bigint[])
       AS fresh (entry, field, sealed, expires_at)
     ON CONFLICT DO NOTHING`,
    [
      site,
      subject,
      entries.map(({ id }) => id),
      entries.map(({ field }) => field),
      entries.map(({ sealed }) => sealed),
      entries.map(({ expiresAt }) => expiresAt),
    ],
  )
  return count
}

export function keyOf(row: Row): WrappedKey | null {
  const { wrapped_key: bytes } = row
  if (bytes === null) return null
  return { keyId: String(row['key_id']), bytes: new Uint8Array(bytes as Uint8Array) }
}

function personOf(row: Row): StoredPerson {
  const { state, place, notice } = JSON.parse(String(row['choices'])) as Kept
  const seenAt = row['seen_at'] === null ? null : Number(row['seen_at'])
  return {
    state: { ...state, seenAt },
    place,
    notice,
    key: keyOf(row),
    contact: row['contact'] === null ? null : String(row['contact']),
    expiresAt: row['expires_at'] === null ? null : Number(row['expires_at']),
    ...(row['warned_at'] == null ? {} : { warnedAt: Number(row['warned_at']) }),
  }
}

export async function findPerson(
  connection: Connection,
  scope: SiteScope,
  subject: string,
  lock: '' | ' FOR UPDATE',
): Promise<StoredPerson | undefined> {
  const { rows } = await connection.query(
    `SELECT * FROM people WHERE site = $1 AND subject = $2${lock}`,
    [scope.site, subject],
  )
  return rows[0] === undefined ? undefined : personOf(rows[0])
}

export async function writePerson(
  connection: Connection,
  site: string,
  subject: string,
  { state, place, notice, key, contact, expiresAt }: StoredPerson,
): Promise<void> {
  const kept: Kept = { state, place, notice }
  await connection.query(
    `INSERT INTO people (site, subject, choices, seen_at, wrapped_key, key_id, expires_at, contact,
       restricted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (site, subject) DO UPDATE SET choices = excluded.choices,
       seen_at = excluded.seen_at, wrapped_key = excluded.wrapped_key, key_id = excluded.key_id,
       expires_at = excluded.expires_at, contact = excluded.contact,
       restricted = excluded.restricted,
       warned_at = CASE WHEN people.expires_at IS NOT DISTINCT FROM excluded.expires_at
         THEN people.warned_at END`,
    [
      site,
      subject,
      canonicalJson(kept),
      state.seenAt,
      key?.bytes ?? null,
      key?.keyId ?? null,
      expiresAt,
      contact,
      state.restricted,
    ],
  )
}

/** When somebody was erased, the last time. */
export async function buriedAt(
  connection: Connection,
  site: string,
  hash: string,
): Promise<number | undefined> {
  const { rows } = await connection.query(
    'SELECT max(at) AS at FROM tombstones WHERE site = $1 AND hash = $2 GROUP BY hash',
    [site, hash],
  )
  return rows[0] === undefined ? undefined : Number(rows[0]['at'])
}

/**
 * Also of somebody who is not there. An erasure takes it first, after the tombstone is there: whoever has
 * it later sees the tombstone, and what came before is there to be erased.
 */
export async function lockPerson(
  connection: Connection,
  site: string,
  subject: string,
): Promise<void> {
  await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7301949))', [
    `${site} ${subject}`,
  ])
}

/**
 * Keeps the key where it is until the end of the transaction: nothing is added to a profile whose key
 * is being destroyed, nor, but for the person's own rights, while use is restricted (GDPR 18).
 */
export async function lockForEntries(
  connection: Connection,
  site: string,
  { subject, purposes }: PermitClaims,
): Promise<boolean> {
  const { rows } = await connection.query(
    `SELECT 1 FROM people WHERE site = $1 AND subject = $2 AND wrapped_key IS NOT NULL
       AND (NOT restricted OR $3) FOR SHARE`,
    [site, subject, purposes.includes('rights')],
  )
  return rows.length > 0
}

/** Of every row that has a key; `context`: the column that the key is bound to. */
export async function rewrapIn(
  connection: Connection,
  scope: SiteScope,
  table: 'people' | 'request_identities',
  context: 'subject' | 'request',
  rewrap: (key: WrappedKey, context: string) => Promise<WrappedKey | undefined>,
): Promise<number> {
  const { rows } = await connection.query(
    `SELECT ${context}, wrapped_key, key_id FROM ${table}
     WHERE site = $1 AND wrapped_key IS NOT NULL FOR UPDATE`,
    [scope.site],
  )
  let moved = 0
  for (const row of rows) {
    const key = keyOf(row)
    const fresh = key === null ? undefined : await rewrap(key, String(row[context]))
    if (fresh === undefined) continue
    await connection.query(
      `UPDATE ${table} SET wrapped_key = $3, key_id = $4 WHERE site = $1 AND ${context} = $2`,
      [scope.site, row[context], fresh.bytes, fresh.keyId],
    )
    moved += 1
  }
  return moved
}

export async function insertRecord(
  scope: SiteScope,
  connection: Connection,
  record: ConsentRecord,
  subject: string | null,
): Promise<number> {
  const body = canonicalJson(record)
  await connection.query(
    `INSERT INTO consent_records (site, record, subject, body, anonymous)
     VALUES ($1, $2, $3, $4, $5)`,
    [scope.site, record.id, subject, body, subject === null],
  )
  await scope.step('choose:recorded')
  return appendToLog(scope, connection, [
    { kind: 'consent', ref: record.id, digest: digestOfText(body) },
  ])
}

export async function eraseFields(
  connection: Connection,
  site: string,
  subject: string,
  fields: readonly FieldId[],
): Promise<Partial<Record<FieldId, number>>> {
  if (fields.length === 0) return {}
  const { rows } = await connection.query(
    `WITH gone AS (DELETE FROM profile_entries
       WHERE site = $1 AND subject = $2 AND field = ANY($3::text[]) RETURNING field)
     SELECT field, count(*) AS n FROM gone GROUP BY field`,
    [site, subject, fields],
  )
  return Object.fromEntries(rows.map((row) => [row['field'], Number(row['n'])]))
}
