import { randomFillSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bernoulliExp, gaussianSample, laplaceSample, uniformBelow } from '../src/cks20.ts'
import { encloseExpNegative } from '../src/interval-exp.ts'
import { magnitudeTable } from '../src/magnitude-table.ts'
import { discreteGaussian, discreteLaplace } from '../src/noise.ts'
import type { RandomWords } from '../src/randomness.ts'
import type { Rational } from '../src/rational.ts'
import { rational, rationalToNumber } from '../src/rational.ts'
import { tableSampler } from '../src/table-sampler.ts'
import { score, scripted } from './samples.ts'
import vectors from './vectors/accounting.json' with { type: 'json' }

const random: RandomWords = { fill: (words) => void randomFillSync(words) }

const gaussianWeight = (s2: Rational) => (k: number) =>
  Math.exp(-(k * k) / (2 * rationalToNumber(s2)))
const laplaceWeight = (t: Rational) => (k: number) => Math.exp(-k / rationalToNumber(t))

describe('the table sampler', () => {
  test.each([
    rational(1n, 4n),
    rational(1n),
    rational(65537n, 1000003n),
    rational(1000003n, 65537n),
    rational(10_000n),
    rational(1_000_000n, 7n),
  ])('draws the discrete Gaussian of variance parameter %o', (sigmaSquared) => {
    const cells = new Int32Array(2_000_000)
    discreteGaussian(sigmaSquared, random).fill(cells)
    expect(Math.abs(score(cells, gaussianWeight(sigmaSquared)))).toBeLessThan(5.5)
  })

  test.each([rational(1n, 2n), rational(65537n, 1003n), rational(40n)])(
    'draws the discrete Laplace of scale %o',
    (scale) => {
      const cells = new Int32Array(2_000_000)
      discreteLaplace(scale, random).fill(cells)
      expect(Math.abs(score(cells, laplaceWeight(scale)))).toBeLessThan(5.5)
    },
  )

  test('a sampler that is two per cent too narrow is caught', () => {
    const cells = new Int32Array(2_000_000)
    discreteGaussian(rational(96n), random).fill(cells)
    expect(Math.abs(score(cells, gaussianWeight(rational(100n))))).toBeGreaterThan(10)
  })

  test('follows its thresholds word for word', () => {
    const sigmaSquared = rational(25n)
    const table = magnitudeTable({ kind: 'gaussian', sigmaSquared }, 160)
    const words = Uint32Array.from({ length: 4096 }, (_, k) => (k * 1_048_573) >>> 0)
    const cells = new Int32Array(words.length)
    const pool = new Uint32Array(16_384)
    pool.set(words)
    tableSampler({ kind: 'gaussian', sigmaSquared }, scripted([...pool])).fill(cells)
    cells.forEach((cell, k) => {
      const u = BigInt((words[k] as number) >>> 1)
      const scaled = u << BigInt(table.bits - 31)
      const magnitude = table.upper.findIndex((upper) => scaled < upper)
      expect(Math.abs(cell)).toBe(magnitude)
      expect(cell === 0 ? 0 : Math.sign(cell)).toBe(
        cell === 0 ? 0 : ((words[k] as number) & 1) === 0 ? 1 : -1,
      )
    })
  })

  test('draws more digits on a boundary and decides by them', () => {
    const sigmaSquared = rational(25n)
    const table = magnitudeTable({ kind: 'gaussian', sigmaSquared }, 160)
    const boundary = table.upper[3] as bigint
    const digits = (from: number, count: number): number =>
      Number((boundary >> BigInt(table.bits - from - count)) & ((1n << BigInt(count)) - 1n))
    const first = (digits(0, 31) * 2) >>> 0
    const second = digits(31, 32)
    const draw = (next: number): number => {
      const script = new Array<number>(16_384).fill(0)
      script[0] = first
      const cells = new Int32Array(1)
      tableSampler({ kind: 'gaussian', sigmaSquared }, scripted([...script, next])).fill(cells)
      return cells[0] as number
    }
    expect(draw(second - 1)).toBe(3)
    expect(draw(second + 1)).toBe(4)
  })

  test('makes its table again when the precision cannot decide, and agrees with a finer one', () => {
    const sigmaSquared = rational(25n)
    const fine = magnitudeTable({ kind: 'gaussian', sigmaSquared }, 400)
    const boundary = fine.upper[3] as bigint
    const word = (from: number, count: number): number =>
      Number((boundary >> BigInt(fine.bits - from - count)) & ((1n << BigInt(count)) - 1n))
    const script = new Array<number>(16_384).fill(0)
    script[0] = (word(0, 31) * 2) >>> 0
    const more = [word(31, 32), word(63, 32), word(95, 32), (word(127, 32) + 1) >>> 0]
    const cells = new Int32Array(1)
    tableSampler({ kind: 'gaussian', sigmaSquared }, scripted([...script, ...more]), 48).fill(cells)
    expect(cells[0]).toBe(4)
  })

  test('finds magnitudes beyond a short table', () => {
    const script = new Array<number>(16_384).fill(0)
    script[0] = 0xffffffff
    const cells = new Int32Array(1)
    const ones = [0xffffffff, 0xffffffff, 0xffffffff, 0]
    tableSampler(
      { kind: 'gaussian', sigmaSquared: rational(25n) },
      scripted([...script, ...ones]),
      48,
    ).fill(cells)
    expect(cells[0]).toBeLessThan(-50)
  })

  test('refuses a sum that leaves 32 bits', () => {
    const cells = Int32Array.of(0, 2 ** 31 - 1)
    const always = { fill: (words: Uint32Array) => void words.fill(0x7ffffffe * 2) }
    expect(() => discreteGaussian(rational(100n), always).add(cells)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })

  test('adds to what is there', () => {
    const cells = new Int32Array(100_000).fill(1000)
    discreteGaussian(rational(4n), random).add(cells)
    const mean = cells.reduce((a, b) => a + b, 0) / cells.length
    // Standard error 2/√100000 = .0063; ten of them.
    expect(Math.abs(mean - 1000)).toBeLessThan(0.063)
  })

  test.each([rational(0n), rational(-1n)])('refuses the parameter %o', (value) => {
    expect(() => discreteGaussian(value, random)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
    expect(() => discreteLaplace(value, random)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })
})

describe('the reference sampler', () => {
  test('draws the discrete Gaussian', () => {
    const sigmaSquared = rational(1000003n, 65537n)
    const cells = Int32Array.from({ length: 40_000 }, () =>
      Number(gaussianSample(sigmaSquared, random)),
    )
    expect(Math.abs(score(cells, gaussianWeight(sigmaSquared)))).toBeLessThan(5.5)
  })

  test('draws the discrete Laplace', () => {
    const scale = rational(7n, 2n)
    const cells = Int32Array.from({ length: 40_000 }, () => Number(laplaceSample(scale, random)))
    expect(Math.abs(score(cells, laplaceWeight(scale)))).toBeLessThan(5.5)
  })

  test('is used beyond the tables, in 32 bits or not at all', () => {
    const large = rational(10n ** 12n)
    const cells = new Int32Array(50)
    discreteGaussian(large, random).fill(cells)
    discreteGaussian(large, random).add(cells)
    discreteLaplace(rational(10n ** 6n), random).fill(cells)
    expect(new Set(cells).size).toBeGreaterThan(40)
    expect(() => discreteGaussian(rational(10n ** 40n), random).fill(cells)).toThrowError(
      expect.objectContaining({ code: 'parameter_invalid' }),
    )
  })

  test('draws below a bound, and accepts with the exponential probability', () => {
    // 20,000 draws at p = exp(−2.5) = .0821: six standard deviations are .0117, two-sided 2·10⁻⁹.
    const hits = Array.from({ length: 20_000 }, () =>
      bernoulliExp(rational(5n, 2n), random),
    ).filter(Boolean).length
    expect(Math.abs(hits / 20_000 - Math.exp(-2.5))).toBeLessThan(0.0117)
    for (let k = 0; k < 200; k += 1)
      expect(uniformBelow(10n ** 20n, random) < 10n ** 20n).toBe(true)
    expect(uniformBelow(1n, random)).toBe(0n)
  })
})

describe('the table of the discrete Laplace', () => {
  const [group] = vectors.filter(({ name }) => name === 'discrete-laplace-privacy-profile')
  test.each(
    group?.cases as { parameter: number; sensitivity: number; epsilon: number; delta: number }[],
  )(
    'has the published privacy profile at epsilon $epsilon',
    ({ parameter, sensitivity, epsilon, delta }) => {
      const { upper, bits } = magnitudeTable(
        { kind: 'laplace', scale: rational(BigInt(1 / parameter)) },
        160,
      )
      const below = upper.map((value) => Number(value) / 2 ** bits)
      const probability = (k: number): number =>
        k === 0
          ? (below[0] as number)
          : ((below[Math.abs(k)] ?? 1) - (below[Math.abs(k) - 1] ?? 1)) / 2
      let sum = 0
      for (let k = -200; k <= 200; k += 1) {
        const gain = probability(k) - Math.exp(epsilon) * probability(k - sensitivity)
        if (gain > 1e-15) sum += gain
      }
      expect(Math.abs(sum - delta)).toBeLessThan(1e-7)
    },
  )
})

describe('certified enclosures', () => {
  test.each([
    rational(0n),
    rational(1n, 3n),
    rational(1n),
    rational(7n, 2n),
    rational(100n),
    rational(1n, 10n ** 9n),
    rational(2000n),
  ])('exp(−%o) lies inside', (x) => {
    const { lower, upper } = encloseExpNegative(x, 256)
    const value = Math.exp(-rationalToNumber(x))
    expect(Number(lower) / 2 ** 256).toBeLessThanOrEqual(value * (1 + 1e-14))
    expect(Number(upper) / 2 ** 256).toBeGreaterThanOrEqual(value * (1 - 1e-14))
    expect(upper - lower).toBeLessThan(1n << 64n)
  })

  test('the squares of enclosures enclose: exp(−x)² and exp(−2x) overlap to the last bits', () => {
    for (let k = 1n; k < 200n; k += 7n) {
      const one = encloseExpNegative(rational(k, 37n), 300)
      const two = encloseExpNegative(rational(2n * k, 37n), 300)
      expect((one.lower * one.lower) >> 300n <= two.upper).toBe(true)
      expect(((one.upper * one.upper) >> 300n) + 1n >= two.lower).toBe(true)
    }
  })
})
