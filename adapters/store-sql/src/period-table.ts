/** Periods and their keys. A key exists while its period may still take contributions. */
import type { Period, PrivacyUnit, SiteSettings } from '@discreet/engine'
import { eventsPeriod } from '@discreet/engine'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'

const columns = 'period, starts_at, ends_at, source, unit, state, key'

export interface KeyedPeriod {
  readonly period: Period
  readonly key: Uint8Array
}

export function periodOf(row: Row): Period {
  return {
    id: String(row['period']),
    startsAt: Number(row['starts_at']),
    endsAt: Number(row['ends_at']),
    source: row['source'] as Period['source'],
    unit: row['unit'] as Period['unit'],
    state: row['state'] as Period['state'],
  }
}

function keyed(row: Row): KeyedPeriod {
  const { key } = row
  if (!(key instanceof Uint8Array)) {
    throw new DiscreetError('release_state', 'this period is released; its key is destroyed')
  }
  return { period: periodOf(row), key: new Uint8Array(key) }
}

async function find(connection: Connection, site: string, id: string): Promise<Row | undefined> {
  const { rows } = await connection.query(
    `SELECT ${columns} FROM periods WHERE site = $1 AND period = $2`,
    [site, id],
  )
  return rows[0]
}

async function create(
  scope: SiteScope,
  { id, startsAt, endsAt, source, unit }: Omit<Period, 'state'>,
  newKey: () => Uint8Array,
): Promise<KeyedPeriod> {
  requireText(id, 'period')
  return scope.transaction(async (connection) => {
    const known = await find(connection, scope.site, id)
    if (known !== undefined) return keyed(known)
    await connection.query(
      `INSERT INTO periods (site, ${columns}) VALUES ($1, $2, $3, $4, $5, $6, 'open', $7)
       ON CONFLICT DO NOTHING`,
      [scope.site, id, startsAt, endsAt, source, unit, newKey()],
    )
    const row = await find(connection, scope.site, id)
    if (row === undefined) throw new DiscreetError('period_missing', 'the period was not stored')
    return keyed(row)
  })
}

export function openEventsPeriod(
  scope: SiteScope,
  settings: SiteSettings,
  at: number,
  newKey: () => Uint8Array,
): Promise<KeyedPeriod> {
  return create(scope, eventsPeriod(settings, at), newKey)
}

export async function openImportPeriod(
  scope: SiteScope,
  name: string,
  unit: PrivacyUnit,
  at: number,
  newKey: () => Uint8Array,
): Promise<KeyedPeriod> {
  const id = `import-${name}`
  const opened = await create(
    scope,
    { id, startsAt: at, endsAt: at, source: 'import', unit },
    newKey,
  )
  if (opened.period.unit === unit) return opened
  throw new DiscreetError('release_state', 'this import was begun with another unit of privacy', {
    expected: `the unit ${opened.period.unit}, or another name for the import`,
  })
}

export function closePeriod(scope: SiteScope, id: string, at: number): Promise<Period | Refusal> {
  return scope.transaction(async (connection) => {
    await connection.query('SELECT 1 FROM periods WHERE site = $1 AND period = $2 FOR UPDATE', [
      scope.site,
      id,
    ])
    const row = await find(connection, scope.site, id)
    if (row === undefined) return refuse('period_missing', 'there is no such period')
    const period = periodOf(row)
    if (period.state !== 'open') return period
    if (at < period.endsAt) {
      return refuse(
        'period_open',
        `the period is open until ${new Date(period.endsAt).toISOString()}`,
      )
    }
    await connection.query(`UPDATE periods SET state = 'closed' WHERE site = $1 AND period = $2`, [
      scope.site,
      id,
    ])
    return { ...period, state: 'closed' }
  })
}

export function readPeriods(scope: SiteScope): Promise<Period[]> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `SELECT ${columns} FROM periods WHERE site = $1 ORDER BY starts_at, period`,
      [scope.site],
    )
    return rows.map(periodOf)
  })
}
