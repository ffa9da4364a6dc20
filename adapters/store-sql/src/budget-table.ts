/**
 * What a site's data may cost. The row of the budget is what is charged against; the settings repeat it
 * for whoever reads those.
 */
import type { Budget, SiteSettings, Store } from '@discreet/engine'
import { trustEpsilonPerYear } from '@discreet/engine'
import { formatRational, parseRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import { campaignLimit, settingsNow } from './charge-table.ts'
import type { Connection, Database } from './database.ts'
import { fileIn } from './register-table.ts'
import { requireSiteId, siteScope } from './site-scope.ts'

type StoredBudget = Pick<SiteSettings, 'campaignEpsilonPerYear' | 'trustEpsilonPerYear'> &
  Readonly<Record<'rhoPerPeriod' | 'rhoPerYear', string>>

async function read(connection: Connection, site: string, lock: string): Promise<Budget> {
  await connection.query(`SET LOCAL "app.site" = '${site}'`)
  const { rows } = await connection.query(`SELECT * FROM budgets WHERE site = $1${lock}`, [site])
  const [row] = rows
  if (row === undefined) throw new DiscreetError('site_unknown', 'there is no such site')
  const settings = await settingsNow(connection, site)
  return {
    rhoPerPeriod: parseRational(String(row['rho_per_period'])),
    rhoPerYear: parseRational(String(row['rho_per_year'])),
    campaignEpsilonPerYear: campaignLimit(settings),
    trustEpsilonPerYear: trustEpsilonPerYear(settings),
  }
}

export async function readBudget(database: Database, site: string): Promise<Budget> {
  requireSiteId(site)
  return database.transaction((connection) => read(connection, site, ''))
}

/** In the settings as they are now, whose other fields somebody else may be changing. */
async function write(
  connection: Connection,
  site: string,
  budget: Budget,
  step: (name: string) => Promise<void>,
): Promise<void> {
  const stored: StoredBudget = {
    rhoPerPeriod: formatRational(budget.rhoPerPeriod),
    rhoPerYear: formatRational(budget.rhoPerYear),
    campaignEpsilonPerYear: formatRational(budget.campaignEpsilonPerYear),
    trustEpsilonPerYear: formatRational(budget.trustEpsilonPerYear),
  }
  await connection.query(
    'UPDATE budgets SET rho_per_period = $2, rho_per_year = $3 WHERE site = $1',
    [site, stored.rhoPerPeriod, stored.rhoPerYear],
  )
  await step('budget:written')
  const { rows } = await connection.query('SELECT settings FROM sites WHERE site = $1 FOR UPDATE', [
    site,
  ])
  const settings = JSON.parse(String(rows[0]?.['settings'])) as Readonly<Record<string, unknown>>
  await connection.query('UPDATE sites SET settings = $2 WHERE site = $1', [
    site,
    JSON.stringify({ ...settings, ...stored }),
  ])
  await step('budget:settings')
}

/** As the owner of the tables: a site's own transactions do not change its settings. */
export async function changeBudget(
  database: Database,
  step: (name: string) => Promise<void>,
  ...[site, change]: Parameters<Store['changeBudget']>
): ReturnType<Store['changeBudget']> {
  const scope = siteScope(database, site, step)
  return database.transaction(async (connection) => {
    const before = await read(connection, site, ' FOR UPDATE')
    const changed = change(before)
    if ('ok' in changed) return changed
    await write(connection, site, changed.budget, step)
    const logIndex = await fileIn(scope, connection, changed.filed)
    return { ok: true, before, after: changed.budget, logIndex } as const
  })
}

const ofBudget = [
  'rhoPerPeriod',
  'rhoPerYear',
  'campaignEpsilonPerYear',
  'trustEpsilonPerYear',
] as const satisfies readonly (keyof StoredBudget)[]

/** New settings with the budget of those that are stored (JSON): updating a site leaves it as it is. */
export function withBudgetOf(
  settings: SiteSettings,
  stored: string,
): Readonly<Record<string, unknown>> {
  const before = JSON.parse(stored) as StoredBudget
  // What is undefined is not written.
  return { ...settings, ...Object.fromEntries(ofBudget.map((field) => [field, before[field]])) }
}
