/**
 * Transaction 2 of a release: the noisy sums in, the contributions and the key out, all or nothing.
 * Whoever comes second gets what the first stored.
 */
import { randomUUID } from 'node:crypto'
import type { FinishedRelease, Release, ReleaseCard } from '@discreet/engine'
import type { Noised, NoisyAggregate } from '@discreet/privacy'
import { formatRational, parseRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import { decodeAggregate, encodeAggregate } from './aggregate-codec.ts'
import { chargeOf } from './charge-table.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { appendToLog } from './log-append.ts'
import { chunksDigest, releaseDigest } from './release-digest.ts'
import type { SiteScope } from './site-scope.ts'

function releaseOf(row: Row): Release {
  return {
    id: String(row['id']),
    periodId: String(row['period']),
    chargeId: String(row['charge_id']),
    at: Number(row['at']),
    rho: parseRational(String(row['rho'])),
    epsilon: Number(row['epsilon']),
    delta: Number(row['delta']),
    card: JSON.parse(String(row['card'])) as ReleaseCard,
  }
}

export async function completeRelease(scope: SiteScope, done: FinishedRelease): Promise<Release> {
  const chunks = await encodeAggregate(done.aggregate)
  const release = await scope.transaction(async (connection) => {
    await connection.query('SELECT 1 FROM periods WHERE site = $1 AND period = $2 FOR UPDATE', [
      scope.site,
      done.charge.periodId,
    ])
    const found = await connection.query(
      'SELECT * FROM charges WHERE site = $1 AND id = $2 FOR UPDATE',
      [scope.site, done.charge.id],
    )
    const [row] = found.rows
    if (row === undefined) throw new DiscreetError('release_state', 'nothing was charged for this')
    const charge = chargeOf(row)
    if (charge.hash !== done.charge.hash || charge.periodId !== done.charge.periodId) {
      throw new DiscreetError('release_state', 'the ledger has another charge for this')
    }
    const [before] = (
      await connection.query('SELECT * FROM releases WHERE site = $1 AND charge_id = $2', [
        scope.site,
        charge.id,
      ])
    ).rows
    if (before !== undefined) return releaseOf(before)
    return store(scope, connection, { ...done, charge }, chunks)
  })
  await scope.step('release:committed')
  // What is deleted stays in the file until its place is reclaimed; PGlite never does so by itself.
  await scope.run('VACUUM contributions').catch(() => undefined)
  return release
}

async function store(
  scope: SiteScope,
  connection: Connection,
  done: FinishedRelease,
  chunks: readonly Uint8Array[],
): Promise<Release> {
  const id = randomUUID()
  const { charge } = done
  await connection.query(
    `INSERT INTO releases (site, id, period, charge_id, at, rho, epsilon, delta, card)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      scope.site,
      id,
      charge.periodId,
      charge.id,
      done.at,
      formatRational(charge.rho),
      done.epsilon,
      done.delta,
      canonicalJson(done.card),
    ],
  )
  await scope.step('release:inserted')
  for (const [number, bytes] of chunks.entries()) {
    await connection.query('INSERT INTO release_chunks VALUES ($1, $2, $3, $4)', [
      scope.site,
      id,
      number,
      bytes,
    ])
  }
  await scope.step('release:chunks')
  await connection.query(
    `UPDATE charges SET state = 'released', release_id = $1
     WHERE site = $2 AND id = $3 AND state = 'reserved'`,
    [id, scope.site, charge.id],
  )
  await scope.step('release:charge-marked')
  await connection.query('DELETE FROM contributions WHERE site = $1 AND period = $2', [
    scope.site,
    charge.periodId,
  ])
  await scope.step('release:contributions-deleted')
  const { count } = await connection.query(
    `UPDATE periods SET state = 'released', key = NULL
     WHERE site = $1 AND period = $2 AND state = 'charged'`,
    [scope.site, charge.periodId],
  )
  if (count !== 1) throw new DiscreetError('release_state', 'the period is not charged')
  await scope.step('release:key-destroyed')
  const { rows } = await connection.query('SELECT * FROM releases WHERE site = $1 AND id = $2', [
    scope.site,
    id,
  ])
  const row = rows[0] as Row
  const digest = releaseDigest({ ...row, aggregate: chunksDigest(chunks) })
  await appendToLog(scope, connection, [{ kind: 'release', ref: id, digest }])
  return releaseOf(row)
}

export function readReleases(scope: SiteScope): Promise<Release[]> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT * FROM releases WHERE site = $1 ORDER BY at, id',
      [scope.site],
    )
    return rows.map(releaseOf)
  })
}

export function readAggregate(scope: SiteScope, id: string): Promise<Noised<NoisyAggregate>> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT bytes FROM release_chunks WHERE site = $1 AND release_id = $2 ORDER BY chunk',
      [scope.site, id],
    )
    if (rows.length === 0) throw new DiscreetError('period_missing', 'there is no such release')
    return decodeAggregate(rows.map((row) => row['bytes'] as Uint8Array))
  })
}
