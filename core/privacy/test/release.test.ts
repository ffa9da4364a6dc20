import { randomFillSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Allowance } from '../src/allowance.ts'
import { auditMechanism } from '../src/audit.ts'
import type { Caps } from '../src/bounding.ts'
import { applyCaps, boundedTriangle, mergeBaskets, unitWeight } from '../src/bounding.ts'
import { addCounts, countItems, countListedPairs, countPairs } from '../src/counting.ts'
import { chooseCandidates, chooseHead, headSizeFor } from '../src/head.ts'
import { pairIndex } from '../src/noisy.ts'
import type { RandomWords } from '../src/randomness.ts'
import { multiplyRational, parseRational, rational } from '../src/rational.ts'
import {
  addNoise,
  basketShares,
  bound,
  charge,
  collect,
  defaultParameters,
  periodShares,
  planRelease,
  runRelease,
  unsafeExactCounts,
} from '../src/release.ts'
import type { PeopleRows } from '../src/rows.ts'
import { RowsBuilder } from '../src/rows.ts'

const random: RandomWords = { fill: (words) => void randomFillSync(words) }
type People = readonly (readonly (readonly number[])[])[]

function rowsOf(people: People, itemCount: number): PeopleRows {
  const builder = new RowsBuilder(itemCount)
  people.forEach((baskets, person) => {
    baskets.forEach((basket, k) => {
      for (const item of basket) builder.add(person, k, item)
    })
  })
  return builder.finish()
}

const caps: Caps = { basketsPerPerson: 3, itemsPerBasket: 3, itemsPerPerson: 4 }
const scale = 64
const clip = BigInt(scale)
const weight = (baskets: number, cells: number): number => unitWeight(clip, baskets, cells)
const norm2 = (cells: Int32Array): bigint =>
  cells.reduce((sum, cell) => sum + BigInt(cell) ** 2n, 0n)
const minus = (a: Int32Array, b: Int32Array): Int32Array =>
  a.map((value, k) => value - (b[k] as number))

/** Every sum that a release noises, for a fixed public head and list. */
function sums(people: People, itemCount: number): Int32Array[] {
  const rows = applyCaps(rowsOf(people, itemCount), caps)
  const merged = mergeBaskets(rows, caps)
  const head = Uint32Array.from({ length: itemCount }, (_, k) => k)
  const list = { first: Uint32Array.of(0, 0, 1), second: Uint32Array.of(1, 2, 2) }
  return [
    countItems(merged, (m) => unitWeight(clip, 1, Math.max(m, 2))),
    countPairs(rows, head, weight),
    countPairs(merged, head, weight),
    countListedPairs(rows, head, list, weight),
    countListedPairs(merged, head, list, weight),
  ]
}

function subsets(n: number): number[][] {
  return Array.from({ length: 2 ** n }, (_, mask) =>
    Array.from({ length: n }, (__, k) => k).filter((k) => (mask >> k) & 1),
  )
}

