/**
 * The transparency log of a site in SQL: one row per leaf, one per full node of the Merkle tree, and
 * the right edge. Entries are added in the transaction of what they are about, so that nothing is
 * stored without being in the log, and nothing is in the log that was not stored.
 *
 * A leaf is the text `<kind> <ref> <digest>`: what kind of thing, which one, and the SHA-256 of its
 * facts in canonical JSON. The facts themselves stay in their own tables.
 */
import { createHash } from 'node:crypto'
import type { LogEntry } from '@discreet/engine'
import type { Sha256, TreeNode } from '@discreet/transparency'
import { GrowingTree, leafHash } from '@discreet/transparency'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'

export const sha256: Sha256 = (data) => new Uint8Array(createHash('sha256').update(data).digest())

/** SHA-256 of a text in UTF-8, lower-case hex. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

export function leafOf({ kind, ref, digest }: Omit<LogEntry, 'index'>): Uint8Array {
  return leafHash(sha256, new Uint8Array(Buffer.from(`${kind} ${ref} ${digest}`, 'utf8')))
}

export function entryOf(row: Row): LogEntry {
  return {
    index: Number(row['leaf']),
    kind: row['kind'] as LogEntry['kind'],
    ref: String(row['ref']),
    digest: String(row['digest']),
  }
}

function treeOf(row: Row | undefined): GrowingTree {
  const edge = row === undefined ? new Uint8Array(0) : (row['edge'] as Uint8Array)
  const hashes = Array.from({ length: edge.length / 32 }, (_, k) => edge.slice(k * 32, k * 32 + 32))
  return new GrowingTree(sha256, Number(row?.['size'] ?? 0), hashes)
}

export async function readTree(
  connection: Connection,
  site: string,
  lock: boolean,
): Promise<GrowingTree> {
  const { rows } = await connection.query(
    `SELECT size, edge FROM log_heads WHERE site = $1${lock ? ' FOR UPDATE' : ''}`,
    [site],
  )
  return treeOf(rows[0])
}

async function insertNodes(
  connection: Connection,
  site: string,
  nodes: readonly TreeNode[],
): Promise<void> {
  // Level 0 is the leaves themselves; they are computed from the entries.
  const inner = nodes.filter(({ level }) => level > 0)
  if (inner.length === 0) return
  await connection.query(
    `INSERT INTO log_nodes SELECT $1, level, node, hash
     FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS full_node (level, node, hash)`,
    [
      site,
      inner.map(({ level }) => level),
      inner.map(({ index }) => index),
      inner.map(({ hash }) => hash),
    ],
  )
}

/** Within the transaction that stores what the entries are about. Returns the first index. */
export async function appendToLog(
  scope: SiteScope,
  connection: Connection,
  entries: readonly Omit<LogEntry, 'index'>[],
): Promise<number> {
  for (const { kind, ref } of entries) requireText(ref, kind)
  await connection.query(
    `INSERT INTO log_heads (site, size, edge) VALUES ($1, 0, ''::bytea) ON CONFLICT DO NOTHING`,
    [scope.site],
  )
  const tree = await readTree(connection, scope.site, true)
  const first = tree.size
  const nodes = entries.flatMap((entry) => tree.add(leafOf(entry)))
  await connection.query(
    `INSERT INTO log_entries SELECT $1, $2::bigint + place - 1, kind, ref, digest
     FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY
       AS entry (kind, ref, digest, place)`,
    [
      scope.site,
      first,
      entries.map(({ kind }) => kind),
      entries.map(({ ref }) => ref),
      entries.map(({ digest }) => digest),
    ],
  )
  await scope.step('log:entries')
  await insertNodes(connection, scope.site, nodes)
  await scope.step('log:nodes')
  await connection.query('UPDATE log_heads SET size = $2, edge = $3 WHERE site = $1', [
    scope.site,
    tree.size,
    Buffer.concat(tree.edge()),
  ])
  await scope.step('log:head')
  return first
}
