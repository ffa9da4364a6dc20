/**
 * The table in which it is counted how people choose, every 28 days: declared here, before anybody is in
 * it. Who has an account is in exactly one cell of a period's table: the level that they have at its end,
 * and how it changed since its beginning. Choices that a page without an account told are a table of
 * their own beside it: one choice, one cell.
 *
 * Claim. A period's release is ε-differentially private for adding or removing one account with
 * everything that is kept of it, and for adding or removing one choice of a page.
 *
 * Proof. The store makes one row of each account (grouped by subject) and of each choice, and
 * `trustCellOf` gives a row at most one index, from that row alone. So adding or removing one changes one
 * count by 1 or none, and by `releaseCells` the noisy vector is ε-differentially private. Which periods
 * are counted, and when, is decided by the clock and the ledger, which depend on nobody.
 *
 * - Erased before it is counted: the account's records are nobody's by then, and are in no cell. They do
 *   not pass for choices of a page either: those are marked as such when they come (`anonymous`). That
 *   is data of fewer people, for which the claim holds as well. What was released before stays: it is
 *   noise.
 * - Restricted or held (GDPR 17(3), 18): kept and not used, so in no cell.
 * - An account is in the table of every period: k periods together are kε-private (basic composition,
 *   Dwork and Roth 2014, Theorem 3.16). A year's ε divided by the most periods that 365 days can hold
 *   never costs an account more than a year's ε in any 365 days.
 * - Who chooses k times in pages without an account is k choices and may lose kε: nothing is kept by
 *   which these could be joined.
 *
 * What a page says of the level before is not checked. Devices that nobody chose on, and what levels
 * devices have now, are not known here: levels 1 and 2 leave nothing with the server.
 */
import type { Level } from '@discreet/policy'

/**
 * From the level at the beginning to the one at the end. first: they had not chosen before; stopped:
 * the level is not lower, but something else was taken back (a purpose, helping the crowd).
 */
export const trustMoves = ['first', 'raised', 'lowered', 'stopped', 'same'] as const

export type TrustMove = (typeof trustMoves)[number]

export interface TrustCell {
  readonly of: 'account' | 'choice'
  readonly level: Level
  readonly move: TrustMove
}

function possible({ of, level, move }: TrustCell): boolean {
  const highest = of === 'account' ? 3 : 2
  if (level > highest) return false
  return move === 'raised' ? level > 0 : move !== 'lowered' || level < highest
}

const levels: readonly Level[] = [0, 1, 2, 3]

/** All that can be; what cannot be has no cell. */
export const trustCells: readonly TrustCell[] = (['account', 'choice'] as const).flatMap((of) =>
  levels
    .flatMap((level) => trustMoves.map((move) => ({ of, level, move })))
    .filter((cell) => possible(cell)),
)

/** Of one account in a period, or of one choice. */
export interface TrustUnit {
  readonly of: TrustCell['of']
  /** Whether anything was chosen in the period. */
  readonly chose: boolean
  /** Of the first choice in it, before that; null: none was chosen before. */
  readonly levelFrom: number | null
  /** Of the last choice before the period's end. */
  readonly levelTo: number
  /** Something was allowed at its beginning that is not at its end, beside the level. */
  readonly tookBack: boolean
}

function moveOf({ chose, levelFrom, levelTo, tookBack }: TrustUnit): TrustMove {
  if (!chose) return 'same'
  if (levelFrom === null) return 'first'
  if (levelTo < levelFrom) return 'lowered'
  if (tookBack) return 'stopped'
  return levelTo > levelFrom ? 'raised' : 'same'
}

const places = new Map(trustCells.map(({ of, level, move }, k) => [`${of} ${level} ${move}`, k]))

/** undefined: no choice can be like that, so it is not counted. */
export function trustCellOf(unit: TrustUnit): number | undefined {
  return places.get(`${unit.of} ${unit.levelTo} ${moveOf(unit)}`)
}
