/**
 * What takes two people: proposed with a reason, signed by somebody else, and only then done, once. No
 * route does one of these things by itself.
 */
import type { Refusal } from '@discreet/protocol'
import { isText, refuse } from '@discreet/protocol'
import type { Approval, Capability, DangerousAction } from '@discreet/staff'
import {
  approvalMilliseconds,
  approvalState,
  carryOut,
  dangerousActions,
  refuseApproval,
  signApproval,
} from '@discreet/staff'
import type { WeighedBudget } from './budget-change.ts'
import { weighBudget } from './budget-change.ts'
import { freshId } from './move-request.ts'
import type { Store } from './ports.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { RightsSetup } from './rights-setup.ts'
import type { CarriedOut } from './staff-carrying-out.ts'
import { carryOutSigned } from './staff-carrying-out.ts'
import type { StaffExport } from './staff-export.ts'
import { exportForStaff } from './staff-export.ts'
import type { Acting, StaffSetup } from './staff-setup.ts'

const longestReason = 500
const longestId = 200

/** What somebody must be able to do themselves to propose it. */
export const proposing: Readonly<Record<DangerousAction, Capability>> = {
  raise_epsilon: 'budget.change',
  export_person: 'people.act',
  lift_hold: 'people.act',
}

export interface Proposal {
  readonly action: DangerousAction
  /**
   * Of `raise_epsilon` what `changeBudget` reads; of `lift_hold` its `hold`; of `export_person` nothing.
   * They name nobody.
   */
  readonly facts: Readonly<Record<string, unknown>>
  /** For whoever signs. Without a subject it is in the log for good, and names nobody. */
  readonly reason: string
  /** Whom an export is about, or a hold where that is known. */
  readonly subject: Pseudonym | null
}

export type Proposed =
  | { readonly ok: true; readonly approval: Approval; readonly logIndex: number }
  | Refusal

export type Signed =
  | {
      readonly ok: true
      readonly approval: Approval
      /** Of its last step; null: there was none, because it failed again. */
      readonly logIndex: number | null
      /** null: it is for whoever proposed it to carry out, or it failed. */
      readonly done: CarriedOut | null
      /** Why it was not done although it is signed; `retryAction` tries again. */
      readonly trouble: Refusal | null
    }
  | Refusal

function wrong(field: string, expected: string): Refusal {
  return refuse('field_invalid', 'a proposal has an unexpected form', { field, expected })
}

function lacking(capability: Capability): Refusal {
  return refuse('role_missing', 'your role does not allow this', {
    expected: `a role with ${capability}`,
  })
}

async function checked(
  store: Store,
  setup: RightsSetup,
  { action, facts, subject }: Proposal,
): Promise<{ readonly ok: true; readonly weighed?: WeighedBudget } | Refusal> {
  switch (action) {
    case 'raise_epsilon': {
      const weighed = await weighBudget(store, setup, facts)
      if (!weighed.ok || weighed.raises.length > 0) return weighed
      return wrong('/facts', 'a limit that is higher than now; to lower one nobody else is needed')
    }
    case 'lift_hold': {
      const known = isText(facts['hold'], longestId) && Object.keys(facts).length === 1
      return known ? { ok: true } : wrong('/facts/hold', 'the id of a hold, and nothing else')
    }
    case 'export_person':
      if (Object.keys(facts).length > 0) return wrong('/facts', 'nothing')
      return subject === null ? wrong('/person', 'whom it is about') : { ok: true }
  }
}

/**
 * Refuses with `field_invalid`, or with `role_missing` where they could not do it even with a second
 * person.
 */
export async function proposeAction(
  store: Store,
  setup: RightsSetup,
  { member, access }: Acting,
  proposal: Proposal,
): Promise<Proposed> {
  const { action, facts, reason, subject } = proposal
  if (!dangerousActions.includes(action)) return wrong('/action', dangerousActions.join(', '))
  if (!access.capabilities.has(proposing[action])) return lacking(proposing[action])
  if (!isText(reason, longestReason) || reason.trim() === '') {
    return wrong('/reason', `why, in 1 to ${longestReason} characters`)
  }
  const refused = await checked(store, setup, proposal)
  if (!refused.ok) return refused
  const at = setup.now()
  const approval: Approval = {
    id: freshId(setup),
    action,
    facts,
    reason,
    proposedBy: member.id,
    signedBy: null,
    state: 'waiting',
    at,
    expiresAt: at + approvalMilliseconds,
  }
  return { ok: true, approval, logIndex: await setup.store.staff.propose(approval, subject) }
}

