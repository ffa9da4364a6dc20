/**
 * The ledger is a chain: each charge carries the SHA-256 of its own facts and of the hash before
 * it, so that no entry can be changed, removed or moved without every later hash being wrong. What
 * is hashed is fixed when the charge is reserved; its later state is not part of it.
 */
import { createHash } from 'node:crypto'
import type { Charge } from '@discreet/engine'
import { chargeText } from '@discreet/engine'
import { canonicalJson } from '@discreet/protocol'

export { canonicalJson }

export const firstHash: string = '0'.repeat(64)

export function chargeHash(site: string, charge: Parameters<typeof chargeText>[1]): string {
  return createHash('sha256').update(chargeText(site, charge)).digest('hex')
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
