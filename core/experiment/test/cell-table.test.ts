import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellTable } from '../src/cell-table.ts'
import { bucketOf, cellAt, cellCount, indexOfCell, movedCell } from '../src/cell-table.ts'

const table: CellTable = {
  arms: ['holdout', 'neutral', 'warm'],
  levels: [1, 2, 3],
  audiences: ['regulars', 'others'],
  outcome: { kind: 'funnel', steps: ['shown', 'basket', 'bought'] },
  guards: ['too_personal', 'complaint'],
}
const cell = { arm: 1, level: 2, audience: 1, outcome: 1, guard: 0 }

describe('a table of cells', () => {
  test('numbers its cells without a gap, and back', () => {
    expect(cellCount(table)).toBe(3 * 3 * 2 * 3 * 3)
    const indexes = Array.from({ length: cellCount(table) }, (_, k) => k)
    for (const index of indexes) {
      const at = cellAt(table, index)
      expect(at && indexOfCell(table, at)).toBe(index)
    }
    const spend: CellTable = {
      ...table,
      outcome: { kind: 'spend', buckets: [{ from: 0, value: 0 }] },
    }
    expect(cellCount(spend)).toBe(cellCount(table) / 3)
  })

  test('knows no cell beyond it', () => {
    for (const index of [-1, 0.5, cellCount(table), Number.NaN]) {
      expect(cellAt(table, index)).toBeUndefined()
    }
    for (const wrong of [-1, 1.5, 3, Number.NaN]) {
      expect(indexOfCell(table, { ...cell, outcome: wrong })).toBeUndefined()
    }
    expect(indexOfCell(table, { ...cell, arm: 3 })).toBeUndefined()
  })

  test('moves somebody deeper and graver only', () => {
    const small = fc.integer({ min: 0, max: 2 })
    fc.assert(
      fc.property(small, small, small, small, (outcome, guard, later, said) => {
        const before = { ...cell, outcome, guard }
        const after = movedCell(before, { outcome: later, guard: said })
        expect(after).toEqual({
          ...before,
          outcome: Math.max(outcome, later),
          guard: Math.max(guard, said),
        })
      }),
    )
    expect(movedCell(cell, {})).toEqual(cell)
  })

  test('puts an amount into the last bucket that begins at or below it', () => {
    const buckets = [{ from: 0 }, { from: 10 }, { from: 50 }]
    expect([0, 9.99, 10, 49, 50, 1e9, -1].map((n) => bucketOf(buckets, n))).toEqual([
      0, 0, 1, 1, 2, 2, 0,
    ])
  })
})
