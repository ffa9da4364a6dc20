/** What is to reach somebody outside. Its contents are sealed, and gone when it has arrived. */
import type { Outbox, Outgoing } from '@discreet/engine'
import { isText } from '@discreet/protocol'
import { requireText } from './checked-text.ts'
import type { Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'

const longestId = 512

function outgoingOf(row: Row): Outgoing {
  return {
    id: String(row['id']),
    request: String(row['request']),
    kind: row['kind'] as Outgoing['kind'],
    recipient: String(row['recipient']),
    state: row['state'] as Outgoing['state'],
    tries: Number(row['tries']),
    nextAt: Number(row['next_at']),
    trouble: row['trouble'] === null ? null : String(row['trouble']),
  }
}

async function put(scope: SiteScope, one: Outgoing, sealed: Uint8Array): Promise<void> {
  requireText(one.id, 'id')
  requireText(one.recipient, 'recipient')
  const { id, request, kind, recipient, state, tries, nextAt, trouble } = one
  const held = sealed.length === 0 ? null : sealed
  await scope.transaction((connection) =>
    connection.query(
      `INSERT INTO outgoing (site, id, request, kind, recipient, state, tries, next_at, trouble,
         sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [scope.site, id, request, kind, recipient, state, tries, nextAt, trouble, held],
    ),
  )
}

/** Whoever died with it gives it back when the lease ends; whoever is faster skips what is taken. */
function take(
  scope: SiteScope,
  now: number,
  until: number,
  limit: number,
): ReturnType<Outbox['take']> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `WITH due AS MATERIALIZED (
         SELECT id FROM outgoing WHERE site = $1 AND sealed IS NOT NULL AND state IN ('waiting', 'sent')
           AND next_at <= $2 AND (lease IS NULL OR lease <= $2)
         ORDER BY next_at, place LIMIT $4 FOR UPDATE SKIP LOCKED)
       UPDATE outgoing SET lease = $3 FROM due
       WHERE outgoing.site = $1 AND outgoing.id = due.id RETURNING outgoing.*`,
      [scope.site, now, until, limit],
    )
    return rows
      .sort((a, b) => Number(a['next_at']) - Number(b['next_at']))
      .map((row) => ({ ...outgoingOf(row), sealed: new Uint8Array(row['sealed'] as Uint8Array) }))
  })
}

async function settle(
  scope: SiteScope,
  id: string,
  { state, tries, nextAt, trouble }: Parameters<Outbox['settle']>[1],
): Promise<void> {
  await scope.transaction((connection) =>
    connection.query(
      `UPDATE outgoing SET state = $3, tries = $4, next_at = $5, trouble = $6, lease = NULL,
         sealed = CASE WHEN $3 IN ('acknowledged', 'failed') OR (kind = 'mail' AND $3 = 'sent')
           THEN NULL ELSE sealed END
       WHERE site = $1 AND id = $2
         AND (state IN ('waiting', 'sent') OR $3 IN ('acknowledged', 'failed'))`,
      [scope.site, id, state, tries, nextAt, trouble],
    ),
  )
}

export function sqlOutbox(scope: SiteScope): Outbox {
  const read = (where: string, value: string): Promise<Outgoing[]> =>
    scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        `SELECT * FROM outgoing WHERE site = $1 AND ${where} = $2 ORDER BY place`,
        [scope.site, value],
      )
      return rows.map(outgoingOf)
    })
  return {
    put: (one, sealed) => put(scope, one, sealed),
    take: (now, until, limit) => take(scope, now, until, limit),
    settle: (id, result) => settle(scope, id, result),
    ofRequest: (request) => read('request', request),
    find: async (id) => (isText(id, longestId) ? (await read('id', id))[0] : undefined),
    overdue: (since) =>
      scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          `SELECT count(*) AS n FROM outgoing WHERE site = $1 AND sealed IS NOT NULL
             AND state IN ('waiting', 'sent') AND next_at <= $2`,
          [scope.site, since],
        )
        return Number(rows[0]?.['n'])
      }),
  }
}
