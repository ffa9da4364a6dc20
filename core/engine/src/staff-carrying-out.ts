/** Doing what two people have signed. Each way is safe to repeat, so that a crash in between loses nothing. */
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, refuse } from '@discreet/protocol'
import type { Approval } from '@discreet/staff'
import { changeBudget } from './budget-change.ts'
import { liftHold } from './holds.ts'
import type { Budget, Store } from './ports.ts'
import type { Resumed } from './resume-erasures.ts'
import { resumeErasures } from './resume-erasures.ts'
import type { RightsSetup } from './rights-setup.ts'

export type CarriedOut =
  /** `after` is null where an attempt before this one has done it. */
  | { readonly ok: true; readonly action: 'raise_epsilon'; readonly after: Budget | null }
  | { readonly ok: true; readonly action: 'lift_hold'; readonly resumed: Resumed }

/** Refuses like what it does, or with `approval_state` for what somebody has to carry out themselves. */
export async function carryOutSigned(
  store: Store,
  setup: RightsSetup,
  approval: Approval,
): Promise<CarriedOut | Refusal> {
  switch (approval.action) {
    case 'raise_epsilon':
      return raise(store, setup, approval)
    case 'lift_hold':
      return lift(setup, String(approval.facts['hold']))
    case 'export_person':
      return refuse('approval_state', 'an export is for whoever proposed it to carry out')
  }
}

async function raise(
  store: Store,
  setup: RightsSetup,
  { id, facts, proposedBy, signedBy }: Approval,
): Promise<CarriedOut | Refusal> {
  const by = signedBy === null ? [proposedBy] : [proposedBy, signedBy]
  try {
    const changed = await changeBudget(store, setup, facts, { by, approval: id })
    return changed.ok ? { ok: true, action: 'raise_epsilon', after: changed.after } : changed
  } catch (error) {
    // Its id is filed already: the budget was changed, and the server died before that was noted here.
    if (!(error instanceof DiscreetError) || error.code !== 'request_state') throw error
    return { ok: true, action: 'raise_epsilon', after: null }
  }
}

/** One that is not there any more was lifted by an attempt before this, or has run out. */
async function lift(setup: RightsSetup, hold: string): Promise<CarriedOut | Refusal> {
  const lifted = await liftHold(setup, hold)
  if (!lifted.ok && lifted.code !== 'request_unknown') return lifted
  const resumed = lifted.ok ? lifted.resumed : await resumeErasures(setup)
  return { ok: true, action: 'lift_hold', resumed }
}
