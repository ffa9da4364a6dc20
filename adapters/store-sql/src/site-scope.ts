/** Every statement about a site runs in a transaction that can see that site only. */
import { DiscreetError } from '@discreet/protocol'
import type { Connection, Database, Records, Row } from './database.ts'
import { siteRole } from './row-security.ts'

export interface SiteScope {
  readonly site: string
  /** `settings`: SET LOCAL statements for the opening of the transaction, safe as they are. */
  transaction<T>(work: (connection: Connection) => Promise<T>, settings?: string): Promise<T>
  contributions(condition: string): AsyncIterable<Records>
  /** One statement as the owner of the tables, outside a transaction. */
  run(sql: string): Promise<readonly Row[]>
  /** Tests stop the world here: a name for every point between two statements that write. */
  step(name: string): Promise<void>
}

/** Letters, digits, '-' and '_', at most 63: safe inside the statement below, which takes no parameters. */
const siteId = /^[a-z0-9][a-z0-9_-]{0,62}$/

export function requireSiteId(site: string): void {
  if (siteId.test(site)) return
  throw new DiscreetError('field_invalid', 'a site id has an unexpected form', {
    field: 'site',
    expected: "1 to 63 lower-case letters, digits, '-' or '_', beginning with a letter or digit",
  })
}

/** `SET LOCAL`, not set_config(): the former also reaches the workers of distributed PostgreSQL. */
export function siteScope(
  database: Database,
  site: string,
  step: (name: string) => Promise<void>,
): SiteScope {
  requireSiteId(site)
  const begin = `BEGIN; SET LOCAL ROLE ${siteRole}; SET LOCAL "app.site" = '${site}'`
  return {
    site,
    transaction: (work, settings) =>
      database.transaction(work, settings === undefined ? begin : `${begin}; ${settings}`),
    contributions: (condition) => database.contributions(condition, begin),
    run: (sql) => database.execute(sql),
    step,
  }
}