describe('sensitivity', () => {
  test('no person of a universe of four items changes any sum by more than the clip, in any company', () => {
    const baskets = subsets(4).filter((one) => one.length > 0)
    const persons: number[][][] = [
      ...baskets.map((one) => [one]),
      ...baskets.flatMap((one) => baskets.map((two) => [one, two])),
      ...baskets.map((one) => [one, one, one]),
    ]
    const companies: People[] = [
      [],
      [[[0, 1]]],
      [
        [
          [0, 1, 2],
          [2, 3],
        ],
        [[3]],
        [[0, 1, 2, 3]],
      ],
    ]
    for (const company of companies) {
      const before = sums(company, 4)
      for (const person of persons) {
        sums([...company, person], 4).forEach((after, k) => {
          expect(norm2(minus(after, before[k] as Int32Array)) <= clip * clip).toBe(true)
        })
      }
    }
  })

  test('nor does anybody with many baskets of many items, in a larger universe', () => {
    const person = fc.array(fc.array(fc.nat(19), { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 4 }), person, fc.nat(4), (company, one, at) => {
        const before = sums(company, 20)
        const after = sums([...company.slice(0, at), one, ...company.slice(at)], 20)
        after.forEach((cells, k) => {
          expect(norm2(minus(cells, before[k] as Int32Array)) <= clip * clip).toBe(true)
        })
      }),
      { numRuns: 300 },
    )
  })

  test('a weight that forgets the number of baskets would exceed the clip, and this test would see it', () => {
    const rows = rowsOf(
      [
        [
          [0, 1],
          [0, 1],
        ],
      ],
      2,
    )
    const forgetful = countPairs(rows, Uint32Array.of(0, 1), (_, cells) =>
      unitWeight(clip, 1, cells),
    )
    expect(norm2(forgetful) > clip * clip).toBe(true)
  })

  test('the unit weight is the largest integer that fits', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 70_000n),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 5000 }),
        (c, b, n) => {
          const v = BigInt(unitWeight(c, b, n))
          expect(v * v * BigInt(n) * BigInt(b) ** 2n <= c * c).toBe(true)
          expect((v + 1n) ** 2n * BigInt(n) * BigInt(b) ** 2n > c * c).toBe(true)
        },
      ),
    )
    expect(unitWeight(10n, 0, 5)).toBe(0)
    expect(unitWeight(10n, 5, 0)).toBe(0)
  })

  test('the general triangle keeps its norm for any weights, with and without its diagonal', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 9 })
    fc.assert(
      fc.property(weights, fc.bigInt(1n, 2n ** 20n), fc.boolean(), (x, c, diagonal) => {
        const cells = boundedTriangle(x, c, diagonal)
        expect(cells.reduce((sum, cell) => sum + cell * cell, 0n) <= c * c).toBe(true)
        expect(cells).toHaveLength((x.length * (x.length + (diagonal ? 1 : -1))) / 2)
      }),
    )
    expect(boundedTriangle([1, 1], 1024n, true)).toEqual([591n, 591n, 591n])
    expect(boundedTriangle([1, 1], 1024n, false)).toEqual([1024n])
    expect(boundedTriangle([0, 5], 1024n, false)).toEqual([0n])
    expect(() => boundedTriangle([-1], 1n, true)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
    expect(() => boundedTriangle([1e200, 1e200], 1n, true)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })

  test('rounding errors of the scale are repaired by scaling again', () => {
    for (let n = 2; n < 40; n += 1) {
      const cells = boundedTriangle(new Array<number>(n).fill(1), 3n, true)
      expect(cells.reduce((sum, cell) => sum + cell * cell, 0n) <= 9n).toBe(true)
    }
    expect(boundedTriangle([3, 0], 9_007_199_254_740_995n, true)[0] as bigint).toBeLessThanOrEqual(
      9_007_199_254_740_995n,
    )
  })
})

