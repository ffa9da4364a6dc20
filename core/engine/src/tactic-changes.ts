/** Relaxing a verdict takes people who sign with their names; what the registry calls hard takes two. */
import type { TacticVerdict } from '@discreet/policy'
import { relaxation, signaturesNeeded } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import type { SiteStore } from './ports.ts'
import type { FiledTactic, TacticState } from './tactic-standings.ts'
import { filedTactics, standingOfTactic } from './tactic-standings.ts'

export type ChangedTactic =
  | {
      readonly ok: true
      readonly state: TacticState
      /** Waits for somebody else to sign it; missing: it is in force. */
      readonly pending?: string
      readonly logIndex: number
    }
  | Refusal

type Filing = Pick<SiteStore, 'rights'>

function unknownTactic(): Refusal {
  return refuse('field_invalid', 'there is no such tactic', {
    field: '/tactic',
    expected: 'an id of the registry: discreet tactics list',
  })
}

/** The n-th thing that is filed of tactics: two at once cannot both be it. */
export async function fileTactic(
  { rights }: Filing,
  count: number,
  body: FiledTactic,
  at: number,
): Promise<{ readonly id: string; readonly logIndex: number }> {
  const id = `tactic:${count + 1}:${body.change.tactic}`
  const logIndex = await rights.registers.file({ id, kind: 'tactic', at, body: { ...body } })
  return { id, logIndex }
}

async function filedState(store: Filing, body: FiledTactic, at: number): Promise<ChangedTactic> {
  const { count } = await filedTactics(store)
  const { id, logIndex } = await fileTactic(store, count, body, at)
  const state = await standingOfTactic(store, body.change.tactic)
  if (state === undefined) return unknownTactic()
  return { ok: true, state, logIndex, ...(body.act === 'proposed' ? { pending: id } : {}) }
}

export interface TacticWish {
  readonly tactic: string
  readonly to: TacticVerdict
  readonly reason: string
  /** A name of staff. */
  readonly by: string
}

/** What needs another signature is filed as proposed; everything else as it is. */
function filing(
  { tactic, verdict }: TacticState,
  { to, reason, by }: TacticWish,
  at: number,
): FiledTactic | Refusal {
  const wanted = { tactic, verdict, to, reason, at }
  const needed = signaturesNeeded(tactic, verdict, to)
  if (needed === undefined || needed < 2 || by.trim() === '') {
    const made = relaxation({ ...wanted, signatures: [by] })
    return made.ok ? { act: 'changed', change: made.change } : made
  }
  // The same questions as with all signatures there; only that they are not.
  const judged = relaxation({ ...wanted, signatures: [by, `${by}, and somebody else`] })
  return judged.ok ? { act: 'proposed', change: { ...judged.change, signedBy: [by] } } : judged
}

/**
 * In force at once where one signature is enough; else it waits for `signTactic`. Refuses with
 * `field_invalid`, or with `tactic_refused` where nobody can relax it.
 */
export async function relaxTactic(
  store: Filing,
  wish: TacticWish,
  at: number,
): Promise<ChangedTactic> {
  const state = await standingOfTactic(store, wish.tactic)
  if (state === undefined) return unknownTactic()
  const body = filing(state, wish, at)
  return 'ok' in body ? body : filedState(store, body, at)
}

/**
 * `change`: the id under which it waits. Refuses with `field_invalid`, or with `tactic_refused` where the
 * same person signs twice.
 */
export async function signTactic(
  store: Filing,
  { change: id, by }: { readonly change: string; readonly by: string },
  at: number,
): Promise<ChangedTactic> {
  const { pending } = await filedTactics(store)
  const found = pending.find((one) => one.id === id)
  const state = found && (await standingOfTactic(store, found.change.tactic))
  if (found === undefined || state === undefined) {
    return refuse('field_invalid', 'no change waits for a signature under this id', {
      field: '/change',
      expected: pending.map((one) => one.id).join(', ') || 'a change that was proposed before',
    })
  }
  const { to, reason, signedBy } = found.change
  const signatures = [...signedBy, by]
  const { tactic, verdict } = state
  const made = relaxation({ tactic, verdict, to, reason, signatures, at })
  if (!made.ok) return made
  return filedState(store, { act: 'changed', change: made.change, proposal: id }, at)
}
