/** The public catalogue. An item keeps its number for ever, so that releases stay readable. */
import type { Item } from '@discreet/protocol'
import type { Connection } from './database.ts'
import type { SiteScope } from './site-scope.ts'

export async function upsertItems(scope: SiteScope, items: readonly Item[]): Promise<void> {
  const last = new Map(items.map((item) => [item.id, item]))
  await scope.transaction(async (connection) => {
    await connection.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`items:${scope.site}`])
    await connection.query(
      `INSERT INTO items (site, item_no, id, body)
       SELECT $1, (SELECT coalesce(max(item_no) + 1, 0) FROM items) + n - 1, id, body
       FROM (SELECT id, body, row_number() OVER (ORDER BY place) AS n
             FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS new (id, body, place)
             WHERE NOT EXISTS (SELECT FROM items WHERE items.id = new.id)) AS fresh`,
      [scope.site, [...last.keys()], [...last.values()].map((item) => JSON.stringify(item))],
    )
    await connection.query(
      `UPDATE items SET body = new.body, deleted = false
       FROM unnest($1::text[], $2::text[]) AS new (id, body) WHERE items.id = new.id`,
      [[...last.keys()], [...last.values()].map((item) => JSON.stringify(item))],
    )
  })
}

export function deleteItem(scope: SiteScope, id: string): Promise<boolean> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'UPDATE items SET deleted = true WHERE id = $1 AND NOT deleted RETURNING id',
      [id],
    )
    return rows.length > 0
  })
}

export function readItems(scope: SiteScope): Promise<Item[]> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT body FROM items WHERE NOT deleted ORDER BY item_no',
      [],
    )
    return rows.map((row) => JSON.parse(String(row['body'])) as Item)
  })
}

export function readItemIds(scope: SiteScope): Promise<string[]> {
  return scope.transaction(async (connection) => [...(await itemNumbers(connection)).keys()])
}

/** id → number, in the order of the numbers, which are 0, 1, 2, … */
export async function itemNumbers(connection: Connection): Promise<Map<string, number>> {
  const { rows } = await connection.query('SELECT id, item_no FROM items ORDER BY item_no', [])
  return new Map(rows.map((row) => [String(row['id']), Number(row['item_no'])]))
}