describe('rows', () => {
  test('a basket of 20,000 items is capped, by the person alone', () => {
    const items = Array.from({ length: 20_000 }, (_, k) => k)
    const alone = applyCaps(rowsOf([[items]], 20_000), { ...caps, itemsPerBasket: 200 })
    expect(alone.items).toHaveLength(200)
    const inCompany = applyCaps(rowsOf([[[1, 2]], [items]], 20_000), {
      ...caps,
      itemsPerBasket: 200,
    })
    expect(inCompany.items.subarray(2)).toEqual(alone.items)
  })

  test('order and repetition within a basket do not matter, and baskets are capped', () => {
    const rows = rowsOf([[[3, 1, 3, 1]], [[0], [1], [2], [3]]], 4)
    expect([...rows.items.subarray(0, 2)]).toEqual([1, 3])
    expect(applyCaps(rows, caps).basketOffsets).toHaveLength(5)
    expect([...mergeBaskets(rows, { ...caps, itemsPerPerson: 9 }).items.subarray(2)]).toEqual([
      0, 1, 2, 3,
    ])
  })

  test('grow to any length', () => {
    const many = rowsOf(
      Array.from({ length: 3000 }, (_, k) => [[k % 5]]),
      5,
    )
    expect(many.personOffsets).toHaveLength(3001)
  })

  test.each([-1, 4, 0.5])('item %s is refused', (item) => {
    expect(() => new RowsBuilder(4).add(1, 1, item)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })
})

describe('counting', () => {
  const people = fc.array(
    fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
    { maxLength: 12 },
  )

  test('agrees with counting pair by pair', () => {
    fc.assert(
      fc.property(people, (crowd) => {
        const head = Uint32Array.of(7, 2, 5, 0)
        const rows = rowsOf(crowd, 10)
        const cells = countPairs(rows, head, weight)
        const plain = new Int32Array(6)
        for (const baskets of crowd) {
          for (const basket of baskets) {
            const held = [...head].flatMap((item, k) => (basket.includes(item) ? k : []))
            const v = weight(baskets.length, (held.length * (held.length - 1)) / 2)
            for (const i of held)
              for (const j of held) if (i < j) (plain[pairIndex(i, j, 4)] as number) += v
          }
        }
        expect(cells).toEqual(plain)
      }),
    )
  })

  test('sums of any split of the people add up to the whole', () => {
    fc.assert(
      fc.property(people, fc.nat(12), (crowd, at) => {
        const head = Uint32Array.from({ length: 10 }, (_, k) => k)
        const of = (part: People): Int32Array => countPairs(rowsOf(part, 10), head, weight)
        expect(addCounts(of(crowd.slice(0, at)), of(crowd.slice(at)))).toEqual(of(crowd))
      }),
    )
  })

  test('does not depend on the order of the people', () => {
    fc.assert(
      fc.property(people, (crowd) => {
        expect(sums([...crowd].reverse(), 10)).toEqual(sums(crowd, 10))
      }),
    )
  })

  test('refuses sums that leave 32 bits, and parts of unequal length', () => {
    const rows = rowsOf([[[0, 1]], [[0, 1]]], 2)
    const huge = (): number => 2 ** 30
    const head = Uint32Array.of(0, 1)
    const list = { first: Uint32Array.of(0), second: Uint32Array.of(1) }
    const refused = expect.objectContaining({ code: 'parameter_invalid' })
    expect(() => countPairs(rows, head, huge)).toThrowError(refused)
    expect(() => countItems(rows, huge)).toThrowError(refused)
    expect(() => countListedPairs(rows, head, list, huge)).toThrowError(refused)
    expect(() => addCounts(Int32Array.of(1), Int32Array.of())).toThrowError(refused)
    expect(() => addCounts(Int32Array.of(2 ** 31 - 1), Int32Array.of(1))).toThrowError(refused)
  })
})

describe('public choices', () => {
  test('the head is the largest noisy counts, ties by place', () => {
    expect([...chooseHead(Int32Array.of(5, 9, 5, -3), 3)]).toEqual([1, 0, 2])
    expect(headSizeFor(-5, 0.02, 10)).toBe(10)
    expect(headSizeFor(1e12, 1, 50_000)).toBe(10_000)
    expect(headSizeFor(77_000, 0.0244, 3000)).toBeGreaterThan(headSizeFor(7000, 0.0244, 3000))
  })

  test('candidates are the pairs most above independence', () => {
    const list = chooseCandidates(
      Int32Array.of(100, 100, 100),
      1,
      Uint32Array.of(0, 1, 2),
      Int32Array.of(0, 90, 10),
      1,
    )
    expect([...list.first, ...list.second]).toEqual([0, 2])
    const none = chooseCandidates(
      Int32Array.of(100, 100),
      1,
      Uint32Array.of(0, 1),
      Int32Array.of(-5),
      0,
    )
    expect(none.first).toHaveLength(0)
  })
})

const crowd = Array.from({ length: 400 }, (_, k) => [
  [k % 7, (k + 1) % 7],
  [k % 5, 6],
])
const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const parameters = { ...defaultParameters(rational(5n), periodShares), headSize: 5 }
const allowance = (rho = rational(5n)): Allowance => new Allowance('charge', rho)

describe('the release', () => {
  test('spends exactly its rho, step by step', () => {
    const plan = planRelease(parameters)
    expect(plan.rho).toBe('5')
    const total = plan.steps.reduce((sum, { rho, sigmaSquared, sensitivitySquared }) => {
      const paid = multiplyRational(parseRational(sensitivitySquared), rational(1n, 2n))
      const sigma = parseRational(sigmaSquared)
      expect(multiplyRational(paid, rational(sigma.den, sigma.num))).toEqual(parseRational(rho))
      return sum + Number(parseRational(rho).num) / Number(parseRational(rho).den)
    }, 0)
    expect(total).toBeCloseTo(5, 12)
  })

  test('releases what was planned, with noise on every cell of public lists', () => {
    const result = runRelease(rowsOf(crowd, 7), parameters, allowance(), items, random)
    expect(result.popularity.cells).toHaveLength(7)
    expect(result.basket?.cells).toHaveLength(10)
    expect(result.history?.items).toHaveLength(5)
    expect(result.basketSecond?.cells).toHaveLength(10)
    expect(result.historySecond?.first).toHaveLength(10)
    // Sigma is 3.2; ten of them.
    expect(Math.abs(result.people.value - 400)).toBeLessThan(35)
  })

  test('an empty period can be released and looks like noise', () => {
    const result = runRelease(
      rowsOf([], 7),
      { ...parameters, headSize: 'auto' },
      allowance(),
      items,
      random,
    )
    expect(result.popularity.cells.some((cell) => cell !== 0)).toBe(true)
  })

  test('steps without a share are left out, and a catalogue of one item has no pairs', () => {
    const shares = {
      people: rational(1n, 2n),
      popularity: rational(1n, 4n),
      basketPairs: rational(1n, 4n),
    }
    const result = runRelease(
      rowsOf(crowd, 7),
      { ...parameters, shares },
      allowance(),
      items,
      random,
    )
    expect(result.basketSecond).toBeUndefined()
    expect(result.history).toBeUndefined()
    const single = runRelease(rowsOf([[[0]]], 1), parameters, allowance(), ['a'], random)
    expect(single.basket).toBeUndefined()
  })

  test('more noise for less rho', () => {
    const sigma = (rho: bigint): number =>
      runRelease(
        rowsOf(crowd, 7),
        { ...parameters, rho: rational(rho) },
        allowance(rational(rho)),
        items,
        random,
      ).popularity.sigma
    expect(sigma(1n) / sigma(4n)).toBeCloseTo(2, 10)
  })

  test('a stage is taken once', () => {
    const again = expect.objectContaining({ code: 'release_state' })
    const collected = collect(rowsOf(crowd, 7))
    const bounded = bound(collected, parameters)
    expect(() => bound(collected, parameters)).toThrowError(again)
    const charged = charge(bounded, allowance())
    expect(() => charge(bounded, allowance())).toThrowError(again)
    addNoise(charged, items, random)
    expect(() => addNoise(charged, items, random)).toThrowError(again)
    expect(() => addNoise({ stage: 'charged' }, items, random)).toThrowError(again)
  })

  test('a charge that does not cover the mechanism releases nothing, and an allowance is spent once', () => {
    const exhausted = expect.objectContaining({ code: 'budget_exhausted' })
    expect(() =>
      runRelease(rowsOf(crowd, 7), parameters, allowance(rational(49n, 10n)), items, random),
    ).toThrowError(exhausted)
    const once = allowance()
    runRelease(rowsOf(crowd, 7), parameters, once, items, random)
    expect(() => runRelease(rowsOf(crowd, 7), parameters, once, items, random)).toThrowError(
      exhausted,
    )
    expect(() => allowance().spend(rational(-1n))).toThrowError(exhausted)
    expect(() => allowance(rational(-1n))).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })

  test('the compiler accepts only the right stage, and only a noised result as noised', () => {
    const collected = collect(rowsOf(crowd, 7))
    // @ts-expect-error a collected stage is not a charged one
    expect(() => addNoise(collected, items, random)).toThrowError()
    const exact = unsafeExactCounts(rowsOf(crowd, 7), items)
    const store = (_: ReturnType<typeof addNoise>): void => undefined
    // @ts-expect-error exact counts are not noised
    store(exact)
    expect(exact.popularity.sigma).toBe(0)
  })

  test.each([
    ['a share below 0', { shares: { ...basketShares, basketPairs: rational(-1n, 10n) } }],
    ['shares above 1', { shares: { ...basketShares, historyPairs: rational(1n) } }],
    ['no share for popularity', { shares: { people: rational(1n) } }],
    ['no share for people', { shares: { popularity: rational(1n) } }],
    ['a scale of 0', { scale: 0 }],
    ['a head of 1', { headSize: 1 }],
    ['no candidates', { candidatesPerItem: 0 }],
    ['half a damping', { damping: 0.5 }],
    ['rho 0', { rho: rational(0n) }],
    ['no items in a basket', { caps: { ...caps, itemsPerBasket: 0 } }],
  ])('%s is refused', (_, change) => {
    expect(() => planRelease({ ...parameters, ...change })).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })

  test('rows of another catalogue are refused', () => {
    expect(() => runRelease(rowsOf(crowd, 7), parameters, allowance(), ['a'], random)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })
})

describe('the canary audit', () => {
  test('finds nothing beyond the claim in the real mechanism', () => {
    const report = auditMechanism(4000, random)
    expect(report.passed).toBe(true)
    // It does see the canary: an audit that sees nothing proves nothing.
    expect(report.lowerBound.rho).toBeGreaterThan(0.1)
  })

  test('catches a mechanism with half the noise', () => {
    const report = auditMechanism(4000, random, (rows, own, ids, words) => {
      const rho = multiplyRational(own.rho, rational(4n))
      return runRelease(rows, { ...own, rho }, new Allowance('broken', rho), ids, words)
    })
    expect(report.passed).toBe(false)
  })

  test('sees nothing where there is nothing to see', () => {
    const report = auditMechanism(500, random, (_, own, ids, words) =>
      runRelease(rowsOf([], 6), own, new Allowance('blind', own.rho), ids, words),
    )
    expect(report.lowerBound.rho).toBe(0)
    expect(report.passed).toBe(true)
  })

  test('catches an unprotected mechanism, and reads releases without pairs', () => {
    const report = auditMechanism(500, random, (rows, own, ids, words) => {
      const rho = rational(10_000n)
      const shares = { people: rational(1n, 2n), popularity: rational(1n, 2n) }
      return runRelease(rows, { ...own, rho, shares }, new Allowance('open', rho), ids, words)
    })
    expect(report.passed).toBe(false)
  })
})