/**
 * Signs, and does what can be done at once. Refuses with `role_missing`, also to whoever proposed it,
 * with `approval_state`, or with `request_unknown`.
 */
export async function signAction(
  store: Store,
  setup: RightsSetup,
  { member, access }: Acting,
  id: string,
): Promise<Signed> {
  if (!access.capabilities.has('approvals.sign')) return lacking('approvals.sign')
  const signed = await setup.store.staff.advanceApproval(id, (current) =>
    signApproval(current, member.id, setup.now()),
  )
  return signed.ok ? attempt(store, setup, signed.approval, signed.logIndex) : signed
}

/** Of what is signed and failed; whoever could sign may. Refuses like `signAction`. */
export async function retryAction(
  store: Store,
  setup: RightsSetup,
  { access }: Acting,
  id: string,
): Promise<Signed> {
  if (!access.capabilities.has('approvals.sign')) return lacking('approvals.sign')
  const approval = await setup.store.staff.approval(id)
  if (approval === undefined) return unknownProposal()
  const due = carryOut(approval, setup.now())
  if (!due.ok) return due
  return attempt(store, setup, approval, null)
}

async function attempt(
  store: Store,
  setup: RightsSetup,
  approval: Approval,
  logIndex: number | null,
): Promise<Signed> {
  const signed = { ok: true, approval, logIndex } as const
  if (approval.action === 'export_person') return { ...signed, done: null, trouble: null }
  const done = await carryOutSigned(store, setup, approval)
  if (!done.ok) return { ...signed, done: null, trouble: done }
  const ended = await setup.store.staff.advanceApproval(approval.id, (current) =>
    carryOut(current, setup.now()),
  )
  return ended.ok ? { ...ended, done, trouble: null } : ended
}

/** Whoever could sign may refuse, and whoever proposed it may take it back. */
export async function refuseAction(
  setup: StaffSetup,
  { member, access }: Acting,
  id: string,
): Promise<Proposed> {
  return setup.store.staff.advanceApproval(id, (current) => {
    const may = access.capabilities.has('approvals.sign') || current.proposedBy === member.id
    return may ? refuseApproval(current, member.id, setup.now()) : lacking('approvals.sign')
  })
}

function unknownProposal(): Refusal {
  return refuse('request_unknown', 'there is no such proposal')
}

/**
 * For whoever proposed it, once: it counts as done before anything is opened, so that an export that
 * fails needs a new proposal. Refuses with `approval_state`, `role_missing` or `request_unknown`.
 */
export async function runExport(
  setup: RightsSetup,
  { member, access }: Acting,
  id: string,
  locale?: string,
): Promise<StaffExport | Refusal> {
  const { staff } = setup.store
  if (!access.capabilities.has(proposing.export_person)) return lacking(proposing.export_person)
  const subject = await staff.approvalSubject(id)
  const done = await staff.advanceApproval(id, (current) => {
    if (current.action !== 'export_person') return unknownProposal()
    if (current.proposedBy !== member.id) {
      return refuse('role_missing', 'only whoever proposed it may have the export')
    }
    const due = carryOut(current, setup.now())
    return due.ok && subject === null ? erasedSince() : due
  })
  if (!done.ok) return done
  if (subject === null) return erasedSince()
  return exportForStaff(setup, subject, {
    actor: `staff ${member.name}`,
    reason: done.approval.reason,
    ...(locale === undefined ? {} : { locale }),
  })
}

function erasedSince(): Refusal {
  return refuse('request_unknown', 'whom this was about is not known here any more')
}

/** Newest first; state as it is now. */
export async function proposals(
  setup: StaffSetup,
  limit: number,
): Promise<
  readonly (Omit<Approval, 'state'> & { readonly state: ReturnType<typeof approvalState> })[]
> {
  const now = setup.now()
  const found = await setup.store.staff.approvals(limit)
  return found.map((one) => ({ ...one, state: approvalState(one, now) }))
}
