/**
 * The verdict in force: the register's own, then every change in the order in which it was made. What
 * people said can only make it stricter by itself; only people of the staff can loosen it, and as many
 * of them as the tactic asks for.
 */
import type { Tactic, TacticChange, TacticVerdict } from './tactic.ts'
import { verdicts } from './tactic.ts'

export interface TacticStanding {
  readonly verdict: TacticVerdict
  /** Those that changed it, oldest first; the others had no effect. */
  readonly changes: readonly TacticChange[]
}

/** 0 is the mildest; what is no verdict is stricter than all of them. */
export function strictness(verdict: TacticVerdict): number {
  const at = verdicts.indexOf(verdict)
  return at < 0 ? verdicts.length : at
}

/** Of `Name (id)` the id: a name may change, and two people may have the same. */
const idAtTheEnd = /\(([^()]+)\)$/u

/** Each person once; capitals and spaces do not make another one, nor does another name with the same id. */
export function distinctNames(names: readonly string[]): number {
  const plain = names
    .map((name) => idAtTheEnd.exec(name)?.[1] ?? name)
    .map((name) => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ''))
  return new Set(plain.filter((name) => name !== '')).size
}

/**
 * How many people of the staff have to sign to go from one verdict to another; undefined: nobody can.
 * To make it stricter takes one.
 */
export function signaturesNeeded(
  { relaxable }: Pick<Tactic, 'relaxable'>,
  from: TacticVerdict,
  to: TacticVerdict,
): number | undefined {
  if (strictness(to) >= strictness(from)) return 1
  if (relaxable === 'fixed') return undefined
  return relaxable === 'hard' ? 2 : 1
}

function takesEffect(tactic: Tactic, from: TacticVerdict, change: TacticChange): boolean {
  const { to, signedBy, automatic } = change
  if (change.tactic !== tactic.id || to === from || !verdicts.includes(to)) return false
  if (automatic) return strictness(to) > strictness(from)
  const needed = signaturesNeeded(tactic, from, to)
  return needed !== undefined && distinctNames(signedBy) >= needed
}

/** `changes`: of any tactics, oldest first. */
export function tacticStanding(tactic: Tactic, changes: readonly TacticChange[]): TacticStanding {
  let { verdict } = tactic
  const effective: TacticChange[] = []
  for (const change of changes) {
    if (!takesEffect(tactic, verdict, change)) continue
    verdict = change.to
    effective.push(change)
  }
  return { verdict, changes: effective }
}
