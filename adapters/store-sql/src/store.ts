/** The engine's `Store` on SQL. */
import { randomUUID } from 'node:crypto'
import type {
  Budget,
  KeptNotice,
  Site,
  SiteSettings,
  SiteStore,
  Store,
  WriteKey,
} from '@discreet/engine'
import type { Seal } from '@discreet/policy'
import { formatRational, parseRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import { changeBudget, readBudget, withBudgetOf } from './budget-table.ts'
import { sqlCampaigns } from './campaign-store.ts'
import { readCharges, reserve } from './charge-table.ts'
import { requireText } from './checked-text.ts'
import { ContributionTable } from './contribution-table.ts'
import { withdrawContributions } from './crowd-rows.ts'
import type { Database, Row } from './database.ts'
import { deleteItem, readItemIds, readItems, readItemsOf, upsertItems } from './item-table.ts'
import { verifyLedger } from './ledger-chain.ts'
import { appendToLog, digestOfText } from './log-append.ts'
import { sqlLog } from './log-table.ts'
import { migrate } from './migrations.ts'
import { latestModel, listModels, saveModel } from './model-table.ts'
import { sqlPeople } from './people-table.ts'
import { closePeriod, openEventsPeriod, openImportPeriod, readPeriods } from './period-table.ts'
import type { PeopleOptions } from './permit-door.ts'
import { openPglite } from './pglite-database.ts'
import { openPostgres } from './postgres-database.ts'
import { completeRelease, readAggregate, readReleases } from './release-table.ts'
import { sqlRights } from './rights-store.ts'
import type { SiteScope } from './site-scope.ts'
import { requireSiteId, siteScope } from './site-scope.ts'
import { sqlStaff } from './staff-store.ts'
import { sqlTrust } from './trust-table.ts'
import { addWriteKey, revokeWriteKey, siteOfWriteKey, writeKeys } from './write-key-table.ts'

export interface StoreOptions {
  /** PostgreSQL; wins over `folder`. */
  readonly databaseUrl?: string
  /** PGlite on disk; neither: PGlite in memory. */
  readonly folder?: string
  /** 32 fresh random bytes for the pseudonyms of a period. */
  readonly newKey: () => Uint8Array
  /**
   * Message authentication code of permits, the same in every process that shares the database.
   * Without it no permit is valid.
   */
  readonly sealPermit?: Seal
  /** Epoch milliseconds; default: the clock. */
  readonly now?: () => number
  /** Tests only: called between any two writes; throwing there is a crash there. */
  readonly onStep?: (name: string) => void | Promise<void>
}

interface StoredSettings extends Omit<SiteSettings, 'rhoPerPeriod' | 'rhoPerYear'> {
  readonly rhoPerPeriod: string
  readonly rhoPerYear: string
}

function siteOf(row: Row): Site {
  const settings = JSON.parse(String(row['settings'])) as StoredSettings
  return {
    id: String(row['site']),
    name: String(row['name']),
    settings: {
      ...settings,
      rhoPerPeriod: parseRational(settings.rhoPerPeriod),
      rhoPerYear: parseRational(settings.rhoPerYear),
    },
  }
}

type OpenOptions = Omit<StoreOptions, 'databaseUrl' | 'folder'>

/** SQL on the same database, as its owner: for a queue that keeps its jobs beside what they are about. */
export interface SqlRunner {
  /** Without values: several statements at once; the rows of all of them. */
  executeSql(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Readonly<Record<string, unknown>>[] }>
}

class SqlStore implements Store {
  readonly #database: Database
  readonly #options: OpenOptions

  constructor(database: Database, options: OpenOptions) {
    this.#database = database
    this.#options = options
  }

  async createSite(site: Site, writeKeyHash: string): Promise<void> {
    requireSiteId(site.id)
    requireText(site.name, 'name')
    requireText(writeKeyHash, 'writeKeyHash')
    const { rhoPerPeriod, rhoPerYear } = site.settings
    const settings = {
      ...site.settings,
      rhoPerPeriod: formatRational(rhoPerPeriod),
      rhoPerYear: formatRational(rhoPerYear),
    }
    await this.#database.transaction(async (connection) => {
      const { count } = await connection.query(
        'INSERT INTO sites VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [site.id, site.name, JSON.stringify(settings)],
      )
      if (count === 0) {
        throw new DiscreetError('field_invalid', 'this site exists already', { field: 'site' })
      }
      await connection.query('INSERT INTO write_keys VALUES ($1, $2)', [site.id, writeKeyHash])
      await connection.query(`SET LOCAL "app.site" = '${site.id}'`)
      await connection.query('INSERT INTO budgets VALUES ($1, $2, $3)', [
        site.id,
        settings.rhoPerPeriod,
        settings.rhoPerYear,
      ])
    })
  }

  async updateSite({ id, name, settings }: Site): Promise<void> {
    requireText(name, 'name')
    await this.#database.transaction(async (connection) => {
      const { rows } = await connection.query(
        'SELECT settings FROM sites WHERE site = $1 FOR UPDATE',
        [id],
      )
      if (rows[0] === undefined) throw new DiscreetError('site_unknown', 'there is no such site')
      const kept = withBudgetOf(settings, String(rows[0]['settings']))
      await connection.query('UPDATE sites SET name = $2, settings = $3 WHERE site = $1', [
        id,
        name,
        JSON.stringify(kept),
      ])
    })
  }

  budget(siteId: string): Promise<Budget> {
    return readBudget(this.#database, siteId)
  }

  changeBudget(...changing: Parameters<Store['changeBudget']>): ReturnType<Store['changeBudget']> {
    return changeBudget(this.#database, this.#step, ...changing)
  }

  async sites(): Promise<readonly Site[]> {
    return this.#database.transaction(async (connection) => {
      const { rows } = await connection.query('SELECT * FROM sites ORDER BY site', [])
      return rows.map(siteOf)
    })
  }

  siteOfWriteKey(writeKeyHash: string): Promise<string | undefined> {
    return this.#database.transaction((connection) => siteOfWriteKey(connection, writeKeyHash))
  }

  writeKeys(siteId: string): Promise<readonly WriteKey[]> {
    return this.#database.transaction((connection) => writeKeys(connection, siteId))
  }

  addWriteKey(...[siteId, hash, key]: Parameters<Store['addWriteKey']>): Promise<WriteKey> {
    return this.#database.transaction((connection) => addWriteKey(connection, siteId, hash, key))
  }

  revokeWriteKey(siteId: string, id: string, at: number): Promise<boolean> {
    return this.#database.transaction((connection) => revokeWriteKey(connection, siteId, id, at))
  }

  readonly #step = async (name: string): Promise<void> => {
    await this.#options.onStep?.(name)
  }

  async open(siteId: string): Promise<SiteStore> {
    const scope = siteScope(this.#database, siteId, this.#step)
    const row = await scope.transaction(async (connection) => {
      const { rows } = await connection.query('SELECT * FROM sites WHERE site = $1', [siteId])
      return rows[0]
    })
    if (row === undefined) throw new DiscreetError('site_unknown', 'there is no such site')
    const { newKey, sealPermit, now } = this.#options
    return siteStore(siteOf(row), scope, newKey, {
      seal: sealPermit ?? (() => randomUUID()),
      now: now ?? Date.now,
    })
  }

  async executeSql(text: string, values: unknown[] = []): ReturnType<SqlRunner['executeSql']> {
    return { rows: await this.#database.execute(text, values.length === 0 ? undefined : values) }
  }

  async ping(): Promise<void> {
    await this.#database.execute('SELECT 1')
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}

function siteStore(
  site: Site,
  scope: SiteScope,
  newKey: () => Uint8Array,
  people: PeopleOptions,
): SiteStore {
  const contributions = new ContributionTable(scope)
  return {
    site,
    log: sqlLog(scope),
    people: sqlPeople(scope, people),
    rights: sqlRights(scope, people),
    campaigns: sqlCampaigns(scope, newKey),
    staff: sqlStaff(scope, people),
    trust: sqlTrust(scope),
    keepNotice: (notice) => keepNotice(scope, notice),
    notice: (sha256) => readNotice(scope, sha256),
    upsertItems: (items) => upsertItems(scope, items),
    deleteItem: (id) => deleteItem(scope, id),
    items: () => readItems(scope),
    itemsOf: (ids) => readItemsOf(scope, ids),
    itemIds: () => readItemIds(scope),
    versions: () => readVersions(scope),
    openPeriod: (at) => openEventsPeriod(scope, site.settings, at, newKey),
    importPeriod: (name, unit, at) => openImportPeriod(scope, name, unit, at, newKey),
    closePeriod: (id, at) => closePeriod(scope, id, at),
    periods: () => readPeriods(scope),
    addContributions: (periodId, rows) => contributions.add(periodId, rows),
    async withdrawContributions(person) {
      const taken = await scope.transaction((connection) =>
        withdrawContributions(connection, scope.site, person),
      )
      return taken.contributions + taken.campaigns
    },
    contributions: (periodId) => contributions.read(periodId),
    reserve: (request) => reserve(scope, request),
    completeRelease: (done) => completeRelease(scope, done),
    releases: () => readReleases(scope),
    aggregate: (releaseId) => readAggregate(scope, releaseId),
    ledger: () => scope.transaction((connection) => readCharges(connection, scope.site)),
    async verifiedLedger() {
      const charges = await scope.transaction((connection) => readCharges(connection, scope.site))
      return { charges, verification: verifyLedger(scope.site, charges) }
    },
    saveModel: (model) => saveModel(scope, model),
    latestModel: () => latestModel(scope),
    models: (limit) => listModels(scope, limit),
  }
}

async function keepNotice(scope: SiteScope, { sha256, locale, text }: KeptNotice): Promise<void> {
  await scope.transaction(async (connection) => {
    const { count } = await connection.query(
      'INSERT INTO notices VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [scope.site, sha256, locale, text],
    )
    if (count === 0) return
    await appendToLog(scope, connection, [
      { kind: 'notice', ref: sha256, digest: digestOfText(text) },
    ])
  })
}

function readNotice(scope: SiteScope, sha256: string): Promise<KeptNotice | undefined> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT locale, body FROM notices WHERE site = $1 AND sha256 = $2',
      [scope.site, sha256],
    )
    const [row] = rows
    return row && { sha256, locale: String(row['locale']), text: String(row['body']) }
  })
}

