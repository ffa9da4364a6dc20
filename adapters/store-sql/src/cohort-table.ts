/**
 * The release of a cohort: counted, noised once, stored and logged, and its rows emptied, in one
 * transaction. Whoever comes second gets what the first stored.
 */
import type { CampaignStore, CohortRelease } from '@discreet/engine'
import { cellCount } from '@discreet/experiment'
import type { Noised, NoisyCells } from '@discreet/privacy'
import { compareRational, formatRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import { findCampaign, reclaim } from './campaign-table.ts'
import { readCharges } from './charge-table.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { appendToLog, digestOfText } from './log-append.ts'
import type { SiteScope } from './site-scope.ts'

function cohortOf(row: Row): CohortRelease {
  return JSON.parse(String(row['body'])) as CohortRelease
}

async function countCells(
  connection: Connection,
  { site }: SiteScope,
  id: string,
  week: number,
  cells: number,
): Promise<Int32Array> {
  const { rows } = await connection.query(
    `SELECT cell, count(*) AS n FROM campaign_units
     WHERE site = $1 AND campaign = $2 AND week = $3 GROUP BY cell`,
    [site, id, week],
  )
  const counts = new Int32Array(cells)
  for (const row of rows) counts[Number(row['cell'])] = Number(row['n'])
  return counts
}

/** Noise that is less than what was charged, or is not that of this table, is not stored. */
async function requireCharged(
  connection: Connection,
  { site }: SiteScope,
  chargeId: string,
  cells: number,
  noisy: Noised<NoisyCells>,
): Promise<void> {
  const charge = (await readCharges(connection, site)).find(({ id }) => id === chargeId)
  const paid = charge?.epsilon
  if (paid === undefined || compareRational(noisy.epsilon, paid) > 0) {
    throw new DiscreetError('release_state', 'the cohort costs more than was charged for it')
  }
  if (noisy.cells.length !== cells) {
    throw new DiscreetError('release_state', 'the noisy table is not that of the campaign')
  }
}

async function store(
  scope: SiteScope,
  connection: Connection,
  release: CohortRelease,
): Promise<void> {
  const { campaign, week } = release
  const body = canonicalJson(release)
  await connection.query(
    'INSERT INTO cohort_releases (site, campaign, week, body) VALUES ($1, $2, $3, $4)',
    [scope.site, campaign, week, body],
  )
  await scope.step('cohort:inserted')
  await connection.query(
    `UPDATE campaign_units SET week = NULL, cell = NULL
     WHERE site = $1 AND campaign = $2 AND week = $3`,
    [scope.site, campaign, week],
  )
  await scope.step('cohort:emptied')
  await appendToLog(scope, connection, [
    { kind: 'cohort', ref: `${campaign}@${week}`, digest: digestOfText(body) },
  ])
}

async function releaseCohort(
  scope: SiteScope,
  ...[id, week, at, noise]: Parameters<CampaignStore['releaseCohort']>
): Promise<CohortRelease> {
  if (!Number.isInteger(week) || week < 0) {
    throw new DiscreetError('field_invalid', 'a cohort is a whole week, from 0', { field: 'week' })
  }
  const release = await scope.transaction(async (connection) => {
    const found = await findCampaign(connection, scope.site, id, ' FOR UPDATE')
    if (found === undefined) {
      throw new DiscreetError('campaign_unknown', 'there is no such campaign')
    }
    const { rows } = await connection.query(
      'SELECT body FROM cohort_releases WHERE site = $1 AND campaign = $2 AND week = $3',
      [scope.site, id, week],
    )
    if (rows[0] !== undefined) return cohortOf(rows[0])
    const { registration } = found.stored
    if (found.key === undefined || registration === null) {
      throw new DiscreetError('release_state', 'the campaign is not started, or closed')
    }
    const cells = cellCount(registration.table)
    const counts = await countCells(connection, scope, id, week, cells)
    const noisy = noise(counts)
    counts.fill(0)
    await requireCharged(connection, scope, registration.chargeId, cells, noisy)
    const fresh: CohortRelease = {
      campaign: id,
      week,
      at,
      cells: [...noisy.cells],
      epsilon: formatRational(noisy.epsilon),
      noiseVariance: noisy.variance,
    }
    await store(scope, connection, fresh)
    return fresh
  })
  await scope.step('cohort:committed')
  await reclaim(scope)
  return release
}

export function sqlCohorts(scope: SiteScope): Pick<CampaignStore, 'releaseCohort' | 'cohorts'> {
  return {
    releaseCohort: (...request) => releaseCohort(scope, ...request),
    cohorts: (id) =>
      scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          'SELECT body FROM cohort_releases WHERE site = $1 AND campaign = $2 ORDER BY week',
          [scope.site, id],
        )
        return rows.map(cohortOf)
      }),
  }
}
