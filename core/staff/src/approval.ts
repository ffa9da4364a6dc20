/**
 * What is dangerous takes two: one proposes with a reason, somebody else signs, and only then is it done,
 * once. A proposal that nobody signs runs out.
 */
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'

export const dangerousActions = ['raise_epsilon', 'export_person', 'lift_hold'] as const

/** Relaxing a tactic takes two signatures by a rule of its own: `relaxation` of core/policy. */
export type DangerousAction = (typeof dangerousActions)[number]

export type ApprovalState = 'waiting' | 'signed' | 'done' | 'refused' | 'expired'

export interface Approval {
  readonly id: string
  readonly action: DangerousAction
  /** What would be done, as its use case reads it. It names nobody: who it is about is sealed beside it. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly reason: string
  /** Ids of members. */
  readonly proposedBy: string
  readonly signedBy: string | null
  readonly state: Exclude<ApprovalState, 'expired'>
  /** Epoch milliseconds. */
  readonly at: number
  readonly expiresAt: number
}

const dayMilliseconds = 86_400_000

/** How long a proposal waits, and a signed one may be carried out. */
export const approvalMilliseconds: number = 2 * dayMilliseconds

export function approvalState(approval: Approval, now: number): ApprovalState {
  const open = approval.state === 'waiting' || approval.state === 'signed'
  return open && now >= approval.expiresAt ? 'expired' : approval.state
}

export type Advanced = { readonly ok: true; readonly approval: Approval } | Refusal

function wrongState(approval: Approval, now: number, wanted: ApprovalState): Refusal | undefined {
  const state = approvalState(approval, now)
  if (state === wanted) return undefined
  return refuse('approval_state', `the proposal is ${state}, not ${wanted}`, {
    expected: state === 'waiting' ? 'a second person who signs it' : 'a new proposal',
  })
}

/** Refuses with `approval_state`, or with `role_missing` where whoever proposed it signs as well. */
export function signApproval(approval: Approval, member: string, now: number): Advanced {
  const wrong = wrongState(approval, now, 'waiting')
  if (wrong !== undefined) return wrong
  if (approval.proposedBy === member) {
    return refuse('role_missing', 'somebody else has to sign', {
      expected: 'a second person; whoever proposed it cannot',
    })
  }
  return { ok: true, approval: { ...approval, state: 'signed', signedBy: member } }
}

/** Anybody who could sign may refuse; whoever proposed it may take it back. */
export function refuseApproval(approval: Approval, member: string, now: number): Advanced {
  const wrong = wrongState(approval, now, 'waiting')
  if (wrong !== undefined) return wrong
  return { ok: true, approval: { ...approval, state: 'refused', signedBy: member } }
}

/** Once. Refuses with `approval_state`. */
export function carryOut(approval: Approval, now: number): Advanced {
  const wrong = wrongState(approval, now, 'signed')
  return wrong ?? { ok: true, approval: { ...approval, state: 'done' } }
}
