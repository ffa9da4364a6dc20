/**
 * Transaction 1 of a release, and what the start of a campaign or a trust count begins with: the charge.
 * The budget row is locked **before** anything is summed, so two of them cannot both see room for one.
 */
import { randomUUID } from 'node:crypto'
import type {
  CampaignCharge,
  Charge,
  ChargeRequest,
  SiteSettings,
  TrustRequest,
} from '@discreet/engine'
import { campaignCost, trustChargeName, trustCost, trustEpsilonPerYear } from '@discreet/engine'
import type { Rational } from '@discreet/privacy'
import {
  addRational,
  compareRational,
  formatRational,
  parseRational,
  zero,
} from '@discreet/privacy'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson, chargeHash, firstHash, verifyLedger } from './ledger-chain.ts'
import { appendToLog } from './log-append.ts'
import { periodOf } from './period-table.ts'
import type { SiteScope } from './site-scope.ts'

const yearMilliseconds = 365 * 86_400_000

export function chargeOf(row: Row): Charge {
  return {
    id: String(row['id']),
    sequence: Number(row['sequence']),
    idempotencyKey: String(row['idempotency_key']),
    periodId: String(row['period']),
    rho: parseRational(String(row['rho'])),
    ...(row['epsilon'] === null ? {} : { epsilon: parseRational(String(row['epsilon'])) }),
    mechanism: JSON.parse(String(row['mechanism'])) as Charge['mechanism'],
    at: Number(row['at']),
    state: row['state'] as Charge['state'],
    releaseId: row['release_id'] === null ? null : String(row['release_id']),
    previousHash: String(row['previous_hash']),
    hash: String(row['hash']),
  }
}

export async function readCharges(connection: Connection, site: string): Promise<Charge[]> {
  const { rows } = await connection.query(
    'SELECT * FROM charges WHERE site = $1 ORDER BY sequence',
    [site],
  )
  return rows.map(chargeOf)
}

export type Reserved = { ok: true; charge: Charge; fresh: boolean } | Refusal

export async function reserve(scope: SiteScope, request: ChargeRequest): Promise<Reserved> {
  requireText(request.idempotencyKey, 'idempotencyKey')
  requireText(request.periodId, 'period')
  return scope.transaction(async (connection) => {
    const budget = await connection.query('SELECT * FROM budgets WHERE site = $1 FOR UPDATE', [
      scope.site,
    ])
    await scope.step('reserve:locked')
    const period = await connection.query(
      'SELECT * FROM periods WHERE site = $1 AND period = $2 FOR UPDATE',
      [scope.site, request.periodId],
    )
    const [limits] = budget.rows
    const [row] = period.rows
    if (limits === undefined) return refuse('budget_exhausted', 'the site has no budget')
    if (row === undefined) return refuse('period_missing', 'there is no such period')
    const charges = await readCharges(connection, scope.site)
    const before = earlier(charges, request)
    if (before !== undefined) return before
    if (periodOf(row).state !== 'closed') {
      return refuse('period_open', 'the period is still open; close it first')
    }
    if (!verifyLedger(scope.site, charges).ok) {
      return refuse('ledger_broken', 'the ledger does not verify; nothing is charged on top of it')
    }
    const refused = overBudget(limits, charges, request)
    if (refused !== undefined) return refused
    const charge = await insertCharge(scope, connection, charges.at(-1), request)
    const { count } = await connection.query(
      `UPDATE periods SET state = 'charged' WHERE site = $1 AND period = $2 AND state = 'closed'`,
      [scope.site, request.periodId],
    )
    if (count !== 1) throw new DiscreetError('release_state', 'the period changed while charging')
    await scope.step('reserve:period-marked')
    return { ok: true, charge, fresh: true }
  })
}

/** The answer for a period that was charged before, or for a key that was used before. */
function earlier(charges: readonly Charge[], request: ChargeRequest): Reserved | undefined {
  const byKey = charges.find((charge) => charge.idempotencyKey === request.idempotencyKey)
  if (byKey !== undefined && byKey.periodId !== request.periodId) {
    return refuse('release_state', 'this idempotency key belongs to another period')
  }
  const charge = byKey ?? charges.find(({ periodId }) => periodId === request.periodId)
  if (charge === undefined) return undefined
  const same =
    compareRational(charge.rho, request.rho) === 0 &&
    canonicalJson(charge.mechanism) === canonicalJson(request.mechanism)
  if (same || charge.state === 'released') return { ok: true, charge, fresh: false }
  return refuse(
    'release_state',
    `the period is charged rho ${formatRational(charge.rho)} for a release that was not completed; ` +
      'complete it with the parameters in the ledger',
  )
}

