import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededWords, simulateOutcomes } from '../src/index.ts'

const effects = {
  levels: [3, 1],
  audiences: [1, 4],
  arms: [
    { reached: [0.1, 0.02], tooPersonal: 0.01 },
    { reached: [0.13, 0.05], tooPersonal: 0.05 },
  ],
}

describe('simulated outcomes', () => {
  it('have the rates that were put in', () => {
    const units = 40_000
    const armOfUnits = Array.from({ length: units }, (_, k) => k % 2)
    const cells = simulateOutcomes(effects, armOfUnits, seededWords(7))
    const near = (share: number, count: number, of: number): void => {
      const sigma = Math.sqrt(of * share * (1 - share))
      expect(Math.abs(count - of * share)).toBeLessThan(4.5 * sigma)
    }
    near(0.75, cells.filter(({ level }) => level === 0).length, units)
    near(0.2, cells.filter(({ audience }) => audience === 0).length, units)
    effects.arms.forEach(({ reached, tooPersonal }, arm) => {
      const own = cells.filter((cell) => cell.arm === arm)
      reached.forEach((share, step) => {
        near(share, own.filter(({ outcome }) => outcome > step).length, own.length)
      })
      near(tooPersonal, own.filter(({ guard }) => guard === 1).length, own.length)
    })
  })

  it('are the same for the same words, and in the table for any arms', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 })), fc.integer(), (armOfUnits, seed) => {
        const cells = simulateOutcomes(effects, armOfUnits, seededWords(seed))
        expect(simulateOutcomes(effects, armOfUnits, seededWords(seed))).toEqual(cells)
        expect(cells.map(({ arm }) => arm)).toEqual(armOfUnits)
        for (const { level, audience, outcome, guard } of cells) {
          expect([0, 1]).toContain(level)
          expect([0, 1]).toContain(guard)
          expect([0, 1, 2]).toContain(outcome)
          expect([0, 1]).toContain(audience)
        }
      }),
    )
  })
})
