/**
 * Releasing a period, in the order that the guarantee needs:
 *
 *  1. close the period (nothing more comes in),
 *  2. charge the ledger (transaction 1),
 *  3. read, bound, sum and noise (in memory; the noise leaves this function only through 4),
 *  4. store the noisy sums and delete contributions and key (transaction 2).
 *
 * A crash after 2 leaves a charge and the contributions. Releasing again finds the same charge and
 * completes it: nothing that was noised before has been shown to anyone, so the budget is spent once.
 * A crash after 4 leaves a release, which is what releasing again returns.
 */
import type { PeopleRows, RandomWords, Rational } from '@discreet/privacy'
import {
  Allowance,
  addRational,
  basketShares,
  defaultParameters,
  formatRational,
  parseRational,
  periodShares,
  planRelease,
  RowsBuilder,
  runRelease,
  zcdpEpsilon,
  zero,
} from '@discreet/privacy'
import type { Refusal } from '@discreet/protocol'
import type { Charge, Release, SiteStore } from './ports.ts'
import { releaseCard } from './release-card.ts'

export interface ReleaseRequest {
  readonly periodId: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly random: RandomWords
  /** Default: the site's ρ per period. */
  readonly rho?: Rational
  readonly onProgress?: (step: 'charged' | 'read' | 'noised' | 'stored') => void
}

export type ReleaseOutcome = { readonly ok: true; readonly release: Release } | Refusal

async function readRows(store: SiteStore, periodId: string): Promise<PeopleRows> {
  const builder = new RowsBuilder((await store.itemIds()).length)
  for await (const batch of store.contributions(periodId)) {
    batch.items.forEach((item, k) => {
      builder.add(batch.personOf[k] ?? 0, batch.basketOf[k] ?? 0, item)
    })
  }
  return builder.finish()
}

function chargedSoFar(charges: readonly Charge[]): Rational {
  return charges.reduce((sum, { rho }) => addRational(sum, rho), zero)
}

/** Idempotent. Refuses with `period_missing`, `period_open` or `budget_exhausted`. */
export async function releasePeriod(
  store: SiteStore,
  { periodId, at, random, rho, onProgress }: ReleaseRequest,
): Promise<ReleaseOutcome> {
  const closed = await store.closePeriod(periodId, at)
  if ('ok' in closed) return closed
  const before = (await store.releases()).find((release) => release.periodId === periodId)
  if (before !== undefined) return { ok: true, release: before }
  const { settings } = store.site
  const shares = closed.unit === 'basket' ? basketShares : periodShares
  const chosen = defaultParameters(rho ?? settings.rhoPerPeriod, shares)
  const plan = planRelease(chosen)
  const reserved = await store.reserve({
    idempotencyKey: `release:${periodId}`,
    periodId,
    rho: parseRational(plan.rho),
    mechanism: { ...plan },
    at,
  })
  if (!reserved.ok) return reserved
  const { charge } = reserved
  onProgress?.('charged')
  const items = await store.itemIds()
  const rows = await readRows(store, periodId)
  onProgress?.('read')
  const allowance = new Allowance(charge.id, charge.rho)
  const aggregate = runRelease(rows, chosen, allowance, items, random)
  onProgress?.('noised')
  // Campaigns are charged in another currency, and are on no card of a release.
  const charges = (await store.ledger()).filter(({ epsilon: pure }) => pure === undefined)
  const total = chargedSoFar(charges)
  const epsilon = zcdpEpsilon(charge.rho, settings.delta)
  const release = await store.completeRelease({
    charge,
    aggregate,
    epsilon,
    delta: settings.delta,
    at,
    card: releaseCard({
      site: store.site,
      period: closed,
      charge,
      plan,
      epsilon,
      delta: settings.delta,
      cumulative: {
        rho: formatRational(total),
        epsilon: zcdpEpsilon(total, settings.delta),
        periods: charges.length,
      },
    }),
  })
  onProgress?.('stored')
  return { ok: true, release }
}
