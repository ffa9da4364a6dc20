/** A change of a verdict by people: who has to sign it, and with what reason. */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { distinctNames, signaturesNeeded } from './standing.ts'
import type { Tactic, TacticChange, TacticVerdict } from './tactic.ts'
import { verdicts } from './tactic.ts'

export interface RelaxationRequest {
  readonly tactic: Tactic
  /** In force now. */
  readonly verdict: TacticVerdict
  readonly to: TacticVerdict
  /** For whoever reads the log later. */
  readonly reason: string
  /** Names of the staff. */
  readonly signatures: readonly string[]
  /** Epoch milliseconds. */
  readonly at: number
}

const shortestReason = 20

/** Refuses with `tactic_refused` (nobody can, or more have to sign) or `field_invalid`. */
export function relaxation({
  tactic,
  verdict,
  to,
  reason,
  signatures,
  at,
}: RelaxationRequest): { readonly ok: true; readonly change: TacticChange } | Refusal {
  if (!verdicts.includes(to) || to === verdict) {
    return refuse(
      'field_invalid',
      `the verdict of ${tactic.id} is ${verdict} already, or is none`,
      {
        field: '/to',
        expected: verdicts.filter((one) => one !== verdict).join(' or '),
      },
    )
  }
  if (reason.trim().length < shortestReason) {
    return refuse('field_invalid', 'a change of a verdict needs a reason', {
      field: '/reason',
      expected: `at least ${shortestReason} characters`,
    })
  }
  const needed = signaturesNeeded(tactic, verdict, to)
  if (needed === undefined) {
    return refuse('tactic_refused', `${tactic.id} cannot be relaxed by anybody`, {
      field: '/to',
      expected: verdict,
    })
  }
  if (distinctNames(signatures) < needed) {
    return refuse('tactic_refused', `${tactic.id} to ${to} needs ${needed} different signatures`, {
      field: '/signatures',
      expected: needed === 1 ? 'a name of the staff' : `${needed} different names of the staff`,
    })
  }
  const change = { tactic: tactic.id, to, reason: reason.trim(), signedBy: signatures, at }
  return { ok: true, change: { ...change, automatic: false } }
}