/** A sum of hashes needs no order and no memory; the number of an item goes into its hash. */
function readVersions(scope: SiteScope): ReturnType<SiteStore['versions']> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(body, item_no)), 0) AS catalogue,
         (SELECT id FROM models WHERE site = $1 ORDER BY sequence DESC LIMIT 1) AS model
       FROM items WHERE site = $1 AND NOT deleted`,
      [scope.site],
    )
    const { catalogue, model } = rows[0] ?? {}
    return { catalogue: String(catalogue), model: model == null ? undefined : String(model) }
  })
}

/** Throws `configuration_invalid` for a store that was not opened here. */
export function sqlRunnerOf(store: Store): SqlRunner {
  if (store instanceof SqlStore) return store
  throw new DiscreetError('configuration_invalid', 'this store has no database of its own', {
    field: 'store',
    expected: 'what openStore returned',
  })
}

/** On a database that is open and migrated. */
export function storeOn(database: Database, options: OpenOptions): Store {
  return new SqlStore(database, options)
}

/** Opens, migrates. Rejects with `store_unavailable` or `data_folder_in_use`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database =
    options.databaseUrl === undefined
      ? await openPglite(options.folder)
      : await openPostgres(options.databaseUrl)
  await migrate(database)
  return storeOn(database, options)
}
