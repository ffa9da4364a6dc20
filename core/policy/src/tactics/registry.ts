/**
 * The register of tactics: what people say of each and what follows from it. The figures are of
 * surveys of firms, mostly of the US and the UK, and "creepy" was not asked the same everywhere; so a
 * brand may relax what it has better evidence for, by name and in the log, and nobody may relax a
 * price by person.
 */
import { tacticsOfAccounts } from './registry-account.ts'
import { tacticsElsewhere } from './registry-elsewhere.ts'
import { tacticsHere } from './registry-here.ts'
import { tacticsThatPry } from './registry-prying.ts'
import { tacticsThatReachOut } from './registry-reaching.ts'
import type { Tactic } from './tactic.ts'

export const tactics: readonly Tactic[] = [
  ...tacticsHere,
  ...tacticsOfAccounts,
  ...tacticsThatReachOut,
  ...tacticsThatPry,
  ...tacticsElsewhere,
]

export function tacticOf(id: string): Tactic | undefined {
  return tactics.find((tactic) => tactic.id === id)
}
