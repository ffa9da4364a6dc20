/**
 * How somebody shows that a request is theirs: by as little as the risk of answering the wrong one
 * allows, and nothing that was shown is kept after (GDPR 12(6) and 11(2): more may be asked for only
 * where there is reasonable doubt; 5(1)(c)).
 *
 * - What only protects does no harm when somebody else asked for it, so a sign of the person is enough.
 *   California forbids more: opting out and limiting need no verification, not even an account (CCPA
 *   regulations §§ 7026(d), 7027(e), 7060(b)).
 * - What reveals or destroys is shown by signing in (§ 7061) or by a link to the address that the site
 *   vouched for (§§ 7060(c), 7062). An authorised agent's request counts once the person has followed
 *   such a link (§ 7063(a)). A receipt says which choice was somebody's, not who holds it.
 * - A complaint and an appeal are for somebody to read, so they need nothing.
 */
import type { Proof } from '@discreet/policy'
import type { RequestType } from './request.ts'

const sign: readonly Proof[] = ['signed_in', 'email', 'receipt', 'agent', 'staff', 'system']
const identity: readonly Proof[] = ['signed_in', 'email', 'staff', 'system']
const nothing: readonly Proof[] = []

const proofs: Readonly<Record<RequestType, readonly Proof[]>> = {
  access: identity,
  portability: identity,
  erasure: identity,
  rectification: identity,
  explain: identity,
  restriction: sign,
  objection: sign,
  opt_out: sign,
  limit_sensitive: sign,
  withdraw: sign,
  complaint: nothing,
  appeal: nothing,
}

/**
 * Each of these is enough by itself; none: nothing need be shown. `staff` and `system` are for what the
 * office does on its own account and says why, never for somebody outside.
 */
export function proofNeeded(type: RequestType): readonly Proof[] {
  return proofs[type]
}

/** `shown`: undefined when nothing was. */
export function proofSuffices(type: RequestType, shown: Proof | undefined): boolean {
  const enough = proofs[type]
  return enough.length === 0 || (shown !== undefined && enough.includes(shown))
}
