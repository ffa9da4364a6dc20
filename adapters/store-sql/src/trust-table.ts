/**
 * The release of a period's trust counts: charged, counted, noised once, stored and logged, in one
 * transaction. Whoever comes second gets what the first stored. The exact counts are in memory and in the
 * database's sorting space for the length of one statement, and nowhere else.
 */
import type { TrustRelease, TrustRequest, TrustStore, TrustUnit } from '@discreet/engine'
import { trustCellOf, trustCells } from '@discreet/engine'
import type { Noised, NoisyCells } from '@discreet/privacy'
import { compareRational, formatRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import { chargeTrust } from './charge-table.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { appendToLog, digestOfText } from './log-append.ts'
import { withDuty } from './permit-door.ts'
import type { SiteScope } from './site-scope.ts'

/**
 * One row of each account: its last choice before the end, its last one before the beginning, its first
 * one between. Records that are nobody's are in none. One pass and no join of what was found: of these
 * columns the database keeps no statistics to plan one by. $2: from, $3: to.
 */
const accounts = `
SELECT chose, level_from, level_to, count(*) AS n,
  coalesce(helped AND NOT helps OR NOT wants @> wanted, false) AS took_back
FROM (
  SELECT bool_or(at >= $2) AS chose,
    (array_agg("levelFrom" ORDER BY place) FILTER (WHERE at >= $2))[1] AS level_from,
    (array_agg(contribute ORDER BY place DESC) FILTER (WHERE at < $2))[1] AS helped,
    (array_agg(purposes ORDER BY place DESC) FILTER (WHERE at < $2))[1] AS wanted,
    (array_agg("levelTo" ORDER BY place DESC))[1] AS level_to,
    (array_agg(contribute ORDER BY place DESC))[1] AS helps,
    (array_agg(purposes ORDER BY place DESC))[1] AS wants
  FROM consent_records r, json_to_record(r.body::json) AS said (at bigint, "levelFrom" integer,
    "levelTo" integer, contribute boolean, purposes jsonb)
  WHERE r.site = $1 AND r.subject IS NOT NULL AND at < $3 AND EXISTS (SELECT FROM people p
    WHERE p.site = $1 AND p.subject = r.subject AND NOT p.restricted)
  GROUP BY r.subject) AS account
GROUP BY 1, 2, 3, 5`

/** One row of each choice. */
const choices = `
SELECT true AS chose, "levelFrom" AS level_from, "levelTo" AS level_to, count(*) AS n,
  event = 'withdrawn' AS took_back
FROM consent_records r, json_to_record(r.body::json) AS said (at bigint, "levelFrom" integer,
  "levelTo" integer, event text)
WHERE r.site = $1 AND r.anonymous AND at >= $2 AND at < $3 GROUP BY 1, 2, 3, 5`

function unitOf(of: TrustUnit['of'], row: Row): TrustUnit {
  const from = row['level_from']
  return {
    of,
    chose: row['chose'] === true,
    levelFrom: from === null ? null : Number(from),
    levelTo: Number(row['level_to']),
    tookBack: row['took_back'] === true,
  }
}

async function countCells(
  connection: Connection,
  site: string,
  { from, to }: TrustRequest,
): Promise<Int32Array> {
  const counts = new Int32Array(trustCells.length)
  const tables = [
    ['account', accounts],
    ['choice', choices],
  ] as const
  for (const [of, sql] of tables) {
    const { rows } = await connection.query(sql, [site, from, to])
    for (const row of rows) {
      const cell = trustCellOf(unitOf(of, row))
      if (cell !== undefined) counts[cell] = (counts[cell] ?? 0) + Number(row['n'])
    }
  }
  return counts
}

function releaseOf(row: Row): TrustRelease {
  return JSON.parse(String(row['body'])) as TrustRelease
}

async function find(
  connection: Connection,
  site: string,
  period: number,
): Promise<TrustRelease | undefined> {
  const { rows } = await connection.query(
    'SELECT body FROM trust_releases WHERE site = $1 AND period = $2',
    [site, period],
  )
  return rows[0] && releaseOf(rows[0])
}

function requireOver({ period, from, to, at }: TrustRequest): void {
  if (Number.isInteger(period) && period >= 0 && from < to && at >= to) return
  throw new DiscreetError('release_state', 'the period is none, or it is not over')
}

function noised(
  { period, from, to, at, epsilon }: TrustRequest,
  noisy: Noised<NoisyCells>,
): TrustRelease {
  if (compareRational(noisy.epsilon, epsilon) > 0) {
    throw new DiscreetError('release_state', 'the count costs more than was charged for it')
  }
  if (noisy.cells.length !== trustCells.length) {
    throw new DiscreetError('release_state', 'the noisy table is not the declared one')
  }
  return {
    period,
    from,
    to,
    at,
    cells: [...noisy.cells],
    epsilon: formatRational(noisy.epsilon),
    noiseVariance: noisy.variance,
  }
}

async function store(
  scope: SiteScope,
  connection: Connection,
  release: TrustRelease,
): Promise<void> {
  const body = canonicalJson(release)
  await connection.query('INSERT INTO trust_releases (site, period, body) VALUES ($1, $2, $3)', [
    scope.site,
    release.period,
    body,
  ])
  await scope.step('trust:inserted')
  await appendToLog(scope, connection, [
    { kind: 'trust', ref: String(release.period), digest: digestOfText(body) },
  ])
}

function release(
  scope: SiteScope,
  ...[request, noise]: Parameters<TrustStore['release']>
): ReturnType<TrustStore['release']> {
  const { period } = request
  return withDuty(scope, 'office', async (connection) => {
    requireOver(request)
    // Of two at once the second waits here, and then sees what the first stored.
    await connection.query('SELECT 1 FROM budgets WHERE site = $1 FOR UPDATE', [scope.site])
    const before = await find(connection, scope.site, period)
    if (before !== undefined) return { ok: true, release: before } as const
    const charged = await chargeTrust(scope, connection, request)
    if (!charged.ok) return charged
    const counts = await countCells(connection, scope.site, request)
    const noisy = noise(counts)
    counts.fill(0)
    const fresh = noised(request, noisy)
    await store(scope, connection, fresh)
    return { ok: true, release: fresh } as const
  })
}

function begun(scope: SiteScope): Promise<number | undefined> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query('SELECT at FROM trust_begun WHERE site = $1', [
      scope.site,
    ])
    return rows[0] && Number(rows[0]['at'])
  })
}

export function sqlTrust(scope: SiteScope): TrustStore {
  return {
    async begin(at) {
      await scope.transaction((connection) =>
        connection.query('INSERT INTO trust_begun VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          scope.site,
          at,
        ]),
      )
      return (await begun(scope)) ?? at
    },
    begun: () => begun(scope),
    release: (...request) => release(scope, ...request),
    releases: () =>
      scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          'SELECT body FROM trust_releases WHERE site = $1 ORDER BY period',
          [scope.site],
        )
        return rows.map(releaseOf)
      }),
  }
}
