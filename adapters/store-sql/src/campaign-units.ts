/** Who is in which cell of a campaign: one row each, for as long as the campaign goes on. */
import type { CampaignStore, CampaignUnit } from '@discreet/engine'
import { cellCount } from '@discreet/experiment'
import { DiscreetError } from '@discreet/protocol'
import { findCampaign } from './campaign-table.ts'
import { requirePseudonym } from './checked-text.ts'
import type { Connection } from './database.ts'
import { lockContributions, notErased } from './not-erased.ts'
import type { SiteScope } from './site-scope.ts'

const rowsPerStatement = 1000

/** What is fixed of a campaign that takes part in counting. */
interface Counting {
  readonly cells: number
  readonly startedAt: number
}

/**
 * No cohort is released and the campaign not closed before the end of the transaction. Throws
 * `campaign_unknown` or `release_state`.
 */
async function counting(connection: Connection, site: string, id: string): Promise<Counting> {
  const found = await findCampaign(connection, site, id, ' FOR SHARE')
  if (found === undefined) {
    throw new DiscreetError('campaign_unknown', 'there is no such campaign')
  }
  const { registration, startedAt } = found.stored
  if (found.key === undefined || registration === null) {
    throw new DiscreetError(
      'release_state',
      'the campaign counts nobody: it is not started, or closed',
    )
  }
  return { cells: cellCount(registration.table), startedAt: startedAt ?? -Infinity }
}

function requireCell(cell: number, { cells }: Counting): void {
  if (Number.isInteger(cell) && cell >= 0 && cell < cells) return
  throw new DiscreetError('field_invalid', 'the table of the campaign has no such cell', {
    field: 'cell',
    expected: `0 to ${cells - 1}`,
  })
}

/** Two transactions that insert the same rows in different orders would wait for each other. */
function inOneOrder(a: CampaignUnit, b: CampaignUnit): number {
  return a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0
}

async function insert(
  connection: Connection,
  site: string,
  id: string,
  units: readonly CampaignUnit[],
): Promise<number> {
  const { count } = await connection.query(
    `INSERT INTO campaign_units (site, campaign, unit, week, cell)
     SELECT $1, $2, new.* FROM unnest($3::uuid[], $4::int[], $5::int[]) AS new
     ON CONFLICT DO NOTHING`,
    [
      site,
      id,
      units.map((one) => one.unit),
      units.map((one) => one.week),
      units.map((one) => one.cell),
    ],
  )
  return count
}

async function requireUnreleased(
  connection: Connection,
  site: string,
  id: string,
  units: readonly CampaignUnit[],
): Promise<void> {
  const { rows } = await connection.query(
    `SELECT 1 FROM cohort_releases WHERE site = $1 AND campaign = $2 AND week = ANY($3::int[]) LIMIT 1`,
    [site, id, [...new Set(units.map(({ week }) => week))]],
  )
  if (rows.length === 0) return
  throw new DiscreetError('release_state', 'this cohort is released; it takes nobody more')
}

/**
 * Whoever was erased after the campaign had started is not in it again: that they were counted already
 * is not known any more.
 */
function sinceTheStart(units: readonly CampaignUnit[], { startedAt }: Counting): CampaignUnit[] {
  return units.map(({ unlessErased, ...unit }) =>
    unlessErased === undefined
      ? unit
      : {
          ...unit,
          unlessErased: { ...unlessErased, since: Math.min(unlessErased.since, startedAt) },
        },
  )
}

async function enrol(
  scope: SiteScope,
  id: string,
  units: readonly CampaignUnit[],
): Promise<number> {
  for (const { unit, week } of units) {
    requirePseudonym(unit, 'unit')
    if (!Number.isInteger(week) || week < 0 || week > 10_000) {
      throw new DiscreetError('field_invalid', 'a cohort is a whole week, from 0', {
        field: 'week',
      })
    }
  }
  return scope.transaction(async (connection) => {
    const { site } = scope
    // In the order in which an erasure takes them.
    if (units.some(({ unlessErased }) => unlessErased !== undefined)) {
      await lockContributions(connection, site, '_shared')
    }
    const campaign = await counting(connection, site, id)
    for (const { cell } of units) requireCell(cell, campaign)
    await requireUnreleased(connection, site, id, units)
    const known = await notErased(connection, site, sinceTheStart(units, campaign))
    known.sort(inOneOrder)
    let fresh = 0
    for (let from = 0; from < known.length; from += rowsPerStatement) {
      fresh += await insert(connection, site, id, known.slice(from, from + rowsPerStatement))
      await scope.step('campaign:enrolled')
    }
    return fresh
  })
}

const oneUnit = 'campaign_units WHERE site = $1 AND campaign = $2 AND unit = $3'

async function move(
  scope: SiteScope,
  id: string,
  unit: string,
  change: (cell: number) => number,
): Promise<boolean> {
  requirePseudonym(unit, 'unit')
  return scope.transaction(async (connection) => {
    const campaign = await counting(connection, scope.site, id)
    const { rows } = await connection.query(`SELECT cell FROM ${oneUnit} FOR UPDATE`, [
      scope.site,
      id,
      unit,
    ])
    const cell = rows[0]?.['cell'] ?? null
    if (cell === null) return false
    const moved = change(Number(cell))
    requireCell(moved, campaign)
    if (moved === Number(cell)) return true
    await connection.query(
      'UPDATE campaign_units SET cell = $4 WHERE site = $1 AND campaign = $2 AND unit = $3',
      [scope.site, id, unit, moved],
    )
    await scope.step('campaign:moved')
    return true
  })
}

export function sqlUnits(scope: SiteScope): Pick<CampaignStore, 'enrol' | 'move' | 'cellOf'> {
  return {
    enrol: (id, units) => enrol(scope, id, units),
    move: (id, unit, change) => move(scope, id, unit, change),
    async cellOf(id, unit) {
      requirePseudonym(unit, 'unit')
      const { rows } = await scope.transaction((connection) =>
        connection.query(`SELECT cell FROM ${oneUnit}`, [scope.site, id, unit]),
      )
      const [row] = rows
      if (row === undefined) return undefined
      return row['cell'] === null ? null : Number(row['cell'])
    },
  }
}
