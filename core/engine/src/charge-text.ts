/**
 * The facts of a charge in the ledger as the one text that its hash is of: where it is made, and where
 * others hash it again. What becomes of the charge later is no part of it.
 */
import { formatRational } from '@discreet/privacy'
import { canonicalJson } from '@discreet/protocol'
import type { Charge } from './ports.ts'

export function chargeText(
  site: string,
  charge: Omit<Charge, 'hash' | 'state' | 'releaseId'>,
): string {
  return canonicalJson({
    site,
    sequence: charge.sequence,
    id: charge.id,
    idempotencyKey: charge.idempotencyKey,
    periodId: charge.periodId,
    rho: formatRational(charge.rho),
    // Left out where there is none, so that what was charged before there were campaigns still holds.
    epsilon: charge.epsilon && formatRational(charge.epsilon),
    mechanism: charge.mechanism,
    at: charge.at,
    previousHash: charge.previousHash,
  })
}
