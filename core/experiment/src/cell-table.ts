/**
 * The table of a campaign, declared before anybody is in it. Each unit is in one cell: its arm, the
 * level that its person chose, its audience, the deepest outcome, the worst thing that it said. Every
 * cell gets noise, those that nobody is in as well.
 */

/** Levels at which somebody can be counted; 0 is never. */
export type CountedLevel = 1 | 2 | 3

/** From mild to grave; of two the graver counts. */
export const guardNames = ['too_personal', 'level_down', 'complaint'] as const

export type Guard = (typeof guardNames)[number]

export type Outcome =
  /** What a unit can reach, from nothing to the deepest; the first is being shown it. */
  | { readonly kind: 'funnel'; readonly steps: readonly string[] }
  /**
   * What a unit spent, in public buckets: `from` (rising, the first is 0) and the value that stands for
   * the bucket, in the shop's currency.
   */
  | {
      readonly kind: 'spend'
      readonly buckets: readonly { readonly from: number; readonly value: number }[]
    }

export interface CellTable {
  /** `holdout` first when there is one, then those of the campaign in its order. */
  readonly arms: readonly string[]
  readonly levels: readonly CountedLevel[]
  /** Disjoint; a unit is in the first that it fits, else in the last, which is `others`. */
  readonly audiences: readonly string[]
  readonly outcome: Outcome
  readonly guards: readonly Guard[]
}

/** Each field is a position in the table's list; `guard`: 0 nothing was said, else 1 + its position. */
export interface Cell {
  readonly arm: number
  readonly level: number
  readonly audience: number
  readonly outcome: number
  readonly guard: number
}

function outcomesOf({ outcome }: CellTable): number {
  return outcome.kind === 'funnel' ? outcome.steps.length : outcome.buckets.length
}

export function cellCount(table: CellTable): number {
  const { arms, levels, audiences, guards } = table
  return arms.length * levels.length * audiences.length * outcomesOf(table) * (1 + guards.length)
}

/** 0 … cellCount − 1; undefined when a position is not in the table. */
export function indexOfCell(table: CellTable, cell: Cell): number | undefined {
  const sizes: readonly (readonly [number, number])[] = [
    [cell.arm, table.arms.length],
    [cell.level, table.levels.length],
    [cell.audience, table.audiences.length],
    [cell.outcome, outcomesOf(table)],
    [cell.guard, 1 + table.guards.length],
  ]
  let index = 0
  for (const [at, size] of sizes) {
    if (!Number.isInteger(at) || at < 0 || at >= size) return undefined
    index = index * size + at
  }
  return index
}

/** The inverse of `indexOfCell`; undefined when there is no such cell. */
export function cellAt(table: CellTable, index: number): Cell | undefined {
  if (!Number.isInteger(index) || index < 0 || index >= cellCount(table)) return undefined
  let left = index
  const next = (size: number): number => {
    const at = left % size
    left = Math.floor(left / size)
    return at
  }
  const guard = next(1 + table.guards.length)
  const outcome = next(outcomesOf(table))
  const audience = next(table.audiences.length)
  const level = next(table.levels.length)
  return { arm: left, level, audience, outcome, guard }
}

/** The cell after something more happened: an outcome never gets shallower, a guard never milder. */
export function movedCell(
  cell: Cell,
  happened: { readonly outcome?: number; readonly guard?: number },
): Cell {
  return {
    ...cell,
    outcome: Math.max(cell.outcome, happened.outcome ?? 0),
    guard: Math.max(cell.guard, happened.guard ?? 0),
  }
}

/** The bucket of an amount: the last that begins at or below it. */
export function bucketOf(buckets: readonly { readonly from: number }[], amount: number): number {
  let found = 0
  buckets.forEach(({ from }, k) => {
    if (amount >= from) found = k
  })
  return found
}
