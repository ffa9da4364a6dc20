/** The public catalogue. An item keeps its number for ever, so that releases stay readable. */
import type { Item } from '@discreet/protocol'
import { isText } from '@discreet/protocol'
import { longestId, requireText } from './checked-text.ts'
import type { Connection } from './database.ts'
import type { SiteScope } from './site-scope.ts'

export async function upsertItems(scope: SiteScope, items: readonly Item[]): Promise<void> {
  for (const { id } of items) requireText(id, 'id')
  const last = new Map(items.map((item) => [item.id, item]))
  await scope.transaction(async (connection) => {
    await connection.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`items:${scope.site}`])
    await connection.query(
      `INSERT INTO items (site, item_no, id, body)
       SELECT $1, (SELECT coalesce(max(item_no) + 1, 0) FROM items WHERE site = $1) + n - 1, id, body
       FROM (SELECT id, body, row_number() OVER (ORDER BY place) AS n
             FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS new (id, body, place)
             WHERE NOT EXISTS (SELECT FROM items WHERE site = $1 AND items.id = new.id)) AS fresh`,
      [scope.site, [...last.keys()], [...last.values()].map((item) => JSON.stringify(item))],
    )
    await connection.query(
      `UPDATE items SET body = new.body, deleted = false
       FROM unnest($2::text[], $3::text[]) AS new (id, body)
       WHERE site = $1 AND items.id = new.id`,
      [scope.site, [...last.keys()], [...last.values()].map((item) => JSON.stringify(item))],
    )
  })
}

export function deleteItem(scope: SiteScope, id: string): Promise<boolean> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'UPDATE items SET deleted = true WHERE site = $1 AND id = $2 AND NOT deleted RETURNING id',
      [scope.site, id],
    )
    return rows.length > 0
  })
}

export function readItems(scope: SiteScope): Promise<Item[]> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT body FROM items WHERE site = $1 AND NOT deleted ORDER BY item_no',
      [scope.site],
    )
    return rows.map((row) => JSON.parse(String(row['body'])) as Item)
  })
}

export async function readItemsOf(scope: SiteScope, ids: readonly string[]): Promise<Item[]> {
  // What cannot be stored is no item, and nothing to ask the database about.
  const known = ids.filter((id) => isText(id, longestId))
  if (known.length === 0) return []
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT body FROM items WHERE site = $1 AND id = ANY($2::text[])',
      [scope.site, known],
    )
    return rows.map((row) => JSON.parse(String(row['body'])) as Item)
  })
}

export function readItemIds(scope: SiteScope): Promise<string[]> {
  return scope.transaction(async (connection) => [
    ...(await itemNumbers(connection, scope.site)).keys(),
  ])
}

/** Of the known ones among `ids`. */
export async function itemNumbersOf(
  connection: Connection,
  site: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await connection.query(
    'SELECT id, item_no FROM items WHERE site = $1 AND id = ANY($2::text[])',
    [site, ids],
  )
  return new Map(rows.map((row) => [String(row['id']), Number(row['item_no'])]))
}

/** id → number, in the order of the numbers, which are 0, 1, 2, … */
async function itemNumbers(connection: Connection, site: string): Promise<Map<string, number>> {
  const { rows } = await connection.query(
    'SELECT id, item_no FROM items WHERE site = $1 ORDER BY item_no',
    [site],
  )
  return new Map(rows.map((row) => [String(row['id']), Number(row['item_no'])]))
}
