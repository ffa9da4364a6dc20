import { describe, expect, test } from 'vitest'
import { benjaminiHochberg } from '../src/multiple.ts'

describe('Benjamini and Hochberg', () => {
  test('adjust as in their paper', () => {
    // The fifteen p-values of their section 3.2: at .05 the four smallest are rejected.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ]
    const adjusted = benjaminiHochberg(p)
    expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(4)
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12)
    expect([...adjusted].sort((a, b) => a - b)).toEqual(adjusted)
    expect(benjaminiHochberg([...p].reverse())).toEqual([...adjusted].reverse())
    expect(benjaminiHochberg([])).toEqual([])
  })
})
