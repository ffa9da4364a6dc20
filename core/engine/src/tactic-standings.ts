/**
 * Where every tactic stands: its verdict in the registry and what was changed since, filed by people with
 * their signatures or by what people said of it.
 */
import type { Tactic, TacticChange, TacticVerdict } from '@discreet/policy'
import { tacticOf, tacticStanding, tactics } from '@discreet/policy'
import type { SiteStore } from './ports.ts'

/** As it is filed, kind `tactic`. */
export type FiledTactic =
  | { readonly act: 'changed'; readonly change: TacticChange; readonly proposal?: string }
  /** Signed once, and waiting for somebody else. */
  | { readonly act: 'proposed'; readonly change: TacticChange }

interface PendingChange {
  /** For signing it. */
  readonly id: string
  readonly change: TacticChange
}

export interface TacticState {
  readonly tactic: Tactic
  /** In force. */
  readonly verdict: TacticVerdict
  /** Those that had an effect, oldest first. */
  readonly changes: readonly TacticChange[]
  readonly pending: readonly PendingChange[]
}

type Filing = Pick<SiteStore, 'rights'>

const most = 100_000

export interface FiledTactics {
  readonly changes: readonly TacticChange[]
  readonly pending: readonly PendingChange[]
  readonly count: number
}

/** Oldest first. */
export async function filedTactics({ rights }: Filing): Promise<FiledTactics> {
  const filed = [...(await rights.registers.filed('tactic', most))].reverse()
  const changes: TacticChange[] = []
  const pending: PendingChange[] = []
  for (const { id, body } of filed) {
    const { act, change } = body as unknown as FiledTactic
    if (act === 'proposed') {
      pending.push({ id, change })
      continue
    }
    changes.push(change)
    // What was proposed before was judged by what stood then.
    for (let k = pending.length - 1; k >= 0; k -= 1) {
      if (pending[k]?.change.tactic === change.tactic) pending.splice(k, 1)
    }
  }
  return { changes, pending, count: filed.length }
}

function stateOf(tactic: Tactic, { changes, pending }: FiledTactics): TacticState {
  return {
    tactic,
    ...tacticStanding(tactic, changes),
    pending: pending.filter(({ change }) => change.tactic === tactic.id),
  }
}

/** In the order of the registry. */
export async function tacticStandings(store: Filing): Promise<readonly TacticState[]> {
  const filed = await filedTactics(store)
  return tactics.map((tactic) => stateOf(tactic, filed))
}

/** undefined: there is no such tactic. */
export async function standingOfTactic(
  store: Filing,
  id: string,
): Promise<TacticState | undefined> {
  const tactic = tacticOf(id)
  return tactic === undefined ? undefined : stateOf(tactic, await filedTactics(store))
}

/** In force; of a tactic that is not in the registry (any more) `never`. */
export async function verdictOf(store: Filing, id: string): Promise<TacticVerdict> {
  return (await standingOfTactic(store, id))?.verdict ?? 'never'
}
