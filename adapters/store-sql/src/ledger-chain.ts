/**
 * The ledger is a chain: each charge carries the SHA-256 of its own facts and of the hash before
 * it, so that no entry can be changed, removed or moved without every later hash being wrong. What
 * is hashed is fixed when the charge is reserved; its later state is not part of it.
 */
import { createHash } from 'node:crypto'
import type { Charge } from '@discreet/engine'
import { formatRational } from '@discreet/privacy'
import { canonicalJson } from '@discreet/protocol'

export { canonicalJson }

export const firstHash: string = '0'.repeat(64)

type Hashed = Omit<Charge, 'hash' | 'state' | 'releaseId'>

export function chargeHash(site: string, charge: Hashed): string {
  const facts = canonicalJson({
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
  return createHash('sha256').update(facts).digest('hex')
}

/** The first entry that does not fit, or 'whole'. */
export function verifyLedger(
  site: string,
  charges: readonly Charge[],
):
  | { readonly ok: true; readonly head: string }
  | { readonly ok: false; readonly brokenAt: number } {
  let previous = firstHash
  for (const [index, charge] of charges.entries()) {
    const fits =
      charge.sequence === index + 1 &&
      charge.previousHash === previous &&
      chargeHash(site, charge) === charge.hash
    if (!fits) return { ok: false, brokenAt: index + 1 }
    previous = charge.hash
  }
  return { ok: true, head: previous }
}
