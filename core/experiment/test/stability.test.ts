import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { report } from '../src/report.ts'
import type { VerdictParts } from '../src/stability.ts'
import { stabilityOf, verdictProbabilities } from '../src/stability.ts'
import { counted, inputOf, noised, plan, tableOf } from './campaigns.ts'
import { dice } from './seeded.ts'

const calm = { value: 0, noise: 0, bound: 3 }
const parts: VerdictParts = {
  ratio: calm,
  sizes: [{ value: 500, noise: 0, bound: 100 }],
  guards: [],
  difference: { value: 2, noise: 0, bound: 1 },
}

describe('stability', () => {
  test('without noise is certain', () => {
    expect(stabilityOf('certified', parts)).toBe(1)
    expect(
      stabilityOf('rejected', { ...parts, difference: { value: -2, noise: 0, bound: 1 } }),
    ).toBe(1)
    expect(
      stabilityOf('unresolved', { ...parts, difference: { value: 0, noise: 0, bound: 1 } }),
    ).toBe(1)
    expect(stabilityOf('unresolved', { ...parts, difference: undefined })).toBe(1)
    expect(stabilityOf('unresolved', { ...parts, ratio: { ...calm, value: -4 } })).toBe(1)
    expect(stabilityOf('rejected', { ...parts, guards: [{ value: 2, noise: 0, bound: 1 }] })).toBe(
      1,
    )
    const few = { value: 50, noise: 0, bound: 100 }
    expect(stabilityOf('certified', { ...parts, sizes: [few] })).toBe(0)
  })

  test('on the edge is a coin', () => {
    const edge = { value: 1, noise: 4, bound: 1 }
    expect(stabilityOf('certified', { ...parts, difference: edge })).toBeCloseTo(0.5, 12)
    expect(stabilityOf('certified', { ...parts, guards: [edge] })).toBeCloseTo(0.5, 12)
  })

  test('of the three verdicts adds up to 1', () => {
    const compared = fc.record({
      value: fc.double({ min: -9, max: 9, noNaN: true }),
      noise: fc.double({ min: 0, max: 9, noNaN: true }),
      bound: fc.double({ min: 0, max: 9, noNaN: true }),
    })
    fc.assert(
      fc.property(
        compared,
        fc.array(compared, { maxLength: 3 }),
        fc.array(compared, { maxLength: 3 }),
        fc.option(compared, { nil: undefined }),
        (ratio, sizes, guards, difference) => {
          const of = verdictProbabilities({ ratio, sizes, guards, difference })
          const all = Object.values(of)
          expect(all.every((p) => p >= -1e-12 && p <= 1 + 1e-12)).toBe(true)
          expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
        },
      ),
    )
  })

  /**
   * What it says against what happens: campaigns with effects from well below to well above the bound,
   * noised twice; how often are the two verdicts the same? Of 2,000 the share has a standard deviation
   * of .011; a twentieth is more than four of them.
   */
  test('is how often a second draw of the noise gives the same verdict', () => {
    const random = dice(12)
    const table = tableOf()
    let [said, happened, edge, edgeHappened, edges] = [0, 0, 0, 0, 0]
    for (let k = 0; k < 2000; k += 1) {
      const [p, people] = [0.02 + 0.1 * random.uniform(), 2000]
      const bought = [random.binomial(people, 0.07), random.binomial(people, p)]
      const exact = counted(table, ({ arm, outcome }) =>
        outcome === 1 ? (bought[arm] ?? 0) : people - (bought[arm] ?? 0),
      )
      const read = () =>
        report(inputOf(noised(exact, 0.1, random), { plan: { ...plan, tuning: 4000 } })).decided[0]
      const [first, second] = [read(), read()]
      if (first === undefined || second === undefined) throw new Error('no verdict')
      const same = +(first.verdict === second.verdict)
      said += first.stability
      happened += same
      if (first.stability > 0.8) continue
      edges += 1
      edge += first.stability
      edgeHappened += same
    }
    expect(Math.abs(said - happened) / 2000).toBeLessThan(0.05)
    expect(edges).toBeGreaterThan(200)
    expect(Math.abs(edge - edgeHappened) / edges).toBeLessThan(0.1)
  })
})
