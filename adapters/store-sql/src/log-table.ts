/** Reading, proving and verifying the log of a site (how it grows: log-append.ts). */
import type { LogEntry, LogHead, LogVerification, TransparencyLog } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { ReadNode } from '@discreet/transparency'
import { consistencyProof, GrowingTree, inclusionProof } from '@discreet/transparency'
import type { Connection } from './database.ts'
import { appendToLog, entryOf, leafOf, readTree, sha256 } from './log-append.ts'
import { findUnlogged } from './log-sources.ts'
import type { SiteScope } from './site-scope.ts'

const entriesAtOnce = 20_000

function nodeReader(connection: Connection, site: string): ReadNode {
  return async (level, index) => {
    const { rows } =
      level === 0
        ? await connection.query(
            'SELECT leaf, kind, ref, digest FROM log_entries WHERE site = $1 AND leaf = $2',
            [site, index],
          )
        : await connection.query(
            'SELECT hash FROM log_nodes WHERE site = $1 AND level = $2 AND node = $3',
            [site, level, index],
          )
    const [row] = rows
    if (row === undefined) {
      throw new DiscreetError('log_broken', `the log has no node ${index} of level ${level}`)
    }
    return level === 0 ? leafOf(entryOf(row)) : new Uint8Array(row['hash'] as Uint8Array)
  }
}

async function readEntries(
  connection: Connection,
  site: string,
  from: number,
  count: number,
): Promise<LogEntry[]> {
  const { rows } = await connection.query(
    `SELECT leaf, kind, ref, digest FROM log_entries
     WHERE site = $1 AND leaf >= $2 ORDER BY leaf LIMIT $3`,
    [site, from, count],
  )
  return rows.map(entryOf)
}

function sameHead(tree: GrowingTree, head: GrowingTree): boolean {
  return tree.size === head.size && Buffer.from(tree.root()).equals(Buffer.from(head.root()))
}

/** Rebuilds the tree from its entries, then holds the tables that it covers against them. */
async function verify(scope: SiteScope): Promise<LogVerification> {
  const tree = new GrowingTree(sha256)
  let head = tree
  for (;;) {
    const entries = await scope.transaction(async (connection) => {
      if (tree.size === 0) head = await readTree(connection, scope.site, false)
      return readEntries(connection, scope.site, tree.size, entriesAtOnce)
    })
    for (const entry of entries) {
      if (entry.index !== tree.size) {
        return { ok: false, where: `entry ${tree.size}`, why: 'it is missing' }
      }
      // What is added while this runs belongs to the next verification.
      if (tree.size < head.size) tree.add(leafOf(entry))
    }
    if (entries.length < entriesAtOnce || tree.size >= head.size) break
  }
  if (!sameHead(tree, head)) {
    return { ok: false, where: 'the tree', why: 'its entries do not lead to its root' }
  }
  const fault = await findUnlogged(scope)
  return fault ?? { ok: true, size: tree.size, root: tree.root() }
}

export function sqlLog(scope: SiteScope): TransparencyLog {
  const { site } = scope
  return {
    head: (): Promise<LogHead> =>
      scope.transaction(async (connection) => {
        const tree = await readTree(connection, site, false)
        return { size: tree.size, root: tree.root() }
      }),
    append: (entries) => scope.transaction((connection) => appendToLog(scope, connection, entries)),
    entries: (from, count) =>
      scope.transaction((connection) => readEntries(connection, site, from, count)),
    find: (kind, ref) =>
      scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          'SELECT * FROM log_entries WHERE site = $1 AND kind = $2 AND ref = $3 ORDER BY leaf DESC LIMIT 1',
          [site, kind, ref],
        )
        return rows[0] === undefined ? undefined : entryOf(rows[0])
      }),
    inclusion: (index, size) =>
      scope.transaction((connection) =>
        inclusionProof(sha256, index, size, nodeReader(connection, site)),
      ),
    consistency: (first, second) =>
      scope.transaction((connection) =>
        consistencyProof(sha256, first, second, nodeReader(connection, site)),
      ),
    verify: () => verify(scope),
  }
}
