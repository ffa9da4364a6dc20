import { GrowthBook } from '@growthbook/growthbook'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bucketRanges,
  chooseArm,
  fnv1a32,
  hashV1,
  hashV2,
  inHoldout,
  inNamespace,
} from '../src/assign.ts'
import { chiSquareTail } from '../src/distributions.ts'

const unit = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.nat().map(String),
)

/** Adds up to 1, as GrowthBook expects. */
const weights = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 6 })
  .map((parts) => parts.map((part) => part / parts.reduce((sum, n) => sum + n, 0)))

const thousandth = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000)

describe('the hash', () => {
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('is FNV-1a with 32 bits: its published value of "%s"', (text, hash) => {
    expect(fnv1a32(text)).toBe(hash)
  })
})

describe('an arm', () => {
  test('is the one that GrowthBook chooses, whoever, whatever the seed, coverage, weights and namespace', () => {
    const seen = { in: 0, out: 0 }
    fc.assert(
      fc.property(
        unit,
        fc.string({ minLength: 1 }),
        fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
        weights,
        fc.option(fc.tuple(fc.string({ minLength: 1 }), thousandth, thousandth)),
        (id, seed, coverage, shares, namespace) => {
          const growthbook = new GrowthBook({ attributes: { id } })
          const theirs = growthbook.run({
            key: 'campaign',
            variations: shares.map((_, k) => k) as [number, number, ...number[]],
            hashVersion: 2,
            seed,
            coverage,
            weights: shares,
            ...(namespace ? { namespace } : {}),
          })
          growthbook.destroy()
          const [name, from, to] = namespace ?? ['', 0, 1]
          const inside = namespace === null || inNamespace(id, { id: name, from, to })
          const ours = inside ? chooseArm(id, seed, coverage, shares) : -1
          seen[theirs.inExperiment ? 'in' : 'out'] += 1
          expect(ours >= 0).toBe(theirs.inExperiment)
          if (theirs.inExperiment) expect(ours).toBe(theirs.variationId)
        },
      ),
      { numRuns: 5000 },
    )
    expect(Math.min(seen.in, seen.out)).toBeGreaterThan(500)
  })

  test('is chosen by weights relative to each other', () => {
    expect(bucketRanges(1, [1, 1, 2])).toEqual(bucketRanges(1, [0.25, 0.25, 0.5]))
    expect(bucketRanges(0.5, [3, 1])).toEqual([
      [0, 0.375],
      [0.75, 0.875],
    ])
  })

  test('of no coverage, or one that is no number, has nobody in it', () => {
    for (const coverage of [0, -1, Number.NaN]) {
      expect(chooseArm('somebody', 'seed', coverage, [1, 1])).toBe(-1)
    }
    expect(bucketRanges(2, [0.5, 0.5])).toEqual(bucketRanges(1, [0.5, 0.5]))
  })

  test('stays where it is when the coverage grows', () => {
    fc.assert(
      fc.property(unit, thousandth, thousandth, weights, (id, one, other, shares) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const before = chooseArm(id, 'seed', less, shares)
        if (before >= 0) expect(chooseArm(id, 'seed', more, shares)).toBe(before)
      }),
    )
  })
})

/**
 * χ² of counts that ought to be equal. The units are fixed, so the result is too; for a good hash it is
 * below 1e-5 for one list of units in 100,000.
 */
function evenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length
  const form = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
  return chiSquareTail(form, counts.length - 1)
}

const units = Array.from({ length: 100_000 }, (_, k) => `user-${k}`)

describe('units', () => {
  test('spread evenly, also where their names are in order', () => {
    const counts = new Array<number>(50).fill(0)
    for (const id of units) {
      const at = Math.floor(hashV2('spring', id) * 50)
      counts[at] = (counts[at] ?? 0) + 1
    }
    expect(evenness(counts)).toBeGreaterThan(1e-5)
  })

  test('of one arm of a campaign are in the arms of the next, and in the holdout, as anybody else', () => {
    const counts = new Array<number>(20).fill(0)
    for (const id of units) {
      const one = chooseArm(id, 'spring', 1, [1, 1])
      const other = Math.floor(hashV2('summer', id) * 5)
      const held = inHoldout('shop', id, 0.5) ? 1 : 0
      const at = (one * 5 + other) * 2 + held
      counts[at] = (counts[at] ?? 0) + 1
    }
    expect(evenness(counts)).toBeGreaterThan(1e-5)
  })

  test('are in the holdout as often as its share says', () => {
    const held = units.filter((id) => inHoldout('shop', id, 0.05)).length
    // Standard deviation 69.
    expect(Math.abs(held - 5000)).toBeLessThan(300)
    expect(units.some((id) => inHoldout('shop', id, 0))).toBe(false)
  })

  test('of a namespace are in exactly one of ranges that divide it', () => {
    fc.assert(
      fc.property(unit, thousandth, (id, cut) => {
        const inFirst = inNamespace(id, { id: 'shop', from: 0, to: cut })
        expect(inFirst).toBe(!inNamespace(id, { id: 'shop', from: cut, to: 1 }))
        expect(inFirst).toBe(hashV1('__shop', id) < cut)
      }),
    )
  })
})
