/** A store whose every table can be looked at from outside, as somebody with the disk could. */
import type { Store } from '@discreet/engine'
import type { StoreOptions } from '@discreet/store-sql'
import type { Database } from '../../../adapters/store-sql/src/database.ts'
import { migrate } from '../../../adapters/store-sql/src/migrations.ts'
import { openPglite } from '../../../adapters/store-sql/src/pglite-database.ts'
import { storeOn } from '../../../adapters/store-sql/src/store.ts'

export type Tables = Readonly<Record<string, { readonly rows: number; readonly digest: string }>>

export interface WatchedStore {
  open(options: StoreOptions): Promise<Store>
  /** Rows of every table, and a digest over what is in them. */
  tables(): Promise<Tables>
}

export function watchedStore(): WatchedStore {
  let database: Database | undefined
  const query = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await database?.transaction((connection) => connection.query(sql)))?.rows ?? []
  return {
    async open(options) {
      database = await openPglite(undefined)
      await migrate(database)
      return storeOn(database, options)
    },
    async tables() {
      const names = await query(
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
      )
      const found: Record<string, { rows: number; digest: string }> = {}
      for (const { name } of names) {
        const [row] = await query(
          `SELECT count(*)::int AS rows, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM "${name}" AS t`,
        )
        found[String(name)] = { rows: Number(row?.['rows']), digest: String(row?.['digest']) }
      }
      return found
    },
  }
}