function overBudget(
  limits: Row,
  charges: readonly Charge[],
  { rho, at }: ChargeRequest,
): Refusal | undefined {
  const perPeriod = parseRational(String(limits['rho_per_period']))
  const perYear = parseRational(String(limits['rho_per_year']))
  if (compareRational(rho, zero) <= 0) return refuse('parameter_invalid', 'rho must be above 0')
  if (compareRational(rho, perPeriod) > 0) {
    return refuse(
      'budget_exhausted',
      `this release costs rho ${formatRational(rho)}; a period may cost ${formatRational(perPeriod)}`,
    )
  }
  const spent = charges
    .filter((charge) => charge.at > at - yearMilliseconds)
    .reduce((sum, charge) => addRational(sum, charge.rho), zero)
  if (compareRational(addRational(spent, rho), perYear) > 0) {
    return refuse(
      'budget_exhausted',
      `rho ${formatRational(spent)} of ${formatRational(perYear)} is spent in the last 365 days; ` +
        `this release needs ${formatRational(rho)}`,
    )
  }
  return undefined
}

/**
 * Into the table, the chain and the log. What costs pure ε is a campaign or a trust count: nothing is left
 * to be completed about its charge, and no release belongs to it.
 */
async function insertCharge(
  scope: SiteScope,
  connection: Connection,
  last: Charge | undefined,
  request: ChargeRequest & Pick<Charge, 'epsilon'>,
): Promise<Charge> {
  const facts = {
    ...request,
    id: randomUUID(),
    sequence: (last?.sequence ?? 0) + 1,
    previousHash: last?.hash ?? firstHash,
  }
  const { epsilon } = request
  const state = epsilon === undefined ? 'reserved' : 'released'
  const hash = chargeHash(scope.site, facts)
  await connection.query(
    `INSERT INTO charges (site, sequence, id, idempotency_key, period, rho, epsilon, mechanism, at,
       state, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      scope.site,
      facts.sequence,
      facts.id,
      request.idempotencyKey,
      request.periodId,
      formatRational(request.rho),
      epsilon === undefined ? null : formatRational(epsilon),
      canonicalJson(request.mechanism),
      request.at,
      state,
      facts.previousHash,
      hash,
    ],
  )
  await scope.step('reserve:inserted')
  await appendToLog(scope, connection, [{ kind: 'charge', ref: facts.id, digest: hash }])
  return { ...facts, state, releaseId: null, hash }
}

/** As it is now: a store that is open for long does not miss that it was changed. */
export async function settingsNow(connection: Connection, site: string): Promise<SiteSettings> {
  const { rows } = await connection.query('SELECT settings FROM sites WHERE site = $1', [site])
  return JSON.parse(String(rows[0]?.['settings'])) as SiteSettings
}

const defaultCampaignEpsilon = '6'

export function campaignLimit(settings: Pick<SiteSettings, 'campaignEpsilonPerYear'>): Rational {
  return parseRational(settings.campaignEpsilonPerYear ?? defaultCampaignEpsilon)
}

/** What pure ε is spent on, each within a year's limit of its own. */
const pure = {
  campaigns: { cost: campaignCost, limit: campaignLimit },
  'trust counts': { cost: trustCost, limit: trustEpsilonPerYear },
} as const

type PureRequest = ChargeRequest & Required<Pick<Charge, 'epsilon'>>

async function chargePure(
  scope: SiteScope,
  connection: Connection,
  kind: keyof typeof pure,
  request: PureRequest,
): Promise<{ ok: true; charge: Charge } | Refusal> {
  const { rows } = await connection.query('SELECT 1 FROM budgets WHERE site = $1 FOR UPDATE', [
    scope.site,
  ])
  await scope.step('charge:locked')
  if (rows.length === 0) return refuse('budget_exhausted', 'the site has no budget')
  const charges = await readCharges(connection, scope.site)
  if (!verifyLedger(scope.site, charges).ok) {
    return refuse('ledger_broken', 'the ledger does not verify; nothing is charged on top of it')
  }
  const { cost, limit } = pure[kind]
  const recent = charges.filter((charge) => charge.at > request.at - yearMilliseconds)
  const most = limit(await settingsNow(connection, scope.site))
  const after = cost([...recent, request])
  if (compareRational(after, most) > 0) {
    return refuse(
      'budget_exhausted',
      `${kind} may cost one person epsilon ${formatRational(most)} in 365 days; it is ` +
        `${formatRational(cost(recent))} now and would be ${formatRational(after)}`,
    )
  }
  return { ok: true, charge: await insertCharge(scope, connection, charges.at(-1), request) }
}

/**
 * Within the transaction that starts a campaign, before anybody is in it. Throws `parameter_invalid` for
 * a range or an ε that is none.
 */
export function chargeCampaign(
  scope: SiteScope,
  connection: Connection,
  id: string,
  { epsilon, namespace, from, to, mechanism, at }: CampaignCharge,
): Promise<{ ok: true; charge: Charge } | Refusal> {
  const name = `campaign:${id}`
  return chargePure(scope, connection, 'campaigns', {
    idempotencyKey: name,
    periodId: name,
    rho: zero,
    epsilon,
    mechanism: { ...mechanism, namespace, from, to },
    at,
  })
}

/** Within the transaction that counts, before it does. */
export function chargeTrust(
  scope: SiteScope,
  connection: Connection,
  { period, epsilon, mechanism, at }: TrustRequest,
): Promise<{ ok: true; charge: Charge } | Refusal> {
  const name = trustChargeName(period)
  return chargePure(scope, connection, 'trust counts', {
    idempotencyKey: name,
    periodId: name,
    rho: zero,
    epsilon,
    mechanism,
    at,
  })
}
