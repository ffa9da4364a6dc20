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
  const chunks = encodeAggregate(done.aggregate)
  const release = await scope.transaction(async (connection) => {
    await connection.query('SELECT period FROM periods WHERE period = $1 FOR UPDATE', [
      done.charge.periodId,
    ])
    const found = await connection.query('SELECT * FROM charges WHERE id = $1 FOR UPDATE', [
      done.charge.id,
    ])
    const [row] = found.rows
    if (row === undefined) throw new DiscreetError('release_state', 'nothing was charged for this')
    const charge = chargeOf(row)
    const [before] = (
      await connection.query('SELECT * FROM releases WHERE charge_id = $1', [charge.id])
    ).rows
    if (before !== undefined) return releaseOf(before)
    return store(scope, connection, done, chunks)
  })
  await scope.step('release:committed')
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
  await connection.query(`UPDATE charges SET state = 'released', release_id = $1 WHERE id = $2`, [
    id,
    charge.id,
  ])
  await scope.step('release:charge-marked')
  await connection.query('DELETE FROM contributions WHERE period = $1', [charge.periodId])
  await scope.step('release:contributions-deleted')
  await connection.query(`UPDATE periods SET state = 'released', key = NULL WHERE period = $1`, [
    charge.periodId,
  ])
  await scope.step('release:key-destroyed')
  const { rows } = await connection.query('SELECT * FROM releases WHERE id = $1', [id])
  return releaseOf(rows[0] as Row)
}

export function readReleases(scope: SiteScope): Promise<Release[]> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query('SELECT * FROM releases ORDER BY at, id', [])
    return rows.map(releaseOf)
  })
}

export function readAggregate(scope: SiteScope, id: string): Promise<Noised<NoisyAggregate>> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT bytes FROM release_chunks WHERE release_id = $1 ORDER BY chunk',
      [id],
    )
    if (rows.length === 0) throw new DiscreetError('period_missing', 'there is no such release')
    return decodeAggregate(rows.map((row) => row['bytes'] as Uint8Array))
  })
}
